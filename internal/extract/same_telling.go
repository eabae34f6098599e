package extract

import (
	"slices"
	"strings"
	"unicode"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// gram is two neighbouring syllables without their marks, hashed.
type gram uint64

// telling is one candidate as the comparison sees it: its work without unit, day and lead-in.
type telling struct {
	c       *plan.Candidate
	rank    plan.Telling
	list    string // the list it is a member of: a table, or the passage above
	opens   bool   // it begins its passage or row
	phrase  bool   // a formula, or a clause whose object stands elsewhere: the same for nothing
	grams   []gram // each once, ascending
	core    []gram // those of the work itself, before its purpose and manner
	last    gram   // where the work itself ends: Vietnamese names what is peculiar to an object last
	sum     float64
	coreSum float64
	acts    int      // kinds of action it begins with
	names   []string // syllables written with a capital within the sentence
	digits  []string // numbers, in order
	words   string
	leads   []string // as evenUnit writes them
	many    bool     // a group of units is among them
}

// sibling tells whether two tellings are members of one list; a part of a row may be told in two clauses of one list, so only equal ranks count.
func (t telling) sibling(o telling) bool { return t.rank == o.rank && t.list == o.list }

// empties are syllables that carry no work.
var empties = set(`va cac cua cho duoc de voi trong nhung theo ve tu den tai la o bang vao nay do khi sau day cung nhu thi bi khan truong tiep tuc tich cuc chu dong kip thoi chu tri tap trung tang cuong`)

// formulas are ways of saying that something is to be done with others, or told to somebody, without saying what.
var formulas = []string{"phoi hop voi cac", "phoi hop voi co quan", "thuc hien cac nhiem vu khac", "thuc hien nhiem vu khac", "bao cao ket qua thuc hien", "dinh ky bao cao", "dinh ky hang",
	"chiu trach nhiem truoc", "to chuc thuc hien nghi quyet nay", "to chuc thuc hien ke hoach nay", "trien khai thuc hien ke hoach nay", "can cu chuc nang nhiem vu"}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func tellings(src *doc.Source, list []plan.Candidate) []telling {
	places := map[string]*doc.Passage{}
	for i := range src.Passages {
		places[src.Passages[i].ID] = &src.Passages[i]
	}
	var out []telling
	times := map[string]int{}
	for i := range list {
		c := &list[i]
		if c.Kind != plan.TaskKind {
			continue
		}
		t := telling{c: c, rank: c.Telling(), list: c.PassageID, opens: c.Locator.Row > 0}
		if p := places[c.PassageID]; p != nil && t.rank != plan.TableItem {
			t.list, t.opens = p.Parent, c.Span.Start-p.Span.Start <= len(p.Marker)+16
		}
		t.read(workOf(src, c))
		for _, name := range c.Lead {
			t.leads, t.many = append(t.leads, evenUnit(name)), t.many || manyUnits(name)
		}
		if t.rank == plan.Running {
			times[t.words]++
		}
		out = append(out, t)
	}
	for i := range out {
		t := &out[i]
		t.phrase = len(t.grams) < 3 || !t.opens && t.rank == plan.Running && times[t.words] > 1 || slices.ContainsFunc(formulas, func(f string) bool { return strings.HasPrefix(t.words, f) })
	}
	return out
}

// workOf is the text of a task without the units, days and recipients that were read within it.
func workOf(src *doc.Source, c *plan.Candidate) string {
	if c.Locator.Row > 0 || c.Span.End > len(src.Text) {
		return c.Text
	}
	var out []doc.Span
	for _, field := range []string{"lead", "coord", "deadline", "recipient"} {
		for _, e := range c.Evidence[field] {
			if e.From == nil && e.Span.Start >= c.Span.Start && e.Span.End <= c.Span.End && e.Span.Len() > 0 && e.Span.Len() < c.Span.Len()/2 {
				out = append(out, e.Span)
			}
		}
	}
	arrange.By(out, func(a, b doc.Span) int { return a.Start - b.Start })
	var b strings.Builder
	at := c.Span.Start
	for _, s := range out {
		if s.Start > at {
			b.WriteString(src.Text[at:s.Start] + " ")
		}
		at = max(at, s.End)
	}
	b.WriteString(src.Text[at:c.Span.End])
	return b.String()
}

// maxSyllables bounds what is compared of one task; the longest real ones have some 400.
const maxSyllables = 600

// read takes the text of the work apart.
func (t *telling) read(text string) {
	t.words = vi.Fold(text)
	syllables := strings.Fields(t.words)
	syllables = syllables[:min(len(syllables), maxSyllables)]
	capitals, comma := written(text)
	for i, w := range syllables {
		if w[0] >= '0' && w[0] <= '9' {
			t.digits = append(t.digits, w)
		}
		if i > 0 && i < len(capitals) && len(capitals) >= len(syllables) && capitals[i] {
			t.names = append(t.names, w)
		}
	}
	t.acts = actsOf(syllables)
	t.grams = pairs(syllables)
	t.core = slices.Clone(t.grams)
	if n := coreLength(syllables, comma); n > 0 {
		t.core = pairs(syllables[:n])
	}
	if len(t.core) > 0 {
		t.last = t.core[len(t.core)-1]
	}
	for _, list := range [][]gram{t.core, t.grams} {
		slices.Sort(list)
	}
	t.core, t.grams = slices.Compact(t.core), slices.Compact(t.grams)
}

// pairs are the neighbouring syllables that carry work, in their order.
func pairs(syllables []string) []gram {
	var out []gram
	before := uint64(0)
	for _, w := range syllables {
		if empties[w] {
			continue
		}
		h := uint64(14695981039346656037) // FNV-1a
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		if before != 0 {
			out = append(out, gram(before*31+h))
		}
		before = h
	}
	return out
}

// The work itself has so many syllables at least before a purpose or a comma ends it.
const (
	beforePurpose = 7
	beforeComma   = 10
)

// written tells which syllables begin with a capital, and how many stand before the first comma that can end a work.
func written(text string) (capitals []bool, comma int) {
	inside := false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if !inside {
				capitals = append(capitals, unicode.IsUpper(r))
			}
			inside = true
		case r == '\u00ad' || unicode.Is(unicode.Mn, r):
		default:
			inside = false
			if comma == 0 && len(capitals) >= beforeComma && (r == ',' || r == ';' || r == '.') {
				comma = len(capitals)
			}
		}
	}
	return capitals, comma
}

// purposes are words of two syllables that begin the purpose or the manner of a work.
var purposes = map[string]string{"bao": "dam", "dam": "bao", "gop": "phan", "gan": "voi", "phuc": "vu"}

// coreLength is how many syllables the work itself has: up to "nhằm", "để", "bảo đảm" … or a later comma; 0 when all are.
func coreLength(syllables []string, comma int) int {
	if comma == 0 {
		comma = len(syllables)
	}
	for i := beforePurpose; i+1 < len(syllables) && i < comma; i++ {
		next := syllables[i+1]
		switch syllables[i] {
		case "nham":
			return i
		case "de":
			if next != "an" && next != "xuat" && syllables[i-1] != "van" {
				return i
			}
		default:
			if next == purposes[syllables[i]] {
				return i
			}
		}
	}
	if comma < len(syllables) {
		return comma
	}
	return 0
}
