package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/journal"

	"pgregory.net/rapid"
)

const conclusion = `ỦY BAN NHÂN DÂN TỈNH MẪU GIANG
Số: 15/KH-UBND
Mẫu Giang, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Chuyển đổi số năm 2026
III. NHIỆM VỤ, GIẢI PHÁP
1. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ xây dựng Đề án chuyển đổi số, hoàn thành trước ngày 30/9/2026.
2. Giao Sở Nội vụ chủ trì tổ chức lớp bồi dưỡng kỹ năng số, hoàn thành trước ngày 30/10/2026.
3. Giao Sở Tài chính chủ trì rà soát kinh phí, hoàn thành trước ngày 30/11/2026.
`

// The whole road by JSON: document, review, plan, report, what leaves the house.
func TestRoad(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		d := c.file(201, "POST", "/api/documents", "ke-hoach-15.txt", conclusion)
		id := d.at("id").(string)
		if d.header.Get("Location") != "/api/documents/"+id {
			t.Errorf("Location %q", d.header.Get("Location"))
		}
		c.file(409, "POST", "/api/documents", "ke-hoach-15.txt", conclusion)
		review := c.must(200, "GET", "/api/review/"+id, nil)
		if n := len(review.at("candidates").([]any)); n < 3 {
			t.Fatalf("%d candidates: %s", n, review.raw)
		}
		first, second := review.at("candidates.0.candidate.id").(string), review.at("candidates.1.candidate.id").(string)
		accepted := c.must(200, "POST", "/api/review/"+id+"/"+first+"/accept", object{"title": "Xây dựng Đề án chuyển đổi số", "lead": []string{"so-tc"}})
		code := accepted.at("item.code").(string)
		c.must(409, "POST", "/api/review/"+id+"/"+first+"/accept", object{})
		c.must(422, "POST", "/api/review/"+id+"/"+second+"/reject", object{"why": " "})
		c.must(200, "POST", "/api/review/"+id+"/"+second+"/reject", object{"why": "không phải nhiệm vụ"})
		c.must(404, "POST", "/api/review/"+id+"/nothing/accept", object{})
		c.must(409, "POST", "/api/review/"+id+"/"+first+"/separate", object{})
		c.must(200, "POST", "/api/review/"+id+"/undo", object{})
		c.must(200, "POST", "/api/review/"+id+"/"+second+"/reject", object{"why": "không phải nhiệm vụ"})
		c.must(404, "POST", "/api/review/"+id+"/undo", object{"seq": -1})
		c.must(200, "POST", "/api/review/"+id+"/"+second+"/undo", object{})
		c.must(409, "POST", "/api/review/"+id+"/"+second+"/undo", object{})
		c.must(200, "POST", "/api/review/"+id+"/"+second+"/reject", object{"why": "không phải nhiệm vụ"})
		c.must(200, "GET", "/api/review/"+id+"/unused", nil)
		c.must(409, "POST", "/api/review/"+id+"/"+first+"/split", object{"words": "và"})
		c.must(409, "POST", "/api/review/"+id+"/"+first+"/merge", object{"with": second})
		c.must(422, "POST", "/api/review/"+id+"/candidates", object{"span": object{"start": 5, "end": 5}})
		c.must(200, "POST", "/api/review/"+id+"/above", object{"above": 0.1})

		got := c.must(200, "GET", "/api/documents/"+id, nil)
		c.must(200, "PATCH", "/api/documents/"+id, object{"signer": "Nguyễn Văn Mẫu", "why": "đọc thiếu"}, "If-Match", got.header.Get("ETag"))
		c.must(412, "PATCH", "/api/documents/"+id, object{"signer": "Khác"}, "If-Match", got.header.Get("ETag"))
		c.must(200, "POST", "/api/documents/"+id+"/events", object{"stage": "in_force", "on": "2026-03-01"})

		it := c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Báo cáo miệng", "lead": []string{"Sở Tài chính"}, "due": "30/6/2026", "quote": "họp giao ban"})
		at := it.header.Get("Location")
		c.must(200, "PATCH", at, object{"due": "15/7/2026", "due_misread": true, "why": "đọc nhầm"}, "If-Match", `"1"`)
		c.must(200, "POST", at+"/links", object{"relation": "implements", "to": code})
		if shown := c.must(200, "GET", at, nil); shown.at("due.to") != "2026-07-15" || shown.at("title") != "Báo cáo miệng" || len(shown.at("links").([]any)) != 1 {
			t.Errorf("after the change: %s", shown.raw)
		}

		report := "/api/reports/so-tc/2026-05"
		empty := c.must(200, "GET", report, nil, asHeader, "tc-dau-moi")
		c.must(200, "PATCH", report, object{"summary": "Cơ bản đúng tiến độ.", "lines": []object{{"item": code, "state": "in_progress", "percent": 40, "text": "đang làm"}}},
			"If-Match", empty.header.Get("ETag"), asHeader, "tc-dau-moi")
		c.file(200, "PUT", report+"/evidence/"+code, "minh-chung.txt", "biên bản", "If-Match", `"1"`)
		sent := c.must(200, "POST", report+"/steps", object{"action": "submit"}, "If-Match", `"2"`, asHeader, "tc-dau-moi")
		c.must(403, "POST", report+"/steps", object{"action": "approve"}, "If-Match", sent.header.Get("ETag"), asHeader, "tc-dau-moi")
		c.must(200, "POST", report+"/steps", object{"action": "approve"}, "If-Match", sent.header.Get("ETag"))
		filled := c.must(200, "GET", report, nil)
		for _, l := range filled.at("lines").([]any) {
			if line := l.(map[string]any)["line"].(map[string]any); line["evidence"] != "" && line["id"] != "" {
				if got := c.must(200, "GET", "/api/evidence/"+line["id"].(string), nil); string(got.raw) != "biên bản" || line["percent"] != 40.0 {
					t.Errorf("evidence %q of %v", got.raw, line)
				}
			}
		}
		for _, path := range []string{"/api/home", "/api/kinds", "/api/posts", "/api/documents", "/api/documents/" + id + "/text", "/api/documents/" + id + "/original", "/api/review", "/api/items?time=in_time",
			at + "/history", "/api/units", "/api/units/so-tc", "/api/themes", "/api/reports", "/api/reports?period=2026-05&state=approved", "/api/search?q=de+an", "/api/journal", "/api/export?format=csv",
			"/api/export?format=xlsx&what=tasks", "/api/export?format=json&what=journal", "/api/write?period=2026-05&format=docx", openAPI} {
			c.must(200, "GET", path, nil)
		}
		now := c.must(200, "GET", at, nil)
		c.must(200, "POST", at+"/end", object{"why": "trùng"}, "If-Match", now.header.Get("ETag"))
		if head, wrong, err := c.app.Verify(t.Context(), journal.Head{}); err != nil || len(wrong) > 0 {
			t.Errorf("verify: %v %q %v", head, wrong, err)
		}
	})
}

