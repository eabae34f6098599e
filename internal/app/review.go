package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
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
	slices.SortStableFunc(out, func(x, y QueueRow) int { return min(y.Pending, 1) - min(x.Pending, 1) })
	return out, nil
}

// Review opens one document's candidates; current "" = the first pending one. P counts what AcceptAbove would take.
func (a *App) Review(ctx context.Context, id doc.ID, current plan.CandidateID, above float64) (ReviewView, error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return ReviewView{}, err
	}
	proposals, err := r.ProposalsOf(id)
	if err != nil {
		return ReviewView{}, err
	}
	rs, err := namesOn(r, d.Date)
	if err != nil {
		return ReviewView{}, err
	}
	if rs.cat, err = catalogueOf(r, d); err != nil {
		return ReviewView{}, err
	}
	v := ReviewView{Document: d, P: above, Row: QueueRow{Document: d}}
	var pending []plan.CandidateID
	asked := plan.Asked(proposals)
	for _, p := range proposals {
		v.Candidates = append(v.Candidates, candidateRow(p, rs))
		switch p.Verdict {
		case plan.Pending:
			if asked[p.ID] {
				pending = append(pending, p.ID)
			}
			v.Row.Pending++
			v.Row.Questions += len(p.Candidate.Questions)
			if p.Sure(0.9) {
				v.Row.Sure++
			}
			if p.Sure(above) {
				v.Above++
			}
		case plan.Accepted:
			v.Row.Accepted++
		case plan.Rejected:
			v.Row.Rejected++
		}
	}
	v.Asked = len(pending)
	v.choose(current, pending)
	v.Told = told(proposals, v.Candidates, v.Current)
	text, err := r.TextOf(id)
	if err != nil {
		return v, err
	}
	v.Passages = passageViews(text, proposals, func(p plan.Proposal) Mark {
		return Mark{Href: reviewAt(id, p.ID), Kind: p.Candidate.Kind, Current: v.Current != nil && v.Current.Candidate.ID == p.ID}
	})
	return v, nil
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

// choose sets the candidate being looked at and its pending neighbours.
func (v *ReviewView) choose(current plan.CandidateID, pending []plan.CandidateID) {
	if current == "" && len(pending) > 0 {
		current = pending[0]
	}
	ord := 0
	for i := range v.Candidates {
		if v.Candidates[i].Candidate.ID == current {
			v.Current = &v.Candidates[i]
			ord = v.Candidates[i].Candidate.Ord
		}
	}
	v.Index = slices.Index(pending, current) + 1
	for _, c := range v.Candidates {
		switch {
		case c.Candidate.ID == current || !slices.Contains(pending, c.Candidate.ID):
		case c.Candidate.Ord < ord:
			v.Prev = c.Candidate.ID
		case v.Next == "":
			v.Next = c.Candidate.ID
		}
	}
}

