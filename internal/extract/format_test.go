package extract

import (
	"encoding/json"
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

// TestFormat checks names and kinds of the public format that other programs rely on.
func TestFormat(t *testing.T) {
	src := sheet("PHỤ LỤC I", "TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì", "I | Đến năm 2030 | | | ",
		"1 | Xếp hạng số | Thứ bậc | ≤ 3 Đông Nam Á; ≤ 50 Thế giới | Sở Y tế", "2 | Tỉ lệ hộ khá | % | 0,70 - 8 | ", "3 | Hạ tầng số | | Hiện đại | ")
	src.Meta.Date = "2025-02-05"
	r := &Result{Anchor: "2025-02-05", Counts: []Count{{Text: "3 nhóm", Stated: 3, Members: []doc.Span{{Start: 1, End: 2}}}}}
	tables(src, r.Anchor, r)
	order(r)
	b, err := JSON(src, r)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "\n") || !strings.Contains(string(b), `"comparator":"<="`) {
		t.Errorf("not one line, or escaped: %s", b)
	}
	if !strings.Contains(string(b), `"value":[0.70,8]`) {
		t.Errorf("the digits of a value were changed: %s", b)
	}
	var out struct {
		Format   string
		Document map[string]any
		Items    []struct {
			ID, Kind, Text string
			Locator        map[string]any
			Group, Lead    []string
			Deadline       any
			Values         []map[string]any
			Confidence     float64
		}
		Groups []map[string]any
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if out.Format != "lotrinh-extract/1" || out.Document["anchor_date"] != "2025-02-05" || len(out.Items) != 3 || out.Items[0].ID != "i1" {
		t.Fatalf("%s", b)
	}
	first := out.Items[0]
	if first.Locator["table"] != 1.0 || first.Locator["row"] != 3.0 || first.Group[0] != "I. Đến năm 2030" || first.Values[1]["scope"] != "Thế giới" || first.Values[1]["value"] != 50.0 {
		t.Errorf("%+v", first)
	}
	if p := first.Values[0]["period"].(map[string]any); p["from"] != nil || p["to"] != "2030-12-31" {
		t.Errorf("period %v", p)
	}
	if v := out.Items[2].Values[0]; v["value"] != nil || v["comparator"] != nil || v["text"] != "Hiện đại" {
		t.Errorf("worded target %v", v)
	}
	if out.Groups[0]["stated"] != 3.0 || out.Groups[0]["found"] != 1.0 {
		t.Errorf("counts %v", out.Groups)
	}
}
