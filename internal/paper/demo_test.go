package paper

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	reader "lotrinh/internal/read"
)

// inDemo is a stretch of a paper of the demo, by its first and its last words.
type inDemo struct{ Doc, First, Last string }

// demoPapers are the 26 contributions of the demo and the outline of its conference.
func demoPapers(t *testing.T) (papers []*Paper, outline *Paper) {
	files, err := filepath.Glob(filepath.Join("..", "..", "samples", "papers", "[0-9]*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		src, err := reader.File(filepath.Base(path), content)
		if err != nil {
			t.Fatal(err)
		}
		p := Of(strings.TrimSuffix(filepath.Base(path), ".txt"), src)
		if strings.HasPrefix(p.Name, "00-") {
			outline = p
		} else {
			papers = append(papers, p)
		}
	}
	return papers, outline
}

// TestDemoPapers compares the contributions of the demo: what was planted in them is found as what it is, and what else is told is counted.
func TestDemoPapers(t *testing.T) {
	var key struct {
		Passages []struct {
			Kind Kind
			A, B inDemo
		}
		Contradictions []struct{ A, B struct{ Doc, Value string } }
		Remit          []struct {
			Doc, First, Last string
			Better           string `json:"better_unit"`
		}
		Centre []inDemo `json:"to_the_centre"`
	}
	content, err := os.ReadFile(filepath.Join("..", "..", "samples", "papers", "key.json"))
	if err == nil {
		err = json.Unmarshal(content, &key)
	}
	if err != nil {
		t.Fatal(err)
	}
	papers, outline := demoPapers(t)
	number := func(name string) int {
		return slices.IndexFunc(papers, func(p *Paper) bool { return p.Name == name })
	}
	place := func(x inDemo) (int, doc.Span) {
		k := number(x.Doc)
		from := strings.Index(papers[k].Text, x.First)
		to := strings.Index(papers[k].Text[max(from, 0):], x.Last)
		if from < 0 || to < 0 {
			t.Fatalf("%s: %q … %q is not in it", x.Doc, x.First, x.Last)
		}
		return k, doc.Span{Start: from, End: from + to + len(x.Last)}
	}
	r := Check(papers, outline)
	found, named, wrong := 0, 0, 0
	overlap := 0.0
	right := make([]bool, len(r.Passages))
	for _, x := range key.Passages {
		a, sa := place(x.A)
		b, sb := place(x.B)
		if a > b {
			a, b, sa, sb = b, a, sb, sa
		}
		var ha, hb doc.Span
		ok := false
		for i, p := range r.Passages {
			if p.Use == Reuse && p.PaperA == a && p.PaperB == b && meets(p.A, sa) && meets(p.B, sb) {
				right[i], ha, hb, ok = true, hull(ha, p.A), hull(hb, p.B), ok || p.Kind == x.Kind
			}
		}
		like := (shareOf(sa, ha) + shareOf(sb, hb)) / 2
		if like < 0.5 {
			t.Errorf("%s %s, %s: not found", x.Kind, x.A.Doc, x.B.Doc)
			continue
		}
		found, overlap = found+1, overlap+like
		if ok {
			named++
		} else {
			t.Logf("%s %s, %s: told as something else", x.Kind, x.A.Doc, x.B.Doc)
		}
	}
	for i, p := range r.Passages {
		if p.Use == Reuse && !right[i] {
			wrong++
			t.Logf("not planted: %s %.2f %s %q", p.Kind, p.Similarity, papers[p.PaperB].Name, papers[p.PaperA].Text[p.A.Start:p.A.End])
		}
	}
	for _, x := range key.Contradictions {
		if !slices.ContainsFunc(r.Contradictions, func(c Contradiction) bool {
			return papers[c.PaperA].Name == x.A.Doc && papers[c.PaperB].Name == x.B.Doc
		}) {
			t.Errorf("contradiction of %s and %s: not found", x.A.Doc, x.B.Doc)
		}
	}
	t.Logf("demo: planted passages found %d/%d, as what they are %d, overlap %.3f, not planted %d; contradictions %d, planted %d", found, len(key.Passages), named, overlap/float64(max(1, found)), wrong, len(r.Contradictions), len(key.Contradictions))

	f := FunctionsOf(written(t))
	r.Hold(f, papers)
	for names, want := range map[[2]string]string{{"03-so-ct", "24-hiep-hoi-dn"}: "Sở Công Thương", {"04-bql-kcn", "26-p-mau-tan"}: "Sở Nông nghiệp và Môi trường", {"08-so-khcn", "09-vpub"}: "Văn phòng UBND",
		{"10-so-nv", "21-truong-cd"}: "Sở Giáo dục và Đào tạo", {"12-so-yt", "22-bhxh-tinh"}: "Sở Y tế"} {
		for _, p := range r.Passages {
			if p.Use == Reuse && papers[p.PaperA].Name == names[0] && papers[p.PaperB].Name == names[1] && (len(p.Holders) != 1 || p.Holders[0].Unit != want || len(p.Holders[0].Terms) == 0) {
				t.Errorf("%v: the functions of %v are told, of %s they are", names, p.Holders, want)
			}
		}
	}
	outside, foreign, centre := 0, 0, 0
	sections := map[string][]Section{}
	for _, p := range papers {
		if author, ok := f.Author(p); ok {
			sections[p.Name] = f.Sections(p, author)
		}
		for _, s := range sections[p.Name] {
			if s.Remit == Foreign {
				outside++
			}
		}
	}
	is := func(x inDemo, remit Remit) bool {
		_, at := place(x)
		return slices.ContainsFunc(sections[x.Doc], func(s Section) bool { return s.Remit == remit && meets(s.Span, at) })
	}
	for _, x := range key.Remit {
		if is(inDemo{x.Doc, x.First, x.Last}, Foreign) {
			foreign++
		} else {
			t.Errorf("%s: %q is not told as outside", x.Doc, x.First)
		}
	}
	known := 0
	for _, x := range key.Centre {
		if sections[x.Doc] == nil {
			continue // no statement of this unit
		}
		if known++; is(x, ToCentre) {
			centre++
		} else {
			t.Errorf("%s: %q is not told as a proposal to the centre", x.Doc, x.First)
		}
	}
	t.Logf("demo: outside the remit %d, planted ones of them %d/%d; proposals to the centre %d/%d of units with a statement", outside, foreign, len(key.Remit), centre, known)
	if wrong > 1 || outside > 2*len(key.Remit) {
		t.Errorf("told and not planted: %d passages, %d sections outside", wrong, outside-foreign)
	}
}
