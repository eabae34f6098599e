package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/paper"
)

type papersCommentsCmd struct {
	Conference string `arg:"" help:"help_papers_name"`
	Unit       string `help:"help_papers_unit" placeholder:"CODE" required:""`
	Number     int    `help:"help_papers_comments_number" placeholder:"N"`
	Do         string `help:"help_papers_comments_do" placeholder:"STEP"`
	Text       string `help:"help_papers_comments_text"`
	Passage    string `help:"help_papers_comments_passage"`
}

// Run prints what was said of the contribution of a unit: where each comment stands, what became of its passage, what was said
// last; after a comment was made, or one was answered or settled, where the flags ask for it.
func (c *papersCommentsCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		of, err := a.ConferenceNamed(e.ctx, who, c.Conference)
		if err != nil {
			return err
		}
		shown, err := a.OneConference(e.ctx, who, of.ID)
		if err != nil {
			return err
		}
		for _, x := range shown.Papers {
			if x.Unit.Code == c.Unit {
				if err := c.say(e, a, who, x); err != nil {
					return err
				}
				return e.printComments(a, who, x)
			}
		}
		return fault.New(fault.NotFound, "Không có tham luận của đơn vị %.60q.", "There is no contribution of the unit %.60q.", c.Unit)
	})
}

// say makes a comment, or takes a step of one that was made.
func (c *papersCommentsCmd) say(e *env, a *app.App, who app.Who, x app.PaperShown) error {
	if c.Number == 0 && c.Do == "" && c.Text == "" {
		return nil
	}
	p, err := a.OnePaper(e.ctx, who, x.ConferenceID, x.ID, 0)
	if err != nil {
		return err
	}
	if c.Number == 0 {
		edit := app.CommentEdit{Version: p.Shown.Number, Text: c.Text, Passage: c.Passage}
		if c.Passage != "" {
			if edit.Span, err = passageIn(p, c.Passage); err != nil {
				return err
			}
		}
		_, err := a.CommentPaper(e.ctx, who, x.ConferenceID, x.ID, edit)
		return err
	}
	for _, k := range p.Comments {
		if k.Number == c.Number {
			return a.StepComment(e.ctx, who, x.ConferenceID, x.ID, k.ID, k.Rev, c.Do, c.Text)
		}
	}
	return fault.New(fault.NotFound, "Tham luận không có ý kiến %d.", "The contribution has no comment %d.", c.Number)
}

// passageIn is the one place of a paper where words stand.
func passageIn(p app.PaperPage, words string) (out doc.Span, err error) {
	n := 0
	for _, x := range p.Paragraphs {
		if i := strings.Index(x.Text(), words); i >= 0 {
			n, out = n+strings.Count(x.Text(), words), doc.Span{Start: x.Span.Start + i, End: x.Span.Start + i + len(words)}
		}
	}
	if n != 1 {
		return out, fault.New(fault.Invalid, "Chữ %.100q có ở %d chỗ của bản mới nhất; hãy ghi đủ chữ để chỉ đúng một chỗ.", "The words %.100q stand at %d places of the newest version; write enough of them for one place.", words, n)
	}
	return out, nil
}

func (e *env) printComments(a *app.App, who app.Who, x app.PaperShown) error {
	p, err := a.OnePaper(e.ctx, who, x.ConferenceID, x.ID, 0)
	if err != nil {
		return err
	}
	type row struct {
		conference.Comment
		Number int                     `json:"number"`
		State  conference.CommentState `json:"state"`
		Fate   paper.Fate              `json:"fate,omitempty"`
	}
	rows := []row{}
	for _, k := range p.Comments {
		rows = append(rows, row{k.Comment, k.Number, k.State(), k.Fate})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(rows)
	}
	say := e.language().Say
	for _, r := range rows {
		place := ""
		switch r.Fate {
		case paper.Removed:
			place = say("không còn")
		case paper.Changed:
			place = say("sửa chữ")
		}
		fmt.Fprintf(e.out, "%d\t%s\t%s\t%s\n", r.Number, say(r.State.Vi()), place, r.Said[0].Text)
	}
	return nil
}
