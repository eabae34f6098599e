package when

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPhrasesSayOnWhichDaysADutyReturns(t *testing.T) {
	for text, want := range map[string]string{
		"báo cáo trước ngày 20 hằng tháng":                                                "2024-01-19 2024-02-19 2024-03-19 2024-04-19 2024-05-19 2024-06-19 2024-07-19 2024-08-19 2024-09-19 2024-10-19 2024-11-19 2024-12-19",
		"báo cáo chậm nhất ngày 31 hằng tháng":                                            "2024-01-31 2024-02-29 2024-03-31 2024-04-30 2024-05-31 2024-06-30 2024-07-31 2024-08-31 2024-09-30 2024-10-31 2024-11-30 2024-12-31",
		"báo cáo trước ngày 15/11 hằng năm":                                               "2024-11-14",
		"báo cáo trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất)":                       "2024-05-31 2024-11-14",
		"báo cáo hằng năm (trước ngày 30 tháng 11)":                                       "2024-11-29",
		"báo cáo hằng năm, chậm nhất ngày 10/12":                                          "2024-12-10",
		"báo cáo trước ngày 01/01 hằng năm":                                               "2024-12-31",
		"báo cáo hằng quý":                                                                "2024-03-31 2024-06-30 2024-09-30 2024-12-31",
		"báo cáo trước ngày 25 của tháng cuối mỗi quý":                                    "2024-03-24 2024-06-24 2024-09-24 2024-12-24",
		"định kỳ 6 tháng và hằng năm báo cáo":                                             "2024-06-30 2024-12-31",
		"định kỳ 6 tháng báo cáo kết quả trước ngày 15 tháng 6 và trước ngày 01 tháng 12": "2024-06-14 2024-11-30",
		"định kỳ 6 tháng báo cáo kết quả trước ngày 15 tháng 6":                           "2024-06-14 2024-12-31",
		"2 năm một lần tổ chức đánh giá":                                                  "2024-12-31",
		"tháng 12 hằng năm tổng hợp":                                                      "2024-12-31",
		"thường xuyên đôn đốc":                                                            "",
		"định kỳ báo cáo":                                                                 "",
		"hoàn thành trước ngày 30/9/2024":                                                 "",
	} {
		var got []string
		for _, p := range Phrases(text, "2023-02-01") {
			if len(p.Returns) > 0 {
				for _, r := range p.Returns {
					for _, d := range r.Between("2023-02-01", "2024-01-01", "2024-12-31") {
						got = append(got, string(d))
					}
				}
				break
			}
		}
		slices.Sort(got)
		if got := strings.Join(slices.Compact(got), " "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestCellsSayOnWhichDaysADutyReturns(t *testing.T) {
	for text, want := range map[string]string{
		"Hằng năm":                   "2024-12-31 2025-12-31",
		"Hằng năm; trước ngày 15/11": "2024-11-14 2025-11-14",
		"Trước ngày 30/6 hằng năm":   "2024-06-29 2025-06-29",
		"Hằng quý, 2024 - 2026":      "2024-03-31 2024-06-30 2024-09-30 2024-12-31 2025-03-31 2025-06-30 2025-09-30 2025-12-31",
		"Quý IV hằng năm":            "2024-12-31 2025-12-31",
		"Ngày 29/02 hằng năm":        "2024-02-29 2025-02-28",
	} {
		p, _ := Cell(text, "2024-01-10")
		var got []string
		for _, r := range p.Returns {
			for _, d := range r.Between("2024-01-10", "2024-01-01", "2025-12-31") {
				got = append(got, string(d))
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestTimesThatHangOnAnEvent(t *testing.T) {
	for text, want := range map[string]string{
		"Trong 30 ngày kể từ ngày Luật có hiệu lực":               "{30 D false Luật có hiệu lực }",
		"chậm nhất 03 ngày làm việc kể từ ngày nhận được văn bản": "{3 D true nhận được văn bản }",
		"Trong 05 ngày làm việc kể từ ngày 01/7/2026":             "{5 D true ngày 01/7/2026 2026-07-01}",
		"Trong 30 ngày kể từ ngày 01/7/2026":                      "{30 D false ngày 01/7/2026 2026-07-01}",
		"Sau khi Luật Đất đai được ban hành":                      "{0  false Luật Đất đai được ban hành }",
		"Trong vòng 10 ngày":                                      "{10 D false  }",
		"trong thời hạn 02 tháng kể từ khi Đề án được phê duyệt":  "{2 M false Đề án được phê duyệt }",
		"Theo tiến độ dự án":                                      "",
		"30/9/2026":                                               "",
	} {
		p, _ := Cell(text, "2026-01-10")
		got := ""
		if p.Counted != nil {
			got = fmt.Sprint(*p.Counted)
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestTimeCountedFromAnEventEnds(t *testing.T) {
	for _, c := range []struct {
		of       Counted
		on, want Date
	}{
		{Counted{N: 30, Unit: "D"}, "2026-07-01", "2026-07-31"},
		{Counted{N: 2, Unit: "W"}, "2026-12-25", "2027-01-08"},
		{Counted{N: 1, Unit: "M"}, "2026-01-31", "2026-02-28"},
		{Counted{N: 11, Unit: "M"}, "2026-03-31", "2027-02-28"},
		{Counted{N: 4, Unit: "Y"}, "2024-02-29", "2028-02-29"},
		{Counted{N: -3, Unit: "D"}, "2026-03-01", "2026-02-26"},
		{Counted{}, "2026-03-01", "2026-03-01"},
		{Counted{N: 3, Unit: "D", Working: true}, "2026-03-01", ""},
	} {
		if got := c.of.End(c.on); got != c.want {
			t.Errorf("%+v from %s ends on %s, want %s", c.of, c.on, got, c.want)
		}
	}
}

// TestNoOccurrenceIsLostOrDoubled holds for any rule over any stretch: cut anywhere, the parts give what the whole gives; each
// period has at least one day, and no more than the days named.
func TestNoOccurrenceIsLostOrDoubled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Recurring{Every: rapid.SampledFrom([]string{"P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P9M", "P1Y", "P2Y", "P3Y"}).Draw(t, "every"), Before: rapid.Bool().Draw(t, "before")}
		n, unit, _ := Length(r.Every)
		if unit == 'M' && rapid.Bool().Draw(t, "each month") {
			r.Days = []YearDay{{0, rapid.IntRange(0, 31).Draw(t, "day")}}
		} else if unit == 'Y' && rapid.Bool().Draw(t, "some days") {
			r.Days = []YearDay{{rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day")}}
		}
		anchor := Day(2000, 1, 1).Add(rapid.IntRange(0, 4000).Draw(t, "anchor"))
		from := anchor.Add(rapid.IntRange(0, 2000).Draw(t, "from"))
		to := from.Add(rapid.IntRange(0, 3000).Draw(t, "to"))
		whole := r.Between(anchor, from, to)
		cut := from.Add(rapid.IntRange(0, from.DaysTo(to)).Draw(t, "cut"))
		if parts := append(r.Between(anchor, from, cut), r.Between(anchor, cut.Add(1), to)...); !slices.Equal(whole, parts) {
			t.Fatalf("%+v from %s to %s, cut after %s: %v, but whole %v", r, from, to, cut, parts, whole)
		}
		if !slices.IsSorted(whole) || len(slices.Compact(slices.Clone(whole))) != len(whole) {
			t.Fatalf("not in order or doubled: %v", whole)
		}
		longest := map[byte]int{'W': 7 * n, 'M': 31*n + 1, 'Y': 366*n + 1}[unit]
		if unit == 'M' && 12%n != 0 {
			longest = 367 // once a year
		}
		if len(r.Days) > 0 {
			longest += 31
		}
		for at, prev := 0, from.Add(-1); at <= len(whole); at++ {
			next := to.Add(1)
			if at < len(whole) {
				next = whole[at]
			}
			if prev.DaysTo(next) > longest {
				t.Fatalf("%+v: nothing between %s and %s", r, prev, next)
			}
			prev = next
		}
	})
}
