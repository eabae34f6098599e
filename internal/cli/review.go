package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/review"
)

// reviewCmd keeps the reviews of a plan.
type reviewCmd struct {
	List  reviewListCmd  `cmd:"" help:"help_review_list"`
	Draft reviewDraftCmd `cmd:"" help:"help_review_draft"`
	Check reviewCheckCmd `cmd:"" help:"help_review_check"`
	Close reviewCloseCmd `cmd:"" help:"help_review_close"`
	Write reviewWriteCmd `cmd:"" help:"help_review_write"`
}

type reviewListCmd struct{ asOf }

// Run prints the reviews, the newest first.
func (c *reviewListCmd) Run(e *env) error {
	a, who, err := c.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	all, err := a.Reviews(e.ctx, who)
	if err != nil {
		return err
	}
	type row struct {
		review.Review
		Issuer  string `json:"issuer"`
		Written int    `json:"written"`
		Asked   int    `json:"asked"`
	}
	rows := []row{}
	for _, v := range all {
		rows = append(rows, row{v.Review, v.Issuer.Code, v.Written, v.Asked})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(rows)
	}
	for _, v := range rows {
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%d/%d\t%s\n", v.ID, e.language().Say(v.Kind.Vi()), e.language().Say(v.State.Vi()), v.Written, v.Asked, v.Title)
	}
	return nil
}

// review opens the installation and finds the review that is named; whoever asks closes the installation.
func (e *env) review(name string, day asOf) (*app.App, app.Who, review.Review, error) {
	a, who, err := day.existing(e)
	if err != nil {
		return nil, who, review.Review{}, err
	}
	v, err := a.ReviewNamed(e.ctx, who, name)
	if err != nil {
		a.Close()
		return nil, who, v, err
	}
	return a, who, v, nil
}

type reviewDraftCmd struct {
	Review  string `arg:"" help:"help_review_name"`
	Section string `help:"help_review_section" placeholder:"KEY"`
}

// Run drafts what holds no text yet, or one section.
func (c *reviewDraftCmd) Run(e *env) error {
	a, who, v, err := e.review(c.Review, asOf{})
	if err != nil {
		return err
	}
	defer a.Close()
	d, err := a.DraftReview(e.ctx, who, v.ID, c.Section)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(d)
	}
	_, err = fmt.Fprintln(e.out, e.language().Say("Đã dự thảo %d mục; giữ nguyên %d mục đã có nội dung; %d mục không có số liệu để viết.", len(d.Sections), len(d.Kept), len(d.Empty)))
	return err
}

type reviewCheckCmd struct {
	Review string `arg:"" help:"help_review_name"`
	File   string `arg:"" optional:"" help:"help_review_file" type:"existingfile"`
	asOf
}

// Run lists what is wrong with the numbers; a number that differs from its source, or a reference to nothing, is a failure.
func (c *reviewCheckCmd) Run(e *env) error {
	a, who, v, err := e.review(c.Review, c.asOf)
	if err != nil {
		return err
	}
	defer a.Close()
	var checked review.Checked
	if c.File == "" {
		shown, err := a.OneReview(e.ctx, who, v.ID)
		if err != nil {
			return err
		}
		checked = shown.Checked
	} else {
		content, err := os.ReadFile(c.File)
		if err != nil {
			return err
		}
		if checked, err = a.CheckFinished(e.ctx, who, v.ID, app.Upload{Name: c.File, Content: content}); err != nil {
			return err
		}
	}
	wrong := checked.Count(review.Differs) + checked.Count(review.Broken)
	if e.JSON {
		if err := json.NewEncoder(e.out).Encode(checked); err != nil {
			return err
		}
	} else {
		e.printChecked(checked)
	}
	if wrong > 0 {
		return fault.New(fault.Conflict, "Có %d chỗ số không khớp nguồn hoặc tham chiếu không tìm thấy.", "%d numbers differ from their source, or references mean nothing.", wrong)
	}
	return nil
}

func (e *env) printChecked(checked review.Checked) {
	say := e.language().Say
	for _, f := range checked.Flaws {
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\t%s\n", say(f.Sort.Vi()), f.Heading, f.Number, f.Source, f.Sentence)
	}
	fmt.Fprintln(e.out, say("%d tham chiếu; %d số trích đúng nguồn; %d số gõ tay không có nguồn.", checked.References, checked.Quoted, checked.Typed))
}

type reviewCloseCmd struct {
	Review string `arg:"" help:"help_review_name"`
}

// Run closes a review.
func (c *reviewCloseCmd) Run(e *env) error {
	a, who, v, err := e.review(c.Review, asOf{})
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.CloseReview(e.ctx, who, v.ID, v.Rev); err != nil {
		return err
	}
	if v, err = a.ReviewNamed(e.ctx, who, string(v.ID)); err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(v)
	}
	_, err = fmt.Fprintf(e.out, "%s\t%s\n", v.Title, e.language().Say(v.State.Vi()))
	return err
}

type reviewWriteCmd struct {
	Review string `arg:"" help:"help_review_name"`
	Format string `help:"help_review_format" enum:"docx,xlsx,pdf" default:"docx"`
	Layout string `help:"help_review_layout" enum:",state,party" default:""`
	Output string `short:"o" required:"" help:"help_output" placeholder:"FILE"`
	asOf
}

// Run writes a review as a file.
func (c *reviewWriteCmd) Run(e *env) error {
	a, who, v, err := e.review(c.Review, c.asOf)
	if err != nil {
		return err
	}
	defer a.Close()
	return e.writeTo(c.Output, func(w io.Writer) error { return a.WriteReview(e.ctx, who, v.ID, c.Format, c.Layout, w) })
}
