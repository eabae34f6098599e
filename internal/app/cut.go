package app

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// Cut is a place at which the words of a candidate can be cut in two.
type Cut struct {
	At            int // bytes from the beginning of the candidate's span
	Before, After string
	Strong        bool // a sentence or a clause ends here
}

// mostCuts bounds how many places are offered; any other place is named by its words.
const mostCuts = 12

// cutsOf are the places offered for cutting a stretch of text, in its order; the strong ones first have room.
func cutsOf(text string) []Cut {
	var strong, weak []Cut
	add := func(at int, firm bool) {
		c := Cut{At: at, Before: part(text[:at]), After: part(text[at:]), Strong: firm}
		if utf8.RuneCountInString(c.Before) < 8 || utf8.RuneCountInString(c.After) < 8 {
			return
		}
		if firm {
			strong = append(strong, c)
		} else {
			weak = append(weak, c)
		}
	}
	for i := 1; i < len(text); i++ {
		blank := text[i] == ' ' || text[i] == '\n' || text[i] == '\t'
		switch {
		case !blank:
		case text[i] == ' ' && pointBegins(text[:i]):
		case strings.IndexByte(".;:", text[i-1]) >= 0 || text[i] != ' ':
			add(i, true)
		case text[i-1] == ',' || strings.HasPrefix(text[i:], " và ") || strings.HasPrefix(text[i:], " đồng thời "):
			add(i, false)
		}
	}
	if room := mostCuts - len(strong); room < len(weak) {
		weak = weak[:max(room, 0)]
	}
	out := append(strong[:min(len(strong), mostCuts)], weak...)
	arrange.By(out, func(x, y Cut) int { return x.At - y.At })
	return out
}

// Cuts are the places offered for splitting a pending candidate.
func (v *ReviewView) Cuts() []Cut {
	if v.Current == nil || v.Current.Verdict != plan.Pending {
		return nil
	}
	return cutsOf(v.textOf(v.Current.Candidate.Span))
}

// BestCut is the place most likely meant: the firmest one nearest to the middle.
func (v *ReviewView) BestCut() (best int) {
	cuts := v.Cuts()
	middle := v.Current.Candidate.Span.Len() / 2
	away := func(c Cut) int {
		far := max(c.At-middle, middle-c.At)
		if !c.Strong {
			far += 2 * middle
		}
		return far
	}
	if len(cuts) > 0 {
		best = slices.MinFunc(cuts, func(x, y Cut) int { return away(x) - away(y) }).At
	}
	return best
}

// textOf is the text of a span that lies in one passage.
func (v *ReviewView) textOf(s doc.Span) string {
	for _, p := range v.Passages {
		at := p.Passage.Span
		if at.Start <= s.Start && s.End <= at.End {
			return p.Text[s.Start-at.Start : s.End-at.Start]
		}
	}
	return ""
}

// pointBegins tells whether a text ends in the number or letter of a point: "…; 2." and no sentence that ends in "… 2026.".
func pointBegins(text string) bool {
	head := strings.TrimRight(text, ".)")
	if head == text {
		return false
	}
	body := strings.TrimRight(head, "0123456789")
	if len(head)-len(body) > 3 {
		return false
	}
	if body == head { // no number: one letter
		_, size := utf8.DecodeLastRuneInString(head)
		body = head[:len(head)-size]
	}
	before := strings.TrimRight(body, " ")
	return before == "" || strings.IndexByte(".;:\n\t", before[len(before)-1]) >= 0
}

// pointMark is the number or letter that a point begins with.
var pointMark = regexp.MustCompile(`^(?:\d{1,3}|\p{L})[.)] `)

// part is one half of a cut text as a title: without the marks that lead it in or close it.
func part(s string) string {
	s = strings.TrimRight(oneLine(s), " ;,:")
	s = strings.TrimSpace(strings.TrimLeft(s, "-–+*•;,:. "))
	return strings.TrimSpace(pointMark.ReplaceAllString(s, ""))
}

