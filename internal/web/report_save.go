package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// saveReport keeps the form as a draft, first filled from last time where that button was pressed.
func (s *server) saveReport(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.sentReport(r)
	if err != nil {
		return err
	}
	say := s.words(r)
	typed, err := say.reportForm(r)
	note := say.Say("Đã lưu bản nháp.")
	if take := text(r, "take"); err == nil && take != "" {
		n, failed := s.takeOver(r, who, unit, period, typed.edit.Lines, take)
		err, note = failed, say.Count(n, "Đã lấy %d dòng như kỳ trước; hãy sửa những gì đã khác.", n)
	}
	var merge *app.Merge
	if err == nil {
		_, merge, err = s.app.MergeReport(r.Context(), who, unit, period, typed.edit)
	}
	switch {
	case err == nil && len(typed.asks) > 0:
		return s.askFromSheet(w, r, who, typed.asks)
	case err == nil:
		return s.done(w, r, reportAt(unit, period), note)
	case merge != nil:
		return s.mergeView(w, r, typed, merge, err)
	case mendable(err):
		typed.blame(err, string(say.Lang))
		return s.reportView(w, r, typed, err)
	}
	return err
}

// blame says an error of one row at that row, where a person looks for it.
func (t *typedReport) blame(err error, lang string) {
	item, field, ofRow := strings.Cut(fieldOf(err), ".")
	if l, known := t.lines[item]; ofRow && known {
		l.wrong, l.wrongField = fault.Say(err, lang), field
		t.lines[item] = l
	}
}

// takeOver fills rows with what was said last time: one row, named by its item, or "all" in which nothing is written yet.
func (s *server) takeOver(r *http.Request, who app.Who, unit string, p when.Period, lines []app.LineEdit, which string) (n int, err error) {
	view, err := s.app.Report(r.Context(), who, unit, p)
	if err != nil {
		return 0, err
	}
	for i := range lines {
		l := &lines[i].Line
		if which != string(l.ItemID) && (which != "all" || !l.Empty()) {
			continue
		}
		for _, have := range view.Lines {
			if have.Item.Item.ID == l.ItemID && have.Previous != nil {
				l.TakeOver(*have.Previous, have.Item.Due.Returning())
				n++
			}
		}
	}
	return n, nil
}

// savedCells is the answer to rows and texts that were saved as they were typed.
type savedCells struct {
	Rev   int         `json:"rev"` // of the report
	At    string      `json:"at"`  // "10:32"
	Lines []savedLine `json:"lines"`
}

type savedLine struct {
	Item plan.ItemID `json:"item"`
	ID   string      `json:"id"`
	Rev  int         `json:"rev"`
}

// refusedCells says why they were not saved, and at which field.
type refusedCells struct {
	Kind  fault.Kind `json:"kind"`
	Text  string     `json:"text"`
	Field string     `json:"field"` // "line.0.percent", "summary", "" = none
	Clash bool       `json:"clash"` // somebody else has written there meanwhile
}

// saveCells keeps what the script of the page sends while a person types.
func (s *server) saveCells(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.sentReport(r)
	if err != nil {
		return err
	}
	say := s.words(r)
	typed, err := say.reportForm(r)
	var saved app.SavedCells
	if err == nil {
		saved, err = s.app.SaveCells(r.Context(), who, unit, period, app.Cells{Lines: typed.edit.Lines, Texts: typed.texts})
	}
	status, answer := http.StatusOK, any(nil)
	switch {
	case err == nil:
		out := savedCells{Rev: saved.Report.Rev, At: time.Now().In(when.Vietnam()).Format("15:04"), Lines: []savedLine{}}
		for _, l := range saved.Lines {
			out.Lines = append(out.Lines, savedLine{l.ItemID, l.ID, l.Rev})
		}
		answer = out
	case mendable(err) || fault.Is(err, fault.Unavailable):
		status, answer = statusOf(err), refusedCells{fault.KindOf(err), fault.Say(err, string(say.Lang)), rowField(err, typed), errors.Is(err, app.ErrClash)}
	default:
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	return json.NewEncoder(w).Encode(answer)
}

// rowField is the input of the form that an error belongs to: rows are named by their items below the pages.
func rowField(err error, typed *typedReport) string {
	field := fieldOf(err)
	item, of, _ := strings.Cut(field, ".")
	for n, e := range typed.edit.Lines {
		if string(e.Line.ItemID) == item {
			return "line." + itoa(n) + "." + of
		}
	}
	return field
}

// sentReport is which report a form was sent about, and by whom.
func (s *server) sentReport(r *http.Request) (unit string, period when.Period, who app.Who, err error) {
	if err = readForm(r); err != nil {
		return unit, period, who, err
	}
	return s.reportAsked(r)
}
