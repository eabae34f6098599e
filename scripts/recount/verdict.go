package main

import (
	"math/big"
	"strconv"
	"strings"
)

// verdict is how a target stands: its state, the value it stands by, and what each year left must bring; nil = none.
type verdict struct {
	state         string
	value, needed *big.Rat
}

// judging works out one verdict by the rules of docs/indicators.md.
type judging struct {
	*measure
	others    map[string]*measure
	today     string
	t         target
	direction string
}

// judge says how a target stands on a day, judged in a way: which one the words of a document mean is not worked out again.
func judge(m *measure, others map[string]*measure, t target, way, today string) verdict {
	j := &judging{m, others, today, t, m.Fields["direction"]}
	switch way {
	case "rank":
		j.direction = "down"
		if t.Comparator == "" || t.Comparator == "=" {
			j.t.Comparator = "<="
		}
		return j.atEnd(way)
	case "at_end":
		return j.atEnd(way)
	case "each":
		return j.eachYear(func(_ int, r *reading) string { return settle(j.reached(r.value)) })
	case "step":
		return j.byStep()
	case "average":
		return j.average()
	case "total":
		return j.total()
	case "relative":
		return j.relative()
	case "worded":
		return j.worded()
	}
	return verdict{state: "unclear", value: j.newest()}
}

// ends is the last day of the target's period, by the calendar of the indicator.
func (j *judging) ends() string {
	_, to := j.Calendar.span(j.t.Period.From, j.t.Period.To)
	return to
}

func (j *judging) over() bool { return j.ends() < j.today }

// past tells whether a year of its calendar is over.
func (j *judging) past(year string) bool {
	_, to := j.Calendar.days(year)
	return to < j.today
}

func (j *judging) newest() *big.Rat {
	if o := j.newestOne(); o != nil {
		return rat(o.Value)
	}
	return nil
}

// newestOne is the newest value; where years are added up, a part of one only when there is nothing else.
func (j *judging) newestOne() *observation {
	var years []observation
	for _, o := range j.known {
		if !j.partOfSum(o) {
			years = append(years, o)
		}
	}
	if o := latest(years, j.ends()); o != nil {
		return o
	}
	return j.last(j.ends())
}

// bounds are the numbers between which a value reaches the target; nil = open on that side.
func (j *judging) bounds() (low, high *big.Rat) {
	low, high = rat(j.t.Value), rat(j.t.Value)
	if j.t.Comparator == "between" {
		high = rat(j.t.High)
	}
	up, down := j.direction == "up", j.direction == "down"
	switch j.t.Comparator {
	case ">=", ">":
		return low, nil
	case "<=", "<":
		return nil, high
	case "increase", "increase_by":
		up, down = true, false
	case "decrease", "decrease_by":
		up, down = false, true
	}
	switch {
	case up:
		return low, nil
	case down:
		return nil, high
	}
	return low, high
}

// reached tells whether a value reaches the target, and whether that can be said without knowing which way is better.
func (j *judging) reached(v *big.Rat) (yes, sure bool) {
	low, high := j.bounds()
	yes = (low == nil || v.Cmp(low) > 0 || v.Cmp(low) == 0 && j.t.Comparator != ">") && (high == nil || v.Cmp(high) < 0 || v.Cmp(high) == 0 && j.t.Comparator != "<")
	return yes, yes || j.direction != "" || low == nil || high == nil
}

func settle(yes, sure bool) string {
	switch {
	case !sure:
		return "unclear"
	case yes:
		return "met"
	}
	return "not_met"
}

// before is what was known or stated from before the period: the newest.
func (j *judging) before() (on string, v *big.Rat) {
	begins := j.t.Period.From
	if begins == "" {
		begins = j.t.Period.To
	}
	for _, b := range j.targets {
		if b.Sort != "target" && b.Sort != "path" && b.Value != "" && b.Scope == j.t.Scope && b.Period.To < begins {
			if _, to := j.Calendar.span(b.Period.From, b.Period.To); to > on {
				on, v = to, rat(b.Value)
			}
		}
	}
	if v == nil && j.t.Period.From != "" {
		year := strconv.Itoa(number(j.t.Period.From[:4]) - 1)
		if r := j.of(year); r != nil && r.value != nil {
			_, to := j.Calendar.days(year)
			return to, r.value
		}
	}
	return on, v
}

// level turns "rise by", "fall below what was" into a number to reach; false = there is nothing to compare with.
func (j *judging) level(from *big.Rat) bool {
	switch j.t.Comparator {
	case "increase", "decrease", "maintain", "increase_by", "decrease_by":
	default:
		return true
	}
	if from == nil {
		return false
	}
	switch j.t.Comparator {
	case "increase_by", "decrease_by":
		up := j.t.Comparator == "increase_by"
		j.t.Value, j.t.Comparator = j.moved(from).RatString(), "<="
		if up {
			j.t.Comparator = ">="
		}
		return true
	case "increase":
		j.t.Comparator = ">"
	case "decrease":
		j.t.Comparator = "<"
	default:
		j.t.Comparator = map[string]string{"up": ">=", "down": "<="}[j.direction]
	}
	j.t.Value = from.RatString()
	return true
}

