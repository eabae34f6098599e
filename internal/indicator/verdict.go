package indicator

import (
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// State is what is said of a target on a day.
type State string

const (
	Met      State = "met"
	NotMet   State = "not_met"
	OnCourse State = "on_course" // its period is not over; the newest value is at or before its trajectory
	Behind   State = "behind"    // … behind its trajectory
	NotYet   State = "not_yet"   // it cannot be judged before its period is over
	NoValue  State = "no_value"  // nothing is known that it could be judged by
	Worded   State = "worded"    // it is in words, and nobody has judged it yet
	Unclear  State = "unclear"   // the source does not say how it is to be judged: a question
)

// States in the order pages list them: what needs looking at first.
var States = []State{NotMet, Behind, Unclear, NoValue, Worded, NotYet, OnCourse, Met}

// Vi is the state as pages say it.
func (s State) Vi() string {
	switch s {
	case Met:
		return "Đạt"
	case NotMet:
		return "Không đạt"
	case OnCourse:
		return "Đúng lộ trình"
	case Behind:
		return "Chậm so với lộ trình"
	case NotYet:
		return "Chưa đến kỳ đánh giá"
	case NoValue:
		return "Chưa có số liệu"
	case Worded:
		return "Chờ người đánh giá"
	case Unclear:
		return "Chưa rõ cách đánh giá"
	}
	return string(s)
}

// Verdict is what is said of one target on a day, with its arithmetic. Numbers are exact decimals in the unit of the
// target; "" = there is none.
type Verdict struct {
	TargetID string       `json:"target_id"`
	State    State        `json:"state"`
	Value    string       `json:"value"`  // what was reached: the newest value, the mean or the sum so far
	Period   when.Period  `json:"period"` // that the value is of, or ends with
	Quality  plan.Quality `json:"quality"`
	Aim      string       `json:"aim"`    // what is to be reached
	High     string       `json:"high"`   // upper end of a range
	Due      string       `json:"due"`    // what the trajectory asks for at Period
	Needed   string       `json:"needed"` // what each remaining year must bring, of a mean, a sum or a level
	Years    int          `json:"years"`  // that remain
	Why      []Step       `json:"why"`
	Rows     []string     `json:"rows"` // what it rests on: "target:<id>", "observation:<id>"
}

// Step is one line of a verdict's arithmetic: a Vietnamese wording (of internal/lang) and what fills it: Number,
// when.Period, when.Date, State, plan.Quality, or text as it is.
type Step struct {
	Say  string
	With []any
	Rows []string // the rows that the line is about
}

// Number is an exact decimal that a page writes in its own language, with its unit.
type Number struct{ Value, Unit string }

// Case is what a verdict is made from.
type Case struct {
	Of       Indicator
	Target   plan.Target
	Targets  []plan.Target                      // all of the indicator: its baselines and the points of its trajectory
	Observed []plan.Observation                 // as known on the day (AsKnown)
	Others   map[plan.ItemID][]plan.Observation // of the indicators that targets refer to, as known
	Today    when.Date
}
