package app

import (
	"context"
	"fmt"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/ledger"
	"lotrinh/internal/when"
)

// Account is a read document and what became of every number, date, document number, unit and directive word in it.
type Account struct {
	Source *doc.Source
	Claims []ledger.Claim
	Ledger ledger.Ledger
}

// Ledger reads a file and accounts for its tokens; it keeps nothing.
func (r Reader) Ledger(ctx context.Context, in Input, anchor when.Date) (*Account, error) {
	src, res, err := r.Extract(ctx, in, anchor)
	if err != nil {
		return nil, err
	}
	found := claims(src, res)
	return &Account{src, found, ledger.Of(src, found)}, nil
}

// claims are the places of the text that a reading stands on. A bare mention of a unit or of a time is none: nothing has been made of it.
func claims(src *doc.Source, r *extract.Result) []ledger.Claim {
	var out []ledger.Claim
	add := func(by string, s doc.Span, item bool) {
		out = append(out, ledger.Claim{Span: s, By: by, Item: item})
	}
	inherited := map[doc.Span]bool{}
	for _, c := range r.Candidates {
		by := fmt.Sprintf("i%d", c.Ord)
		for _, list := range c.Evidence {
			for _, e := range list {
				if e.From != nil && !inherited[*e.From] { // many items inherit from one place; the first stands for them
					inherited[*e.From] = true
					add(by, *e.From, false)
				}
				if e.Span.Start < c.Span.Start || e.Span.End > c.Span.End {
					add(by, e.Span, true)
				}
			}
		}
		add(by, c.Span, true)
	}
	for _, x := range r.Refs {
		add("ref", x.Span, false)
	}
	for _, x := range r.Counts {
		add("count", x.Span, false)
	}
	for _, x := range r.Persons {
		add("person", x.Span, false)
	}
	for _, x := range r.Themes {
		add("theme", x.Span, false)
	}
	for _, x := range []string{src.Meta.Number, src.Meta.Issuer, src.Meta.Subject, src.Meta.Signer} {
		if k := strings.Index(src.Text, x); x != "" && k >= 0 {
			add("document", doc.Span{Start: k, End: k + len(x)}, false)
		}
	}
	return out
}
