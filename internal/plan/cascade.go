package plan

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// CascadeItem is what the cascade needs to know of an item.
type CascadeItem struct {
	ID        ItemID
	Parent    ItemID
	Kind      KindCode
	Code      string
	Title     string
	Documents []doc.ID     // that tell it, the one it came from first
	Leads     []org.UnitID // in order; "" for a post, which leads for itself
	Due       when.Date
	State     WorkState // "" = of a kind without states
	Direction string    // of an indicator: up, down, "" = not stated
	Ended     bool
	Targets   []Target
}

// Open tells whether an item still asks for something.
func (it CascadeItem) Open() bool { return !it.Ended && (it.State == "" || it.State.Open()) }

// CascadeDocument is a document of the cascade: Past is one that was replaced or repealed or has ended.
type CascadeDocument struct {
	ID   doc.ID
	Date when.Date
	Past bool
}

// Cascade is the plan as documents above documents and items above items, many to many: an item stands below what it
// implements, a document below what it implements or rests on, and below each whose items its own ones implement.
type Cascade struct {
	items map[ItemID]*CascadeItem
	docs  map[doc.ID]CascadeDocument
	parts map[ItemID][]ItemID

	up, down     map[ItemID][]ItemID
	whole        map[ItemID][]doc.ID // documents that an item implements as a whole
	above, below map[doc.ID][]doc.ID
	level        map[doc.ID]int
	tells        map[doc.ID]int // how many items a document tells
	order        []ItemID       // by document and code
}

// NewCascade builds the cascade from live items, registered documents and live links; links that lead to neither are left out.
func NewCascade(items []CascadeItem, docs []CascadeDocument, links []Link) *Cascade {
	c := &Cascade{items: map[ItemID]*CascadeItem{}, docs: map[doc.ID]CascadeDocument{}, parts: map[ItemID][]ItemID{},
		up: map[ItemID][]ItemID{}, down: map[ItemID][]ItemID{}, whole: map[ItemID][]doc.ID{}, above: map[doc.ID][]doc.ID{}, below: map[doc.ID][]doc.ID{}, tells: map[doc.ID]int{}}
	for i := range items {
		it := &items[i]
		c.items[it.ID] = it
		c.order = append(c.order, it.ID)
		for _, d := range it.Documents {
			c.tells[d]++
		}
		if it.Parent != "" && !it.Ended {
			c.parts[it.Parent] = append(c.parts[it.Parent], it.ID)
		}
	}
	for _, d := range docs {
		c.docs[d.ID] = d
	}
	for _, l := range links {
		c.join(l)
	}
	for _, ends := range []map[ItemID][]ItemID{c.up, c.down} {
		for id := range ends {
			arrange.By(ends[id], c.inOrder)
			ends[id] = slices.Compact(ends[id])
		}
	}
	for _, ends := range []map[doc.ID][]doc.ID{c.above, c.below} {
		for id := range ends {
			arrange.By(ends[id], func(x, y doc.ID) int {
				return cmp.Or(cmp.Compare(c.docs[x].Date, c.docs[y].Date), cmp.Compare(x, y))
			})
			ends[id] = slices.Compact(ends[id])
		}
	}
	arrange.By(c.order, c.inOrder)
	c.level = c.levels()
	return c
}

func (c *Cascade) inOrder(x, y ItemID) int {
	return cmp.Or(cmp.Compare(c.items[x].Code, c.items[y].Code), cmp.Compare(x, y))
}

// join places one link; a document is never above itself.
func (c *Cascade) join(l Link) {
	rests := l.Relation == Implements || l.Relation == BasedOn
	switch {
	case l.From == DocumentNoun && l.To == DocumentNoun && rests:
		c.stand(doc.ID(l.FromID), doc.ID(l.ToID))
	case l.Relation != Implements || l.From != ItemNoun || c.items[ItemID(l.FromID)] == nil:
	case l.To == DocumentNoun && c.docs[doc.ID(l.ToID)].ID != "":
		from := ItemID(l.FromID)
		c.whole[from] = append(c.whole[from], doc.ID(l.ToID))
		for _, d := range c.items[from].Documents {
			c.stand(d, doc.ID(l.ToID))
		}
	case l.To == ItemNoun && c.items[ItemID(l.ToID)] != nil && l.FromID != l.ToID:
		from, to := ItemID(l.FromID), ItemID(l.ToID)
		c.up[from], c.down[to] = append(c.up[from], to), append(c.down[to], from)
		for _, d := range c.items[from].Documents {
			for _, u := range c.items[to].Documents {
				if !slices.Contains(c.items[from].Documents, u) {
					c.stand(d, u)
				}
			}
		}
	}
}

