package api

import (
	"strings"
	"testing"
)

// A new version by JSON: what it may be a version of, what is said of it, and each decision.
func TestVersionsOfADocument(t *testing.T) {
	onBoth(t, func(c *client) {
		t := c.T
		old := c.file(201, "POST", "/api/documents", "cu.txt", conclusion).at("id").(string)
		c.must(200, "POST", "/api/review/"+old+"/above", object{"above": 0.1})
		text := strings.NewReplacer("30/9/2026", "31/12/2026", "3. Giao Sở Tài chính chủ trì rà soát kinh phí, hoàn thành trước ngày 30/11/2026.", "").Replace(conclusion)
		id := c.file(201, "POST", "/api/documents", "moi.txt", text).at("id").(string)
		at := "/api/documents/" + id

		v := c.must(200, "GET", at+"/versions", nil)
		if v.at("earlier") != nil || v.at("likely.0.document.id") != old {
			t.Errorf("%s", v.raw)
		}
		c.must(409, "POST", at+"/carry", object{})
		c.must(400, "POST", at+"/versions", object{"of": old, "how": "perhaps"})
		c.must(404, "POST", at+"/versions", object{"of": "77/KH-UBND", "how": "replaces"})
		if v := c.must(200, "POST", at+"/versions", object{"of": old, "how": "replaces"}); v.at("earlier.stage") != "replaced" || v.at("how") != "replaces" {
			t.Errorf("%s", v.raw)
		}
		c.must(409, "POST", at+"/versions", object{"of": old, "how": "corrects"})
		if v := c.must(200, "GET", "/api/documents/"+old+"/versions", nil); v.at("newer.0.document.id") != id {
			t.Errorf("%s", v.raw)
		}

		a := c.must(200, "GET", at+"/against/"+old, nil)
		if a.at("waiting.carry") != 1.0 || a.at("waiting.apply") != 1.0 || a.at("waiting.gone") != 1.0 || a.at("items.0.fate") != "changed" {
			t.Fatalf("%s", a.raw)
		}
		c.must(409, "POST", at+"/carry", object{"expected": 3})
		c.must(200, "POST", at+"/carry", object{"expected": 1})
		changed := a.at("items.0.candidate.id").(string)
		c.must(404, "POST", "/api/documents/"+old+"/apply", object{"candidate": changed})
		if a := c.must(200, "POST", at+"/apply", object{"candidate": changed, "fields": []string{"deadline"}}); a.at("waiting.apply") != 0.0 {
			t.Errorf("%s", a.raw)
		}
		code := a.at("gone.0.item.code").(string)
		c.must(422, "POST", at+"/gone", object{"items": []string{code}, "do": "end"})
		if a := c.must(200, "POST", at+"/gone", object{"items": []string{code}, "do": "end", "why": "đã xong ở kế hoạch khác"}); a.at("gone.0.do") != "end" || a.at("gone.0.item.ended") != true {
			t.Errorf("%s", a.raw)
		}
		if it := c.must(200, "GET", "/api/items/"+a.at("items.0.item.code").(string), nil); it.at("due.to") != "2026-12-30" || !strings.Contains(it.at("title").(string), "chuyển đổi số") {
			t.Errorf("%s", it.raw)
		}
		c.must(409, "POST", "/api/review/"+id+"/"+changed+"/unpair", object{})
	})
}
