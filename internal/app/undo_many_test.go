package app

import (
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// Whatever a person decides, taking every decision back leaves the candidates as they were read and the plan empty.
func TestEveryDecisionIsTakenBack(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	ids := []string{string(w.read("phu-luc.md", annex)), string(w.read("ke-hoach.md", toldThrice))}
	rapid.Check(t, func(rt *rapid.T) {
		id := w.review(doc.ID(rapid.SampledFrom(ids).Draw(rt, "document"))).Document.ID
		before := map[plan.CandidateID]plan.Candidate{}
		for _, row := range w.review(id).Candidates {
			before[row.Candidate.ID] = row.Candidate
		}
		for range rapid.IntRange(1, 8).Draw(rt, "decisions") {
			rows := w.review(id).Candidates
			pick := func(what string) plan.CandidateID {
				return rows[rapid.IntRange(0, len(rows)-1).Draw(rt, what)].Candidate.ID
			}
			one, ctx := pick("candidate"), t.Context()
			switch rapid.IntRange(0, 5).Draw(rt, "what") { // what is refused changes nothing
			case 0:
				_, _ = w.Accept(ctx, w.clerk, one, CandidateEdit{})
			case 1:
				_ = w.Reject(ctx, w.clerk, one, "thử")
			case 2:
				_ = w.Split(ctx, w.clerk, one, rapid.IntRange(5, 60).Draw(rt, "at"), "")
			case 3:
				_, _ = w.Merge(ctx, w.clerk, one, pick("with"), rapid.Bool().Draw(rt, "joined"))
			case 4:
				_ = w.Separate(ctx, w.clerk, one)
			case 5:
				_, _ = w.AcceptAbove(ctx, w.clerk, id, 0.9)
			}
		}
		for {
			last, err := w.LastDecision(t.Context(), w.clerk, id)
			w.ok(err)
			if last == nil {
				break
			}
			if _, err := w.Undo(t.Context(), w.clerk, id, last.Seq); err != nil {
				rt.Fatalf("%s is not taken back: %v", last.Action, err)
			}
		}
		rows := w.review(id).Candidates
		if len(rows) != len(before) {
			rt.Errorf("%d candidates, there were %d", len(rows), len(before))
		}
		for _, row := range rows {
			was := before[row.Candidate.ID]
			if row.Verdict != plan.Pending || row.ItemID != "" || row.Candidate.Text != was.Text || row.Candidate.SameAs != was.SameAs || row.Candidate.Span != was.Span {
				rt.Errorf("%q is %s, as %+v; it was %+v", was.Text, row.Verdict, row.Candidate, was)
			}
		}
		list, err := w.Items(t.Context(), ItemFilter{})
		w.ok(err)
		if list.Total != 0 {
			rt.Errorf("%d items are in the plan", list.Total)
		}
	})
	w.sound()
}
