package cli

import (
	"encoding/json"
	"fmt"

	"lotrinh/internal/app"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// cycleCmd keeps the reporting rhythm.
type cycleCmd struct {
	List   cycleListCmd   `cmd:"" help:"help_cycle_list"`
	Open   cycleOpenCmd   `cmd:"" help:"help_cycle_open"`
	Close  cycleCloseCmd  `cmd:"" help:"help_cycle_close"`
	Status cycleStatusCmd `cmd:"" help:"help_cycle_status"`
}

// shownCycle is a cycle as it is printed.
type shownCycle struct {
	report.Cycle
	Sums app.CycleSums `json:"sums"`
}

type cycleListCmd struct{ asOf }

// Run prints the newest cycles.
func (c *cycleListCmd) Run(e *env) error {
	a, who, err := c.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	cycles, err := a.Cycles(e.ctx, who)
	if err != nil {
		return err
	}
	if e.JSON {
		out := []shownCycle{}
		for _, x := range cycles {
			out = append(out, shownCycle{x.Cycle, x.Sums})
		}
		return json.NewEncoder(e.out).Encode(out)
	}
	for _, x := range cycles {
		e.printCycle(x.Cycle, x.Sums)
	}
	if len(cycles) == 0 {
		fmt.Fprintln(e.out, e.language().Say("Chưa có kỳ báo cáo nào: hãy lập chế độ báo cáo trên trang Chế độ báo cáo, rồi chạy lotrinh cycle open."))
	}
	return nil
}

func (e *env) printCycle(c report.Cycle, s app.CycleSums) {
	say := e.language().Say
	fmt.Fprintf(e.out, "%s\t%s\t%s\n", c.ID, say(c.State.Vi()), say("hạn gửi %s, phải báo cáo %d, đã gửi %d (trễ %d), chưa gửi %d", c.Due.Short(e.language()), s.Owing, s.Sent, s.Late, s.Missing))
}

type cycleOpenCmd struct {
	Period string `arg:"" optional:"" help:"help_cycle_period"`
	Regime string `help:"help_cycle_regime" placeholder:"CODE"`
}

// Run opens what is due, or one period.
func (c *cycleOpenCmd) Run(e *env) error {
	p, ok := when.ParsePeriod(c.Period)
	if !ok && c.Period != "" {
		return usage("Kỳ %q không đúng; viết 2026-06, 2026-W07, 2026-Q2, 2026-H1, 2026-9M hoặc 2026.", "The period %q is wrong; write 2026-06, 2026-W07, 2026-Q2, 2026-H1, 2026-9M or 2026.", c.Period)
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	say, finish := progress(e.err)
	opened, err := a.OpenCycles(e.ctx, who, c.Regime, p, say)
	if err != nil {
		return err
	}
	finish()
	out := []shownCycle{}
	for _, x := range opened {
		v, _, err := a.Cycle(e.ctx, who, x.ID, app.CycleFilter{PerPage: 1})
		if err != nil {
			return err
		}
		out = append(out, shownCycle{v.Cycle, v.Sums})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(out)
	}
	for _, x := range out {
		e.printCycle(x.Cycle, x.Sums)
	}
	if len(out) == 0 {
		fmt.Fprintln(e.out, e.language().Say("Không có kỳ nào đến ngày mở."))
	}
	return nil
}

type cycleCloseCmd struct {
	Cycle string `arg:"" help:"help_cycle_name"`
}

// Run closes one cycle.
func (c *cycleCloseCmd) Run(e *env) error {
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	x, err := a.CycleNamed(e.ctx, who, c.Cycle)
	if err != nil {
		return err
	}
	say, finish := progress(e.err)
	if err := a.CloseCycle(e.ctx, who, x.ID, say); err != nil {
		return err
	}
	finish()
	v, _, err := a.Cycle(e.ctx, who, x.ID, app.CycleFilter{PerPage: 1})
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(shownCycle{v.Cycle, v.Sums})
	}
	e.printCycle(v.Cycle, v.Sums)
	return nil
}

type cycleStatusCmd struct {
	Cycle string `arg:"" help:"help_cycle_name"`
	Only  string `help:"help_cycle_only" enum:",missing,late,sent,since" default:"" placeholder:"WHICH"`
	asOf
}

// Run prints who has sent and who has not, a line a unit.
func (c *cycleStatusCmd) Run(e *env) error {
	a, who, err := c.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	x, err := a.CycleNamed(e.ctx, who, c.Cycle)
	if err != nil {
		return err
	}
	v, page, err := a.Cycle(e.ctx, who, x.ID, app.CycleFilter{State: c.Only})
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(struct {
			shownCycle
			Rows []app.CycleUnit `json:"rows"`
		}{shownCycle{v.Cycle, v.Sums}, app.CycleUnits(page.Rows)})
	}
	e.printCycle(v.Cycle, v.Sums)
	say := e.language().Say
	for _, row := range page.Rows {
		state := say("Chưa gửi")
		if row.State != "" {
			state = say(row.State.Vi())
		}
		if row.LateSentOn != "" {
			state += ", " + say("gửi sau khi chốt, ngày %s", row.LateSentOn.Short(e.language()))
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\t%d/%d\n", row.Unit.Name, state, say("hạn gửi %s", row.DueOn.Short(e.language())), e.language().Count(row.DaysLate, "trễ %d ngày", row.DaysLate), row.Filled, row.Many)
	}
	return nil
}
