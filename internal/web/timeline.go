package web

import (
	"fmt"
	"unicode/utf8"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// timeline is the term from congress to next congress, laid out for one drawing (wide) and one list (phone).
type timeline struct {
	Term          plan.Term
	Width, Height float64
	Years         []timeSpan
	Quarters      []float64
	Events        []timePoint // congresses, meetings, reviews
	Documents     []timePoint
	Bars          []dueBar
	EventsY       float64 // top of each lane
	DocumentsY    float64
	BarsY, Base   float64 // top and foot of the bars
	Top           int     // what the highest bar counts
	Today         when.Date
	TodayName     string // what the line of that day is called: of a day that is over it is not today
	TodayX        float64
	TodayLeft     bool // write the word on the left of the line
	ByYear        []yearOf
	Text          string // what the drawing says, for those who cannot see it
}

type timeSpan struct {
	X, Width float64
	Label    string
	Odd      bool
}

type timePoint struct {
	app.Moment
	X, Y  float64
	Label string // "" when there is no room; the title still says it
	Left  bool   // the label stands left of its mark
	Past  bool
}

type dueBar struct {
	app.Moment
	X, Width, Y, Height, LateY, LateHeight float64
	AllHref, LateHref, Month               string
	Past                                   bool
}

// yearOf is one year of the list.
type yearOf struct {
	Year    int
	Open    bool
	Moments []app.Moment
	Bars    []dueBar
	Due     int
	Late    int
}

const (
	timelineWidth = 1280.0
	timelineEdge  = 8.0
	laneRow       = 17.0
	barRoom       = 76.0
	maxRows       = 6
	letter        = 5.9 // mean width of a letter at the label's size
)

// timeline draws the term as it is on a day, which may be over.
func (w words) timeline(home app.Home, today when.Date, past bool) timeline {
	t := timeline{Term: home.Term, Width: timelineWidth, Today: today, TodayName: w.Say("Hôm nay %s", w.day(today))}
	if past {
		t.TodayName = w.Say("Xem như ngày %s", w.day(today))
	}
	if home.Term.From == "" || home.Term.To == "" || home.Term.To <= home.Term.From {
		return t
	}
	days := float64(home.Term.From.DaysTo(home.Term.To))
	x := func(d when.Date) float64 {
		at := float64(home.Term.From.DaysTo(d)) / days
		return timelineEdge + min(1, max(0, at))*(timelineWidth-2*timelineEdge)
	}
	t.grid(x)
	t.EventsY = 42
	var events, documents []timePoint
	for _, m := range home.Timeline {
		p := timePoint{Moment: m, X: x(m.On), Past: m.On <= today}
		switch m.Sort {
		case "due":
			t.Bars = append(t.Bars, dueBar{Moment: m})
		case "document":
			documents = append(documents, p)
		default:
			events = append(events, p)
		}
	}
	var rows int
	t.Events, rows = place(events, t.EventsY)
	t.DocumentsY = t.EventsY + float64(max(1, rows))*laneRow + 12
	t.Documents, rows = place(documents, t.DocumentsY)
	t.BarsY = t.DocumentsY + float64(max(1, rows))*laneRow + 26
	t.Base = t.BarsY + barRoom
	t.Height = t.Base + 22
	t.bars(w, x, today)
	t.TodayX = x(today)
	t.TodayLeft = t.TodayX > timelineWidth-130
	t.years(home.Timeline, today)
	t.Text = w.timelineText(t, home)
	return t
}

// grid lays the years side by side and a line at every quarter.
func (t *timeline) grid(x func(when.Date) float64) {
	first, _, _ := t.Term.From.YMD()
	last, _, _ := t.Term.To.YMD()
	for y := first; y <= last; y++ {
		from, to := max(t.Term.From, when.Day(y, 1, 1)), min(t.Term.To, when.Day(y, 12, 31))
		span := timeSpan{X: x(from), Label: fmt.Sprint(y), Odd: y%2 == 1}
		if y == last {
			span.Width = x(to) - span.X
		} else {
			span.Width = x(when.Day(y+1, 1, 1)) - span.X
		}
		if span.Width < 40 {
			span.Label = ""
		}
		t.Years = append(t.Years, span)
		for _, m := range []int{4, 7, 10} {
			if d := when.Day(y, m, 1); d > t.Term.From && d < t.Term.To {
				t.Quarters = append(t.Quarters, x(d))
			}
		}
	}
}

// place gives each label the first row with room for it, and says how many rows were used.
func place(points []timePoint, top float64) ([]timePoint, int) {
	var ends []float64
	for i := range points {
		p := &points[i]
		label := clip(p.Title, 58)
		width := 14 + letter*float64(utf8.RuneCountInString(label))
		from, to := p.X-6, p.X+width
		if to > timelineWidth {
			p.Left, from, to = true, p.X-width, p.X+6
		}
		row := 0
		for row < len(ends) && ends[row] > from {
			row++
		}
		if row >= maxRows {
			row = maxRows - 1
		} else {
			p.Label = label
			if row == len(ends) {
				ends = append(ends, 0)
			}
			ends[row] = to + 8
		}
		p.Y = top + laneRow*float64(row) + laneRow/2
	}
	return points, len(ends)
}
