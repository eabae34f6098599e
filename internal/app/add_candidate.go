package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// AddCandidate makes a candidate of the sentence or table cell around a place that reading made nothing of; a person then fills
// in what it lacks and accepts it, with its place in the text.
func (a *App) AddCandidate(ctx context.Context, who Who, id doc.ID, at doc.Span) (plan.CandidateID, error) {
	if err := who.must("review"); err != nil {
		return "", err
	}
	added := plan.CandidateID(newID())
	return added, a.change(ctx, who, act{"candidate.add", "proposal", string(added), ""}, func(tx *store.Tx) error {
		if _, err := store.Documents.Get(tx.Reader, string(id)); err != nil {
			return err
		}
		t, err := tx.TextOf(id)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(t.Passages, func(p doc.Passage) bool { return p.Span.Start <= at.Start && at.End <= p.Span.End })
		if i < 0 || at.Len() <= 0 {
			return fault.New(fault.Invalid, "Văn bản không có chỗ này; hãy mở lại trang.", "The document has no such place; open the page again.")
		}
		p := t.Passages[i]
		s := sentenceAt(t.Content, p.Span, at)
		all, err := tx.ProposalsOf(id)
		if err != nil {
			return err
		}
		c := plan.Candidate{ID: added, Ord: nextOrd(all), Kind: plan.TaskKind, Text: part(t.Content[s.Start:s.End]), Span: s, Locator: p.Locator, PassageID: p.ID, Group: headingsOver(t.Passages, p), Why: []string{}}
		if c.Text == "" {
			return fault.New(fault.Invalid, "Chỗ này không có chữ để đưa thành đề xuất.", "There are no words here to make a candidate of.")
		}
		return store.Proposals.Save(tx, &plan.Proposal{ID: added, DocumentID: id, Verdict: plan.Pending, Candidate: c})
	})
}

// sentenceAt is the sentence around a place, within its passage and its line or cell.
func sentenceAt(text string, in, at doc.Span) doc.Span {
	s := in
	if k := strings.LastIndexAny(text[in.Start:at.Start], "\n\t"); k >= 0 {
		s.Start = in.Start + k + 1
	}
	if k := strings.IndexAny(text[at.End:in.End], "\n\t"); k >= 0 {
		s.End = at.End + k
	}
	for k := s.Start; k+1 < s.End; k++ {
		if (text[k] != '.' && text[k] != ';') || text[k+1] != ' ' {
			continue
		}
		switch {
		case k < at.Start && at.Start-s.Start > 1:
			s.Start = k + 2
		case k >= at.End-1:
			s.End = k + 1
			return s
		}
	}
	return s
}

// headingsOver are the titles above a passage, outermost first.
func headingsOver(all []doc.Passage, p doc.Passage) (out []string) {
	byID := map[string]doc.Passage{}
	for _, x := range all {
		byID[x.ID] = x
	}
	for id, depth := p.Parent, 0; id != "" && depth < 32; id, depth = byID[id].Parent, depth+1 {
		if title := oneLine(byID[id].Title); title != "" {
			out = append([]string{title}, out...)
		}
	}
	return out
}
