package web_test

import (
	"strings"
	"testing"
)

const oneRate = "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nSố: 21/KH-UBND\n\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nChuyển đổi số năm 2026\n\n" +
	"I. MỤC TIÊU\n\n1. Tỷ lệ hồ sơ thủ tục hành chính trực tuyến đạt 80 % đến hết năm 2026.\n"

// The value, unit and time of an indicator are corrected in its review; what cannot be read is told at its field, and nothing typed is lost.
func TestReviewCorrectsValues(t *testing.T) {
	s := newSite(t)
	p := s.must(s.send("/documents", "file", "ke-hoach-21.txt", []byte(oneRate), nil), 200, "Đã đọc văn bản")
	review, v := p.path, form(p, p.path)
	for field, want := range map[string]string{"kind": "indicator", "value.0.number": "80", "value.0.unit": "%", "value.0.period": "đến 31/12/2026"} {
		if v.Get(field) != want {
			t.Errorf("%s is %q, want %q", field, v.Get(field), want)
		}
	}
	v.Set("do", "accept")
	v.Set("value.0.comparator", ">=")
	v.Set("value.0.number", "85,5")
	v.Set("value.0.period", "bao giờ xong")
	bad := s.must(s.post(review, v), 422, "Không hiểu thời kỳ")
	if in := find(bad.Node, "id", "value.0.period"); in == nil || get(in, "aria-invalid") != "true" || find(bad.Node, "id", get(in, "aria-describedby")) == nil || get(in, "value") != "bao giờ xong" || form(bad, review).Get("value.0.number") != "85,5" {
		t.Error("the field of the period does not say what is wrong")
	}
	v.Set("lang", "en")
	v.Set("value.0.number", "85.5")
	s.must(s.post(review, v), 422, "cannot be read")
	v.Set("lang", "vi")
	s.must(s.post(review, v), 422, "không phải là số")
	v.Set("value.0.number", "85,5")
	v.Set("value.0.unit", "điểm")
	v.Set("value.0.period", "2026-2030")
	s.must(s.post(review, v), 200, "Đã nhận bản đã sửa thành CT-0001")
	s.must(s.get("/items/CT-0001"), 200, "từ 85,5 điểm trở lên", "2026 – 2030")
	whole := s.must(s.get(review), 200)
	s.must(s.post(review+"/undo", form(whole, review+"/undo")), 200, "Đã lấy lại quyết định trước")
	if again := form(s.get(review), review); again.Get("value.0.number") != "80" {
		t.Errorf("taken back, the value is %q", again.Get("value.0.number"))
	}
}

// Targets of the plan are corrected in the form of their item, as an edit that its history tells.
func TestItemFormCorrectsTargets(t *testing.T) {
	s := newSite(t)
	p := s.must(s.send("/documents", "file", "ke-hoach-21.txt", []byte(oneRate), nil), 200, "Đã đọc văn bản")
	v := form(p, p.path)
	v.Set("do", "accept")
	s.must(s.post(p.path, v), 200, "Đã nhận thành CT-0001")
	const at = "/items/CT-0001"
	v = form(s.must(s.get(at+"/edit"), 200, "Mức phải đạt"), at)
	fields := map[string]string{}
	for name := range v {
		if strings.HasPrefix(name, "value.") {
			fields[name[strings.LastIndex(name, ".")+1:]] = name
		}
	}
	if v.Get(fields["number"]) != "80" || v.Get(fields["period"]) != "đến 31/12/2026" {
		t.Fatalf("the form has %v", v)
	}
	v.Set("why", "theo Công văn đính chính")
	v.Set(fields["number"], "85,5")
	v.Set(fields["period"], "bao giờ xong")
	bad := s.must(s.post(at, v), 422, "Không hiểu thời kỳ")
	if in := find(bad.Node, "id", fields["period"]); in == nil || get(in, "aria-invalid") != "true" || form(bad, at).Get(fields["number"]) != "85,5" {
		t.Error("the refusal does not stand at its field, or what was typed is gone")
	}
	v.Set(fields["period"], "năm 2030")
	s.must(s.post(at, v), 200, "Đã lưu thay đổi", "85,5 %", "năm 2030", "theo Công văn đính chính")
	s.must(s.post(at, v), 409)
}
