package web

import (
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

type calendarPage struct {
	frame
	Year   app.CalendarYear
	Years  []int // loaded, and this one and the next
	Loaded *app.CalendarLoad
	Dry    bool
	From   string // of a time in working days
	Days   int
	Due    *app.WorkingDue
}

// calendar shows the days of a year that are not what their weekday says, and counts working days.
func (s *server) calendar(w http.ResponseWriter, r *http.Request) error {
	return s.calendarView(w, r, &calendarPage{}, nil)
}

func (s *server) calendarView(w http.ResponseWriter, r *http.Request, p *calendarPage, failed error) (err error) {
	if p.frame, err = s.frame(w, r, "units", "Lịch làm việc"); err != nil {
		return err
	}
	if r.Method != http.MethodGet {
		p.Back, p.Other = "/calendar", inLang("/calendar", other(p.Lang))
	}
	today, _, _ := p.Today.YMD()
	year := today
	if y, err := strconv.Atoi(r.URL.Query().Get("year")); err == nil && y >= 1900 && y <= 2200 {
		year = y
	}
	if p.Loaded != nil && len(p.Loaded.Years) > 0 {
		year = p.Loaded.Years[0].Year
	}
	shown, err := s.app.ShownCalendar(r.Context(), p.Who, year)
	if err != nil {
		return err
	}
	all, err := s.app.ShownCalendar(r.Context(), p.Who, 0)
	if err != nil {
		return err
	}
	p.Year = shown[0]
	for _, y := range all {
		if y.Year < today {
			p.Years = append(p.Years, y.Year)
		}
	}
	p.Years = append(p.Years, today, today+1)
	for _, y := range all {
		if y.Year > today+1 {
			p.Years = append(p.Years, y.Year)
		}
	}
	if failed == nil {
		if failed = s.countDays(r, p); failed != nil && !mendable(failed) {
			return failed
		}
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "calendar", p)
}

// countDays answers how far a number of working days reaches, where that is asked.
func (s *server) countDays(r *http.Request, p *calendarPage) error {
	q := r.URL.Query()
	if p.From, p.Days = q.Get("from"), atoi(q.Get("days")); p.From == "" {
		return nil
	}
	from, err := typedDay("from", "Từ ngày", p.From)
	if err != nil {
		return err
	}
	due, err := s.app.WorkingDue(r.Context(), p.Who, from, p.Days)
	if err == nil {
		p.Due = &due
	}
	return err
}

// MayLoad tells whether the post keeps the calendar.
func (p *calendarPage) MayLoad() bool { return p.Who.May(org.SetUpUnits) }

// Weekday of a day.
func (p *calendarPage) Weekday(d when.Date) string { return p.Say(weekdays[d.Weekday()]) }

// Worked tells a day worked instead of a day off.
func (p *calendarPage) Worked(d app.CalendarDay) bool { return d.Kind == when.Worked }

// Wrong is what is wrong with a row of the file.
func (p *calendarPage) Wrong(x when.WrongRow) string { return fault.Say(x.Err, string(p.Lang)) }

// Unknown are the years that make a count uncertain.
func (p *calendarPage) Unknown() string { return years(p.Due.Unknown) }

var weekdays = [...]string{"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}

// loadCalendar tells what a file of days off would do, or does it.
func (s *server) loadCalendar(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	file, err := upload(r, "file")
	if err == nil && file == nil {
		err = fault.New(fault.Invalid, "Hãy chọn một tệp .csv hoặc .xlsx.", "Choose a .csv or .xlsx file.").At("file")
	}
	p := &calendarPage{Dry: text(r, "do") != "load"}
	if err == nil {
		var l app.CalendarLoad
		l, err = s.app.LoadCalendar(r.Context(), callerOf(r).Who, file.Content, p.Dry)
		p.Loaded = &l
	}
	if err != nil {
		if mendable(err) {
			return s.calendarView(w, r, &calendarPage{}, err)
		}
		return err
	}
	return s.calendarView(w, r, p, nil)
}
