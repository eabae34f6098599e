package cli

import (
	"encoding/json"
	"fmt"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// cascadeCmd tells what of the higher documents is implemented, and accepts proposals.
type cascadeCmd struct {
	Show cascadeShowCmd `cmd:"" default:"withargs" help:"help_cascade_show"`
	Link cascadeLinkCmd `cmd:"" help:"help_cascade_link"`
}

type cascadeShowCmd struct {
	Rows     string `help:"help_cascade_rows" placeholder:"SORT"`
	Document string `help:"help_cascade_document" placeholder:"ID"`
	Unit     string `help:"help_cascade_unit" placeholder:"CODE"`
	Page     int    `help:"help_cascade_page" default:"1"`
	asOf
}

// cascadeRow is a row as it is printed: a finding or a proposal.
type cascadeRow struct {
	Sort  plan.FindingSort `json:"sort"`
	Code  string           `json:"code"`
	Title string           `json:"title"`
	Upper string           `json:"upper"` // code of what it is compared with
	Score float64          `json:"score,omitempty"`
	Words []string         `json:"words,omitempty"`
}

// Run prints the figures, the documents from the highest down, and the rows asked for.
func (c *cascadeShowCmd) Run(e *env) error {
	a, _, err := c.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	v, err := a.Cascade(e.ctx, app.CascadeFilter{Document: c.Document, Unit: c.Unit, Show: plan.FindingSort(c.Rows), Page: c.Page})
	if err != nil {
		return err
	}
	type line struct {
		ID      string `json:"id"`
		Name    string `json:"name"`
		Level   int    `json:"level"`
		Items   int    `json:"items"`
		Covered int    `json:"covered"`
		Linked  int    `json:"linked"`
	}
	out := struct {
		Counts    map[plan.FindingSort]int `json:"counts"`
		Documents []line                   `json:"documents"`
		Rows      []cascadeRow             `json:"rows"`
		Total     int                      `json:"total"`
	}{v.Counts, []line{}, []cascadeRow{}, v.Rows.Total + v.Proposals.Total}
	for _, sort := range plan.FindingSorts {
		out.Counts[sort] += 0
	}
	for _, l := range v.Documents {
		out.Documents = append(out.Documents, line{string(l.Document.ID), l.Document.Name(), l.Level, l.Items, l.Covered, l.Linked})
	}
	for _, x := range v.Rows.Rows {
		out.Rows = append(out.Rows, cascadeRow{Sort: x.Sort, Code: x.Item.Code, Title: x.Item.Title, Upper: x.Upper.Code})
	}
	for _, p := range v.Proposals.Rows {
		out.Rows = append(out.Rows, cascadeRow{Sort: app.Proposals, Code: p.Lower.Code, Title: p.Lower.Title, Upper: p.Upper.Code, Score: p.Score, Words: p.Words})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(out)
	}
	say := e.language().Say
	for _, sort := range plan.FindingSorts {
		fmt.Fprintf(e.out, "%6d  %s (%s)\n", v.Counts[sort], say(sort.Vi()), sort)
	}
	for _, l := range v.Documents {
		fmt.Fprintf(e.out, "%*s%s: %d, %d, %d\n", 2*l.Level, "", l.Document.Name(), l.Items, l.Covered, l.Linked)
	}
	for _, row := range out.Rows {
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", row.Code, row.Upper, row.Title)
	}
	return nil
}

type cascadeLinkCmd struct {
	Lower string `arg:"" help:"help_cascade_lower"`
	Upper string `arg:"" help:"help_cascade_upper"`
}

// Run links two items that were proposed.
func (c *cascadeLinkCmd) Run(e *env) error {
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.AcceptProposal(e.ctx, who, c.Lower, c.Upper); err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(map[string]string{"lower": c.Lower, "upper": c.Upper})
	}
	_, err = fmt.Fprintf(e.out, "%s → %s\n", c.Lower, c.Upper)
	return err
}
