package web_test

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"lotrinh/internal/web"
)

// TestReportRoad goes from an oral conclusion to an approved report, by the forms alone.
func TestReportRoad(t *testing.T) {
	s := newSite(t)
	late := s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "trước ngày 30/5/2026")
	s.task("Báo cáo giải ngân vốn đầu tư công", "Sở Tài chính", "20/6/2026")
	s.task("Rà soát vị trí việc làm", "Sở Nội vụ", "Quý IV/2026")
	s.must(s.get("/items/"+late), 200, "Quá hạn 22 ngày", "trước ngày 30/5/2026", "Mục thêm bằng tay", "kết luận miệng")

	s.must(s.post("/as", url.Values{"post": {"tc-dau-moi"}, "back": {"/reports/so-tc/2026-07"}}), 200, "Cán bộ đầu mối, Sở Tài chính")
	grid := s.must(s.get("/reports/so-tc/2026-07"), 200, "Trình Đề án", "chưa có báo cáo đã gửi", "2 mục, đã ghi 0")
	v := form(grid, "grid")
	row := "line.0."
	if v.Get("line.1.item") == late {
		row = "line.1."
	}
	v.Set(row+"percent", "nửa")
	v.Set("summary", "Cơ bản đúng tiến độ")
	bad := s.must(s.send("/reports/so-tc/2026-07", "", "", nil, v), 422, "không phải số từ 0 đến 100", "chưa biết thì để trống")
	if again := form(bad, "grid"); again.Get(row+"percent") != "nửa" || again.Get("summary") != "Cơ bản đúng tiến độ" {
		t.Error("what was typed is gone after the refusal")
	}
	v.Set(row+"state", "done")
	v.Set(row+"percent", "100")
	v.Set(row+"done_on", "18/6/2026")
	v.Set(row+"text", "Đã trình UBND tỉnh")
	saved := s.must(s.send("/reports/so-tc/2026-07", row+"file", "to-trinh.txt", []byte("Tờ trình số 12/TTr-STC"), v), 200, "Đã lưu bản nháp", "to-trinh.txt")
	s.must(s.post("/reports/so-tc/2026-07/steps", form(saved, "/steps")), 200, "Đã gửi, chờ duyệt", "Vai đang chọn chỉ xem được")

	s.must(s.post("/as", url.Values{"post": {"dieu-phoi"}, "back": {"/"}}), 200)
	steps := form(s.get("/reports/so-tc/2026-07"), "/steps")
	back := url.Values{"report": {steps.Get("report")}, "rev": {steps.Get("rev")}, "action": {"return"}}
	s.must(s.post("/reports/so-tc/2026-07/steps", back), 422, "Cần ghi lý do")
	back.Set("action", "approve")
	s.must(s.post("/reports/so-tc/2026-07/steps", back), 200, "Đã duyệt", "Duyệt báo cáo")
	item := s.must(s.get("/items/"+late), 200, "Hoàn thành quá hạn", "xong ngày 18/06/2026", "Đã trình UBND tỉnh", "to-trinh.txt")
	for n := range item.Descendants() {
		if href := get(n, "href"); strings.HasPrefix(href, "/evidence/") {
			s.must(s.get(href), 200, "Tờ trình số 12/TTr-STC")
		}
	}
	s.must(s.get("/reports?period=2026-07&state=approved"), 200, "1 đơn vị trong danh sách này")
	for _, path := range []string{"/", "/units", "/units/so-tc"} {
		if s.figures(path) < 4 {
			t.Errorf("%s has hardly any figures", path)
		}
	}
	s.must(s.get("/journal"), 200, "Lưu báo cáo", "Thêm mục")
	s.must(s.get("/search?q=co+cau+lai+ngan+sach"), 200, "Trình Đề án cơ cấu lại ngân sách")
}

