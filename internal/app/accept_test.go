package app

import (
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

const order = "KẾ HOẠCH\nChuyển đổi số năm 2026\n\n1. Giao Sở Tài chính chủ trì xây dựng đề án trước ngày 30/9/2026.\n2. Giao Sở Nội vụ chủ trì tổ chức lớp bồi dưỡng trước ngày 31/10/2026.\n"

// A title that a person emptied is asked for again; nothing stands in its place.
func TestAcceptAsksForATitle(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	p := plan.Proposal{ID: "c1", DocumentID: w.doc, Verdict: plan.Pending, Candidate: plan.Candidate{ID: "c1", Ord: 1, Kind: plan.TaskKind, Text: "xây dựng đề án"}}
	w.ok(w.change(t.Context(), w.clerk, act{"test", "proposal", "c1", ""}, func(tx *store.Tx) error { return store.Proposals.Save(tx, &p) }))
	for _, title := range []string{"", " \n "} {
		_, err := w.Accept(t.Context(), w.clerk, "c1", CandidateEdit{Title: &title})
		wantFault(t, err, fault.Invalid)
	}
	it, err := w.Accept(t.Context(), w.clerk, "c1", CandidateEdit{})
	w.ok(err)
	if it.Title != "Xây dựng đề án" {
		t.Errorf("the title is %q", it.Title)
	}
}

// A mark in a source leads to its own candidate, not to the first that waits.
func TestMarksLeadToTheirCandidate(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	d, err := w.Import(t.Context(), w.clerk, "ke-hoach.txt", []byte(order), "2026-02-05")
	w.ok(err)
	review, err := w.Review(t.Context(), d.ID, "", 0.9)
	w.ok(err)
	view, err := w.Document(t.Context(), d.ID)
	w.ok(err)
	last := review.Candidates[len(review.Candidates)-1].Candidate.ID
	for what, passages := range map[string][]PassageView{"review": review.Passages, "document": view.Passages} {
		found := false
		for _, p := range passages {
			for _, m := range p.Marks {
				found = found || m.Href == "/review/"+string(d.ID)+"?candidate="+string(last)
			}
		}
		if len(review.Candidates) < 2 || !found {
			t.Errorf("%s: of %d candidates the last has no mark that leads to it", what, len(review.Candidates))
		}
	}
}
