package web_test

import (
	"net/url"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// TestDirectivesWhereTheyBelong: a directive is given on the page of a unit, a document or a report that was sent, stands there
// and leads back there; what is refused comes back with what was typed.
func TestDirectivesWhereTheyBelong(t *testing.T) {
	s := newSite(t)
	office, err := s.app.As(t.Context(), "dieu-phoi")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.app.EditDocument(t.Context(), office, doc.Document{Type: "Kế hoạch", Number: "112/KH-UBND", Date: "2026-02-05", Subject: "Chuyển đổi số"}, ""); err != nil {
		t.Fatal(err)
	}
	docs, err := s.app.Documents(t.Context(), "", 1)
	if err != nil {
		t.Fatal(err)
	}
	s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "30/9/2026")
	s.approved("2026-05", report.Line{State: plan.InProgress, Percent: 40, Text: "Đang làm."})
	s.must(s.post("/as", url.Values{"post": {"dieu-phoi"}, "back": {"/"}}), 200)

	for _, at := range []string{"/units/so-tc", "/documents/" + string(docs.Rows[0].Document.ID), "/reports/so-tc/2026-05"} {
		p := s.must(s.get(at), 200, "Cho ý kiến, chỉ đạo")
		f := form(p, "/directives")
		f.Set("sort", "directive")
		f.Set("to", "")
		f.Set("text", "Báo cáo nguyên nhân về "+at)
		f.Set("other", "Sở Không Có")
		refused := s.post("/directives", f)
		s.must(refused, 422, "Không có đơn vị hay chức danh", "Báo cáo nguyên nhân về "+at)
		if got := form(refused, "/directives").Get("other"); got != "Sở Không Có" {
			t.Errorf("%s: what was typed is gone: %q", at, got)
		}
		f.Set("other", "sở nội vụ") // by its name
		if back := s.must(s.post("/directives", f), 200, "Báo cáo nguyên nhân về "+at, "Chờ trả lời"); back.path != at {
			t.Errorf("%s: led to %s", at, back.path)
		}
	}
	list, err := s.app.Directives(t.Context(), office, app.DirectiveFilter{Unit: "so-nv"})
	if err != nil || list.Total != 3 {
		t.Errorf("%d directives to Sở Nội vụ, %v", list.Total, err)
	}
	if sheet := s.get("/reports/so-tc/2026-06"); len(form(sheet, "/directives")) > 0 {
		t.Error("a report that was not sent can be commented on")
	}
}
