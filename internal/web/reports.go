package web

import (
	"fmt"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

type reportsPage struct {
	frame
	app.Reporting
	Rows    []app.ReportRow
	State   string
	Named   string // what the names of the units listed hold
	Pager   pager
	Figures []figure
	Periods []option
	Words   string // the period in words
}

// figure is one number with the list behind it.
type figure struct {
	Name, Href string
	Count      int
	Current    bool
	Class      string
}

// reports shows who has sent the report of a period, and who has not.
func (s *server) reports(w http.ResponseWriter, r *http.Request) error {
	period := when.ReportingMonth(s.app.Today())
	if q := r.URL.Query().Get("period"); q != "" {
		p, ok := when.ParsePeriod(q)
		if !ok {
			return fault.New(fault.NotFound, "Không có kỳ báo cáo %q. Viết ví dụ 2026-06, 2026-Q2, 2026.", "There is no period %q. Write for example 2026-06, 2026-Q2, 2026.", q)
		}
		period = p
	}
	f, err := s.frame(w, r, "reports", "Báo cáo %s @nhiều", s.words(r).period(period))
	if err != nil {
		return err
	}
	filter := app.ReportingFilter{State: r.URL.Query().Get("state"), Q: strings.TrimSpace(r.URL.Query().Get("q")), Page: pageNumber(r), PerPage: 50}
	sum, rows, err := s.app.Reporting(r.Context(), period, filter)
	if err != nil {
		return err
	}
	p := &reportsPage{frame: f, Reporting: sum, Rows: rows.Rows, State: filter.State, Named: filter.Q, Words: f.period(period), Periods: f.periodsTo(when.ReportingMonth(s.app.Today()), period),
		Pager: pagerOf(r, rows.Total, rows.Number, rows.PerPage)}
	for _, x := range []figure{{Name: "Phải báo cáo", Count: sum.Owing}, {Name: "Chưa gửi", Href: "missing", Class: "late", Count: sum.Missing}, {Name: "Đang soạn", Href: string(report.Draft), Count: sum.Draft},
		{Name: "Chờ duyệt", Href: string(report.Submitted), Count: sum.Sent}, {Name: "Thủ trưởng đã duyệt", Href: string(report.Endorsed), Count: sum.Endorsed}, {Name: "Bị trả lại", Href: string(report.Returned), Count: sum.Returned}, {Name: "Đã duyệt", Href: string(report.Approved), Count: sum.Approved}} {
		x.Current = x.Href == filter.State
		to := fmt.Sprintf("/reports?period=%s", period)
		if x.Href != "" {
			to += "&state=" + x.Href
		}
		x.Name, x.Href = f.Say(x.Name), to
		p.Figures = append(p.Figures, x)
	}
	return s.show(w, http.StatusOK, "reports", p)
}

// periodsTo offers the last 24 months, and the period that is shown when it is none of them.
func (w words) periodsTo(now, shown when.Period) (out []option) {
	add := func(p when.Period) { out = append(out, option{string(p), w.period(p), p == shown}) }
	found := false
	for p, n := now, 0; n < 24; p, n = p.PreviousMonth(), n+1 {
		add(p)
		found = found || p == shown
	}
	if !found {
		out = append([]option{{string(shown), w.period(shown), true}}, out...)
	}
	return out
}
