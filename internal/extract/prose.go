package extract

import (
	"sort"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// prose reads everything that stands in running text: tasks, indicators and objectives by section and scope, then
// references, units, persons, counts, themes and times. Tables are read elsewhere. Time grows with the text only.
func prose(src *doc.Source, anchor when.Date, r *Result) {
	p := &proser{src: src, anchor: anchor, out: r, toks: tokenise(src.Text, 0, len(src.Text)),
		lows: map[string]string{}, scopes: map[string]scope{}, running: map[string]*scope{}, titles: map[string]string{}, parents: map[string]string{}, kinds: map[string]doc.PassageKind{}, pending: map[string][]int{}, closed: map[string]bool{}}
	p.readTimes()
	p.readPlace()
	p.standing = standingRules(src.Meta)
	p.readMentions()
	for i := range src.Passages {
		if src.Passages[i].Kind != doc.TableP {
			p.passage(&src.Passages[i])
		}
	}
}

// proser holds what is known of one document while it is read.
type proser struct {
	src      *doc.Source
	anchor   when.Date
	out      *Result
	toks     []token
	phrases  []when.Phrase // of the whole text, in order
	place    place
	aliases  map[string]string // short name → full name, both as this document writes them
	lows     map[string]string // what low has made of names
	ends     map[int]authority // where persons, titles and units end: who can give an order
	scopes   map[string]scope  // by passage: what it hands down
	running  map[string]*scope // by parent: an opening order that holds for the passages after it
	titles   map[string]string // heading text by passage
	parents  map[string]string
	kinds    map[string]doc.PassageKind
	pending  map[string][]int  // by parent: candidates that a later field line ("Đơn vị chủ trì: …") completes
	closed   map[string]bool   // by parent: a field line has closed the block
	standing bool              // the document lays down standing functions or procedures: no plan
	theme    string            // "breakthrough:2" while its text lasts
	opened   string            // sort of theme that the last count announced
	counting int               // index of that count, -1 for none
	named    map[string]bool   // names of persons met so far
	holders  map[string]string // title → the person this document ties to it
}

// authority is who may stand before a directive.
type authority byte

const (
	nobody authority = iota
	anOffice
	aPerson // a name or a title
)

// readTimes finds the expressions of time, block by block so that none runs across two paragraphs.
func (p *proser) readTimes() {
	times := when.NewFinder(p.anchor)
	for _, b := range p.src.Blocks {
		if b.Table != nil {
			continue
		}
		for _, f := range times.Phrases(p.src.Text[b.Span.Start:b.Span.End]) {
			f.Start += b.Span.Start
			f.End += b.Span.Start
			p.phrases = append(p.phrases, f)
			if f.Interval.Known() || f.MissingYear {
				p.out.Times = append(p.out.Times, Time{Text: p.src.Text[f.Start:f.End], Span: doc.Span{Start: f.Start, End: f.End}, Interval: f.Interval, Recurrence: f.Recurrence})
			}
		}
	}
}

// timesIn are the expressions of time inside a span.
func (p *proser) timesIn(s doc.Span) []when.Phrase {
	i := sort.Search(len(p.phrases), func(i int) bool { return p.phrases[i].Start >= s.Start })
	j := i
	for j < len(p.phrases) && p.phrases[j].End <= s.End {
		j++
	}
	return p.phrases[i:j]
}

// passage reads one node of the outline with the scope it stands in.
func (p *proser) passage(g *doc.Passage) {
	p.parents[g.ID], p.titles[g.ID], p.kinds[g.ID] = g.Parent, g.Title, g.Kind
	toks := within(p.toks, g.Span)
	body := afterMarker(toks, g.Marker)
	sc := p.scopeFor(g, body)
	switch g.Section {
	case doc.Tasks, doc.Organising:
		sc.goals, sc.working = false, true
	case doc.Funding:
	default:
		sc.working = false
	}
	switch {
	case len(body) == 0:
	case g.Section == doc.Furniture || g.Section == doc.Recipients || g.Section == doc.LegalBasis:
		p.scopes[g.ID] = scope{}
		return
	case p.fieldLine(g, body, &sc):
	case g.Title != "":
		p.heading(g, body, &sc)
	default:
		p.paragraph(g, body, &sc)
	}
	p.scopes[g.ID] = sc.handDown()
}

// headings are the titles above a passage, outermost first.
func (p *proser) headings(g *doc.Passage) []string {
	var list []string
	for id, depth := g.Parent, 0; id != "" && depth < 32; id, depth = p.parents[id], depth+1 {
		if t := p.titles[id]; t != "" {
			list = append([]string{t}, list...)
		}
	}
	return list
}

// afterMarker drops the marker of a passage ("1.", "a)", "-", "**6.**", "Điều 3.") from its tokens.
func afterMarker(toks []token, marker string) []token {
	if marker == "" {
		return skipMarks(toks)
	}
	want := tokenise(marker, 0, len(marker))
	toks = skipMarks(toks)
	want = skipMarks(want)
	for i, w := range want {
		if i >= len(toks) || toks[i].text != w.text {
			return toks
		}
	}
	return skipMarks(toks[len(want):])
}

func skipMarks(toks []token) []token {
	for len(toks) > 0 && toks[0].kind == mark && !is(toks, 0, "(", `"`, "[") {
		toks = toks[1:]
	}
	return toks
}

// add keeps a candidate and returns its index.
func (p *proser) add(g *doc.Passage, c plan.Candidate) int {
	c.PassageID, c.Locator, c.Group, c.Theme = g.ID, g.Locator, p.headings(g), p.theme
	p.out.Candidates = append(p.out.Candidates, c)
	return len(p.out.Candidates) - 1
}
