package indicator

import (
	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/plan"
)

// bar is what a value is held against: from Low, to High; nil = open on that side.
type bar struct {
	low, high   *apd.Decimal
	above, less bool // Low, High themselves are not enough
}

// barOf reads a comparator: with "=" or none, what is better than the number reaches it too, when it is known which way is
// better; a range is passed on its good side. ok is false for a target without numbers.
func barOf(t plan.Target, direction string) (b bar, ok bool) {
	low, ok := Parse(t.Value)
	high, ranged := Parse(t.High)
	if !ok || t.Comparator == "between" && !ranged {
		return b, false
	}
	if !ranged || t.Comparator != "between" {
		high = low
	}
	return barFrom(t.Comparator, direction, low, high), true
}

func barFrom(comparator, direction string, low, high *apd.Decimal) bar {
	switch comparator {
	case ">=":
		return bar{low: low}
	case ">":
		return bar{low: low, above: true}
	case "<=":
		return bar{high: high}
	case "<":
		return bar{high: high, less: true}
	case "increase", "increase_by":
		direction = "up"
	case "decrease", "decrease_by":
		direction = "down"
	}
	switch direction {
	case "up":
		return bar{low: low}
	case "down":
		return bar{high: high}
	}
	return bar{low: low, high: high}
}

// decided tells whether a value reaches the target; sure is false where it depends on which way is better and nobody has said it.
func decided(t plan.Target, direction string, v *apd.Decimal) (reached, sure bool) {
	b, ok := barOf(t, direction)
	if !ok {
		return false, false
	}
	return b.decide(direction, v)
}

// decide: outside of a bar with two ends, on a side that may be the good one, nothing is sure.
func (b bar) decide(direction string, v *apd.Decimal) (reached, sure bool) {
	reached = b.holds(v)
	return reached, reached || direction != "" || b.low == nil || b.high == nil
}

func (b bar) holds(v *apd.Decimal) bool {
	if b.low != nil {
		if c := v.Cmp(b.low); c < 0 || c == 0 && b.above {
			return false
		}
	}
	if b.high != nil {
		if c := v.Cmp(b.high); c > 0 || c == 0 && b.less {
			return false
		}
	}
	return true
}

// decisive is the number that must be reached: of a range, its near end.
func (b bar) decisive() *apd.Decimal {
	if b.low != nil {
		return b.low
	}
	return b.high
}
