package indicator

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/fault"
)

// Values are exact decimals. Sums, differences and products of what people write need far fewer than these digits, so they
// are exact; only quotients and roots are rounded, half up, to shownDigits, and nothing is ever decided by one of them.
const (
	exactDigits = 400
	shownDigits = 50
)

var (
	zero    = apd.New(0, 0)
	one     = apd.New(1, 0)
	hundred = apd.New(100, 0)
	exactly = apd.BaseContext.WithPrecision(exactDigits)
)

// canonical puts a number in the form that is kept; "" stays "".
func canonical(n *string, field string) error {
	if *n = strings.TrimSpace(*n); *n == "" {
		return nil
	}
	d, ok := Parse(*n)
	if !ok {
		return fault.New(fault.Invalid, "%.40q không phải là số (viết 1234.5).", "%.40q is not a number (write 1234.5).", *n).At(field)
	}
	*n = d.Text('f')
	return nil
}

// Parse reads an exact decimal of a size that values have; ok is false for anything else.
func Parse(s string) (*apd.Decimal, bool) {
	if s == "" || len(s) > 80 {
		return nil, false
	}
	d, _, err := apd.NewFromString(s)
	if err != nil || d.Form != apd.Finite || d.Exponent > 40 || d.Exponent < -40 {
		return nil, false
	}
	return d, true
}

// number is a value that has been checked before; what is none counts as zero.
func number(s string) *apd.Decimal {
	if d, ok := Parse(s); ok {
		return d
	}
	return zero
}

func add(a, b *apd.Decimal) *apd.Decimal {
	d := new(apd.Decimal)
	exactly.Add(d, a, b)
	return d
}

func sub(a, b *apd.Decimal) *apd.Decimal {
	d := new(apd.Decimal)
	exactly.Sub(d, a, b)
	return d
}

func mul(a, b *apd.Decimal) *apd.Decimal {
	d := new(apd.Decimal)
	exactly.Mul(d, a, b)
	return d
}

// quo is rounded; b is not zero.
func quo(a, b *apd.Decimal) *apd.Decimal {
	d := new(apd.Decimal)
	context().Quo(d, a, b)
	return d
}

// root is the n-th root of a positive number, rounded.
func root(a *apd.Decimal, n int) *apd.Decimal {
	d, part := new(apd.Decimal), quo(one, whole(n))
	context().Pow(d, a, part)
	return d
}

func context() *apd.Context {
	c := apd.BaseContext.WithPrecision(shownDigits)
	c.Rounding = apd.RoundHalfUp
	return c
}

func whole(n int) *apd.Decimal { return apd.New(int64(n), 0) }

// text writes a number without superfluous zeros.
func text(d *apd.Decimal) string {
	r := new(apd.Decimal)
	r.Reduce(d)
	if r.IsZero() {
		return "0"
	}
	return r.Text('f')
}

// rounded is a number as people read one that was divided: with four decimals at most.
func rounded(d *apd.Decimal) string {
	r := new(apd.Decimal)
	c := apd.BaseContext.WithPrecision(exactDigits)
	c.Rounding = apd.RoundHalfUp
	c.Quantize(r, d, -4)
	return text(r)
}

// Shown is an exact decimal as its card has it shown: with so many decimals, half up; nil = as it is written.
func Shown(value string, decimals *int) string {
	d, ok := Parse(value)
	if !ok || decimals == nil {
		return value
	}
	r, c := new(apd.Decimal), apd.BaseContext.WithPrecision(exactDigits)
	c.Rounding = apd.RoundHalfUp
	if _, err := c.Quantize(r, d, -int32(*decimals)); err != nil {
		return value
	}
	if r.IsZero() {
		r.Negative = false
	}
	return r.Text('f')
}

// factor is what growth of g percent multiplies by: 1 + g/100, exactly.
func factor(g *apd.Decimal) *apd.Decimal {
	d := new(apd.Decimal).Set(g)
	d.Exponent -= 2
	return add(one, d)
}

// power is a to the n-th, exactly.
func power(a *apd.Decimal, n int) *apd.Decimal {
	d := one
	for range n {
		d = mul(d, a)
	}
	return d
}
