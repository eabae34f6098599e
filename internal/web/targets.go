package web

import (
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// targetText is a value as documents say it: "từ 9 % trở lên", "9 – 10 %", "đạt mức khá".
func targetText(comparator, value, high, worded, unit string) string {
	switch {
	case value == "":
		return worded
	case comparator == "between":
		return strings.TrimSpace(vn(value) + " – " + vn(high) + " " + unit)
	case comparator == ">=":
		return "từ " + strings.TrimSpace(vn(value)+" "+unit) + " trở lên"
	}
	word := comparatorVi(comparator)
	return strings.TrimSpace(word + " " + strings.TrimSpace(vn(value)+" "+unit))
}

// valueText is a value as the reader found it.
func valueText(v plan.Value) string {
	return targetText(v.Comparator, v.Number, v.High, v.Worded, v.Unit)
}

// span writes an interval: a whole year by its number, else its days.
func span(i when.Interval) string {
	switch {
	case !i.Known():
		return "chưa rõ"
	case i.From == "":
		return "đến " + i.To.Vi()
	case i.To == "":
		return "từ " + i.From.Vi()
	}
	y, m, d := i.From.YMD()
	if m == 1 && d == 1 && i.To == when.Day(y, 12, 31) {
		return "năm " + itoa(y)
	}
	if z, zm, zd := i.To.YMD(); m == 1 && d == 1 && zm == 12 && zd == 31 {
		return itoa(y) + " – " + itoa(z)
	}
	if i.From == i.To {
		return i.To.Vi()
	}
	return i.From.Vi() + " – " + i.To.Vi()
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
