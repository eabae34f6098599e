package plan

import (
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/vi"
)

// targetsUnder compares the targets of an item with those of the items that implement it, where unit, scope and last day
// are the same. Amounts that several items share out are added up first; shares and ranks are compared one by one.
func (c *Cascade) targetsUnder(id ItemID) (out []Finding) {
	upper := c.items[id]
	for _, theirs := range upper.Targets {
		if theirs.Sort != "target" || theirs.Value == "" {
			continue
		}
		var mine []Finding
		for _, down := range c.down[id] {
			lower := c.items[down]
			if lower.Ended {
				continue
			}
			if i := slices.IndexFunc(lower.Targets, func(t Target) bool { return sameAim(t, theirs) }); i >= 0 {
				mine = append(mine, Finding{Item: down, Upper: id, Mine: lower.Targets[i], Theirs: theirs})
			}
		}
		if len(mine) > 1 && shared(theirs.Unit) {
			sum, ok := addTargets(mine)
			if !ok {
				continue
			}
			mine = []Finding{{Item: id, Upper: id, Mine: sum, Theirs: theirs, Together: len(mine)}}
		}
		for _, f := range mine {
			switch against(f.Mine, theirs, lowerBetter(theirs, upper.Direction)) {
			case -1:
				f.Sort = TargetBelow
			case 1:
				f.Sort = TargetAbove
			default:
				continue
			}
			out = append(out, f)
		}
	}
	return out
}

// sameAim tells whether two targets speak of the same thing on the same day.
func sameAim(a, b Target) bool {
	return a.Sort == "target" && a.Value != "" && a.Period.To != "" && a.Period.To == b.Period.To && sameWords(a.Unit, b.Unit) && sameWords(a.Scope, b.Scope) && change(a) == change(b)
}

func sameWords(a, b string) bool { return a == b || vi.Fold(a) == vi.Fold(b) }

// change is the comparator of a target that is measured from what was before; a level has "".
func change(t Target) string {
	switch t.Comparator {
	case "increase_by", "decrease_by":
		return t.Comparator
	}
	return ""
}

// shared tells whether amounts of a unit add up over those who share a target: shares, scores and ranks do not.
func shared(unit string) bool {
	folded := " " + vi.Fold(unit) + " "
	if strings.ContainsAny(unit, "%/") {
		return false
	}
	for _, word := range []string{"diem", "bac", "thu", "hang", "lan", "tuoi", "ty le", "chi so"} {
		if strings.Contains(folded, " "+word+" ") {
			return false
		}
	}
	return strings.TrimSpace(folded) != ""
}

// addTargets is the sum of what several items are to reach; ok is false where one of them is no plain amount.
func addTargets(list []Finding) (Target, bool) {
	sum := list[0].Mine
	total := new(apd.Decimal)
	for _, f := range list {
		d, err := exact(f.Mine.Value)
		if err != nil || f.Mine.Comparator == "between" {
			return sum, false
		}
		if _, err := apd.BaseContext.WithPrecision(3*maxDigits).Add(total, total, d); err != nil {
			return sum, false
		}
	}
	sum.Value, sum.High = total.Text('f'), ""
	return sum, true
}

// lowerBetter tells whether less is more: the target says so, else the item.
func lowerBetter(t Target, direction string) bool {
	switch t.Comparator {
	case "<", "<=":
		return true
	case ">", ">=", "increase_by", "decrease_by":
		return false
	}
	return direction == "down"
}

// against is -1 where a target asks for less than the one above, 1 where for more; a range is one from end to end, so
// that what lies within it is neither.
func against(mine, theirs Target, lowerBetter bool) int {
	low, high, ok := ends(mine)
	their, theirHigh, known := ends(theirs)
	if !ok || !known {
		return 0
	}
	out := 0
	switch {
	case low.Cmp(their) < 0:
		out = -1
	case high.Cmp(theirHigh) > 0:
		out = 1
	}
	if lowerBetter {
		switch {
		case high.Cmp(theirHigh) > 0:
			return -1
		case low.Cmp(their) < 0:
			return 1
		}
		return 0
	}
	return out
}

func ends(t Target) (low, high *apd.Decimal, ok bool) {
	low, err := exact(t.Value)
	if err != nil {
		return nil, nil, false
	}
	high = low
	if t.Comparator == "between" && t.High != "" {
		if high, err = exact(t.High); err != nil {
			return nil, nil, false
		}
	}
	return low, high, true
}
