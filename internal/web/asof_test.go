package web

import "testing"

func TestStayOn(t *testing.T) {
	page := `<form class="find" action="/search"><label class="sr" for="q">Tìm</label></form><form method="post"><b></b></form><a href="/items?state=done">x</a><a href="/rights">y</a>`
	want := `<form class="find" action="/search"><input type="hidden" name="asof" value="2025-06-30"><label class="sr" for="q">Tìm</label></form>` +
		`<form method="post"><b></b></form><a href="/items?state=done&amp;asof=2025-06-30">x</a><a href="/rights">y</a>`
	if got := string(stayOn("2025-06-30", kept, []byte(page))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
