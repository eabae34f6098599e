package app

import (
	"context"

	"lotrinh/internal/conference"
	"lotrinh/internal/paper"
)

// PapersChecked is what comparing the newest versions of all contributions to a conference showed: evidence for a person, no verdict.
type PapersChecked struct {
	Conference conference.Conference
	Papers     []CheckedPaper
	Result     paper.Result
	Record     []BesideRecord // figures beside the record of the plan; those that depart from it first
}

// CheckedPaper is a contribution as it was compared.
type CheckedPaper struct {
	PaperShown
	Text *paper.Paper
}

// CheckPapers compares what came to a conference with each other and with the record of the plan. What stands in the outline is
// nobody's own. It asks nothing of the order in which contributions came.
func (a *App) CheckPapers(ctx context.Context, who Who, id conference.ID) (PapersChecked, error) {
	shown, err := a.OneConference(ctx, who, id)
	out := PapersChecked{Conference: shown.Conference}
	if err != nil {
		return out, err
	}
	for _, x := range shown.Papers {
		if len(x.Versions) == 0 || x.State == conference.Withdrawn {
			continue
		}
		text, err := a.paperText(ctx, x)
		if err != nil {
			return out, err
		}
		out.Papers = append(out.Papers, CheckedPaper{x, text})
	}
	out.Result = a.papers.compare(out.Papers, outlineText(shown.Conference))
	return out, a.besideRecord(a.store.Read(ctx), &out)
}

// paperText is the newest version of a contribution in the form in which it is compared. Each version is read once.
func (a *App) paperText(ctx context.Context, x PaperShown) (*paper.Paper, error) {
	v := x.Now()
	if text := a.papers.text(v.SHA256, x.Unit.Code); text != nil {
		return text, nil
	}
	content, err := a.content(v.SHA256)
	if err != nil {
		return nil, err
	}
	text, err := a.reader.Contributed(ctx, Input{Name: v.Name, Content: content, OCR: v.OCR}, x.Unit.Code)
	if err == nil {
		a.papers.keep(v.SHA256, x.Unit.Code, text)
	}
	return text, err
}

// outlineText is the text everybody was given.
func outlineText(c conference.Conference) string {
	text := c.Title + "\n"
	for _, t := range c.Outline {
		text += t.Heading + "\n"
		for _, q := range t.Questions {
			text += q + "\n"
		}
	}
	return text
}
