// Package review holds the reviews that bodies write of a plan (sơ kết, tổng kết): who writes what, the texts, the references in them to the record, and what a finished text is checked for.
package review

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// ID identifies a review.
type ID string

// Kind is which sort of review it is.
type Kind string

const (
	MidTerm  Kind = "midterm"  // sơ kết
	Final    Kind = "final"    // tổng kết
	Annual   Kind = "annual"   // of a year
	Thematic Kind = "thematic" // of one subject
)

// Kinds in the order they are offered.
var Kinds = []Kind{MidTerm, Final, Annual, Thematic}

// Vi is the kind as pages say it.
func (k Kind) Vi() string {
	switch k {
	case MidTerm:
		return "Sơ kết"
	case Final:
		return "Tổng kết"
	case Annual:
		return "Đánh giá năm"
	case Thematic:
		return "Chuyên đề"
	}
	return string(k)
}

// State is where a review stands.
type State string

const (
	Open    State = "open"    // texts are written, figures follow the record
	Closed  State = "closed"  // figures are frozen, texts stay
	Adopted State = "adopted" // by a document
)

// Vi is the state as pages say it.
func (s State) Vi() string {
	switch s {
	case Open:
		return "Đang soạn"
	case Closed:
		return "Đã chốt"
	case Adopted:
		return "Đã thông qua"
	}
	return string(s)
}

// Scope is what a review is about; an empty list leaves nothing out. Units come with all below them.
type Scope struct {
	Documents []doc.ID       `json:"documents,omitempty"`
	Themes    []plan.ThemeID `json:"themes,omitempty"`
	Units     []org.UnitID   `json:"units,omitempty"`
	Period    when.Interval  `json:"period"`
	AsOf      when.Date      `json:"as_of"` // figures are those known at the end of this day; "" = today, until the review is closed
}

// Review is one review: what it is about, its sections and who writes them. The texts are kept beside it.
type Review struct {
	ID        ID         `json:"id"`
	Rev       int        `json:"rev"`
	Kind      Kind       `json:"kind"`
	Title     string     `json:"title"` // trích yếu: "Sơ kết 3 năm thực hiện Nghị quyết …"
	IssuerID  org.UnitID `json:"issuer_id"`
	Scope     Scope      `json:"scope"`
	Sections  []Section  `json:"sections"`
	State     State      `json:"state"`
	OpenedOn  when.Date  `json:"opened_on"`
	ClosedOn  when.Date  `json:"closed_on,omitempty"`
	AdoptedOn when.Date  `json:"adopted_on,omitempty"`
	AdoptedBy doc.ID     `json:"adopted_by,omitempty"` // the act: resolution or conclusion of the conference
	Previous  ID         `json:"previous,omitempty"`   // the review of the same plan before this one
	Findings  []Finding  `json:"findings,omitempty"`
}

// Section is one heading of the outline with who writes what stands below it.
type Section struct {
	Key     string     `json:"key"`
	Heading string     `json:"heading"`
	Level   int        `json:"level"`             // 1 = I., 2 = 1.
	UnitID  org.UnitID `json:"unit_id,omitempty"` // who writes; "" = who runs the review
	PostID  org.PostID `json:"post_id,omitempty"` // … one post of the unit
	Due     when.Date  `json:"due,omitempty"`
}

// Finding is a conclusion of a review that becomes a task of the next period.
type Finding struct {
	Section string      `json:"section"`
	Text    string      `json:"text"`
	UnitID  org.UnitID  `json:"unit_id"`
	Due     when.Date   `json:"due"`
	ItemID  plan.ItemID `json:"item_id"` // the task it became
}

// Bounds of one review.
const (
	maxSections = 60
	maxScope    = 200
	maxTitle    = 1000   // bytes
	MaxText     = 200000 // bytes of one section
	MaxFindings = 500
)

