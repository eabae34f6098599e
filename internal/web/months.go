package web

import (
	"fmt"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// monthChart is what falls due by month for one unit, as bars: done, open, late.
type monthChart struct {
	Width, Height, Base float64
	Bars                []monthBar
	Text                string
}

type monthBar struct {
	X, Width, Middle                float64
	DoneY, DoneH, OpenY, OpenH      float64
	LateY, LateH                    float64
	Label, Year, Title, Href        string
	Done, Open, Late, Total, TotalY int
}

const monthRoom, monthStep = 96.0, 36.0

// monthsOf draws at most 24 months. Open counts what is still owed, Late those of them that are past.
func monthsOf(months []app.MonthTally, unit string) monthChart {
	if len(months) > 24 {
		months = months[len(months)-24:]
	}
	c := monthChart{Width: max(1, float64(len(months)))*monthStep + 8, Base: monthRoom + 18, Height: monthRoom + 52}
	top := 1
	for _, m := range months {
		top = max(top, m.Open+m.Done)
	}
	unitHeight := monthRoom / float64(top)
	sum := 0
	for i, m := range months {
		year, month, _ := m.Month.Bounds().From.YMD()
		b := monthBar{X: 4 + float64(i)*monthStep + 4, Width: monthStep - 8, Done: m.Done, Open: m.Open - m.Late, Late: m.Late, Total: m.Open + m.Done}
		b.Middle = b.X + b.Width/2
		b.LateH = unitHeight * float64(b.Late)
		b.OpenH = unitHeight * float64(b.Open)
		b.DoneH = unitHeight * float64(b.Done)
		b.LateY = c.Base - b.LateH
		b.OpenY = b.LateY - b.OpenH
		b.DoneY = b.OpenY - b.DoneH
		b.TotalY = int(b.DoneY) - 4
		b.Label = fmt.Sprintf("T%d", month)
		if i == 0 || month == 1 {
			b.Year = fmt.Sprint(year)
		}
		b.Title = fmt.Sprintf("Tháng %d/%d: %d đến hạn, %d hoàn thành, %d quá hạn", month, year, b.Total, b.Done, b.Late)
		b.Href = app.ItemFilter{Unit: unit, Due: string(m.Month), Role: plan.Lead}.URL()
		sum += b.Total
		c.Bars = append(c.Bars, b)
	}
	c.Text = fmt.Sprintf("%d mục đến hạn trong %d tháng; số trên mỗi cột là số mục đến hạn trong tháng đó.", sum, len(months))
	return c
}
