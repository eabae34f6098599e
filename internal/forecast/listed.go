package forecast

import (
	"lotrinh/internal/indicator"
	"lotrinh/internal/when"
)

// ListedOn is what a list says of an indicator on a day, with how likely its next target is to be met. k is what is known,
// or AsOf an earlier day.
func ListedOn(k indicator.Known, today when.Date) indicator.Listed {
	x, _ := Next(k, today)
	return x
}

// Next is what a list says of an indicator on a day, and how likely its next target is to be met, with the points.
func Next(k indicator.Known, today when.Date) (indicator.Listed, Likelihood) {
	k = k.Newest()
	x := k.ListedOn(today)
	if x.Target == nil {
		return x, WithoutTarget()
	}
	l := OfTarget(k.Case(*x.Target, today), x.Verdict)
	x.Chance = l.Percent
	return x, l
}
