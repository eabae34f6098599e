package plan

import (
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// Judged says how a target is judged; "" = the source does not tell and nobody has said it yet, which is a question.
type Judged string

const (
	AtEnd    Judged = "at_end"   // the value at the end of the period: "đến năm 2025 đạt 70%"
	EachYear Judged = "each"     // every year of the period by itself: "hằng năm trên 85%"
	Average  Judged = "average"  // the mean over the period, at its end only: "bình quân 9–10 %/năm"
	Total    Judged = "total"    // the sum over the period: "5 năm 45 nghìn tỷ đồng"
	ByStep   Judged = "step"     // an increment on the actual of the year before: "mỗi năm tăng 1.000 tỷ đồng"
	ByRank   Judged = "rank"     // a position, 1 is best: "thuộc nhóm 30 tỉnh dẫn đầu"
	Relative Judged = "relative" // to another observation (RefItem, RefPeriod): "giữ vững vị trí năm 2022"
	InWords  Judged = "worded"   // by a person, with evidence: "trở thành tỉnh công nghiệp đạt mức khá"
)

// JudgedWays in the order pages offer them.
var JudgedWays = []Judged{AtEnd, EachYear, Average, Total, ByStep, ByRank, Relative, InWords}

// Vi is the way of judging as pages say it.
func (j Judged) Vi() string {
	switch j {
	case AtEnd:
		return "Tại cuối kỳ"
	case EachYear:
		return "Từng năm"
	case Average:
		return "Bình quân cả kỳ"
	case Total:
		return "Cộng dồn cả kỳ"
	case ByStep:
		return "Mức tăng, giảm mỗi năm so với thực hiện năm trước"
	case ByRank:
		return "Thứ hạng"
	case Relative:
		return "So với một số liệu khác"
	case InWords:
		return "Định tính, do người đánh giá"
	}
	return "Chưa rõ cách đánh giá"
}

// What a Target can be.
const (
	AimSort      = "target"
	BaselineSort = "baseline" // "actual" and "estimate", as tables of documents name what was reached before, are baselines too
	PathSort     = "path"     // a point of a trajectory set by hand, at the end of its period
)

// Target is a value an indicator is to reach, its baseline, or a point of its trajectory. Value is exact; "" with Worded for "đạt mức khá".
type Target struct {
	ID         string        `json:"id"`
	Rev        int           `json:"rev"`
	ItemID     ItemID        `json:"item_id"`
	Sort       string        `json:"sort"`       // target, baseline, path
	Comparator string        `json:"comparator"` // = >= <= > < between increase_by decrease_by increase decrease maintain
	Value      string        `json:"value"`
	High       string        `json:"high"` // upper end when Comparator is between
	Worded     string        `json:"worded"`
	Unit       string        `json:"unit"`
	Scope      string        `json:"scope"` // "Đông Nam Á" of a rank
	Period     when.Interval `json:"period"`

	Judged    Judged      `json:"judged,omitempty"`
	RefItem   ItemID      `json:"ref_item,omitempty"`   // of Relative; "" = the indicator itself
	RefPeriod when.Period `json:"ref_period,omitempty"` // of Relative
	KnownOn   when.Date   `json:"known_on,omitempty"`   // the day it was set; "" = that of the item's document, else the day it was recorded
	Source    string      `json:"source,omitempty"`     // where it is set, when that is not the item's document
}

// Baseline tells whether it says what was before, not what is to be.
func (t Target) Baseline() bool {
	return t.Sort == BaselineSort || t.Sort == "actual" || t.Sort == "estimate"
}

// Bounds of what is written of a value.
const (
	maxWorded = 2000 // bytes
	maxUnit   = 100
)

// Validate checks a target that a person writes and puts its numbers in canonical form.
func (t *Target) Validate() error {
	t.Worded, t.Unit, t.Scope, t.Source = strings.TrimSpace(t.Worded), strings.TrimSpace(t.Unit), strings.TrimSpace(t.Scope), strings.TrimSpace(t.Source)
	for _, n := range []*string{&t.Value, &t.High} {
		if err := canonicalNumber(n, "value"); err != nil {
			return err
		}
	}
	low, high := t.Value, t.High
	switch {
	case t.Sort != AimSort && t.Sort != PathSort && !t.Baseline():
		return fault.New(fault.Invalid, "Không có loại mức %q.", "There is no sort of target %q.", t.Sort).At("sort")
	case !t.Judged.known():
		return fault.New(fault.Invalid, "Không có cách đánh giá %q.", "There is no way of judging %q.", string(t.Judged)).At("judged")
	case len(t.Worded)+len(t.Scope)+len(t.Source) > maxWorded || len(t.Unit) > maxUnit:
		return fault.New(fault.TooLarge, "Phần ghi bằng chữ dài hơn %d byte.", "The words are longer than %d bytes.", maxWorded).At("worded")
	case t.Comparator == "between" && (low == "" || high == ""):
		return fault.New(fault.Invalid, "Một khoảng cần cả mức thấp và mức cao.", "A range needs both its ends.").At("high")
	case t.Comparator == "between" && !inOrder(low, high):
		return fault.New(fault.Invalid, "Khoảng từ %s đến %s: mức thấp lớn hơn mức cao.", "The range from %s to %s: its low end is the higher one.", low, high).At("high")
	case t.Value == "" && t.Worded == "" && t.Judged != Relative:
		return fault.New(fault.Invalid, "Cần ghi mức phải đạt, bằng số hoặc bằng chữ.", "Write what is to be reached, as a number or in words.").At("value")
	case t.Sort != AimSort && t.Value == "":
		return fault.New(fault.Invalid, "%s cần một số.", "%[2]s needs a number.", sortVi(t.Sort), t.Sort).At("value")
	case t.Period.To == "":
		return fault.New(fault.Invalid, "Cần ghi kỳ hoặc năm của mức này.", "Write the period or the year of this target.").At("period")
	case t.Period.From != "" && t.Period.From > t.Period.To:
		return fault.New(fault.Invalid, "Kỳ bắt đầu %s sau khi kết thúc %s.", "The period begins on %s, after its end on %s.", t.Period.From.Vi(), t.Period.To.Vi()).At("period")
	case t.Judged == Relative && t.RefPeriod == "":
		return fault.New(fault.Invalid, "So với số liệu khác thì cần ghi kỳ của số liệu đó.", "What is relative to another value needs that value's period.").At("ref_period")
	case (t.Judged == EachYear || t.Judged == Average || t.Judged == Total || t.Judged == ByStep) && t.Period.From == "":
		return fault.New(fault.Invalid, "Cách đánh giá này cần ngày bắt đầu của kỳ.", "This way of judging needs the first day of the period.").At("period")
	}
	return nil
}

func (j Judged) known() bool { return j == "" || j.Vi() != Judged("").Vi() }

func sortVi(sort string) string {
	switch sort {
	case AimSort:
		return "Mức phải đạt"
	case PathSort:
		return "Mốc lộ trình"
	}
	return "Mức gốc"
}

// canonicalNumber puts a number in the form that is kept; "" stays "".
func canonicalNumber(n *string, field string) error {
	if *n = strings.TrimSpace(*n); *n == "" {
		return nil
	}
	d, err := exact(*n)
	if err != nil {
		return fault.New(fault.Invalid, "%.40q không phải là số (viết 1234.5).", "%.40q is not a number (write 1234.5).", *n).At(field)
	}
	*n = d.Text('f')
	return nil
}

func inOrder(low, high string) bool {
	a, err := exact(low)
	b, bad := exact(high)
	return err == nil && bad == nil && a.Cmp(b) <= 0
}
