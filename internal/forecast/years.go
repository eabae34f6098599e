package forecast

import (
	"slices"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
)

// partEnough is how much of a year, in months, must be known before the year is put together from it.
const partEnough = 3

// YearsOf are the values of the consecutive years that end with the newest, from observations as they are known on a day.
// A year that is told in parts is their sum, mean or last value, as the card says; one that is not over is the year before
// it, moved as its months moved against the same months.
func YearsOf(known []plan.Observation, over indicator.OverTime) []Year {
	parts := map[int][]part{}
	for _, o := range known {
		if p, ok := partOf(o); ok && o.Whole() {
			parts[p.year] = append(parts[p.year], p)
		}
	}
	years := map[int]Year{}
	newest := 0
	for y := range parts {
		newest = max(newest, y)
	}
	for y, ps := range parts {
		if v, ok := wholeYear(ps, over); ok {
			years[y] = Year{y, v.value, v.soft}
		}
	}
	if _, whole := years[newest]; !whole {
		if v, ok := grown(parts[newest], parts[newest-1], years[newest-1].Value, over); ok && years[newest-1].Year > 0 {
			years[newest] = Year{newest, v, true}
		} else {
			newest--
		}
	}
	var out []Year
	for y := newest; years[y].Year == y; y-- {
		out = append(out, years[y])
	}
	slices.Reverse(out)
	return out
}

// part is a value of some months of a year.
type part struct {
	year, first, last int // months 1 to 12
	value             float64
	soft              bool
}

func partOf(o plan.Observation) (part, bool) {
	d, ok := indicator.Parse(o.Value)
	if !ok || o.Absent != "" {
		return part{}, false
	}
	v, err := d.Float64()
	from, to := o.Period.Bounds().From, o.Period.Bounds().To
	if err != nil || from == "" || from[:4] != to[:4] {
		return part{}, false
	}
	if o.Since != "" && o.Since < from && o.Since[:4] == to[:4] {
		from = o.Since // cumulative
	}
	year, first, _ := from.YMD()
	_, last, _ := to.YMD()
	return part{year, first, last, v, o.Quality == plan.Estimate}, true
}

// wholeYear is the year's value where it is told, or where all its parts are.
func wholeYear(parts []part, over indicator.OverTime) (v struct {
	value float64
	soft  bool
}, ok bool) {
	for _, p := range parts {
		if p.first == 1 && p.last == 12 {
			v.value, v.soft = p.value, p.soft
			return v, true
		}
	}
	line, soft := chain(parts, 12, over)
	if len(line) == 0 {
		return v, false
	}
	v.soft = soft
	v.value, ok = together(line, over)
	return v, ok
}

// chain are the parts that a value up to the end of a month is made from: those that follow on each other from January, or
// the last one where that is the whole. nil where one is missing, or nobody has said how parts make a whole.
func chain(parts []part, upTo int, over indicator.OverTime) (out []part, soft bool) {
	switch over {
	case indicator.SumOverTime, indicator.MeanOverTime, indicator.CompoundRate:
	case indicator.LastOverTime:
		for _, p := range parts {
			if p.last == upTo && (out == nil || p.first > out[0].first) {
				out, soft = []part{p}, p.soft
			}
		}
		return out, soft
	default:
		return nil, false
	}
	next := 1
	for next <= upTo {
		best := part{}
		for _, p := range parts {
			if p.first == next && p.last <= upTo && p.last > best.last {
				best = p
			}
		}
		if best.last == 0 {
			return nil, false
		}
		out, next, soft = append(out, best), best.last+1, soft || best.soft
	}
	return out, soft
}

// together is what parts make.
func together(parts []part, over indicator.OverTime) (float64, bool) {
	sum, months := 0.0, 0.0
	for _, p := range parts {
		n := float64(p.last - p.first + 1)
		switch over {
		case indicator.SumOverTime:
			sum, months = sum+p.value, 1
		case indicator.MeanOverTime, indicator.CompoundRate:
			sum, months = sum+p.value*n, months+n
		default:
			sum, months = p.value, 1 // the last one
		}
	}
	return sum / months, months > 0
}

// grown puts a year that is not over together: the year before, moved as the known months moved against the same months.
func grown(now, before []part, yearBefore float64, over indicator.OverTime) (float64, bool) {
	upTo := 0
	for _, p := range now {
		upTo = max(upTo, p.last)
	}
	if upTo < partEnough {
		return 0, false
	}
	mine, _ := chain(now, upTo, over)
	theirs, _ := chain(before, upTo, over)
	a, okA := together(mine, over)
	b, okB := together(theirs, over)
	switch {
	case len(mine) == 0 || len(theirs) == 0 || !okA || !okB:
		return 0, false
	case over == indicator.SumOverTime && b <= 0:
		return 0, false
	case over == indicator.SumOverTime:
		return yearBefore * a / b, true
	}
	return yearBefore + a - b, true
}
