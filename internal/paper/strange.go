package paper

import "strings"

// Strange is what a clerk should know of a paper before reading what was found in it.
type Strange string

const (
	Nothing      Strange = "empty"       // nothing of its own
	TooLong      Strange = "cut"         // only its first part was compared
	Twice        Strange = "twice"       // the same words as another paper
	NotOurTongue Strange = "language"    // hardly a word has Vietnamese marks
	OutlineAgain Strange = "the outline" // most of it is the outline
)

// Bounds of what is strange.
const (
	leastTongue = 30  // words, before anything is said of the language
	marksShare  = 0.2 // of the words have marks, in Vietnamese; about three in four do
)

// Note is something strange about a paper; Same is the other paper of two.
type Note struct {
	Paper, Same int
	Strange     Strange
}

// StrangeOf tells what is strange about the papers; outline may be nil.
func StrangeOf(papers []*Paper, outline *Paper) (out []Note) {
	add := func(k, same int, s Strange) { out = append(out, Note{k, same, s}) }
	asked, first := shinglesOf(outline), map[uint64]int{}
	for k, p := range papers {
		switch {
		case p.Empty():
			add(k, k, Nothing)
		case p.Cut:
			add(k, k, TooLong)
		}
		if len(p.words) == 0 {
			continue
		}
		if !p.marks() {
			add(k, k, NotOurTongue)
		}
		if p.mostlyIn(asked) {
			add(k, k, OutlineAgain)
		}
		h := hashOf(p.words)
		if other, ok := first[h]; ok {
			add(k, other, Twice)
		} else {
			first[h] = k
		}
	}
	return out
}

// marks holds for a text with Vietnamese marks, or too short to tell.
func (p *Paper) marks() bool {
	n := 0
	for _, at := range p.places {
		if strings.IndexFunc(p.Text[at.start:at.end], func(r rune) bool { return r > 127 }) >= 0 {
			n++
		}
	}
	return len(p.places) < leastTongue || float64(n) >= marksShare*float64(len(p.places))
}

// mostlyIn holds when most of a paper's own words stand in the outline.
func (p *Paper) mostlyIn(outline map[uint32]bool) bool {
	own, taken := 0, 0
	for k, c := range inOutline(outline, p, p.class) {
		if p.class[k] == Own {
			if own++; c == Outline {
				taken++
			}
		}
	}
	return taken*5 >= own*4 && taken > 0
}
