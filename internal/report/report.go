// Package report holds what units report for a period, and the steps a report takes from draft to approval.
package report

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// ID identifies a report.
type ID string

// Report is one unit's report for one period.
type Report struct {
	ID           ID          `json:"id"`
	Rev          int         `json:"rev"`
	UnitID       org.UnitID  `json:"unit_id"`
	Period       when.Period `json:"period"`
	State        State       `json:"state"`
	Summary      string      `json:"summary"`      // kết quả chung
	Difficulties string      `json:"difficulties"` // khó khăn, vướng mắc
	Proposals    string      `json:"proposals"`    // đề xuất, kiến nghị
	Reason       string      `json:"reason"`       // of the last return
	SubmittedOn  when.Date   `json:"submitted_on"`
	EndorsedOn   when.Date   `json:"endorsed_on,omitempty"` // by the head of the unit, or of one above it
	ApprovedOn   when.Date   `json:"approved_on"`
	Remarks      []Remark    `json:"remarks,omitempty"`   // of the last return, to rows and fields
	Confirmed    []string    `json:"confirmed,omitempty"` // keys of the oddities that the sender has seen and stands by

	Brought string `json:"brought,omitempty"` // name of the file it was brought over from

	Late  bool              `json:"late,omitempty"`  // it was sent after its cycle had been closed
	Texts map[string]string `json:"texts,omitempty"` // what stands under the other headings of its cycle, by their keys
}

// Line is what the report says of one item. Percent −1 means "not stated", which is never zero.
type Line struct {
	ID           string         `json:"id"`
	Rev          int            `json:"rev"`
	ReportID     ID             `json:"report_id"`
	UnitID       org.UnitID     `json:"unit_id"` // who reports, as the report says
	Period       when.Period    `json:"period"`  // for which period, as the report says
	ItemID       plan.ItemID    `json:"item_id"`
	State        plan.WorkState `json:"state"`
	Percent      int            `json:"percent"`
	Text         string         `json:"text"`
	Difficulties string         `json:"difficulties"`
	Cause        Cause          `json:"cause,omitempty"` // why it is late or not done, of the closed list; Difficulties says it in words
	DoneOn       when.Date      `json:"done_on"`
	Occurrence   when.Date      `json:"occurrence,omitempty"` // of a recurring item: which one (plan.Occurrence.Day) is done; "" = the earliest still open
	Product      string         `json:"product"`              // number and date of the document that finishes it: "Quyết định số 12/QĐ-UBND ngày 05/02/2025"
	Evidence     string         `json:"evidence"`             // SHA-256 of an uploaded file
	EvidenceName string         `json:"evidence_name"`
	Value        string         `json:"value"` // of an indicator, exact decimal
	Quality      plan.Quality   `json:"quality"`
	Brought      string         `json:"brought,omitempty"` // file, sheet and row it was brought over from
	Taken        bool           `json:"taken,omitempty"`   // taken over from the last report, and not touched since
	Sources      string         `json:"sources,omitempty"` // ids of the lower units' lines that it was made from, with blanks between
}

// Empty tells whether the line says nothing at all.
func (l Line) Empty() bool {
	return l.State == "" && l.Value == "" && l.Percent < 0 && l.DoneOn == "" && l.Text == "" && l.Difficulties == "" && l.Cause == "" && l.Product == "" && l.Evidence == ""
}

// Validate checks one line against the kind of its item; a draft may still miss what a complete line must have. Done without
// its product is no fault: it is asked about (Odd), and shown as such (plan.Unproven).
func (l *Line) Validate(kind plan.Kind, today when.Date, complete bool) error {
	if l.Cause != "" && !l.Cause.Known() {
		return fault.New(fault.Invalid, "Không có mã nguyên nhân %.40q; chọn trong danh sách.", "There is no cause %.40q; choose one of the list.", string(l.Cause)).At("cause")
	}
	if kind.Observe {
		if err := l.validateValue(complete); err != nil || len(kind.States) == 0 {
			return err
		}
	}
	if l.State == "" && !complete {
		return l.validatePercent()
	}
	if l.State == "" {
		return fault.New(fault.Invalid, "Cần chọn trạng thái.", "Choose the state.").At("state")
	}
	known := false
	for _, s := range kind.States {
		known = known || s == l.State
	}
	if !known {
		return fault.New(fault.Invalid, "%s không có trạng thái %q.", "%s has no state %q.", kind.Vi, l.State).At("state")
	}
	if err := l.validatePercent(); err != nil {
		return err
	}
	if err := l.Agrees(); complete && err != nil {
		return err
	}
	if l.State != plan.Done {
		l.DoneOn, l.Occurrence = "", ""
		return nil
	}
	if l.DoneOn == "" && complete {
		return fault.New(fault.Invalid, "Hoàn thành thì cần ghi ngày hoàn thành.", "Done needs the day it was done.").At("done_on")
	}
	if l.DoneOn > today {
		return fault.New(fault.Invalid, "Ngày hoàn thành %s ở sau hôm nay.", "The day it was done, %s, is in the future.", l.DoneOn.Vi()).At("done_on")
	}
	return nil
}

// Agrees refuses a state and a share that contradict each other.
func (l Line) Agrees() error {
	if l.State == plan.Done && l.Percent >= 0 && l.Percent < 100 || l.State == plan.NotStarted && l.Percent > 0 {
		return fault.New(fault.Invalid, "%s mà tiến độ ghi %d%%: hai số nói ngược nhau; xin sửa một.", "%s, yet progress is %d%%: the two contradict each other; please correct one.", l.State.Vi(), l.Percent).At("percent")
	}
	return nil
}

func (l *Line) validatePercent() error {
	if l.Percent < -1 || l.Percent > 100 {
		return fault.New(fault.Invalid, "Tiến độ %d%% không hợp lệ; ghi từ 0 đến 100 hoặc để trống.", "Progress of %d%% is not possible; write 0 to 100 or leave it empty.", l.Percent).At("percent")
	}
	return nil
}

func (l *Line) validateValue(complete bool) error {
	if l.Value == "" {
		return nil
	}
	v, err := plan.Field{Key: "value", Vi: "Giá trị", Type: plan.Decimal}.Canonical(l.Value)
	if err != nil {
		return err
	}
	l.Value = v
	if l.Quality == "" && complete {
		return fault.New(fault.Invalid, "Cần ghi số liệu là ước thực hiện, sơ bộ hay chính thức.", "Say whether the value is an estimate, provisional or final.").At("quality")
	}
	return nil
}
