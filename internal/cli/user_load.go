package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

type userFormCmd struct {
	Output string `short:"o" help:"help_output" required:"" placeholder:"FILE"`
}

// Run writes the workbook in which units, posts and accounts are set up.
func (c *userFormCmd) Run(e *env) error {
	return e.keep(func(a *app.App, who app.Who) error {
		return e.writeTo(c.Output, func(w io.Writer) error { return a.PeopleTemplate(e.ctx, who, w) })
	})
}

type userLoadCmd struct {
	File string `arg:"" help:"help_user_file"`
	Dry  bool   `name:"dry-run" help:"help_user_dry"`
	linkFlags
}

// Run sets up units, posts and accounts from a workbook: all of it or nothing.
func (c *userLoadCmd) Run(e *env) error {
	content, err := os.ReadFile(c.File)
	if err != nil {
		return fault.System(c.File, "không đọc được", "cannot be read", err)
	}
	return e.keep(func(a *app.App, who app.Who) error {
		l, err := a.LoadPeople(e.ctx, who, content, c.Dry)
		if err != nil {
			return err
		}
		out := l.Told(e.Lang, c.link)
		if err := e.printLoaded(out); err != nil {
			return err
		}
		if len(l.Wrong) > 0 {
			fmt.Fprintln(e.err, "lotrinh: "+e.say(fault.New(fault.Invalid, "Có %d dòng chưa đúng; chưa ghi gì.", "%d rows are wrong; nothing was written.", len(l.Wrong)+l.MoreWrong)))
			return errReported
		}
		return nil
	})
}

func (e *env) printLoaded(x app.LoadedPeople) error {
	if e.JSON {
		return json.NewEncoder(e.out).Encode(x)
	}
	l := e.language()
	for _, s := range []struct {
		name string
		n    app.Loaded
	}{{"Đơn vị", x.Units}, {"Chức danh", x.Posts}, {"Tài khoản", x.Accounts}} {
		fmt.Fprintf(e.out, "%s: +%d ~%d =%d\n", l.Say(s.name), s.n.New, s.n.Changed, s.n.Same)
	}
	for _, w := range x.Wrong {
		fmt.Fprintf(e.err, "%s %d: %s\n", w.Sheet, w.Row, w.Text)
	}
	for _, p := range x.Links {
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", p.User, p.Name, p.Link)
	}
	return nil
}
