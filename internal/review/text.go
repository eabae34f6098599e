package review

import (
	"cmp"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Text is what stands in one section; each saving is a version, and one made from an older version is refused.
type Text struct {
	ID       string            `json:"id"` // TextID
	Rev      int               `json:"rev"`
	ReviewID ID                `json:"review_id"`
	Section  string            `json:"section"`
	Body     string            `json:"body"`
	Shown    map[string]string `json:"shown,omitempty"` // what each reference read when the text was saved
	PostID   org.PostID        `json:"post_id"`
	Title    string            `json:"title"` // of the post that wrote it, as it was then
	Person   string            `json:"person"`
	On       when.Date         `json:"on"`
	Drafted  bool              `json:"drafted,omitempty"` // made from the record; nobody has rewritten it yet
}

// TextID names the text of a section.
func TextID(id ID, section string) string { return string(id) + "." + section }

// AsShown is the text as it read when it was saved: references are what they stood for then, tables and charts are left out.
func (t Text) AsShown() string {
	var out strings.Builder
	at := 0
	for _, f := range References(t.Body) {
		out.WriteString(t.Body[at:f.Start])
		if !f.Sort.Block() {
			out.WriteString(cmp.Or(f.Stated, t.Shown[f.Name()]))
		}
		at = f.End
	}
	return out.String() + t.Body[at:]
}

// Validate checks a text that is about to be kept.
func (t *Text) Validate() error {
	t.Body = strings.TrimSpace(strings.ReplaceAll(t.Body, "\r\n", "\n"))
	if len(t.Body) > MaxText {
		return fault.New(fault.TooLarge, "Mục này dài %d byte, tối đa %d; hãy chia thành nhiều mục.", "The section has %d bytes, at most %d are taken; divide it.", len(t.Body), MaxText).At("text")
	}
	return nil
}

// Comment is what somebody says of a section.
type Comment struct {
	ID       string     `json:"id"`
	Rev      int        `json:"rev"`
	ReviewID ID         `json:"review_id"`
	Section  string     `json:"section"` // "" = of the whole review
	Text     string     `json:"text"`
	PostID   org.PostID `json:"post_id"`
	Title    string     `json:"title"`
	Person   string     `json:"person"`
	On       when.Date  `json:"on"`
	Done     bool       `json:"done,omitempty"` // dealt with
	DoneBy   string     `json:"done_by,omitempty"`
}

const maxComment = 4000 // bytes

// Validate checks a comment that is about to be kept.
func (c *Comment) Validate() error {
	c.Text = strings.TrimSpace(c.Text)
	switch {
	case c.Text == "":
		return fault.New(fault.Invalid, "Cần ghi ý kiến.", "Write the comment.").At("text")
	case len(c.Text) > maxComment:
		return fault.New(fault.TooLarge, "Ý kiến dài %d byte, tối đa %d.", "The comment has %d bytes, at most %d are taken.", len(c.Text), maxComment).At("text")
	}
	return nil
}
