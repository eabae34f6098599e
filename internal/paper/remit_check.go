package paper

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
)

// Remit is whose business a section is. It is evidence for a person, as everything here.
type Remit string

const (
	Within    Remit = "within"    // the author's
	Several   Remit = "common"    // a function that several units have nearly word for word, the author with them
	Partly    Remit = "partly"    // another unit's, in which the author works with it
	Foreign   Remit = "outside"   // another unit's
	ToCentre  Remit = "centre"    // asks those above the province for something, which everybody may
	Proposal  Remit = "proposal"  // asks others of the province for something
	Uncovered Remit = "uncovered" // no function given is about it
	ByRole    Remit = "role"      // another unit's by its functions, but the plan has the author lead a task about it
)

// Section is a paragraph with whose business it is, and why.
type Section struct {
	Paper             int
	Span              doc.Span
	Remit             Remit
	Unit, Better      string   // the author, and whose functions explain it best: "" = nobody's
	Units             []string // all that have the clause that explains most
	Clause, OwnClause string   // that explain most, of the better unit and of the author
	Margin            float64  // by how much the better unit explains more, of what it explains
	Terms             []string // that decided, as the paper writes them
	Task              string   // id of the task of the plan that the author leads about it
}

// Outside is a section of a paper that the functions of another unit explain better than those of its author.
type Outside struct {
	Paper             int
	Span              doc.Span
	Unit, Better      string
	Clause, OwnClause string   // that explain most
	Margin            float64  // by how much the other explains more, of what it explains
	Terms             []string // that decided, as the paper writes them
}

// What is told. A section of few words, or one that no function explains, says nothing about anybody's remit.
const (
	leastSection  = 25
	leastProposal = 8    // a proposal to the centre
	leastExplains = 0.3  // points a word, before it is told that it is another unit's
	leastCovered  = 0.15 // the same, before anything is told
	leastDeciding = 6    // words of the terms that decide, together
	leastMargin   = 0.4
	mostTerms     = 5
)

// centre are the words with which a paper turns to those above: that is legitimate whatever it is about.
var (
	asking  = phrasesOf("đề nghị|kiến nghị|đề xuất")
	centre  = phrasesOf("chính phủ|quốc hội|trung ương|bộ chính trị|ban bí thư|thủ tướng|các bộ|bộ|ủy ban thường vụ quốc hội")
	towards = wordsOf("với đối tới đến lên cấp")
	shared  = phrasesOf("phối hợp với|phối hợp cùng|cùng với")
)

// Author is the unit whose paper it is, by the title of the paper; ok is false when no statement or several fit.
func (f *Functions) Author(p *Paper) (k int, ok bool) {
	var title []uint32
	for i, c := range p.class[:min(len(p.class), edgeWords)] {
		if c == Title {
			title = append(title, p.words[i])
		}
	}
	return f.named(title)
}

// named is the unit whose name stands longest in a title.
func (f *Functions) named(title []uint32) (k int, ok bool) {
	best, times := 0, 0
	for i, s := range f.statements {
		name := wordsIn(s.Unit)
		n := longestIn(title, name)
		switch {
		case n < len(name) && (name[0] != department || n < leastName): // "Ban Quản lý dự án" is not "Ban Quản lý các khu công nghiệp"
		case n > best:
			best, times, k = n, 1, i
		case n == best:
			times++
		}
	}
	return k, times == 1
}

// leastName is how many words of its name tell a department: "Sở Y tế", "Sở Nông nghiệp". Any other unit is told by its whole name.
const leastName = 3

var department = ids("sở")[0]

// longestIn is how much of the beginning of a name stands in a title, in words.
func longestIn(title, name []uint32) (most int) {
	for at := range title {
		n := 0
		for n < len(name) && at+n < len(title) && title[at+n] == name[n] {
			n++
		}
		most = max(most, n)
	}
	return most
}

// Of is the statement of a unit by its name; ok is false when none or several begin like it.
func (f *Functions) Of(unit string) (k int, ok bool) { return f.named(wordsIn(unit)) }

// Outside finds the sections of a paper that lie outside its author's functions. known is false when the author cannot be told.
func (f *Functions) Outside(p *Paper) (out []Outside, known bool) {
	author, ok := f.Author(p)
	if !ok {
		return nil, false
	}
	return OutsideOf(f.Sections(p, author)), true
}

