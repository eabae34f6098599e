package app

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// MissingPapers are the contributions that have not come and are due on one day; Due "" = no day is set.
type MissingPapers struct {
	Due      when.Date
	DaysLate int
	Papers   []PaperShown
}

// missing are the contributions of a conference of which a version is awaited, by the day it is due, the first day first.
func (c ConferenceShown) missing(today when.Date) (out []MissingPapers) {
	if c.State != conference.Collecting {
		return nil
	}
	for _, x := range c.Papers {
		if x.OfUnit(0) == "" {
			continue
		}
		i := slices.IndexFunc(out, func(m MissingPapers) bool { return m.Due == x.Due })
		if i < 0 {
			i, out = len(out), append(out, MissingPapers{Due: x.Due, DaysLate: report.Late(x.Due, "", today)})
		}
		out[i].Papers = append(out[i].Papers, x)
	}
	arrange.By(out, func(x, y MissingPapers) int { return cmp.Compare(x.Due, y.Due) })
	return out
}
