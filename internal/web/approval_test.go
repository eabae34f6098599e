package web_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// signIn opens an account for a post and signs in with it.
func (s *site) signIn(user, post string) {
	s.Helper()
	keeper, err := s.app.AtMachine(s.Context())
	token := ""
	if err == nil {
		_, err = s.app.AddAccount(s.Context(), keeper, app.AccountEdit{User: user, Name: "Người " + user, Post: post})
	}
	if err == nil {
		token, err = s.app.MakeLink(s.Context(), keeper, user)
	}
	if err == nil {
		_, err = s.app.SetPassword(s.Context(), token, "trời xanh tám tháng")
	}
	if err != nil {
		s.Fatal(err)
	}
	s.again(user)
}

// again signs in with an account that is there, in place of whoever was.
func (s *site) again(user string) {
	s.Helper()
	s.post("/sign-out", nil)
	s.must(s.post("/sign-in", url.Values{"user": {user}, "password": {"trời xanh tám tháng"}, "back": {"/"}}), 200, "Người "+user)
}

// ticks are the reports that a page of waiting ones offers.
func ticks(p page) (out []string) {
	for n := range p.Descendants() {
		if get(n, "name") == "report" && get(n, "type") == "checkbox" {
			out = append(out, get(n, "value"))
		}
	}
	return out
}

// TestApprovalOnPages: a unit with a head goes through the head, who returns with a remark at a field; the reporter finds it
// there; what was endorsed and what needs no head is approved by the office together, at the revision that it saw.
func TestApprovalOnPages(t *testing.T) {
	s := newSite(t)
	office, err := s.app.As(t.Context(), "dieu-phoi")
	if err != nil {
		t.Fatal(err)
	}
	task := s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "30/9/2026")
	s.task("Rà soát vị trí việc làm", "Sở Nội vụ", "30/9/2026")
	if err := s.app.AddPosts(t.Context(), office, []org.Post{{Code: "tc-gd", Title: "Giám đốc", Role: org.Head}}, map[string]string{"tc-gd": "so-tc"}); err != nil {
		t.Fatal(err)
	}
	s.signIn("gd.tc", "tc-gd")
	s.signIn("dm.tc", "tc-dau-moi")
	s.signIn("th.vp", "dieu-phoi")
	for _, unit := range []string{"so-tc", "so-nv"} {
		v, err := s.app.Report(t.Context(), office, unit, "2026-06")
		if err != nil || len(v.Lines) != 1 {
			t.Fatalf("%s: %d lines, %v", unit, len(v.Lines), err)
		}
		x, err := s.app.SaveReport(t.Context(), office, unit, "2026-06", app.ReportEdit{Lines: []app.LineEdit{{Line: report.Line{ItemID: v.Lines[0].Item.Item.ID, State: plan.InProgress, Percent: 40, Text: "Đang làm."}}}})
		if err == nil {
			err = s.app.StepReport(t.Context(), office, x.ID, x.Rev, "submit", "")
		}
		if err != nil {
			t.Fatal(err)
		}
	}

	const waiting, at = "/reports/waiting?period=2026-06", "/reports/so-tc/2026-06"
	first := s.must(s.get(waiting), 200, "Sở Nội vụ", "1 báo cáo")
	if strings.Contains(text(first.Node), "Sở Tài chính") || len(ticks(first)) != 1 {
		t.Errorf("the office is offered %d reports, one of them before its head has seen it", len(ticks(first)))
	}

	s.again("gd.tc")
	s.must(s.get(waiting), 200, "Sở Tài chính", "1 báo cáo")
	s.get(at)
	v, err := s.app.Report(t.Context(), office, "so-tc", "2026-06")
	if err != nil {
		t.Fatal(err)
	}
	back := url.Values{"report": {string(v.Report.ID)}, "rev": {strconv.Itoa(v.Report.Rev)}, "action": {"return"}, "reason": {"Còn thiếu số liệu"},
		"remark.0.item": {task}, "remark.0.field": {"text"}, "remark.0.text": {"Ghi rõ đã trình ai, ngày nào"}}
	s.must(s.post(at+"/steps", back), 200, "Lý do trả lại")

	s.again("dm.tc")
	seen := s.must(s.get(at), 200, "Còn thiếu số liệu", "1 nhận xét", "Ghi rõ đã trình ai, ngày nào")
	if n := remarkedCell(seen); n != "line.0.text" {
		t.Errorf("the remark stands at %q", n)
	}
	v, _ = s.app.Report(t.Context(), office, "so-tc", "2026-06")
	s.must(s.post(at+"/steps", url.Values{"report": {string(v.Report.ID)}, "rev": {strconv.Itoa(v.Report.Rev)}, "action": {"submit"}}), 200, "Đã gửi")

	s.again("gd.tc")
	s.must(s.post("/reports/waiting", url.Values{"period": {"2026-06"}, "report": ticks(s.get(waiting))}), 200, "Đã duyệt 1 báo cáo", "Không có báo cáo nào chờ")

	s.again("th.vp")
	both := ticks(s.must(s.get(waiting), 200, "Sở Tài chính", "Sở Nội vụ", "2 báo cáo"))
	if len(both) != 2 {
		t.Fatalf("the office is offered %q", both)
	}
	id, _, _ := strings.Cut(both[0], "@")
	s.must(s.post("/reports/waiting", url.Values{"period": {"2026-06"}, "report": {id + "@1", both[1]}}), 200, "Đã duyệt 1 báo cáo", "1 báo cáo không duyệt được", "vừa được người khác thay đổi")
	s.must(s.post("/reports/waiting", url.Values{"period": {"2026-06"}, "report": {both[0]}}), 200, "Đã duyệt 1 báo cáo", "Không có báo cáo nào chờ")
	for _, unit := range []string{"so-tc", "so-nv"} {
		if v, err := s.app.Report(t.Context(), office, unit, "2026-06"); err != nil || v.Report.State != report.Approved {
			t.Errorf("%s: %s, %v", unit, v.Report.State, err)
		}
	}
}

// remarkedCell is the name of the field that the first remark stands beside.
func remarkedCell(p page) string {
	for n := range p.Descendants() {
		if get(n, "class") != "remark" {
			continue
		}
		for beside := range n.Parent.Descendants() {
			if name := get(beside, "name"); name != "" {
				return name
			}
		}
	}
	return ""
}
