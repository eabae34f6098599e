package app

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// MineWaiting is what waits for a decision of the post: each a few rows, how many there are, and the page that has them all.
type MineWaiting struct {
	Reports    []WaitingPeriod // to be approved, the newest period first
	Approvals  int             // of all periods
	Extensions []ExtensionRow  // those that wait longest first
	Asked      int             // requests for more time
	Products   MineItems       // of what is done, to be accepted
}

// WaitingPeriod is how many reports of a period wait.
type WaitingPeriod struct {
	Period when.Period
	Count  int
}

// Total is how many decisions wait.
func (m MineWaiting) Total() int { return m.Approvals + m.Asked + m.Products.Total }

// waitingRows is how many rows of each sort are shown.
const waitingRows = 8

// mineWaiting is for those who decide for all units.
func (a *App) mineWaiting(r store.Reader, who Who) (out MineWaiting, err error) {
	if who.must(org.JudgeReport) == nil {
		if err := a.waitingApproval(r, who, &out); err != nil {
			return out, err
		}
		f := ItemFilter{Gap: string(plan.Unjudged), PerPage: waitingRows}
		if out.Products, _, err = a.firstItems(r, f); err != nil {
			return out, err
		}
	}
	if who.must(org.DecideExtension) == nil {
		if out.Asked, err = r.CountExtensions(plan.ExtensionAsked); err != nil || out.Asked == 0 {
			return out, err
		}
		list, err := r.ExtensionsIn(plan.ExtensionAsked, nil, waitingRows)
		if err != nil {
			return out, err
		}
		out.Extensions, err = a.extensionRows(r, list)
		return out, err
	}
	return out, nil
}

// waitingApproval counts the reports that the post may approve now.
func (a *App) waitingApproval(r store.Reader, who Who, out *MineWaiting) error {
	step, err := a.nextStep(r, who)
	if err != nil {
		return err
	}
	states, err := r.StatesWaiting()
	if err != nil {
		return err
	}
	for p, of := range states {
		n := 0
		for unit, state := range of {
			if _, mine := step(unit, state); mine {
				n++
			}
		}
		if n > 0 {
			out.Approvals += n
			out.Reports = append(out.Reports, WaitingPeriod{p, n})
		}
	}
	arrange.By(out.Reports, func(x, y WaitingPeriod) int {
		return cmp.Or(cmp.Compare(y.Period.Bounds().To, x.Period.Bounds().To), cmp.Compare(x.Period, y.Period))
	})
	out.Reports = out.Reports[:min(len(out.Reports), waitingRows)]
	return nil
}

// firstItems are the first items of a filter, how many there are, and the list of them all; q is the filter as it is asked.
func (a *App) firstItems(r store.Reader, f ItemFilter) (out MineItems, q store.ItemQuery, err error) {
	if q, err = a.query(r, f); err != nil {
		return out, q, err
	}
	if out.Total, err = r.CountItems(q); err != nil || out.Total == 0 {
		return out, q, err
	}
	list, err := r.ItemList(q, 0, f.PerPage)
	if err != nil {
		return out, q, err
	}
	out.Rows, err = a.rows(r, list)
	f.PerPage = 0
	out.Href = f.URL()
	return out, q, err
}

// nextStep tells the step by which a post moves the report of a unit on: its endorsement or its approval; ok is false where the
// report does not wait for the post.
func (a *App) nextStep(r store.Reader, who Who) (func(org.UnitID, report.State) (step report.Step, ok bool), error) {
	endorse, err := a.reach(r, who, org.EndorseReport)
	if err != nil {
		return nil, err
	}
	judge, err := a.reach(r, who, org.JudgeReport)
	if err != nil {
		return nil, err
	}
	heads, err := a.heads(r)
	if err != nil {
		return nil, err
	}
	return func(unit org.UnitID, state report.State) (report.Step, bool) {
		by := report.Mover{Headed: heads[unit], May: func(action org.Action) bool {
			return action == org.EndorseReport && endorse.Holds(unit) || action == org.JudgeReport && judge.Holds(unit)
		}}
		steps := (report.Report{State: state}).StepsOpen(by)
		i := slices.IndexFunc(steps, func(s report.Step) bool { return s.Action == "endorse" || s.Action == "approve" })
		if i < 0 {
			return report.Step{}, false
		}
		return steps[i], true
	}, nil
}