// OutsideOf are those of some sections that lie outside.
func OutsideOf(sections []Section) (out []Outside) {
	for _, s := range sections {
		if s.Remit == Foreign {
			out = append(out, Outside{Paper: s.Paper, Span: s.Span, Unit: s.Unit, Better: s.Better, Clause: s.Clause, OwnClause: s.OwnClause, Margin: s.Margin, Terms: s.Terms})
		}
	}
	return out
}

// Sections tells of every section of an author's paper whose business it is; short ones and what is nobody's own are left out.
func (f *Functions) Sections(p *Paper, author int) (out []Section) {
	asked := Within // or what a heading or a short line above announces
	for i := 0; i < len(p.sentences); {
		from, to := p.sentences[i].from, p.sentences[i].to
		own, k := int32(0), i
		for ; k < len(p.sentences) && p.sentences[k].paragraph == p.sentences[i].paragraph; k++ {
			to = p.sentences[k].to
		}
		for w := from; w < to; w++ {
			if p.class[w] == Own {
				own++
			}
		}
		here := p.asks(from, min(to, from+askedWithin))
		if p.turnsToCentre(from, to) {
			here = ToCentre
		}
		i = k
		switch {
		case own*2 >= to-from && (own >= leastSection || own >= leastProposal && here == ToCentre):
			if here == Within {
				here = asked
			}
			out = append(out, f.section(p, from, to, author, here))
		case here != Within || p.class[from] == Title:
			asked = here
		}
	}
	return out
}

func (f *Functions) section(p *Paper, from, to int32, author int, asked Remit) Section {
	words := p.words[from:to]
	terms := termsOf(words)
	fits := f.fits(terms, none)
	best, mine := fits[0], fits[slices.IndexFunc(fits, func(x Fit) bool { return x.Statement == author })]
	out := Section{Span: p.span(from, to), Unit: f.statements[author].Unit, Remit: Within}
	explains := func(x Fit, least float64) bool { return x.Score >= least*float64(len(words)) }
	if explains(mine, leastCovered) {
		out.OwnClause = f.clause(mine).Text
	}
	if explains(best, leastCovered) {
		out.Better, out.Clause, out.Terms = f.statements[best.Statement].Unit, f.clause(best).Text, f.deciding(p, from, to, f.clause(best), false)
		out.Margin = math.Round(100*(best.Score-mine.Score)/best.Score) / 100
		out.Units = f.holders(best)
	}
	common, ours := f.common(terms, author)
	deciding := explains(best, leastExplains) && len(strings.Fields(strings.Join(out.Terms, " "))) >= leastDeciding
	foreign := best.Statement != author && out.Margin >= leastMargin
	switch {
	case asked == ToCentre:
		return Section{Span: out.Span, Unit: out.Unit, Remit: ToCentre}
	case len(common) > 1 && (alike(terms, ours.terms) >= halfASection || !(foreign && deciding)):
		return Section{Span: out.Span, Unit: out.Unit, Remit: Several, Better: out.Unit, Units: common, Clause: ours.Text, OwnClause: ours.Text, Terms: f.deciding(p, from, to, ours, true)}
	case out.Better == "" || foreign && !deciding && !explains(mine, leastCovered):
		out.Remit = Uncovered
	case !foreign || !deciding:
	case p.worksWith(from, to, out.Better) || f.assists(mine, best):
		out.Remit = Partly
	case asked == Proposal:
		out.Remit = Proposal
	default:
		out.Remit = Foreign
	}
	return out
}

// halfASection is the share of a section that is the author's own function, whoever else is for the rest.
const halfASection = 0.5

// alike is the share of some terms that others have.
func alike(terms, other []uint64) float64 {
	n := 0
	eachIn(terms, other, func(int) { n++ })
	return float64(n) / float64(max(1, len(terms)))
}

// askedWithin is how far into a section it says that it asks for something, in words.
const askedWithin = 10

// none is left out.
var none = [2]int{-1, -1}

func (f *Functions) clause(x Fit) Clause { return f.statements[x.Statement].Clauses[x.Clause] }

