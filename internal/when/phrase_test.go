package when

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// want is written "from..to modality recurrence"; "-" is an unknown end, "?" a missing year, "!" a day that does not exist.
func show(p Phrase) string {
	end := func(d Date) string {
		if d == "" {
			return "-"
		}
		return string(d)
	}
	s := end(p.Interval.From) + ".." + end(p.Interval.To) + " " + p.Modality
	for _, r := range p.Recurrence {
		s += " " + r
	}
	if p.MissingYear {
		s += " ?"
	}
	if p.Invalid {
		s += " !"
	}
	return s
}

func TestPhrases(t *testing.T) {
	const anchor = Date("2021-08-04")
	for _, c := range []struct{ text, raw, want string }{
		{"hoàn thành trước ngày 30/11/2025.", "trước ngày 30/11/2025", "-..2025-11-29 before"},
		{"báo cáo trước ngày 10 tháng 12 năm 2025", "trước ngày 10 tháng 12 năm 2025", "-..2025-12-09 before"},
		{"gửi về Sở trước ngày 10/12 để tổng hợp", "trước ngày 10/12", "-..2021-12-09 before"},
		{"gửi về Sở trước ngày 28/5", "trước ngày 28/5", "-..2022-05-27 before"},
		{"Chậm nhất đến ngày 15/7 phải xong", "Chậm nhất đến ngày 15/7", "-..2022-07-15 by"},
		{"chậm nhất ngày 17 tháng 12", "chậm nhất ngày 17 tháng 12", "-..2021-12-17 by"},
		{"chậm nhất trong năm 2027", "chậm nhất trong năm 2027", "-..2027-12-31 by"},
		{"ban hành trong quý III-2021, giao", "trong quý III-2021", "2021-07-01..2021-09-30 in"},
		{"Quý IV/2026", "Quý IV/2026", "2026-10-01..2026-12-31 in"},
		{"quí I năm 2026", "quí I năm 2026", "2026-01-01..2026-03-31 in"},
		{"trong quý 2/2025", "trong quý 2/2025", "2025-04-01..2025-06-30 in"},
		{"trong tháng 11 năm 2025", "trong tháng 11 năm 2025", "2025-11-01..2025-11-30 in"},
		{"trong tháng 8 tới", "trong tháng 8 tới", "2021-08-01..2021-08-31 in"},
		{"trong tháng 7", "trong tháng 7", "2022-07-01..2022-07-31 in"},
		{"đến năm 2030", "đến năm 2030", "-..2030-12-31 by"},
		{"đến hết tháng 9 năm 2020", "đến hết tháng 9 năm 2020", "-..2020-09-30 by"},
		{"đến cuối năm 2023", "đến cuối năm 2023", "-..2023-12-31 by"},
		{"từ nay đến tháng 6/2027", "từ nay đến tháng 6/2027", "2021-08-04..2027-06-30 by"},
		{"Năm 2025-2026", "Năm 2025-2026", "2025-01-01..2026-12-31 in"},
		{"giai đoạn từ năm 2021-2025", "giai đoạn từ năm 2021-2025", "2021-01-01..2025-12-31 in"},
		{"giai đoạn I (2021-2025)", "giai đoạn I (2021-2025)", "2021-01-01..2025-12-31 in"},
		{"thời kỳ 2021 – 2030", "thời kỳ 2021 – 2030", "2021-01-01..2030-12-31 in"},
		{"nhiệm kỳ 2015 -2020", "nhiệm kỳ 2015 -2020", "2015-01-01..2020-12-31 in"},
		{"từ ngày 12 -14/10", "từ ngày 12 -14/10", "2021-10-12..2021-10-14 in"},
		{"từ ngày 12 đến ngày 14/10/2020", "từ ngày 12 đến ngày 14/10/2020", "2020-10-12..2020-10-14 in"},
		{"từ ngày 28/12 đến ngày 05/01/2022", "từ ngày 28/12 đến ngày 05/01/2022", "2021-12-28..2022-01-05 in"},
		{"từ ngày 01 tháng 7 năm 2025", "từ ngày 01 tháng 7 năm 2025", "2025-07-01..- from"},
		{"từ năm 2026 trở đi", "từ năm 2026 trở đi", "2026-01-01..- from"},
		{"năm 2025 và những năm tiếp theo", "năm 2025 và những năm tiếp theo", "2025-01-01..- from"},
		{"sau ngày 30/6/2025", "sau ngày 30/6/2025", "2025-07-01..- from"},
		{"Ngày 7/6, đồng chí", "Ngày 7/6", "2021-06-07..2021-06-07 in"},
		{"ngày 3-8", "ngày 3-8", "2021-08-03..2021-08-03 in"},
		{"ngày (04/08/2021)", "ngày (04/08/2021)", "2021-08-04..2021-08-04 in"},
		{"11/07/2023 | 20:48", "11/07/2023", "2023-07-11..2023-07-11 in"},
		{"6 tháng đầu năm 2025", "6 tháng đầu năm 2025", "2025-01-01..2025-06-30 in"},
		{"6 tháng cuối năm", "6 tháng cuối năm", "2021-07-01..2021-12-31 in"},
		{"trong 3 ngày, từ ngày 12 -14/10", "từ ngày 12 -14/10", "2021-10-12..2021-10-14 in"},
		{"giai đoạn 2021 - 2025 và các năm tiếp theo", "giai đoạn 2021 - 2025", "2021-01-01..2025-12-31 in"},
		{"đầu năm 2026", "đầu năm 2026", "2026-01-01..2026-12-31 about"},
		{"trong năm nay", "trong năm nay", "2021-01-01..2021-12-31 in"},
		{"tháng 5 vừa qua", "tháng 5 vừa qua", "2021-05-01..2021-05-31 in"},
		{"ngày 31/02/2025", "ngày 31/02/2025", "-..- in !"},
		{"trước ngày 31/6", "trước ngày 31/6", "-..- before ? !"},
		// returning and open ones
		{"duy trì thường xuyên", "thường xuyên", "-..- in thường xuyên"},
		{"định kỳ 06 tháng/lần hoặc đột xuất", "định kỳ 06 tháng/lần", "-..- in P6M"},
		{"06 tháng một lần", "06 tháng một lần", "-..- in P6M"},
		{"hai năm một lần", "hai năm một lần", "-..- in P2Y"},
		{"định kỳ 6 tháng và hằng năm báo cáo", "định kỳ 6 tháng và hằng năm", "-..- in P6M P1Y"},
		{"định kỳ tháng, quý, năm báo cáo", "định kỳ tháng, quý, năm", "-..- in P1M P3M P1Y"},
		{"trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng", "-..- before P1M"},
		{"trước ngày 10/12 hàng năm", "trước ngày 10/12 hàng năm", "-..- before P1Y"},
		{"trước ngày 01/6 và 15/11 hằng năm", "trước ngày 01/6 và 15/11 hằng năm", "-..- before P6M"},
		{"hằng năm (trước ngày 30 tháng 11)", "hằng năm (trước ngày 30 tháng 11)", "-..- in P1Y"},
		{"yêu cầu 3 năm sơ kết, 5 năm tổng kết", "3 năm sơ kết, 5 năm tổng kết", "-..- in P3Y P5Y"},
		{"định kỳ báo cáo", "định kỳ", "-..- in định kỳ"},
		{"trong thời hạn 04 ngày, kể từ ngày nghiệm thu.", "trong thời hạn 04 ngày, kể từ ngày nghiệm thu", "-..- event"},
		{"chậm nhất 03 ngày làm việc kể từ ngày nhận; sau đó", "chậm nhất 03 ngày làm việc kể từ ngày nhận", "-..- event"},
		{"không quá 15 ngày", "không quá 15 ngày", "-..- event"},
		{"trong thời hạn 30 ngày, kể từ ngày 01/7/2026, Sở", "trong thời hạn 30 ngày, kể từ ngày 01/7/2026", "-..2026-07-31 event"},
		{"chậm nhất 10 ngày tính từ ngày 25 tháng 12 năm 2026 phải", "chậm nhất 10 ngày tính từ ngày 25 tháng 12 năm 2026", "-..2027-01-04 event"},
		{"trong 05 ngày làm việc kể từ ngày 01/7/2026.", "trong 05 ngày làm việc kể từ ngày 01/7/2026", "-..- event"},
		{"trong 30 ngày kể từ ngày 01/7.", "trong 30 ngày kể từ ngày 01/7", "-..- event"},
		{"trong 30 ngày kể từ ngày 31/02/2026.", "trong 30 ngày kể từ ngày 31/02/2026", "-..- event"},
		{"sau 30 ngày kể từ ngày 01/7/2026.", "sau 30 ngày kể từ ngày 01/7/2026", "-..- event"},
		{"sau khi Luật được ban hành thì", "sau khi Luật được ban hành", "-..- event"},
		{"theo tiến độ", "theo tiến độ", "-..- event"},
		{"báo cáo trước 15 giờ ngày 20/7/2026", "trước 15 giờ ngày 20/7/2026", "-..2026-07-20 by"},
		{"gửi về trước 17h00 ngày 15 tháng 8 năm 2026", "trước 17h00 ngày 15 tháng 8 năm 2026", "-..2026-08-15 by"},
		{"chậm nhất 10 giờ 30 phút, ngày 05/9/2026", "chậm nhất 10 giờ 30 phút, ngày 05/9/2026", "-..2026-09-05 by"},
		// noise
		{"trước\u00a0ngày\n30/11/2025", "trước\u00a0ngày\n30/11/2025", "-..2025-11-29 before"},
		{norm.NFD.String("trong quý III/2025"), norm.NFD.String("trong quý III/2025"), "2025-07-01..2025-09-30 in"},
		{"**Đến năm 2030**", "Đến năm 2030", "-..2030-12-31 by"},
		{"2026 \\- 2030", "2026 \\- 2030", "2026-01-01..2030-12-31 in"},
	} {
		list := Phrases(c.text, anchor)
		if len(list) != 1 {
			t.Errorf("%q: %d phrases %v", c.text, len(list), list)
			continue
		}
		p := list[0]
		if raw := c.text[p.Start:p.End]; raw != c.raw || show(p) != c.want {
			t.Errorf("%q: got %q %s, want %q %s", c.text, raw, show(p), c.raw, c.want)
		}
	}
}

