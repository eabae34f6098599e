package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/when"
)

// taskFollowCmds tell what tasks lack, and bring today's tracker over.
type taskFollowCmds struct {
	Gaps   taskGapsCmd   `cmd:"" help:"help_task_gaps"`
	Import taskImportCmd `cmd:"" help:"help_task_import"`
	Export taskExportCmd `cmd:"" help:"help_task_export"`
}

type taskGapsCmd struct {
	Days int `help:"help_task_days" default:"60" placeholder:"N"`
	asOf
}

// gapLine is a count with the filter of the list that it counts.
type gapLine struct {
	Gap       string `json:"gap"`
	Name      string `json:"name"`
	Count     int    `json:"count"`
	Threshold int    `json:"threshold,omitempty"`
	Filter    string `json:"filter"`
}

// Run prints what the plan lacks.
func (c *taskGapsCmd) Run(e *env) error {
	a, _, err := c.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	g, err := a.Gaps(e.ctx, c.Days)
	if err != nil {
		return err
	}
	say := e.language().Say
	var out []gapLine
	for _, list := range [][]app.GapCount{g.Six, g.Reports, g.Products} {
		for _, x := range list {
			out = append(out, gapLine{x.Gap, say(x.Vi), x.Count, 0, x.Filter.Values().Encode()})
		}
	}
	for _, u := range g.Dissolved {
		out = append(out, gapLine{"dissolved", u.Unit.Name, u.Open, 0, u.Filter.Values().Encode()})
	}
	for _, u := range g.Overloaded {
		out = append(out, gapLine{"overloaded", u.Unit.Name, u.Open, u.Threshold, u.Filter.Values().Encode()})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(struct {
			Open int       `json:"open"`
			Done int       `json:"done"`
			Days int       `json:"days"`
			Gaps []gapLine `json:"gaps"`
		}{g.Open, g.Done, g.Days, out})
	}
	for _, x := range out {
		fmt.Fprintf(e.out, "%d\t%s\t%s\t%s\n", x.Count, x.Gap, x.Name, x.Filter)
	}
	return nil
}

type taskImportCmd struct {
	File   string   `arg:"" help:"help_task_file"`
	Dry    bool     `name:"dry-run" help:"help_user_dry"`
	Period string   `help:"help_task_period" placeholder:"YYYY-MM"`
	Answer []string `help:"help_task_answer" placeholder:"KEY=ANSWER" sep:"none"`
	Leave  bool     `help:"help_task_leave"`
}

// Run brings the tasks of a workbook over, with their past: all of it or nothing.
func (c *taskImportCmd) Run(e *env) error {
	return bring(e, c.File, c.Answer, func(b brought) (app.ToldTracker, int, int, error) {
		load, err := b.app.ImportTracker(e.ctx, b.who, b.name, b.content, app.TrackerOptions{Period: when.Period(c.Period), Dry: c.Dry, Answers: b.answers, Leave: c.Leave, Progress: b.progress})
		told := load.Told(e.Lang)
		return told, len(told.Wrong), len(told.Asked), err
	}, c.print)
}

func (c *taskImportCmd) print(e *env, t app.ToldTracker) {
	say := e.language().Say
	for _, r := range t.Rows {
		if r.Do == app.TrackerSame {
			continue
		}
		fmt.Fprintf(e.out, "%s!%d\t%s\t%s\t%s", r.Sheet, r.Row, r.Do, r.Code, r.Title)
		for _, x := range r.Changes {
			fmt.Fprintf(e.out, "; %s: %s → %s", x.Field, x.Before, x.After)
		}
		for _, n := range r.Notes {
			fmt.Fprintf(e.out, "; %s", n)
		}
		fmt.Fprintln(e.out)
	}
	for _, w := range t.Wrong {
		fmt.Fprintln(e.err, say("Trang %s, dòng %d, cột %s: %s", w.Sheet, w.Row, w.Column, w.Text))
	}
	for _, q := range t.Asked {
		fmt.Fprintf(e.err, "? %s: %s\n", q.Key, q.Text)
		for _, x := range q.Choices {
			fmt.Fprintf(e.err, "    --answer '%s=%s'  %s\n", q.Key, x.Value, x.Text)
		}
	}
	fmt.Fprintln(e.out, say("%d việc mới, %d việc đổi, %d giữ nguyên, %d để ngoài; %d dòng báo cáo các kỳ.", t.New, t.Changed, t.Same, t.Left, t.Lines))
	if len(t.NewUnits) > 0 {
		fmt.Fprintln(e.out, say("Đơn vị mới: %s", strings.Join(t.NewUnits, "; ")))
	}
	if !t.Done {
		fmt.Fprintln(e.out, say("Chưa ghi gì."))
	}
}

type taskExportCmd struct {
	Filter string `help:"help_filter" placeholder:"QUERY"`
	Output string `short:"o" help:"help_output" required:"" placeholder:"FILE"`
}

// Run writes tasks as the workbook that import knows again.
func (c *taskExportCmd) Run(e *env) error {
	query, err := url.ParseQuery(c.Filter)
	if err != nil {
		return usage("--filter: %q không đúng; viết như trên địa chỉ trang danh sách, ví dụ unit=so-tc&time=overdue.", "--filter: %q is wrong; write it as in the address of a list, such as unit=so-tc&time=overdue.", c.Filter)
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	return e.writeTo(c.Output, func(w io.Writer) error { return a.ExportTracker(e.ctx, who, app.ItemFilterOf(query), w) })
}
