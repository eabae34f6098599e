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
	NoValue  State = "no_value"  // a value that it must be judged by is not known
	Worded   State = "worded"    // it is in words, and nobody has judged it yet
	Unclear  State = "unclear"   // it is not known how it is to be judged: a question
	Unset    State = "unset"     // nothing was set to judge it by; reviews say so, lists of targets have none of these
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
	case Unset:
		return "Chưa đặt mục tiêu"
	}
	return string(s)
}

// Verdict is what is said of one target on a day, with its arithmetic. Numbers are exact decimals in the unit of the
// target; "" = there is none.
type Verdict struct {
	TargetID string       `json:"target_id"`
	Judged   plan.Judged  `json:"judged"` // the way it was judged
	State    State        `json:"state"`
	Value    string       `json:"value"`   // what was reached: the newest value, the mean or the sum so far
	Period   when.Period  `json:"period"`  // that the value is of, or ends with
	Quality  plan.Quality `json:"quality"` // of the value; the least final one of several
	Aim      string       `json:"aim"`     // what is to be reached
	High     string       `json:"high"`    // upper end of a range
	Due      string       `json:"due"`     // what the trajectory asks for at Period
	Needed   string       `json:"needed"`  // what each remaining year must bring: a rate, an amount, or the rise of a level
	Years    int          `json:"years"`   // that remain
	Why      []Step       `json:"why"`
	Rows     []string     `json:"rows"` // what it rests on: "target:<id>", "observation:<id>"
}

// Case is what a verdict is made from.
type Case struct {
	Of       Indicator
	Target   plan.Target
	Targets  []plan.Target                      // all of the indicator: its baselines and the points of its trajectory
	Observed []plan.Observation                 // as known on the day (AsKnown)
	Others   map[plan.ItemID][]plan.Observation // of the indicators that targets refer to, as known
	Today    when.Date
}

// Judge says how a target stands on a day. It decides by exact arithmetic alone, guesses nothing, and tells each step; one
// example of every kind of target stands in docs/indicators.md.
func Judge(c Case) Verdict {
	if c.Target.Judged == "" {
		c.Target.Judged = Way(c.Target, c.Of)
	}
	c.Observed = Whole(c.Observed)
	c.inCivil()
	c.reads()
	t := c.Target
	v := &Verdict{TargetID: t.ID, Judged: t.Judged, Aim: t.Value, High: t.High, Rows: []string{RowOf(t)}}
	if d := c.Of.Card.Definition; d != "" { // "thu ngân sách" can be the total or the domestic part: a verdict says which
		v.say("Số liệu theo định nghĩa: %s", d)
	}
	switch t.Judged {
	case plan.AtEnd, plan.ByRank:
		c.atEnd(v)
	case plan.EachYear:
		c.eachYear(v)
	case plan.ByStep:
		c.byStep(v)
	case plan.Average:
		c.average(v)
	case plan.Total:
		c.total(v)
	case plan.Relative:
		c.relative(v)
	case plan.InWords:
		c.inWords(v)
	default:
		v.State = Unclear
		v.say("Văn bản không nói rõ chỉ tiêu được đánh giá theo cách nào; cần người xác nhận.")
		c.newest(v)
	}
	v.Rows = distinct(v.Rows)
	return *v
}

// reads puts right what a rank means: a smaller number is better, and "top 30" is a position up to 30.
func (c *Case) reads() {
	if c.Target.Judged != plan.ByRank {
		return
	}
	fields := map[string]string{"unit": c.Of.Unit(), "direction": "down"}
	c.Of.Item.Fields = fields
	if c.Target.Comparator == "" || c.Target.Comparator == "=" {
		c.Target.Comparator = "<="
	}
}

// newest lets a verdict name the newest value, whatever it is judged by.
func (c Case) newest(v *Verdict) bool {
	var years []plan.Observation
	for _, o := range c.Observed { // of what adds up a month says nothing beside a year
		if !c.partOfSum(o.Period) {
			years = append(years, o)
		}
	}
	o, ok := Latest(c.Of.Card.Calendar, years, c.ends())
	if !ok {
		o, ok = Latest(c.Of.Card.Calendar, c.Observed, c.ends())
	}
	if ok {
		v.take(Reading{Period: o.Period, Value: o.Value, Quality: o.Quality, Rows: []string{Row(o)}})
	}
	return ok
}

func (v *Verdict) take(r Reading) {
	v.Value, v.Period, v.Quality, v.Rows = r.Value, r.Period, r.Quality, append(v.Rows, r.Rows...)
}

func distinct(rows []string) (out []string) {
	seen := map[string]bool{}
	for _, r := range rows {
		if r != "" && !seen[r] {
			seen[r] = true
			out = append(out, r)
		}
	}
	return out
}
