package cli

import (
	"fmt"

	"lotrinh/internal/api"
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// termCmd shows terms, and closes them.
type termCmd struct {
	List   termListCmd   `cmd:"" help:"help_term_list"`
	Show   termShowCmd   `cmd:"" help:"help_term_show"`
	Open   termOpenCmd   `cmd:"" help:"help_term_open"`
	Edit   termEditCmd   `cmd:"" help:"help_term_edit"`
	Settle termSettleCmd `cmd:"" help:"help_term_settle"`
	Close  termCloseCmd  `cmd:"" help:"help_term_close"`
}

type termListCmd struct{ asOf }

// Run prints the terms.
func (c *termListCmd) Run(e *env) error {
	return c.opened(e, func(a *app.App, _ app.Who) error { return e.printTerms(a) })
}

func (e *env) printTerms(a *app.App) error {
	all, err := a.Terms(e.ctx)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.printed(api.TermsJSON(all))
	}
	say := e.language().Say
	for _, t := range all {
		state := ""
		switch {
		case t.Closed():
			state = say("đã khép ngày %s", t.Closing.On.Short(e.language()))
		case t.Reopening():
			state = say("đang lấy lại việc khép")
		case t.Closing != nil:
			state = say("đang khép")
		case t.Current:
			state = say("hiện nay")
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s – %s\t%s\n", t.Term.Code, t.Term.Name, t.Term.From.Vi(), t.Term.To.Vi(), state)
	}
	return nil
}

// printed prints what the API would answer.
func (e *env) printed(body []byte, err error) error {
	if err == nil {
		_, err = e.out.Write(append(body, '\n'))
	}
	return err
}

type termShowCmd struct {
	Code string `arg:"" help:"help_term_code"`
	Show string `help:"help_term_rows" enum:",waiting,done,cancelled,carry,end,open" default:"" placeholder:"WHICH"`
	Page int    `help:"help_cascade_page" default:"1"`
	asOf
}

// Run prints a page of the items of a term.
func (c *termShowCmd) Run(e *env) error {
	return c.opened(e, func(a *app.App, _ app.Who) error {
		v, err := a.Term(e.ctx, c.Code, app.TermFilter{Show: c.Show, Page: c.Page})
		if err != nil {
			return err
		}
		return e.printTerm(v)
	})
}

func (e *env) printTerm(v app.TermView) error {
	if e.JSON {
		return e.printed(api.TermJSON(v))
	}
	say := e.language().Say
	if v.Closed() {
		f := v.Closing.Figures
		fmt.Fprintln(e.out, say("%s: đã khép ngày %s; %d mục, đã xong %d, chuyển tiếp %d, kết thúc %d, để ngỏ %d.", v.Term.Code, v.Closing.On.Short(e.language()), f.Items, f.Fates[plan.Fulfilled], f.Fates[plan.Carry], f.Fates[plan.Drop], f.Fates[plan.LeaveOpen]))
	} else {
		fmt.Fprintln(e.out, say("%s: %d mục, đã xong %d, chờ quyết định %d, chuyển tiếp %d, kết thúc %d, để ngỏ %d.", v.Term.Code, v.Counts[""], v.Counts["done"], v.Waiting(), v.Counts["carry"], v.Counts["end"], v.Counts["open"]))
	}
	for _, x := range v.Items.Rows {
		title, fate := x.Row.Item.Title, x.Settled.Fate.Vi()
		if x.Settled.Frozen != nil {
			title = x.Settled.Frozen.Title
		}
		if fate == "" && x.Proposed != "" {
			fate = "? " + x.Proposed.Vi()
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", x.Row.Item.Code, fate, title)
	}
	return nil
}

type termOpenCmd struct {
	Code string `arg:"" help:"help_term_code"`
	Name string `help:"help_term_name" required:"" placeholder:"NAME"`
	From string `help:"help_term_from" required:"" placeholder:"DAY"`
	To   string `help:"help_term_to" placeholder:"DAY"`
}

// Run opens a term.
func (c *termOpenCmd) Run(e *env) error {
	from, err := typedDay("from", c.From)
	if err != nil {
		return err
	}
	to, err := typedDay("to", c.To)
	if err != nil {
		return err
	}
	return e.opened(func(a *app.App, who app.Who) error {
		if err := a.OpenTerm(e.ctx, who, plan.Term{Code: c.Code, Name: c.Name, From: from, To: to}); err != nil {
			return err
		}
		return e.printTerms(a)
	})
}

type termEditCmd struct {
	Code    string  `arg:"" help:"help_term_code"`
	Name    *string `help:"help_term_name" placeholder:"NAME"`
	From    *string `help:"help_term_from" placeholder:"DAY"`
	To      *string `help:"help_term_to" placeholder:"DAY"`
	MidTerm *string `help:"help_term_mid" placeholder:"DAY"`
	Final   *string `help:"help_term_final" placeholder:"DAY"`
	Why     string  `help:"help_why" placeholder:"TEXT"`
}

// Run changes the name and days of a term; what is not said stays.
func (c *termEditCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		t, err := a.TermNamed(e.ctx, c.Code)
		if err != nil {
			return err
		}
		if c.Name != nil {
			t.Name = *c.Name
		}
		for _, d := range []struct {
			flag  string
			typed *string
			day   *when.Date
		}{{"from", c.From, &t.From}, {"to", c.To, &t.To}, {"mid-term", c.MidTerm, &t.MidTerm}, {"final", c.Final, &t.Final}} {
			if d.typed == nil {
				continue
			}
			if *d.day, err = typedDay(d.flag, *d.typed); err != nil {
				return err
			}
		}
		if _, err := a.EditTerm(e.ctx, who, c.Code, t.Rev, t, c.Why); err != nil {
			return err
		}
		return e.printTerms(a)
	})
}

type termSettleCmd struct {
	Code   string   `arg:"" help:"help_term_code"`
	Items  []string `arg:"" optional:"" help:"help_term_items"`
	Choice string   `help:"help_term_choice" enum:"carry,end,open,proposed" required:"" placeholder:"CHOICE"`
	Why    string   `help:"help_term_why" placeholder:"TEXT"`
	Show   string   `help:"help_term_rows" enum:"waiting,carry,end,open" default:"waiting" placeholder:"WHICH"`
}

// Run decides about items.
func (c *termSettleCmd) Run(e *env) error {
	fate := plan.Fate(c.Choice)
	if c.Choice == "proposed" {
		fate = ""
	}
	return e.opened(func(a *app.App, who app.Who) (err error) {
		if len(c.Items) > 0 {
			err = a.Settle(e.ctx, who, c.Code, c.Items, fate, c.Why)
		} else {
			_, err = a.SettleAll(e.ctx, who, c.Code, app.TermFilter{Show: c.Show}, fate, c.Why, -1)
		}
		if err != nil {
			return err
		}
		v, err := a.Term(e.ctx, c.Code, app.TermFilter{Show: "waiting"})
		if err != nil {
			return err
		}
		return e.printTerm(v)
	})
}

type termCloseCmd struct {
	Code     string `arg:"" help:"help_term_code"`
	Document string `help:"help_term_document" placeholder:"TEXT"`
	Note     string `help:"help_term_note" placeholder:"TEXT"`
}

// Run closes a term, or goes on with a closing that was broken off.
func (c *termCloseCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		say, finish := progress(e.err)
		v, err := a.CloseTerm(e.ctx, who, c.Code, c.Document, c.Note, say)
		finish()
		if err != nil {
			return err
		}
		return e.printTerm(v)
	})
}
