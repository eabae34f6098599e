package app

import (
	"context"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/paper"
)

// PaperChanges is what became of one version of a contribution in a later one, and of the comments on it.
type PaperChanges struct {
	PaperPage // the earlier version
	To        conference.Version
	Rows      []ParagraphChange
	Counts    map[paper.Fate]int // paragraphs
	Led       []CommentLed
}

// ParagraphChange is a paragraph in both versions; one of the texts is empty where that version does not have it.
type ParagraphChange struct {
	Fate     paper.Fate
	Old, Now string
	Led      []CommentLed // comments on it
}

// CommentLed is a comment with what stands in the later version where its passage stood.
type CommentLed struct {
	CommentShown
	After  paper.Fate // of the passage; "" = a comment on the whole
	Around paper.Fate // of the paragraph it stood in
	Reads  string
}

// PaperChanges compares two versions of a contribution; 0 is the newest, and the one before the other.
func (a *App) PaperChanges(ctx context.Context, who Who, of conference.ID, id conference.ContributionID, from, to int) (PaperChanges, error) {
	out := PaperChanges{Counts: map[paper.Fate]int{}}
	newest, err := a.OnePaper(ctx, who, of, id, to)
	if err != nil {
		return out, err
	}
	out.To = newest.Shown
	if from == 0 {
		from = out.To.Number - 1
	}
	if from < 1 || from >= out.To.Number {
		return out, fault.New(fault.Invalid, "So một bản trước với một bản sau: không có bản nào trước bản %d.", "An earlier version is compared with a later one: there is none before version %d.", out.To.Number).At("from")
	}
	if out.PaperPage, err = a.OnePaper(ctx, who, of, id, from); err != nil {
		return out, err
	}
	old, err := a.paperSource(ctx, out.Shown)
	if err != nil {
		return out, err
	}
	now, err := a.paperSource(ctx, out.To)
	if err != nil {
		return out, err
	}
	out.fill(revised(old, now), old, now)
	return out, nil
}

func (p *PaperChanges) fill(r paper.Revision, old, now *doc.Source) {
	at := map[string]bool{}
	for _, c := range r.Changes {
		row := ParagraphChange{Fate: c.Fate, Old: old.Text[c.Old.Start:c.Old.End], Now: now.Text[c.Now.Start:c.Now.End]}
		p.Counts[c.Fate]++
		for _, k := range p.Comments {
			if k.Place.Len() > 0 && c.Old.Start <= k.Place.Start && k.Place.Start < c.Old.End {
				led := CommentLed{CommentShown: k, Around: c.Fate}
				var place doc.Span
				place, led.After = r.Place(k.Place)
				led.Reads = now.Text[place.Start:place.End]
				row.Led = append(row.Led, led)
				p.Led, at[k.ID] = append(p.Led, led), true
			}
		}
		p.Rows = append(p.Rows, row)
	}
	for _, k := range p.Comments {
		if !at[k.ID] && k.Version <= p.Shown.Number {
			led := CommentLed{CommentShown: k}
			if k.Span.Len() > 0 {
				led.After = paper.Removed // before this version already
			}
			p.Led = append(p.Led, led)
		}
	}
}
