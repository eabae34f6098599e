package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

type reportFormCmd struct {
	Unit   string `help:"help_report_unit" required:"" placeholder:"U"`
	Period string `help:"help_period" required:"" placeholder:"P"`
	Output string `short:"o" help:"help_output" required:"" placeholder:"FILE"`
}

// Run writes the report of a unit as a workbook to fill in.
func (c *reportFormCmd) Run(e *env) error {
	p, ok := when.ParsePeriod(c.Period)
	if !ok {
		return usage("--period: %q không đúng; viết 2026-06, 2026-Q2, 2026-H1, 2026-9M hoặc 2026.", "--period: %q is wrong; write 2026-06, 2026-Q2, 2026-H1, 2026-9M or 2026.", c.Period)
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	return e.writeTo(c.Output, func(w io.Writer) error { return a.ReportForm(e.ctx, who, c.Unit, p, w) })
}

type reportTakeCmd struct {
	File string `arg:"" help:"help_report_file"`
}

type takenCell struct {
	Sheet string `json:"sheet"`
	Row   int    `json:"row"`
	Cell  string `json:"cell"`
	Code  string `json:"code"`
	Text  string `json:"text"`
}

// Run takes in a workbook that was filled in: all of it or nothing.
func (c *reportTakeCmd) Run(e *env) error {
	return e.taking(c.File, func(a *app.App, who app.Who, content []byte) error { return c.take(e, a, who, content) })
}

func (c *reportTakeCmd) take(e *env, a *app.App, who app.Who, content []byte) error {
	taken, err := a.TakeForm(e.ctx, who, "", "", content)
	if err != nil {
		return err
	}
	out := struct {
		Unit    string      `json:"unit"`
		Period  when.Period `json:"period"`
		Rev     int         `json:"rev"`
		Changed int         `json:"changed"`
		Same    bool        `json:"same"` // as before: nothing was written
		Done    bool        `json:"done"`
		Wrong   []takenCell `json:"wrong"`
	}{taken.Unit, taken.Period, taken.Report.Rev, taken.Changed, taken.Same, len(taken.Wrong) == 0, []takenCell{}}
	for _, w := range taken.Wrong {
		out.Wrong = append(out.Wrong, takenCell{w.Sheet, w.Row, w.Cell, w.Code, fault.Say(w.Err, e.Lang)})
	}
	if e.JSON {
		err = json.NewEncoder(e.out).Encode(out)
	} else {
		for _, w := range out.Wrong {
			fmt.Fprintln(e.err, e.language().Say("Ô %s (%s): %s", w.Cell, w.Code, w.Text))
		}
		switch {
		case out.Same:
			fmt.Fprintln(e.out, e.language().Say("%s, %s: không có gì thay đổi; chưa ghi gì.", out.Unit, out.Period))
		case out.Done:
			fmt.Fprintln(e.out, e.language().Say("%s, %s: %d dòng thay đổi.", out.Unit, out.Period, out.Changed))
		}
	}
	if n := len(out.Wrong) + taken.MoreWrong; n > 0 && err == nil {
		fmt.Fprintln(e.err, "lotrinh: "+e.say(fault.New(fault.Invalid, "Biểu mẫu có %d ô chưa đúng; chưa ghi gì.", "%d cells of the form are wrong; nothing was written.", n)))
		return errReported
	}
	return err
}