// The list has the page's filters and pages; its export has exactly its rows.
func TestListAndExportAgree(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		for _, due := range []string{"1/6/2026", "2/6/2026", "30/6/2026"} {
			c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Việc " + due, "lead": []string{"so-tc"}, "due": due})
		}
		list := c.must(200, "GET", "/api/items?unit=so-tc&time=overdue&per_page=1&page=2", nil)
		if list.at("total") != 2.0 || len(list.at("rows").([]any)) != 1 {
			t.Errorf("%s", list.raw)
		}
		var rows []any
		exported := c.must(200, "GET", "/api/export?format=json&unit=so-tc&time=overdue", nil)
		if err := json.Unmarshal(exported.raw, &rows); err != nil || len(rows) != 2 {
			t.Errorf("%d rows, %v: %s", len(rows), err, exported.raw)
		}
	})
}

func TestRefusals(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		it := c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Một việc"})
		at := it.header.Get("Location")
		for _, x := range []struct {
			status       int
			method, path string
			body         any
			headers      []string
			field, says  string
		}{
			{404, "GET", "/api/nothing", nil, nil, "", "/api/openapi.json"},
			{404, "GET", "/api/items/NV-9999", nil, nil, "", ""},
			{405, "DELETE", at, nil, nil, "", "DELETE"},
			{400, "GET", "/api/items?untt=so-tc", nil, nil, "untt", "untt"},
			{400, "GET", "/api/items?page=x", nil, nil, "page", ""},
			{400, "GET", "/api/export", nil, nil, "format", ""},
			{422, "GET", "/api/export?format=pdf", nil, nil, "format", "pdf"},
			{400, "POST", "/api/items", `{"kind":"task"}`, nil, "title", ""},
			{400, "POST", "/api/items", `{"kind":"task","titel":"x","title":"x"}`, nil, "titel", ""},
			{400, "POST", "/api/items", `{"kind":"task","title":7}`, nil, "title", ""},
			{400, "POST", "/api/items", `{"kind":`, nil, "", ""},
			{400, "POST", "/api/items", "{\"kind\":\"task\",\"title\":\"\xff\"}", nil, "", "UTF-8"},
			{422, "POST", "/api/items", `{"kind":"task","title":"x\u0000"}`, nil, "", "NUL"},
			{422, "POST", "/api/items", `{"kind":"task","title":"x","due":"bao giờ"}`, nil, "due", ""},
			{422, "POST", "/api/items", `{"kind":"nothing","title":"x"}`, nil, "kind", ""},
			{413, "POST", "/api/items", `{"kind":"task","title":"` + strings.Repeat("x", maxJSON) + `"}`, nil, "", "4 MB"},
			{415, "POST", "/api/items", `{}`, []string{"Content-Type", "text/plain"}, "Content-Type", ""},
			{415, "POST", "/api/documents", `{}`, nil, "Content-Type", ""},
			{428, "PATCH", at, `{"title":"y"}`, nil, "If-Match", ""},
			{400, "PATCH", at, `{"title":"y"}`, []string{"If-Match", "*"}, "If-Match", ""},
			{412, "PATCH", at, `{"title":"y"}`, []string{"If-Match", `"9"`}, "If-Match", ""},
			{403, "POST", "/api/items", `{"kind":"task","title":"x"}`, []string{asHeader, "tc-dau-moi"}, "", ""},
			{403, "GET", "/api/items", nil, []string{asHeader, "nobody"}, asHeader, "nobody"},
			{403, "POST", "/api/items", `{"kind":"task","title":"x"}`, []string{"Sec-Fetch-Site", "cross-site"}, "", ""},
			{422, "GET", "/api/reports/so-tc/2026-13", nil, nil, "period", ""},
		} {
			a := c.must(x.status, x.method, x.path, x.body, append(x.headers, "Accept-Language", "en-GB, vi;q=0.5")...)
			if x.field != "" && a.at("errors.0.field") != x.field {
				t.Errorf("%s %s names %v, want %q", x.method, x.path, a.at("errors.0.field"), x.field)
			}
			if !strings.Contains(a.at("detail").(string), x.says) || a.at("detail") != a.at("en") || a.at("vi") == a.at("en") {
				t.Errorf("%s %s says %s", x.method, x.path, a.raw)
			}
			if x.status == 405 && !strings.Contains(a.header.Get("Allow"), "PATCH") {
				t.Errorf("Allow: %q", a.header.Get("Allow"))
			}
			if x.status == 412 && a.header.Get("ETag") != `"1"` {
				t.Errorf("412 with ETag %s", a.header.Get("ETag"))
			}
		}
		if a := c.must(404, "GET", "/api/nothing", nil); a.at("detail") != a.at("vi") {
			t.Error("Vietnamese is not the first language")
		}
	})
}

