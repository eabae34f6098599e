package web

import (
	"bytes"
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
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
	id := report.ID(r.FormValue("report"))
	if id == "" { // sent from a page that was opened before anything was saved
		view, err := s.app.Report(r.Context(), who, unit, period)
		if err == nil && len(view.Lacks) > 0 {
			err = view.Lacks[0].Err
		} else if err == nil {
			err = fault.New(fault.Conflict, "Chưa gửi: báo cáo vừa được lưu lần đầu. Xin xem lại rồi bấm gửi.", "Not sent: the report has just been saved for the first time. Please look at it, then send it.")
		}
		return s.reportOr(w, r, err)
	}
	err = s.app.MoveReport(r.Context(), who, id, atoi(r.FormValue("rev")), m)
	switch {
	case err == nil:
		return s.done(w, r, reportAt(unit, period), s.words(r).Say(stepNotes[m.Action]))
	}
	return s.reportOr(w, r, err)
}

// reportOr shows a refusal on the page of the report it is about.
func (s *server) reportOr(w http.ResponseWriter, r *http.Request, err error) error {
	if mendable(err) {
		return s.reportView(w, r, nil, err)
	}
	return err
}

// stepNotes say what a step has done.
var stepNotes = map[string]string{
	"submit":   "Đã gửi báo cáo; báo cáo chờ duyệt.",
	"withdraw": "Đã rút báo cáo về để sửa; sửa xong hãy gửi lại.",
	"endorse":  "Thủ trưởng đã duyệt; báo cáo chuyển sang cơ quan tổng hợp.",
	"return":   "Đã trả lại báo cáo cho đơn vị sửa.",
	"approve":  "Đã duyệt báo cáo; số liệu được tính vào kế hoạch.",
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
