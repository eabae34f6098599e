package cli

import (
	"fmt"

	"lotrinh/internal/api"
	"lotrinh/internal/app"
	"lotrinh/internal/doc"
)

// repealCmd says that a document was repealed without a new one, and what becomes of its items.
type repealCmd struct {
	Show   repealShowCmd   `cmd:"" help:"help_repeal_show"`
	Say    repealSayCmd    `cmd:"" help:"help_repeal_say"`
	Decide repealDecideCmd `cmd:"" help:"help_repeal_decide"`
}

type repealShowCmd struct {
	Document string `arg:"" help:"help_repeal_document"`
}

// Run prints what is proposed and decided about each item of a document.
func (c *repealShowCmd) Run(e *env) error {
	return e.repeal(c.Document, func(*app.App, app.Who, doc.ID) error { return nil })
}

type repealSayCmd struct {
	Document string `arg:"" help:"help_repeal_document"`
	By       string `help:"help_repeal_by" required:"" placeholder:"TEXT"`
	On       string `help:"help_repeal_on" required:"" placeholder:"DAY"`
	Note     string `help:"help_term_note" placeholder:"TEXT"`
}

// Run records that a document was repealed.
func (c *repealSayCmd) Run(e *env) error {
	on, err := typedDay("on", c.On)
	if err != nil {
		return err
	}
	return e.repeal(c.Document, func(a *app.App, who app.Who, id doc.ID) error {
		return a.Repeal(e.ctx, who, id, doc.Repeal{Named: c.By, On: on, Note: c.Note})
	})
}

type repealDecideCmd struct {
	Document string   `arg:"" help:"help_repeal_document"`
	Do       string   `arg:"" enum:"proposed,keep,carry,end,ask" help:"help_repeal_do"`
	Items    []string `arg:"" name:"item" help:"help_version_items"`
	To       string   `help:"help_gone_to" placeholder:"CODE"`
	Why      string   `help:"help_why" placeholder:"TEXT"`
}

// Run decides about items of a repealed document.
func (c *repealDecideCmd) Run(e *env) error {
	do := doc.GoneDo(c.Do)
	if c.Do == "proposed" {
		do = ""
	}
	return e.repeal(c.Document, func(a *app.App, who app.Who, id doc.ID) error {
		return a.DecideRepeal(e.ctx, who, id, c.Items, do, c.To, c.Why)
	})
}

// repeal finds a document, does something about it, and prints how its repeal stands.
func (e *env) repeal(document string, do func(*app.App, app.Who, doc.ID) error) error {
	return e.opened(func(a *app.App, who app.Who) error {
		d, err := a.DocumentNamed(e.ctx, document)
		if err != nil {
			return err
		}
		if err := do(a, who, d.ID); err != nil {
			return err
		}
		v, err := a.Repealing(e.ctx, d.ID)
		if err != nil {
			return err
		}
		return e.printRepeal(v)
	})
}

func (e *env) printRepeal(v app.RepealView) error {
	if e.JSON {
		return e.printed(api.RepealJSON(v, e.language()))
	}
	say := e.language().Say
	if x := v.Document.Repealed; x != nil {
		fmt.Fprintln(e.out, say("%s: bãi bỏ bởi %s, hết hiệu lực từ %s; %d mục, chờ quyết định %d.", v.Document.Name(), x.Named, x.On.Short(e.language()), len(v.Rows), v.Undecided))
	} else {
		fmt.Fprintln(e.out, say("%s: chưa ai ghi bị bãi bỏ; %d mục.", v.Document.Name(), len(v.Rows)))
	}
	for _, x := range v.Rows {
		did, to := "? "+say(x.Proposed.Vi()), ""
		if x.Decided != nil {
			did = say(x.Decided.Do.Vi())
		}
		if x.To != nil {
			to = x.To.Code
		}
		if x.Heir != nil {
			to = x.Heir.Code
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\n", x.Item.Item.Code, did, to, x.Item.Item.Title)
	}
	return nil
}
