package paper

import (
	"encoding/json"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/when"
)

// inText is a stretch of one paper, in bytes of its canonical text.
type inText struct {
	Doc   string `json:"doc"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type passageJSON struct {
	A          inText   `json:"a"`
	B          inText   `json:"b"`
	Class      Use      `json:"class"`
	Kind       Kind     `json:"kind"`
	Similarity float64  `json:"similarity"`
	Why        []string `json:"why,omitempty"`
	Holders    []holder `json:"holders,omitempty"`
}

type holder struct {
	Unit   string   `json:"unit"`
	Clause string   `json:"clause"`
	Terms  []string `json:"terms"`
}

type contradictionJSON struct {
	A       inText   `json:"a"`
	B       inText   `json:"b"`
	Subject string   `json:"subject"`
	Place   string   `json:"place"`
	Period  string   `json:"period"`
	Values  []string `json:"values"`
}

type remitJSON struct {
	inText
	Unit       string   `json:"unit"`
	BetterUnit string   `json:"better_unit"`
	Clause     string   `json:"clause"`
	OwnClause  string   `json:"own_clause,omitempty"`
	Margin     float64  `json:"margin"`
	Terms      []string `json:"terms"`
}

type sectionJSON struct {
	inText
	Outcome    Remit    `json:"outcome"`
	Unit       string   `json:"unit"`
	BetterUnit string   `json:"better_unit,omitempty"`
	Units      []string `json:"units,omitempty"`
	Clause     string   `json:"clause,omitempty"`
	OwnClause  string   `json:"own_clause,omitempty"`
	Margin     float64  `json:"margin"`
	Terms      []string `json:"terms,omitempty"`
}

// JSON is the result in the public format; papers are those that were checked.
func (r Result) JSON(papers []*Paper) ([]byte, error) {
	at := func(k int, s doc.Span) inText { return inText{papers[k].Name, s.Start, s.End} }
	out := struct {
		Passages       []passageJSON       `json:"passages"`
		Contradictions []contradictionJSON `json:"contradictions"`
		Remit          []remitJSON         `json:"remit"`
		Sections       []sectionJSON       `json:"sections,omitempty"`
	}{Passages: []passageJSON{}, Contradictions: []contradictionJSON{}, Remit: []remitJSON{}}
	for _, p := range r.Passages {
		x := passageJSON{at(p.PaperA, p.A), at(p.PaperB, p.B), p.Use, p.Kind, p.Similarity, p.Why, nil}
		for _, h := range p.Holders {
			x.Holders = append(x.Holders, holder(h))
		}
		out.Passages = append(out.Passages, x)
	}
	for _, c := range r.Contradictions {
		out.Contradictions = append(out.Contradictions, contradictionJSON{at(c.PaperA, c.A), at(c.PaperB, c.B), c.Subject, c.Place, PeriodName(c.Period), c.Values[:]})
	}
	for _, o := range r.Outside {
		out.Remit = append(out.Remit, remitJSON{at(o.Paper, o.Span), o.Unit, o.Better, o.Clause, o.OwnClause, o.Margin, o.Terms})
	}
	for _, x := range r.Sections {
		out.Sections = append(out.Sections, sectionJSON{at(x.Paper, x.Span), x.Remit, x.Unit, x.Better, x.Units, x.Clause, x.OwnClause, x.Margin, x.Terms})
	}
	return json.Marshal(out)
}

// PeriodName is "2020" for a year, else the first and the last day: "2020-01-01/2020-06-30".
func PeriodName(i when.Interval) string {
	from, to := string(i.From), string(i.To)
	if year, ok := strings.CutSuffix(from, "-01-01"); ok && to == year+"-12-31" {
		return year
	}
	return from + "/" + to
}