func TestNoPhrase(t *testing.T) {
	for _, text := range []string{
		"Nghị định số 30/2020/NĐ-CP", "Nghị quyết 73/2025/NQ-HĐND", "Quý khách", "đạt 2025 hộ, 13,94%", "tăng 1.000 tỉ đồng", "năm điểm",
		"Luật số 10/2012/QH13", "từ 1.950 đến 2030 ha", "ngày 20", "ngày 15/7/25", "3/4 số xã", "hàng ngày", "đạt 2.025 tỷ", "khoản 15/7", "trong 5 năm tới", "những năm tới",
	} {
		if list := Phrases(text, "2025-01-01"); len(list) > 0 {
			t.Errorf("%q: %q %s", text, text[list[0].Start:list[0].End], show(list[0]))
		}
	}
}

func TestDeadlineOrPeriod(t *testing.T) {
	for text, want := range map[string]bool{
		"hoàn thành trong quý III-2021":                        true,
		"báo cáo trước ngày 10/12/2025":                        true,
		"Đến năm 2030, đạt 70%":                                true,
		"xây dựng Chiến lược phát triển tỉnh đến năm 2030":     false,
		"Quy hoạch thời kỳ 2021-2030":                          false,
		", tầm nhìn đến năm 2050":                              false,
		"kế hoạch năm 2025":                                    false,
		"kết luận tại cuộc họp ngày 05/02/2025":                false,
		"tính đến ngày 30/6/2025":                              false,
		"trong năm 2025 ban hành":                              true,
		"chương trình công tác hằng năm":                       false,
		"Hằng năm, báo cáo kết quả":                            true,
		"bắt đầu từ ngày 01/7/2025":                            false,
		"từ nay đến cuối năm 2025 hoàn thành việc xóa nhà tạm": true,
	} {
		list := Phrases(text, "2025-02-05")
		if len(list) != 1 || list[0].Deadline != want {
			t.Errorf("%q: %+v, want Deadline %v", text, list, want)
		}
	}
}

