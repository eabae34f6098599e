package review

import (
	"slices"
	"strings"

	"lotrinh/internal/vi"
)

// FlawSort is what is wrong with a place of a text.
type FlawSort string

const (
	Typed   FlawSort = "typed"   // a number that is no reference
	Differs FlawSort = "differs" // a number that is not what its source says
	Moved   FlawSort = "moved"   // a reference that reads otherwise than when its sentence was written
	Broken  FlawSort = "broken"  // a reference that means nothing
)

// FlawSorts in the order of their weight.
var FlawSorts = []FlawSort{Differs, Broken, Moved, Typed}

// Vi is the sort as pages say it.
func (s FlawSort) Vi() string {
	switch s {
	case Typed:
		return "Số gõ tay, không có nguồn"
	case Differs:
		return "Số không khớp nguồn"
	case Moved:
		return "Số đã đổi từ khi viết"
	case Broken:
		return "Tham chiếu không tìm thấy"
	}
	return string(s)
}

// Flaw is one place of a text that a person should look at.
type Flaw struct {
	Sort     FlawSort `json:"sort"`
	Section  string   `json:"section"`
	Heading  string   `json:"heading"`
	Sentence string   `json:"sentence"`
	Number   string   `json:"number,omitempty"` // as it stands there
	Source   string   `json:"source,omitempty"` // what the record says
	Ref      string   `json:"ref,omitempty"`    // the reference, or one that could stand in place of the number
	Problem  Problem  `json:"problem,omitzero"`
}

// Checked is what was found in a text: its numbers counted as what they are, and its flaws.
type Checked struct {
	References int           `json:"references"`
	Numbers    map[Class]int `json:"numbers"`
	Quoted     int           `json:"quoted"` // typed numbers that their named source says too
	Typed      int           `json:"typed"`
	Flaws      []Flaw        `json:"flaws"`
}

// Count is how many flaws of a sort there are.
func (c Checked) Count(s FlawSort) (n int) {
	for _, f := range c.Flaws {
		if f.Sort == s {
			n++
		}
	}
	return n
}

func (c *Checked) add(other Checked) {
	c.References += other.References
	c.Quoted += other.Quoted
	c.Typed += other.Typed
	c.Flaws = append(c.Flaws, other.Flaws...)
	if c.Numbers == nil {
		c.Numbers = map[Class]int{}
	}
	for k, n := range other.Numbers {
		c.Numbers[k] += n
	}
}

// Check looks through all texts of a review, in the order of its sections.
func Check(v Review, texts map[string]Text, record Record, known []Known) Checked {
	all := Checked{Numbers: map[Class]int{}, Flaws: []Flaw{}}
	for _, s := range v.Sections {
		all.add(checkText(s, texts[s.Key], record, known))
	}
	return all
}

func checkText(s Section, t Text, record Record, known []Known) Checked {
	c := Checked{Numbers: map[Class]int{}}
	for line := range strings.SplitSeq(t.Body, "\n") {
		x := sentenceCheck{Checked: &c, section: s, record: record, known: known, text: t}
		x.line(strings.TrimPrefix(strings.TrimSpace(line), "##"))
	}
	return c
}

// sentenceCheck looks at one line.
type sentenceCheck struct {
	*Checked
	section Section
	record  Record
	known   []Known
	text    Text
}

func (x sentenceCheck) flaw(sort FlawSort, sentence string, f Flaw) {
	f.Sort, f.Section, f.Heading, f.Sentence = sort, x.section.Key, x.section.Heading, sentence
	x.Flaws = append(x.Flaws, f)
}

// line checks the references and the numbers between them. References are put out of sight first: no sentence ends in them.
func (x sentenceCheck) line(line string) {
	refs := References(line)
	hidden := []byte(line)
	for _, r := range refs {
		for i := r.Start; i < r.End; i++ {
			hidden[i] = '_'
		}
	}
	x.References += len(refs)
	numbers := Numbers(string(hidden))
	for _, span := range Sentences(string(hidden)) {
		sentence := line[span.Start:span.End]
		var inside []Ref
		for _, r := range refs {
			if r.Start >= span.Start && r.End <= span.End {
				inside = append(inside, r)
				x.reference(sentence, r)
			}
		}
		for _, n := range numbers {
			if n.Start >= span.Start && n.End <= span.End {
				x.number(sentence, n, inside)
			}
		}
	}
}

func (x sentenceCheck) reference(sentence string, r Ref) {
	f := x.record.Of(r)
	was, had := x.text.Shown[r.Name()]
	switch {
	case !f.Known():
		x.flaw(Broken, sentence, Flaw{Ref: r.Raw, Problem: f.Problem})
	case r.Stated != "" && !sameNumber(r.Stated, f.Text):
		x.flaw(Differs, sentence, Flaw{Ref: r.Raw, Number: r.Stated, Source: f.Text})
	case had && was != f.Text:
		x.flaw(Moved, sentence, Flaw{Ref: r.Raw, Number: was, Source: f.Text})
	}
}

// number judges a typed number: what its sentence names as its source must say it too.
func (x sentenceCheck) number(sentence string, n Number, refs []Ref) {
	x.Numbers[n.Class]++
	if n.Class != Quantity {
		return
	}
	quoting := ""
	for _, r := range refs {
		f := x.record.Of(r)
		if f.says(n.Text, x.record.Rows) {
			x.Quoted++
			return
		}
		if r.Sort == ReportOf || r.Sort == ResultOf || r.Sort == ReasonOf || r.Sort == LowerReview {
			quoting = r.Raw
		}
	}
	x.Checked.Typed++
	if quoting != "" {
		x.flaw(Differs, sentence, Flaw{Number: n.Text, Ref: quoting})
		return
	}
	match, about := about(x.known, sentence, n)
	switch {
	case match != nil:
		x.flaw(Typed, sentence, Flaw{Number: n.Text, Ref: match.Ref})
	case about != nil:
		x.flaw(Differs, sentence, Flaw{Number: n.Text, Source: about.Text, Ref: about.Ref})
	default:
		x.flaw(Typed, sentence, Flaw{Number: n.Text})
	}
}

// says tells whether a figure, or the rows it stands on, name a number.
func (f Figure) says(number string, rows []Row) bool {
	if hasNumber(f.Text, number) {
		return true
	}
	return len(f.Rows) <= 20 && slices.ContainsFunc(f.Rows, func(i int) bool {
		return i < len(rows) && (hasNumber(rows[i].Says, number) || hasNumber(rows[i].Title, number))
	})
}

func hasNumber(text, number string) bool {
	return strings.Contains(text, number) && slices.ContainsFunc(Numbers(text), func(n Number) bool { return n.Text == number })
}

func sameNumber(a, b string) bool {
	if a == b {
		return true
	}
	x, ok := vi.Number(a)
	y, also := vi.Number(b)
	return ok && also && x == y
}
