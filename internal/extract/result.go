// Package extract turns a read document into candidates for the plan; it keeps nothing, reads no clock and never guesses.
package extract

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Options are what the caller knows beside the text.
type Options struct {
	Anchor when.Date // the day the user states for the document; it wins over nothing but an absent date
}

// Result is everything one document says, in the order of the text.
type Result struct {
	Anchor     when.Date // the day that missing years were settled by; "" = none
	Candidates []plan.Candidate
	Refs       []Ref
	Units      []Mention
	Persons    []Person
	Counts     []Count
	Times      []Time
	Themes     []ThemeMention
	Questions  []doc.Question // of the document as a whole
}

// Ref is a mention of another official document.
type Ref struct {
	Text       string
	Span       doc.Span
	Type       string // "Nghị quyết"
	Number     string // "57-NQ/TW"; "" when it is named by title only
	Date       when.Date
	Issuer     string        // only what the text states or shares between references
	Relation   plan.Relation // implements, amends, replaces, repeals, based_on; "" = merely named
	Confidence float64
}

// Mention is a unit named in the text; Name is canonical with level and place ("UBND tỉnh Mẫu Giang").
type Mention struct {
	Text string
	Span doc.Span
	Name string
}

// Person is a name with the titles beside it.
type Person struct {
	Text   string
	Span   doc.Span
	Name   string
	Titles []string
}

// Count is a stated number of things ("4 nhóm, 24 giải pháp") and the members found; a difference must be shown.
type Count struct {
	Text    string
	Span    doc.Span
	Stated  int
	Of      string // "giải pháp"
	Members []doc.Span
}

// Time is a calendar expression; an unknown interval has a recurrence or a missing year.
type Time struct {
	Text       string
	Span       doc.Span
	Interval   when.Interval
	Recurrence []string
}

// ThemeMention is a breakthrough, pillar or group as this document words it.
type ThemeMention struct {
	Sort  string // breakthrough, pillar, group
	Ord   int    // 1-based
	Title string
	Span  doc.Span
}
