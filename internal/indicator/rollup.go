package indicator

import (
	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// RolledUp is the value of the whole as it follows from those of its units, and how much of the whole that is.
type RolledUp struct {
	Value   string // exact for a sum, rounded for a mean; "" = it cannot be made
	Known   int    // units with a value
	Of      int    // units that should have one
	Quality plan.Quality
	Missing []org.UnitID
	Absent  []org.UnitID // not published
	Since   when.Date    // the oldest of the days since which the values are known
	Rows    []string
	Why     []Step
}

// RollUp adds the values of units up for one period. values and weights are as known, of units; units are those that
// should have a value. What is missing is told and never counted as zero.
func RollUp(of Indicator, values, weights []plan.Observation, units []org.UnitID) RolledUp {
	out := RolledUp{Of: len(units), Quality: plan.Revised}
	at, weigh := byUnit(values), byUnit(weights)
	sum, weight := zero, zero
	for _, u := range units {
		o, ok := at[u]
		switch {
		case !ok:
			out.Missing = append(out.Missing, u)
			continue
		case o.Absent != "":
			out.Absent = append(out.Absent, u)
			continue
		}
		v := number(o.Value)
		if of.Card.OverUnits == WeightedMean {
			w, ok := weigh[u]
			if !ok || w.Value == "" {
				out.Missing = append(out.Missing, u)
				continue
			}
			sum, weight = add(sum, mul(v, number(w.Value))), add(weight, number(w.Value))
			out.Rows = append(out.Rows, Row(w))
		} else {
			sum = add(sum, v)
		}
		out.Known++
		out.Quality = lesser(out.Quality, o.Quality)
		out.Rows = append(out.Rows, Row(o))
		if out.Since == "" || o.KnownOn < out.Since {
			out.Since = o.KnownOn
		}
	}
	out.tell(of, sum, weight)
	return out
}

func (r *RolledUp) tell(of Indicator, sum, weight *apd.Decimal) {
	say := func(vi string, with ...any) { r.Why = append(r.Why, Step{Say: vi, With: with}) }
	if r.Known == 0 {
		r.Quality = ""
		return
	}
	switch of.Card.OverUnits {
	case SumOverUnits:
		r.Value = text(sum)
		say("Cộng số của %d trong %d đơn vị: %s.", r.Known, r.Of, Number{r.Value, of.Unit()})
	case WeightedMean:
		if weight.Sign() <= 0 {
			return
		}
		r.Value = rounded(quo(sum, weight))
		say("Bình quân có quyền số của %d trong %d đơn vị: %s.", r.Known, r.Of, Number{r.Value, of.Unit()})
	default:
		say("Thẻ không cho gộp số của các đơn vị; có số của %d trong %d đơn vị.", r.Known, r.Of)
	}
}

// byUnit are the values of units that are of no part.
func byUnit(list []plan.Observation) map[org.UnitID]plan.Observation {
	out := map[org.UnitID]plan.Observation{}
	for _, o := range list {
		if o.UnitID != "" && len(o.Cut) == 0 && o.Since == "" {
			out[o.UnitID] = o
		}
	}
	return out
}