// Validate checks a review that is about to be kept.
func (v *Review) Validate() error {
	v.Title = strings.TrimSpace(v.Title)
	switch {
	case v.Kind.Vi() == string(v.Kind):
		return fault.New(fault.Invalid, "Chọn loại: sơ kết, tổng kết, đánh giá năm hoặc chuyên đề.", "Choose the kind: mid-term, final, of a year, or thematic.").At("kind")
	case v.Title == "":
		return fault.New(fault.Invalid, "Cần ghi tên (trích yếu) của báo cáo.", "Write the title of the review.").At("title")
	case len(v.Title) > maxTitle:
		return fault.New(fault.TooLarge, "Tên dài %d byte, tối đa %d.", "The title has %d bytes, at most %d are taken.", len(v.Title), maxTitle).At("title")
	case v.Scope.Period.From != "" && v.Scope.Period.To != "" && v.Scope.Period.From > v.Scope.Period.To:
		return fault.New(fault.Invalid, "Thời kỳ bắt đầu %[1]s sau khi kết thúc %[2]s.", "The period begins %[3]s after it ends %[4]s.", v.Scope.Period.From.Vi(), v.Scope.Period.To.Vi(), v.Scope.Period.From, v.Scope.Period.To).At("from")
	case len(v.Scope.Documents)+len(v.Scope.Themes)+len(v.Scope.Units) > maxScope:
		return fault.New(fault.TooLarge, "Phạm vi có hơn %d văn bản, chủ đề, đơn vị.", "The scope has more than %d documents, themes and units.", maxScope).At("documents")
	case len(v.Sections) == 0:
		return fault.New(fault.Invalid, "Đề cương cần ít nhất một mục.", "The outline needs at least one section.").At("sections")
	case len(v.Sections) > maxSections:
		return fault.New(fault.TooLarge, "Đề cương có %d mục, tối đa %d.", "The outline has %d sections, at most %d are taken.", len(v.Sections), maxSections).At("sections")
	}
	seen := map[string]bool{}
	for i := range v.Sections {
		s := &v.Sections[i]
		s.Heading = strings.TrimSpace(s.Heading)
		if s.Heading == "" || s.Key == "" || seen[s.Key] || s.Level < 1 || s.Level > 2 {
			return fault.New(fault.Invalid, "Mục thứ %d của đề cương thiếu tên, trùng mã hoặc sai cấp.", "Section %d of the outline lacks a heading, has a key twice, or a wrong level.", i+1).At("sections")
		}
		seen[s.Key] = true
	}
	if v.Sections[0].Level != 1 {
		return fault.New(fault.Invalid, "Mục đầu tiên của đề cương phải ở cấp I.", "The first section of the outline must be of the top level.").At("sections")
	}
	return nil
}

// Section finds a section by its key.
func (v Review) Section(key string) (Section, error) {
	for _, s := range v.Sections {
		if s.Key == key {
			return s, nil
		}
	}
	return Section{}, fault.New(fault.NotFound, "Đề cương không có mục %.60q.", "The outline has no section %.60q.", key).At("section")
}

// Leaf tells whether a section holds text: one with sections below it is a heading alone.
func (v Review) Leaf(i int) bool {
	return i+1 >= len(v.Sections) || v.Sections[i+1].Level <= v.Sections[i].Level
}

// Close freezes the review.
func (v *Review) Close(on, asOf when.Date) error {
	if v.State != Open {
		return fault.New(fault.Conflict, "Báo cáo này đã chốt.", "This review is closed already.")
	}
	v.State, v.ClosedOn, v.Scope.AsOf = Closed, on, asOf
	return nil
}

// Adopt says which document adopted a closed review.
func (v *Review) Adopt(by doc.ID, on when.Date) error {
	switch {
	case v.State == Open:
		return fault.New(fault.Conflict, "Chốt báo cáo rồi mới ghi việc thông qua.", "Close the review before its adoption is recorded.")
	case v.State == Adopted:
		return fault.New(fault.Conflict, "Báo cáo này đã được thông qua.", "This review is adopted already.")
	}
	v.State, v.AdoptedBy, v.AdoptedOn = Adopted, by, on
	return nil
}
