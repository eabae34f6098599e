package indicator

import (
	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// atEnd judges a level at the end of a period: before it the newest value is held against the trajectory.
func (c Case) atEnd(v *Verdict) {
	aim, ok := c.level(v)
	if !ok {
		return
	}
	end, known := c.endValue()
	switch {
	case known && end.Absent:
		v.State = NoValue
		v.say("Số liệu %s: không công bố.", c.named(end.Period)).about(end.Rows...)
		return
	case c.done() && !known:
		v.State = NoValue
		c.newest(v)
		v.say("Kỳ đã kết thúc ngày %s nhưng chưa có số liệu cuối kỳ.", c.ends())
		return
	case known && c.done():
		v.take(end)
		c.decide(v, aim)
		return
	case !c.newest(v):
		v.State = NoValue
		v.say("Chưa có số liệu nào.")
		return
	}
	if c.partOfSum(v.Period) {
		v.State = NotYet
		v.say("Số mới nhất là của %s, một phần của năm; chỉ so với mức phải đạt khi có số cả năm.", c.named(v.Period)).about(v.Rows[len(v.Rows)-1])
		return
	}
	c.course(v, aim)
}

// partOfSum tells whether a value is of a part of a year though years are added up from their parts, so that it is no level to
// be held against that of a year.
func (c Case) partOfSum(p when.Period) bool {
	days := p.Bounds()
	return c.Of.Card.OverTime == SumOverTime && days.From.DaysTo(days.To) < 360
}

// level is the target as a level: what rises or falls by an amount is counted from its baseline.
func (c Case) level(v *Verdict) (plan.Target, bool) {
	t := c.Target
	base, known := baseline(c)
	unit := c.unit()
	switch t.Comparator {
	case "increase", "decrease", "maintain":
		if !known {
			v.State = NoValue
			v.say("Chưa có mức gốc để so.")
			return t, false
		}
		t = against(t, base.Value, c.Of.Direction())
		v.Aim, v.Rows = t.Value, append(v.Rows, base.Row)
		v.say("Mức gốc ngày %s: %s.", base.On, Number{base.Value, unit}).about(base.Row)
		return t, true
	case "increase_by", "decrease_by":
		if !known {
			v.State = NoValue
			v.say("Chưa có mức gốc để so.")
			return t, false
		}
		level, relative := moved(t, number(base.Value), c.Of.Unit())
		v.Aim, v.Rows = text(level), append(v.Rows, base.Row)
		v.say("Mức gốc ngày %s: %s.", base.On, Number{base.Value, unit}).about(base.Row)
		amount := Number{t.Value, t.Unit}
		if !relative {
			amount.Unit = unit
		}
		if t.Comparator == "increase_by" {
			v.say("Tăng %s: phải đạt %s.", amount, Number{v.Aim, c.Of.Unit()})
			t.Comparator = ">="
		} else {
			v.say("Giảm %s: phải đạt %s.", amount, Number{v.Aim, c.Of.Unit()})
			t.Comparator = "<="
		}
		t.Value, t.Unit = v.Aim, c.Of.Unit()
		return t, true
	}
	if _, ok := Parse(t.Value); !ok {
		v.State = Unclear
		v.say("Mức phải đạt không phải là số.")
		return t, false
	}
	return t, true
}

// against turns "rise", "fall" and "keep" into a bar at the value that they are compared with.
func against(t plan.Target, base, direction string) plan.Target {
	t.Value = base
	switch {
	case t.Comparator == "increase":
		t.Comparator = ">"
	case t.Comparator == "decrease":
		t.Comparator = "<"
	case direction == "up":
		t.Comparator = ">="
	case direction == "down":
		t.Comparator = "<="
	default:
		t.Comparator = "="
	}
	return t
}

// moved is a level raised or lowered by a target's amount: by so many percent of itself where the target is in percent and
// the indicator is not, else by so many units (percentage points of what is a percentage).
func moved(t plan.Target, from *apd.Decimal, unit string) (level *apd.Decimal, relative bool) {
	by := number(t.Value)
	if t.Comparator == "decrease_by" {
		by = sub(zero, by)
	}
	if relative = share(t.Unit) && !share(unit); relative {
		return mul(from, factor(by)), true
	}
	return add(from, by), false
}

// endValue is the value at the last day of the target's period: of its whole period, its last year, half, quarter or month.
func (c Case) endValue() (Reading, bool) {
	year, month, _ := c.Target.Period.To.YMD()
	end := c.Target.Period.To
	for _, p := range []when.Period{Year(year), when.Period(string(Year(year)) + "-H2"), when.Period(string(Year(year)) + "-H1"),
		when.Period(string(Year(year)) + "-9M"), when.Period(string(Year(year)) + "-Q" + string(rune('0'+(month+2)/3))), when.Period(end[:min(7, len(end))])} {
		if p.Bounds().To != end {
			continue
		}
		if r, ok := ValueOf(c.Of.Card, c.Observed, p); ok {
			return r, true
		}
	}
	return Reading{}, false
}

// decide holds the value at the end of the period against the target.
func (c Case) decide(v *Verdict, t plan.Target) {
	reached, sure := decided(t, c.Of.Direction(), number(v.Value))
	v.say("Thực hiện %s: %s (%s).", c.named(v.Period), Number{v.Value, c.unit()}, v.Quality).about(v.Rows[1:]...)
	c.Target = t
	c.settle(v, reached, sure)
}

// course holds the newest value against the trajectory while the period lasts.
func (c Case) course(v *Verdict, t plan.Target) {
	v.say("Thực hiện %s: %s (%s).", c.named(v.Period), Number{v.Value, c.unit()}, v.Quality).about(v.Rows[len(v.Rows)-1])
	reached, sure := decided(t, c.Of.Direction(), number(v.Value))
	c.remains(v, t, reached)
	if reached {
		v.State = OnCourse
		v.say("Đã ở mức phải đạt %s; kỳ kết thúc ngày %s.", c.bar(t), c.ends())
		return
	}
	c.Target = t
	points := Trajectory(c)
	due, ok := DueAt(points, c.Of.Card.ByHand, c.days(v.Period).To)
	if !ok || !sure && c.Of.Direction() == "" {
		v.State = NotYet
		v.say("Chưa có mức gốc hoặc chiều tốt để so với lộ trình; đánh giá vào ngày %s.", c.ends())
		return
	}
	v.Due = due.Value
	for _, p := range points {
		v.Rows = append(v.Rows, p.Row)
	}
	want := t
	want.Value, want.Comparator = due.Value, pathComparator(t, c.Of.Direction(), points)
	v.State = Behind
	if at, _ := decided(want, c.Of.Direction(), number(v.Value)); at {
		v.State = OnCourse
		v.say("Lộ trình đến %s là %s: không chậm.", c.named(v.Period), Number{due.Value, c.unit()})
		return
	}
	v.say("Lộ trình đến %s là %s: chậm.", c.named(v.Period), Number{due.Value, c.unit()})
}

// pathComparator says on which side of its trajectory a value should be: on that where it leads.
func pathComparator(t plan.Target, direction string, points []PathPoint) string {
	switch {
	case t.Comparator == "<=" || t.Comparator == "<":
		return "<="
	case t.Comparator == ">=" || t.Comparator == ">" || direction == "up":
		return ">="
	case direction == "down" || number(points[len(points)-1].Value).Cmp(number(points[0].Value)) < 0:
		return "<="
	}
	return ">="
}

// remains is by how much a level must still move in each year left.
func (c Case) remains(v *Verdict, t plan.Target, reached bool) {
	b, _ := barOf(t, c.Of.Direction())
	_, last := yearsOf(t.Period)
	now := c.Of.Card.Calendar.YearOf(v.Period)
	if v.Years = last - now; v.Years <= 0 || reached || b.decisive() == nil || t.Judged == plan.ByRank {
		v.Years = max(v.Years, 0)
		return
	}
	v.Needed = rounded(quo(sub(b.decisive(), number(v.Value)), whole(v.Years)))
	v.say("Còn %d năm: mỗi năm cần thêm %s.", v.Years, Number{v.Needed, c.unit()})
}

// relative judges against another observation: the aim is what was observed there.
func (c Case) relative(v *Verdict) {
	t := c.Target
	from := c.Observed
	if t.RefItem != "" && t.RefItem != t.ItemID {
		from = Whole(c.Others[t.RefItem])
	}
	ref, ok := ValueOf(c.Of.Card, from, t.RefPeriod)
	if !ok || ref.Absent {
		v.State = NoValue
		v.say("Chưa có số liệu %s để so.", c.named(t.RefPeriod))
		c.newest(v)
		return
	}
	v.say("Mức để so, %s: %s.", c.named(t.RefPeriod), Number{ref.Value, c.unit()}).about(ref.Rows...)
	v.Rows = append(v.Rows, ref.Rows...)
	if t.Comparator == "increase_by" || t.Comparator == "decrease_by" {
		up := t.Comparator == "increase_by"
		level, _ := moved(t, value(ref), c.Of.Unit())
		t.Value, t.Comparator = text(level), "<="
		if up {
			t.Comparator = ">="
		}
	} else {
		t = against(t, ref.Value, c.Of.Direction())
	}
	v.Aim, t.Judged, c.Target = t.Value, plan.AtEnd, t
	c.atEnd(v)
}

// inWords is judged by a person; the newest statement within the period counts.
func (c Case) inWords(v *Verdict) {
	t := c.Target
	v.State = Worded
	var said *plan.Observation
	for i, o := range c.Observed {
		days := o.Period.Bounds()
		if o.Reached != nil && days.To <= t.Period.To && (t.Period.From == "" || days.To >= t.Period.From) && (said == nil || !later(said.Period.Bounds(), o.Period.Bounds())) {
			said = &c.Observed[i]
		}
	}
	if said == nil {
		v.say("Mục tiêu bằng lời; chưa có ai đánh giá.")
		return
	}
	v.Period, v.Rows = said.Period, append(v.Rows, Row(*said))
	v.say("Đánh giá %s: %s", c.named(said.Period), said.Statement).about(Row(*said))
	switch {
	case *said.Reached:
		v.State = Met
	case c.done():
		v.State = NotMet
	default:
		v.State = NotYet
	}
}
