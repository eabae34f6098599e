package main

import (
	"math"
	"math/big"
	"strconv"
)

// years are the whole years of the period; false when it is not one of whole years.
func (j *judging) years() (from, to int, ok bool) {
	p := j.t.Period
	if len(p.From) != 10 || p.From[4:] != "-01-01" || p.To[4:] != "-12-31" {
		return 0, 0, false
	}
	return number(p.From[:4]), number(p.To[:4]), true
}

func (j *judging) eachYear(judge func(int, *reading) string) (out verdict) {
	if rat(j.t.Value) == nil {
		return verdict{state: "unclear"}
	}
	from, to, ok := j.years()
	if !ok {
		return verdict{state: "unclear", value: j.newest()}
	}
	missed, unknown, unsure, told := 0, 0, 0, 0
	for y := from; y <= to; y++ {
		year := strconv.Itoa(y)
		past, r := j.past(year), j.of(year)
		switch {
		case r != nil && r.value != nil:
			told++
			out.value = r.value
			switch said := judge(y, r); {
			case said == "unclear":
				unsure++
			case said == "no_value":
				unknown++
			case said == "not_met" && past:
				missed++
			}
		case r != nil || past:
			unknown++
		}
	}
	switch {
	case missed > 0:
		out.state = "not_met"
	case told == 0 && !j.over() && unknown == 0:
		out.state = "not_yet"
	case told == 0, unsure == 0 && j.over() && unknown > 0:
		out.state = "no_value"
	case unsure > 0:
		out.state = "unclear"
	case j.over():
		out.state = "met"
	default:
		out.state = "on_course"
	}
	return out
}

// byStep holds each year against the actual of the year before.
func (j *judging) byStep() verdict {
	if j.t.Comparator != "increase_by" && j.t.Comparator != "decrease_by" {
		return verdict{state: "unclear"}
	}
	last := 0
	out := j.eachYear(func(y int, r *reading) string {
		last = y
		from := j.yearBefore(y)
		if from == nil {
			return "no_value"
		}
		c := r.value.Cmp(j.moved(from))
		return settle(c == 0 || (c > 0) == (j.t.Comparator == "increase_by"), true)
	})
	if _, to, ok := j.years(); ok && last > 0 && last < to {
		out.needed = j.moved(out.value)
	}
	return out
}

func (j *judging) yearBefore(y int) *big.Rat {
	year := strconv.Itoa(y - 1)
	if r := j.of(year); r != nil && r.value != nil {
		return r.value
	}
	for _, b := range j.targets {
		if b.Sort != "target" && b.Sort != "path" && b.Value != "" && b.Scope == j.t.Scope && b.Period.To[:4] == year {
			return rat(b.Value)
		}
	}
	return nil
}

// span gathers the years of a period: the values, how many that are over lack one, how many remain.
func (j *judging) span(from, to int) (values []*big.Rat, missing, left int) {
	for y := from; y <= to; y++ {
		year := strconv.Itoa(y)
		switch r := j.of(year); {
		case r != nil && r.value != nil:
			values = append(values, r.value)
		case j.past(year):
			missing++
		default:
			left++
		}
	}
	return values, missing, left
}

// average is judged at the end alone.
func (j *judging) average() (out verdict) {
	from, to, ok := j.years()
	switch {
	case rat(j.t.Value) == nil:
		return verdict{state: "unclear"}
	case !ok:
		return verdict{state: "unclear", value: j.newest()}
	case j.OverTime == "" || j.OverTime == "none":
		if j.over() {
			return verdict{state: "unclear"}
		}
		return verdict{state: "not_yet"}
	}
	values, missing, left := j.span(from, to)
	n := to - from + 1
	grown, sum := big.NewRat(1, 1), new(big.Rat)
	for _, v := range values {
		grown.Mul(grown, factorOf(v))
		sum.Add(sum, v)
	}
	compound := j.OverTime == "compound"
	if len(values) > 0 {
		out.value = new(big.Rat).Quo(sum, big.NewRat(int64(len(values)), 1))
		if compound {
			out.value = percent(math.Pow(float(grown), 1/float64(len(values))))
		}
	}
	low, high := j.bounds()
	aim := low
	if aim == nil {
		aim = high
	}
	switch {
	case missing > 0 && (j.over() || len(values) == 0):
		out.state = "no_value"
	case !j.over() || left > 0:
		out.state = "not_yet"
		if missing == 0 && left > 0 && len(values) > 0 && compound {
			out.needed = percent(math.Pow(math.Pow(float(factorOf(aim)), float64(n))/float(grown), 1/float64(left)))
		} else if missing == 0 && left > 0 && len(values) > 0 {
			out.needed = new(big.Rat).Mul(aim, big.NewRat(int64(n), 1))
			out.needed.Sub(out.needed, sum)
			out.needed.Quo(out.needed, big.NewRat(int64(left), 1))
		}
	default:
		out.state = settle(j.reachedMean(values, compound, grown, sum))
	}
	return out
}

