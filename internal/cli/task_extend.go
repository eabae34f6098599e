package cli

import (
	"encoding/json"
	"fmt"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

type taskExtendCmd struct {
	Item       string `arg:"" help:"help_task_item"`
	To         string `help:"help_task_to" required:"" placeholder:"DAY"`
	Reason     string `help:"help_task_reason" required:""`
	Document   string `help:"help_task_letter"`
	Occurrence string `help:"help_task_occurrence" placeholder:"DAY"`
	Unit       string `help:"help_task_unit" placeholder:"U"`
}

// Run asks for a later due day.
func (c *taskExtendCmd) Run(e *env) error {
	to, err := typedDay("to", c.To)
	if err != nil {
		return err
	}
	occurrence, err := typedDay("occurrence", c.Occurrence)
	if err != nil {
		return err
	}
	return e.opened(func(a *app.App, who app.Who) error {
		x, err := a.AskExtension(e.ctx, who, app.ExtensionAsk{Item: c.Item, Unit: c.Unit, Occurrence: occurrence, NewDay: to, Reason: c.Reason, Document: c.Document})
		if err != nil {
			return err
		}
		return printExtension(e, e.out, x)
	})
}

type taskExtensionsCmd struct {
	State string `help:"help_task_state" enum:"asked,granted,refused,withdrawn" default:"asked"`
	Unit  string `help:"help_task_unit" placeholder:"U"`
}

type listedExtension struct {
	plan.Extension
	Item string `json:"item"`
	Unit string `json:"unit"`
	Late bool   `json:"late"`
}

// Run prints requests for later due days.
func (c *taskExtensionsCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		rows, _, err := a.Extensions(e.ctx, who, plan.ExtensionState(c.State), c.Unit)
		if err != nil {
			return err
		}
		out := []listedExtension{}
		for _, r := range rows {
			out = append(out, listedExtension{r.Extension, r.Item.Item.Code, r.Unit.Code, r.Extension.TooLate()})
		}
		if e.JSON {
			return json.NewEncoder(e.out).Encode(out)
		}
		for _, x := range out {
			fmt.Fprintf(e.out, "%s\t%s\t%s\t%s → %s\t%s\n", x.ID, x.Item, x.Unit, x.OldDay.Vi(), x.NewDay.Vi(), x.Reason)
		}
		return nil
	})
}

type taskDecideCmd struct {
	ID     string `arg:"" help:"help_task_id"`
	Grant  bool   `help:"help_task_grant" xor:"verdict" required:""`
	Refuse bool   `help:"help_task_refuse" xor:"verdict" required:""`
	Reason string `help:"help_task_decision" required:""`
}

// Run grants or refuses a request.
func (c *taskDecideCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		x, err := a.DecideExtension(e.ctx, who, plan.ExtensionID(c.ID), 0, c.Grant, c.Reason)
		if err != nil {
			return err
		}
		return printExtension(e, e.out, x)
	})
}

type taskWithdrawCmd struct {
	ID string `arg:"" help:"help_task_id"`
}

// Run takes a request back.
func (c *taskWithdrawCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		x, err := a.WithdrawExtension(e.ctx, who, plan.ExtensionID(c.ID), 0)
		if err != nil {
			return err
		}
		return printExtension(e, e.out, x)
	})
}
