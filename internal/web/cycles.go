package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

type cyclesPage struct {
	frame
	Cycles  []app.CycleListed
	Regimes []report.Regime
	Period  string // as it was typed
	Regime  string
	Runs    bool // the post may open and close
}

// cycles lists the reporting cycles.
func (s *server) cycles(w http.ResponseWriter, r *http.Request) error {
	return s.cyclesPage(w, r, &cyclesPage{}, nil)
}

func (s *server) cyclesPage(w http.ResponseWriter, r *http.Request, p *cyclesPage, failed error) error {
	var err error
	if p.frame, err = s.frame(w, r, "reports", "Kỳ báo cáo @nhiều"); err != nil {
		return err
	}
	p.Back = "/cycles"
	if p.Cycles, err = s.app.Cycles(r.Context(), p.Who); err != nil {
		return err
	}
	if p.Regimes, err = s.app.Regimes(r.Context(), p.Who); err != nil {
		return err
	}
	p.Runs = p.Who.May(org.RunCycles)
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "cycles", p)
}

// openCycles opens what is due, or the cycle of one period.
func (s *server) openCycles(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := &cyclesPage{Period: text(r, "period"), Regime: text(r, "regime")}
	period, ok := when.ParsePeriod(p.Period)
	var opened []report.Cycle
	var err error
	if !ok && p.Period != "" {
		err = fault.New(fault.Invalid, "Kỳ %q không đúng; viết ví dụ 2026-06, 2026-W07, 2026-Q2, 2026.", "The period %q is wrong; write for example 2026-06, 2026-W07, 2026-Q2, 2026.", p.Period).At("period")
	} else {
		opened, err = s.app.OpenCycles(r.Context(), callerOf(r).Who, p.Regime, period, nil)
	}
	switch {
	case err == nil && len(opened) == 0:
		return s.done(w, r, "/cycles", s.words(r).Say("Không có kỳ nào đến ngày mở."))
	case err == nil && len(opened) == 1:
		return s.done(w, r, "/cycles/"+url.PathEscape(string(opened[0].ID)), s.words(r).Say("Đã mở kỳ báo cáo."))
	case err == nil:
		return s.done(w, r, "/cycles", s.words(r).Say("Đã mở %d kỳ báo cáo.", len(opened)))
	case mendable(err):
		return s.cyclesPage(w, r, p, err)
	}
	return err
}

type cyclePage struct {
	frame
	app.CycleView
	Rows    []app.CycleRow
	State   string
	Named   string // what the names of the units listed hold
	Figures []figure
	Pager   pager
	Words   string // the period in words
	Runs    bool
}

// cycle is who has reported in a cycle and who has not.
func (s *server) cycle(w http.ResponseWriter, r *http.Request) error { return s.cyclePage(w, r, nil) }

func (s *server) cyclePage(w http.ResponseWriter, r *http.Request, failed error) error {
	id := report.CycleID(r.PathValue("id"))
	filter := app.CycleFilter{State: r.URL.Query().Get("state"), Q: strings.TrimSpace(r.URL.Query().Get("q")), Page: pageNumber(r), PerPage: 50}
	view, rows, err := s.app.Cycle(r.Context(), callerOf(r).Who, id, filter)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "reports", "%[1]s, %[2]s", view.Title, s.words(r).period(view.Period))
	if err != nil {
		return err
	}
	at := "/cycles/" + url.PathEscape(string(id))
	if failed != nil {
		f.Back = at
	}
	p := &cyclePage{frame: f, CycleView: view, Rows: rows.Rows, State: filter.State, Named: filter.Q, Words: f.period(view.Period), Pager: pagerOf(r, rows.Total, rows.Number, rows.PerPage), Runs: f.Who.May(org.RunCycles)}
	figures := []figure{{Name: "Phải báo cáo", Count: view.Sums.Owing}, {Name: "Đã gửi", Href: "sent", Count: view.Sums.Sent}, {Name: "Chưa gửi", Href: "missing", Class: "late", Count: view.Sums.Missing}, {Name: "Trễ hạn", Href: "late", Class: "soon", Count: view.Sums.Late + view.Sums.Overdue}}
	if view.State.Shut() {
		figures = append(figures, figure{Name: "Gửi sau khi chốt", Href: "since", Count: view.Sums.Since})
	}
	for _, x := range figures {
		x.Current = x.Href == filter.State
		to := at
		if x.Href != "" {
			to += "?state=" + x.Href
		}
		x.Name, x.Href = f.Say(x.Name), to
		p.Figures = append(p.Figures, x)
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "cycle", p)
}

// Reminded tells whether a unit of the page was ever told by mail that its report is missing.
func (p *cyclePage) Reminded() bool {
	return slices.ContainsFunc(p.Rows, func(x app.CycleRow) bool { return x.RemindedOn != "" })
}

// closeCycle freezes how every unit stands.
func (s *server) closeCycle(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	id := report.CycleID(r.PathValue("id"))
	err := s.app.CloseCycle(r.Context(), callerOf(r).Who, id, nil)
	switch {
	case err == nil:
		return s.done(w, r, "/cycles/"+url.PathEscape(string(id)), s.words(r).Say("Đã chốt kỳ báo cáo; số liệu chốt không đổi nữa."))
	case mendable(err) && !fault.Is(err, fault.Denied):
		return s.cyclePage(w, r, err)
	}
	return err
}
