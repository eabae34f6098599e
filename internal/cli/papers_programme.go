package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
)

type papersProgrammeCmd struct {
	Conference string   `arg:"" help:"help_papers_name"`
	Starts     *string  `help:"help_papers_starts" placeholder:"HH:MM"`
	Talks      []string `help:"help_papers_talks" placeholder:"UNIT:MINUTES"`
}

// Run prints the order of speaking, after it was settled anew where the flags ask for it.
func (c *papersProgrammeCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		of, err := a.ConferenceNamed(e.ctx, who, c.Conference)
		if err != nil {
			return err
		}
		p, err := a.Programme(e.ctx, who, of.ID)
		if err != nil {
			return err
		}
		if c.Starts != nil || len(c.Talks) > 0 {
			edit, err := c.edit(p)
			if err != nil {
				return err
			}
			if err := a.ArrangeProgramme(e.ctx, who, of.ID, p.Conference.Rev, edit); err != nil {
				return err
			}
			if p, err = a.Programme(e.ctx, who, of.ID); err != nil {
				return err
			}
		}
		return c.print(e, p)
	})
}

// edit is what the flags change of the order as it is.
func (c *papersProgrammeCmd) edit(p app.ProgrammeShown) (app.ProgrammeEdit, error) {
	out := app.ProgrammeEdit{Starts: string(p.Conference.Starts)}
	if c.Starts != nil {
		out.Starts = *c.Starts
	}
	for i, talk := range c.Talks {
		unit, minutes, _ := strings.Cut(talk, ":")
		n, err := strconv.Atoi(minutes)
		if err != nil {
			return out, fault.New(fault.Invalid, "%.60q: viết mã đơn vị, dấu hai chấm, số phút, như so-tc:10.", "%.60q: write the code of a unit, a colon and minutes, such as so-tc:10.", talk)
		}
		out.Talks = append(out.Talks, app.TalkEdit{Unit: unit, Order: i + 1, Minutes: n})
	}
	if len(c.Talks) == 0 {
		for _, t := range p.Talks {
			out.Talks = append(out.Talks, app.TalkEdit{Unit: t.Unit.Code, Order: t.Order, Minutes: t.Minutes})
		}
	}
	return out, nil
}

func (c *papersProgrammeCmd) print(e *env, p app.ProgrammeShown) error {
	type row struct {
		Unit    string           `json:"unit"`
		Title   string           `json:"title"`
		Order   int              `json:"order"`
		Minutes int              `json:"minutes"`
		From    conference.Clock `json:"from"`
		To      conference.Clock `json:"to"`
	}
	rows := []row{}
	for _, t := range p.Talks {
		rows = append(rows, row{t.Unit.Code, t.Title, t.Order, t.Minutes, t.From, t.To})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(rows)
	}
	for _, r := range rows {
		fmt.Fprintf(e.out, "%d\t%s–%s\t%d\t%s\t%s\n", r.Order, r.From, r.To, r.Minutes, r.Unit, r.Title)
	}
	return nil
}
