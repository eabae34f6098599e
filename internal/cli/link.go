package cli

import (
	"fmt"

	"lotrinh/internal/api"
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// linkCmd joins items, and takes links back.
type linkCmd struct {
	List   linkListCmd   `cmd:"" help:"help_link_list"`
	Add    linkAddCmd    `cmd:"" help:"help_link_add"`
	Remove linkRemoveCmd `cmd:"" help:"help_link_remove"`
}

type linkListCmd struct {
	Item string `arg:"" help:"help_link_item"`
	asOf
}

// Run prints the links of an item.
func (c *linkListCmd) Run(e *env) error {
	return c.opened(e, func(a *app.App, _ app.Who) error { return e.printLinks(a, c.Item) })
}

type linkAddCmd struct {
	Item     string `arg:"" help:"help_link_item"`
	Relation string `arg:"" enum:"implements,depends_on,amends,replaces,repeals,same_as,contributes" help:"help_link_relation"`
	To       string `arg:"" help:"help_link_to"`
	Stated   string `help:"help_link_stated" placeholder:"TEXT"`
	Figure   string `help:"help_link_figure" placeholder:"NUMBER"`
}

// Run joins two items.
func (c *linkAddCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) (err error) {
		if rel := plan.Relation(c.Relation); rel == plan.Contributes {
			err = a.Contribute(e.ctx, who, plan.ItemID(c.Item), c.To, c.Stated, c.Figure)
		} else {
			err = a.LinkItems(e.ctx, who, plan.ItemID(c.Item), rel, c.To)
		}
		if err != nil {
			return err
		}
		return e.printLinks(a, c.Item)
	})
}

type linkRemoveCmd struct {
	Item     string `arg:"" help:"help_link_item"`
	Relation string `arg:"" enum:"implements,depends_on,amends,replaces,repeals,same_as,contributes,theme" help:"help_link_relation"`
	To       string `arg:"" optional:"" help:"help_link_other"`
	Why      string `help:"help_why" required:"" placeholder:"TEXT"`
}

// Run takes a link back.
func (c *linkRemoveCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		l, err := a.LinkNamed(e.ctx, c.Item, plan.Relation(c.Relation), c.To)
		if err != nil {
			return err
		}
		if _, err := a.Unlink(e.ctx, who, l.ID, c.Why); err != nil {
			return err
		}
		return e.printLinks(a, c.Item)
	})
}

func (e *env) printLinks(a *app.App, item string) error {
	_, links, err := a.LinksOf(e.ctx, item)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.printed(api.LinksJSON(links))
	}
	for _, l := range links {
		way := "→"
		if !l.Outgoing {
			way = "←"
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\n", way, l.Link.Relation, l.Title, l.Link.ID)
	}
	return nil
}