// TestReviewRoad reads a document and decides on what it yields.
func TestReviewRoad(t *testing.T) {
	s := newSite(t)
	s.must(s.send("/documents", "file", "", nil, url.Values{"at": {"31/02/2026"}}), 422, "không phải là ngày")
	s.must(s.send("/documents", "file", "mat.txt", []byte("MẬT\n\nỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nKẾ HOẠCH\n"), nil), 403, "Không được đưa vào hệ thống")
	plan := "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nSố: 9/KH-UBND\n\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nTổ chức thực hiện nhiệm vụ năm 2026\n\n" +
		"II. NHIỆM VỤ, GIẢI PHÁP\n\n1. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ xây dựng Đề án tự chủ đơn vị sự nghiệp, hoàn thành trước ngày 30/9/2026.\n\n" +
		"2. Giao Sở Nội vụ chủ trì xây dựng Kế hoạch tinh giản biên chế, hoàn thành trong quý IV năm 2026.\n"
	p := s.must(s.send("/documents", "file", "ke-hoach-9.txt", []byte(plan), nil), 200, "Đã đọc văn bản", "Sở Tài chính", "Vì sao")
	review := p.path
	if current := find(p.Node, "id", "current"); current == nil {
		t.Error("the source does not show the place of the current candidate")
	}
	v := form(p, review)
	v.Set("title", "Xây dựng Đề án tự chủ của đơn vị sự nghiệp công lập")
	v.Set("do", "accept")
	s.must(s.post(review, v), 200, "Đã nhận bản đã sửa thành NV-0001")
	v = form(s.get(review), review)
	v.Set("do", "reject")
	s.must(s.post(review, v), 422, "lý do")
	v.Set("why", "Trùng với kế hoạch biên chế")
	s.must(s.post(review, v), 200, "Đã bỏ đề xuất")
	s.must(s.post(review+"/above", url.Values{"above": {"abc"}}), 422, "Độ tin cậy")
	s.must(s.get("/items?q=tu+chu"), 200, "Xây dựng Đề án tự chủ của đơn vị sự nghiệp công lập", "29/09/2026")
	s.must(s.get("/documents/"+strings.TrimPrefix(review, "/review/")), 200, "Kế hoạch số 9/KH-UBND", "Toàn văn", "SHA-256")
	s.figures("/documents")
}

// TestFormsKeepWhatWasTyped edits an item twice from the same form: the second save is refused and nothing is lost.
func TestFormsKeepWhatWasTyped(t *testing.T) {
	s := newSite(t)
	id := s.task("Trình Đề án", "Sở Tài chính", "30/9/2026")
	first := form(s.must(s.get("/items/"+id+"/edit"), 200), "/items/"+id)
	first.Set("due", "30/10/2026")
	first.Set("why", "đọc nhầm tháng")
	s.must(s.post("/items/"+id, first), 422, "Mục đã có hạn")
	first.Set("due_misread", "1")
	s.must(s.post("/items/"+id, first), 200, "30/10/2026", "đọc nhầm tháng")
	first.Set("title", "Trình Đề án đã bổ sung")
	s.must(s.post("/items/"+id, first), 409, "Trình Đề án đã bổ sung")
	s.must(s.post("/items", url.Values{"kind": {"project"}, "title": {"Đường tỉnh 931"}, "field.budget": {"13.5"}}), 422, "13.5", "Viết dấu phẩy", "Đường tỉnh 931")
	s.must(s.post("/items", url.Values{"kind": {"project"}, "title": {"Đường tỉnh 931"}, "field.budget": {"1.234,5"}}), 200, "1.234,5 tỷ đồng")
}

