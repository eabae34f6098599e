package cli

import (
	"encoding/json"
	"fmt"

	"lotrinh/internal/app"
)

type papersRemitCmd struct {
	Unit  string   `help:"help_papers_remit_unit" placeholder:"CODE"`
	Files []string `arg:"" optional:"" help:"help_papers_remit_files" name:"file"`
	sizeFlag
}

// Run records decisions on the functions and tasks of units, each of the unit it names; without files it lists what is recorded.
func (c *papersRemitCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		if len(c.Files) == 0 {
			return e.listFunctions(a, who)
		}
		files, err := filesUnder(c.Files)
		if err != nil {
			return err
		}
		failed := false
		for _, f := range files {
			content, err := c.read(f.path, e.in)
			if err == nil {
				u, setErr := a.SetFunctions(e.ctx, who, c.Unit, app.Input{Name: nameOf(f.path), Content: content})
				if err = setErr; err == nil {
					fmt.Fprintf(e.out, "%s\t%s\n", u.Code, e.language().Say("Đã ghi chức năng, nhiệm vụ của %s.", u.Name))
				}
			}
			if err != nil {
				failed = true
				fmt.Fprintf(e.err, "lotrinh: %s\n", e.say(err))
			}
		}
		if failed {
			return errReported
		}
		return nil
	})
}

func (e *env) listFunctions(a *app.App, who app.Who) error {
	units, _, err := a.FunctionsRecorded(e.ctx, who)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(units)
	}
	for _, u := range units {
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\n", u.Code, u.Functions.Number, u.Functions.Date, u.Name)
	}
	return nil
}
