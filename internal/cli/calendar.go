package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// calendarCmd keeps the calendar of working days.
type calendarCmd struct {
	Load calendarLoadCmd `cmd:"" help:"help_calendar_load"`
	Show calendarShowCmd `cmd:"" help:"help_calendar_show"`
	Due  calendarDueCmd  `cmd:"" help:"help_calendar_due"`
}

type calendarLoadCmd struct {
	File string `arg:"" help:"help_calendar_file"`
	Dry  bool   `name:"dry-run" help:"help_user_dry"`
}

type wrongRow struct {
	Row  int    `json:"row"`
	Text string `json:"text"`
}

// Run replaces the days of the years that a file names: all of it or nothing.
func (c *calendarLoadCmd) Run(e *env) error {
	return e.taking(c.File, func(a *app.App, who app.Who, content []byte) error { return c.take(e, a, who, content) })
}

func (c *calendarLoadCmd) take(e *env, a *app.App, who app.Who, content []byte) error {
	loaded, err := a.LoadCalendar(e.ctx, who, content, c.Dry)
	if err != nil {
		return err
	}
	out := struct {
		Years []app.YearLoad `json:"years"`
		Wrong []wrongRow     `json:"wrong"`
		Done  bool           `json:"done"`
	}{slices.Concat([]app.YearLoad{}, loaded.Years), []wrongRow{}, loaded.Done}
	for _, w := range loaded.Wrong {
		out.Wrong = append(out.Wrong, wrongRow{w.N, fault.Say(w.Err, e.Lang)})
	}
	if e.JSON {
		err = json.NewEncoder(e.out).Encode(out)
	} else {
		for _, y := range out.Years {
			fmt.Fprintln(e.out, e.language().Say("%d: thêm %d, đổi %d, bỏ %d, giữ nguyên %d", y.Year, y.Added, y.Changed, y.Removed, y.Same))
		}
		for _, w := range out.Wrong {
			fmt.Fprintln(e.err, e.language().Say("Dòng %d: %s", w.Row, w.Text))
		}
	}
	if n := len(out.Wrong); n > 0 && err == nil {
		fmt.Fprintln(e.err, "lotrinh: "+e.say(fault.New(fault.Invalid, "Có %d dòng chưa đúng; chưa ghi gì.", "%d rows are wrong; nothing was written.", n)))
		return errReported
	}
	return err
}

type calendarShowCmd struct {
	Year int `help:"help_calendar_year" placeholder:"YYYY"`
}

// Run prints the special days of the loaded years, or of one year.
func (c *calendarShowCmd) Run(e *env) error {
	if c.Year < 0 || c.Year > 9999 {
		return usage("--year: %d không phải là một năm.", "--year: %d is not a year.", c.Year)
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	out, err := a.ShownCalendar(e.ctx, who, c.Year)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(append([]app.CalendarYear{}, out...))
	}
	say := e.language().Say
	for _, y := range out {
		for _, d := range y.Days {
			kind := say("nghỉ")
			if d.Kind == when.Worked {
				kind = say("làm bù")
			}
			fmt.Fprintf(e.out, "%s\t%s\t%s\n", d.Date.Vi(), kind, d.Name)
		}
		if !y.Loaded {
			fmt.Fprintln(e.out, say("Chưa nạp ngày nghỉ của năm %d: mới có các ngày do luật định.", y.Year))
		}
	}
	if len(out) == 0 {
		fmt.Fprintln(e.out, say("Chưa nạp năm nào."))
	}
	return nil
}

type calendarDueCmd struct {
	From string `help:"help_calendar_from" required:"" placeholder:"DAY"`
	Days int    `help:"help_calendar_days" required:"" placeholder:"N"`
}

// Run prints the last day of a time in working days, and whether it is certain.
func (c *calendarDueCmd) Run(e *env) error {
	from, ok := when.Typed(c.From)
	if !ok {
		return usage("--from: %q không phải là ngày.", "--from: %q is not a day.", c.From)
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	due, err := a.WorkingDue(e.ctx, who, from, c.Days)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(due)
	}
	fmt.Fprintln(e.out, due.Due.Vi())
	if !due.Certain {
		var years []string
		for _, y := range due.Unknown {
			years = append(years, strconv.Itoa(y))
		}
		fmt.Fprintln(e.out, e.language().Say("Chưa chắc chắn: chưa nạp ngày nghỉ của năm %s.", strings.Join(years, ", ")))
	}
	return nil
}
