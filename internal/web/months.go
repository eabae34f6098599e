package web

import (
	"fmt"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// monthChart is what falls due by month for one unit, as stacked bars.
type monthChart struct {
	Width, Height, Base float64
	Bars                []monthBar
	Text                string
}

type monthBar struct {
	X, Width, Middle, Top float64
	Parts                 []monthPart
	Total                 int
	Label, Year           string
	Title, Href           string
}

type monthPart struct {
	Class, Fill string
	Y, Height   float64
}

const monthRoom, monthStep = 96.0, 38.0

// monthsOf draws the months that were counted. MonthTally.Late is what was done late; what is still open in a month
// that has ended is overdue.
func (w words) months(months []app.MonthTally, unit string, today when.Date) monthChart {
	c := monthChart{Width: float64(len(months))*monthStep + 8, Base: monthRoom + 18, Height: monthRoom + 52}
	top, sum := 1, 0
	for _, m := range months {
		top = max(top, totalOf(m))
		sum += m.Open + m.Done + m.Late
	}
	for i, m := range months {
		b := monthBar{X: 8 + float64(i)*monthStep, Width: monthStep - 8, Top: c.Base, Total: m.Open + m.Done + m.Late}
		b.Middle = b.X + b.Width/2
		add := func(count int, class, fill string) {
			height := monthRoom * float64(count) / float64(top)
			b.Top -= height
			if count > 0 {
				b.Parts = append(b.Parts, monthPart{class, fill, b.Top, height})
			}
		}
		over := m.Month.Bounds().To < today
		if over {
			add(m.Open, "mo-late", "p-late")
		} else {
			add(m.Open, "mo-open", "")
		}
		add(m.Late, "mo-done-late", "p-done-late")
		add(m.Done, "mo-done", "")
		add(m.Cancelled, "mo-cancelled", "")
		year, month, _ := m.Month.Bounds().From.YMD()
		b.Label = w.monthLabel(month)
		if i == 0 || month == 1 {
			b.Year = fmt.Sprint(year)
		}
		b.Title = w.Say("%s: %d đến hạn; %d xong đúng hạn, %d xong quá hạn, %d chưa xong, %d hủy", w.month(m.Month), b.Total, m.Done, m.Late, m.Open, m.Cancelled)
		b.Href = app.ItemFilter{Unit: unit, Due: string(m.Month), State: tracked}.URL()
		c.Bars = append(c.Bars, b)
	}
	c.Text = w.Count(sum, "%d mục đến hạn trong %d tháng; số trên mỗi cột là số mục đến hạn trong tháng đó.", sum, len(months))
	return c
}

// totalOf is every item due in a month: as many as the list behind the bar has rows.
func totalOf(m app.MonthTally) int { return m.Open + m.Done + m.Late + m.Cancelled }

// month names a month where a drawing says it: "Tháng 6/2026", "June 2026".
func (w words) month(p when.Period) string {
	if w.Lang == lang.En {
		return w.period(p)
	}
	year, month, _ := p.Bounds().From.YMD()
	return fmt.Sprintf("Tháng %d/%d", month, year)
}

// monthLabel is a month where there is hardly room: "T6", "Jun".
func (w words) monthLabel(month int) string {
	if w.Lang == lang.En {
		return time.Month(month).String()[:3]
	}
	return fmt.Sprintf("T%d", month)
}
