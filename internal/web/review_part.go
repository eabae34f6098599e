package web

import (
	"bytes"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// partHeader asks for what changes on the review page and not for the page; its value is the candidate that is shown now.
const partHeader = "Lotrinh-Part"

// reviewPart is what changes when one goes from one candidate to another: the form, figures, and the rows and passages that
// stand otherwise than before.
type reviewPart struct {
	*reviewPage
	Passages []passage
	Swapped  []sourceRow // of tables
	Listed   []app.CandidateRow
}

// Page is the page that the part belongs to.
func (p *reviewPart) Page() *reviewPage { return p.reviewPage }

func partOf(r *http.Request) (before plan.CandidateID, partly bool) {
	list, partly := r.Header[partHeader]
	if partly {
		before = plan.CandidateID(list[0])
	}
	return before, partly
}

// part finds what stands otherwise when the page showed another candidate before.
func (p *reviewPage) part(before plan.CandidateID) *reviewPart {
	out := &reviewPart{reviewPage: p}
	heads := map[int]bool{} // both candidates with their other tellings, which may have been decided with them
	for _, row := range p.Candidates {
		if row.Candidate.ID == before || p.IsCurrent(row) {
			heads[row.Candidate.Head()] = true
		}
	}
	var touched []doc.Span
	for _, row := range p.Candidates {
		if !heads[row.Candidate.Head()] {
			continue
		}
		if touched = append(touched, row.Candidate.Span); row.Candidate.ID == before || p.IsCurrent(row) {
			for _, f := range spansOf(&row) {
				touched = append(touched, f.Span)
			}
		}
		if p.Show.Lists(row) {
			out.Listed = append(out.Listed, row)
		}
	}
	meets := func(s doc.Span) bool {
		for _, x := range touched {
			if s.Start < x.End && x.Start < s.End {
				return true
			}
		}
		return false
	}
	var views []app.PassageView
	for _, v := range p.ReviewView.Passages {
		if meets(v.Passage.Span) {
			views = append(views, v)
		}
	}
	for _, shown := range p.passages(views, spansOf(p.Current), true) {
		if shown.Rows == nil {
			out.Passages = append(out.Passages, shown)
			continue
		}
		for _, row := range shown.Rows {
			if meets(row.Span) {
				out.Swapped = append(out.Swapped, row)
			}
		}
	}
	return out
}

// showPart writes what changes, built whole first.
func (s *server) showPart(w http.ResponseWriter, status int, p *reviewPart) error {
	var b bytes.Buffer
	if err := s.views[p.Lang]["review"].ExecuteTemplate(&b, "review-part", p); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if _, err := b.WriteTo(w); err != nil {
		s.config.Logger.Debug("part not sent", "err", err) // the reader went away
	}
	return nil
}
