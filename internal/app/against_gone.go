package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// GoneRow is an item of the plan that the old version had and the new one has not.
type GoneRow struct {
	Item    plan.Item
	Old     plan.Candidate
	Decided *doc.Gone
}

// gone are the items of the old version that no candidate of the new one says. An amendment leaves what it does not name in force.
func (c *comparison) gone() {
	c.Counts[GoneItem] = 0
	if c.How == doc.Amends {
		return
	}
	said := map[plan.ItemID]bool{}
	for _, row := range c.Rows {
		if row.Item != nil && row.Proposal.Verdict != plan.Rejected {
			said[row.Item.ID] = true
		}
	}
	for _, p := range c.older {
		item, ok := c.items[p.ItemID]
		if !ok || said[item.ID] {
			continue
		}
		said[item.ID] = true // once
		g := GoneRow{Item: item, Old: c.asRead[p.ID]}
		if c.How != "" {
			g.Decided = c.Document.Earlier.Decided(string(item.ID))
		}
		if item.Ended && g.Decided == nil {
			continue // before this version came
		}
		if g.Decided == nil {
			c.Undecided++
		}
		c.Counts[GoneItem]++
		c.Gone = append(c.Gone, g)
	}
}

// DecideGone says what becomes of items, by code or id, that the new version no longer has: they stay, end with a reason, are
// handed over to another item (to), or somebody is asked first. Reports and history stay in any case.
func (a *App) DecideGone(ctx context.Context, who Who, id doc.ID, items []string, do doc.GoneDo, to, why string) error {
	if err := who.must("plan"); err != nil {
		return err
	}
	why = strings.TrimSpace(why)
	if err := mayDecideGone(items, do, why); err != nil {
		return err
	}
	d, old, err := a.pairOf(a.store.Read(ctx), id)
	if err != nil {
		return err
	}
	reason := "bản mới không còn (" + d.Name() + ")"
	if why != "" {
		reason = why + "; " + reason
	}
	return a.change(ctx, who, act{"document.gone." + string(do), "document", string(id), reason}, func(tx *store.Tx) error {
		d, err := store.Documents.Get(tx.Reader, string(d.ID))
		if err != nil {
			return err
		}
		c, err := a.comparison(tx.Reader, d, old)
		if err != nil {
			return err
		}
		for _, name := range items {
			item, err := itemNamed(tx.Reader, name)
			if err != nil {
				return named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", name).At("items"))
			}
			if !slices.ContainsFunc(c.Gone, func(g GoneRow) bool { return g.Item.ID == item.ID }) {
				return fault.New(fault.Invalid, "%s không phải là mục mà bản mới bỏ đi.", "%s is not an item that the new version left out.", item.Code).At("items")
			}
			if item.Ended {
				return fault.New(fault.Conflict, "%s đã ra khỏi kế hoạch.", "%s is no longer part of the plan.", item.Code).At("items")
			}
			said, err := carryOut(tx, item, do, to, why)
			if err != nil {
				return err
			}
			d.Earlier = d.Earlier.Decide(said)
		}
		return store.Documents.Save(tx, &d)
	})
}
