package cli

import (
	"encoding/json"
	"fmt"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
)

type papersListCmd struct {
	Conference string `arg:"" optional:"" help:"help_papers_name"`
}

// Run prints the conferences, or what each unit owes to one.
func (c *papersListCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		if c.Conference == "" {
			return e.listConferences(a, who)
		}
		of, err := a.ConferenceNamed(e.ctx, who, c.Conference)
		if err != nil {
			return err
		}
		shown, err := a.OneConference(e.ctx, who, of.ID)
		if err != nil {
			return err
		}
		type row struct {
			conference.Contribution
			Unit string `json:"unit"`
			Due  string `json:"due"`
			Late bool   `json:"late"`
		}
		rows := []row{}
		for _, p := range shown.Papers {
			rows = append(rows, row{p.Contribution, p.Unit.Code, string(p.Due), p.Late})
		}
		if e.JSON {
			return json.NewEncoder(e.out).Encode(rows)
		}
		for _, r := range rows {
			fmt.Fprintf(e.out, "%s\t%s\t%d\t%s\t%s\n", r.Unit, e.language().Say(r.State.Vi()), len(r.Versions), r.Due, r.Title)
		}
		return nil
	})
}

func (e *env) listConferences(a *app.App, who app.Who) error {
	all, err := a.Conferences(e.ctx, who)
	if err != nil {
		return err
	}
	type row struct {
		conference.Conference
		Host  string `json:"host"`
		Asked int    `json:"asked"`
		Came  int    `json:"came"`
		Late  int    `json:"late"`
	}
	rows := []row{}
	for _, x := range all {
		rows = append(rows, row{x.Conference, x.Host.Code, x.Asked, x.Came, x.Late})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(rows)
	}
	for _, r := range rows {
		fmt.Fprintf(e.out, "%s\t%s\t%d/%d\t%s\n", r.ID, e.language().Say(r.State.Vi()), r.Came, r.Asked, r.Title)
	}
	return nil
}

type papersImportCmd struct {
	Conference string `help:"help_papers_name" placeholder:"NAME" required:""`
	Unit       string `help:"help_papers_unit" placeholder:"CODE" required:""`
	Title      string `help:"help_papers_title"`
	Author     string `help:"help_papers_author"`
	OCR        bool   `help:"help_papers_ocr" name:"ocr"`
	File       string `arg:"" help:"help_papers_file" name:"file"`
	sizeFlag
}

// Run hands in the contribution of a unit.
func (c *papersImportCmd) Run(e *env) error {
	if err := c.check(); err != nil {
		return err
	}
	content, err := c.read(c.File, e.in)
	if err != nil {
		return err
	}
	return e.opened(func(a *app.App, who app.Who) error {
		of, err := a.ConferenceNamed(e.ctx, who, c.Conference)
		if err != nil {
			return err
		}
		id, err := a.HandInPaper(e.ctx, who, of.ID, c.Unit, app.HandIn{Title: c.Title, Author: c.Author, File: app.Input{Name: nameOf(c.File), Content: content, OCR: c.OCR}})
		if err != nil {
			return err
		}
		if e.JSON {
			return json.NewEncoder(e.out).Encode(map[string]conference.ContributionID{"contribution": id})
		}
		_, err = fmt.Fprintln(e.out, e.language().Say("Đã nhận tham luận."))
		return err
	})
}