func TestRecurringDaysOfASentence(t *testing.T) {
	text := "định kỳ 6 tháng báo cáo kết quả trước ngày 15 tháng 6 và trước ngày 01 tháng 12 để tổng hợp. Gửi trước ngày 20/3."
	list := Phrases(text, "2025-01-09")
	got := make([]string, len(list))
	for i, p := range list {
		got[i] = show(p)
	}
	want := []string{"-..- in P6M", "-..- before P6M", "-..- before P6M", "-..2025-03-19 before"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestYearOnlyFromTheAnchor(t *testing.T) {
	for _, text := range []string{"trước ngày 10/12", "chậm nhất ngày 17 tháng 12", "trong quý III", "trong tháng 8 tới", "ngày 7/6", "từ ngày 12 -14/10", "6 tháng đầu năm", "trong năm nay"} {
		for _, p := range Phrases(text, "") {
			if p.Interval.Known() || p.Inherited {
				t.Errorf("%q without an anchor: %s", text, show(p))
			}
			if !p.MissingYear {
				t.Errorf("%q without an anchor asks no question", text)
			}
		}
		if list := Phrases(text, "2024-05-05"); len(list) != 1 || !list[0].Inherited || !list[0].Interval.Known() {
			t.Errorf("%q with an anchor: %+v", text, list)
		}
	}
}

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"6/2025": "2025-06-01..2025-06-30 in", "01/2025": "2025-01-01..2025-01-31 in", "2026": "2026-01-01..2026-12-31 in",
		"2026 - 2030": "2026-01-01..2030-12-31 in", "2025-2026": "2025-01-01..2026-12-31 in", "Quý IV/2026": "2026-10-01..2026-12-31 in",
		"Quý IV năm 2025": "2025-10-01..2025-12-31 in", "Tháng 12/2025": "2025-12-01..2025-12-31 in", "18/10/2025": "2025-10-18..2025-10-18 in",
		"Trước ngày 30/11/2025": "-..2025-11-29 before", "Thường xuyên": "-..- in thường xuyên", "Nhiệm vụ thường xuyên": "-..- in thường xuyên",
		"Hằng năm": "-..- in P1Y", "hàng năm": "-..- in P1Y", "2025 và những năm tiếp theo": "2025-01-01..- from", "Theo lộ trình": "-..- event",
		"Quý I - Quý II/2026": "2026-01-01..2026-06-30 in", "6/2025 - 12/2026": "2025-06-01..2026-12-31 in", "Quý III, IV/2025": "2025-07-01..2025-12-31 in",
		"Từ 2025 đến 2030": "2025-01-01..2030-12-31 in", "Đến 2030": "-..2030-12-31 by", "Tháng 6/2025; tháng 12/2025": "2025-12-01..2025-12-31 in",
		"Hoàn thành trong\ntháng 7 năm 2025": "2025-07-01..2025-07-31 in", "10/12": "2025-12-10..2025-12-10 in", "Năm 2025, 2026": "2025-01-01..2026-12-31 in",
		"30.11.2025": "2025-11-30..2025-11-30 in", "Trước 30/6": "-..2025-06-29 before",
	} {
		p, ok := Cell(text, "2025-01-09")
		if !ok || show(p) != want {
			t.Errorf("%q: %v %s, want %s", text, ok, show(p), want)
		}
	}
	for _, text := range []string{"", "-", "Kế hoạch", "x"} {
		if p, ok := Cell(text, "2025-01-09"); ok {
			t.Errorf("%q: %s", text, show(p))
		}
	}
}

