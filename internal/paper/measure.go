package paper

import (
	"math/big"
	"strings"

	"lotrinh/internal/vi"
)

// measure is a value with its unit: 6.683 tỷ đồng is 6683 · 10⁹ "dong".
type measure struct {
	value *big.Rat
	step  *big.Rat // of its last figure: what was rounded away is less than half of it
	bound int      // 1 = at least so much, -1 = at most
	about bool     // the text itself says that it is not exact
	unit  string   // folded, without its scale
	text  string   // as written
}

// scales are the words that multiply a unit.
var scales = map[string]int64{"tram": 100, "nghin": 1000, "ngan": 1000, "van": 10_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000}

// measured reads a value from its number and the folded words behind it.
func measured(a vi.Amount, unit []string) (measure, bool) {
	value, ok := new(big.Rat).SetString(a.Number)
	if !ok || a.High != "" {
		return measure{}, false
	}
	m := measure{value: value, step: big.NewRat(1, 1)}
	if _, fraction, found := strings.Cut(a.Number, "."); found {
		ten := big.NewInt(10)
		m.step.SetFrac(big.NewInt(1), ten.Exp(ten, big.NewInt(int64(len(fraction))), nil))
	}
	if a.Percent {
		unit = append([]string{"%"}, unit...)[:1]
	}
	for len(unit) > 0 && scales[unit[0]] > 0 {
		by := big.NewRat(scales[unit[0]], 1)
		m.value, m.step, unit = m.value.Mul(m.value, by), m.step.Mul(m.step, by), unit[1:]
	}
	switch a.Comparator {
	case ">", ">=":
		m.bound = 1
	case "<", "<=":
		m.bound = -1
	}
	m.unit = strings.Join(unit, " ")
	return m, true
}

// comparable holds for values of one unit: "dong" and "dong nguoi" are taken for the same, as is often written.
func (m measure) comparable(o measure) bool {
	return m.unit == o.unit || m.unit != "" && o.unit != "" && (strings.HasPrefix(m.unit, o.unit+" ") || strings.HasPrefix(o.unit, m.unit+" "))
}

// agrees holds for values that may be the same one: equal, rounded, or within what the other leaves open.
func (m measure) agrees(o measure) bool {
	if m.bound != 0 || o.bound != 0 {
		return m.within(o) && o.within(m)
	}
	apart := new(big.Rat).Sub(m.value, o.value)
	apart.Abs(apart)
	for _, step := range []*big.Rat{m.step, o.step, m.round(o), o.round(m)} {
		if twice := new(big.Rat).Add(apart, apart); step != nil && twice.Cmp(step) <= 0 {
			return true
		}
	}
	return false
}

// within tells whether the other value lies where the bound of this one leaves room for it: "hơn 6.600" is not 9.000.
func (m measure) within(o measure) bool {
	if m.bound == 0 || o.bound != 0 {
		return true
	}
	far := new(big.Rat).Mul(m.value, big.NewRat(1, 10))
	apart := new(big.Rat).Sub(o.value, m.value)
	if m.bound < 0 {
		apart.Neg(apart)
	}
	return apart.Sign() >= 0 && apart.Cmp(far) <= 0
}

// round is the step of a value that ends in noughts, when the other does not end in as many: 6.700 may be 6.683. It is nil where the noughts
// may well be counted ones.
func (m measure) round(o measure) *big.Rat {
	step, ten := new(big.Rat).Set(m.step), big.NewRat(10, 1)
	whole := func(v, s *big.Rat) bool { return v.Sign() != 0 && new(big.Rat).Quo(v, s).IsInt() }
	for range 12 {
		next := new(big.Rat).Mul(step, ten)
		if !whole(m.value, next) {
			break
		}
		step = next
	}
	hundredth := new(big.Rat).Mul(m.value, big.NewRat(1, 100))
	switch {
	case step.Cmp(m.step) == 0 || whole(o.value, step):
		return nil
	case m.about:
		return step
	case step.Cmp(hundredth.Add(hundredth, hundredth)) > 0: // 1.000 is not 960
		return nil
	}
	return step
}
