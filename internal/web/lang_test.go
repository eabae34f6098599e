package web_test

import (
	"net/url"
	"strings"
	"testing"
)

// TestLanguage goes to English and back: the address asks, the browser keeps it, the page and its query stay.
func TestLanguage(t *testing.T) {
	s := newSite(t)
	id := s.task("Trình Đề án", "Sở Tài chính", "trước ngày 30/5/2026")
	const list = "/items?unit=so-tc&sort=due"
	vi := s.must(s.get(list), 200, "Quá hạn 22 ngày", "1–1 trong 1")
	to := s.other(vi)
	if !strings.HasPrefix(to, list) {
		t.Errorf("the switch leads to %q, want %q with a language", to, list)
	}
	en := s.must(s.get(to), 200, "22 days overdue", "29 May 2026", "1–1 of 1")
	if back := s.other(en); back != list+"&lang=vi" && back != "/items?sort=due&unit=so-tc&lang=vi" {
		t.Errorf("the switch back leads to %q", back)
	}
	s.must(s.get("/items/"+id), 200, "Added by hand", "22 days overdue")
	s.must(s.post("/items/"+id+"/end", url.Values{"rev": {"1"}, "why": {""}}), 422, "reason")
	s.must(s.get("/nope"), 404, "Not found", "There is no such page")
	s.must(s.post("/as", url.Values{"post": {"tc-dau-moi"}, "back": {"/"}}), 200, "You are now acting as")
	s.must(s.get("/help"), 200, "The main things, step by step")
	s.must(s.get(list+"&lang=vi"), 200, "Quá hạn 22 ngày")
	s.must(s.get("/items/"+id), 200, "Mục thêm bằng tay")
}

// other is where the switch of languages leads.
func (s *site) other(p page) string {
	s.Helper()
	for a := range p.Descendants() {
		if a.Data == "a" && strings.Contains(get(a, "href"), "lang=") {
			return get(a, "href")
		}
	}
	s.Fatal("no switch of languages")
	return ""
}

// TestNumbersKeepTheirMeaning sends a form back as it was shown, in each language and with the other one chosen meanwhile.
func TestNumbersKeepTheirMeaning(t *testing.T) {
	s := newSite(t)
	p := s.must(s.post("/items", url.Values{"kind": {"project"}, "title": {"Đường tỉnh 931"}, "field.budget": {"1.234,5"}, "quote": {"Chủ tịch giao"}, "why": {"thử"}}), 200, "1.234,5 tỷ đồng")
	for _, x := range []struct{ shown, after, value string }{{"vi", "vi", "1.234,5"}, {"en", "en", "1,234.5"}, {"en", "vi", "1,234.5"}, {"vi", "en", "1.234,5"}} {
		s.get("/?lang=" + x.shown)
		f := form(s.get(p.path+"/edit"), p.path)
		if got := f.Get("field.budget"); got != x.value {
			t.Errorf("%s: the form shows %q, want %q", x.shown, got, x.value)
		}
		s.get("/?lang=" + x.after)
		f.Set("why", "không đổi")
		s.must(s.post(p.path, f), 200)
		s.must(s.get(p.path+"?lang=vi"), 200, "1.234,5 tỷ đồng")
		s.must(s.get(p.path+"?lang=en"), 200, "1,234.5 billion dong")
	}
	for _, typed := range []string{"1.234,5", "1,234.5", "1234,5", "1234.5"} { // English pages take the Vietnamese way where it can mean nothing else
		s.get("/?lang=en")
		f := form(s.get(p.path+"/edit"), p.path)
		f.Set("field.budget", typed)
		f.Set("why", "gõ lại")
		s.must(s.post(p.path, f), 200, "1,234.5 billion dong")
	}
	f := form(s.get(p.path+"/edit"), p.path)
	f.Set("field.budget", "five")
	s.must(s.post(p.path, f), 422, "Total investment: \"five\" is not a number")
}
