package web_test

import (
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/browsertest"
	"lotrinh/internal/review"
)

// TestWorkspaceOfAReview: the office gives a section to a unit, the unit writes it with live figures, the office comments, the
// comment is dealt with, and a number that is clicked leads to the rows it stands on.
func TestWorkspaceOfAReview(t *testing.T) {
	s := newSite(t)
	office, err := s.app.As(t.Context(), "dieu-phoi")
	if err != nil {
		t.Fatal(err)
	}
	late := s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "25/5/2026")
	s.task("Rà soát định mức chi", "Sở Tài chính", "31/12/2026")
	id, err := s.app.OpenReview(t.Context(), office, app.ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết 6 tháng", From: "01/01/2026", To: "30/06/2026"})
	if err != nil {
		t.Fatal(err)
	}
	b := browsertest.New(t)

	s.actAs(b, "dieu-phoi")
	b.Open(s.url + "/reviews")
	b.Click("text=Sơ kết 6 tháng")
	b.Click("text=Phạm vi, đề cương, phân công")
	outline := b.Value("textarea[name=outline]")
	given := strings.Replace(outline, "| Đánh giá chung |  |  |", "| Đánh giá chung | so-tc | 25/06/2026 |", 1)
	if given == outline {
		t.Fatalf("the outline reads %q", outline)
	}
	b.Fill("textarea[name=outline]", given)
	b.Click("text=Lưu")
	b.See("Đã lưu")
	b.See("hạn 25/06/2026")

	s.actAs(b, "tc-dau-moi")
	b.Open(s.url + "/reviews/" + string(id))
	if n := b.Count("details.rv-edit"); n != 1 {
		t.Errorf("the unit may write %d sections", n)
	}
	b.Click("#s-danh-gia-chung details.rv-edit summary")
	b.Fill("#t-danh-gia-chung", "Có {{số nhiệm vụ quá hạn}} trong {{số nhiệm vụ}} nhiệm vụ quá hạn.")
	b.Click("#s-danh-gia-chung button[value=write]")
	b.See("Có 1 trong 2 nhiệm vụ quá hạn.")

	s.actAs(b, "dieu-phoi")
	b.Open(s.url + "/reviews/" + string(id))
	b.Click("#s-danh-gia-chung details.rv-comments summary")
	b.Fill("#c-danh-gia-chung", "Nêu rõ việc nào quá hạn")
	b.Click("#s-danh-gia-chung details.rv-comments form:last-of-type button")
	b.See("Đã ghi")

	s.actAs(b, "tc-dau-moi")
	b.Open(s.url + "/reviews/" + string(id))
	b.Click("#s-danh-gia-chung details.rv-comments summary")
	b.See("Nêu rõ việc nào quá hạn")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "review-work-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "review-work-390.png"), 390)
	b.Click("#s-danh-gia-chung .rv-comment button")
	b.See("Đã ghi")

	b.Click("#s-danh-gia-chung a.rv-fig")
	b.See("Trình Đề án cơ cấu lại ngân sách")
	if n := b.Count("ol.lines > li"); n != 1 {
		t.Errorf("the number 1 leads to %d rows", n)
	}
	b.Click("ol.lines a")
	if got := b.Address(); got != s.url+"/items/"+late {
		t.Errorf("its row leads to %s", got)
	}
}

// TestALateTaskOffersItsCause: only the row of a late task asks for a cause; what is chosen is saved and shown to who approves.
func TestALateTaskOffersItsCause(t *testing.T) {
	s := newSite(t)
	s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "25/5/2026")
	s.task("Rà soát định mức chi", "Sở Tài chính", "31/12/2026")
	b := browsertest.New(t)
	s.actAs(b, "tc-dau-moi")
	b.Open(s.url + "/reports/so-tc/2026-06")
	if n := b.Count("select[name$='.cause']"); n != 1 {
		t.Fatalf("%d rows ask for a cause", n)
	}
	b.Screenshot(filepath.Join(t.ArtifactDir(), "sheet-cause-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "sheet-cause-390.png"), 390)
	b.Fill("[name='line.0.state']", "in_progress")
	b.Fill("select[name='line.0.cause']", "kq-kinh-phi")
	b.See("Đã lưu")
	b.Open(s.url + "/reports/so-tc/2026-06")
	if got := b.Value("select[name='line.0.cause']"); got != "kq-kinh-phi" {
		t.Errorf("kept %q", got)
	}
	office, err := s.app.As(t.Context(), "dieu-phoi")
	if err != nil {
		t.Fatal(err)
	}
	v, err := s.app.Report(t.Context(), office, "so-tc", "2026-06")
	if err == nil {
		err = s.app.StepReport(t.Context(), office, v.Report.ID, v.Report.Rev, "submit", "")
	}
	if err != nil {
		t.Fatal(err)
	}
	s.actAs(b, "dieu-phoi")
	b.Open(s.url + "/reports/so-tc/2026-06")
	b.See("Khách quan: Chưa được bố trí đủ vốn, kinh phí")
}
