package cli

import (
	"encoding/json"
	"fmt"
	"os"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

type reorganiseCmd struct {
	File string `arg:"" help:"help_reorganise_file"`
	Dry  bool   `name:"dry-run" help:"help_user_dry"`
}

// Run records a reorganisation that a file describes, and carries it out when its day has come.
func (c *reorganiseCmd) Run(e *env) error {
	content, err := os.ReadFile(c.File)
	if err != nil {
		return fault.System(c.File, "không đọc được", "cannot be read", err)
	}
	x, wrong, err := app.ReadReorganisation(content)
	if err == nil {
		err = app.WrongRows(wrong)
	}
	if err != nil {
		return err
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	do := a.Reorganise
	if c.Dry {
		do = a.PreviewReorganisation
	}
	out, err := do(e.ctx, who, x)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(out.Told())
	}
	e.printReorganisation(out)
	return nil
}

func (e *env) printReorganisation(x app.ReorganisationEffect) {
	say := e.language().Say
	fmt.Fprintf(e.out, "%s, %s\n", x.Act.Document, say("Có hiệu lực từ %s.", x.Act.On.Vi()))
	for _, u := range x.Units {
		fmt.Fprintf(e.out, "%s: %s", u.Do.Vi(), u.Before.Name)
		for i, h := range u.Heirs {
			fmt.Fprint(e.out, map[bool]string{true: " → ", false: "; "}[i == 0], h.Name)
		}
		if len(u.Heirs) == 0 && u.Name != "" {
			fmt.Fprint(e.out, " → ", u.Name)
		}
		fmt.Fprintln(e.out)
	}
	told := x.Told()
	for _, p := range told.Moved {
		fmt.Fprintf(e.out, "%s\t%s\t%s → %s\n", p.Item, p.Role, p.From, p.To)
	}
	for _, p := range told.Waiting {
		fmt.Fprintf(e.out, "%s\t%s\t%s → ?\n", p.Item, p.Role, p.From)
	}
	for _, p := range told.Posts {
		to := p.To
		if to == "" {
			to = "?"
		}
		fmt.Fprintf(e.out, "%s → %s\n", p.From, to)
	}
	for _, r := range told.Reports {
		fmt.Fprintf(e.out, "%s\t%s → %s\n", r.What, r.From, r.To)
	}
	switch x.Act.State {
	case org.Done:
		fmt.Fprintln(e.out, say("Đã thực hiện việc sắp xếp."))
	case org.Planned:
		fmt.Fprintln(e.out, say("Đã ghi; sẽ thực hiện ngày %s.", x.Act.On.Vi()))
	default:
		fmt.Fprintln(e.out, say("Chỉ thử: chưa ghi gì."))
	}
}
