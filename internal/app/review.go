package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Queue is every document whose candidates wait, or waited, for a person: those with work left first.
func (a *App) Queue(ctx context.Context) ([]QueueRow, error) {
	r := a.store.Read(ctx)
	counts, err := r.Queue()
	if err != nil {
		return nil, err
	}
	docs, err := r.AllDocuments()
	if err != nil {
		return nil, err
	}
	var out []QueueRow
	for _, d := range docs {
		if c, ok := counts[d.ID]; ok {
			out = append(out, QueueRow{d, c.Pending, c.Accepted, c.Rejected, c.Questions, c.Sure})
		}
	}
	arrange.By(out, func(x, y QueueRow) int { return min(y.Pending, 1) - min(x.Pending, 1) })
	return out, nil
}

// ReviewQuery says what of a document's review is looked at.
type ReviewQuery struct {
	Current plan.CandidateID // "" = where the review stopped
	Above   float64          // confidence of which accepting all above it is counted
	Show    Show             // which candidates are listed and walked through
}

// Review opens one document's candidates; current "" = where the review stopped. P counts what AcceptAbove would take.
func (a *App) Review(ctx context.Context, id doc.ID, current plan.CandidateID, above float64) (ReviewView, error) {
	return a.ReviewShown(ctx, id, ReviewQuery{Current: current, Above: above})
}

// ReviewShown is Review with some of the candidates listed.
func (a *App) ReviewShown(ctx context.Context, id doc.ID, q ReviewQuery) (ReviewView, error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return ReviewView{}, err
	}
	proposals, err := r.ProposalsOf(id)
	if err != nil {
		return ReviewView{}, err
	}
	inText(proposals)
	rs, err := namesOn(r, d.Date)
	if err != nil {
		return ReviewView{}, err
	}
	if rs.cat, err = catalogueOf(r, d); err != nil {
		return ReviewView{}, err
	}
	v := ReviewView{Document: d, P: q.Above, Show: q.Show, Row: QueueRow{Document: d}}
	asked := plan.Asked(proposals)
	for _, p := range proposals {
		row := candidateRow(p, rs)
		row.Asked = asked[p.ID]
		v.Candidates = append(v.Candidates, row)
		v.count(p, row)
	}
	if q.Current == "" {
		if q.Current, err = v.resume(r); err != nil {
			return v, err
		}
	}
	v.choose(q.Current)
	v.Told = told(proposals, v.Candidates, v.Current)
	if v.Current != nil && v.Current.Candidate.Due != nil {
		if v.Due, err = a.tellDue(r, *v.Current.Candidate.Due, d.Date); err != nil {
			return v, err
		}
	}
	if err := v.findKnown(r, proposals); err != nil {
		return v, err
	}
	text, err := r.TextOf(id)
	if err != nil {
		return v, err
	}
	v.Passages = passageViews(text, proposals, func(p plan.Proposal) Mark {
		return Mark{Href: reviewAt(id, p.ID), Kind: p.Candidate.Kind, Verdict: p.Verdict, Current: v.Current != nil && v.Current.Candidate.ID == p.ID}
	})
	return v, nil
}

// inText puts proposals in the order of the text; one that was cut off another has a later number.
func inText(list []plan.Proposal) {
	arrange.By(list, func(x, y plan.Proposal) int {
		return cmp.Or(cmp.Compare(x.Candidate.Span.Start, y.Candidate.Span.Start), cmp.Compare(x.Candidate.Ord, y.Candidate.Ord))
	})
}

// count adds one candidate to the figures of its document.
func (v *ReviewView) count(p plan.Proposal, row CandidateRow) {
	switch p.Verdict {
	case plan.Pending:
		v.Row.Pending++
		v.Row.Questions += len(p.Candidate.Questions)
		if p.Sure(0.9) {
			v.Row.Sure++
		}
		switch {
		case p.Sure(v.P) && !row.Ambiguous:
			v.Above++
		case p.Candidate.SameAs > 0:
			v.Left.Told++
		case p.Earlier != "":
			v.Left.Earlier++
		case len(p.Candidate.Questions) > 0 || row.Ambiguous:
			v.Left.Questions++
		default:
			v.Left.Below++
		}
		if row.Asked {
			v.Asked++
		}
	case plan.Accepted:
		v.Row.Accepted++
	case plan.Rejected:
		v.Row.Rejected++
	}
}

