package write

import (
	"testing"

	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ in, vi, en string }{
		{"0", "0", "0"}, {"999", "999", "999"}, {"1000", "1.000", "1,000"}, {"1234567.50", "1.234.567,50", "1,234,567.50"}, {"-12345.6", "-12.345,6", "-12,345.6"}, {"0.5", "0,5", "0.5"},
	} {
		if vi, en := Amount(c.in).In(lang.Vi), Amount(c.in).In(lang.En); vi != c.vi || en != c.en {
			t.Errorf("%s: %s and %s, want %s and %s", c.in, vi, en, c.vi, c.en)
		}
	}
	for _, bad := range []string{"", "-", ".5", "1.", "1,5", "1e9", " 1", "NaN"} {
		if canonicalNumber(bad) {
			t.Errorf("%q taken for a number", bad)
		}
	}
}

func TestMarkers(t *testing.T) {
	state, party := ProgressReport{Layout: StateLayout}, ProgressReport{Layout: PartyLayout}
	for _, c := range []struct {
		r        ProgressReport
		depth, i int
		want     string
	}{
		{state, 1, 0, "I. "}, {state, 1, 3, "IV. "}, {state, 1, 48, "XLIX. "}, {party, 1, 8, "IX- "}, {state, 2, 9, "10. "},
		{state, 3, 4, "đ) "}, {state, 3, 6, "g) "}, {state, 3, 40, "- "}, {state, 4, 0, "- "},
	} {
		if got := c.r.marker(c.depth, c.i); got != c.want {
			t.Errorf("depth %d, %d: %q, want %q", c.depth, c.i, got, c.want)
		}
	}
}

func TestNumberAndDateLines(t *testing.T) {
	state := ProgressReport{Layout: StateLayout, Number: "15", Symbol: "BC-UBND", Place: "Mẫu Giang", Date: when.Day(2025, 2, 5), Type: "BÁO CÁO", Issuer: "Sở Nội vụ"}
	party := state
	party.Layout, party.Symbol = PartyLayout, "BC/TU"
	for got, want := range map[string]string{
		state.numberLine():   "Số: 15/BC-UBND",
		party.numberLine():   "Số 15-BC/TU",
		state.placeAndDate(): "Mẫu Giang, ngày 05 tháng 02 năm 2025",
		state.attachedTo():   "(Kèm theo Báo cáo số 15/BC-UBND ngày 05 tháng 02 năm 2025 của Sở Nội vụ)",
		party.attachedTo():   "(Kèm theo Báo cáo số 15-BC/TU, ngày 5/2/2025 của Sở Nội vụ)",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	state.Number, party.Number = "", ""
	if state.numberLine() != "Số: "+blank+"/BC-UBND" || party.numberLine() != "Số "+blank+"-BC/TU" {
		t.Errorf("no room for the number: %q, %q", state.numberLine(), party.numberLine())
	}
}

func TestListMarks(t *testing.T) {
	for _, c := range []struct {
		in   string
		i, n int
		want string
	}{
		{"Như trên", 0, 2, "- Như trên;"}, {"- Như trên;", 0, 2, "- Như trên;"}, {"Lưu: VT, TH.", 1, 2, "- Lưu: VT, TH."}, {"– Lưu: VT", 0, 1, "- Lưu: VT."},
	} {
		if got := listed(c.in, ";", c.i, c.n); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestAuthority(t *testing.T) {
	state, party := ProgressReport{Layout: StateLayout}, ProgressReport{Layout: PartyLayout}
	for got, want := range map[string]string{
		state.authority("TM. Ủy ban nhân dân"): "TM. ỦY BAN NHÂN DÂN",
		party.authority("TM. Ban Thường vụ"):   "T/M BAN THƯỜNG VỤ",
		party.authority("K/T Bí thư"):          "K/T BÍ THƯ",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestNameLines(t *testing.T) {
	for name, want := range map[string][]string{
		"Ủy ban nhân dân tỉnh Mẫu Giang":            {"ỦY BAN NHÂN DÂN", "TỈNH MẪU GIANG"},
		"Sở Nội vụ":                                 {"SỞ NỘI VỤ"},
		"Sở Nông nghiệp và Môi trường":              {"SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"},
		"Ban Quản lý các khu công nghiệp Mẫu Giang": {"BAN QUẢN LÝ CÁC KHU", "CÔNG NGHIỆP MẪU GIANG"},
		"Ban Chỉ đạo\nchuyển đổi số":                {"BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"},
	} {
		got := nameLines(name, 12, 66)
		if len(got) != len(want) || got[0] != want[0] || got[len(got)-1] != want[len(want)-1] {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
