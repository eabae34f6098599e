package plan

import (
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Quality of a value; a later, better one never erases an earlier one.
type Quality string

const (
	Estimate    Quality = "estimate"    // ước thực hiện
	Provisional Quality = "provisional" // sơ bộ
	Final       Quality = "final"       // chính thức
	Revised     Quality = "revised"     // điều chỉnh, after it had been final
)

// Qualities from the first to the last that a value goes through.
var Qualities = []Quality{Estimate, Provisional, Final, Revised}

// Vi is the quality as statistics call it.
func (q Quality) Vi() string {
	switch q {
	case Estimate:
		return "ước thực hiện"
	case Provisional:
		return "sơ bộ"
	case Final:
		return "chính thức"
	case Revised:
		return "điều chỉnh"
	}
	return string(q)
}

// NotPublished is why a value is absent for good: its publisher did not publish it. Missing is something else: nobody has said anything.
const NotPublished = "not_published"

// Observation is one value of an indicator for a period, with where it came from. Vintages stay beside each other: a later
// value of the same period, unit and cut is a row of its own.
type Observation struct {
	ID      string      `json:"id"`
	Rev     int         `json:"rev"`
	ItemID  ItemID      `json:"item_id"`
	Period  when.Period `json:"period"`
	Value   string      `json:"value"` // exact decimal; "" with Absent, or with Statement
	Quality Quality     `json:"quality"`
	Source  string      `json:"source"` // "report:<id>" or "document:<id>", or free text

	KnownOn when.Date         `json:"known_on,omitempty"` // the day it was published or known; "" = the day it was recorded
	Absent  string            `json:"absent,omitempty"`   // NotPublished, or "" for a value
	UnitID  org.UnitID        `json:"unit_id,omitempty"`  // of which unit; "" = of the whole
	Cut     map[string]string `json:"cut,omitempty"`      // what part of the whole: "sex": "nữ"; empty = the whole
	Since   when.Date         `json:"since,omitempty"`    // cumulative from that day to the period's end; "" = of the period alone
	OutOf   int               `json:"out_of,omitempty"`   // of a rank: how many were ranked
	Note    string            `json:"note,omitempty"`     // why it is out of bounds, why it was revised

	Statement string `json:"statement,omitempty"` // of a target in words: what a person says of it
	Reached   *bool  `json:"reached,omitempty"`   // … and whether it is reached
}

// Whole tells whether the value is of the whole: of no unit and no part.
func (o Observation) Whole() bool { return o.UnitID == "" && len(o.Cut) == 0 }

// maxCuts bounds by how many axes one value is cut.
const maxCuts = 6

// Validate checks a value that a person writes and puts it in canonical form.
func (o *Observation) Validate(today when.Date) error {
	o.Source, o.Note, o.Statement = strings.TrimSpace(o.Source), strings.TrimSpace(o.Note), strings.TrimSpace(o.Statement)
	if err := canonicalNumber(&o.Value, "value"); err != nil {
		return err
	}
	bounds := o.Period.Bounds()
	words := len(o.Source) + len(o.Note) + len(o.Statement)
	for k, v := range o.Cut {
		words += len(k) + len(v)
	}
	switch {
	case !bounds.Known():
		return fault.New(fault.Invalid, "Không hiểu kỳ %.40q; viết 2025, 2025-Q2 hoặc 2025-06.", "The period %.40q cannot be read; write 2025, 2025-Q2 or 2025-06.", string(o.Period)).At("period")
	case o.Absent != "" && o.Absent != NotPublished:
		return fault.New(fault.Invalid, "Không có lý do vắng %q.", "There is no such reason for absence: %q.", o.Absent).At("absent")
	case o.Absent != "" && o.Value != "":
		return fault.New(fault.Invalid, "Đã ghi “không công bố” thì không ghi số.", "What was not published has no number.").At("value")
	case o.Absent == "" && o.Value == "" && o.Statement == "":
		return fault.New(fault.Invalid, "Cần ghi số liệu, hoặc chọn “không công bố”. Chưa có số thì để trống, không ghi 0.", "Write the value, or choose “not published”. What is not known is left out, not written as 0.").At("value")
	case o.Value != "" && o.Quality.Vi() == string(o.Quality):
		return fault.New(fault.Invalid, "Chọn loại số liệu: ước thực hiện, sơ bộ, chính thức hoặc điều chỉnh.", "Choose the sort of value: estimate, provisional, final or revised.").At("quality")
	case o.Statement != "" && o.Reached == nil:
		return fault.New(fault.Invalid, "Đánh giá định tính cần chọn đạt hoặc chưa đạt.", "A judgement in words must say whether it is reached.").At("reached")
	case o.KnownOn > today:
		return fault.New(fault.Invalid, "Ngày công bố %s ở sau hôm nay.", "The day of publication, %s, is in the future.", o.KnownOn.Vi()).At("known_on")
	case o.Value != "" && bounds.From > today:
		return fault.New(fault.Invalid, "Kỳ %s chưa bắt đầu; chưa thể có số thực hiện.", "The period %[2]s has not begun; nothing can have been reached in it.", o.Period.Vi(), string(o.Period)).At("period")
	case o.Since != "" && o.Since > bounds.From:
		return fault.New(fault.Invalid, "Số cộng dồn bắt đầu từ %s, sau khi kỳ bắt đầu.", "The cumulative value begins on %s, after the period does.", o.Since.Vi()).At("since")
	case o.OutOf < 0 || o.OutOf > 1000000:
		return fault.New(fault.Invalid, "Số lượng được xếp hạng %d không hợp lệ.", "%d cannot be the number of those ranked.", o.OutOf).At("out_of")
	case len(o.Cut) > maxCuts || words > 2*maxWorded:
		return fault.New(fault.TooLarge, "Phần ghi kèm số liệu quá dài.", "What is written beside the value is too long.").At("note")
	}
	return nil
}
