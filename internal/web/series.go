package web

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

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
func seriesOf(observed []plan.Observation, targets []plan.Target, unit string) series {
	var seen, aims []seriesValue
	for _, o := range observed {
		if v, ok := float(o.Value); ok && o.Period.Bounds().Known() {
			seen = append(seen, seriesValue{o.Period.Bounds().To, v, vn(o.Value), fmt.Sprintf("%s: %s %s (%s)", o.Period.Vi(), vn(o.Value), unit, o.Quality.Vi()), o.Quality != plan.Final})
		}
	}
	for _, t := range targets {
		v, ok := float(t.Value)
		if !ok || t.Period.To == "" {
			continue
		}
		at := seriesValue{t.Period.To, v, vn(t.Value), fmt.Sprintf("%s %s: %s %s", sortVi(t.Sort), t.Period.To.Vi(), vn(t.Value), unit), t.Sort == "estimate"}
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
	slices.SortStableFunc(seen, byDay)
	slices.SortStableFunc(aims, byDay)
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
	s.Text = fmt.Sprintf("%d giá trị và %d mức phải đạt, từ %s đến %s %s.", len(seen), len(aims), low.label, high.label, unit)
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

// sortVi is the sort of a value as pages say it.
func sortVi(sort string) string {
	switch sort {
	case "target", "plan":
		return "Mức phải đạt"
	case "baseline":
		return "Mức xuất phát"
	case "actual":
		return "Thực hiện"
	case "estimate":
		return "Ước thực hiện"
	case "ratio":
		return "Tỷ lệ"
	}
	return sort
}

// comparatorVi is how a value binds, as documents say it.
func comparatorVi(c string) string {
	switch c {
	case ">=":
		return "từ … trở lên"
	case "<=":
		return "không quá"
	case ">":
		return "trên"
	case "<":
		return "dưới"
	case "between":
		return "trong khoảng"
	case "increase_by":
		return "tăng thêm"
	case "decrease_by":
		return "giảm đi"
	case "increase":
		return "tăng"
	case "decrease":
		return "giảm"
	case "maintain":
		return "giữ vững"
	}
	return ""
}
