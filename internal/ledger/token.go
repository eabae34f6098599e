package ledger

import (
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
)

// Kind is a sort of token that a plan could need.
type Kind string

const (
	Number    Kind = "number"    // a number or a quantity: "85 %", "1.200 tỷ đồng"
	Date      Kind = "date"      // a day, a month, a year, a period, a rhythm: "quý III/2025", "giai đoạn 2021-2025", "hằng năm"
	DocNumber Kind = "document"  // number and symbol of a document: "57-NQ/TW"
	Unit      Kind = "unit"      // a body or a group of bodies: "Sở Y tế", "các sở, ngành"
	Directive Kind = "directive" // a word that orders: giao, yêu cầu, chủ trì, phải
)

// Kinds in the order in which they are shown, with their names.
var Kinds = []struct {
	Kind   Kind
	Vi, En string
}{
	{Number, "số và lượng", "numbers and quantities"},
	{Date, "ngày và kỳ", "dates and periods"},
	{DocNumber, "số văn bản", "document numbers"},
	{Unit, "tên đơn vị", "names of units"},
	{Directive, "từ giao việc", "directive words"},
}

// Token is a word or a few of the text that must be accounted for.
type Token struct {
	Kind Kind
	Span doc.Span
}

// Scan finds the tokens of a text in its order; they never overlap. What it looks for is its own, so that what the rules of
// reading overlook is still found here.
func Scan(text string) []Token { return scan(text, lex(text)) }

func scan(text string, words []word) []Token {
	taken := make([]bool, len(words))
	var out []Token
	take := func(kind Kind, from, to int) {
		for k := from; k < to; k++ {
			taken[k] = true
		}
		out = append(out, Token{kind, doc.Span{Start: words[from].start, End: words[to-1].end}})
	}
	for _, find := range []struct {
		kind Kind
		at   func(text string, words []word, i int) int // how many words the token takes at i, 0 = none
	}{
		{DocNumber, docNumberAt(text)}, {Date, dateAt}, {Unit, unitAt}, {Directive, directiveAt}, {Number, numberAt},
	} {
		for i := 0; i < len(words); i++ {
			if taken[i] {
				continue
			}
			if n := find.at(text, words, i); n > 0 && !slices.Contains(taken[i:i+n], true) {
				take(find.kind, i, i+n)
				i += n - 1
			}
		}
	}
	arrange.By(out, func(a, b Token) int { return a.Span.Start - b.Span.Start })
	return out
}