// What is shown beside a thing changes its tag too, so that "not modified" is true; If-Match looks at the revision alone.
func TestVersions(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		at := c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Một việc"}).header.Get("Location")
		other := c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Việc khác"})
		tag := c.must(200, "GET", at, nil).header.Get("ETag")
		if !strings.HasPrefix(tag, `"1-`) {
			t.Errorf("ETag %s", tag)
		}
		if a := c.must(304, "GET", at, nil, "If-None-Match", tag); len(a.raw) > 0 {
			t.Errorf("304 with %q", a.raw)
		}
		c.must(200, "POST", at+"/links", object{"relation": "same_as", "to": other.at("code")})
		c.must(200, "GET", at, nil, "If-None-Match", tag)
		if changed := c.must(200, "PATCH", at, object{"title": "Một việc khác"}, "If-Match", tag); changed.header.Get("ETag") != `"2"` {
			t.Errorf("ETag %s after the change", changed.header.Get("ETag"))
		}
	})
}

func TestSentTwiceIsDoneOnce(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		before := c.entries()
		body := object{"kind": "task", "title": "Một việc"}
		first := c.must(201, "POST", "/api/items", body, keyHeader, "k1")
		again := c.must(201, "POST", "/api/items", body, keyHeader, "k1")
		if string(first.raw) != string(again.raw) || again.header.Get("Idempotency-Replayed") != "true" || first.header.Get("Idempotency-Replayed") != "" ||
			first.header.Get("Location") != again.header.Get("Location") || first.header.Get("ETag") != again.header.Get("ETag") {
			t.Errorf("first %s\nagain %s", first.raw, again.raw)
		}
		if a := c.must(422, "POST", "/api/items", object{"kind": "task", "title": "Việc khác"}, keyHeader, "k1"); a.at("type") != "urn:lotrinh:key_reused" {
			t.Errorf("%s", a.raw)
		}
		at := first.header.Get("Location")
		for range 2 { // the second time the revision is an old one, and it does not matter
			c.must(200, "PATCH", at, object{"title": "Đã sửa"}, "If-Match", `"1"`, keyHeader, "k2")
		}
		for range 2 {
			c.file(201, "POST", "/api/documents", "ke-hoach.txt", conclusion, keyHeader, "k3")
		}
		c.must(422, "POST", "/api/items", object{"kind": "task", "title": " "}, keyHeader, "k4") // a refusal is not kept
		c.must(201, "POST", "/api/items", body, keyHeader, "k4")
		if n := c.entries() - before; n != 4 {
			t.Errorf("%v entries in the journal, want 4", n)
		}

		var all sync.WaitGroup
		var mu sync.Mutex
		count := map[int]int{}
		for range 8 {
			all.Go(func() {
				a := c.send("POST", "/api/items", body, keyHeader, "k5")
				mu.Lock()
				defer mu.Unlock()
				count[a.status]++
			})
		}
		all.Wait()
		if count[201] == 0 || count[201]+count[http.StatusConflict] != 8 || c.entries()-before != 5 {
			t.Errorf("at once: %v", count)
		}
	})
}

