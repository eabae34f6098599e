package roundtrip

import "lotrinh/internal/when"

// A Reading is what a reader must find in a text: all of it, in this order, and no more.
type Reading struct {
	Tasks      []TaskReading
	Indicators []IndicatorReading
	Optional   []string // sentences that may be read as tasks or not (gold-schema §5.7)
}

// A TaskReading says what is right for one task. Where two answers are right, both stand, the plain one first;
// a nil list is not compared.
type TaskReading struct {
	Texts    []string
	Leads    [][]string
	Coords   [][]string
	Dues     []Moment
	Products []string
	Form     string // how the layout said it, for the list of misses
	DueForm  string
}

// An IndicatorReading says what is right for one indicator; Values has one entry a stated value, in order.
type IndicatorReading struct {
	Names  []string
	Values []ValueReading
	Form   string
}

// A ValueReading is one value: any of its comparators and units is right.
type ValueReading struct {
	Comparators  []string
	Number, High string
	Units        []string
	Period       when.Interval
}
