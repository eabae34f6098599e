// Command calibrate fits the confidence of what is read to what people and random plans say is right, and tells how well it holds.
//
//	go run ./scripts/calibrate         prints the figures
//	go run ./scripts/calibrate -write  writes internal/extract/confidence.tsv too
//
// The gold of the corpus and layouts 1 to 6 of the round trip teach, and count alike: each half of a model has the same weight in sum.
// Layouts 7 and 8 are held out. Same input, same weights: nothing is drawn.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"lotrinh/internal/extract"
	"lotrinh/internal/gold"
	"lotrinh/internal/read"
	"lotrinh/internal/roundtrip"
)

const table = "internal/extract/confidence.tsv"

// A sample is one thing that was read, with the truth.
type sample struct {
	model    string
	features []string
	right    bool
	group    string // what the report tells together: "passages", "layout 3"
	fold     string // what is left out together
	half     half
}

type half int

const (
	ofGold half = iota
	ofLayouts
	heldOut
)

func main() {
	write := flag.Bool("write", false, "write the weights")
	plans := flag.Int("plans", 300, "plans a layout")
	flag.Parse()
	if err := run(*write, *plans); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func run(write bool, plans int) error {
	samples, err := ofCorpus()
	if err != nil {
		return err
	}
	more, err := ofRoundTrip(plans)
	if err != nil {
		return err
	}
	samples = append(samples, more...)
	final := fit(samples, "")
	report(samples, final, crossed(samples))
	if !write {
		return nil
	}
	return os.WriteFile(table, []byte(final.String()), 0o644)
}

// ofCorpus are the items and references of the gold.
func ofCorpus() (list []sample, err error) {
	documents, err := gold.Read(gold.CorpusDir("."))
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		refs := 0
		for _, x := range extract.Features(d.Source, d.Result) {
			id := x.ID
			if id == "" {
				refs++
				id = fmt.Sprintf("r%d", refs)
			}
			if right, known := d.Mark(id, "item"); known {
				list = append(list, sample{x.Model, x.Features, right, "gold " + d.Part, d.Family(), ofGold})
			}
		}
	}
	return list, nil
}

// ofRoundTrip are the items of random plans. The seeds are others than those of the tests.
func ofRoundTrip(plans int) (list []sample, err error) {
	for _, l := range roundtrip.Layouts {
		name, side := fmt.Sprintf("layout %d", l.Number), ofLayouts
		if l.HeldOut {
			side = heldOut
		}
		for seed := range plans {
			document := l.Write(uint64(100_001 + seed))
			src, err := read.File(document.Name, []byte(document.Text))
			if err != nil {
				return nil, err
			}
			r := extract.Document(src, extract.Options{})
			marks := document.Reading.Judge(r.Candidates)
			for i, x := range extract.Features(src, r)[:len(r.Candidates)] {
				if marks[i] != roundtrip.Unjudged {
					list = append(list, sample{x.Model, x.Features, marks[i] == roundtrip.Right, name, name, side})
				}
			}
		}
	}
	return list, nil
}

// crossed is the chance of each sample by weights that never saw its document, or its layout.
func crossed(samples []sample) []float64 {
	byFold := map[string]models{}
	chances := make([]float64, len(samples))
	for i, s := range samples {
		if s.half == heldOut {
			s.fold = "" // never taught
		}
		if byFold[s.fold] == nil {
			byFold[s.fold] = fit(samples, s.fold)
		}
		chances[i] = extract.Chance(byFold[s.fold][s.model], s.features)
	}
	return chances
}

// report prints, for each group and for sums of them, how confidence and truth go together.
func report(samples []sample, final models, crossed []float64) {
	fmt.Printf("%-28s %6s %7s | %8s %8s %8s | %8s %8s %8s\n", "", "", "", "left out", "", "", "in sample", "", "")
	fmt.Printf("%-28s %6s %7s | %8s %8s %8s | %8s %8s %8s\n", "", "items", "right", "ECE", "P >= .9", "share", "ECE", "P >= .9", "share")
	groups := []string{"gold passages", "gold seeds", "gold tables"}
	for _, l := range roundtrip.Layouts {
		groups = append(groups, fmt.Sprintf("layout %d", l.Number))
	}
	line := func(title string, taken func(sample) bool) {
		var out, in calibration
		for i, s := range samples {
			if taken(s) {
				out.add(crossed[i], s.right)
				in.add(extract.Chance(final[s.model], s.features), s.right)
			}
		}
		if out.n > 0 {
			fmt.Printf("%-28s %6d %6.2f%% | %s | %s\n", title, out.n, 100*float64(out.right)/float64(out.n), out, in)
		}
	}
	for _, g := range groups {
		line(g, func(s sample) bool { return s.group == g })
	}
	prose := func(s sample) bool { return !strings.HasPrefix(s.model, "table.") }
	line("gold, prose", func(s sample) bool { return s.half == ofGold && prose(s) })
	line("gold, prose, without refs", func(s sample) bool { return s.half == ofGold && prose(s) && s.model != "ref" })
	line("layouts 1-6, prose", func(s sample) bool { return s.half == ofLayouts && prose(s) })
	line("layouts 7-8 (held out)", func(s sample) bool { return s.half == heldOut })
	for _, m := range modelsOf(samples) {
		line("model "+m, func(s sample) bool { return s.model == m && s.half != heldOut })
	}
}
