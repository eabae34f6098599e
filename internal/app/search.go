package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// What can be found: items and documents, passages of documents, reports with their lines.
var SearchNouns = []plan.Noun{plan.ItemNoun, plan.DocumentNoun, store.PassageNoun, store.ReportNoun}

// MaxFound bounds totals and pages of a search; a total above it means "more than that".
const MaxFound = store.MaxFound

// SearchPage is one page of what a search finds, with how much there is of each noun.
type SearchPage struct {
	Page[SearchHit]
	Counts map[plan.Noun]int
}

// SearchHit is one result, with the words that were looked for marked as they stand in the text.
type SearchHit struct {
	Noun    plan.Noun
	Title   []Piece // empty for a report, which is named by Unit and Period
	Snippet []Piece
	Href    string
	Unit    org.Unit // of a report
	Period  when.Period
	State   report.State
}

// Piece is a run of text that matches, or not.
type Piece struct {
	Text  string
	Match bool
}

// Search is one page of items, documents, passages and reports that hold all the words, marks and case apart; noun ""
// means any.
func (a *App) Search(ctx context.Context, q string, noun plan.Noun, page int) (SearchPage, error) {
	const perPage = 25
	page = pageNumber(page)
	r := a.store.Read(ctx)
	found, err := r.Search(q, noun, (page-1)*perPage, perPage)
	out := SearchPage{Page[SearchHit]{Total: found.Total, Number: page, PerPage: perPage}, found.Counts}
	if err != nil {
		return out, err
	}
	words := strings.Fields(vi.Fold(q))
	for _, e := range found.Entries {
		hit := SearchHit{Noun: e.Noun, Href: e.Href, Snippet: snippet(e.Content, words)}
		if e.Title != "" {
			hit.Title = marked(e.Title, words)
		}
		out.Rows = append(out.Rows, hit)
	}
	return out, nameReports(r, found.Entries, out.Rows)
}

// nameReports says whose reports were found, for which period and, of lines, about what.
func nameReports(r store.Reader, entries []store.Entry, hits []SearchHit) error {
	var lineIDs []string
	var reportIDs []report.ID
	for _, e := range entries {
		switch e.Noun {
		case store.LineNoun:
			lineIDs = append(lineIDs, e.ID)
		case store.ReportNoun:
			reportIDs = append(reportIDs, report.ID(e.ID))
		}
	}
	if len(lineIDs)+len(reportIDs) == 0 {
		return nil
	}
	lines, err := r.LinesByID(lineIDs)
	if err != nil {
		return err
	}
	var itemIDs []plan.ItemID
	for _, l := range lines {
		itemIDs, reportIDs = append(itemIDs, l.ItemID), append(reportIDs, l.ReportID)
	}
	items, err := r.ItemsByID(itemIDs)
	if err != nil {
		return err
	}
	reports, err := r.ReportsByID(reportIDs)
	if err != nil {
		return err
	}
	var unitIDs []org.UnitID
	for _, x := range reports {
		unitIDs = append(unitIDs, x.UnitID)
	}
	units, err := r.UnitsByID(unitIDs)
	if err != nil {
		return err
	}
	for i, e := range entries {
		id := report.ID(e.ID)
		line, ok := lines[e.ID]
		if ok && e.Noun == store.LineNoun {
			item := items[line.ItemID]
			id, hits[i].Title = line.ReportID, []Piece{{Text: item.Code + " " + item.Title}}
		} else if e.Noun != store.ReportNoun {
			continue
		}
		x := reports[id]
		h := &hits[i]
		h.Unit, h.Period, h.State = units[x.UnitID], x.Period, x.State
		h.Href = "/reports/" + h.Unit.Code + "/" + string(x.Period)
	}
	return nil
}

// marked splits a text at the words that a query finds in it; the text itself is not changed.
func marked(text string, words []string) []Piece {
	var out []Piece
	at := 0
	vi.Words(text, func(folded []byte, start, end int) {
		if !matches(folded, words) {
			return
		}
		if start > at {
			out = append(out, Piece{Text: text[at:start]})
		}
		out = append(out, Piece{text[start:end], true})
		at = end
	})
	if at < len(text) {
		out = append(out, Piece{Text: text[at:]})
	}
	return out
}

// matches tells whether a word is one of those looked for; the last of them may be its beginning.
func matches(folded []byte, words []string) bool {
	for i, w := range words {
		if string(folded) == w || (i == len(words)-1 && len(folded) > len(w) && string(folded[:len(w)]) == w) {
			return true
		}
	}
	return false
}

// A snippet is at most this long, in bytes; before is how much of it stands before the first match.
const (
	snippetLength = 320
	snippetBefore = 60
)

// snippet is the part of a text that holds most of the words looked for, with those marked.
func snippet(text string, words []string) []Piece {
	text = strings.TrimSpace(text)
	from, to := 0, len(text)
	if len(text) > snippetLength {
		from, to = window(text, words)
	}
	out := marked(text[from:to], words)
	if from > 0 {
		out = append([]Piece{{Text: "… "}}, out...)
	}
	if to < len(text) {
		out = append(out, Piece{Text: " …"})
	}
	return out
}

// window is where the snippet of a long text stands: at the match after which most different words follow within it.
func window(text string, words []string) (from, to int) {
	type place struct {
		word       string
		start, end int
	}
	var hits []place
	vi.Words(text, func(folded []byte, start, end int) {
		if matches(folded, words) {
			hits = append(hits, place{string(folded), start, end})
		}
	})
	best, most := 0, 0
	for i, h := range hits {
		had := map[string]bool{}
		for _, w := range hits[i:] {
			if w.end-h.start > snippetLength-snippetBefore {
				break
			}
			had[w.word] = true
		}
		if len(had) > most {
			best, most = h.start, len(had)
		}
	}
	if from = best - snippetBefore; from > 0 {
		if i := strings.IndexAny(text[from:best], " \n"); i >= 0 {
			from += i + 1
		} else {
			from = best
		}
	} else {
		from = 0
	}
	if to = from + snippetLength; to >= len(text) {
		return from, len(text)
	}
	for to > from && !utf8.RuneStart(text[to]) {
		to--
	}
	if i := strings.LastIndexAny(text[from:to], " \n"); i > snippetLength/2 {
		to = from + i
	}
	return from, to
}
