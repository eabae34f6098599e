package app

import (
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// standsApart refuses to make a new item of what an item of the plan already is, in an earlier version of the document.
func standsApart(tx *store.Tx, p plan.Proposal) error {
	if p.Earlier == "" {
		return nil
	}
	old, err := store.Proposals.Get(tx.Reader, string(p.Earlier))
	if err != nil || old.ItemID == "" {
		return err
	}
	item, err := store.Items.Get(tx.Reader, string(old.ItemID))
	if err != nil || item.Ended {
		return err
	}
	return fault.New(fault.Conflict, "Bản cũ của văn bản đã có việc này: mục %s. Hãy nhận thay đổi ở trang so sánh hai bản, hoặc tách thành việc khác rồi nhận.",
		"The earlier version of the document has this already: item %s. Accept the change on the page that compares the two, or make it a task of its own first.", item.Code)
}

// Known is an item of the plan that a candidate stands for, because an earlier version of its document had it.
type Known struct {
	Item plan.Item
	Old  doc.ID // that version
}

// findKnown finds the item that the candidate being looked at stands for, or the document that must be compared first.
func (v *ReviewView) findKnown(r store.Reader, proposals []plan.Proposal) error {
	if v.Document.Earlier == nil && slices.ContainsFunc(v.Document.Questions, isTwin) {
		list, err := likelyEarlier(r, v.Document)
		if len(list) > 0 {
			v.Twin = list[0].Document.ID
		}
		return err
	}
	if v.Current == nil || v.Document.Earlier == nil {
		return nil
	}
	i := slices.IndexFunc(proposals, func(p plan.Proposal) bool { return p.ID == v.Current.Candidate.ID })
	if p := proposals[i]; p.Earlier != "" && p.Verdict == plan.Pending {
		old, err := store.Proposals.Get(r, string(p.Earlier))
		if err != nil || old.ItemID == "" {
			return err
		}
		item, err := store.Items.Get(r, string(old.ItemID))
		v.Known = &Known{item, v.Document.Earlier.DocumentID}
		return err
	}
	return nil
}
