package api

import (
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

func (s *server) calendar(c *call) (list[app.CalendarYear], error) {
	year, _ := strconv.Atoi(c.query.Get("year"))
	years, err := s.app.ShownCalendar(c.Context(), c.who, year)
	return list[app.CalendarYear]{append([]app.CalendarYear{}, years...)}, err
}

func (s *server) workingDue(c *call) (app.WorkingDue, error) {
	from, ok := when.Typed(c.query.Get("from"))
	if !ok {
		return app.WorkingDue{}, fault.New(fault.Invalid, "%.40q không phải là ngày.", "%.40q is not a day.", c.query.Get("from")).At("from")
	}
	days, _ := strconv.Atoi(c.query.Get("days"))
	return s.app.WorkingDue(c.Context(), c.who, from, days)
}

// calendarLoaded is what a file of days off did, or would do.
type calendarLoaded struct {
	Years []app.YearLoad `json:"years"`
	Wrong []wrongRow     `json:"wrong" doc:"nothing is written while there are any"`
	Done  bool           `json:"done"`
}

type wrongRow struct {
	Row  int    `json:"row"`
	Text string `json:"text"`
}

// loadCalendar replaces the days of the years that a file names.
func (s *server) loadCalendar(c *call) error {
	u, err := c.form()
	if err != nil {
		return err
	}
	l, err := s.app.LoadCalendar(c.Context(), c.who, u.file.Content, u.fields.Get("do") != "load")
	if err != nil {
		return err
	}
	out := calendarLoaded{Years: append([]app.YearLoad{}, l.Years...), Wrong: []wrongRow{}, Done: l.Done}
	for _, x := range l.Wrong {
		out.Wrong = append(out.Wrong, wrongRow{x.N, fault.Say(x.Err, string(c.lang))})
	}
	body, err := marshal(&out)
	if err == nil {
		c.send(c.route.status, body)
	}
	return err
}
