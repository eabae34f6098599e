package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const twoTasks = "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nSố: 19/KH-UBND\n\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nTổ chức thực hiện nhiệm vụ năm 2026\n\n" +
	"II. NHIỆM VỤ, GIẢI PHÁP\n\n1. Giao Sở Tài chính chủ trì xây dựng Đề án tự chủ đơn vị sự nghiệp, hoàn thành trước ngày 30/9/2026.\n\n" +
	"2. Giao Sở Nội vụ chủ trì xây dựng Kế hoạch tinh giản biên chế, hoàn thành trong quý IV năm 2026.\n"

// partly sends a request as the script of the review page does.
func (s *site) partly(method, path, before string, form url.Values) page {
	s.Helper()
	r, err := http.NewRequest(method, s.url+path, strings.NewReader(form.Encode()))
	if err != nil {
		s.Fatal(err)
	}
	r.Header.Set("Lotrinh-Part", before)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := s.client.Do(r)
	return s.read(answer, err)
}

// templates are the places that a part changes.
func templates(p page) map[string]bool {
	out := map[string]bool{}
	for n := range p.Descendants() {
		if n.Type == html.ElementNode && n.Data == "template" {
			out[get(n, "data-into")+get(n, "data-swap")] = true
		}
	}
	return out
}

// Going on answers with what changes: the form, the figures, and both rows and passages; a refusal with the form and what is wrong.
func TestReviewAnswersWithWhatChanges(t *testing.T) {
	s := newSite(t)
	p := s.must(s.send("/documents", "file", "ke-hoach-19.txt", []byte(twoTasks), nil), 200, "Đã đọc văn bản")
	review, first := p.path, form(p, p.path)
	first.Set("do", "reject")
	refused := s.must(s.partly("POST", review, first.Get("candidate"), first), 422)
	if got := templates(refused); !got["candidate"] || find(refused.Node, "id", "main") != nil {
		t.Errorf("the refusal changes %v", got)
	}
	first.Set("do", "accept")
	next := s.must(s.partly("POST", review, first.Get("candidate"), first), 200)
	got := templates(next)
	for _, place := range []string{"candidate", "review-note", "review-count", "review-bulk", "c-" + first.Get("candidate")} {
		if !got[place] {
			t.Errorf("%s is not changed: %v", place, got)
		}
	}
	rows, passages := 0, 0
	for place := range got {
		if strings.HasPrefix(place, "c-") {
			rows++
		} else if strings.HasPrefix(place, "s") {
			passages++
		}
	}
	if rows != 2 || passages < 2 {
		t.Errorf("%d rows and %d passages are changed, want both of either: %v", rows, passages, got)
	}
	whole := s.must(s.get(review), 200, "1/2 đã xem", "Quyết định gần nhất: Nhận đề xuất", "Lấy lại")
	s.must(s.post(review+"/undo", form(whole, review+"/undo")), 200, "Đã lấy lại quyết định trước", "0/2 đã xem")
	s.must(s.get(review+"?show=rejected"), 200, "Không còn đề xuất nào ở phần đang xem", "Không có đề xuất nào ở đây")
	s.must(s.get(review+"/unused"), 200, "theo lý do không dùng")
}