// passageViews cuts the marks of proposals into the passages they lie in; overlapping marks keep the first.
func passageViews(t store.Text, proposals []plan.Proposal, mark func(plan.Proposal) Mark) []PassageView {
	sorted := slices.Clone(proposals)
	slices.SortStableFunc(sorted, func(x, y plan.Proposal) int { return x.Candidate.Span.Start - y.Candidate.Span.Start })
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

// CandidateEdit is what a person corrected before accepting; nil fields stay as read.
type CandidateEdit struct {
	Title, Deliverable *string
	Lead, Coord        *string // names, separated by ";"
	Due                *string // a phrase or a date dd/mm/yyyy; "" = no date
	Kind               *plan.KindCode
}

// Accept takes one candidate into the plan, with what a person corrected.
func (a *App) Accept(ctx context.Context, who Who, id plan.CandidateID, edit CandidateEdit) (plan.Item, error) {
	if err := who.must("review"); err != nil {
		return plan.Item{}, err
	}
	var item plan.Item
	err := a.change(ctx, who, act{"candidate.accept", "proposal", string(id), ""}, func(tx *store.Tx) error {
		p, err := store.Proposals.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if p.Verdict != plan.Pending {
			return fault.New(fault.Conflict, "Mục này đã được xử lý (%s).", "This candidate has been dealt with (%s).", p.Verdict.Vi())
		}
		ac, err := a.newAcceptor(tx, p.DocumentID)
		if err != nil {
			return err
		}
		if err := edit.apply(&p.Candidate); err != nil {
			return err
		}
		item, err = ac.take(p)
		return err
	})
	return item, err
}

// apply puts a person's corrections in place of what was read. A corrected deadline answers its question.
func (e CandidateEdit) apply(c *plan.Candidate) error {
	if e.Title != nil {
		c.Text = *e.Title
		if c.Name != "" {
			c.Name = *e.Title
		}
	}
	if e.Kind != nil {
		c.Kind = *e.Kind
	}
	if e.Deliverable != nil {
		c.Deliverable = *e.Deliverable
	}
	if e.Lead != nil {
		c.Lead = splitNames(*e.Lead)
	}
	if e.Coord != nil {
		c.Coord = splitNames(*e.Coord)
	}
	if e.Due == nil || (c.Due != nil && strings.TrimSpace(*e.Due) == c.Due.Raw && (c.Due.To != "" || len(c.Due.Recurrence) > 0)) {
		return nil
	}
	due, err := parseDue(*e.Due, "")
	if err != nil {
		return err
	}
	c.Due = &due
	return nil
}

// Reject says that a candidate is nothing for the plan.
func (a *App) Reject(ctx context.Context, who Who, id plan.CandidateID, why string) error {
	if err := who.must("review"); err != nil {
		return err
	}
	if why = strings.TrimSpace(why); why == "" {
		return fault.New(fault.Invalid, "Cần ghi lý do bỏ đề xuất.", "Rejecting a candidate needs a reason.").At("why")
	}
	return a.change(ctx, who, act{"candidate.reject", "proposal", string(id), why}, func(tx *store.Tx) error {
		p, err := store.Proposals.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if p.Verdict != plan.Pending {
			return fault.New(fault.Conflict, "Mục này đã được xử lý (%s).", "This candidate has been dealt with (%s).", p.Verdict.Vi())
		}
		p.Verdict, p.Reason = plan.Rejected, why
		return store.Proposals.Save(tx, &p)
	})
}

// AcceptAbove takes every pending candidate of confidence ≥ p without an open question, as one act.
func (a *App) AcceptAbove(ctx context.Context, who Who, id doc.ID, p float64) (int, error) {
	if err := who.must("review"); err != nil {
		return 0, err
	}
	if p <= 0 || p > 1 {
		return 0, fault.New(fault.Invalid, "Ngưỡng tin cậy phải lớn hơn 0 và không quá 1.", "The confidence threshold must be above 0 and at most 1.").At("above")
	}
	proposals, err := a.store.Read(ctx).ProposalsOf(id)
	if err != nil {
		return 0, err
	}
	if !slices.ContainsFunc(proposals, func(x plan.Proposal) bool { return x.Sure(p) }) {
		return 0, nil
	}
	n := 0
	err = a.change(ctx, who, act{"candidate.accept-above", "document", string(id), "độ tin cậy ≥ " + percent(p)}, func(tx *store.Tx) error {
		n = 0
		ac, err := a.newAcceptor(tx, id)
		if err != nil {
			return err
		}
		proposals, err := tx.ProposalsOf(id)
		if err != nil {
			return err
		}
		for _, x := range proposals {
			if !x.Sure(p) || ac.items[x.Candidate.Ord] != "" || !ac.rs.settled(slices.Concat(x.Candidate.Lead, x.Candidate.Coord)) {
				continue
			}
			if _, err := ac.take(x); err != nil {
				return err
			}
			n++
		}
		if n == 0 {
			return fault.New(fault.Invalid, "Các mục đủ tin cậy đều có tên đơn vị chỉ nhiều nơi; hãy xem từng mục.", "Every candidate above the threshold names a unit that may be several; look at them one by one.")
		}
		return nil
	})
	return n, err
}
