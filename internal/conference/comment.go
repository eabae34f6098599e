package conference

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Comment is what a reviewer says of a passage of one version, and what its author and the reviewer then say to each other.
type Comment struct {
	ID             string         `json:"id"`
	Rev            int            `json:"rev"`
	ContributionID ContributionID `json:"contribution_id"`
	Version        int            `json:"version"`
	Span           doc.Span       `json:"span"` // bytes of the version's canonical text; empty = the whole
	Passage        string         `json:"passage,omitempty"`
	Said           []Turn         `json:"said"`              // the first is the comment, then answers and what is asked again
	Settled        when.Date      `json:"settled,omitempty"` // since when the reviewer is content; "" = not yet
	SettledBy      string         `json:"settled_by,omitempty"`
}

// Turn is what one side said on a day.
type Turn struct {
	Text   string     `json:"text"`
	Author bool       `json:"author,omitempty"` // by the unit that writes, else by a reviewer
	PostID org.PostID `json:"post_id"`
	Title  string     `json:"title"` // of the post, as it was then
	On     when.Date  `json:"on"`
}

// CommentState is who has to do something about a comment.
type CommentState string

const (
	CommentOpen     CommentState = "open"     // the author has not answered what was said last
	CommentAnswered CommentState = "answered" // the reviewer has not said whether the answer will do
	CommentSettled  CommentState = "settled"
)

// CommentStates in the order in which they are counted.
var CommentStates = []CommentState{CommentOpen, CommentAnswered, CommentSettled}

// Vi is the state as pages say it.
func (s CommentState) Vi() string {
	switch s {
	case CommentOpen:
		return "Chờ trả lời"
	case CommentAnswered:
		return "Đã trả lời"
	case CommentSettled:
		return "Đã giải quyết"
	}
	return string(s)
}

// State is where a comment stands.
func (c Comment) State() CommentState {
	switch {
	case c.Settled != "":
		return CommentSettled
	case len(c.Said) > 0 && c.Said[len(c.Said)-1].Author:
		return CommentAnswered
	}
	return CommentOpen
}

// CommentStep is what can be done about a comment that was made.
type CommentStep struct {
	Do     string
	Vi     string
	From   []CommentState
	Author bool // taken by the unit that writes, else by a reviewer
	Text   bool // asks for words
}

// CommentSteps is what becomes of a comment; the check and the buttons read it.
var CommentSteps = []CommentStep{
	{Do: "answer", Vi: "Trả lời ý kiến", From: []CommentState{CommentOpen, CommentAnswered}, Author: true, Text: true},
	{Do: "settle", Vi: "Đã giải quyết xong", From: []CommentState{CommentOpen, CommentAnswered}},
	{Do: "again", Vi: "Hỏi lại tác giả", From: []CommentState{CommentAnswered, CommentSettled}, Text: true},
}

// Bounds of one comment.
const (
	maxComment = 5000 // bytes of what is said at once
	maxTurns   = 60
)

// StepsOpen are the steps that may be taken now, by who writes or by who reviews.
func (c Comment) StepsOpen(author bool) (out []CommentStep) {
	for _, s := range CommentSteps {
		if s.Author == author && s.from(c.State()) {
			out = append(out, s)
		}
	}
	return out
}

func (s CommentStep) from(at CommentState) bool {
	for _, x := range s.From {
		if x == at {
			return true
		}
	}
	return false
}

// CommentStepOf finds a step by what it does.
func CommentStepOf(do string) (CommentStep, error) {
	for _, s := range CommentSteps {
		if s.Do == do {
			return s, nil
		}
	}
	return CommentStep{}, fault.New(fault.Invalid, "Không có bước %.40q.", "There is no step %.40q.", do).At("do")
}

// Validate checks a comment that is about to be kept.
func (c *Comment) Validate() error {
	switch {
	case len(c.Said) == 0:
		return fault.New(fault.Invalid, "Cần ghi ý kiến.", "Write the comment.").At("text")
	case len(c.Said) > maxTurns:
		return fault.New(fault.TooLarge, "Một ý kiến có tối đa %d lượt trao đổi; hãy góp một ý kiến mới.", "At most %d things are said about one comment; make a new one.", maxTurns).At("text")
	case c.Version < 1 || c.Span.Start < 0 || c.Span.End < c.Span.Start:
		return fault.New(fault.Invalid, "Chỗ được góp ý không có trong bản này.", "The place of the comment is not in this version.").At("version")
	}
	last := &c.Said[len(c.Said)-1]
	if last.Text = strings.TrimSpace(last.Text); last.Text == "" {
		return fault.New(fault.Invalid, "Cần ghi ý kiến.", "Write the comment.").At("text")
	}
	if len(last.Text) > maxComment {
		return fault.New(fault.TooLarge, "Ý kiến dài quá %d byte.", "The comment is longer than %d bytes.", maxComment).At("text")
	}
	return nil
}

// Take makes one step with what is said, or tells why not.
func (c *Comment) Take(s CommentStep, said Turn) error {
	if !s.from(c.State()) {
		return fault.New(fault.Conflict, "Ý kiến này ở trạng thái %[1]q, không thể %[3]q.", "The comment is %[2]q; this step is not possible: %[4]s.", c.State().Vi(), lang.En.Say(c.State().Vi()), s.Vi, lang.En.Say(s.Vi))
	}
	c.Settled, c.SettledBy = "", ""
	if !s.Text {
		c.Settled, c.SettledBy = said.On, said.Title
		return nil
	}
	said.Author = s.Author
	c.Said = append(c.Said, said)
	return c.Validate()
}
