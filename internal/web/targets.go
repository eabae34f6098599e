package web

import (
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// targetText is a value as documents say it: "từ 9 % trở lên", "9 – 10 %", "đạt mức khá".
func (w words) target(comparator, value, high, worded, unit string) string {
	switch {
	case value == "":
		return worded
	case comparator == "between":
		return strings.TrimSpace(w.decimal(value) + " – " + w.decimal(high) + " " + unit)
	case comparator == ">=":
		return w.Say("từ %s trở lên", strings.TrimSpace(w.decimal(value)+" "+unit))
	}
	word := w.comparator(comparator)
	return strings.TrimSpace(word + " " + strings.TrimSpace(w.decimal(value)+" "+unit))
}

// valueText is a value as the reader found it.
func (w words) valueText(v plan.Value) string {
	return w.target(v.Comparator, v.Number, v.High, v.Worded, v.Unit)
}

// span writes an interval: a whole year by its number, else its days.
func (w words) span(i when.Interval) string {
	switch {
	case !i.Known():
		return w.Say("chưa rõ")
	case i.From == "":
		return w.Say("đến %s", w.day(i.To))
	case i.To == "":
		return w.Say("từ %s", w.day(i.From))
	}
	y, m, d := i.From.YMD()
	if m == 1 && d == 1 && i.To == when.Day(y, 12, 31) {
		return w.Say("năm %d", y)
	}
	if z, zm, zd := i.To.YMD(); m == 1 && d == 1 && zm == 12 && zd == 31 {
		return itoa(y) + " – " + itoa(z)
	}
	if i.From == i.To {
		return w.day(i.To)
	}
	return w.day(i.From) + " – " + w.day(i.To)
}

// latest is the newest value by its period, nil when there is none. Of one period the later one in the list counts.
func latest(observed []plan.Observation) (out *plan.Observation) {
	for i, o := range observed {
		if out == nil || o.Period.Bounds().To >= out.Period.Bounds().To {
			out = &observed[i]
		}
	}
	return out
}

// next is the target whose time ends first among those that are not over.
func next(targets []plan.Target, today when.Date) (out *plan.Target) {
	for i, t := range targets {
		if t.Sort == "target" && t.Period.To >= today && (out == nil || t.Period.To < out.Period.To) {
			out = &targets[i]
		}
	}
	return out
}
