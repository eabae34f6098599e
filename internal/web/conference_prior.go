package web

import (
	"cmp"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
)

// priorPassage is a passage of a contribution beside the earlier text that has it too.
type priorPassage struct {
	app.PriorPassage
	By      org.Unit
	Said    string
	Percent int
	TextA   []stretch
	TextB   []stretch
}

// fillPrior lays contributions beside what their units said before and beside the main report. It is no reuse of another's words.
func (p *paperCheckPage) fillPrior(c app.PapersChecked) {
	p.Main = c.Main
	for _, x := range c.Prior {
		of := c.Papers[x.Paper]
		if !p.shows(of.Unit) {
			continue
		}
		var a, b []doc.Span
		for _, m := range x.Matches {
			a, b = append(a, m.A), append(b, doc.Span{Start: m.B.Start - x.B.Start, End: m.B.End - x.B.Start})
		}
		y := priorPassage{PriorPassage: x, By: of.Unit, Said: passageKind(x.Kind), Percent: int(100 * x.Similarity),
			TextA: stretchesOf(of.Text.Text, x.A, a), TextB: stretchesOf(x.Text, doc.Span{End: len(x.Text)}, b)}
		if x.Of.Kind == app.PriorMainReport {
			p.FromMain = append(p.FromMain, y)
		} else {
			p.Own = append(p.Own, y)
		}
	}
	for _, list := range []*[]priorPassage{&p.Own, &p.FromMain} {
		arrange.By(*list, func(x, y priorPassage) int { return cmp.Compare(y.A.End-y.A.Start, x.A.End-x.A.Start) })
		if len(*list) > mostShared {
			*list = (*list)[:mostShared]
		}
	}
}
