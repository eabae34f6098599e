package indicator

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/fault"
)

// Exact arithmetic of values: 50 digits, far more than any budget or rate has.
const digits = 50

var zero = new(apd.Decimal)

func context() *apd.Context {
	c := apd.BaseContext.WithPrecision(digits)
	c.Rounding = apd.RoundHalfUp
	return c
}

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

// number is a value that is known to be one; what is not is zero, which callers rule out before.
func number(s string) *apd.Decimal {
	if d, ok := Parse(s); ok {
		return d
	}
	return zero
}