// holders are the units that have the clause that explains most, when others have it nearly word for word too.
func (f *Functions) holders(x Fit) (out []string) {
	for _, k := range append([]int{x.Statement}, f.twins(x.Statement, x.Clause)...) {
		out = append(out, f.statements[k].Unit)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// common are the units that have a clause most of which stands in a section, or one nearly like the author's, when the author has one: weights
// say nothing of what all have.
func (f *Functions) common(terms []uint64, author int) (units []string, ours Clause) {
	at := f.held(terms, author)
	if at < 0 {
		return nil, Clause{}
	}
	has := map[int]bool{author: true}
	for _, k := range f.twins(author, at) {
		has[k] = true
	}
	for k, s := range f.statements {
		if has[k] || f.held(terms, k) >= 0 {
			units = append(units, s.Unit)
		}
	}
	return slices.Compact(units), f.statements[author].Clauses[at]
}

// held is the clause of a unit that a section holds most of, -1 = none.
func (f *Functions) held(terms []uint64, k int) int {
	at, most := -1, 0.0
	for i, c := range f.statements[k].Clauses {
		if share := alike(c.terms, terms); share >= twinAlike && share*float64(len(c.terms)) > most {
			at, most = i, share*float64(len(c.terms))
		}
	}
	return at
}

// assistsAlike is how much of what the better unit explains the clause must explain in which the author only assists.
const assistsAlike = 0.4

// assists holds when the author has a part in the field by its own functions, or by those of the other.
func (f *Functions) assists(mine, best Fit) bool {
	own, other := f.clause(mine), f.clause(best)
	if own.Assists && mine.Score >= assistsAlike*best.Score {
		return true
	}
	name, together := wordsIn(f.statements[mine.Statement].Unit), false
	for k := range other.words {
		together = together || shared.at(other.words, int32(k), int32(len(other.words))) > 0
		if together && len(other.words)-k >= len(name) && same(other.words[k:k+len(name)], name) {
			return true
		}
	}
	return false
}

// asks is Proposal where something is asked for.
func (p *Paper) asks(from, to int32) Remit {
	for k := from; k < to; k++ {
		if asking.at(p.words, k, to) > 0 {
			return Proposal
		}
	}
	return Within
}

// turnsToCentre holds for a proposal to the centre.
func (p *Paper) turnsToCentre(from, to int32) bool {
	for k := from; k < to; k++ {
		n := asking.at(p.words, k, to)
		if n == 0 {
			continue
		}
		k += n
		for k < to && towards[p.words[k]] {
			k++
		}
		if centre.at(p.words, k, to) > 0 {
			return true
		}
	}
	return false
}

// worksWith holds where a section names the other unit: the author knows whose it is.
func (p *Paper) worksWith(from, to int32, unit string) bool {
	name := wordsIn(unit)
	for k := from; int(to-k) >= len(name); k++ {
		if same(p.words[k:k+int32(len(name))], name) {
			return true
		}
	}
	return false
}

// deciding are the terms of a clause in a section that weigh most, as the section writes them; every is with those that weigh nothing.
func (f *Functions) deciding(p *Paper, from, to int32, c Clause, every bool) (out []string) {
	type term struct {
		text   string
		weight float64
	}
	weight := func(k int32) float64 { // of the word at k with the next
		t := uint64(p.words[k])<<32 | uint64(p.words[k+1])
		if _, ok := slices.BinarySearch(c.terms, t); !ok || p.pause(k, ",;:.()") {
			return 0
		}
		if every {
			return 1
		}
		return f.weight(t, f.owners[t])
	}
	var list []term
	for k := from; k+1 < to; k++ {
		end, sum := k, 0.0
		for end+1 < to && weight(end) > 0 {
			sum += weight(end)
			end++
		}
		if end == k {
			continue
		}
		text := strings.ToLower(strings.Join(strings.Fields(p.Text[p.places[k].start:p.places[end].end]), " "))
		if !slices.ContainsFunc(list, func(t term) bool { return t.text == text }) {
			list = append(list, term{text, sum})
		}
		k = end
	}
	arrange.By(list, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
	for _, t := range list[:min(len(list), mostTerms)] {
		out = append(out, t.text)
	}
	return out
}
