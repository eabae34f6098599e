// Package paper compares contributions to a conference: what they share word for word, edited, in another order or in other words, and where their figures contradict each other.
package paper

import (
	"strings"
	"sync"

	"lotrinh/internal/doc"
)

// mostWords bounds one contribution: some 2,000 pages. What stands behind is not compared, and Cut tells so.
const mostWords = 1 << 20

// Paper is one contribution in the form in which it is compared. It depends on its own text alone.
type Paper struct {
	Name string // what passages call it
	Text string // canonical; all places are bytes of it
	Cut  bool   // longer than is compared

	paragraphs []paragraph
	words      []uint32 // syllables and numbers, each by a number that its spelling without marks gives
	places     []place  // of each word
	class      []Class  // of each word
	sentences  []sentence

	reading sync.Once // of the figures: they are asked for more than once
	told    []figure
}

// place is where a word stands in the text, in bytes.
type place struct{ start, end int32 }

// Class is what a stretch of text is for: only own words can be reuse.
type Class uint8

const (
	Own       Class = iota
	Citation        // the name of a document with its title
	Title           // of the paper and of its parts
	Greeting        // greetings, thanks, wishes
	Basis           // legal bases
	Quotation       // between quotation marks, with what says whose it is
	Outline         // passages of the outline everybody was given
	Common          // what so many papers say is nobody's own
)

// Of reads a contribution from its source; name is what passages call it.
func Of(name string, src *doc.Source) *Paper {
	var paragraphs []paragraph
	for _, b := range src.Blocks {
		if b.Table == nil {
			paragraphs = append(paragraphs, paragraph{span: b.Span, heading: b.Heading > 0})
			continue
		}
		for _, r := range b.Table.Rows {
			paragraphs = append(paragraphs, paragraph{span: r.Span, row: true})
		}
	}
	return build(name, src.Text, paragraphs)
}

// OfText reads a contribution from plain text, in which every line is a paragraph.
func OfText(name, text string) *Paper {
	var paragraphs []paragraph
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			n = len(text) - at
		}
		paragraphs = append(paragraphs, paragraph{span: doc.Span{Start: at, End: at + n}})
		at += n + 1
	}
	return build(name, text, paragraphs)
}

func build(name, text string, paragraphs []paragraph) *Paper {
	p := &Paper{Name: name, Text: text, paragraphs: paragraphs}
	p.split()
	p.class = make([]Class, len(p.words))
	p.sentences = p.sentencesOf(paragraphs)
	p.classify(paragraphs)
	return p
}

// Words is how many syllables and numbers are compared.
func (p *Paper) Words() int { return len(p.words) }

// Empty holds for a paper without a word of its own.
func (p *Paper) Empty() bool {
	for _, c := range p.class {
		if c == Own {
			return false
		}
	}
	return true
}

// span is the text of the words [from, to), with the signs that close a sentence when it ends there.
func (p *Paper) span(from, to int32) doc.Span {
	s := doc.Span{Start: int(p.places[from].start), End: int(p.places[to-1].end)}
	if first := &p.sentences[p.sentenceAt(from)]; first.from == from {
		s.Start = first.span.Start
	}
	if last := &p.sentences[p.sentenceAt(to-1)]; last.to == to {
		s.End = last.span.End
	}
	return s
}
