package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// bars draws what falls due in each month; the part still open and past stands dark at the foot of its bar.
func (t *timeline) bars(w words, x func(when.Date) float64, today when.Date) {
	for _, b := range t.Bars {
		t.Top = max(t.Top, b.Count)
	}
	for i := range t.Bars {
		b := &t.Bars[i]
		year, month, _ := b.On.YMD()
		end := when.LastOf(year, month)
		b.X = x(b.On) + 1.5
		b.Width = max(3, x(end)-b.X-0.5)
		b.Height = barRoom * float64(b.Count) / float64(max(1, t.Top))
		b.Y = t.Base - b.Height
		b.LateHeight = barRoom * float64(b.Late) / float64(max(1, t.Top))
		b.LateY = t.Base - b.LateHeight
		b.Past = end < today
		due := string(b.On[:7])
		b.Month = w.month(when.Period(due))
		f := app.ItemFilter{State: tracked, Due: due}
		b.AllHref = f.URL()
		f.Time = plan.Overdue
		b.LateHref = f.URL()
	}
}

// years is the same timeline as a list, the current year open.
func (t *timeline) years(moments []app.Moment, today when.Date) {
	at := map[int]int{}
	year := func(d when.Date) *yearOf {
		y, _, _ := d.YMD()
		i, ok := at[y]
		if !ok {
			now, _, _ := today.YMD()
			i = len(t.ByYear)
			at[y] = i
			t.ByYear = append(t.ByYear, yearOf{Year: y, Open: y == now})
		}
		return &t.ByYear[i]
	}
	first, _, _ := t.Term.From.YMD()
	last, _, _ := t.Term.To.YMD()
	for y := first; y <= last; y++ {
		year(when.Day(y, 1, 1))
	}
	for _, m := range moments {
		if m.Sort != "due" {
			y := year(m.On)
			y.Moments = append(y.Moments, m)
		}
	}
	for _, b := range t.Bars {
		y := year(b.On)
		y.Bars = append(y.Bars, b)
		y.Due += b.Count
		y.Late += b.Late
	}
}

// timelineText says what the drawing shows.
func (w words) timelineText(t timeline, home app.Home) string {
	due, late := 0, 0
	for _, b := range t.Bars {
		due += b.Count
		late += b.Late
	}
	return w.Say("%s, từ %s đến %s: %d sự kiện, %d văn bản, %d mục có hạn trong nhiệm kỳ, trong đó %d mục đang quá hạn. %s.",
		home.Term.Name, w.day(home.Term.From), w.day(home.Term.To), len(t.Events), len(t.Documents), due, late, t.TodayName)
}
