package web

import (
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
)

// foreignSection is a section of a contribution with whose business it is, and why.
type foreignSection struct {
	paper.Section
	Of     org.Unit
	Better org.Unit
	Text   string
}

func (p *paperCheckPage) fillRemit(c app.PapersChecked) {
	p.fillClaims(c)
	p.HasRemit = c.Functions
	named := func(name string) org.Unit { return unitNamed(c.Units, name) }
	for _, s := range c.Result.Sections {
		of := c.Papers[s.Paper]
		if !p.shows(of.Unit) && (len(p.Only) < 2 || !p.shows(of.Unit, named(s.Better))) {
			continue
		}
		x := foreignSection{s, of.Unit, named(s.Better), of.Text.Text[s.Span.Start:s.Span.End]}
		switch s.Remit {
		case paper.Foreign:
			p.Outside = append(p.Outside, x)
		case paper.Partly:
			p.Partly = append(p.Partly, x)
		case paper.Uncovered:
			p.Nobodys = append(p.Nobodys, x)
		case paper.ByRole:
			p.ByRole = append(p.ByRole, x)
		case paper.ToCentre:
			p.Centre = append(p.Centre, x)
		}
	}
}

// claimedLead is a sentence that claims to lead what the plan gives to another.
type claimedLead struct {
	app.ClaimedLead
	Of   org.Unit
	Text string
}

func (p *paperCheckPage) fillClaims(c app.PapersChecked) {
	for _, x := range c.Claims {
		if of := c.Papers[x.Paper]; p.shows(of.Unit) {
			p.Claims = append(p.Claims, claimedLead{x, of.Unit, of.Text.Text[x.Sentence.Start:x.Sentence.End]})
		}
	}
}

// holderShown is a unit whose functions a passage is about.
type holderShown struct {
	paper.Holder
	Unit     org.Unit
	Passages int // of a cluster
}

func holdersOf(c app.PapersChecked, holders []paper.Holder) (out []holderShown) {
	for _, h := range holders {
		out = append(out, holderShown{h, unitNamed(c.Units, h.Unit), 1})
	}
	return out
}

// unitNamed is the unit of a name; one that is not registered has its name alone.
func unitNamed(units []org.Unit, name string) org.Unit {
	if i := slices.IndexFunc(units, func(u org.Unit) bool { return u.Name == name }); i >= 0 {
		return units[i]
	}
	return org.Unit{Name: name}
}

// onePaper is what one contribution holds of what was asked for.
type onePaper struct {
	app.CheckedPaper
	app.PaperEvidence
	Least, Most int
	NewPercent  int
}

func (s *server) onePaper(r *http.Request, c app.PapersChecked, unit string) (*onePaper, error) {
	e, err := s.app.EvidenceOf(r.Context(), callerOf(r).Who, c, unit)
	if err != nil {
		return nil, err
	}
	out := &onePaper{PaperEvidence: e, Least: c.Conference.Length.Least, Most: c.Conference.Length.Most}
	if e.Earlier != nil {
		out.NewPercent = wholePercent(e.Earlier.New)
	}
	for _, p := range c.Papers {
		if p.Unit.Code == unit {
			out.CheckedPaper = p
		}
	}
	return out, nil
}

// At is a stretch of the contribution.
func (o *onePaper) At(s doc.Span) string { return o.Text.Text[s.Start:s.End] }
