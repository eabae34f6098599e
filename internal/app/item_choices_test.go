package app

import (
	"slices"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// What an item has stays among the choices of its form when the term, the register or the units have moved on.
func TestTheFormOffersWhatTheItemHas(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	w.ok(w.AddUnits(t.Context(), w.clerk, []org.Unit{{Code: "so-cu", Name: "Sở Cũ", Line: org.State, To: "2026-01-01"}}, nil, nil))
	w.ok(w.AddPosts(t.Context(), w.clerk, []org.Post{{Code: "so-cu-gd", Title: "Giám đốc", Role: org.Head}}, map[string]string{"so-cu-gd": "so-cu"}))
	it := w.add(ItemEdit{Title: "Việc", Themes: []plan.ThemeID{"th1"}, Document: w.doc, Accountable: "so-cu-gd"})
	w.ok(w.AddTerm(t.Context(), w.clerk, plan.Term{Code: "XIII", Name: "Nhiệm kỳ 2030 - 2035", From: "2030-10-01"}))
	for range newest {
		w.ok(w.EditDocument(t.Context(), w.clerk, doc.Document{Type: "Công văn", Subject: "V/v", Date: "2026-06-01"}, ""))
	}
	e, rev, err := w.EditForm(t.Context(), it.ID)
	w.ok(err)
	c, err := w.ItemChoices(t.Context(), e)
	w.ok(err)
	if !slices.ContainsFunc(c.Themes, func(v ThemeView) bool { return v.Theme.ID == "th1" }) {
		t.Error("its theme, of an earlier term, is not offered")
	}
	if !slices.ContainsFunc(c.Documents, func(d doc.Document) bool { return d.ID == w.doc }) || len(c.Documents) != newest+1 {
		t.Errorf("its document, older than %d others, is not offered", newest)
	}
	if !slices.ContainsFunc(c.Holders, func(x Who) bool { return x.Post.Code == "so-cu-gd" }) {
		t.Error("its accountable post, of a unit that has ended, is not offered")
	}
	if _, err := w.Home(t.Context()); err != nil {
		t.Errorf("a term without a last day: %v", err)
	}
	for field, wrong := range map[string]ItemEdit{"themes": {Title: "Việc", Themes: []plan.ThemeID{"none"}}, "document": {Title: "Việc", Document: "none"}, "accountable": {Title: "Việc", Accountable: "none"}} {
		err := w.EditItem(t.Context(), w.clerk, it.ID, rev, wrong)
		if f, ok := err.(*fault.Error); !ok || f.Kind != fault.Invalid || f.Field != field {
			t.Errorf("a %s that is not there: %v", field, err)
		}
	}
}

// An item may be linked to one above or below it; only not to itself.
func TestLinkItems(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	above := w.add(ItemEdit{Title: "Việc lớn"})
	below := w.add(ItemEdit{Title: "Việc nhỏ", Parent: above.Code})
	w.ok(w.LinkItems(t.Context(), w.clerk, above.ID, plan.Replaces, below.Code))
	w.ok(w.LinkItems(t.Context(), w.clerk, plan.ItemID(below.Code), plan.Implements, string(above.ID)))
	for _, to := range []string{above.Code, "NV-9999", ""} {
		wantFault(t, w.LinkItems(t.Context(), w.clerk, above.ID, plan.SameAs, to), fault.Invalid)
	}
	w.verified()
}

// What waits for what never closes a circle, and is said once.
func TestItemsWaitInNoCircle(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	var items []plan.Item
	for _, title := range []string{"Lập quy hoạch", "Giải phóng mặt bằng", "Xây dựng"} {
		items = append(items, w.add(ItemEdit{Title: title}))
	}
	after := func(item, before plan.Item) error {
		return w.LinkItems(t.Context(), w.clerk, item.ID, plan.DependsOn, before.Code)
	}
	w.ok(after(items[1], items[0]))
	w.ok(after(items[2], items[1]))
	wantFault(t, after(items[0], items[2]), fault.Invalid)
	wantFault(t, after(items[0], items[1]), fault.Invalid)
	wantFault(t, after(items[1], items[0]), fault.Conflict)
	w.ok(after(items[2], items[0]))
	w.verified()
}
