package app

import (
	"context"
	"fmt"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// progress is what becomes of a task: begun and done in which of the periods; an end behind the last one is still to come.
type progress struct {
	id         plan.ItemID
	leads      []int // in generator.units
	begin, end int
}

// reports writes the approved reports of each period, several units an act.
func (g *generator) reports(ctx context.Context) error {
	led := make([][]int, len(g.units))
	for i, t := range g.tasks {
		for _, u := range t.leads {
			led[u] = append(led[u], i)
		}
	}
	for k, p := range g.periods {
		day := min(p.Bounds().From.Add(19), g.day)
		var reports []report.Report
		var lines []report.Line
		write := func() error {
			if len(reports) == 0 {
				return nil
			}
			err := g.a.At(day).change(ctx, g.who, act{"generate", "report", string(reports[0].ID), "dữ liệu thử"}, func(tx *store.Tx) error {
				if err := saveAll(tx, store.Lines, lines); err != nil {
					return err
				}
				return saveAll(tx, store.Reports, reports) // last, because an approved report moves the standings of its lines
			})
			reports, lines = nil, nil
			return err
		}
		for u := range g.units {
			r := report.Report{ID: report.ID(g.id()), UnitID: g.units[u].ID, Period: p, State: report.Approved, Summary: "Cơ bản bảo đảm tiến độ.", SubmittedOn: day, ApprovedOn: day}
			had := len(lines)
			for _, i := range led[u] {
				if t := g.tasks[i]; k == t.end || (k >= t.begin && k < t.end && g.rng.IntN(3) == 0) {
					lines = append(lines, g.line(r, t, k))
				}
			}
			if len(lines) > had {
				reports = append(reports, r)
			}
			if len(lines) >= batch {
				if err := write(); err != nil {
					return err
				}
			}
		}
		if err := write(); err != nil {
			return err
		}
		g.step(p.Vi())
	}
	return nil
}

// line is what a unit says of a task in period k.
func (g *generator) line(r report.Report, t progress, k int) report.Line {
	l := report.Line{ID: g.id(), ReportID: r.ID, UnitID: r.UnitID, Period: r.Period, ItemID: t.id, State: plan.InProgress, Percent: -1, Text: g.pick(newsVi)}
	if k == t.end {
		l.State, l.Percent, l.DoneOn = plan.Done, 100, r.Period.Bounds().From.Add(g.rng.IntN(14))
		l.Product = fmt.Sprintf("Quyết định số %d/QĐ-UBND ngày %s", 1+g.rng.IntN(4000), l.DoneOn.Vi())
		return l
	}
	if g.rng.IntN(10) > 0 {
		l.Percent = 5 + 90*(k-t.begin+1)/(t.end-t.begin+2)
	}
	if g.rng.IntN(8) == 0 {
		l.Difficulties = g.pick(troublesVi)
	}
	return l
}

// fate draws when a task is begun and done: about half are done within the periods, as many again are late.
func (g *generator) fate() (begin, end int) {
	n := len(g.periods)
	begin = g.rng.IntN(max(1, n/2))
	return begin, begin + 1 + g.rng.IntN(2*n+1)
}

// lead chooses who leads a task: departments more often than communes, as in a real plan.
func (g *generator) lead() int {
	if first, last := g.departments(); g.rng.IntN(2) == 0 {
		return first + g.rng.IntN(last-first)
	}
	return g.rng.IntN(len(g.units) - 1) // the last one is the group
}

func (g *generator) departments() (first, last int) { return 1, min(25, len(g.units)-1) }
