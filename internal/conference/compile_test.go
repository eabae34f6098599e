package conference

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

func TestCompileHoldAndBack(t *testing.T) {
	name := func(u org.UnitID) string { return "đơn vị " + string(u) }
	spoken := Contribution{UnitID: "a", State: Plenary, Order: 1, Minutes: 10}
	for why, papers := range map[string][]Contribution{
		"nothing accepted": {{UnitID: "a", State: Awaited}},
		"one returned":     {spoken, {UnitID: "b", State: Returned}},
		"one not placed":   {spoken, {UnitID: "b", State: Plenary}},
	} {
		c := Conference{State: Collecting}
		err := c.Compile(papers, name)
		if !fault.Is(err, fault.Conflict) || c.State != Collecting {
			t.Errorf("%s: %v, %s", why, err, c.State)
		}
		if len(papers) > 1 && !strings.Contains(err.Error(), "đơn vị b") {
			t.Errorf("%s: %v does not say whose", why, err)
		}
	}
	c := Conference{State: Collecting, HeldOn: "2026-10-30"}
	if err := c.Compile([]Contribution{spoken, {UnitID: "c", State: Awaited}, {UnitID: "d", State: Proceedings}}, name); err != nil || c.State != Compiled {
		t.Fatalf("it is not compiled: %v", err)
	}
	if err := c.Hold("2026-10-29"); err == nil {
		t.Error("it was held before its day")
	}
	if err := c.Hold("2026-10-30"); err != nil || c.State != Held {
		t.Errorf("it was not held on its day: %v", err)
	}
	if err := c.Back(" "); err == nil {
		t.Error("it went back without a reason")
	}
	for _, want := range []State{Compiled, Collecting} {
		if err := c.Back("ghi nhầm"); err != nil || c.State != want {
			t.Errorf("it went back to %s: %v", c.State, err)
		}
	}
	if err := c.Back("nữa"); err == nil {
		t.Error("it went back from collecting")
	}
}

func TestAddressees(t *testing.T) {
	for text, want := range map[string]Addressee{
		"Kiến nghị Trung ương sớm hướng dẫn định mức biên chế.":                ToCentre,
		"Đề nghị HĐND tỉnh xem xét nghị quyết về vốn mồi.":                     ToCommittee,
		"Đề nghị UBND tỉnh duyệt mua thuốc tập trung.":                         ToPeoples,
		"UBND các xã, phường lập danh sách bến bãi.":                           ToCommunes,
		"UBND phường Mẫu Thịnh bàn giao hai khu đất sạch.":                     ToCommunes,
		"Đề nghị Sở Xây dựng thống nhất điểm đấu nối.":                         ToUnits,
		"Bộ Chỉ huy Quân sự tỉnh cắm mốc đất quốc phòng.":                      ToUnits,
		"Chủ đầu tư hạ tầng cụm công nghiệp bàn giao nhà máy.":                 ToBusinesses,
		"Thuế tỉnh đưa vào dùng bản đồ số.":                                    ToSelf,
		"Đưa lớp truyền nghề vào chương trình trải nghiệm.":                    ToNobody,
		"Đưa bản đồ số vào dùng ở mọi bản, làng.":                              ToNobody,
		"Sớm quy định trách nhiệm khấu trừ thuế của sàn giao dịch nước ngoài.": ToNobody,
	} {
		if got := AddresseeOf(text, "", []string{"Thuế tỉnh"}); got != want {
			t.Errorf("%q asks %q, want %q", text, got, want)
		}
	}
	if got := AddresseeOf("Sớm quy định trách nhiệm khấu trừ thuế.", "Kiến nghị Trung ương:", nil); got != ToCentre {
		t.Errorf("under its line it asks %q", got)
	}
}
