package cli

import "lotrinh/internal/app"

type generateCmd struct {
	Tasks   int    `help:"help_tasks" placeholder:"N" required:""`
	Units   int    `help:"help_units" placeholder:"N" default:"300"`
	Periods int    `help:"help_periods" placeholder:"N" default:"0"`
	Seed    uint64 `help:"help_seed" placeholder:"N" default:"42"`
}

// Run fills an empty installation with made-up data.
func (c *generateCmd) Run(e *env) error {
	want := app.Synthetic{Tasks: c.Tasks, Units: c.Units, Periods: c.Periods, Seed: c.Seed}
	if err := want.Check(); err != nil {
		return usageError{err}
	}
	a, who, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	say, finish := progress(e.err)
	defer finish()
	return a.Generate(e.ctx, who, want, say)
}
