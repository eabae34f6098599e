package cli

import (
	"fmt"
	"io"
	"net/url"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// indicatorCmd is what can be done with indicators.
type indicatorCmd struct {
	List   indicatorListCmd   `cmd:"" help:"help_indicator_list"`
	Import indicatorImportCmd `cmd:"" help:"help_indicator_import"`
	Export indicatorExportCmd `cmd:"" help:"help_indicator_export"`
}

// filterOf reads --filter, written as in the address of a list.
func filterOf(text string) (app.ItemFilter, error) {
	query, err := url.ParseQuery(text)
	if err != nil {
		return app.ItemFilter{}, usage("--filter: %q không đúng; viết như trên địa chỉ trang danh sách, ví dụ unit=so-tc&time=overdue.", "--filter: %q is wrong; write it as in the address of a list, such as unit=so-tc&time=overdue.", text)
	}
	return app.ItemFilterOf(query), nil
}

type indicatorListCmd struct {
	Filter string `help:"help_filter" placeholder:"QUERY"`
}

// Run prints the indicators with their units of measure.
func (c *indicatorListCmd) Run(e *env) error {
	f, err := filterOf(c.Filter)
	if err != nil {
		return err
	}
	return e.opened(func(a *app.App, who app.Who) error {
		if e.JSON {
			return a.Export(e.ctx, who, app.Indicators, f, "json", e.language(), e.out)
		}
		f.Kind = plan.IndicatorKind
		for f.Page, f.PerPage = 1, 200; ; f.Page++ {
			page, err := a.Items(e.ctx, f)
			if err != nil {
				return err
			}
			for _, row := range page.Rows {
				fmt.Fprintf(e.out, "%s\t%s\t%s\n", row.Item.Code, row.Item.Fields["unit"], row.Item.Title)
			}
			if f.Page >= page.Pages() {
				return nil
			}
		}
	})
}

type indicatorExportCmd struct {
	Format string `help:"help_export_format" enum:"csv,xlsx,json,sdmx-csv,sdmx-json,stratml" default:"csv"`
	Filter string `help:"help_filter" placeholder:"QUERY"`
	Output string `short:"o" help:"help_output" required:"" placeholder:"FILE"`
}

// Run streams the values and targets of the indicators of a filter.
func (c *indicatorExportCmd) Run(e *env) error {
	f, err := filterOf(c.Filter)
	if err != nil {
		return err
	}
	return e.opened(func(a *app.App, who app.Who) error {
		return e.writeTo(c.Output, func(w io.Writer) error {
			return a.Export(e.ctx, who, app.ValueRows, f, c.Format, e.language(), w)
		})
	})
}

type indicatorImportCmd struct {
	File   string   `arg:"" help:"help_indicator_file"`
	Dry    bool     `name:"dry-run" help:"help_user_dry"`
	Answer []string `help:"help_task_answer" placeholder:"KEY=ANSWER" sep:"none"`
	Leave  bool     `help:"help_indicator_leave"`
}

// Run brings the values of a file in: all of it or nothing.
func (c *indicatorImportCmd) Run(e *env) error {
	return bring(e, c.File, c.Answer, func(b brought) (app.ToldValues, int, int, error) {
		load, err := b.app.ImportValues(e.ctx, b.who, b.name, b.content, app.ValuesOptions{Dry: c.Dry, Answers: b.answers, Leave: c.Leave, Progress: b.progress})
		told := load.Told(e.Lang)
		return told, told.Wrongs, len(told.Asked), err
	}, c.print)
}

func (c *indicatorImportCmd) print(e *env, t app.ToldValues) {
	say := e.language().Say
	for _, r := range t.Rows {
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\t%s\t", r.Cell, r.Code, r.Of, r.Sort, r.Period)
		if r.Before != "" {
			fmt.Fprintf(e.out, "%s → ", r.Before)
		}
		fmt.Fprintf(e.out, "%s\t%s", r.After, r.Unit)
		if r.Note != "" {
			fmt.Fprintf(e.out, "; %s", r.Note)
		}
		fmt.Fprintln(e.out)
	}
	for _, n := range t.Notes {
		fmt.Fprintf(e.err, "%s: %s\n", n.Cell, n.Text)
	}
	for _, w := range t.Wrong {
		fmt.Fprintln(e.err, say("Ô %s: %s", w.Cell, w.Text))
	}
	for _, q := range t.Asked {
		fmt.Fprintf(e.err, "? %s (%s): %s\n", q.Key, q.Cell, q.Text)
		for _, x := range q.Choices {
			fmt.Fprintf(e.err, "    --answer '%s=%s'  %s\n", q.Key, x.Value, x.Text)
		}
	}
	fmt.Fprintln(e.out, say("%d số liệu mới, %d số liệu đổi, %d giữ nguyên, %d để ngoài.", t.New, t.Changed, t.Same, t.Left))
	if !t.Done {
		fmt.Fprintln(e.out, say("Chưa ghi gì."))
	}
}
