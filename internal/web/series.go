package web

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// series is the values of one indicator over time with the values it is to reach, as a line drawing.
type series struct {
	Width, Height float64
	Line          string // points of the polyline
	Points        []seriesPoint
	Targets       []seriesPoint
	Years         []seriesPoint // ticks of the time axis; Label is the year
	Low, High     string        // ends of the value axis, as written on pages
	Text          string
}

type seriesPoint struct {
	X, Y         float64
	Label, Title string
	Hollow       bool // an estimate or provisional value
}

const seriesWidth, seriesHeight, seriesEdge = 520.0, 190.0, 34.0

type seriesValue struct {
	at    when.Date
	value float64 // only for the drawing; the exact decimal stays in the table
	label string
	title string
	soft  bool
}

// seriesOf draws what can be placed: values with a number and a day. Fewer than two give no drawing.
func (w words) series(observed []plan.Observation, targets []plan.Target, unit string) series {
	var seen, aims []seriesValue
	for _, o := range observed {
		if v, ok := float(o.Value); ok && o.Period.Bounds().Known() {
			seen = append(seen, seriesValue{o.Period.Bounds().To, v, w.decimal(o.Value), fmt.Sprintf("%s: %s %s (%s)", w.period(o.Period), w.decimal(o.Value), unit, w.Say(o.Quality.Vi())), o.Quality != plan.Final})
		}
	}
	for _, t := range targets {
		v, ok := float(t.Value)
		if !ok || t.Period.To == "" {
			continue
		}
		at := seriesValue{t.Period.To, v, w.decimal(t.Value), fmt.Sprintf("%s %s: %s %s", w.sort(t.Sort), w.day(t.Period.To), w.decimal(t.Value), unit), t.Sort == "estimate"}
		if t.Sort == "actual" || t.Sort == "estimate" {
			seen = append(seen, at)
		} else {
			aims = append(aims, at)
		}
	}
	if len(seen)+len(aims) < 2 {
		return series{}
	}
	byDay := func(a, b seriesValue) int { return strings.Compare(string(a.at), string(b.at)) }
	arrange.By(seen, byDay)
	arrange.By(aims, byDay)
	all := slices.Concat(seen, aims)
	first, last := all[0].at, all[0].at
	low, high := all[0], all[0]
	for _, v := range all {
		first, last = min(first, v.at), max(last, v.at)
		if v.value < low.value {
			low = v
		}
		if v.value > high.value {
			high = v
		}
	}
	s := series{Width: seriesWidth, Height: seriesHeight, Low: low.label, High: high.label}
	place := func(v seriesValue) seriesPoint {
		p := seriesPoint{X: seriesEdge + 18, Y: seriesHeight / 2, Label: v.label, Title: v.title, Hollow: v.soft}
		if span := first.DaysTo(last); span > 0 {
			p.X += (seriesWidth - 2*seriesEdge - 36) * float64(first.DaysTo(v.at)) / float64(span)
		}
		if high.value > low.value {
			p.Y = seriesHeight - seriesEdge - (seriesHeight-2*seriesEdge)*(v.value-low.value)/(high.value-low.value)
		}
		return p
	}
	for _, v := range seen {
		p := place(v)
		s.Points = append(s.Points, p)
		s.Line += fmt.Sprintf("%.1f,%.1f ", p.X, p.Y)
	}
	for _, v := range aims {
		s.hide(place(v))
		s.Targets = append(s.Targets, place(v))
	}
	from, _, _ := first.YMD()
	to, _, _ := last.YMD()
	step := (to-from)/8 + 1
	for y := from; y <= to; y += step {
		tick := place(seriesValue{at: min(last, when.Day(y, 12, 31)), value: low.value})
		tick.Label = fmt.Sprint(y)
		s.Years = append(s.Years, tick)
	}
	s.Text = w.Say("%d giá trị và %d mức phải đạt, từ %s đến %s %s.", len(seen), len(aims), low.label, high.label, unit)
	return s
}

// hide takes the label off a point that a target stands on or beside, so that two numbers never print over each other.
func (s *series) hide(target seriesPoint) {
	for i, p := range s.Points {
		if math.Abs(p.X-target.X) < 24 && math.Abs(p.Y-target.Y) < 14 {
			s.Points[i].Label = ""
		}
	}
}

func float(s string) (float64, bool) {
	d, _, err := apd.NewFromString(s)
	if s == "" || err != nil {
		return 0, false
	}
	f, err := d.Float64()
	return f, err == nil
}

// sort is the sort of a value as pages say it.
func (w words) sort(sort string) string {
	switch sort {
	case "target", "plan":
		return w.Say("Mức phải đạt")
	case "baseline":
		return w.Say("Mức xuất phát")
	case "actual":
		return w.Say("Thực hiện @số liệu")
	case "estimate":
		return w.Say("Ước thực hiện")
	case "ratio":
		return w.Say("Tỷ lệ")
	}
	return sort
}

// comparator is how a value binds, as documents say it.
func (w words) comparator(c string) string {
	switch c {
	case ">=":
		return w.Say("từ … trở lên")
	case "<=":
		return w.Say("không quá")
	case ">":
		return w.Say("trên")
	case "<":
		return w.Say("dưới")
	case "between":
		return w.Say("trong khoảng")
	case "increase_by":
		return w.Say("tăng thêm")
	case "decrease_by":
		return w.Say("giảm đi")
	case "increase":
		return w.Say("tăng")
	case "decrease":
		return w.Say("giảm")
	case "maintain":
		return w.Say("giữ vững")
	}
	return ""
}
