package web

import (
	"bytes"
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// stepReport sends, returns, endorses, approves or withdraws; the buttons come from the same table as the check.
func (s *server) stepReport(w http.ResponseWriter, r *http.Request) error {
	unit, period, who, err := s.sentReport(r)
	if err != nil {
		return err
	}
	m := app.Move{Action: r.FormValue("action"), Reason: text(r, "reason"), Confirmed: r.PostForm["confirm"]}
	for n := 0; n < maxLines && r.PostForm.Has("remark."+strconv.Itoa(n)+".text"); n++ {
		at := "remark." + strconv.Itoa(n) + "."
		m.Remarks = append(m.Remarks, report.Remark{ItemID: plan.ItemID(text(r, at+"item")), Field: text(r, at+"field"), Text: text(r, at+"text")})
	}
	err = s.app.MoveReport(r.Context(), who, report.ID(r.FormValue("report")), atoi(r.FormValue("rev")), m)
	switch {
	case err == nil:
		say := s.words(r)
		return s.done(w, r, reportAt(unit, period), say.Say("Đã làm bước “%s”.", say.Say(stepVi(m.Action))))
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

// showSend writes the part under the grid alone: the steps, and what looks odd now.
func (s *server) showSend(w http.ResponseWriter, p *reportPage) error {
	var b bytes.Buffer
	if err := s.views[p.Lang]["report"].ExecuteTemplate(&b, "report-send", p); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = b.WriteTo(w)
	return nil
}
