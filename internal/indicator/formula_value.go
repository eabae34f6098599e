package indicator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Point is which value of an indicator is meant. UnitID "" is that of the whole.
type Point struct {
	Period when.Period
	UnitID org.UnitID
}

// Input is one value that a formula read; Value is "" when there is none.
type Input struct {
	Code    string
	Point   Point
	Value   string // exact, in the indicator's own unit of measure
	Measure string
	Quality plan.Quality
	KnownOn when.Date
}

// Computed is what a formula gives for one period. Value is "" when an input is missing, or the arithmetic has no result.
type Computed struct {
	Value   string
	Quality plan.Quality // the weakest of the inputs
	KnownOn when.Date    // the latest
	Inputs  []Input      // in the order of reading, each once
	Missing []Input
	Why     [2]string // why there is none though nothing is missing, in Vietnamese and English: a division by zero
}

// Values is where a formula finds what it reads.
type Values struct {
	Of    func(code string, at Point) (value string, q plan.Quality, known when.Date) // "" = none
	Units func(code string) []org.UnitID                                              // that tell values of an indicator
}

// decimals is how many a result keeps, and resultDigits how many digits it has at most.
const (
	decimals     = 12
	resultDigits = 40
)

// Compute gives the value of a point. A missing input is named and never taken for zero.
func (p *Program) Compute(at Point, from Values) Computed {
	r := &run{p: p, from: from, exact: context()}
	d := r.value(p.root, at)
	if d == nil || len(r.out.Missing) > 0 || r.out.Why[0] != "" {
		return r.out
	}
	d.Exponent += p.whole
	if d.Exponent < -decimals {
		if _, err := r.exact.Quantize(d, d, -decimals); err != nil {
			return r.out
		}
	}
	d.Reduce(d)
	if d.IsZero() {
		d.Negative = false
	}
	if d.Exponent > resultDigits || d.NumDigits()+int64(max(d.Exponent, 0)) > resultDigits {
		r.out.Why = [2]string{"Kết quả lớn quá mức.", "The result is too large."}
		return r.out
	}
	r.out.Value = d.Text('f')
	return r.out
}

type run struct {
	p     *Program
	from  Values
	exact *apd.Context
	out   Computed
}

// value is nil where there is none; why is noted.
func (r *run) value(n *node, at Point) *apd.Decimal {
	d := r.bare(n, at)
	if by := r.p.shift[n]; d != nil && by != 0 {
		d = new(apd.Decimal).Set(d)
		d.Exponent += by
	}
	return d
}

func (r *run) bare(n *node, at Point) *apd.Decimal {
	switch n.op {
	case "number":
		return new(apd.Decimal).Set(n.number)
	case "code":
		return r.read(n.code, at)
	case "prev":
		before := YearBefore(at.Period)
		return r.value(n.args[0], Point{before, at.UnitID})
	}
	if overUnits(n) != nil {
		return r.overUnits(n, at)
	}
	args := make([]*apd.Decimal, len(n.args))
	none := false
	for i, a := range n.args {
		args[i] = r.value(a, at)
		none = none || args[i] == nil
	}
	if none {
		return nil
	}
	return r.join(n, args)
}

// read is the value of an indicator, noted among the inputs.
func (r *run) read(code string, at Point) *apd.Decimal {
	in := Input{Code: code, Point: at, Measure: r.p.measures[code].String()}
	if at.Period != "" {
		in.Value, in.Quality, in.KnownOn = r.from.Of(code, at)
	}
	d, ok := Parse(in.Value)
	if !ok {
		in.Value = ""
	}
	list := &r.out.Inputs
	if !ok {
		list = &r.out.Missing
	}
	if !slices.ContainsFunc(*list, func(x Input) bool { return x.Code == code && x.Point == at }) {
		*list = append(*list, in)
		if ok {
			r.out.KnownOn = max(r.out.KnownOn, in.KnownOn)
			r.out.Quality = weaker(r.out.Quality, in.Quality, len(r.out.Inputs) == 1)
		}
	}
	return d
}

// weaker is the less settled of two qualities; what is not stated stays so.
func weaker(a, b plan.Quality, first bool) plan.Quality {
	order := []plan.Quality{"", plan.Estimate, plan.Provisional, plan.Revised, plan.Final}
	if first || slices.Index(order, b) < slices.Index(order, a) {
		return b
	}
	return a
}

// overUnits goes over all units that tell values of what the formula reads.
func (r *run) overUnits(n *node, at Point) *apd.Decimal {
	var units []org.UnitID
	n.walk(func(x *node) {
		if x.op == "code" {
			units = append(units, r.from.Units(x.code)...)
		}
	})
	slices.Sort(units)
	units = slices.Compact(units)
	if len(units) == 0 {
		n.walk(func(x *node) {
			if x.op == "code" {
				r.out.Missing = append(r.out.Missing, Input{Code: x.code, Point: at, Measure: r.p.measures[x.code].String()})
			}
		})
		return nil
	}
	args := make([]*apd.Decimal, len(units))
	none := false
	for i, u := range units {
		args[i] = r.value(n.args[0], Point{at.Period, u})
		none = none || args[i] == nil
	}
	if none {
		return nil
	}
	return r.join(n, args)
}

// join computes what is no reading; all its arguments are there.
func (r *run) join(n *node, args []*apd.Decimal) *apd.Decimal {
	out := new(apd.Decimal).Set(args[0])
	if n.op == "-x" {
		return out.Neg(out)
	}
	for _, d := range args[1:] {
		var err error
		switch n.op {
		case "+", "sum", "avg":
			_, err = r.exact.Add(out, out, d)
		case "-":
			_, err = r.exact.Sub(out, out, d)
		case "*":
			_, err = r.exact.Mul(out, out, d)
		case "/":
			if d.IsZero() {
				part := r.p.piece(n.args[1])
				r.out.Why = [2]string{fmt.Sprintf("Không chia được: %q bằng 0.", part), fmt.Sprintf("It cannot be divided: %q is 0.", part)}
				return nil
			}
			_, err = r.exact.Quo(out, out, d)
		case "min":
			if d.Cmp(out) < 0 {
				out.Set(d)
			}
		case "max":
			if d.Cmp(out) > 0 {
				out.Set(d)
			}
		}
		if err != nil {
			r.out.Why = [2]string{"Kết quả lớn quá mức.", "The result is too large."}
			return nil
		}
	}
	if n.op == "avg" {
		if _, err := r.exact.Quo(out, out, apd.New(int64(len(args)), 0)); err != nil {
			return nil
		}
	}
	return out
}

// constantOf is the value of a part that reads nothing; nil otherwise.
func (p *Program) constantOf(n *node) *apd.Decimal {
	if !n.constant() {
		return nil
	}
	whole := false
	n.walk(func(x *node) { whole = whole || overUnits(x) != nil || x.op == "prev" })
	if whole {
		return nil
	}
	r := &run{p: p, exact: context()}
	return r.value(n, Point{})
}

// YearBefore is the same period of the year before; "" of one that has days of its own.
func YearBefore(p when.Period) when.Period { return yearsLater(p, -1) }

// YearAfter is the same period of the year after; "" of one that has days of its own.
func YearAfter(p when.Period) when.Period { return yearsLater(p, +1) }

func yearsLater(p when.Period, by int) when.Period {
	if len(p) < 4 || strings.Contains(string(p), "_") {
		return ""
	}
	year, err := strconv.Atoi(string(p[:4]))
	if err != nil {
		return ""
	}
	q, ok := when.ParsePeriod(fmt.Sprintf("%04d%s", year+by, p[4:]))
	if !ok {
		return ""
	}
	return q
}
