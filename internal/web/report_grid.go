package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

type reportPage struct {
	frame
	app.ReportView
	Words     string // the period in words
	Grid      []gridLine
	Qualities []plan.Quality
	Typed     report.Report // the three texts as they stand in the form
	Filled    int
}

// gridLine is one row of the form. Wrong is what the person typed where it could not be read.
type gridLine struct {
	app.ReportLine
	N         int
	Percent   string
	Value     string
	DoneOn    string
	Wrong     string
	Reporting bool // the kind has work states
}

var qualities = []plan.Quality{plan.Estimate, plan.Provisional, plan.Final}

// report is the grid of a unit for a period: one row for each item it owes.
func (s *server) report(w http.ResponseWriter, r *http.Request) error {
	return s.reportView(w, r, nil, nil)
}

// reportView shows the grid; typed is the form as it was sent when it was refused, nil to show what is stored.
func (s *server) reportView(w http.ResponseWriter, r *http.Request, typed *typedReport, failed error) error {
	unit, period, err := reportPath(r)
	if err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	view, err := s.app.Report(r.Context(), who, unit, period)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "reports", "Báo cáo %s, %s", s.words(r).period(period), view.Unit.Name)
	if err != nil {
		return err
	}
	p := &reportPage{frame: f, ReportView: view, Words: f.period(period), Qualities: qualities, Typed: view.Report}
	p.Report.Period = period
	for i, line := range view.Lines {
		p.Grid = append(p.Grid, f.grid(i, line))
		if line.Line.ID != "" {
			p.Filled++
		}
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	if typed != nil {
		typed.fill(p)
	}
	return s.show(w, status, "report", p)
}

func (w words) grid(i int, line app.ReportLine) gridLine {
	g := gridLine{ReportLine: line, N: i, Value: w.decimal(line.Line.Value), DoneOn: line.Line.DoneOn.Vi(), Reporting: len(line.Kind.States) > 0}
	if line.Line.ID == "" {
		g.Line.Percent = -1
	}
	if g.Line.Percent >= 0 {
		g.Percent = itoa(g.Line.Percent)
	}
	return g
}

func reportPath(r *http.Request) (string, when.Period, error) {
	p, ok := when.ParsePeriod(r.PathValue("period"))
	if !ok {
		return "", "", fault.New(fault.NotFound, "Không có kỳ báo cáo %q. Viết ví dụ 2026-06, 2026-Q2, 2026.", "There is no period %q. Write for example 2026-06, 2026-Q2, 2026.", r.PathValue("period"))
	}
	return r.PathValue("unit"), p, nil
}
