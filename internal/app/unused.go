package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/ledger"
)

// UnusedGroup is what was left for one reason; the first group, where there is one, has none.
type UnusedGroup struct {
	Why    ledger.Why
	Tokens []UnusedToken
}

// UnusedToken is one number, date, document number, unit or directive word that nothing was made of.
type UnusedToken struct {
	Kind    ledger.Kind
	Span    doc.Span
	At      doc.Locator
	Text    string
	Before  string // of the same passage, cut to a few words
	After   string
	Unknown bool // no reason explains it
}

// Count is how many tokens there are.
func (a *Account) Count() int { return len(a.Ledger) }

// Used is how many tokens something read stands on.
func (a *Account) Used() int { return len(a.Ledger) - len(a.Ledger.Unused()) }

// Unused groups what is not used by its reason: first what no reason explains, then in the order of the list of reasons.
func (a *Account) Unused() []UnusedGroup {
	by := map[ledger.Reason][]UnusedToken{}
	finder := ledger.NewFinder(a.Source)
	for _, e := range a.Ledger.Unused() {
		t := UnusedToken{Kind: e.Kind, Span: e.Span, At: finder.At(e.Span), Text: oneLine(a.Source.Text[e.Span.Start:e.Span.End]), Unknown: e.Unaccounted()}
		t.Before, t.After = beside(a.Source.Text, e.Span)
		by[e.Reason] = append(by[e.Reason], t)
	}
	var out []UnusedGroup
	add := func(why ledger.Why) {
		if list := by[why.Reason]; len(list) > 0 {
			out = append(out, UnusedGroup{why, list})
		}
	}
	add(ledger.Reason("").Of())
	for _, why := range ledger.Reasons {
		add(why)
	}
	return out
}

// beside is what stands before and behind a stretch of text in its line, cut at a word.
func beside(text string, s doc.Span) (before, after string) {
	const room = 90
	from := max(strings.LastIndexByte(text[:s.Start], '\n')+1, s.Start-room)
	to := min(len(text), s.End+room)
	if k := strings.IndexByte(text[s.End:to], '\n'); k >= 0 {
		to = s.End + k
	}
	before, after = text[from:s.Start], text[s.End:to]
	if from > 0 && text[from-1] != '\n' {
		if k := strings.IndexAny(before, " \t"); k >= 0 {
			before = "…" + before[k:]
		} else {
			before = ""
		}
	}
	if to < len(text) && text[to] != '\n' {
		if k := strings.LastIndexAny(after, " \t"); k >= 0 {
			after = after[:k] + " …"
		} else {
			after = ""
		}
	}
	return leaf(before), leaf(after)
}

// leaf drops what cutting left of a letter and evens out blanks, but for those at its ends.
func leaf(s string) string {
	for !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}

// UnusedFormat is the name and version of the JSON that Account.JSON writes.
const UnusedFormat = "lotrinh-unused/1"

type unusedJSON struct {
	Format      string             `json:"format"`
	File        string             `json:"file"`
	SHA256      string             `json:"sha256"`
	Tokens      int                `json:"tokens"`
	Used        int                `json:"used"`
	Unaccounted int                `json:"unaccounted"`
	Reasons     []unusedReasonJSON `json:"reasons"`
	Unused      []unusedTokenJSON  `json:"unused"`
}

type unusedReasonJSON struct {
	Reason ledger.Reason `json:"reason"` // "" = no reason explains it
	Vi     string        `json:"name"`
	En     string        `json:"name_en"`
	Count  int           `json:"count"`
}

type unusedTokenJSON struct {
	Kind    ledger.Kind   `json:"kind"`
	Text    string        `json:"text"`
	Span    doc.Span      `json:"span"`
	Locator doc.Locator   `json:"locator"`
	Reason  ledger.Reason `json:"reason"`
}

// JSON writes the unused tokens in the format lotrinh-unused/1, on one line without its end.
func (a *Account) JSON() ([]byte, error) {
	out := unusedJSON{Format: UnusedFormat, File: a.Source.File, SHA256: a.Source.SHA256, Tokens: a.Count(), Used: a.Used(), Reasons: []unusedReasonJSON{}, Unused: []unusedTokenJSON{}}
	for _, g := range a.Unused() {
		out.Reasons = append(out.Reasons, unusedReasonJSON{g.Why.Reason, g.Why.Vi, g.Why.En, len(g.Tokens)})
		if g.Why.Reason == "" {
			out.Unaccounted = len(g.Tokens)
		}
	}
	finder := ledger.NewFinder(a.Source)
	for _, e := range a.Ledger.Unused() {
		out.Unused = append(out.Unused, unusedTokenJSON{e.Kind, a.Source.Text[e.Span.Start:e.Span.End], e.Span, finder.At(e.Span), e.Reason})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("write %s: %w", UnusedFormat, err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
