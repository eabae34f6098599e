package web_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestFilterByDays types days as people do; what cannot be read is told beside its field and lists nothing.
func TestFilterByDays(t *testing.T) {
	s := newSite(t)
	s.task("Việc tháng sáu", "Sở Tài chính", "30/6/2026")
	s.task("Việc quý ba", "Sở Tài chính", "15/8/2026")
	s.task("Việc cuối năm", "Sở Nội vụ", "31/12/2026")
	for query, want := range map[string]string{
		"due=06/2026": "1–1 trong 1", "due_from=qu%C3%BD+3/2026": "1–2 trong 2", "due_to=Q3/2026": "1–2 trong 2", "due_from=1/7/2026&due_to=9/2026": "1–1 trong 1", "due=2026": "1–3 trong 3", "due=2026-08-15": "1–1 trong 1",
	} {
		s.must(s.get("/items?"+query), 200, want)
	}
	s.must(s.get("/items?due=2026-06"), 200, "Đến hạn: 01/06/2026 – 30/06/2026")
	for query, field := range map[string]string{"due_from=qu%C3%BD+5/2026": "due_from", "due_to=31/02/2026": "due_to", "due=xyz": "due_from", "due_from=2027&due_to=2026": "due_to"} {
		p := s.must(s.get("/items?"+query), 422, "Chưa lọc được")
		for n := range p.Descendants() {
			if get(n, "id") == field && (get(n, "aria-invalid") != "true" || get(n, "aria-describedby") != "wrong-day") {
				t.Errorf("%s: %s is not named as the wrong field", query, field)
			}
			if n.Data == "table" {
				t.Errorf("%s: a list is shown", query)
			}
		}
	}
	s.must(s.get("/items?due_to=31/02/2026&lang=en"), 422, "cannot be read", "Q3/2026", "no items are shown")
	s.must(s.get("/items/export?format=csv&due=xyz"), 422)
	s.must(s.get("/items?sort=colour"), 422)
}

// TestSortByHeads goes from head to head: each turns its own order round and keeps the filter.
func TestSortByHeads(t *testing.T) {
	s := newSite(t)
	for _, x := range [][2]string{{"Bê tông", "30/9/2026"}, {"Ấm đun", "30/6/2026"}, {"Cầu đường", ""}} {
		s.task(x[0], "Sở Tài chính", x[1])
	}
	p := s.get("/items?unit=so-tc&per_page=50")
	for _, step := range []struct{ click, aria, order string }{
		{"Hạn", "descending", "Bê tông|Ấm đun|Cầu đường"}, {"Hạn", "ascending", "Ấm đun|Bê tông|Cầu đường"}, {"Mã", "ascending", "Bê tông|Ấm đun|Cầu đường"},
		{"Mã", "descending", "Cầu đường|Ấm đun|Bê tông"}, {"Nội dung", "ascending", "Ấm đun|Bê tông|Cầu đường"}, {"Nội dung", "descending", "Cầu đường|Bê tông|Ấm đun"},
	} {
		head := sortHead(p, step.click)
		p = s.must(s.get(get(head, "href")), 200)
		head = sortHead(p, step.click)
		if got := get(head.Parent, "aria-sort"); got != step.aria {
			t.Errorf("after %s the column is %q, want %q", step.click, got, step.aria)
		}
		if href := get(head, "href"); !strings.Contains(href, "unit=so-tc") || !strings.Contains(href, "per_page=50") {
			t.Errorf("the filter is lost: %s", href)
		}
		if got := strings.Join(titles(p), "|"); got != step.order {
			t.Errorf("%s %s: %s, want %s", step.click, step.aria, got, step.order)
		}
	}
}

// sortHead is the link of a column's head.
func sortHead(p page, label string) *html.Node {
	for n := range p.Descendants() {
		if n.Data == "a" && get(n, "class") == "sort" && strings.HasPrefix(text(n), label) {
			return n
		}
	}
	return &html.Node{Parent: &html.Node{}}
}

// titles are those of the rows of a list.
func titles(p page) (out []string) {
	for n := range p.Descendants() {
		if n.Data == "th" && get(n, "scope") == "row" {
			i := slices.IndexFunc(slices.Collect(n.ChildNodes()), func(c *html.Node) bool { return c.Data == "a" })
			out = append(out, text(slices.Collect(n.ChildNodes())[i]))
		}
	}
	return out
}

