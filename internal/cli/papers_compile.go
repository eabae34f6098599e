package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/lang"
)

type papersCompileCmd struct {
	Conference string `arg:"" help:"help_papers_name"`
	Output     string `short:"o" required:"" help:"help_output" placeholder:"FILE"`
	Draft      bool   `help:"help_papers_draft"`
	Format     string `help:"help_papers_format" enum:"docx,pdf" default:"docx"`
	Layout     string `help:"help_papers_layout" enum:",state,party" default:""`
}

// Run compiles the volume, unless it is compiled already or a draft is asked for, and writes it.
func (c *papersCompileCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		of, err := a.ConferenceNamed(e.ctx, who, c.Conference)
		if err != nil {
			return err
		}
		if !c.Draft && of.State != conference.Compiled && of.State != conference.Held {
			if err := a.CompileVolume(e.ctx, who, of.ID, -1); err != nil {
				return err
			}
		}
		p, err := a.Programme(e.ctx, who, of.ID)
		if err != nil {
			return err
		}
		if err := e.writeTo(c.Output, func(w io.Writer) error { return a.WriteVolume(e.ctx, who, of.ID, c.Format, c.Layout, w) }); err != nil || c.Output == "-" {
			return err
		}
		if e.JSON {
			return json.NewEncoder(e.out).Encode(struct {
				Conference conference.ID    `json:"conference"`
				State      conference.State `json:"state"`
				Spoken     int              `json:"spoken"`
				Printed    int              `json:"printed"`
				Minutes    int              `json:"minutes"`
				File       string           `json:"file"`
			}{of.ID, p.Conference.State, len(p.Talks), len(p.Printed), p.Minutes, c.Output})
		}
		said := "Đã ghi %s: %d tham luận trình bày, %d tham luận in kỷ yếu.\n"
		if e.language() == lang.En {
			said = "%s is written: %d contributions spoken, %d in the volume alone.\n"
		}
		_, err = fmt.Fprintf(e.out, said, c.Output, len(p.Talks), len(p.Printed))
		return err
	})
}
