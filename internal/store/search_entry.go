package store

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Entry is one thing that can be found. TitleApart keeps the title out of what is searched (a passage bears the name
// of its document, which is an entry of its own).
type Entry struct {
	Noun       plan.Noun
	ID         string
	Title      string
	Content    string
	Href       string
	TitleApart bool
	On         when.Date // newer things come first among their like; "" = in the order they were entered
}

// The nouns that can be found beside plan.ItemNoun and plan.DocumentNoun.
const (
	PassageNoun plan.Noun = "passage" // of a document's text; the id is "DOCUMENT#PASSAGE"
	ReportNoun  plan.Noun = "report"
	LineNoun    plan.Noun = "line" // of a report
)

// findable is the order of nouns where all else is equal.
var findable = []plan.Noun{plan.ItemNoun, plan.DocumentNoun, PassageNoun, ReportNoun, LineNoun}

// An entry's number is its place among entries of equal rank, so that a full text index, which goes by numbers, gives them
// in this order without sorting: the noun, then the newest day, then the order of entering.
const (
	seqBits = 38
	dayBits = 22
	maxSeq  = 1<<seqBits - 1
)

func firstOf(noun plan.Noun) int64 { return int64(slices.Index(findable, noun)) << (dayBits + seqBits) }

func (e Entry) place() int64 {
	y, m, d := e.On.YMD()
	return firstOf(e.Noun) | (1<<dayBits-1-int64(y*372+m*31+d))<<seqBits
}

// entryRow names what is kept of an entry, in the order of Entry.row.
var entryRow = []string{"noun", "id", "title", "content", "href", "words"}

func (e Entry) row() []string {
	return []string{string(e.Noun), e.ID, e.Title, e.Content, e.Href, e.words()}
}

// Signs at the end of a word tell how it stands in the entry; a word without any is found marks and case apart.
const (
	inTitle   = "+" // folded, in the title
	asWritten = "=" // with its marks
)

// words are what an entry is found by, each once: its folded words, those of the title once more with a sign, and the
// words as they are written.
func (e Entry) words() string {
	title, text := vi.Fold(e.Title), e.Title+"\n"+e.Content
	if e.TitleApart {
		title, text = "", e.Content
	}
	var b strings.Builder
	had := map[string]bool{}
	add := func(word, sign string) {
		if word = short(word) + sign; !had[word] && b.Len()+len(word) < maxText {
			had[word] = true
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
	}
	for _, w := range strings.Fields(title) {
		add(w, inTitle)
	}
	folded, exact := strings.Fields(vi.Fold(text)), strings.Fields(vi.Exact(text))
	for i := range max(len(folded), len(exact)) {
		if i < len(folded) {
			add(folded[i], "")
		}
		if i < len(exact) {
			add(exact[i], asWritten)
		}
	}
	return b.String()
}

// Bounds of the words of one entry and of a word, in bytes; PostgreSQL takes a megabyte, and words of 2 kB.
const (
	maxText = 1_000_000
	maxWord = 100
)

func short(word string) string {
	if len(word) > maxWord {
		return strings.ToValidUTF8(word[:maxWord], "")
	}
	return word
}

func itemEntry(it plan.Item) Entry {
	return Entry{Noun: plan.ItemNoun, ID: string(it.ID), Title: it.Title, Content: it.Code + "\n" + it.Fields["deliverable"], Href: "/items/" + string(it.ID)}
}

func documentEntry(d doc.Document) Entry {
	return Entry{Noun: plan.DocumentNoun, ID: string(d.ID), Title: d.Name(), Content: d.Subject + "\n" + d.Issuer, Href: "/documents/" + string(d.ID), On: d.Date}
}

// passageEntries are the passages that can be found; each bears the name of its document.
func passageEntries(d doc.Document, t Text) []Entry {
	var out []Entry
	for _, p := range t.Passages {
		text := t.Content[p.Span.Start:p.Span.End]
		if p.Section == doc.Furniture || len(text) < 3 {
			continue
		}
		out = append(out, Entry{Noun: PassageNoun, ID: string(d.ID) + "#" + p.ID, Title: d.Name(), Content: text, Href: "/documents/" + string(d.ID) + "#" + p.ID, TitleApart: true, On: d.Date})
	}
	return out
}

// reportEntry and lineEntry hold what a unit wrote; how they are called follows from unit, period and item when they are
// shown, so that a unit which is renamed touches no entry.
func reportEntry(r report.Report) Entry {
	return Entry{Noun: ReportNoun, ID: string(r.ID), Content: paragraphs(r.Summary, r.Difficulties, r.Proposals), On: r.Period.Bounds().To}
}

func lineEntry(l report.Line) Entry {
	return Entry{Noun: LineNoun, ID: l.ID, Content: paragraphs(l.Text, l.Difficulties, l.Product), On: l.Period.Bounds().To}
}

func paragraphs(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}
