package doc

import "lotrinh/internal/when"

// Repeal is that a document counts no more although no new version came in its place (bãi bỏ), and what was decided about
// the items of the plan that it told.
type Repeal struct {
	By    ID        `json:"by"`      // the document that repeals it, where that is registered
	Named string    `json:"by_text"` // how it was named: number and day
	On    when.Date `json:"on"`      // from which day it counts no more
	Note  string    `json:"note"`
	Items []Gone    `json:"items,omitempty"`
}

// Decided is what was decided about an item, nil when nothing yet.
func (x *Repeal) Decided(item string) *Gone {
	if x == nil {
		return nil
	}
	return decided(x.Items, item)
}

// Decide keeps a decision in place of an earlier one about the same item, in a copy.
func (x Repeal) Decide(g Gone) *Repeal {
	x.Items = decide(x.Items, g)
	return &x
}