func (c *Cascade) stand(lower, upper doc.ID) {
	if lower == upper || c.docs[lower].ID == "" || c.docs[upper].ID == "" || slices.Contains(c.above[lower], upper) {
		return
	}
	c.above[lower], c.below[upper] = append(c.above[lower], upper), append(c.below[upper], lower)
}

// levels are how many documents stand above one, along the longest way; a circle is cut where it closes.
func (c *Cascade) levels() map[doc.ID]int {
	out, open := map[doc.ID]int{}, map[doc.ID]bool{}
	var find func(doc.ID) int
	find = func(id doc.ID) int {
		if n, ok := out[id]; ok || open[id] {
			return n
		}
		open[id] = true
		n := 0
		for _, u := range c.above[id] {
			if !open[u] {
				n = max(n, find(u)+1)
			}
		}
		open[id], out[id] = false, n
		return n
	}
	for id := range c.docs {
		find(id)
	}
	return out
}

// Documents are those that stand in the cascade, highest first, then by day.
func (c *Cascade) Documents() (out []doc.ID) {
	for id := range c.docs {
		if len(c.above[id])+len(c.below[id]) > 0 {
			out = append(out, id)
		}
	}
	arrange.By(out, func(x, y doc.ID) int {
		return cmp.Or(cmp.Compare(c.level[x], c.level[y]), cmp.Compare(c.docs[x].Date, c.docs[y].Date), cmp.Compare(x, y))
	})
	return out
}

// Tells is how many items a document tells.
func (c *Cascade) Tells(id doc.ID) int { return c.tells[id] }

// Level is how many documents stand above one, along the longest way.
func (c *Cascade) Level(id doc.ID) int { return c.level[id] }

// Above and Below are the documents directly over and under one.
func (c *Cascade) Above(id doc.ID) []doc.ID { return c.above[id] }
func (c *Cascade) Below(id doc.ID) []doc.ID { return c.below[id] }

// Up and Down are the items that one implements, and those that implement it.
func (c *Cascade) Up(id ItemID) []ItemID   { return c.up[id] }
func (c *Cascade) Down(id ItemID) []ItemID { return c.down[id] }

// Item is one item of the cascade.
func (c *Cascade) Item(id ItemID) (CascadeItem, bool) {
	if it := c.items[id]; it != nil {
		return *it, true
	}
	return CascadeItem{}, false
}

// Covered tells whether an open item is implemented: by an item below it, or by each of its parts.
func (c *Cascade) Covered(id ItemID) bool { return c.covered(id, 0) }

// deepest bounds the walk over parts of parts; no document has more than eight levels.
const deepest = 40

func (c *Cascade) covered(id ItemID, deep int) bool {
	if slices.ContainsFunc(c.down[id], func(x ItemID) bool { return !c.items[x].Ended }) {
		return true
	}
	if len(c.parts[id]) == 0 || deep > deepest {
		return false
	}
	return !slices.ContainsFunc(c.parts[id], func(part ItemID) bool { return c.items[part].Open() && !c.covered(part, deep+1) })
}

// Implements tells whether an item implements something: an item or a document, itself or by what it is a part of.
func (c *Cascade) Implements(id ItemID) bool {
	for deep := 0; id != "" && c.items[id] != nil && deep <= deepest; deep++ {
		if len(c.up[id])+len(c.whole[id]) > 0 {
			return true
		}
		id = c.items[id].Parent
	}
	return false
}

// CoverageOf counts a document's open items: how many are implemented, where something in force stands below the
// document, and how many implement something, where items of the plan stand above it.
type CoverageOf struct {
	Items, Covered, Linked int
	Higher, Lower          bool
}

// higher tells whether a document in force has another one in force below it, lower whether it has one above it
// whose items are in the plan: to others nothing can be linked.
func (c *Cascade) higher(id doc.ID) bool {
	return !c.docs[id].Past && slices.ContainsFunc(c.below[id], func(l doc.ID) bool { return !c.docs[l].Past })
}

func (c *Cascade) lower(id doc.ID) bool {
	return !c.docs[id].Past && slices.ContainsFunc(c.above[id], func(u doc.ID) bool { return c.tells[u] > 0 })
}

// Coverage is the coverage of every document in the cascade.
func (c *Cascade) Coverage() map[doc.ID]CoverageOf {
	out := map[doc.ID]CoverageOf{}
	for _, id := range c.Documents() {
		out[id] = CoverageOf{Higher: c.higher(id), Lower: c.lower(id)}
	}
	for _, id := range c.order {
		it := c.items[id]
		if !it.Open() {
			continue
		}
		covered, linked := c.Covered(id), c.Implements(id)
		for _, d := range it.Documents {
			of, ok := out[d]
			if !ok {
				continue
			}
			of.Items++
			if covered && of.Higher {
				of.Covered++
			}
			if linked && of.Lower {
				of.Linked++
			}
			out[d] = of
		}
	}
	return out
}
