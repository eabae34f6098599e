package app

import (
	"fmt"
	"regexp"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ValueEdit is what a person corrected in one value of an indicator; nil fields stay as read, "" means not stated.
type ValueEdit struct {
	Comparator   *string // one of Comparators
	Number, High *string // exact decimals in canonical text; High with comparator between
	Unit         *string
	Period       *string // a phrase: "năm 2030", "đến hết 2026", "2026-2030"
}

// Comparators are the ways in which a value can bind, in the order forms show them.
var Comparators = []string{"=", ">=", ">", "<=", "<", "between", "increase_by", "decrease_by", "decrease", "maintain", "increase"}

// correctValues puts corrections in place of the values that were read, one for each in their order; one more is a value that
// reading missed. A unit that all values share is the unit of the indicator.
func correctValues(c *plan.Candidate, edits []ValueEdit) error {
	if len(edits) > len(c.Values)+1 {
		return fault.New(fault.Invalid, "Đề xuất không có nhiều giá trị như vậy; hãy mở lại trang.", "The candidate has fewer values than that; open the page again.")
	}
	values := slices.Clone(c.Values)
	unit := slices.ContainsFunc(edits, func(e ValueEdit) bool { return e.Unit != nil })
	for i := range values {
		if unit && values[i].Unit == "" {
			values[i].Unit = c.Unit
		}
	}
	for i, e := range edits {
		if e == (ValueEdit{}) {
			continue
		}
		if i == len(values) {
			values = append(values, plan.Value{Sort: "target", Comparator: "="})
		}
		if err := e.apply(&values[i], fmt.Sprintf("value.%d.", i)); err != nil {
			return err
		}
	}
	c.Values = values
	other := func(v plan.Value) bool { return v.Unit != values[0].Unit }
	if unit && !slices.ContainsFunc(values, other) {
		c.Unit = values[0].Unit
	}
	return nil
}

// correctTargets puts corrections in place of the targets of an item.
func correctTargets(tx *store.Tx, id plan.ItemID, edits map[string]ValueEdit) error {
	if len(edits) == 0 {
		return nil
	}
	targets, err := tx.TargetsOf(id)
	if err != nil {
		return err
	}
	for _, t := range targets {
		e, corrected := edits[t.ID]
		if !corrected {
			continue
		}
		v := plan.Value{Comparator: t.Comparator, Number: t.Value, High: t.High, Unit: t.Unit, Period: t.Period}
		if err := e.apply(&v, "value."+t.ID+"."); err != nil {
			return err
		}
		t.Comparator, t.Value, t.High, t.Unit, t.Period = v.Comparator, v.Number, v.High, v.Unit, v.Period
		if err := store.Targets.Save(tx, &t); err != nil {
			return err
		}
	}
	return nil
}

// apply corrects one value; at begins the names of its inputs.
func (e ValueEdit) apply(v *plan.Value, at string) (err error) {
	if e.Comparator != nil {
		if v.Comparator = *e.Comparator; !slices.Contains(Comparators, v.Comparator) {
			return fault.New(fault.Invalid, "Không có cách so sánh %q.", "There is no comparison %q.", v.Comparator).At(at + "comparator")
		}
	}
	number := func(field string, typed *string, to *string) error {
		if typed == nil {
			return nil
		}
		*to, err = plan.Field{Key: at + field, Vi: "Giá trị", Type: plan.Decimal}.Canonical(*typed)
		return err
	}
	if err := number("number", e.Number, &v.Number); err != nil {
		return err
	}
	if err := number("high", e.High, &v.High); err != nil {
		return err
	}
	switch {
	case v.Comparator != "between":
		v.High = ""
	case (v.Number == "") != (v.High == ""):
		return fault.New(fault.Invalid, "Khoảng giá trị cần cả mức dưới và mức trên.", "A range needs both its lower and its upper end.").At(at + "high")
	}
	if e.Unit != nil {
		v.Unit = oneLine(*e.Unit)
	}
	if e.Period != nil {
		v.Period, err = typedPeriod(*e.Period, at+"period")
	}
	return err
}

var bareYear = regexp.MustCompile(`(\p{L}) ([0-9]{4})$`)

// typedPeriod reads the time of a value as people write it; "" is a time that is not stated. field names the input.
func typedPeriod(text, field string) (when.Interval, error) {
	text = oneLine(text)
	if text == "" {
		return when.Interval{}, nil
	}
	if in, ok := when.ParseSpan(text); ok {
		return in, nil
	}
	for _, t := range []string{text, bareYear.ReplaceAllString(text, "$1 năm $2")} { // "đến hết 2026"
		p, ok := when.Cell(t, "")
		whole := ok && p.Start == 0 && p.End == len(t)
		if whole && p.Interval.Known() && !p.MissingYear && !p.Invalid && len(p.Recurrence) == 0 {
			return p.Interval, nil
		}
	}
	return when.Interval{}, fault.New(fault.Invalid, "Không hiểu thời kỳ %q. Ví dụ: năm 2030; đến hết năm 2026; 2026-2030; Quý IV/2026.", "The period %q cannot be read. Examples: năm 2030; đến hết năm 2026; 2026-2030; Quý IV/2026.", text).At(field)
}