// resume is the candidate to go on with: the first on the way from where the newest decision was, else the first on the way.
func (v *ReviewView) resume(r store.Reader) (first plan.CandidateID, err error) {
	newest, err := r.DecisionsOn(v.Document.ID, 1)
	if err != nil {
		return "", err
	}
	passed := false
	for _, row := range v.Candidates {
		passed = passed || len(newest) > 0 && newest[0].ID == string(row.Candidate.ID)
		if !v.Show.walks(row) {
			continue
		}
		if first = cmp.Or(first, row.Candidate.ID); passed {
			return row.Candidate.ID, nil
		}
	}
	return first, nil
}

// candidateRow tells what the written names mean now; what they leave open is asked beside what the reader asks.
func candidateRow(p plan.Proposal, rs *resolver) CandidateRow {
	row := CandidateRow{Candidate: p.Candidate, DocumentID: p.DocumentID, Verdict: p.Verdict, ItemID: p.ItemID, Reason: p.Reason}
	resolve := func(field string, names []string) (out []org.Unit) {
		for _, n := range names {
			fit, u := rs.fits(n), org.Unit{Name: n}
			if len(fit) == 1 {
				u = fit[0].unit
			}
			row.Ambiguous = row.Ambiguous || len(fit) > 1
			out = append(out, u)
			if q, open := asked(field, n, fit); open && p.Verdict == plan.Pending {
				row.Candidate.Questions = append(slices.Clone(row.Candidate.Questions), q)
			}
		}
		return out
	}
	row.LeadUnits, row.CoordUnits = resolve("lead", p.Candidate.Lead), resolve("coord", p.Candidate.Coord)
	return row
}

// choose sets the candidate being looked at and its neighbours on the way through what is shown.
func (v *ReviewView) choose(current plan.CandidateID) {
	passed := false
	for i := range v.Candidates {
		row := &v.Candidates[i]
		id := row.Candidate.ID
		if id == current {
			v.Current, passed = row, true
			if row.Asked {
				v.Index++
			}
			continue
		}
		if row.Asked && !passed {
			v.Index++
		}
		if row.Asked && len(row.Candidate.Questions) > 0 && (v.NextAsking == "" || passed && !v.askingBehind) {
			v.NextAsking, v.askingBehind = id, passed
		}
		switch {
		case !v.Show.walks(*row):
		case !passed:
			v.Prev = id
		case v.Next == "":
			v.Next = id
		}
	}
	if v.Current == nil || !v.Current.Asked {
		v.Index = 0
	}
}

// passageViews cuts the marks of proposals into the passages they lie in; overlapping marks keep the first.
func passageViews(t store.Text, proposals []plan.Proposal, mark func(plan.Proposal) Mark) []PassageView {
	sorted := slices.Clone(proposals)
	arrange.By(sorted, func(x, y plan.Proposal) int { return x.Candidate.Span.Start - y.Candidate.Span.Start })
	var out []PassageView
	next := 0
	for _, p := range t.Passages {
		v := PassageView{Passage: p, Text: t.Content[p.Span.Start:p.Span.End]}
		for next < len(sorted) && sorted[next].Candidate.Span.Start < p.Span.Start {
			next++
		}
		last := 0
		for i := next; i < len(sorted) && sorted[i].Candidate.Span.Start < p.Span.End; i++ {
			s := sorted[i].Candidate.Span
			m := mark(sorted[i])
			m.Start, m.End = max(s.Start-p.Span.Start, 0), min(s.End-p.Span.Start, len(v.Text))
			if m.Start >= last && m.End > m.Start {
				v.Marks = append(v.Marks, m)
				last = m.End
			}
		}
		out = append(out, v)
	}
	return out
}

// reviewAt is the address at which one candidate is reviewed.
func reviewAt(id doc.ID, candidate plan.CandidateID) string {
	return "/review/" + string(id) + "?candidate=" + string(candidate)
}
