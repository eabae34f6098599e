package app

import (
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// mayDecideGone refuses what nobody could explain later.
func mayDecideGone(items []string, do doc.GoneDo, why string) error {
	switch {
	case !slices.Contains(doc.GoneDos, do):
		return fault.New(fault.Invalid, "Cần chọn: vẫn thực hiện (keep), chuyển sang mục khác (carry), thôi thực hiện (end) hay hỏi lại (ask).", "Choose one: keep, carry, end or ask.").At("do")
	case len(items) == 0:
		return nothingChosen()
	case (do == doc.End || do == doc.Ask) && why == "":
		return fault.New(fault.Invalid, "Cần ghi lý do, hoặc hỏi ai điều gì.", "A reason is needed, or whom to ask what.").At("why")
	}
	return nil
}

// carryOut does what was decided about an item that its document tells no more.
func carryOut(tx *store.Tx, item plan.Item, do doc.GoneDo, to, why string) (doc.Gone, error) {
	said := doc.Gone{Item: string(item.ID), Do: do, Why: why, On: tx.Today}
	switch do {
	case doc.End:
		item.Ended = true
		return said, store.Items.Save(tx, &item)
	case doc.Hand:
		heir, err := itemNamed(tx.Reader, to)
		if err != nil {
			return said, named(err, fault.New(fault.Invalid, "Không có mục %.60q để chuyển sang.", "There is no item %.60q to hand over to.", to).At("to"))
		}
		said.To = string(heir.ID)
		return said, handOver(tx, item, heir)
	}
	return said, nil
}

// handOver ends an item that another one takes over: what implemented the old one or waited for it does so with the new one.
// Reports and history stay with the old one.
func handOver(tx *store.Tx, item, heir plan.Item) error {
	switch {
	case heir.ID == item.ID:
		return fault.New(fault.Invalid, "Mục không thể chuyển sang chính nó.", "An item cannot be handed over to itself.").At("to")
	case heir.Ended:
		return fault.New(fault.Conflict, "%s đã ra khỏi kế hoạch nên không nhận việc được.", "%s is no longer part of the plan and can take nothing over.", heir.Code).At("to")
	}
	links, err := tx.LinksTo(string(item.ID))
	if err != nil {
		return err
	}
	have, err := tx.LinksTo(string(heir.ID))
	if err != nil {
		return err
	}
	said := func(from string, rel plan.Relation) bool {
		return from == string(heir.ID) || slices.ContainsFunc(have, func(l plan.Link) bool { return l.FromID == from && l.Relation == rel })
	}
	for _, l := range links {
		if l.From != plan.ItemNoun || l.Relation != plan.Implements && l.Relation != plan.DependsOn || said(l.FromID, l.Relation) {
			continue
		}
		if l.Relation == plan.DependsOn && mayWait(tx.Reader, plan.ItemID(l.FromID), heir) != nil {
			continue // would wait for itself; the old link stays and is seen there
		}
		moved := l
		moved.ID, moved.Rev, moved.ToID = newID(), 0, string(heir.ID)
		if err := store.Links.Remove(tx, &l); err != nil {
			return err
		}
		if err := store.Links.Save(tx, &moved); err != nil {
			return err
		}
	}
	from, err := tx.LinksFrom(string(heir.ID))
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(from, func(l plan.Link) bool { return l.Relation == plan.Replaces && l.ToID == string(item.ID) }) {
		l := plan.Link{ID: newID(), From: plan.ItemNoun, FromID: string(heir.ID), Relation: plan.Replaces, To: plan.ItemNoun, ToID: string(item.ID)}
		if err := store.Links.Save(tx, &l); err != nil {
			return err
		}
	}
	item.Ended = true
	return store.Items.Save(tx, &item)
}
