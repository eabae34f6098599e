package cli

import (
	"io"
	"net/url"
	"os"
	"path/filepath"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

type reportWriteCmd struct {
	Unit   string `help:"help_unit" placeholder:"U"`
	Period string `help:"help_period" required:"" placeholder:"P"`
	Format string `help:"help_format" enum:"docx,xlsx" default:"docx"`
	Output string `short:"o" help:"help_output" required:"" placeholder:"FILE"`
	asOf
}

// Run writes one report.
func (c *reportWriteCmd) Run(e *env) error {
	p, ok := when.ParsePeriod(c.Period)
	if !ok {
		return usage("--period: %q không đúng; viết 2026-06, 2026-Q2, 2026-H1, 2026-9M hoặc 2026.", "--period: %q is wrong; write 2026-06, 2026-Q2, 2026-H1, 2026-9M or 2026.", c.Period)
	}
	a, _, err := c.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	return e.writeTo(c.Output, func(w io.Writer) error { return a.WriteReport(e.ctx, c.Unit, p, c.Format, e.language(), w) })
}

type exportCmd struct {
	What   string `help:"help_what" enum:"tasks,items,indicators,values,journal" default:"items"`
	Format string `help:"help_export_format" enum:"csv,xlsx,json,sdmx-csv,sdmx-json,stratml" default:"csv"`
	Filter string `help:"help_filter" placeholder:"QUERY"`
	View   string `help:"help_view" placeholder:"NAME"`
	Output string `short:"o" help:"help_output" required:"" placeholder:"FILE"`
	asOf
}

// Run streams exactly the rows of the list with the same filter, typed or saved under a name.
func (c *exportCmd) Run(e *env) error {
	if c.View != "" && c.Filter != "" {
		return usage("--view và --filter không đi cùng nhau: chọn một.", "--view and --filter do not go together: choose one.")
	}
	query, err := url.ParseQuery(c.Filter)
	if err != nil {
		return usage("--filter: %q không đúng; viết như trên địa chỉ trang danh sách, ví dụ unit=so-tc&time=overdue.", "--filter: %q is wrong; write it as in the address of a list, such as unit=so-tc&time=overdue.", c.Filter)
	}
	a, who, err := c.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	if c.View != "" {
		v, err := a.View(e.ctx, who, c.View)
		if err != nil {
			return err
		}
		if query, err = url.ParseQuery(v.Query); err != nil {
			return err
		}
	}
	return e.writeTo(c.Output, func(w io.Writer) error {
		return a.Export(e.ctx, who, app.Subject(c.What), app.ItemFilterOf(query), c.Format, e.language(), w)
	})
}

// writeTo writes a file whole or not at all; "-" is standard output.
func (e *env) writeTo(path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(e.out)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".lotrinh-")
	if err != nil {
		return fault.System(path, "không ghi được", "cannot be written", err)
	}
	defer os.Remove(tmp.Name())
	err = write(tmp)
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(tmp.Name(), 0o644); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fault.System(path, "không ghi được", "cannot be written", err)
	}
	return nil
}
