package roundtrip

import (
	"strings"

	"lotrinh/internal/plan"
)

// A Mark says whether what was read is right.
type Mark int

const (
	Unjudged Mark = iota // may be read or not, or of a kind that a Reading does not list
	Wrong
	Right
)

// Judge marks each candidate by what the gold of a corpus asks of an item: its place and its key fields (lead and deadline of
// a task; comparator, value, unit and period of an indicator), and every field where it stands in a table.
func (r Reading) Judge(read []plan.Candidate) []Mark {
	marks := make([]Mark, len(read))
	var tasks, indicators []int
	for i, c := range read {
		switch {
		case c.Kind == plan.TaskKind && !r.forgives(c.Text):
			tasks = append(tasks, i)
		case c.Kind == plan.IndicatorKind && aimsAhead(c):
			indicators = append(indicators, i)
		}
	}
	at := func(places []int) (list []plan.Candidate) {
		for _, i := range places {
			marks[i] = Wrong
			list = append(list, read[i])
		}
		return list
	}
	for _, pair := range align(r.taskTexts(), candidateTexts(at(tasks))) {
		if pair.want >= 0 && pair.read >= 0 {
			var s score
			c := read[tasks[pair.read]]
			s.task(r.Tasks[pair.want], c)
			marks[tasks[pair.read]] = s.mark(c, "lead [", "deadline ")
		}
	}
	for _, pair := range align(r.names(), candidateNames(at(indicators))) {
		if pair.want >= 0 && pair.read >= 0 {
			var s score
			c := read[indicators[pair.read]]
			s.indicator(r.Indicators[pair.want], c)
			marks[indicators[pair.read]] = s.mark(c, "number of values", "indicator's comparator", "indicator's value", "indicator's unit", "indicator's period")
		}
	}
	return marks
}

// mark is Wrong when a miss is of a kind that counts; in a table every kind does.
func (s score) mark(c plan.Candidate, counted ...string) Mark {
	for _, m := range s.misses {
		for _, kind := range counted {
			if c.Locator.Table > 0 || strings.HasPrefix(m.kind, kind) {
				return Wrong
			}
		}
	}
	return Right
}
