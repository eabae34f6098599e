package main

import (
	"fmt"
	"os"
	"slices"
	"text/tabwriter"
)

// Goals of the papers desk.
const (
	goalEdited20    = 0.99 // recall of passages of 60 syllables and more, at most 20 % edited
	goalEdited30    = 0.90 // the same with 30 %
	goalPrecision   = 0.98
	goalOverlap     = 0.9
	goalContradicts = 0.95
	longPassage     = 60
)

type part struct{ hit, of int }

func (p part) share() float64 { return float64(p.hit) / float64(max(1, p.of)) }
func (p part) String() string { return fmt.Sprintf("%d/%d = %.4f", p.hit, p.of, p.share()) }

func (p *part) count(yes bool) {
	p.of++
	if yes {
		p.hit++
	}
}

// tally pools sets.
type tally struct {
	verbose             bool
	sets                int
	found, named        map[string]*part // by kind and length; named: also as what it is
	overlap             map[string][]float64
	precise, boiler     part
	wrongBy             map[string]int
	rightBy             map[string]int
	contraIn, contraOut part
	controls            part
}

func newTally(verbose bool) *tally {
	return &tally{verbose: verbose, found: map[string]*part{}, named: map[string]*part{}, overlap: map[string][]float64{}, wrongBy: map[string]int{}, rightBy: map[string]int{}}
}

func (t *tally) part(m map[string]*part, key string) *part {
	if m[key] == nil {
		m[key] = &part{}
	}
	return m[key]
}

func (t *tally) add(gold planted, got found) {
	t.sets++
	hits := make([]bool, len(got.Passages)) // right ones
	for _, r := range gold.Reuse {
		var a, b []span
		kinds := map[string]bool{}
		for i, p := range got.Passages {
			if p.Class != "reuse" {
				continue
			}
			for _, side := range [][2]span{{p.A, p.B}, {p.B, p.A}} {
				if side[0].Doc != r.A.Doc || side[1].Doc != r.B.Doc || side[0].covered([]span{r.A}) == 0 || side[1].covered([]span{r.B}) == 0 {
					continue
				}
				a, b = append(a, side[0]), append(b, side[1])
				kinds[p.Kind] = true
				hits[i] = hits[i] || side[0].covered([]span{r.A}) >= 0.5 && side[1].covered([]span{r.B}) >= 0.5
			}
		}
		ok := r.A.covered(a) >= 0.5 && r.B.covered(b) >= 0.5
		key := group(r.Kind, r.Syllables)
		t.part(t.found, key).count(ok)
		t.part(t.named, key).count(ok && kinds[named(r.Kind, r.Rate)])
		if ok {
			t.overlap[key] = append(t.overlap[key], r.A.likeness(a), r.B.likeness(b))
		}
		if t.verbose && (!ok || r.A.likeness(a) < goalOverlap || r.B.likeness(b) < goalOverlap) {
			fmt.Println("passage", r.Kind, r.Syllables, r.A, r.B, "found", ok, "overlap", r.A.likeness(a), r.B.likeness(b), a, b)
		}
	}
	for i, p := range got.Passages {
		if p.Class != "reuse" {
			continue
		}
		t.precise.count(hits[i])
		t.boiler.count(!hits[i] && p.A.covered(gold.Boilerplate) >= 0.5)
		if hits[i] {
			t.rightBy[p.Kind]++
		} else {
			t.wrongBy[p.Kind]++
			if t.verbose {
				fmt.Println("wrong", p.Kind, p.Similarity, p.A, p.B)
			}
		}
	}
	t.contradictions(gold, got)
}

func (t *tally) contradictions(gold planted, got found) {
	meets := func(x, y struct{ A, B span }) bool {
		return x.A.covered([]span{y.A}) >= 0.5 && x.B.covered([]span{y.B}) >= 0.5 || x.A.covered([]span{y.B}) >= 0.5 && x.B.covered([]span{y.A}) >= 0.5
	}
	for _, x := range gold.Contradictions {
		ok := slices.ContainsFunc(got.Contradictions, func(y struct{ A, B span }) bool { return meets(x, y) })
		t.contraIn.count(ok)
		if t.verbose && !ok {
			fmt.Println("contradiction missed", x.A, x.B)
		}
	}
	for _, y := range got.Contradictions {
		ok := slices.ContainsFunc(gold.Contradictions, func(x struct{ A, B span }) bool { return meets(x, y) })
		t.contraOut.count(ok)
		if t.verbose && !ok {
			fmt.Println("contradiction wrong", y.A, y.B)
		}
	}
	for _, x := range gold.Controls {
		t.controls.count(!slices.ContainsFunc(got.Contradictions, func(y struct{ A, B span }) bool { return meets(x, y) }))
	}
}

// group is the kind of a plant and its length.
func group(kind string, syllables int) string {
	if syllables >= longPassage {
		return kind + " ≥ 60"
	}
	return kind + " < 60"
}

// named is what a plant should be called.
func named(kind string, rate float64) string {
	switch {
	case kind == "reorder":
		return "reordered"
	case rate > 0:
		return "edited"
	}
	return "exact"
}

// pooled adds the groups of the given kinds.
func (t *tally) pooled(kinds ...string) (p part) {
	for _, k := range kinds {
		if q := t.found[k+" ≥ 60"]; q != nil {
			p.hit, p.of = p.hit+q.hit, p.of+q.of
		}
	}
	return p
}

func (t *tally) lightly() part {
	return t.pooled("exact", "exact-short", "reorder", "edit10", "edit20")
}
func (t *tally) heavily() part { return t.pooled("edit30") }

func (t *tally) overlaps() (all []float64) {
	for _, list := range t.overlap {
		all = append(all, list...)
	}
	return all
}

func (t *tally) print() {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%d sets\tfound\tas what it is\toverlap, mean\tworst\tsides ≥ .9\n", t.sets)
	var keys []string
	for k := range t.found {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		mean, worst, good := summary(t.overlap[k])
		fmt.Fprintf(w, "%s\t%v\t%v\t%.3f\t%.3f\t%v\n", k, *t.found[k], *t.named[k], mean, worst, good)
	}
	w.Flush()
	mean, _, good := summary(t.overlaps())
	fmt.Printf("\nat least 60 syllables, at most 20 %% edited: recall %v (goal %.2f)\nat least 60 syllables, 30 %% edited: recall %v (goal %.2f)\n", t.lightly(), goalEdited20, t.heavily(), goalEdited30)
	fmt.Printf("precision of what is called reuse: %v (goal %.2f); right by kind %v, wrong %v; in boilerplate %v\n", t.precise, goalPrecision, t.rightBy, t.wrongBy, t.boiler)
	fmt.Printf("overlap of marked and planted stretches: mean %.4f (goal %.1f), sides with at least .9: %v\n", mean, goalOverlap, good)
	fmt.Printf("contradictions: recall %v, precision %v (goal %.2f both); controls left alone %v\n", t.contraIn, t.contraOut, goalContradicts, t.controls)
}

func summary(list []float64) (mean, worst float64, good part) {
	worst = 1
	for _, v := range list {
		mean += v / float64(len(list))
		worst = min(worst, v)
		good.count(v >= goalOverlap)
	}
	return mean, worst, good
}

// good tells whether the goals are met.
func (t *tally) good() bool {
	mean, _, _ := summary(t.overlaps())
	return t.lightly().share() >= goalEdited20 && t.heavily().share() >= goalEdited30 && t.precise.share() >= goalPrecision && mean >= goalOverlap &&
		(t.contraIn.of == 0 || t.contraIn.share() >= goalContradicts && t.contraOut.share() >= goalContradicts)
}
