package app

import (
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
)

// judge says of an indicator what is said of the target that matters on the day: the first whose period is under way, else
// the last that is over.
func (x *reviewRecord) judge(m *reviewAim, known map[plan.ItemID][]plan.Observation) {
	for _, t := range m.targets {
		if t.Sort != plan.AimSort {
			continue
		}
		over, kept := t.Period.To < x.asOf, m.target.Period.To < x.asOf
		if m.target.ID == "" || kept && !over || kept == over && (t.Period.To < m.target.Period.To) != over {
			m.target = t
		}
	}
	if m.target.ID == "" {
		m.verdict = indicator.Verdict{State: indicator.Unset}
		return
	}
	m.verdict = indicator.Judge(indicator.Case{Of: m.of, Target: m.target, Targets: m.targets, Observed: known[m.Item.ID], Others: known, Today: x.asOf})
}
