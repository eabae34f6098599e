package conference

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Comment is what a reviewer says of a passage of one version, and what its author answers.
type Comment struct {
	ID             string         `json:"id"`
	Rev            int            `json:"rev"`
	ContributionID ContributionID `json:"contribution_id"`
	Version        int            `json:"version"`
	Span           doc.Span       `json:"span"` // bytes of the version's canonical text; empty = the whole
	Passage        string         `json:"passage,omitempty"`
	Text           string         `json:"text"`
	By             org.PostID     `json:"by"`
	On             when.Date      `json:"on"`
	Answer         string         `json:"answer,omitempty"`
	AnsweredBy     org.PostID     `json:"answered_by,omitempty"`
	AnsweredOn     when.Date      `json:"answered_on,omitempty"`
	Settled        bool           `json:"settled,omitempty"` // the reviewer is content
}

const maxComment = 5000 // bytes

// Validate checks a comment that is about to be kept.
func (c *Comment) Validate() error {
	c.Text, c.Answer = strings.TrimSpace(c.Text), strings.TrimSpace(c.Answer)
	switch {
	case c.Text == "":
		return fault.New(fault.Invalid, "Cần ghi ý kiến.", "Write the comment.").At("text")
	case len(c.Text) > maxComment || len(c.Answer) > maxComment:
		return fault.New(fault.TooLarge, "Ý kiến dài quá %d byte.", "The comment is longer than %d bytes.", maxComment).At("text")
	case c.Version < 1 || c.Span.Start < 0 || c.Span.End < c.Span.Start:
		return fault.New(fault.Invalid, "Chỗ được góp ý không có trong bản này.", "The place of the comment is not in this version.").At("version")
	}
	return nil
}

// Reply is the author's answer; a later one replaces it until the reviewer is content.
func (c *Comment) Reply(text string, by org.PostID, on when.Date) error {
	if text = strings.TrimSpace(text); text == "" {
		return fault.New(fault.Invalid, "Cần ghi trả lời.", "Write the answer.").At("answer")
	}
	if c.Settled {
		return fault.New(fault.Conflict, "Ý kiến này đã được giải quyết.", "This comment is settled.")
	}
	c.Answer, c.AnsweredBy, c.AnsweredOn = text, by, on
	return c.Validate()
}
