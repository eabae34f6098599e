package web_test

import (
	"net/url"
	"strings"
	"testing"

	"lotrinh/internal/web"
)

const firstVersion = `ỦY BAN NHÂN DÂN TỈNH MẪU GIANG

Số: 9/KH-UBND

Mẫu Giang, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Cảnh quan năm 2026

| TT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Số hóa hồ sơ hộ tịch lưu trữ tại xã | Sở Tư pháp | 12/2026 |
| 2 | Trồng cây xanh ven đầm Mẫu Giang | Sở Xây dựng | 9/2026 |
| 3 | Tổ chức hội nghị tổng kết năm | Sở Nội vụ | 12/2026 |
`

// TestNewVersionByClicking uploads a corrected text of a plan, is asked what it is, and decides every item on the page.
func TestNewVersionByClicking(t *testing.T) {
	s := newSiteOf(t, web.Config{})
	s.must(s.send("/documents", "file", "cu.md", []byte(firstVersion), nil), 200, "Đã đọc văn bản")
	old := s.documentNamed("cu.md")
	s.must(s.post("/review/"+old+"/above", url.Values{"above": {"0.1"}}), 200, "Đã nhận 3 đề xuất")

	second := strings.NewReplacer("Trồng cây xanh", "Trồng 5.000 cây xanh", "| 3 | Tổ chức hội nghị tổng kết năm |", "| 3 | Tập huấn kỹ năng số cho cán bộ xã |").Replace(firstVersion)
	page := s.must(s.send("/documents", "file", "moi.md", []byte(second), nil), 200, "Có thể đây là bản mới", "cùng số, cùng cơ quan ban hành", "Bản sửa, đính chính của văn bản cũ", "Văn bản khác")
	d := s.documentNamed("moi.md")
	at := "/documents/" + d + "/against/" + old
	for el := range page.Descendants() {
		if el.Data == "ins" && text(el) != "5.000" {
			t.Errorf("marked as new: %q", text(el))
		}
	}
	s.must(s.get("/review/"+d), 200, "Cho biết văn bản này là gì đối với văn bản cùng số")
	s.must(s.post(at, url.Values{"do": {"carry"}, "expected": {"1"}}), 409, "Chưa ai ghi")
	page = s.must(s.post(at, url.Values{"do": {"say"}, "how": {"corrects"}}), 200, "Đã ghi: Bản sửa, đính chính của văn bản cũ", "1 mục trong kế hoạch giữ nguyên", "0 → 1", "Còn 4 mục chờ quyết định")
	candidate := ""
	for el := range page.Descendants() {
		if el.Data == "input" && get(el, "name") == "candidate" {
			candidate = get(el, "value")
		}
	}

	s.must(s.get("/review/"+d+"?candidate="+candidate), 200, "Bản cũ của văn bản đã có việc này", "NV-0002")
	s.must(s.post("/review/"+d, url.Values{"candidate": {candidate}, "do": {"accept"}}), 409, "Bản cũ của văn bản đã có việc này: mục NV-0002")
	s.must(s.post(at, url.Values{"do": {"apply"}, "candidate": {candidate}, "rev": {"1"}}), 422, "Chưa chọn trường nào")
	s.must(s.post(at, url.Values{"do": {"apply"}, "candidate": {candidate}, "rev": {"1"}, "field": {"text"}}), 200, "Đã sửa NV-0002 theo bản mới", "đã quyết định")
	s.must(s.post(at, url.Values{"do": {"carry"}, "expected": {"3"}}), 409, "Lúc xem có 3 mục giữ nguyên, nay có 1")
	s.must(s.post(at, url.Values{"do": {"carry"}, "expected": {"1"}}), 200, "Đã giữ nguyên 1 mục")
	s.must(s.post(at, url.Values{"do": {"end-gone"}, "item": {"NV-0003"}}), 422, "Cần ghi lý do")
	s.must(s.post(at, url.Values{"do": {"ask-gone"}, "item": {"NV-0003"}, "why": {"hỏi Sở Nội vụ"}}), 200, "Hỏi lại", "hỏi Sở Nội vụ")
	s.must(s.post(at, url.Values{"do": {"end-gone"}, "item": {"NV-0003"}, "why": {"đã gộp"}}), 200, "Thôi thực hiện", "đã gộp")
	s.must(s.get("/items/NV-0002"), 200, "Trồng 5.000 cây xanh", "Sửa mục theo bản mới")
	s.must(s.get("/documents/"+old), 200, "Các bản của văn bản", "Được thay thế", "so với bản này")
	s.must(s.get("/documents/"+d), 200, "Các bản của văn bản", "so hai bản")
	s.must(s.get("/documents/"+d+"/against?old=cu.md"), 200, "Bản mới và bản cũ")
	s.must(s.get("/documents/"+d+"/against?old=none"), 404)
	s.must(s.get(at+"?lang=en"), 200, "New version and old version", "No longer carried out")
	s.kept()
}

// documentNamed is the id of the document that came as a file.
func (s *site) documentNamed(file string) string {
	s.Helper()
	d, err := s.app.DocumentNamed(s.Context(), file)
	if err != nil {
		s.Fatal(err)
	}
	return string(d.ID)
}