// Split cuts a pending candidate in two, each with its own part of the passage; fields are inherited, but what stands in the
// words of one part belongs to that part. words, when given, are the first words of the second part and go before at.
func (a *App) Split(ctx context.Context, who Who, id plan.CandidateID, at int, words string) error {
	if err := who.must("review"); err != nil {
		return err
	}
	return a.onCandidate(ctx, who, "candidate.split", id, "", func(tx *store.Tx, p plan.Proposal) error {
		if p.Verdict != plan.Pending {
			return decided(p)
		}
		t, err := tx.TextOf(p.DocumentID)
		if err != nil {
			return err
		}
		s := p.Candidate.Span
		if s.Start < 0 || s.End > len(t.Content) || s.Len() == 0 {
			return fault.New(fault.Conflict, "Đề xuất này không gắn với đoạn văn nào nên không tách được.", "This candidate has no passage of its own, so it cannot be split.")
		}
		text := t.Content[s.Start:s.End]
		if words = strings.TrimSpace(words); words != "" {
			if at, err = beginning(text, words); err != nil {
				return err
			}
		}
		if at <= 0 || at >= len(text) || !utf8.RuneStart(text[at]) || part(text[:at]) == "" || part(text[at:]) == "" {
			return fault.New(fault.Invalid, "Hãy chọn chỗ tách nằm giữa nội dung, để mỗi phần đều còn chữ.", "Choose a place within the text, so that either part has words.").At("at")
		}
		all, err := tx.ProposalsOf(p.DocumentID)
		if err != nil {
			return err
		}
		second := plan.Proposal{ID: plan.CandidateID(newID()), DocumentID: p.DocumentID, Verdict: plan.Pending}
		p.Candidate, second.Candidate = halves(p.Candidate, text, at)
		second.Candidate.ID, second.Candidate.Ord = second.ID, nextOrd(all)
		if err := store.Proposals.Save(tx, &p); err != nil {
			return err
		}
		return store.Proposals.Save(tx, &second)
	})
}

// nextOrd is a number that no candidate of a document has.
func nextOrd(all []plan.Proposal) int {
	last := 0
	for _, p := range all {
		last = max(last, p.Candidate.Ord)
	}
	return last + 1
}

// beginning finds where a text says some words; marks and case do not count.
func beginning(text, words string) (int, error) {
	want := vi.Fold(words)
	for i := range text {
		if i > 0 && text[i-1] != ' ' && text[i-1] != '\n' && text[i-1] != '\t' {
			continue
		}
		if strings.HasPrefix(vi.Fold(text[i:min(len(text), i+4*len(words)+16)]), want) {
			return i, nil
		}
	}
	return 0, fault.New(fault.Invalid, "Nội dung của đề xuất không có chữ %q.", "The text of the candidate does not say %q.", words).At("words")
}

// halves divides a candidate at a byte of its own text.
func halves(c plan.Candidate, text string, at int) (first, second plan.Candidate) {
	first, second = c, c
	first.Span.End, second.Span.Start = c.Span.Start+at, c.Span.Start+at
	first.Text, second.Text = part(text[:at]), part(text[at:])
	if c.Name != "" {
		first.Name, second.Name = part(text[:at]), part(text[at:])
	}
	second.SameAs = 0
	first.Evidence, second.Evidence = maps.Clone(c.Evidence), maps.Clone(c.Evidence)
	keepOwn(&first, c.Span)
	keepOwn(&second, c.Span)
	return first, second
}

// keepOwn drops from a half what was read in the words of the other half.
func keepOwn(half *plan.Candidate, whole doc.Span) {
	elsewhere := func(field string) bool {
		list := half.Evidence[field]
		return len(list) > 0 && !slices.ContainsFunc(list, func(e plan.Evidence) bool {
			inWhole := e.From == nil && e.Span != whole && e.Span.Start >= whole.Start && e.Span.End <= whole.End
			return !inWhole || e.Span.Start < half.Span.End && e.Span.End > half.Span.Start
		})
	}
	drop := func(field string, empty func()) {
		if elsewhere(field) {
			delete(half.Evidence, field)
			empty()
		}
	}
	drop("deadline", func() { half.Due = nil })
	drop("deliverable", func() { half.Deliverable = "" })
	drop("budget", func() { half.Budget = nil })
	drop("values", func() { half.Values = nil })
	drop("name", func() {})
}
