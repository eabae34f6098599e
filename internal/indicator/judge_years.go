package indicator

import (
	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/plan"
)

// eachYear judges every year of the period by itself: one year that misses is a miss.
func (c Case) eachYear(v *Verdict) {
	t := c.Target
	if _, ok := Parse(t.Value); !ok {
		v.State = Unclear
		v.say("Mức phải đạt không phải là số.")
		return
	}
	c.yearByYear(v, func(y int, r Reading) outcome {
		reached, sure := decided(t, c.Of.Direction(), value(r))
		word := "Năm %s: %s, đạt mức %s."
		if !reached {
			word = "Năm %s: %s, không đạt mức %s."
		}
		if sure {
			v.say(word, c.year(y), Number{r.Value, c.unit()}, c.bar(t)).about(r.Rows...)
		} else {
			v.say("%s khác mức %s, mà chưa ghi chiều nào là tốt.", Number{r.Value, c.unit()}, c.bar(t)).about(r.Rows...)
			return unsure
		}
		return reaches(reached)
	})
}

// byStep judges each year against the actual of the year before; what the next year must reach follows from the newest.
func (c Case) byStep(v *Verdict) {
	t := c.Target
	if t.Value == "" || t.Comparator != "increase_by" && t.Comparator != "decrease_by" {
		v.State = Unclear
		v.say("Mức tăng, giảm mỗi năm chưa ghi rõ.")
		return
	}
	c.yearByYear(v, func(y int, r Reading) outcome {
		before, rows, ok := c.yearBefore(y)
		if !ok {
			v.say("Năm %s: chưa có thực hiện năm trước để so.", c.year(y))
			return incomparable
		}
		v.Rows = append(v.Rows, rows...)
		level, _ := moved(t, before, c.Of.Unit())
		up := t.Comparator == "increase_by"
		reached := value(r).Cmp(level) >= 0
		if !up {
			reached = value(r).Cmp(level) <= 0
		}
		word := "Năm %s: %s, năm trước %s, phải đạt %s: đạt."
		if !reached {
			word = "Năm %s: %s, năm trước %s, phải đạt %s: không đạt."
		}
		v.say(word, c.year(y), Number{r.Value, c.unit()}, Number{text(before), c.unit()}, Number{text(level), c.unit()}).about(append(rows, r.Rows...)...)
		return reaches(reached)
	})
	if v.Value == "" {
		return
	}
	last, _, _ := v.Period.Bounds().To.YMD()
	if _, to := yearsOf(t.Period); last < to {
		level, _ := moved(t, number(v.Value), c.Of.Unit())
		v.Needed, v.Years = text(level), to-last
		v.say("Năm %s phải đạt %s.", c.year(last+1), Number{v.Needed, c.unit()})
	}
}

// yearBefore is the actual of the year before: observed, else the baseline of that year.
func (c Case) yearBefore(y int) (*apd.Decimal, []string, bool) {
	if r, ok := ValueOf(c.Of.Card, c.Observed, Year(y-1)); ok && !r.Absent {
		return value(r), r.Rows, true
	}
	for _, b := range c.Targets {
		if year, _, _ := b.Period.To.YMD(); b.Baseline() && b.Value != "" && b.Scope == c.Target.Scope && year == y-1 {
			return number(b.Value), []string{RowOf(b)}, true
		}
	}
	return nil, nil, false
}

// outcome is what is said of one year whose value is known.
type outcome int

const (
	hit outcome = iota
	miss
	unsure       // it depends on which way is better, and nobody has said it
	incomparable // what it must be compared with is not known
)

func reaches(yes bool) outcome {
	if yes {
		return hit
	}
	return miss
}

// yearByYear judges the years of the period that are over, and one under way that has a value already as far as it is told,
// and adds them up: missed, not known, else met or on course.
func (c Case) yearByYear(v *Verdict, judge func(y int, r Reading) outcome) {
	from, to, ok := c.years(v)
	if !ok {
		return
	}
	missed, unknown, open, told := 0, 0, 0, 0
	for y := from; y <= to; y++ {
		past := c.past(Year(y))
		r, known := ValueOf(c.Of.Card, c.Observed, Year(y))
		switch {
		case known && r.Absent:
			unknown++
			v.say("Năm %s: không công bố.", c.year(y)).about(r.Rows...)
		case known:
			told++
			v.take(r)
			switch got := judge(y, r); {
			case got == unsure:
				open++
			case got == incomparable:
				unknown++
			case got == miss && past:
				missed++
			}
		case past:
			unknown++
			v.say("Năm %s: chưa có số liệu.", c.year(y))
		}
	}
	done := c.done()
	switch {
	case missed > 0:
		v.State = NotMet
	case told == 0:
		v.State = NoValue
		if !done && unknown == 0 {
			v.State = NotYet
		}
	case open > 0:
		v.State = Unclear
	case done && unknown > 0:
		v.State = NoValue
	case done:
		v.State = Met
	default:
		v.State = OnCourse
	}
}

// years are the whole years that a target covers; a period without a beginning, or of parts of years, is a question.
func (c Case) years(v *Verdict) (from, to int, ok bool) {
	t := c.Target
	from, to = yearsOf(t.Period)
	if from == 0 || to == 0 || to-from > maxYears || Year(from).Bounds().From != t.Period.From || Year(to).Bounds().To != t.Period.To {
		v.State = Unclear
		v.say("Kỳ của mục tiêu không phải là các năm trọn vẹn; cần ghi rõ từ năm nào đến năm nào.")
		c.newest(v)
		return 0, 0, false
	}
	return from, to, true
}

// maxYears bounds a target's period: the longest plans look twenty-five years ahead.
const maxYears = 60

// unit is what the values of the target are in.
func (c Case) unit() string {
	if u := c.Of.Unit(); u != "" {
		return u
	}
	return c.Target.Unit
}

// bar writes what is to be reached, as documents do.
func (c Case) bar(t plan.Target) string {
	sign := map[string]string{">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}[t.Comparator]
	number := Written(t.Value, "vi")
	if t.Comparator == "between" {
		number += " – " + Written(t.High, "vi")
	}
	return sign + Number{"", c.unit()}.beside(number)
}

func (n Number) beside(written string) string {
	switch {
	case n.Unit == "":
		return written
	case n.Unit[0] == '%':
		return written + n.Unit
	}
	return written + "\u00a0" + n.Unit
}