// TestSavedLists saves the list on the page, finds it above every list, renames it, gives it another filter, removes it.
func TestSavedLists(t *testing.T) {
	s := newSite(t)
	s.task("Việc của Sở", "Sở Tài chính", "30/6/2026")
	s.task("Việc khác", "Sở Nội vụ", "30/6/2026")
	s.must(s.get("/items"), 200)
	p := s.must(s.get("/views?query=unit%3Dso-tc"), 200, "chưa lưu danh sách nào", "Lưu danh sách đang xem")
	f := form(p, "/views")
	f.Set("title", "Của Sở")
	s.must(s.post("/views", f), 200, "Đã lưu danh sách “Của Sở”", "1–1 trong 1")
	s.must(s.post("/views", f), 409, "Đã có danh sách tên")
	s.must(s.get("/items?time=overdue"), 200, "Của Sở", "Lưu danh sách này")
	p = s.must(s.get("/views?query=unit%3Dso-nv"), 200, "Của Sở")
	at := ""
	for n := range p.Descendants() {
		if strings.HasPrefix(get(n, "action"), "/views/") {
			at = get(n, "action")
		}
	}
	change := form(p, at)
	change.Set("do", "replace")
	s.must(s.post(at, change), 200, "Đã đổi bộ lọc")
	s.must(s.post(at, change), 409, "vừa thay đổi")
	change = form(s.get("/views?query=unit%3Dso-nv"), at)
	change.Set("title", "Của Sở Nội vụ")
	s.must(s.post(at, change), 200, "Đã đổi tên", "Của Sở Nội vụ")
	change = form(s.get("/views"), at)
	change.Set("title", "x")
	change.Set("do", "remove")
	s.must(s.post(at, change), 200, "Đã xóa", "chưa lưu danh sách nào")
	s.must(s.get("/journal?lang=en"), 200, "Saved list removed", "List saved")
}

// TestChangeManyItems ticks rows, sees what would change, confirms it; then confirms an old preview.
func TestChangeManyItems(t *testing.T) {
	s := newSite(t)
	for _, title := range []string{"Việc một", "Việc hai", "Việc ba"} {
		s.task(title, "Sở Tài chính", "30/6/2026")
	}
	s.must(s.get("/items?unit=so-tc&per_page=2"), 200, "Cả 3 mục của danh sách này", "Chọn NV-0001")
	s.must(s.get("/items/bulk?do=due"), 422, "Chưa chọn mục nào")
	s.must(s.get("/items/bulk?do=due&item=NV-0001&item=NV-0003"), 200, "Đổi thời hạn 2", "30/6/2026", "Ghi giá trị mới")
	s.must(s.get("/items/bulk?do=due&item=NV-0001&value=30/9&why=x"), 422, "thiếu năm")
	p := s.must(s.get("/items/bulk?do=due&misread=1&all=1&unit=so-tc&value=30/9/2026&why=Theo+th%C3%B4ng+b%C3%A1o"), 200, "3 mục sẽ thay đổi", "Xác nhận thay đổi 3 mục")
	confirm := form(p, "/items/bulk")
	if len(confirm["row"]) != 3 {
		t.Fatalf("the form confirms %v", confirm)
	}
	first := s.must(s.post("/items/bulk", confirm), 200, "Đã thay đổi 3 mục", "1–3 trong 3", "30/09/2026")
	if first.path != "/items" {
		t.Errorf("after the change the page is %s", first.path)
	}
	again := s.must(s.post("/items/bulk", confirm), 409, "Chưa đổi mục nào", "NV-0001, NV-0002, NV-0003", "Mục đã như vậy rồi")
	if len(form(again, "/items/bulk")["row"]) != 0 {
		t.Error("an old preview can be confirmed again")
	}
	s.must(s.post("/items/bulk", confirm), 409)
	s.must(s.get("/journal"), 200, "Đổi hạn nhiều mục", "Theo thông báo")
	s.must(s.get("/items/bulk?do=lead&item=NV-0001&value=S%E1%BB%9F+L%E1%BA%A1&why=x&lang=en"), 422, "is not registered", "Change the lead unit")
	s.post("/as", map[string][]string{"post": {"tc-dau-moi"}, "back": {"/"}})
	for n := range s.get("/items?unit=so-tc&lang=vi").Descendants() {
		if get(n, "name") == "item" {
			t.Error("rows can be ticked by a post that may change nothing")
		}
	}
	s.must(s.get("/items/bulk?do=due&item=NV-0001"), 403, "không được làm việc này")
	s.must(s.post("/items/bulk", confirm), 403)
}
