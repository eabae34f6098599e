package app

import (
	"cmp"
	"context"
	"regexp"
	"slices"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/store"
)

// PaperEvidence is what a contribution holds of what was asked for, with the sentences it was seen in. What was not seen may still
// be there: it is for a person to look.
type PaperEvidence struct {
	Questions []AnsweredQuestion // of its topics
	Needs     []SeenNeed         // in the order of conference.Needs
	Earlier   *EarlierPaper      // what it is new against; nil = nothing earlier is here
	Sections  []paper.Section    // whose business its sections are
}

// AnsweredQuestion is a guiding question with where it is spoken to.
type AnsweredQuestion struct {
	Topic    string
	Question string
	paper.Answer
}

// SeenNeed is something a contribution must hold, or may, with where it was seen.
type SeenNeed struct {
	conference.Need
	Asked bool // by this conference
	Seen  []SeenSentence
}

// SeenSentence is a sentence with what makes it one.
type SeenSentence struct {
	Span      doc.Span
	Request   *paper.Request // of a proposal
	Documents []doc.Document // it names, found in the register
	Unknown   []string       // numbers of documents the register does not have
	Weakness  bool           // of strengths and weaknesses
}

// EarlierPaper is what a contribution is compared with to tell what is new: its own version before, or what the unit handed in to
// an earlier conference.
type EarlierPaper struct {
	Conference conference.Conference
	Version    int
	New        float64 // share of the own words that stand in no passage of the earlier one
}

// EvidenceOf looks in the contribution of one unit for what was asked for.
func (a *App) EvidenceOf(ctx context.Context, who Who, c PapersChecked, unit string) (PaperEvidence, error) {
	out := PaperEvidence{}
	if err := who.must(org.ReadPlan); err != nil {
		return out, err
	}
	k := slices.IndexFunc(c.Papers, func(p CheckedPaper) bool { return p.Unit.Code == unit })
	if k < 0 {
		return out, nil
	}
	p, r := c.Papers[k], a.store.Read(ctx)
	out.Questions = questionsAnswered(c.Conference, p)
	for _, s := range c.Result.Sections {
		if s.Paper == k {
			out.Sections = append(out.Sections, s)
		}
	}
	ties, err := a.tiesOf(r, p.Text)
	if err != nil {
		return out, err
	}
	if out.Earlier, err = a.earlierPaper(ctx, r, c.Conference, p); err != nil {
		return out, err
	}
	for _, need := range conference.Needs {
		x := SeenNeed{Need: need, Asked: slices.Contains(c.Conference.Needs, need)}
		switch need {
		case conference.OwnRole:
			x.Seen = sentencesSeen(p.Text.Roles())
		case conference.OwnFigures:
			x.Seen = sentencesSeen(p.Text.Numbers())
		case conference.Ties:
			x.Seen = ties
		case conference.Proposals:
			for _, q := range p.Text.Requests(namesOf(c.Units)) {
				x.Seen = append(x.Seen, SeenSentence{Span: q.Span, Request: &q})
			}
		case conference.Strengths:
			x.Seen = sentencesSeen(p.Text.Strengths())
			for _, s := range p.Text.Weaknesses() {
				x.Seen = append(x.Seen, SeenSentence{Span: s, Weakness: true})
			}
		case conference.NewThings: // told as a share, see Earlier
		}
		out.Needs = append(out.Needs, x)
	}
	return out, nil
}

// questionsAnswered are the guiding questions of the topics a unit writes on.
func questionsAnswered(c conference.Conference, p CheckedPaper) (out []AnsweredQuestion) {
	var all []string
	for _, t := range c.Outline {
		all = append(all, t.Questions...)
	}
	answers, at := p.Text.Answers(all), 0
	for _, t := range c.Outline {
		for _, q := range t.Questions {
			if slices.Contains(p.Topics, t.Key) {
				out = append(out, AnsweredQuestion{t.Heading, q, answers[at]})
			}
			at++
		}
	}
	return out
}

func sentencesSeen(spans []doc.Span) (out []SeenSentence) {
	for _, s := range spans {
		out = append(out, SeenSentence{Span: s})
	}
	return out
}

// namesOf are the names of bodies of the province.
func namesOf(units []org.Unit) paper.Names {
	var names []string
	for _, u := range units {
		if u.Level != "central" {
			names = append(append(names, u.Name), u.Aliases...)
		}
	}
	return paper.NamesOf(names)
}

var documentNumber = regexp.MustCompile(`\b\d{1,5}(?:-(?:NQ|CTr|KL|CT|QĐ|KH)/[A-ZĐ]{2,8}|/(?:\d{4}/)?(?:NQ|QĐ|KH|CTr|CT)-[A-ZĐ]{2,8})`)

// tiesOf are the sentences that tie a contribution to resolutions, with the documents of the register they name.
func (a *App) tiesOf(r store.Reader, p *paper.Paper) ([]SeenSentence, error) {
	out := sentencesSeen(p.Ties())
	for i := range out {
		for _, number := range documentNumber.FindAllString(p.Text[out[i].Span.Start:out[i].Span.End], -1) {
			found, err := r.DocumentsByNumber(number)
			switch {
			case err != nil:
				return nil, err
			case len(found) == 1:
				out[i].Documents = append(out[i].Documents, found[0])
			default:
				out[i].Unknown = append(out[i].Unknown, number)
			}
		}
	}
	return out, nil
}

// earlierPaper finds what a contribution may be new against: the version before, else the last of the same unit for another conference.
func (a *App) earlierPaper(ctx context.Context, r store.Reader, c conference.Conference, p CheckedPaper) (*EarlierPaper, error) {
	out := &EarlierPaper{Conference: c}
	before := p.Contribution
	if n := len(p.Versions); n > 1 {
		before.Versions = p.Versions[:n-1]
	} else {
		before.Versions = nil
		all, err := r.AllConferences()
		if err != nil {
			return nil, err
		}
		for _, other := range all {
			if other.ID == c.ID {
				continue
			}
			papers, err := r.ContributionsTo(other.ID)
			if err != nil {
				return nil, err
			}
			for _, x := range papers {
				if x.UnitID == p.UnitID && x.State != conference.Withdrawn && x.Now().On < p.Now().On && cmp.Compare(x.Now().On, before.Now().On) > 0 {
					before, out.Conference = x, other
				}
			}
		}
	}
	if len(before.Versions) == 0 {
		return nil, nil
	}
	text, err := a.paperText(ctx, PaperShown{Contribution: before, Unit: p.Unit})
	if err != nil {
		return nil, err
	}
	out.Version, out.New = before.Now().Number, p.Text.NewAgainst(text)
	return out, nil
}
