package web_test

import (
	"path/filepath"
	"strconv"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/browsertest"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// actAs makes the browser act as a post.
func (s *site) actAs(b *browsertest.Browser, post string) {
	b.Open(s.url + "/as?back=/")
	b.Fill("#all-posts", post)
	b.Click("form.choose button")
}

// approved is a report of Sở Tài chính that says one thing of each of its items and was approved.
func (s *site) approved(period when.Period, line report.Line) {
	s.Helper()
	who, err := s.app.As(s.Context(), "dieu-phoi")
	if err != nil {
		s.Fatal(err)
	}
	v, err := s.app.Report(s.Context(), who, "so-tc", period)
	if err != nil || len(v.Lines) == 0 {
		s.Fatalf("%d lines, %v", len(v.Lines), err)
	}
	var e app.ReportEdit
	for _, l := range v.Lines {
		line.ItemID = l.Item.Item.ID
		e.Lines = append(e.Lines, app.LineEdit{Line: line})
	}
	x, err := s.app.SaveReport(s.Context(), who, "so-tc", period, e)
	for i, step := range []string{"submit", "approve"} {
		if err == nil {
			err = s.app.StepReport(s.Context(), who, x.ID, x.Rev+i, step, "")
		}
	}
	if err != nil {
		s.Fatal(err)
	}
}

// TestDirectiveAndProductByClicking: a leader directs, the unit answers, the leader closes; what a report names as the product
// of something done is refused with a reason, then accepted, and the counts of what is missing follow.
func TestDirectiveAndProductByClicking(t *testing.T) {
	s := newSite(t)
	office, err := s.app.As(t.Context(), "dieu-phoi")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.app.AddPosts(t.Context(), office, []org.Post{{Code: "ct", Title: "Chủ tịch", Role: org.Leader}}, map[string]string{"ct": office.Unit.Code}); err != nil {
		t.Fatal(err)
	}
	task := s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "30/9/2026")
	b := browsertest.New(t)

	s.actAs(b, "ct")
	b.Open(s.url + "/items/" + task)
	b.Click("text=Cho ý kiến, chỉ đạo")
	b.Fill("#d-to", "so-tc")
	b.Fill("#d-text", "Báo cáo nguyên nhân chậm và biện pháp")
	b.Fill("#d-due", "25/6/2026")
	b.Click("text=Gửi")
	b.See("Chờ trả lời")
	b.See("trả lời trước hết 25/06/2026")

	s.actAs(b, "tc-dau-moi")
	b.Open(s.url + "/directives?mine=1")
	b.See("Báo cáo nguyên nhân chậm và biện pháp")
	if b.Count("text=Kết thúc") != 0 {
		t.Error("the reporter finds a way to close what a leader directed")
	}
	b.Fill("text=Nội dung trả lời", "Chờ số liệu của các huyện; trình trong tháng 7")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "directives-390.png"), 390)
	b.Click("text=Gửi trả lời")
	b.See("Đã gửi trả lời")

	s.actAs(b, "ct")
	b.Open(s.url + "/items/" + task)
	b.See("Chờ số liệu của các huyện; trình trong tháng 7")
	b.Click("text=Kết thúc")
	b.See("Đã kết thúc")
	list, err := s.app.Directives(t.Context(), office, app.DirectiveFilter{State: plan.Closed})
	if err != nil || list.Total != 1 || len(list.Rows[0].Answers) != 1 || list.Rows[0].ClosedOn != "2026-06-20" {
		t.Errorf("%+v, %v", list, err)
	}

	s.approved("2026-05", report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-06-01", Product: "Tờ trình 12/TTr-STC ngày 01/6/2026", Text: "Đã trình."})
	s.actAs(b, "dieu-phoi")
	s.gap(b, "unproven", 0)
	s.gap(b, "unjudged", 1)
	b.Open(s.url + "/items/" + task)
	b.Click("#products summary, section[aria-labelledby=products] .product summary")
	b.Fill("section[aria-labelledby=products] [name=reason]", "Tờ trình chưa phải là Đề án được duyệt")
	b.Click("section[aria-labelledby=products] button.danger")
	b.See("Đã ghi lý do không công nhận")
	b.See("Tờ trình chưa phải là Đề án được duyệt")
	s.gap(b, "unproven", 1)
	s.gap(b, "unjudged", 0)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "gaps-390.png"), 390)
	b.Open(s.url + "/items/" + task)
	b.Click("text=Công nhận")
	b.See("Đã công nhận sản phẩm")
	s.gap(b, "unproven", 0)
	s.gap(b, "unjudged", 0)
}

// gap checks a count of the page of gaps against the list that it opens.
func (s *site) gap(b *browsertest.Browser, gap string, want int) {
	s.Helper()
	b.Open(s.url + "/gaps")
	b.See("Chỗ còn thiếu")
	link := "td a[href*='gap=" + gap + "']"
	if want == 0 {
		if b.Count(link) != 0 {
			s.Errorf("%s: %s, want none", gap, b.Text(link))
		}
		return
	}
	if b.Count(link) == 0 {
		s.Errorf("%s: none, want %d", gap, want)
	} else if got := b.Text(link); got != strconv.Itoa(want) {
		s.Errorf("%s: %s, want %d", gap, got, want)
	} else if b.Click(link); b.Count("main a[href^='/items/']") == 0 {
		s.Errorf("%s: the list of %s is empty", gap, got)
	}
}
