package paper

import (
	"cmp"
	"math"
	"slices"
)

// Desk holds the papers of a conference and tells of one at a time what it shares with the others: a new version re-checks only itself. What is
// told of a paper is what Check tells of it among the same papers, whatever the order in which they came.
type Desk struct {
	outline  map[uint32]bool
	base     *index             // of the versions that were there when it was made
	recent   map[uint32][]where // of the later ones
	words    int                // of the later ones
	versions []*Paper           // nil = replaced or withdrawn
	version  map[string]int     // of a name
	names    []string           // in order
	at       map[string][]told
	told     map[matter][]telling
	rare     *rarity
}

// where is a word of a version.
type where struct {
	version int
	word    int32
}

// NewDesk indexes papers, of which none has the name of another; what stands in the outline, which may be nil, is nobody's own.
func NewDesk(papers []*Paper, outline *Paper) *Desk {
	d := &Desk{outline: shinglesOf(outline), versions: slices.Clone(papers), version: map[string]int{}, at: map[string][]told{}, told: map[matter][]telling{}, rare: rarityOf(nil)}
	for k, p := range papers {
		d.version[p.Name] = k
		d.names = append(d.names, p.Name)
		d.tell(k)
	}
	slices.Sort(d.names)
	d.index()
	return d
}

// index makes one sorted index of all versions that are still there.
func (d *Desk) index() {
	papers := slices.Clone(d.versions)
	for k, p := range papers {
		if p == nil {
			papers[k] = &Paper{} // keeps its number
		}
	}
	d.base, d.recent, d.words = newIndex(papers, math.MaxInt), map[uint32][]where{}, 0
}

// Papers are those of the desk in the order of their names: the numbers in what Put tells.
func (d *Desk) Papers() (out []*Paper) {
	for _, name := range d.names {
		out = append(out, d.versions[d.version[name]])
	}
	return out
}

func (d *Desk) number(version int) int {
	k, _ := slices.BinarySearch(d.names, d.versions[version].Name)
	return k
}

// Put adds a paper, or replaces the one of its name, and tells what it shares with the others and where its figures contradict theirs. What is
// nobody's own is not listed.
func (d *Desk) Put(p *Paper) Result {
	d.Drop(p.Name)
	k := len(d.versions)
	d.versions, d.version[p.Name] = append(d.versions, p), k
	at, _ := slices.BinarySearch(d.names, p.Name)
	d.names = slices.Insert(d.names, at, p.Name)
	if d.words += len(p.words); d.words > len(d.base.rows) {
		d.index()
	} else {
		for i := range p.words {
			if h, ok := p.shingleAt(i); ok {
				d.recent[h] = append(d.recent[h], where{k, int32(i)})
			}
		}
	}
	d.tell(k)
	return Result{Passages: d.shares(k), Contradictions: d.contradicts(k)}
}

// Drop takes a paper away; one that is not there is nothing.
func (d *Desk) Drop(name string) {
	k, ok := d.version[name]
	if !ok {
		return
	}
	p := d.versions[k]
	for _, t := range anchored(p, k) {
		for _, a := range t.anchors {
			d.at[a] = slices.DeleteFunc(d.at[a], func(o told) bool { return o.paper == k })
		}
	}
	for _, f := range p.figures() {
		d.told[f.matter()] = slices.DeleteFunc(d.told[f.matter()], func(o telling) bool { return o.paper == k })
	}
	d.rare.count(p, -1)
	at, _ := slices.BinarySearch(d.names, name)
	d.names = slices.Delete(d.names, at, at+1)
	delete(d.version, name)
	d.versions[k] = nil
}

// tell notes the figures and names of a version.
func (d *Desk) tell(k int) {
	p := d.versions[k]
	for _, t := range anchored(p, k) {
		for _, a := range t.anchors {
			d.at[a] = append(d.at[a], t)
		}
	}
	for _, f := range p.figures() {
		d.told[f.matter()] = append(d.told[f.matter()], telling{k, f})
	}
	d.rare.count(p, 1)
}

// places are where a shingle stands; common holds when it stands in so many papers that it leads nowhere.
func (d *Desk) places(h uint32, room []where) (out []where, common bool) {
	out = room[:0]
	papers, often := 0, commonIn(len(d.names))
	add := func(w where) {
		if d.versions[w.version] != nil {
			if len(out) == 0 || out[len(out)-1].version != w.version {
				papers++
			}
			out = append(out, w)
		}
		common = papers >= often || len(out) > 4*often
	}
	for _, r := range d.base.rowsFrom(h) {
		if uint32(r>>32) != h {
			break
		}
		k := d.base.paperOf(uint32(r))
		if add(where{int(k), int32(uint32(r) - d.base.begin[k])}); common {
			return nil, true
		}
	}
	for _, w := range d.recent[h] {
		if add(w); common {
			return nil, true
		}
	}
	return out, false
}

