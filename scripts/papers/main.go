// Command papers compares what `lotrinh papers check` found in made contributions with what was planted in them, and pools several sets.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
)

type span struct {
	Doc   string `json:"doc"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// planted is what the generator says of a set (lotrinh-gold-reuse/1).
type planted struct {
	Reuse []struct {
		Kind      string
		Rate      float64 `json:"edit_rate"`
		Syllables int
		A, B      span
	}
	Contradictions []struct{ A, B span }
	Controls       []struct{ A, B span } `json:"not_contradictions"`
	Boilerplate    []span
}

type found struct {
	Passages []struct {
		A, B       span
		Class      string
		Kind       string
		Similarity float64
	}
	Contradictions []struct{ A, B span }
}

func main() {
	verbose := flag.Bool("v", false, "print what was missed and what is wrong")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "papers [-v] GOLD FOUND [GOLD FOUND ...]") }
	flag.Parse()
	if flag.NArg() == 0 || flag.NArg()%2 != 0 {
		flag.Usage()
		os.Exit(2)
	}
	t := newTally(*verbose)
	for i := 0; i < flag.NArg(); i += 2 {
		var gold planted
		var got found
		read(flag.Arg(i), &gold)
		read(flag.Arg(i+1), &got)
		gold.shorten()
		t.add(gold, got)
	}
	t.print()
	if !t.good() {
		os.Exit(1)
	}
}

func read(file string, into any) {
	content, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(content, into)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "papers:", err)
		os.Exit(2)
	}
}

// shorten drops the extension of files, which passages do not have.
func (p *planted) shorten() {
	for _, list := range []*[]struct{ A, B span }{&p.Contradictions, &p.Controls} {
		for i := range *list {
			(*list)[i].A.shorten()
			(*list)[i].B.shorten()
		}
	}
	for i := range p.Reuse {
		p.Reuse[i].A.shorten()
		p.Reuse[i].B.shorten()
	}
	for i := range p.Boilerplate {
		p.Boilerplate[i].shorten()
	}
}

func (s *span) shorten() { s.Doc = strings.TrimSuffix(s.Doc, ".txt") }

// covered is the share of s that lies in the spans of the same paper.
func (s span) covered(by []span) float64 {
	in := make([]bool, s.End-s.Start)
	for _, o := range by {
		for k := max(s.Start, o.Start); o.Doc == s.Doc && k < min(s.End, o.End); k++ {
			in[k-s.Start] = true
		}
	}
	n := 0
	for _, yes := range in {
		if yes {
			n++
		}
	}
	return float64(n) / float64(max(1, len(in)))
}

// likeness is what two stretches have in common of all they cover together; the second is the hull of its spans.
func (s span) likeness(spans []span) float64 {
	if len(spans) == 0 {
		return 0
	}
	from, to := spans[0].Start, spans[0].End
	for _, o := range spans {
		from, to = min(from, o.Start), max(to, o.End)
	}
	common := max(0, min(s.End, to)-max(s.Start, from))
	return float64(common) / float64(max(s.End, to)-min(s.Start, from))
}
