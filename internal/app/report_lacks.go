package app

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Lack is something that keeps a report from being sent: in a row, or (no item) in the report as a whole.
type Lack struct {
	ItemID plan.ItemID
	Code   string
	Err    error
}

// lacksOf is all that keeps a report of these lines from being sent; those that are not begun say nothing, and may. narrative
// tells that it needs no lines.
func lacksOf(lines []ReportLine, narrative bool, today when.Date) (out []Lack) {
	begun := 0
	for _, l := range lines {
		if l.Line.ID == "" {
			continue
		}
		begun++
		line := l.Line
		if err := line.Validate(l.Kind, today, true); err != nil {
			out = append(out, Lack{l.Item.Item.ID, l.Item.Item.Code, err})
		}
	}
	if begun == 0 && !narrative {
		return []Lack{{Err: fault.New(fault.Invalid, "Báo cáo chưa có dòng nào; hãy ghi tình hình ít nhất một nhiệm vụ rồi gửi.", "The report has no lines; say how at least one task stands, then send it.").At("lines")}}
	}
	return out
}
