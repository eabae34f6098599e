package web

import (
	"net/http"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// maxLines bounds the rows of one report form; the busiest office of a province owes about 300 items.
const maxLines = 5000

// saveReport keeps the form as a draft; one button more sends it at once.
func (s *server) saveReport(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.sentReport(r)
	if err != nil {
		return err
	}
	say := s.words(r)
	typed, edit, err := say.reportForm(r)
	if err == nil {
		_, err = s.app.SaveReport(r.Context(), who, unit, period, edit)
	}
	switch {
	case err == nil:
		return s.done(w, r, reportAt(unit, period), say.Say("Đã lưu bản nháp."))
	case mendable(err):
		return s.reportView(w, r, typed, err)
	}
	return err
}

// sentReport is which report a form was sent about, and by whom.
func (s *server) sentReport(r *http.Request) (unit string, period when.Period, who app.Who, err error) {
	if err = readForm(r); err != nil {
		return unit, period, who, err
	}
	if unit, period, err = reportPath(r); err != nil {
		return unit, period, who, err
	}
	who, err = s.who(r)
	return unit, period, who, err
}

// typedReport is the form as the person sent it.
type typedReport struct {
	edit  app.ReportEdit
	lines map[string]typedLine // by item
}

type typedLine struct {
	line                   report.Line
	percent, value, doneOn string
	wrong                  string
}

// fill puts what was typed back into the page, with the revision it was typed on: sent again, it meets the same refusal
// until the newer version has been opened.
func (t *typedReport) fill(p *reportPage) {
	p.Report.Rev = t.edit.Rev
	p.Typed.Summary, p.Typed.Difficulties, p.Typed.Proposals = t.edit.Summary, t.edit.Difficulties, t.edit.Proposals
	for i := range p.Grid {
		g := &p.Grid[i]
		if l, ok := t.lines[string(g.Item.Item.ID)]; ok {
			l.line.Evidence, l.line.EvidenceName = g.Line.Evidence, g.Line.EvidenceName
			g.Line, g.Percent, g.Value, g.DoneOn, g.Wrong = l.line, l.percent, l.value, l.doneOn, l.wrong
		}
	}
}

// reportForm reads every row. The first row that cannot be read names itself; the others are kept all the same.
func (w words) reportForm(r *http.Request) (*typedReport, app.ReportEdit, error) {
	edit := app.ReportEdit{Rev: atoi(text(r, "rev")), Summary: text(r, "summary"), Difficulties: text(r, "difficulties"), Proposals: text(r, "proposals")}
	typed := &typedReport{lines: map[string]typedLine{}}
	var first error
	for n := 0; n < maxLines; n++ {
		at := "line." + strconv.Itoa(n) + "."
		item := text(r, at+"item")
		if item == "" {
			break
		}
		line, err := w.lineForm(r, at, item)
		kept := typedLine{line: line, percent: text(r, at+"percent"), value: text(r, at+"value"), doneOn: text(r, at+"done_on")}
		if err != nil {
			kept.wrong = fault.Say(err, string(w.Lang))
			if first == nil {
				first = err
			}
		}
		typed.lines[item] = kept
		file, err := upload(r, at+"file")
		if err != nil && first == nil {
			first = err
		}
		edit.Lines = append(edit.Lines, app.LineEdit{Line: line, File: file})
	}
	typed.edit = edit
	return typed, edit, first
}

func (w words) lineForm(r *http.Request, at, item string) (report.Line, error) {
	l := report.Line{ID: text(r, at+"id"), Rev: atoi(text(r, at+"rev")), ItemID: plan.ItemID(item), State: plan.WorkState(text(r, at+"state")), Percent: -1,
		Text: text(r, at+"text"), Difficulties: text(r, at+"difficulties"), Product: text(r, at+"product"), Quality: plan.Quality(text(r, at+"quality"))}
	code := text(r, at+"code")
	if p := strings.TrimSpace(strings.TrimSuffix(text(r, at+"percent"), "%")); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 100 {
			return l, fault.New(fault.Invalid, "%s: tiến độ %q không phải số từ 0 đến 100; chưa biết thì để trống.", "%s: progress %q is not a number from 0 to 100; leave it empty when unknown.", code, p).At(at + "percent")
		}
		l.Percent = n
	}
	var err error
	if l.DoneOn, err = typedDay(at+"done_on", code+": "+"ngày hoàn thành", text(r, at+"done_on")); err != nil {
		return l, err
	}
	if l.Value, err = w.number(at+"value", code+": "+"giá trị", text(r, at+"value")); err != nil {
		return l, err
	}
	return l, nil
}

// stepReport sends, returns, approves or withdraws; the buttons come from the same table as the check.
func (s *server) stepReport(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.sentReport(r)
	if err != nil {
		return err
	}
	err = s.app.StepReport(r.Context(), who, report.ID(r.FormValue("report")), atoi(r.FormValue("rev")), r.FormValue("action"), text(r, "reason"))
	switch {
	case err == nil:
		say := s.words(r)
		return s.done(w, r, reportAt(unit, period), say.Say("Đã làm bước “%s”.", say.Say(stepVi(r.FormValue("action")))))
	case mendable(err):
		return s.reportView(w, r, nil, err)
	}
	return err
}

func stepVi(action string) string {
	for _, s := range report.Steps {
		if s.Action == action {
			return s.Vi
		}
	}
	return action
}
