package web

import (
	"bytes"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// reportBook sends the report as a workbook to fill in.
func (s *server) reportBook(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.reportAsked(r)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.app.ReportForm(r.Context(), who, unit, period, &b); err != nil {
		return err
	}
	attach(w, "bieu-mau-"+unit+"-"+string(period)+".xlsx")
	_, _ = b.WriteTo(w)
	return nil
}

type formTakenPage struct {
	frame
	Taken app.TakenForm
	Words string
	At    string // address of the report
}

// takeBook takes in a workbook that was filled in; cells that cannot be taken are listed, and then nothing is written.
func (s *server) takeBook(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.sentReport(r)
	if err != nil {
		return err
	}
	file, err := upload(r, "file")
	if err == nil && file == nil {
		err = fault.New(fault.Invalid, "Chưa chọn tệp biểu mẫu.", "No form was chosen.").At("file")
	}
	var taken app.TakenForm
	if err == nil {
		taken, err = s.app.TakeForm(r.Context(), who, unit, period, file.Content)
	}
	say := s.words(r)
	switch {
	case err != nil && mendable(err):
		return s.reportView(w, r, nil, err)
	case err != nil:
		return err
	case taken.Same:
		return s.done(w, r, reportAt(unit, period), say.Say("Biểu mẫu không có gì thay đổi so với báo cáo; chưa ghi gì."))
	case len(taken.Wrong) == 0:
		return s.done(w, r, reportAt(unit, period), say.Count(taken.Changed, "Đã nhận biểu mẫu: %d dòng thay đổi.", taken.Changed))
	}
	f, err := s.frame(w, r, "reports", "Biểu mẫu chưa nhận được")
	if err != nil {
		return err
	}
	n := len(taken.Wrong) + taken.MoreWrong
	f.Problem = f.problem(fault.New(fault.Invalid, "Biểu mẫu có %[1]d ô chưa đúng; chưa ghi gì. Sửa các ô dưới đây trong tệp rồi gửi lên lại.", "%[1]d cells of the form are wrong; nothing was written. Correct those below in the file and send it again.", n))
	return s.show(w, http.StatusUnprocessableEntity, "report_taken", &formTakenPage{frame: f, Taken: taken, Words: f.period(period), At: reportAt(unit, period)})
}

// Tell is what is wrong with a cell, in words.
func (p *formTakenPage) Tell(err error) string { return fault.Say(err, string(p.Lang)) }

type waitingPage struct {
	frame
	Period  when.Period
	Words   string
	Waiting []app.Waiting
	Total   int
}

// waiting lists the reports that the post may endorse or approve, with what looks odd about each.
func (s *server) waiting(w http.ResponseWriter, r *http.Request) error {
	period := when.ReportingMonth(s.app.Today())
	if p, ok := when.ParsePeriod(r.FormValue("period")); ok {
		period = p
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	list, total, err := s.app.Waiting(r.Context(), who, period)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "reports", "Báo cáo chờ duyệt, %s", s.words(r).period(period))
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "waiting", &waitingPage{frame: f, Period: period, Words: f.period(period), Waiting: list, Total: total})
}

// moveOn endorses or approves the ticked reports.
func (s *server) moveOn(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	var seen []app.MovedOn
	for _, ticked := range r.PostForm["report"] {
		id, rev, _ := strings.Cut(ticked, "@")
		seen = append(seen, app.MovedOn{ID: report.ID(id), Rev: atoi(rev)})
	}
	say := s.words(r)
	moved, err := s.app.MoveOn(r.Context(), who, seen)
	if err != nil {
		return err
	}
	n, why := 0, ""
	for _, m := range moved {
		if m.Err == nil {
			n++
		} else {
			why = fault.Say(m.Err, string(say.Lang))
		}
	}
	note := say.Count(n, "Đã duyệt %d báo cáo.", n)
	switch left := len(moved) - n; {
	case len(moved) == 0:
		note = say.Say("Chưa chọn báo cáo nào.")
	case left > 0:
		note += " " + say.Count(left, "%d báo cáo không duyệt được: %s", left, why)
	}
	return s.done(w, r, "/reports/waiting?period="+text(r, "period"), note)
}

type belowPage struct {
	frame
	app.Below
	Words string
	Rows  []belowRow
}

// belowRow is a proposal with the words of its fields.
type belowRow struct {
	app.BelowLine
	N               int
	Percent, DoneOn string
}

// below proposes a unit's report from the approved ones of the units under it.
func (s *server) below(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.reportAsked(r)
	if err != nil {
		return err
	}
	view, err := s.app.Below(r.Context(), who, unit, period)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "reports", "Tổng hợp báo cáo %s, %s", s.words(r).period(period), view.Unit.Name)
	if err != nil {
		return err
	}
	p := &belowPage{frame: f, Below: view, Words: f.period(period)}
	for i, l := range view.Lines {
		row := belowRow{BelowLine: l, N: i, DoneOn: l.Proposed.DoneOn.Vi()}
		if l.Proposed.Percent >= 0 {
			row.Percent = itoa(l.Proposed.Percent)
		}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, http.StatusOK, "below", p)
}

// takeBelow writes the chosen proposals, as the person has edited them, into the report.
func (s *server) takeBelow(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.sentReport(r)
	if err != nil {
		return err
	}
	say := s.words(r)
	typed, err := say.reportForm(r)
	if err != nil {
		return err
	}
	var cells app.Cells
	for n, e := range typed.edit.Lines {
		at := "line." + itoa(n) + "."
		if r.PostForm.Has(at + "pick") {
			e.Line.Sources = text(r, at+"sources")
			cells.Lines = append(cells.Lines, e)
		}
	}
	for _, t := range typed.texts {
		if r.PostForm.Has("pick." + t.Key) {
			cells.Texts = append(cells.Texts, t)
		}
	}
	if _, err := s.app.SaveCells(r.Context(), who, unit, period, cells); err != nil {
		return err
	}
	n := len(cells.Lines) + len(cells.Texts)
	return s.done(w, r, reportAt(unit, period), say.Count(n, "Đã đưa %d phần tổng hợp vào báo cáo; hãy xem lại trước khi gửi.", n))
}
