package web

import (
	"cmp"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
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

// repeatShown is a passage that many contributions have, with who handed in when, the first first.
type repeatShown struct {
	Text string
	By   []handedIn
}

type handedIn struct {
	Unit org.Unit
	On   when.Date
}

// fillRepeats shows what many contributions have: set aside as common, yet for a person to see who may have written it.
func (p *paperCheckPage) fillRepeats(c app.PapersChecked) {
	for _, x := range c.Repeats {
		at := x.Spans[0]
		y := repeatShown{Text: c.Papers[x.Papers[0]].Text.Text[at.Start:at.End]}
		var units []org.Unit
		for _, k := range x.Papers {
			units = append(units, c.Papers[k].Unit)
			y.By = append(y.By, handedIn{c.Papers[k].Unit, c.Papers[k].Versions[0].On})
		}
		if p.shows(units...) {
			p.Repeats = append(p.Repeats, y)
		}
	}
}
