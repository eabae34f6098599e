package web

import (
	"fmt"
	"net/http"
	"slices"

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
	sum, rows, err := s.app.Reporting(r.Context(), period)
	if err != nil {
		return err
	}
	state := r.URL.Query().Get("state")
	p := &reportsPage{frame: f, Reporting: sum, State: state, Words: f.period(period), Periods: f.periodsTo(when.ReportingMonth(s.app.Today()), period)}
	p.Period = period
	p.Rows = slices.DeleteFunc(slices.Clone(rows), func(row app.ReportRow) bool { return state != "" && !inState(row, state) })
	for _, x := range []figure{{Name: "Phải báo cáo"}, {Name: "Chưa gửi", Href: "missing", Class: "late"}, {Name: "Đang soạn", Href: string(report.Draft)},
		{Name: "Chờ duyệt", Href: string(report.Submitted)}, {Name: "Bị trả lại", Href: string(report.Returned)}, {Name: "Đã duyệt", Href: string(report.Approved)}} {
		for _, row := range rows {
			if x.Href == "" || inState(row, x.Href) {
				x.Count++
			}
		}
		x.Current = x.Href == state
		to := fmt.Sprintf("/reports?period=%s", period)
		if x.Href != "" {
			to += "&state=" + x.Href
		}
		x.Name, x.Href = f.Say(x.Name), to
		p.Figures = append(p.Figures, x)
	}
	return s.show(w, http.StatusOK, "reports", p)
}

// inState tells whether a row belongs to a state of the list; "missing" is everything that has not been sent.
func inState(row app.ReportRow, state string) bool {
	if state == "missing" {
		return row.Report.State == "" || row.Report.State == report.Draft || row.Report.State == report.Returned
	}
	return string(row.Report.State) == state
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
