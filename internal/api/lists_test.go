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
	for query, field := range map[string]string{"due=xyz": "due", "due_from=31/02/2026": "due_from", "due_to=Q5/2026": "due_to", "due_from=2027&due_to=2026": "due_to", "sort=-": "sort"} {
		for _, path := range []string{"/api/items?", "/api/export?format=csv&"} {
			if a := c.must(422, "GET", path+query, nil); a.at("errors.0.field") != field {
				t.Errorf("%s%s names %v", path, query, a.at("errors.0.field"))
			}
		}
	}
	c.must(200, "GET", "/api/items?due_from=qu%C3%BD+3%2F2026&due_to=12%2F2026&sort=-due", nil)
}
