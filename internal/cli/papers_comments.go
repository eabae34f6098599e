package cli

import (
	"encoding/json"
	"fmt"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/paper"
)

type papersCommentsCmd struct {
	Conference string `arg:"" help:"help_papers_name"`
	Unit       string `help:"help_papers_unit" placeholder:"CODE" required:""`
}

// Run prints what was said of the contribution of a unit: where each comment stands, what became of its passage, what was said last.
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
				return e.printComments(a, who, x)
			}
		}
		return fault.New(fault.NotFound, "Không có tham luận của đơn vị %.60q.", "There is no contribution of the unit %.60q.", c.Unit)
	})
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
