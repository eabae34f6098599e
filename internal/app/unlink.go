package app

import (
	"context"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Unlink takes one link back, by its id: between items, from an item to a theme or to the document it implements, or
// between two documents. What an item was read from is no such link: that is taken back by the decision on its candidate.
func (a *App) Unlink(ctx context.Context, who Who, id, why string) (plan.Link, error) {
	link, err := store.Links.Get(a.store.Read(ctx), id)
	if err != nil {
		return link, err
	}
	right, what := org.EditPlan, act{"item.unlink", "item", link.FromID, ""}
	if link.From == plan.DocumentNoun {
		right, what = org.ImportDocument, act{"document.unlink", "document", link.FromID, ""}
	}
	if err := who.must(right); err != nil {
		return link, err
	}
	if what.why = strings.TrimSpace(why); what.why == "" {
		return link, fault.New(fault.Invalid, "Cần ghi lý do gỡ liên kết.", "Taking a link back needs a reason.").At("why")
	}
	return link, a.change(ctx, who, what, func(tx *store.Tx) error {
		now, err := store.Links.Get(tx.Reader, id)
		if err != nil {
			return err
		}
		if err := mayUnlink(tx.Reader, now); err != nil {
			return err
		}
		return store.Links.Remove(tx, &now)
	})
}

// mayUnlink refuses links that follow from a decision: they go with it.
func mayUnlink(r store.Reader, l plan.Link) error {
	if l.Relation == plan.FromSource {
		return fault.New(fault.Conflict, "Đây là nguồn của mục, không phải liên kết; hãy lấy lại quyết định nhận mục ở trang rà soát.", "This is where the item was read from, not a link; take the decision on its candidate back.")
	}
	if l.From != plan.DocumentNoun || l.To != plan.DocumentNoun {
		return nil
	}
	d, err := store.Documents.Get(r, l.FromID)
	if err == nil && d.Earlier != nil && string(d.Earlier.DocumentID) == l.ToID && relationOf[d.Earlier.How] == l.Relation {
		err = fault.New(fault.Conflict, "Liên kết này có vì %s được ghi là bản mới; hãy lấy lại việc ghi ấy ở lịch sử của văn bản.", "This link is there because %s was said to be a new version; take that back in the history of the document.", d.Name())
	}
	return err
}
