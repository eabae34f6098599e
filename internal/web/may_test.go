package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// acts are the forms that send something: what stands behind each is an act that a post may or may not do.
func acts(p page) (out []string) {
	for n := range p.Descendants() {
		if n.Data == "form" && get(n, "method") == "post" && hasButton(n) {
			at := get(n, "action")
			if at == "" {
				at = p.path
			}
			out = append(out, at)
		}
	}
	return out
}

func hasButton(form *html.Node) bool {
	for n := range form.Descendants() {
		if n.Data == "button" {
			return true
		}
	}
	return false
}

// TestFormsOfAReporter walks every page as the reporter of one unit, wherever links lead: there is no form, and no link to
// one, whose act the post may not do.
func TestFormsOfAReporter(t *testing.T) {
	s := newSite(t)
	task := s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "30/9/2026")
	s.task("Rà soát vị trí việc làm", "Sở Nội vụ", "30/9/2026")
	review := s.must(s.send("/documents", "file", "ke-hoach-9.txt", []byte("ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nSố: 9/KH-UBND\n\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nTổ chức thực hiện nhiệm vụ năm 2026\n\n"+
		"II. NHIỆM VỤ, GIẢI PHÁP\n\n1. Giao Sở Tài chính chủ trì xây dựng Đề án tự chủ, hoàn thành trước ngày 30/9/2026.\n\n2. Giao Sở Nội vụ chủ trì xây dựng Kế hoạch tinh giản biên chế, hoàn thành trong quý IV năm 2026.\n"), nil), 200).path
	v := form(s.get(review), review)
	v.Set("do", "accept")
	s.must(s.post(review, v), 200) // so that there is a decision to take back
	if n := len(acts(s.get("/items/" + task))); n < 4 {
		t.Errorf("the coordinator finds %d forms on the page of an item", n)
	}
	s.must(s.post("/as", url.Values{"post": {"tc-dau-moi"}, "back": {"/"}}), 200, "Cán bộ đầu mối, Sở Tài chính")
	allowed := []string{"/as", "/look", "/views", "/mine", "/reports/so-tc/", "/indicators/import"} // of values, only those of its own unit are taken
	queue, seen := []string{"/", "/documents", "/review", review, "/items", "/reports", "/views?query=kind%3Dtask"}, map[string]bool{}
	alike := map[string]int{}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if u, err := url.Parse(at); err == nil {
			u.Fragment = ""
			at = u.String()
		}
		path, _, _ := strings.Cut(at, "?")
		file := strings.HasPrefix(path, "/static/") || path == "/write" || path == "/items/export" || strings.HasSuffix(path, "/original")
		if file || seen[at] || alike[path] == 5 || strings.Contains(at, "lang=en") { // a list under a hundred filters is one page
			continue
		}
		alike[path]++
		seen[at] = true
		p := s.get(at)
		if p.status != http.StatusOK {
			t.Errorf("a link leads to %s: %d", at, p.status)
			continue
		}
		for _, act := range acts(p) {
			if strings.HasSuffix(act, "/products") { // of what the unit has a part in
				s.must(p, 200, "Sở Tài chính")
				continue
			}
			own := act == "/items/"+task+"/extensions" || strings.HasSuffix(act, "/extensions") && strings.Contains(text(p.Node), "Đề án tự chủ")
			if !own && !slices.ContainsFunc(allowed, func(may string) bool { return strings.HasPrefix(act, may) }) {
				t.Errorf("%s has a form to %s", at, act)
			}
		}
		for n := range p.Descendants() {
			if href := get(n, "href"); n.Data == "a" && strings.HasPrefix(href, "/") {
				queue = append(queue, href)
			}
		}
	}
	t.Logf("%d pages", len(seen))
	for _, path := range []string{"/items/new", "/items/" + task + "/edit", "/items/bulk?do=due&item=NV-0001"} {
		if n := len(acts(s.must(s.get(path), 403, "không được làm việc này"))); n > 2 { // the post and the look
			t.Errorf("%s: %d forms beside the refusal", path, n)
		}
	}
}
