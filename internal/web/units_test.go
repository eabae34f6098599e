package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"lotrinh/internal/org"
)

// TestUnitByName names the unit of a list in words: one that fits is taken, of several one is chosen, none is told.
func TestUnitByName(t *testing.T) {
	s := newSite(t)
	s.task("Lập dự toán", "Sở Tài chính", "30/6/2026")
	for _, typed := range []string{"Sở Tài chính", "tai chinh"} {
		s.must(s.get("/items?state=tracked&unit="+url.QueryEscape(typed)), 200, "1–1 trong 1", "Lập dự toán", "Đơn vị: Sở Tài chính", "Trạng thái: Mọi mục có trạng thái")
	}
	p := s.must(s.get("/items?state=tracked&unit=s%E1%BB%9F"), 422, "2 đơn vị có chữ “sở”", "Chưa lọc được")
	if link := find(p.Node, "href", "/items?state=tracked&unit=so-tc"); link == nil {
		t.Error("no link leads to the list of one of them")
	}
	s.must(s.get("/items?unit=khong+co"), 422, "Không có đơn vị mã")
}

// TestManyUnits is an installation with more units than a select can offer: the filter takes a name, the list has pages.
func TestManyUnits(t *testing.T) {
	s := newSite(t)
	who, err := s.app.As(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	var units []org.Unit
	for i := range 260 {
		units = append(units, org.Unit{Code: fmt.Sprintf("xa-%d", i), Name: fmt.Sprintf("UBND xã số %03d", i), Line: org.State, Level: "commune"})
	}
	parents := map[string]string{}
	for i := range 70 {
		parents[fmt.Sprintf("xa-%d", 100+i)] = "xa-9"
	}
	units = append(units, org.Unit{Code: "chi-cuc", Name: "UBND xã số 007", Line: org.State, Level: "commune"})
	if err := s.app.AddUnits(t.Context(), who, units, parents, nil); err != nil {
		t.Fatal(err)
	}
	s.task("Lập dự toán", "Sở Tài chính", "30/5/2026")
	p := s.must(s.get("/items?unit=so-tc"), 200, "Đơn vị: Sở Tài chính")
	field := find(p.Node, "id", "s-unit")
	if field == nil || field.Data != "input" || get(field, "value") != "Sở Tài chính" {
		t.Fatalf("the filter does not hold the name of the unit: %v", field)
	}
	if field = find(s.get("/items?unit=chi-cuc").Node, "id", "s-unit"); get(field, "value") != "chi-cuc" {
		t.Errorf("a name that two units bear stands for one: %q", get(field, "value"))
	}
	s.must(s.get("/items?unit=UBND+xa+so"), 422, "261 đơn vị có chữ", "Tất cả")
	if names := strings.Count(text(s.get("/unit-names").Node), "UBND xã"); names != 261 {
		t.Errorf("%d names are offered", names)
	}

	s.must(s.get("/units"), 200, "1–50 trong 264", "Sở Tài chính")
	s.must(s.get("/units?sort=name&page=6"), 200, "251–264 trong 264")
	s.must(s.get("/units?level=commune&q=so+25"), 200, "1–13 trong 13")
	s.must(s.get("/units?under=xa-9"), 200, "1–50 trong 70", "Thuộc đơn vị: xa-9")
	s.must(s.get("/units/xa-9"), 200, "Tất cả đơn vị cấp dưới")
	s.must(s.get("/reports?q=tai+chinh"), 200, "Sở Tài chính", "1 đơn vị trong danh sách này")
	s.must(s.get("/reports?q=xa"), 200, "0 đơn vị trong danh sách này")
	s.must(s.get("/units?sort=colour"), 422, "Không xếp đơn vị theo")
	s.must(s.get("/units?under=nope&lang=en"), 422, "There is no unit")
}
