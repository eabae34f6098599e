package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/read"
)

// wanted is one line of a .want file: "first words … last words | lead; lead | from..to", a "?" before it when it may be
// left out, " or " between right answers, "-" or nothing for no lead and no day.
type wanted struct {
	text     string
	spans    []doc.Span
	leads    []string
	days     []string
	optional bool
}

// readWants reads the expected tasks of a text.
func readWants(t *testing.T, file, text string) []wanted {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []wanted
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		w := wanted{text: line}
		line, w.optional = strings.CutPrefix(line, "? ")
		f := strings.Split(line+"||", "|")
		for _, words := range strings.Split(f[0], " or ") {
			first, last, _ := strings.Cut(strings.TrimSpace(words), " … ")
			start := strings.Index(text, first)
			end := start + len(first) + strings.Index(text[max(0, start)+len(first):], last) + len(last)
			if start < 0 || end < start+len(first)+len(last) {
				t.Fatalf("%s: %q does not stand in the text", file, words)
			}
			w.spans = append(w.spans, doc.Span{Start: start, End: end})
		}
		w.leads, w.days = answers(f[1]), answers(f[2])
		list = append(list, w)
	}
	return list
}

func answers(field string) []string {
	var list []string
	for _, a := range strings.Split(field, " or ") {
		list = append(list, strings.Trim(strings.TrimSpace(a), "-"))
	}
	return list
}

// dayOf writes a deadline as .want files do.
func dayOf(d *plan.Due) string {
	switch {
	case d == nil:
		return ""
	case len(d.Recurrence) > 0:
		return strings.Join(d.Recurrence, " ")
	case d.From == "" && d.To == "":
		return ""
	}
	return string(d.From) + ".." + string(d.To)
}

func overlap(a, b doc.Span) bool {
	inter, union := min(a.End, b.End)-max(a.Start, b.Start), max(a.End, b.End)-min(a.Start, b.Start)
	return 2*inter >= union
}

// outcome is what was found in texts: spans, and spans with the right lead and day.
type outcome struct{ want, found, spans, strict int }

func f1(hit, want, found int) float64 { return 2 * float64(hit) / float64(max(1, want+found)) }

// compare marks each candidate of a text right or wrong and says what differs.
func (f *outcome) compare(wants []wanted, found []plan.Candidate, judge func(c plan.Candidate, right bool)) (differences []string) {
	taken := make([]bool, len(wants))
	for _, c := range found {
		k := -1
		for i, w := range wants {
			if !taken[i] && (k < 0 || wants[k].optional) && slices.ContainsFunc(w.spans, func(s doc.Span) bool { return overlap(s, c.Span) }) {
				k = i
			}
		}
		if k < 0 {
			f.found++
			judge(c, false)
			differences = append(differences, "too much: "+c.Text)
			continue
		}
		w := wants[k]
		taken[k] = true
		lead, day := strings.Join(c.Lead, "; "), dayOf(c.Due)
		right := slices.Contains(w.leads, lead) && slices.Contains(w.days, day)
		if w.optional {
			continue
		}
		judge(c, right)
		f.found++
		f.spans++
		if right {
			f.strict++
		} else {
			differences = append(differences, fmt.Sprintf("%s: got %q, %q", w.text, lead, day))
		}
	}
	for i, w := range wants {
		if !w.optional {
			f.want++
			if !taken[i] {
				differences = append(differences, "missed: "+w.text)
			}
		}
	}
	return differences
}

// TestTextsOfOtherLayouts reads the texts of testdata, whose answers were written down before the reader saw them, and
// holds it to floors; the log says what differs and how often each band of confidence was right.
func TestTextsOfOtherLayouts(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txt"))
	var all outcome
	right, total := map[int]int{}, map[int]int{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		src, err := read.File(filepath.Base(file), content)
		if err != nil {
			t.Fatal(err)
		}
		tasks := slices.DeleteFunc(Document(src, Options{}).Candidates, func(c plan.Candidate) bool { return c.Kind != plan.TaskKind })
		var f outcome
		differences := f.compare(readWants(t, strings.TrimSuffix(file, ".txt")+".want", src.Text), tasks, func(c plan.Candidate, ok bool) {
			band := int(c.Confidence * 10)
			total[band]++
			if ok {
				right[band]++
			}
		})
		t.Logf("%s: %d tasks, span F1 %.3f, strict %.3f\n\t%s", filepath.Base(file), f.want, f1(f.spans, f.want, f.found), f1(f.strict, f.want, f.found), strings.Join(differences, "\n\t"))
		all = outcome{all.want + f.want, all.found + f.found, all.spans + f.spans, all.strict + f.strict}
	}
	for band := 0; band < 10; band++ {
		if total[band] > 0 {
			t.Logf("confidence 0.%d: %d of %d right", band, right[band], total[band])
		}
	}
	span, strict := f1(all.spans, all.want, all.found), f1(all.strict, all.want, all.found)
	t.Logf("all: %d tasks, span F1 %.3f, strict %.3f", all.want, span, strict)
	if span < 0.95 || strict < 0.9 {
		t.Errorf("span F1 %.3f (floor .95), strict %.3f (floor .90)", span, strict)
	}
}
