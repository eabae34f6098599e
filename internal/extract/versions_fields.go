package extract

import (
	"slices"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Differences are the fields that read otherwise in the new version. Another spelling of the same words is none, nor is
// another order of units, nor another wording of the same days.
func Differences(old, new plan.Candidate) []Difference {
	var out []Difference
	add := func(field, a, b string, same bool) {
		if !same {
			out = append(out, Difference{field, a, b})
		}
	}
	words := func(field, a, b string) { add(field, oneLine(a), oneLine(b), vi.Exact(a) == vi.Exact(b)) }
	units := func(field string, a, b []string) {
		add(field, strings.Join(a, "; "), strings.Join(b, "; "), slices.Equal(evenUnits(a), evenUnits(b)))
	}
	if old.Name == "" || new.Name == "" {
		words("text", old.Text, new.Text)
	} else {
		words("name", old.Name, new.Name)
	}
	units("lead", old.Lead, new.Lead)
	units("coord", old.Coord, new.Coord)
	units("recipient", old.Recipient, new.Recipient)
	add("deadline", dueText(old.Due), dueText(new.Due), sameDue(old.Due, new.Due))
	words("deliverable", old.Deliverable, new.Deliverable)
	if old.Unit != "" || new.Unit != "" {
		words("unit", old.Unit, new.Unit)
	}
	a, b := valuesText(old), valuesText(new)
	add("values", strings.Join(a, "; "), strings.Join(b, "; "), slices.Equal(a, b))
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func evenUnits(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ReplaceAll(vi.Exact(s), "ủy ban nhân dân", "ubnd")
	}
	slices.Sort(out)
	return out
}

func dueText(d *plan.Due) string {
	if d == nil {
		return ""
	}
	return oneLine(d.Raw)
}

// sameDue compares what a deadline means; the wording decides only where it was not understood.
func sameDue(a, b *plan.Due) bool {
	if a == nil || b == nil {
		return (a == nil || !a.Stated()) && (b == nil || !b.Stated())
	}
	if a.To == "" && len(a.Recurrence) == 0 && b.To == "" && len(b.Recurrence) == 0 {
		return vi.Exact(a.Raw) == vi.Exact(b.Raw)
	}
	return a.From == b.From && a.To == b.To && slices.Equal(a.Recurrence, b.Recurrence)
}

func valuesText(c plan.Candidate) []string {
	var out []string
	for _, v := range c.Values {
		number := v.Number
		if v.High != "" {
			number += " – " + v.High
		}
		parts := []string{v.Sort, v.Comparator, number, v.Worded, unitOf(&c, v), v.Scope, string(v.Period.From), string(v.Period.To)}
		out = append(out, strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " "))
	}
	if c.Budget != nil {
		out = append(out, "budget "+c.Budget.Number+" "+c.Budget.Unit)
	}
	return out
}
