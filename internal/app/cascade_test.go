package app

import (
	"fmt"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// tell joins an item to the document that tells it, as accepting a candidate does.
func (w *world) tell(it plan.Item, d doc.ID) {
	w.t.Helper()
	w.ok(w.change(w.t.Context(), w.clerk, act{"item.link", "item", string(it.ID), ""}, func(tx *store.Tx) error {
		l := plan.Link{ID: newID(), From: plan.ItemNoun, FromID: string(it.ID), Relation: plan.FromSource, To: plan.DocumentNoun, ToID: string(d)}
		return store.Links.Save(tx, &l)
	}))
}

func (w *world) register(d doc.Document) doc.ID {
	w.t.Helper()
	w.ok(w.EditDocument(w.t.Context(), w.clerk, d, ""))
	docs, err := w.Documents(w.t.Context(), "", 1)
	w.ok(err)
	for _, row := range docs.Rows {
		if row.Document.Number == d.Number {
			return row.Document.ID
		}
	}
	w.t.Fatalf("no document %s", d.Number)
	return ""
}

// Every figure of the page is the length of the list behind it, and a proposal is linked only once a person accepts it.
func TestCascade(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		upper := w.register(doc.Document{Type: "Nghị quyết", Number: "05-NQ/TU", Date: "2025-12-01", Stage: doc.InForce})
		w.ok(w.change(t.Context(), w.clerk, act{"document.edit", "document", string(w.doc), ""}, func(tx *store.Tx) error {
			l := plan.Link{ID: newID(), From: plan.DocumentNoun, FromID: string(w.doc), Relation: plan.Implements, To: plan.DocumentNoun, ToID: string(upper)}
			return store.Links.Save(tx, &l)
		}))
		water := w.add(ItemEdit{Title: "Cấp nước sạch cho hộ dân nông thôn", Due: "31/12/2026", Lead: "Sở Xây dựng"})
		schools := w.add(ItemEdit{Title: "Xây dựng trường chuẩn quốc gia", Lead: "Sở Xây dựng"})
		w.tell(water, upper)
		w.tell(schools, upper)
		plants := w.add(ItemEdit{Title: "Xây nhà máy cấp nước sạch cho hộ dân nông thôn", Due: "31/3/2027", Lead: "Sở Xây dựng; Sở Tài chính"})
		w.tell(plants, w.doc)

		proposed := w.cascade(CascadeFilter{Show: Proposals})
		if len(proposed.Proposals.Rows) != 1 || proposed.Proposals.Rows[0].Upper.ID != water.ID {
			t.Fatalf("%+v", proposed.Proposals)
		}
		if got := w.figures(CascadeFilter{}); got != "uncovered 2, unlinked 1, target_below 0, date_after 0, two_leads 1, of_repealed 0, target_above 0" {
			t.Error(got)
		}
		wantFault(t, w.AcceptProposal(t.Context(), w.as("so-tc-dm"), plants.Code, water.Code), fault.Denied)
		wantFault(t, w.AcceptProposal(t.Context(), w.clerk, plants.Code, schools.Code), fault.Conflict)
		w.ok(w.AcceptProposal(t.Context(), w.clerk, plants.Code, water.Code))
		wantFault(t, w.AcceptProposal(t.Context(), w.clerk, plants.Code, water.Code), fault.Conflict)
		if got := w.figures(CascadeFilter{}); got != "uncovered 1, unlinked 0, target_below 0, date_after 1, two_leads 1, of_repealed 0, target_above 0" {
			t.Error(got)
		}
		if got := w.figures(CascadeFilter{Unit: "so-tc"}); got != "uncovered 0, unlinked 0, target_below 0, date_after 1, two_leads 1, of_repealed 0, target_above 0" {
			t.Error(got)
		}
		v := w.cascade(CascadeFilter{At: water.Code})
		if len(v.Picture.Rows) != 2 || v.Picture.At.Item.ID != water.ID || v.Picture.Rows[1][0].Key != string(plants.ID) || len(v.Picture.Below.Rows) != 1 {
			t.Errorf("%+v", v.Picture.Walk)
		}
		for _, l := range v.Documents {
			for sort, n := range map[plan.FindingSort]int{plan.Uncovered: l.Items - l.Covered, plan.Unlinked: l.Items - l.Linked} {
				if stands := map[plan.FindingSort]bool{plan.Uncovered: l.Higher, plan.Unlinked: l.Lower}[sort]; !stands {
					continue
				}
				if rows := w.cascade(CascadeFilter{Document: string(l.Document.ID), Show: sort}).Rows; rows.Total != n || len(rows.Rows) != n {
					t.Errorf("%s of %s: the table says %d, the list has %d", sort, l.Document.Number, n, rows.Total)
				}
			}
		}
		_, err := w.Cascade(t.Context(), CascadeFilter{At: schools.Code})
		w.ok(err)
		_, err = w.Cascade(t.Context(), CascadeFilter{At: "NV-9999"})
		wantFault(t, err, fault.Invalid)
		_, err = w.Cascade(t.Context(), CascadeFilter{Show: "everything"})
		wantFault(t, err, fault.Invalid)

		moved := doc.Document{ID: upper}
		for _, d := range v.Documents {
			if d.Document.ID == upper {
				moved = d.Document
			}
		}
		w.ok(w.AddEvent(t.Context(), w.clerk, doc.Event{DocumentID: moved.ID, Stage: doc.Ended, On: "2026-06-01"}))
		if got := w.figures(CascadeFilter{Document: string(w.doc)}); got != "uncovered 0, unlinked 0, target_below 0, date_after 1, two_leads 1, of_repealed 1, target_above 0" {
			t.Error(got)
		}
		w.verified()
	})
}

func (w *world) cascade(f CascadeFilter) CascadeView {
	w.t.Helper()
	v, err := w.Cascade(w.t.Context(), f)
	w.ok(err)
	return v
}

// figures are the counts under a filter, each checked against its list.
func (w *world) figures(f CascadeFilter) (out string) {
	w.t.Helper()
	counts := w.cascade(f).Counts
	for i, sort := range plan.FindingSorts {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprint(sort, " ", counts[sort])
		f.Show = sort
		if list := w.cascade(f).Rows; list.Total != counts[sort] || len(list.Rows) != list.Total {
			w.t.Errorf("%s: counted %d, listed %d", sort, counts[sort], list.Total)
		}
	}
	return out
}
