package plan

import (
	"slices"

	"lotrinh/internal/when"
)

// Waits tells whether an item waits for another one, directly or through others.
func Waits(links []Link, item, other ItemID) bool {
	before := map[ItemID][]ItemID{}
	for _, l := range links {
		if l.Relation == DependsOn {
			before[ItemID(l.FromID)] = append(before[ItemID(l.FromID)], ItemID(l.ToID))
		}
	}
	seen, next := map[ItemID]bool{}, []ItemID{item}
	for len(next) > 0 {
		id := next[len(next)-1]
		next = next[:len(next)-1]
		if id == other {
			return true
		}
		if !seen[id] {
			seen[id] = true
			next = append(next, before[id]...)
		}
	}
	return false
}

// Step is an item as the critical path needs it. Of one without From only the last day is known, and it takes no time;
// one without To stands outside.
type Step struct {
	ID       ItemID
	From, To when.Date // first and last day
}

// CriticalPath is what follows from dependencies where dates are given. Items that depend on nothing, and on which
// nothing depends, are not in it.
type CriticalPath struct {
	Slack   map[ItemID]int // how many days later an item can be done without moving the end of the chains it stands in; 0 = critical
	Behind  map[ItemID]int // how many days after its own last day an item can be done at the earliest, for what it waits for
	Outside []ItemID       // items with dependencies that have no days, or wait for each other in a circle
}

// Critical tells whether every day that an item loses is lost at the end.
func (p CriticalPath) Critical(id ItemID) bool {
	slack, ok := p.Slack[id]
	return ok && slack == 0
}

// spot is a step on its way through both passes. A moment is the morning of a day, counted from the first day of all.
type spot struct {
	Step
	before, after []int
	start, length int // as the dates say
	early, late   int // moments at which it is done
	chain         int // what it hangs together with
}

// PathOf goes forward over the steps, which gives the day each can be done at the earliest, and back from the end of all
// that hangs together, which gives the latest.
func PathOf(steps []Step, links []Link) CriticalPath {
	p := CriticalPath{Slack: map[ItemID]int{}, Behind: map[ItemID]int{}}
	spots := p.network(steps, links)
	order := inTurn(spots)
	reached := make([]bool, len(spots))
	for _, i := range order {
		reached[i] = true
	}
	for i, s := range spots {
		if !reached[i] {
			p.Outside = append(p.Outside, s.ID)
		}
	}
	ends := map[int]int{} // of each chain
	for _, i := range order {
		s := &spots[i]
		start := s.start
		for _, b := range s.before {
			start = max(start, spots[b].early)
		}
		s.early = start + s.length
		if end, ok := ends[s.chain]; !ok || s.early > end {
			ends[s.chain] = s.early
		}
	}
	for _, i := range slices.Backward(order) {
		s := &spots[i]
		if len(s.before)+len(s.after) == 0 { // what it is joined to has no days
			continue
		}
		s.late = ends[s.chain]
		for _, a := range s.after {
			if spots[a].late != unset {
				s.late = min(s.late, spots[a].late-spots[a].length)
			}
		}
		p.Slack[s.ID] = s.late - s.early
		if behind := s.early - s.start - s.length; behind > 0 {
			p.Behind[s.ID] = behind
		}
	}
	slices.Sort(p.Outside)
	return p
}

const unset = int(^uint(0) >> 1) // late of what is in no turn

// network joins the steps that dependencies name; those without days go outside.
func (p *CriticalPath) network(steps []Step, links []Link) []spot {
	named := map[ItemID]bool{}
	for _, l := range links {
		if l.Relation == DependsOn {
			named[ItemID(l.FromID)], named[ItemID(l.ToID)] = true, true
		}
	}
	var spots []spot
	at := map[ItemID]int{}
	var first when.Date
	for _, s := range steps {
		_, twice := at[s.ID]
		switch {
		case !named[s.ID] || twice:
			continue
		case s.To == "":
			p.Outside = append(p.Outside, s.ID)
			continue
		}
		at[s.ID] = len(spots)
		if first == "" || s.To < first {
			first = s.To
		}
		spots = append(spots, spot{Step: s, late: unset, chain: len(spots)})
	}
	for i := range spots {
		s := &spots[i]
		s.start = first.DaysTo(s.To) + 1
		if s.From != "" && s.From <= s.To {
			s.length = s.From.DaysTo(s.To) + 1
			s.start -= s.length
		}
	}
	for _, l := range links {
		a, known := at[ItemID(l.FromID)]
		b, both := at[ItemID(l.ToID)]
		if l.Relation == DependsOn && known && both && a != b && !slices.Contains(spots[a].before, b) {
			spots[a].before, spots[b].after = append(spots[a].before, b), append(spots[b].after, a)
		}
	}
	together(spots)
	return spots
}

// together gives all spots that hang together the same chain.
func together(spots []spot) {
	seen := make([]bool, len(spots))
	for i := range spots {
		next := []int{i}
		for len(next) > 0 {
			n := next[len(next)-1]
			next = next[:len(next)-1]
			if seen[n] {
				continue
			}
			seen[n], spots[n].chain = true, i
			next = append(append(next, spots[n].before...), spots[n].after...)
		}
	}
}

// inTurn is every spot after those it waits for; what waits in a circle, or for a circle, is left out.
func inTurn(spots []spot) (order []int) {
	waits := make([]int, len(spots))
	for i, s := range spots {
		if waits[i] = len(s.before); waits[i] == 0 {
			order = append(order, i)
		}
	}
	for n := 0; n < len(order); n++ {
		for _, a := range spots[order[n]].after {
			if waits[a]--; waits[a] == 0 {
				order = append(order, a)
			}
		}
	}
	return order
}