// moved is a number raised or lowered by the target's amount: in percent of itself where only the amount is in percent.
func (j *judging) moved(from *big.Rat) *big.Rat {
	by := rat(j.t.Value)
	if j.t.Comparator == "decrease_by" {
		by.Neg(by)
	}
	if strings.HasPrefix(strings.TrimSpace(j.t.Unit), "%") && !strings.HasPrefix(strings.TrimSpace(j.Fields["unit"]), "%") {
		by.Mul(by, new(big.Rat).Quo(from, big.NewRat(100, 1)))
	}
	return by.Add(by, from)
}

// atEnd holds the value at the end of the period against the target, before that the newest one against its trajectory.
func (j *judging) atEnd(way string) verdict {
	at, from := j.before()
	if !j.level(from) {
		return verdict{state: "no_value"}
	}
	if rat(j.t.Value) == nil {
		return verdict{state: "unclear"}
	}
	var end *reading
	year, month := j.t.Period.To[:4], number(j.t.Period.To[5:7])
	for _, p := range []string{year, year + "-H2", year + "-H1", year + "-9M", year + "-Q" + strconv.Itoa((month+2)/3), j.t.Period.To[:7]} {
		if lastDay(p) == j.t.Period.To && end == nil {
			end = j.of(p)
		}
	}
	switch {
	case end != nil && end.value == nil:
		return verdict{state: "no_value"}
	case j.over() && end == nil:
		return verdict{state: "no_value", value: j.newest()}
	case j.over():
		return verdict{state: settle(j.reached(end.value)), value: end.value}
	}
	o := j.newestOne()
	switch {
	case o == nil:
		return verdict{state: "no_value"}
	case j.partOfSum(*o):
		return verdict{state: "not_yet", value: rat(o.Value)}
	}
	return j.course(*o, way, at, from)
}

func (j *judging) course(o observation, way, at string, from *big.Rat) verdict {
	out := verdict{value: rat(o.Value)}
	yes, sure := j.reached(out.value)
	low, high := j.bounds()
	aim := low
	if aim == nil {
		aim = high
	}
	if left := number(j.t.Period.To[:4]) - j.Calendar.yearOf(o.Period, o.to); left > 0 && !yes && way != "rank" {
		out.needed = new(big.Rat).Sub(aim, out.value)
		out.needed.Quo(out.needed, big.NewRat(int64(left), 1))
	}
	if yes {
		out.state = "on_course"
		return out
	}
	type point struct {
		on string
		v  *big.Rat
	}
	var path []point
	if from != nil {
		path = append(path, point{at, from})
	}
	ended := false
	for _, p := range j.targets { // in the order of their days
		if _, to := j.Calendar.span(p.Period.From, p.Period.To); p.Sort == "path" && p.Value != "" && p.Scope == j.t.Scope && p.Period.To <= j.t.Period.To && to > at {
			path = append(path, point{to, rat(p.Value)})
			ended = ended || to == j.ends()
		}
	}
	if !ended && (way == "rank" || way == "at_end") {
		path = append(path, point{j.ends(), aim})
	}
	var due *big.Rat
	for i, p := range path {
		switch {
		case p.on == o.last:
			due = p.v
		case p.on > o.last && i > 0 && path[i-1].on < o.last && j.ByHand:
			due = path[i-1].v
		case p.on > o.last && i > 0 && path[i-1].on < o.last:
			due = onLine(path[i-1].on, p.on, o.last, path[i-1].v, p.v)
		}
	}
	if n := len(path); due == nil && j.ByHand && n > 0 && path[n-1].on < o.last {
		due = path[n-1].v
	}
	if due == nil || !sure && j.direction == "" {
		out.state = "not_yet"
		return out
	}
	down := j.direction == "down" || j.direction != "up" && path[len(path)-1].v.Cmp(path[0].v) < 0
	switch j.t.Comparator {
	case "<=", "<":
		down = true
	case ">=", ">":
		down = false
	}
	out.state = "behind"
	if c := out.value.Cmp(due); c == 0 || down == (c < 0) {
		out.state = "on_course"
	}
	return out
}

// onLine is the straight line between two days, by months where all are ends of months, or one day of them.
func onLine(a, b, day string, from, to *big.Rat) *big.Rat {
	gone, span := monthsApart(a, day), monthsApart(a, b)
	if gone < 0 || span <= 0 {
		gone, span = daysBetween(a, day), daysBetween(a, b)
	}
	rise := new(big.Rat).Sub(to, from)
	rise.Mul(rise, big.NewRat(int64(gone), int64(span)))
	return rise.Add(rise, from)
}

func monthsApart(a, b string) int {
	if a[8:] != b[8:] && (lastDay(a[:7]) != a || lastDay(b[:7]) != b) {
		return -1
	}
	return 12*(number(b[:4])-number(a[:4])) + number(b[5:7]) - number(a[5:7])
}
