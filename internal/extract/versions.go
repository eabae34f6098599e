package extract

import (
	"cmp"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
)

// Fate is what a new version of a document made of a candidate of the old one.
type Fate string

const (
	Unchanged Fate = "unchanged"
	Changed   Fate = "changed"
	New       Fate = "new"
	Gone      Fate = "gone"
)

// Vi is the fate as the comparison says it.
func (f Fate) Vi() string {
	return map[Fate]string{Unchanged: "giữ nguyên", Changed: "thay đổi", New: "mới", Gone: "không còn"}[f]
}

// Difference is one field that reads otherwise in the new version; "" = not stated there.
type Difference struct {
	Field string // as in plan.Candidate.Evidence, and "text", "name"
	Old   string
	New   string
}

// Version is one candidate in two versions of a document. Old is nil for a new one, New for one that is gone.
type Version struct {
	Fate        Fate
	Old, New    *plan.Candidate
	Differences []Difference
}

// likeness from which two candidates are one in two versions of a document; less is enough between neighbours that are known to be one.
const (
	oneInTwo      = 0.5
	oneByItsPlace = 0.3
)

// Versions matches the candidates of a new version of a document to those of the old one: first those of the same words, in
// their order, then the most alike, then what stands between two matched neighbours. In the order of the new version; what
// is gone comes last, in the order of the old one.
func Versions(before, after []plan.Candidate) []Version {
	m := matching{old: versionsOf(before), new: versionsOf(after), toOld: make([]int, len(after)), toNew: make([]int, len(before))}
	for i := range m.toOld {
		m.toOld[i] = -1
	}
	for i := range m.toNew {
		m.toNew[i] = -1
	}
	m.sameWords()
	m.alike()
	m.between()
	var out []Version
	for i := range after {
		v := Version{Fate: New, New: &after[i]}
		if k := m.toOld[i]; k >= 0 {
			v.Old, v.Fate = &before[k], Unchanged
			if v.Differences = Differences(before[k], after[i]); len(v.Differences) > 0 {
				v.Fate = Changed
			}
		}
		out = append(out, v)
	}
	for k := range before {
		if m.toNew[k] < 0 {
			out = append(out, Version{Fate: Gone, Old: &before[k]})
		}
	}
	return out
}

// version is what a candidate is known by.
type version struct {
	kind  plan.KindCode
	words string
	grams []gram
	core  []gram // of the work itself, before its purpose
}

type matching struct {
	old, new     []version
	toOld, toNew []int // -1 = none
}

func versionsOf(list []plan.Candidate) []version {
	out := make([]version, len(list))
	for i, c := range list {
		var t telling
		t.read(titleOf(c))
		out[i] = version{c.Kind, t.words, t.grams, t.core}
	}
	return out
}

func titleOf(c plan.Candidate) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Text
}

func (m *matching) join(old, new int) { m.toOld[new], m.toNew[old] = old, new }

func (m *matching) sameWords() {
	at := map[string][]int{}
	for k, v := range m.old {
		key := string(v.kind) + " " + v.words
		at[key] = append(at[key], k)
	}
	for i, v := range m.new {
		key := string(v.kind) + " " + v.words
		if list := at[key]; len(list) > 0 {
			m.join(list[0], i)
			at[key] = list[1:]
		}
	}
}

// alike joins what is left, the most alike first; of equals the one nearest to its old place.
func (m *matching) alike() {
	at := map[gram][]int{}
	for k, v := range m.old {
		if m.toNew[k] < 0 {
			for _, g := range v.grams {
				if len(at[g]) <= maxCommon {
					at[g] = append(at[g], k)
				}
			}
		}
	}
	type couple struct {
		old, new int
		share    float64
	}
	var couples []couple
	for i, v := range m.new {
		if m.toOld[i] >= 0 {
			continue
		}
		seen := map[int]bool{}
		for _, g := range v.grams {
			for _, k := range at[g] {
				if !seen[k] {
					seen[k] = true
					if share := m.share(k, i); share >= oneInTwo {
						couples = append(couples, couple{k, i, share})
					}
				}
			}
		}
	}
	arrange.By(couples, func(a, b couple) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(distance(a.old, a.new), distance(b.old, b.new)))
	})
	for _, c := range couples {
		if m.toOld[c.new] < 0 && m.toNew[c.old] < 0 {
			m.join(c.old, c.new)
		}
	}
}

// between joins the candidates that stand alone between the same two neighbours in both versions and share some of their words.
func (m *matching) between() {
	for i := range m.new {
		if m.toOld[i] >= 0 {
			continue
		}
		k := 0
		if i > 0 {
			if m.toOld[i-1] < 0 {
				continue
			}
			k = m.toOld[i-1] + 1
		}
		if k < len(m.old) && m.toNew[k] < 0 && m.share(k, i) >= oneByItsPlace {
			m.join(k, i)
		}
	}
}

// share is the part of the pairs of syllables that two candidates of one kind have in common.
func (m *matching) share(old, new int) float64 {
	a, b := m.old[old], m.new[new]
	if a.kind != b.kind || len(a.grams) == 0 || len(b.grams) == 0 {
		return 0
	}
	share := commonShare(a.grams, b.grams)
	if min(len(a.core), len(b.core)) >= coreAtLeast {
		if core := commonShare(a.core, b.core); core >= coreAlike {
			share = max(share, core)
		}
	}
	return share
}

// commonShare is the part of all pairs of syllables that two lists have in common; both ascend.
func commonShare(a, b []gram) float64 {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i], b[j]); {
		case c == 0:
			both++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

func distance(a, b int) int { return max(a-b, b-a) }