// reachedMean compares without a root: a product of factors with the power of what is asked, a sum with its multiple.
func (j *judging) reachedMean(values []*big.Rat, compound bool, grown, sum *big.Rat) (yes, sure bool) {
	n := len(values)
	scaled := func(s string) string {
		if !compound {
			return new(big.Rat).Mul(rat(s), big.NewRat(int64(n), 1)).RatString()
		}
		power := big.NewRat(1, 1)
		for range n {
			power.Mul(power, factorOf(rat(s)))
		}
		return power.RatString()
	}
	of := *j
	of.t.Value = scaled(j.t.Value)
	if j.t.Comparator == "between" {
		of.t.High = scaled(j.t.High)
	}
	if compound {
		return of.reached(grown)
	}
	return of.reached(sum)
}

func factorOf(growth *big.Rat) *big.Rat {
	f := new(big.Rat).Quo(growth, big.NewRat(100, 1))
	return f.Add(f, big.NewRat(1, 1))
}

func float(r *big.Rat) float64 { f, _ := r.Float64(); return f }

func percent(factor float64) *big.Rat { return new(big.Rat).SetFloat64((factor - 1) * 100) }

// total holds the sum against the target, before the end against an even share of it.
func (j *judging) total() (out verdict) {
	from, to, ok := j.years()
	switch {
	case rat(j.t.Value) == nil || j.OverTime != "" && j.OverTime != "sum":
		return verdict{state: "unclear"}
	case !ok:
		return verdict{state: "unclear", value: j.newest()}
	}
	values, missing, left := j.span(from, to)
	sum, gone, n := new(big.Rat), len(values), to-from+1
	for _, v := range values {
		sum.Add(sum, v)
	}
	told := gone > 0
	if o := j.summedUp(); o != nil {
		year, whole := number(o.to[:4])-from, o.to[5:7] == "12"
		if year >= gone || missing > 0 || whole && year+1 >= gone {
			sum, gone, missing, told = rat(o.Value), year, 0, true
			if whole {
				gone++
			}
			left = n - gone
		}
	}
	if !told {
		out.state = "no_value"
		if missing == 0 {
			out.state = "not_yet"
		}
		return out
	}
	out.value = sum
	low, high := j.bounds()
	yes, sure := j.reached(sum)
	switch {
	case missing > 0 && !(yes && high == nil):
		out.state = "no_value"
	case j.over() && left == 0:
		out.state = settle(yes, sure)
	case yes && high == nil:
		out.state = "on_course"
	case gone == 0:
		out.state = "not_yet"
	default:
		aim := low
		if aim == nil {
			aim = high
		}
		share := new(big.Rat).Mul(aim, big.NewRat(int64(gone), int64(n)))
		out.state = "behind"
		if c := sum.Cmp(share); c == 0 || (c > 0) == (low != nil) {
			out.state = "on_course"
		}
		if left > 0 {
			out.needed = new(big.Rat).Sub(aim, sum)
			out.needed.Quo(out.needed, big.NewRat(int64(left), 1))
		}
	}
	return out
}

// summedUp is the newest value that counts from the first day of the period.
func (j *judging) summedUp() (out *observation) {
	for i, o := range j.known {
		first, _ := j.Calendar.span(j.t.Period.From, j.t.Period.To)
		if o.Since != "" && (o.Since == j.t.Period.From || o.Since == first) && o.Value != "" && o.to <= j.t.Period.To && (out == nil || o.to > out.to || o.to == out.to && o.from < out.from) {
			out = &j.known[i]
		}
	}
	return out
}

// relative is a level: what was observed there.
func (j *judging) relative() verdict {
	from := j.measure
	if j.t.RefItem != "" && j.t.RefItem != j.ID {
		if from = j.others[j.t.RefItem]; from == nil {
			return verdict{state: "no_value", value: j.newest()}
		}
	}
	r := toldOf(j.card, from.known, j.t.RefPeriod)
	if r == nil || r.value == nil {
		return verdict{state: "no_value", value: j.newest()}
	}
	if j.t.Comparator != "increase" && j.t.Comparator != "decrease" && j.t.Comparator != "increase_by" && j.t.Comparator != "decrease_by" {
		j.t.Comparator = "maintain"
	}
	j.level(r.value)
	return j.atEnd("at_end")
}

// worded is what a person said last within the period.
func (j *judging) worded() verdict {
	var said *observation
	for i, o := range j.known {
		if o.Reached != nil && o.to <= j.t.Period.To && o.to >= j.t.Period.From && (said == nil || o.to >= said.to) {
			said = &j.known[i]
		}
	}
	switch {
	case said == nil:
		return verdict{state: "worded"}
	case *said.Reached:
		return verdict{state: "met"}
	case j.over():
		return verdict{state: "not_met"}
	}
	return verdict{state: "not_yet"}
}
