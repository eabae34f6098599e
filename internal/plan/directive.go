package plan

import (
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// What a directive can be about beside items and documents.
const (
	ReportNoun Noun = "report"
	UnitNoun   Noun = "unit"
)

// DirectiveID identifies a directive or a comment.
type DirectiveID string

// DirectiveSort tells what is to be answered from what is only noted.
type DirectiveSort string

const (
	Comment DirectiveSort = "comment"
	Order   DirectiveSort = "directive" // to be answered
)

// Vi is the sort as pages say it.
func (s DirectiveSort) Vi() string {
	switch s {
	case Comment:
		return "Ý kiến"
	case Order:
		return "Chỉ đạo"
	}
	return string(s)
}

// DirectiveState is where a directive stands; a comment is noted and stays so.
type DirectiveState string

const (
	Waiting  DirectiveState = "waiting" // for an answer
	Answered DirectiveState = "answered"
	Closed   DirectiveState = "closed"
	Noted    DirectiveState = "noted"
)

// Vi is the state as pages say it.
func (s DirectiveState) Vi() string {
	switch s {
	case Waiting:
		return "Chờ trả lời"
	case Answered:
		return "Đã trả lời, chờ kết thúc"
	case Closed:
		return "Đã kết thúc"
	case Noted:
		return "Để biết"
	}
	return string(s)
}

// Directive is what a post says to a unit, or to one post of it, about an item, report, unit or document.
type Directive struct {
	ID       DirectiveID    `json:"id"`
	Rev      int            `json:"rev"`
	Sort     DirectiveSort  `json:"sort"`
	From     org.PostID     `json:"from"`
	Title    string         `json:"title"` // of the post it comes from, as it was then
	Person   string         `json:"person"`
	About    Noun           `json:"about"` // item, report, unit, document
	AboutID  string         `json:"about_id"`
	UnitID   org.UnitID     `json:"unit_id"` // whom it is to
	PostID   org.PostID     `json:"post_id"` // … one post of the unit; "" = the unit
	Text     string         `json:"text"`
	On       when.Date      `json:"on"`
	DueOn    when.Date      `json:"due_on"` // to be answered by then; "" = no day
	State    DirectiveState `json:"state"`
	Answers  []Answer       `json:"answers"`
	ItemID   ItemID         `json:"item_id"` // the task that it became
	ClosedOn when.Date      `json:"closed_on"`
}

// Answer is what somebody said to a directive.
type Answer struct {
	From   org.PostID `json:"from"`
	Title  string     `json:"title"`
	Person string     `json:"person"`
	On     when.Date  `json:"on"`
	Text   string     `json:"text"`
}

// Bounds of what is said at once.
const (
	MaxDirective = 4000 // bytes
	MaxAnswers   = 50
)

// Validate checks a directive that is about to be given.
func (d *Directive) Validate() error {
	d.Text = strings.TrimSpace(d.Text)
	switch {
	case d.Sort.Vi() == string(d.Sort):
		return fault.New(fault.Invalid, "Chọn Ý kiến hoặc Chỉ đạo.", "Choose comment or directive.").At("sort")
	case d.Text == "":
		return fault.New(fault.Invalid, "Cần ghi nội dung.", "Write what is to be said.").At("text")
	case len(d.Text) > MaxDirective:
		return fault.New(fault.TooLarge, "Nội dung dài %d byte, tối đa %d.", "The text has %d bytes, at most %d are taken.", len(d.Text), MaxDirective).At("text")
	case d.Sort == Order && d.UnitID == "":
		return fault.New(fault.Invalid, "Chỉ đạo cần nơi nhận: một đơn vị hoặc một chức danh.", "A directive needs an addressee: a unit or a post.").At("to")
	case d.DueOn != "" && d.DueOn < d.On:
		return fault.New(fault.Invalid, "Hạn trả lời %s đã qua.", "The day to answer by, %s, has passed.", d.DueOn.Vi()).At("due")
	}
	if d.State == "" {
		d.State = Noted
		if d.Sort == Order {
			d.State = Waiting
		}
	}
	return nil
}

// Reply adds an answer; what is closed or only noted takes none.
func (d *Directive) Reply(a Answer) error {
	a.Text = strings.TrimSpace(a.Text)
	switch {
	case d.State != Waiting && d.State != Answered:
		return fault.New(fault.Conflict, "%s này không chờ trả lời (%s).", "This %[3]s waits for no answer (%[4]s).", d.Sort.Vi(), d.State.Vi(), d.Sort, d.State)
	case a.Text == "":
		return fault.New(fault.Invalid, "Cần ghi nội dung trả lời.", "Write the answer.").At("text")
	case len(a.Text) > MaxDirective:
		return fault.New(fault.TooLarge, "Nội dung dài %d byte, tối đa %d.", "The text has %d bytes, at most %d are taken.", len(a.Text), MaxDirective).At("text")
	case len(d.Answers) >= MaxAnswers:
		return fault.New(fault.TooLarge, "Đã có %d lần trả lời; hãy kết thúc chỉ đạo này và viết chỉ đạo mới.", "There are %d answers; close this directive and write a new one.", len(d.Answers))
	}
	d.Answers, d.State = append(d.Answers, a), Answered
	return nil
}

// Close ends a directive, answered or not.
func (d *Directive) Close(today when.Date) error {
	if d.State == Closed {
		return fault.New(fault.Conflict, "Chỉ đạo này đã kết thúc.", "This directive is closed already.")
	}
	d.State, d.ClosedOn = Closed, today
	return nil
}

// Late tells whether an answer is overdue.
func (d Directive) Late(today when.Date) bool {
	return d.State == Waiting && d.DueOn != "" && d.DueOn < today
}
