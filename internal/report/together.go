package report

import "lotrinh/internal/plan"

// Together is the state that the lines of n units come to; whole is false when a unit that owes a line has not given it. It is
// "done", or "paused", only when all of them say so.
func Together(states map[plan.WorkState]int, n int, whole bool) plan.WorkState {
	said := 0
	for _, k := range states {
		said += k
	}
	if said == 0 {
		return ""
	}
	if !whole || said < n {
		n++ // somebody has yet to say it
	}
	return combine(states, said, n)
}
