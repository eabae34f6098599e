package indicator

import (
	"maps"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/fault"
)

// Program is a formula whose units of measure fit: it can be computed.
type Program struct {
	Formula
	measures map[string]Measure // of the indicators it reads
	shift    map[*node]int32    // by which power of ten the value of a part is multiplied where it is used
	whole    int32              // and that of all
}

// typed is the unit of measure of a part. scaled is by which power of ten the formula itself multiplies on the way: that may
// be a conversion ("* 100" makes a share a percentage) or part of the sense, which is settled where the unit is needed.
type typed struct {
	Measure
	scaled int
	free   bool // a constant, which fits everywhere
}

// Check fits the units of measure together: what is added or compared is converted within its kind, and refused beyond it;
// result is the unit of the indicator that is computed. of gives the unit of an indicator; ok is false when there is none of
// that code.
func (f Formula) Check(result Measure, of func(code string) (m Measure, ok bool)) (*Program, error) {
	p := &Program{Formula: f, measures: map[string]Measure{}, shift: map[*node]int32{}}
	for _, code := range f.Codes {
		m, ok := of(code)
		if !ok {
			return nil, fault.New(fault.NotFound, "Công thức dùng %s, mà không có chỉ tiêu nào mang mã đó.", "The formula reads %s, and no indicator has that code.", code).At("formula")
		}
		p.measures[code] = m
	}
	t, err := p.measure(f.root)
	if err != nil {
		return nil, err
	}
	if err := p.settle(t, result); err != nil {
		return nil, err
	}
	return p, nil
}

// settle converts the value of the whole formula to the unit of the indicator.
func (p *Program) settle(t typed, result Measure) error {
	fits := t.Same(result)
	if t.Plain() { // a ratio can be told as a score, or as a yearly rate
		fits = fits || maps.Equal(result.Nouns, map[string]int{scoreNoun: 1}) || maps.Equal(result.Nouns, map[string]int{yearNoun: -1})
	}
	needed := t.Ten - result.Ten
	switch {
	case !fits:
		return fault.New(fault.Invalid, "Công thức cho ra %s, còn chỉ tiêu tính bằng %s.", "The formula gives %s, and the indicator is in %s.", said(t.Measure), said(result)).At("formula")
	case t.scaled == 0:
		p.whole = int32(needed)
	case needed != 0 && needed != t.scaled:
		return fault.New(fault.Invalid, "Công thức nhân với 10^%[1]d, mà đổi sang %[3]s cần nhân với 10^%[2]d; hãy sửa hệ số, hoặc bỏ nó đi để máy tự đổi.",
			"The formula multiplies by 10^%[1]d, and for %[3]s it takes 10^%[2]d; correct the factor, or leave it out to have it converted.", t.scaled, needed, said(result)).At("formula")
	}
	return nil
}

func said(m Measure) string {
	if s := m.String(); s != "" {
		return "“" + s + "”"
	}
	return "một số không có đơn vị / a plain number"
}

func (p *Program) measure(n *node) (typed, error) {
	switch n.op {
	case "number":
		if n.percent {
			return typed{Measure: Measure{Name: "%", Ten: -2}}, nil
		}
		return typed{free: true}, nil
	case "code":
		return typed{Measure: p.measures[n.code]}, nil
	}
	args := make([]typed, len(n.args))
	for i, a := range n.args {
		var err error
		if args[i], err = p.measure(a); err != nil {
			return typed{}, err
		}
	}
	switch n.op {
	case "prev", "-x":
		if n.op == "-x" && args[0].Rank() {
			return typed{}, p.noRank(n)
		}
		return args[0], nil
	case "*", "/":
		return p.times(n, args[0], args[1])
	}
	if len(n.args) == 1 {
		return p.overUnits(n, args[0])
	}
	return p.alike(n, args)
}

func (p *Program) noRank(n *node) error {
	return wrongAt(p.Text, n.at, "%[2]q tính toán trên thứ bậc; thứ bậc chỉ so sánh và lấy chênh lệch được.", "%[2]q computes with ranks, which can only be compared and subtracted.", p.piece(n))
}

// overUnits is a sum or mean of the values of all units.
func (p *Program) overUnits(n *node, t typed) (typed, error) {
	switch {
	case n.op == "min" || n.op == "max":
	case t.Rank():
		return t, p.noRank(n)
	case n.op == "sum" && t.share():
		return t, wrongAt(p.Text, n.at, "không cộng %[2]s của các đơn vị; hãy cộng tử số và mẫu số rồi chia.", "%[2]s of several units has no sum; add the parts and divide.", said(t.Measure))
	}
	return t, nil
}

// times is a product or a quotient; a constant leaves the unit as it is, and one of 10, 100, 1000 … may be a conversion.
func (p *Program) times(n *node, l, r typed) (typed, error) {
	if l.Rank() || r.Rank() {
		return l, p.noRank(n)
	}
	power := 1
	if n.op == "/" {
		power = -1
	}
	out := typed{Measure: l.by(r.Measure, power), scaled: l.scaled + power*r.scaled, free: l.free && r.free}
	switch {
	case out.free:
	case r.free:
		out.Measure, out.scaled = l.Measure, l.scaled+power*p.tens(n.args[1])
	case l.free:
		if power == 1 {
			out.Measure = r.Measure
		}
		out.scaled += p.tens(n.args[0])
	}
	return out, nil
}

// tens is k where a constant is 10^k; 0 of all others.
func (p *Program) tens(n *node) int {
	d := p.constantOf(n)
	if d == nil || d.Sign() <= 0 {
		return 0
	}
	var plain apd.Decimal
	plain.Reduce(d)
	if plain.Coeff.String() != "1" {
		return 0
	}
	return int(plain.Exponent)
}

// alike is a sum, difference, least, greatest or mean: all parts are in the unit of the first that has one.
func (p *Program) alike(n *node, args []typed) (typed, error) {
	first := -1
	for i, t := range args {
		if t.free {
			continue
		}
		if t.Rank() && (n.op == "+" || n.op == "sum" || n.op == "avg") {
			return t, p.noRank(n)
		}
		if first < 0 {
			first = i
			continue
		}
		if err := p.convert(n.args[first], n.args[i], &args[first], t); err != nil {
			return t, err
		}
	}
	if first < 0 {
		return args[0], nil
	}
	return args[first], nil
}

// convert brings a part into the unit of an earlier one.
func (p *Program) convert(a, b *node, to *typed, from typed) error {
	if !to.Same(from.Measure) {
		return wrongAt(p.Text, b.at, "%[2]q tính bằng %[3]s, không cộng, trừ hay so được với %[4]q tính bằng %[5]s.", "%[2]q is in %[3]s and cannot be added to or compared with %[4]q in %[5]s.", p.piece(b), said(from.Measure), p.piece(a), said(to.Measure))
	}
	by := from.Ten - to.Ten
	switch {
	case by == 0 && (to.scaled == from.scaled || !to.Plain()):
		if to.scaled != from.scaled {
			to.scaled = 0
		}
	case to.Ten-to.scaled == from.Ten-from.scaled: // the formula has converted one of them
		to.Ten -= to.scaled
		to.scaled, to.Name = 0, ""
	case to.scaled == 0 && from.scaled == 0:
		p.shift[b] = int32(by)
	default:
		return wrongAt(p.Text, b.at, "%[2]q và %[3]q không cùng hệ số; hãy nhân, chia cả hai cho cùng một đơn vị tính.", "%[2]q and %[3]q are not to one scale; bring both to the same unit.", p.piece(b), p.piece(a))
	}
	return nil
}