// class tells what a version is for word by word, now that the others are known.
func (d *Desk) class(k int) []Class {
	p, often := d.versions[k], make([]bool, len(d.versions[k].words))
	var room []where
	for i := range p.words {
		if h, ok := p.shingleAt(i); ok {
			if list, common := d.places(h, room); common {
				mark(often, i)
			} else {
				room = list
			}
		}
	}
	return inOutline(d.outline, p, withRuns(p.class, often, Common, leastCommon))
}

func mark(often []bool, i int) {
	for k := i; k < i+shingle; k++ {
		often[k] = true
	}
}

// shares are the passages of a version, in the order of the papers.
func (d *Desk) shares(k int) (out []Passage) {
	p := d.versions[k]
	seeds, others := map[int][]seed{}, []int{}
	often := make([]bool, len(p.words))
	var room []where
	for i := range p.words {
		h, ok := p.shingleAt(i)
		if !ok {
			continue
		}
		list, common := d.places(h, room)
		if common {
			mark(often, i)
			continue
		}
		room = list
		for _, w := range list {
			if w.version == k || !same(d.versions[w.version].words[w.word:w.word+shingle], p.words[i:i+shingle]) {
				continue
			}
			if seeds[w.version] == nil {
				others = append(others, w.version)
			}
			seeds[w.version] = append(seeds[w.version], seed{int32(i), w.word})
		}
	}
	classes := map[int][]Class{k: inOutline(d.outline, p, withRuns(p.class, often, Common, leastCommon))}
	class := func(k int) []Class {
		if classes[k] == nil {
			classes[k] = d.class(k)
		}
		return classes[k]
	}
	var m matcher
	for _, o := range others {
		list := seeds[o]
		a, b := k, o
		if d.versions[o].Name < p.Name {
			a, b = o, k
			for i, s := range list {
				list[i] = seed{s.b, s.a}
			}
		}
		slices.SortFunc(list, func(x, y seed) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		var t tally
		for _, s := range list {
			t.count(s.a)
		}
		if !t.near {
			continue
		}
		m.a, m.b, m.classA, m.classB = d.versions[a], d.versions[b], nil, nil
		m.lateA, m.lateB = func() []Class { return class(a) }, func() []Class { return class(b) }
		out = append(out, m.passages(d.number(a), d.number(b), list)...)
	}
	out = append(out, d.mayShare(k, class, out)...)
	slices.SortStableFunc(out, byPlace)
	return out
}

// mayShare are the sentences that may say the same as one of a version.
func (d *Desk) mayShare(k int, class func(int) []Class, found []Passage) (out []Passage) {
	c := check{passages: found}
	m := meaner{at: d.at, paper: func(k int) *Paper { return d.versions[k] }, class: class}
	rare := func() *rarity { return d.rare }
	m.shown = func(x Passage) bool {
		x.PaperA, x.PaperB = d.number(x.PaperA), d.number(x.PaperB)
		if x.PaperA > x.PaperB {
			x.PaperA, x.PaperB, x.A, x.B = x.PaperB, x.PaperA, x.B, x.A
		}
		return c.shown(x)
	}
	for _, t := range anchored(d.versions[k], k) {
		for _, x := range m.alike(t, func(other int) bool { return other != k }, rare) {
			x.PaperA, x.PaperB = d.number(x.PaperA), d.number(x.PaperB)
			if x.PaperA > x.PaperB {
				x.PaperA, x.PaperB, x.A, x.B = x.PaperB, x.PaperA, x.B, x.A
			}
			out = append(out, x)
		}
	}
	return out
}

// contradicts are the contradictions of the figures of a version.
func (d *Desk) contradicts(k int) (out []Contradiction) {
	seen, mine := map[matter]bool{}, d.number(k)
	for _, f := range d.versions[k].figures() {
		if seen[f.matter()] {
			continue
		}
		seen[f.matter()] = true
		list := slices.Clone(d.told[f.matter()])
		for i := range list {
			list[i].paper = d.number(list[i].paper)
		}
		slices.SortStableFunc(list, func(x, y telling) int { return cmp.Compare(x.paper, y.paper) })
		for _, c := range contradicting(list) {
			if c.PaperA == mine || c.PaperB == mine {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, byTelling)
	return out
}
