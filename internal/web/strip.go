package web

import (
	"fmt"

	"lotrinh/internal/plan"
)

// strip is one stacked bar of work states, 100 units wide. In black and white the parts differ by pattern, and the
// title says them in words.
type strip struct {
	Parts []stripPart
	Title string
}

type stripPart struct {
	X, Width float64
	Class    string
	Label    string
	Count    int
}

func (w words) strip(t plan.Tally) strip {
	if t.Total == 0 {
		return strip{Title: w.Say("không có mục nào")}
	}
	var s strip
	x := 0.0
	for _, p := range []stripPart{
		{Class: "done", Label: "hoàn thành đúng hạn", Count: t.DoneOnTime},
		{Class: "done-late", Label: "hoàn thành quá hạn", Count: t.DoneLate},
		{Class: "progress", Label: "đang thực hiện", Count: t.InProgress},
		{Class: "paused", Label: "tạm dừng", Count: t.Paused},
		{Class: "not-started", Label: "chưa thực hiện", Count: t.NotStarted},
		{Class: "cancelled", Label: "hủy", Count: t.Cancelled},
	} {
		if p.Count == 0 {
			continue
		}
		p.X, p.Width = x, 100*float64(p.Count)/float64(t.Total)
		x += p.Width
		s.Parts = append(s.Parts, p)
		if s.Title != "" {
			s.Title += ", "
		}
		s.Title += fmt.Sprintf("%d %s", p.Count, w.Say(p.Label))
	}
	return s
}
