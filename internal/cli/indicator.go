package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

// indicatorCmd is what can be done with indicators.
type indicatorCmd struct {
	List   indicatorListCmd   `cmd:"" help:"${help_indicator_list}"`
	Import indicatorImportCmd `cmd:"" help:"${help_indicator_import}"`
	Export indicatorExportCmd `cmd:"" help:"${help_indicator_export}"`
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
	Filter string `help:"${help_filter}" placeholder:"QUERY"`
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
	Format string `help:"${help_export_format}" enum:"csv,xlsx,json,sdmx-csv,sdmx-json,stratml" default:"csv"`
	Filter string `help:"${help_filter}" placeholder:"QUERY"`
	Output string `short:"o" help:"${help_output}" required:"" placeholder:"FILE"`
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
	File   string   `arg:"" help:"${help_indicator_file}"`
	Dry    bool     `name:"dry-run" help:"${help_user_dry}"`
	Answer []string `help:"${help_task_answer}" placeholder:"KEY=ANSWER" sep:"none"`
	Leave  bool     `help:"${help_indicator_leave}"`
}

// Run brings the values of a file in: all of it or nothing.
func (c *indicatorImportCmd) Run(e *env) error {
	answers, err := answersOf(c.Answer)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(c.File)
	if err != nil {
		return fault.System(c.File, "không đọc được", "cannot be read", err)
	}
	return e.opened(func(a *app.App, who app.Who) error {
		say, finish := progress(e.err)
		load, err := a.ImportValues(e.ctx, who, filepath.Base(c.File), content, app.ValuesOptions{Dry: c.Dry, Answers: answers, Leave: c.Leave, Progress: say})
		finish()
		if err != nil {
			return err
		}
		told := load.Told(e.Lang)
		if e.JSON {
			err = json.NewEncoder(e.out).Encode(told)
		} else {
			c.print(e, told)
		}
		if err == nil && told.Wrongs+len(told.Asked) > 0 {
			fmt.Fprintln(e.err, "lotrinh: "+e.say(fault.New(fault.Invalid, "Có %d ô chưa đúng, %d câu hỏi chưa trả lời; chưa ghi gì.", "%d cells are wrong, %d questions are open; nothing was written.", told.Wrongs, len(told.Asked))))
			return errReported
		}
		return err
	})
}

// answersOf reads --answer KEY=ANSWER; a key may hold "=" itself.
func answersOf(given []string) (map[string]string, error) {
	answers := map[string]string{}
	for _, x := range given {
		i := strings.LastIndex(x, "=")
		if i < 1 {
			return nil, usage("--answer %q: viết KHÓA=TRẢ LỜI.", "--answer %q: write KEY=ANSWER.", x)
		}
		answers[x[:i]] = x[i+1:]
	}
	return answers, nil
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