// TestTwoTabsOfOneReport: what the first tab saved is never overwritten by the second, unless a person who has seen both says
// so. What only one of them wrote is kept from each.
func TestTwoTabsOfOneReport(t *testing.T) {
	s := newSite(t)
	s.task("Trình Đề án", "Sở Tài chính", "30/9/2026")
	const at = "/reports/so-tc/2026-06"
	first := form(s.must(s.get(at), 200), "grid")
	second := form(s.get(at), "grid")
	first.Set("summary", "Tab thứ nhất")
	first.Set("line.0.state", "in_progress")
	s.must(s.post(at, first), 200, "Đã lưu bản nháp")
	second.Set("summary", "Tab thứ hai")
	second.Set("line.0.state", "")
	second.Set("proposals", "Bổ sung biên chế")
	refused := s.must(s.post(at, second), 409, "Tab thứ hai", "Tab thứ nhất", "Bản vừa gõ", "Hai người cùng ghi 1 ô khác nhau")
	s.must(s.post(at, second), 409, "Bản đang có")
	s.must(s.get(at), 200, "Tab thứ nhất")
	choice := form(refused, "grid")
	choice.Set("line.0.state", "in_progress")
	choice.Del("summary")
	s.must(s.post(at, choice), 422, "chưa chọn")
	choice.Set("summary", "Tab thứ hai")
	s.must(s.post(at, choice), 200, "Đã lưu bản nháp")
	saved := form(s.get(at), "grid")
	if saved.Get("summary") != "Tab thứ hai" || saved.Get("proposals") != "Bổ sung biên chế" || saved.Get("line.0.state") != "in_progress" {
		t.Errorf("both together: %v", saved)
	}
	s.must(s.post(at, choice), 200)
	s.must(s.post(at, first), 409, "Tab thứ nhất", "Tab thứ hai") // an old form sent once more
	if again := form(s.get(at), "grid"); again.Get("summary") != "Tab thứ hai" || again.Get("rev") != saved.Get("rev") {
		t.Errorf("forms sent again have written: %v", again)
	}
}

// TestExportHasTheRowsOfTheList compares the file with the list under the same filter.
func TestExportHasTheRowsOfTheList(t *testing.T) {
	s := newSite(t)
	s.task("Việc một", "Sở Tài chính", "30/9/2026")
	s.task("Việc hai", "Sở Nội vụ", "30/9/2026")
	r, err := s.client.Get(s.url + "/items/export?format=csv&unit=so-tc")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if d := r.Header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment") {
		t.Errorf("Content-Disposition %q", d)
	}
	lines := csv.NewReader(r.Body)
	lines.FieldsPerRecord = -1
	rows, err := lines.ReadAll()
	if err != nil || !strings.Contains(strings.Join(rows[len(rows)-1], "|"), "Việc một") {
		t.Errorf("export: %v %v", rows, err)
	}
}

// TestEveryAddress opens every page of an empty installation, and asks for what is not there.
func TestEveryAddress(t *testing.T) {
	s := newSite(t)
	for path, status := range map[string]int{
		"/": 200, "/documents": 200, "/review": 200, "/items": 200, "/items?state=nope": 422, "/items?unit=nope": 422, "/items?theme=nope&kind=task": 422, "/items/new": 200, "/items/new?kind=indicator": 200, "/units": 200,
		"/units/so-tc": 200, "/themes": 200, "/reports": 200, "/reports?period=2025-Q2": 200, "/reports/so-tc/2026-06": 200, "/search": 200, "/search?q=%25": 200, "/journal?page=99": 200,
		"/healthz": 200, "/nope": 404, "/items/nope": 404, "/items/nope/edit": 404, "/documents/nope": 404, "/documents/nope/original": 404, "/review/nope": 404, "/units/nope": 404,
		"/reports/so-tc/2026-13": 404, "/reports/nope/2026-06": 404, "/evidence/nope": 404, "/write?format=pdf&period=2026": 422, "/items/export?format=exe": 422, "/static/nope.css": 404,
	} {
		if p := s.get(path); p.status != status {
			t.Errorf("%s: status %d, want %d: %s", path, p.status, status, squeeze(text(p.Node)))
		}
	}
}

// TestGuards checks the headers every answer carries, and that another site cannot act.
func TestGuards(t *testing.T) {
	s := newSite(t)
	r, err := s.client.Get(s.url + "/")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if csp := r.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
		t.Errorf("policy %q", csp)
	}
	if r.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Error("no nosniff")
	}
	q, _ := http.NewRequest("POST", s.url+"/items", strings.NewReader("kind=task&title=x"))
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Origin", "https://example.org")
	q.Header.Set("Sec-Fetch-Site", "cross-site")
	r, err = s.client.Do(q)
	s.must(s.read(r, err), 403, "từ một trang khác")
	s.must(s.post("/items", url.Values{"title": {strings.Repeat("x", web.MaxForm+1)}}), 413, "lớn hơn 4 MB")
	if p := s.post("/as", url.Values{"post": {"dieu-phoi"}, "back": {"//example.org/"}}); p.path != "/" {
		t.Errorf("a redirect left the site: %s", p.path)
	}
}
