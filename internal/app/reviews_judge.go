package app

import (
	"math/big"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
)

// judge says of an indicator what is said of the target that matters on the day: the one whose period is under way, else
// the last.
func (x *reviewRecord) judge(m *reviewAim, known map[plan.ItemID][]plan.Observation) {
	for _, t := range m.targets {
		if t.Sort == plan.AimSort && (m.target.ID == "" || m.target.Period.To < x.asOf && t.Period.To > m.target.Period.To) {
			m.target = t
		}
	}
	m.verdict = verdictOf(m.target, indicator.Whole(known[m.Item.ID]), x.asOf <= m.target.Period.To)
}

// verdictOf compares the last value with the target when its period is over.
func verdictOf(t plan.Target, observed []plan.Observation, running bool) indicator.Verdict {
	v := indicator.Verdict{TargetID: t.ID, State: indicator.NoValue, Aim: t.Value}
	switch {
	case t.ID == "":
		v.State = indicator.Unclear
		return v
	case t.Value == "":
		v.State = indicator.Worded
		return v
	}
	for _, o := range observed {
		if o.Value != "" && o.Period.Bounds().To <= t.Period.To {
			v.Value, v.Period, v.Quality, v.Rows = o.Value, o.Period, o.Quality, []string{"target:" + t.ID, "observation:" + o.ID}
		}
	}
	got, ok := new(big.Rat).SetString(v.Value)
	aim, also := new(big.Rat).SetString(t.Value)
	switch {
	case running:
		v.State = indicator.NotYet
	case !ok || !also || v.Period.Bounds().To != t.Period.To:
	case t.Comparator == "<=" && got.Cmp(aim) <= 0, t.Comparator == "<" && got.Cmp(aim) < 0, t.Comparator == "=" && got.Cmp(aim) == 0,
		t.Comparator == ">=" && got.Cmp(aim) >= 0, t.Comparator == ">" && got.Cmp(aim) > 0:
		v.State = indicator.Met
	default:
		v.State = indicator.NotMet
	}
	return v
}