func FuzzPhrases(f *testing.F) {
	f.Add("trước ngày 30/11/2025, định kỳ 6 tháng", "2025-01-01")
	f.Add("từ ngày 12 -14/10 (", "")
	f.Add(strings.Repeat("ngày 1-", 20), "2025-01-01")
	f.Fuzz(func(t *testing.T, text, anchor string) {
		a, _ := ParseDate(anchor)
		last := 0
		for _, p := range Phrases(text, a) {
			if p.Start < last || p.End <= p.Start || p.End > len(text) {
				t.Fatalf("%q: span %d..%d after %d", text, p.Start, p.End, last)
			}
			last = p.End
		}
		Cell(text, a)
	})
}

// "trước" after a year without a number binds the day behind it.
func TestBeforeADayIsNotLastYear(t *testing.T) {
	list := Phrases("quảng bá hội nghị đầu năm trước ngày 10 tháng 11 năm 2029", "2028-02-05")
	if len(list) == 0 || list[len(list)-1].Interval != (Interval{To: "2029-11-09"}) {
		t.Errorf("%+v", list)
	}
	if list := Phrases("so với năm trước", "2028-02-05"); len(list) != 1 || list[0].Interval.To != "2027-12-31" {
		t.Errorf("%+v", list)
	}
}

// A school year is kept in its words: no text says on which day it ends. A day of each quarter's last month returns.
func TestSchoolYearsAndDaysOfQuarters(t *testing.T) {
	for _, text := range []string{"hoàn thành trong năm học 2026-2027.", "trước năm học 2026 - 2027"} {
		if list := Phrases(text, "2026-02-05"); len(list) != 1 || list[0].Interval.Known() || list[0].Modality != "event" || list[0].End < len(text)-1 {
			t.Errorf("%q: %+v", text, list)
		}
	}
	if p, ok := Cell("Năm học 2026-2027", "2026-02-05"); p.Interval.Known() {
		t.Errorf("%+v %v", p, ok)
	}
	for _, text := range []string{"báo cáo trước ngày 25 tháng cuối quý.", "trước ngày 20 của tháng cuối mỗi quý"} {
		if list := Phrases(text, "2026-02-05"); len(list) != 1 || len(list[0].Recurrence) != 1 || list[0].Recurrence[0] != "P3M" || list[0].Interval.Known() {
			t.Errorf("%q: %+v", text, list)
		}
	}
}
