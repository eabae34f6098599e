package app

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/vi"
)

// Search is one page of items, documents and passages that hold all the words, marks and case apart.
func (a *App) Search(ctx context.Context, q string, page int) (Page[SearchHit], error) {
	const perPage = 25
	page = pageNumber(page)
	entries, total, err := a.store.Read(ctx).Search(q, (page-1)*perPage, perPage)
	out := Page[SearchHit]{Total: total, Number: page, PerPage: perPage}
	words := strings.Fields(vi.Fold(q))
	for _, e := range entries {
		out.Rows = append(out.Rows, SearchHit{Noun: e.Noun, Title: e.Title, Snippet: snippet(e.Content, words), Href: e.Href})
	}
	return out, err
}

const snippetRunes = 240

// snippet is the part of a text around the first word found, with \x01 and \x02 around each match.
func snippet(text string, words []string) string {
	first, b := -1, strings.Builder{}
	type piece struct {
		text string
		hit  bool
	}
	var pieces []piece
	for len(text) > 0 {
		n := wordLen(text)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text)
			pieces = append(pieces, piece{text: text[:n]})
		} else {
			hit := matches(vi.Fold(text[:n]), words)
			if hit && first < 0 {
				first = len(pieces)
			}
			pieces = append(pieces, piece{text[:n], hit})
		}
		text = text[n:]
	}
	start := max(first-30, 0)
	if start > 0 {
		b.WriteString("… ")
	}
	length := 0
	for _, p := range pieces[start:] {
		if length += utf8.RuneCountInString(p.text); length > snippetRunes {
			b.WriteString(" …")
			break
		}
		if p.hit {
			b.WriteString("\x01" + p.text + "\x02")
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

func wordLen(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) {
			return i
		}
	}
	return len(s)
}

func matches(folded string, words []string) bool {
	for i, w := range words {
		if folded == w || (i == len(words)-1 && strings.HasPrefix(folded, w)) {
			return true
		}
	}
	return false
}
