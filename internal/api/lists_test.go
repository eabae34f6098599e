package api

import (
	"strings"
	"testing"
)

func TestViews(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		for _, due := range []string{"1/6/2026", "30/6/2026"} {
			c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Việc " + due, "lead": []string{"so-tc"}, "due": due})
		}
		made := c.must(201, "POST", "/api/views", object{"title": " Trễ của  Sở ", "query": "?unit=so-tc&time=overdue&page=3&due_to=Q2/2026"}, keyHeader, "v1")
		again := c.must(201, "POST", "/api/views", object{"title": " Trễ của  Sở ", "query": "?unit=so-tc&time=overdue&page=3&due_to=Q2/2026"}, keyHeader, "v1")
		if made.at("title") != "Trễ của Sở" || made.at("query") != "due_to=Q2%2F2026&time=overdue&unit=so-tc" || string(again.raw) != string(made.raw) {
			t.Errorf("%s then %s", made.raw, again.raw)
		}
		at := made.header.Get("Location")
		if list := c.must(200, "GET", made.at("list").(string), nil); list.at("total") != 1.0 {
			t.Errorf("the saved list holds %s", list.raw)
		}
		changed := c.must(200, "PATCH", at, object{"query": "sort=-code"}, "If-Match", c.must(200, "GET", at, nil).header.Get("ETag"))
		if changed.at("title") != "Trễ của Sở" || changed.at("query") != "sort=-code" {
			t.Errorf("%s", changed.raw)
		}
		for _, x := range []struct {
			status       int
			method, path string
			body         any
			rev, field   string
		}{
			{422, "POST", "/api/views", object{"title": " ", "query": ""}, "", "title"}, {422, "POST", "/api/views", object{"title": "x", "query": "untt=1"}, "", "query"},
			{422, "POST", "/api/views", object{"title": "x", "query": "due=32/13/2026"}, "", "due"}, {422, "POST", "/api/views", object{"title": "x", "query": "sort=colour"}, "", "sort"},
			{413, "POST", "/api/views", object{"title": strings.Repeat("x", 121), "query": ""}, "", "title"}, {409, "POST", "/api/views", object{"title": "trễ của sở", "query": ""}, "", "title"},
			{412, "PATCH", at, object{"title": "y"}, `"1"`, ""}, {428, "PATCH", at, object{"title": "y"}, "", ""}, {412, "POST", at + "/remove", object{}, `"1"`, ""},
		} {
			a := c.must(x.status, x.method, x.path, x.body, "If-Match", x.rev)
			if x.field != "" && a.at("errors.0.field") != x.field {
				t.Errorf("%v names %v, want %q", x.body, a.at("errors.0.field"), x.field)
			}
		}
		if others := c.must(200, "GET", "/api/views", nil, asHeader, "tc-dau-moi"); len(others.at("rows").([]any)) != 0 {
			t.Errorf("another post sees %s", others.raw)
		}
		c.must(404, "GET", at, nil, asHeader, "tc-dau-moi")
		c.must(404, "POST", at+"/remove", object{}, "If-Match", `"2"`, asHeader, "tc-dau-moi")
		if left := c.must(200, "POST", at+"/remove", object{}, "If-Match", `"2"`); len(left.at("rows").([]any)) != 0 {
			t.Errorf("%s", left.raw)
		}
	})
}

// A filter that cannot be read is named, on lists and exports alike.
func TestFiltersAreNamed(t *testing.T) {
	c := sqlite(t)
	for query, field := range map[string]string{"due=xyz": "due", "due_from=31/02/2026": "due_from", "due_to=Q5/2026": "due_to", "due_from=2027&due_to=2026": "due_to", "sort=-": "sort", "state=nope": "state", "unit=nope": "unit", "kind=x": "kind", "parent=NV-9": "parent"} {
		for _, path := range []string{"/api/items?", "/api/export?format=csv&"} {
			if a := c.must(422, "GET", path+query, nil); a.at("errors.0.field") != field {
				t.Errorf("%s%s names %v", path, query, a.at("errors.0.field"))
			}
		}
	}
	c.must(200, "GET", "/api/items?due_from=qu%C3%BD+3%2F2026&due_to=12%2F2026&sort=-due", nil)
}

// Many items change in one act, each as it was seen, or none of them does.
func TestBulk(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		for n := range 3 {
			c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Việc", "lead": []string{[]string{"so-tc", "so-tc", "so-nv"}[n]}, "due": "30/6/2026"})
		}
		p := c.must(200, "GET", "/api/items/bulk?do=due&misread=1&value=30%2F9%2F2026&unit=so-tc", nil)
		if p.at("changing") != 2.0 || p.at("rows.0.before") != "30/6/2026" || p.at("rows.0.after") != "30/9/2026" || p.at("rows.1.rev") != 1.0 {
			t.Errorf("%s", p.raw)
		}
		if p := c.must(200, "GET", "/api/items/bulk?do=lead&value=so-nv&items=NV-0001,+NV-0003", nil, "Accept-Language", "en"); p.at("changing") != 1.0 || p.at("rows.1.refused") != "The item is so already." {
			t.Errorf("%s", p.raw)
		}
		change := object{"do": "due", "value": "30/9/2026", "why": "Thông báo 14", "misread": true, "items": []object{{"item": "NV-0001", "rev": 1}, {"item": "NV-0002", "rev": 1}}}
		entries := c.entries()
		done := c.must(200, "POST", "/api/items/bulk", change, keyHeader, "b1")
		if again := c.must(200, "POST", "/api/items/bulk", change, keyHeader, "b1"); string(again.raw) != string(done.raw) || c.entries() != entries+1 {
			t.Errorf("%s then %s", done.raw, again.raw)
		}
		if late := c.must(409, "POST", "/api/items/bulk", change); late.at("errors.0.field") != "items" || !strings.Contains(late.at("detail").(string), "NV-0001, NV-0002") {
			t.Errorf("%s", late.raw)
		}
		if list := c.must(200, "GET", "/api/items?due=9/2026", nil); list.at("total") != 2.0 {
			t.Errorf("%s", list.raw)
		}
		c.must(403, "POST", "/api/items/bulk", change, asHeader, "tc-dau-moi")
		c.must(422, "GET", "/api/items/bulk?do=due&value=bao+gi%E1%BB%9D", nil)
		c.must(400, "POST", "/api/items/bulk", object{"do": "due", "items": []object{}})
	})
}
