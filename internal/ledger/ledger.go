// Package ledger accounts for every number, date, document number, unit and directive word of a read document: each is claimed or has a reason for not being used.
package ledger

import (
	"slices"

	"lotrinh/internal/doc"
)

// Claim is a stretch of the text that something read from the document stands on.
type Claim struct {
	Span doc.Span
	By   string // "i17", "ref", "person", "count", "theme", "document"
	Item bool   // an item of the plan
}

// Entry is what became of one token: By says what claims it, else Reason why it is not used; neither, and it is unaccounted for.
type Entry struct {
	Token
	By     string
	Reason Reason
}

// Unaccounted tells an entry that nothing claims and no reason explains: a likely oversight of reading.
func (e Entry) Unaccounted() bool { return e.By == "" && e.Reason == "" }

// Ledger holds the entries of one document in the order of its text.
type Ledger []Entry

// Of accounts for every token of a document.
func Of(src *doc.Source, claims []Claim) Ledger {
	words := lex(src.Text)
	tokens := scan(src.Text, words)
	c := gather(len(src.Text), claims)
	p := placesOf(src, words, c)
	out := make(Ledger, 0, len(tokens))
	at := 0
	for _, t := range tokens {
		for words[at].start < t.Span.Start {
			at++
		}
		e := Entry{Token: t, By: c.by(t.Span)}
		if e.By == "" {
			e.By, e.Reason = p.judge(t, at)
		}
		out = append(out, e)
	}
	return out
}

// claimed answers what claims a byte; item, where an item begins.
type claimed struct {
	owner  []int32 // by byte, place in claims + 1
	claims []Claim
	starts []int // of items, in order
}

// gather lays the claims over the text, items last so that they win.
func gather(size int, claims []Claim) claimed {
	c := claimed{owner: make([]int32, size), claims: claims}
	lay := func(item bool) {
		for i, x := range claims {
			if x.Item != item || x.Span.Start < 0 || x.Span.End > size {
				continue
			}
			for k := x.Span.Start; k < x.Span.End; k++ {
				c.owner[k] = int32(i + 1)
			}
			if item {
				c.starts = append(c.starts, x.Span.Start)
			}
		}
	}
	lay(false)
	lay(true)
	slices.Sort(c.starts)
	return c
}

// by is what claims a span: any byte of it will do.
func (c claimed) by(s doc.Span) string {
	for k := s.Start; k < s.End; k++ {
		if o := c.owner[k]; o > 0 {
			return c.claims[o-1].By
		}
	}
	return ""
}

// itemIn tells whether an item has any byte of a span.
func (c claimed) itemIn(s doc.Span) bool {
	for k := s.Start; k < s.End; k++ {
		if o := c.owner[k]; o > 0 && c.claims[o-1].Item {
			return true
		}
	}
	return false
}

// begins is the first item that begins in a span, "" = none.
func (c claimed) begins(s doc.Span) string {
	k, _ := slices.BinarySearch(c.starts, s.Start)
	if k < len(c.starts) && c.starts[k] < s.End {
		return c.by(doc.Span{Start: c.starts[k], End: c.starts[k] + 1})
	}
	return ""
}

// Share is how many tokens came to one end.
type Share struct {
	Reason Reason // "" with Claimed false = unaccounted for
	Used   bool
	Count  int
}

// Shares counts the entries: those claimed first, then each reason that occurs in the order of Reasons, then those unaccounted for.
func (l Ledger) Shares() []Share {
	count := map[Reason]int{}
	used := 0
	for _, e := range l {
		if e.By != "" {
			used++
		} else {
			count[e.Reason]++
		}
	}
	out := []Share{{Used: true, Count: used}}
	for _, r := range Reasons {
		if n := count[r.Reason]; n > 0 {
			out = append(out, Share{Reason: r.Reason, Count: n})
		}
	}
	return append(out, Share{Count: count[""]})
}

// Unused are the entries that nothing claims.
func (l Ledger) Unused() Ledger {
	var out Ledger
	for _, e := range l {
		if e.By == "" {
			out = append(out, e)
		}
	}
	return out
}