// The program stopped after the act was committed and before its answer was kept.
func TestAnswerLostInACrash(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		body := []byte(`{"kind":"task","title":"Một việc"}`)
		who, err := c.app.As(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		s := &server{app: c.app}
		r := &call{who: who, rev: -1}
		r.Request, _ = http.NewRequest("POST", "/api/items", nil)
		sum := r.sum(body)
		id, err := s.addItem(r, withKey(t, "k1", sum), newItem{Kind: "task"})
		if err == nil {
			t.Fatalf("an item without a title: %s", id)
		}
		if id, err = s.addItem(r, withKey(t, "k1", sum), newItem{Kind: "task", Title: "Một việc"}); err != nil {
			t.Fatal(err)
		}
		before := c.entries()
		again := c.must(201, "POST", "/api/items", body, keyHeader, "k1")
		if again.at("id") != id || again.header.Get("Idempotency-Replayed") != "true" || c.entries() != before {
			t.Errorf("%s", again.raw)
		}
	})
}

// Whatever is sent, the answer is never our own mistake.
func TestNothingSentBreaksIt(t *testing.T) {
	c := sqlite(t)
	it := c.must(201, "POST", "/api/items", object{"kind": "task", "title": "Một việc", "lead": []string{"so-tc"}})
	words := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "task", "so-tc", "30/6/2026", "NV-0001", "done", "submit", "1e999", "\x00", "2026-06-20"}))
	var value func(depth int) *rapid.Generator[any]
	value = func(depth int) *rapid.Generator[any] {
		leaf := rapid.OneOf(words.AsAny(), rapid.Float64Range(-1e9, 1e9).AsAny(), rapid.Int().AsAny(), rapid.Bool().AsAny(), rapid.Just[any](nil))
		if depth == 0 {
			return leaf
		}
		inner := value(depth - 1)
		return rapid.OneOf(leaf, rapid.SliceOfN(inner, 0, 3).AsAny(), rapid.MapOfN(words, inner, 0, 3).AsAny())
	}
	fields := []string{"kind", "title", "due", "lead", "fields", "themes", "parent", "document", "accountable", "why", "above", "stage", "on", "lines", "relation", "to", "action", "reason", "group", "date"}
	paths := strings.NewReplacer("{id}", it.at("id").(string), "{unit}", "so-tc", "{period}", "2026-05", "{item}", "NV-0001", "{document}", "d", "{candidate}", "c", "{code}", "so-tc", "{line}", "l")
	rapid.Check(t, func(rt *rapid.T) {
		r := rapid.SampledFrom(routes).Draw(rt, "route")
		body := map[string]any{}
		for _, f := range rapid.SliceOfDistinct(rapid.SampledFrom(fields), rapid.ID).Draw(rt, "fields") {
			body[f] = value(2).Draw(rt, f)
		}
		if r.method == "GET" {
			body = nil
		}
		if a := c.send(r.method, paths.Replace(r.path), body, "If-Match", `"1"`); a.status >= 500 {
			rt.Fatalf("%s %s with %v: %d %s", r.method, r.path, body, a.status, a.raw)
		}
	})
}

func withKey(t *testing.T, key, sum string) context.Context {
	return app.WithRequest(t.Context(), app.Request{Key: key, Sum: sum})
}
