package plan

import (
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
)

// FindingSort is what the cascade says of an item.
type FindingSort string

const (
	Uncovered   FindingSort = "uncovered"    // of a higher document, and nothing below implements it
	Unlinked    FindingSort = "unlinked"     // of a lower document, and it implements nothing
	TargetBelow FindingSort = "target_below" // its target asks for less than the one it implements
	TargetAbove FindingSort = "target_above" // … for more: told, for a child may be higher
	DateAfter   FindingSort = "date_after"   // its last day comes after that of what it implements
	TwoLeads    FindingSort = "two_leads"    // more than one unit leads it
	OfRepealed  FindingSort = "of_repealed"  // it implements what is no longer in force, or comes from nothing that is
)

// FindingSorts in the order pages show them.
var FindingSorts = []FindingSort{Uncovered, Unlinked, TargetBelow, DateAfter, TwoLeads, OfRepealed, TargetAbove}

// Vi is the finding as pages name it.
func (s FindingSort) Vi() string {
	switch s {
	case Uncovered:
		return "Chưa có mục cấp dưới thực hiện"
	case Unlinked:
		return "Không thực hiện mục cấp trên nào"
	case TargetBelow:
		return "Mức phải đạt thấp hơn cấp trên"
	case TargetAbove:
		return "Mức phải đạt cao hơn cấp trên"
	case DateAfter:
		return "Hạn sau hạn của cấp trên"
	case TwoLeads:
		return "Có hơn một đơn vị chủ trì"
	case OfRepealed:
		return "Thực hiện văn bản đã hết hiệu lực"
	}
	return string(s)
}

// Finding is one thing the cascade says of an item, with what it rests on.
type Finding struct {
	Sort     FindingSort
	Item     ItemID
	Upper    ItemID       // what it is compared with, "" = nothing
	Document doc.ID       // of OfRepealed: the document that is no longer in force
	Mine     Target       // of targets: what the item asks for
	Theirs   Target       // … and what the item above does
	Together int          // of targets: Mine is the sum of so many items, 0 = it is the item's own
	Leads    []org.UnitID // of TwoLeads
}

// Findings is everything the cascade says, by sort and code.
func (c *Cascade) Findings() (out []Finding) {
	for _, id := range c.order {
		it := c.items[id]
		if !it.Open() {
			continue
		}
		if slices.ContainsFunc(it.Documents, c.higher) && !c.Covered(id) {
			out = append(out, Finding{Sort: Uncovered, Item: id})
		}
		if slices.ContainsFunc(it.Documents, c.lower) && !c.Implements(id) {
			out = append(out, Finding{Sort: Unlinked, Item: id})
		}
		if leads := severalLeads(it.Leads); leads != nil {
			out = append(out, Finding{Sort: TwoLeads, Item: id, Leads: leads})
		}
		for _, up := range c.up[id] {
			upper := c.items[up]
			if it.Due != "" && upper.Due != "" && it.Due > upper.Due && !upper.Ended {
				out = append(out, Finding{Sort: DateAfter, Item: id, Upper: up})
			}
		}
		if f, ok := c.repealed(it); ok {
			out = append(out, f)
		}
	}
	for _, id := range c.order {
		if !c.items[id].Ended {
			out = append(out, c.targetsUnder(id)...)
		}
	}
	arrange.By(out, func(x, y Finding) int {
		return slices.Index(FindingSorts, x.Sort) - slices.Index(FindingSorts, y.Sort)
	})
	return out
}

// severalLeads are the units that lead an item where they are more than one.
func severalLeads(leads []org.UnitID) (out []org.UnitID) {
	for _, u := range leads {
		if u != "" && !slices.Contains(out, u) {
			out = append(out, u)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// repealed tells of an item that rests on nothing in force: what it implements has ended, or every document that tells it.
func (c *Cascade) repealed(it *CascadeItem) (Finding, bool) {
	for _, up := range c.up[it.ID] {
		upper := c.items[up]
		if d, past := c.allPast(upper.Documents); past || upper.Ended {
			return Finding{Sort: OfRepealed, Item: it.ID, Upper: up, Document: d}, true
		}
	}
	for _, d := range c.whole[it.ID] {
		if c.docs[d].Past {
			return Finding{Sort: OfRepealed, Item: it.ID, Document: d}, true
		}
	}
	if d, past := c.allPast(it.Documents); past {
		return Finding{Sort: OfRepealed, Item: it.ID, Document: d}, true
	}
	return Finding{}, false
}

// allPast tells whether there are documents and none of them is in force any more.
func (c *Cascade) allPast(ids []doc.ID) (doc.ID, bool) {
	for _, id := range ids {
		if !c.docs[id].Past {
			return "", false
		}
	}
	if len(ids) == 0 {
		return "", false
	}
	return ids[0], true
}
