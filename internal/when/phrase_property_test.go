package when

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// written is a phrase as an official would write it, and the interval that was meant.
type written struct {
	text string
	want Interval
	day  bool // a day: its form without a year exists
}

// forms writes one moment in every manner the scanner must know.
func forms(y, m, d int) []written {
	q, roman := (m-1)/3+1, [...]string{"I", "II", "III", "IV"}[(m-1)/3]
	day, next := Day(y, m, d), y+1+d%5
	month, quarter, year := Interval{Day(y, m, 1), LastOf(y, m)}, Interval{Day(y, 3*q-2, 1), LastOf(y, 3*q)}, Interval{Day(y, 1, 1), Day(y, 12, 31)}
	span := Interval{Day(y, 1, 1), Day(next, 12, 31)}
	list := []written{
		{fmt.Sprintf("ngày %d/%d/%d", d, m, y), Interval{day, day}, true},
		{fmt.Sprintf("ngày %02d/%02d/%d", d, m, y), Interval{day, day}, true},
		{fmt.Sprintf("ngày %d-%d-%d", d, m, y), Interval{day, day}, true},
		{fmt.Sprintf("ngày %02d tháng %02d năm %d", d, m, y), Interval{day, day}, true},
		{fmt.Sprintf("%02d/%02d/%d", d, m, y), Interval{day, day}, false},
		{fmt.Sprintf("trước ngày %d/%d/%d", d, m, y), Interval{"", day.Add(-1)}, true},
		{fmt.Sprintf("trước ngày %d tháng %d năm %d", d, m, y), Interval{"", day.Add(-1)}, true},
		{fmt.Sprintf("chậm nhất ngày %d/%d/%d", d, m, y), Interval{"", day}, true},
		{fmt.Sprintf("Chậm nhất đến ngày %d/%d/%d", d, m, y), Interval{"", day}, true},
		{fmt.Sprintf("đến hết ngày %d tháng %d năm %d", d, m, y), Interval{"", day}, true},
		{fmt.Sprintf("từ ngày %d/%d/%d", d, m, y), Interval{day, ""}, true},
		{fmt.Sprintf("từ ngày %d/%d/%d đến ngày %d/%d/%d", d, m, y, d, m, next), Interval{day, Day(next, m, d)}, false},
		{fmt.Sprintf("tháng %d/%d", m, y), month, false}, {fmt.Sprintf("trong tháng %d năm %d", m, y), month, false},
		{fmt.Sprintf("Tháng %02d-%d", m, y), month, false}, {fmt.Sprintf("đến hết tháng %d năm %d", m, y), Interval{"", month.To}, false},
		{fmt.Sprintf("trước tháng %d/%d", m, y), Interval{"", month.From.Add(-1)}, false},
		{fmt.Sprintf("Quý %s/%d", roman, y), quarter, false}, {fmt.Sprintf("quý %d năm %d", q, y), quarter, false},
		{fmt.Sprintf("trong quý %s-%d", roman, y), quarter, false}, {fmt.Sprintf("quí %s năm %d", roman, y), quarter, false},
		{fmt.Sprintf("hết quý %s/%d", roman, y), quarter, false}, {fmt.Sprintf("chậm nhất quý %s năm %d", roman, y), Interval{"", quarter.To}, false},
		{fmt.Sprintf("năm %d", y), year, false}, {fmt.Sprintf("trong năm %d", y), year, false}, {fmt.Sprintf("đến năm %d", y), Interval{"", year.To}, false},
		{fmt.Sprintf("đến hết năm %d", y), Interval{"", year.To}, false}, {fmt.Sprintf("đến cuối năm %d", y), Interval{"", year.To}, false},
		{fmt.Sprintf("trước năm %d", y), Interval{"", year.From.Add(-1)}, false}, {fmt.Sprintf("từ năm %d trở đi", y), Interval{year.From, ""}, false},
		{fmt.Sprintf("giai đoạn %d - %d", y, next), span, false}, {fmt.Sprintf("giai đoạn %d-%d", y, next), span, false},
		{fmt.Sprintf("thời kỳ %d – %d", y, next), span, false}, {fmt.Sprintf("nhiệm kỳ %d -%d", y, next), span, false},
		{fmt.Sprintf("từ năm %d đến năm %d", y, next), span, false}, {fmt.Sprintf("giai đoạn từ năm %d đến %d", y, next), span, false},
		{fmt.Sprintf("6 tháng đầu năm %d", y), Interval{Day(y, 1, 1), Day(y, 6, 30)}, false},
	}
	return list
}

// noises are the ways in which the same words reach a reader.
var noises = []func(string) string{
	func(s string) string { return s },
	norm.NFD.String,
	func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
	func(s string) string { return strings.ReplaceAll(s, " ", "\n") },
	func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
	func(s string) string { return strings.ReplaceAll(s, "-", "\\-") },
	strings.ToUpper,
	func(s string) string { return "**" + s + "**" },
}

// frames put a phrase into a sentence.
var frames = []string{"%s", "Hoàn thành %s, báo cáo kết quả.", "Sở Tài chính trình UBND tỉnh (%s);", "- %s: xong"}

func TestWrittenPhrasesReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	n, wrong := 0, 0
	for range 120 {
		y, m, d := 1990+r.IntN(80), 1+r.IntN(12), 1+r.IntN(28)
		for _, w := range forms(y, m, d) {
			text := fmt.Sprintf(frames[r.IntN(len(frames))], noises[r.IntN(len(noises))](w.text))
			list := Phrases(text, "")
			n++
			if len(list) != 1 || list[0].Interval != w.want || list[0].MissingYear || list[0].Inherited {
				if wrong++; wrong < 20 {
					t.Errorf("%q: %+v, want %v", text, list, w.want)
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d phrases generated", n)
	}
	t.Logf("%d phrases written and read back, %d wrong", n, wrong)
}

func TestWithoutAYearNeverAYear(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	n := 0
	for range 200 {
		y, m, d := 1990+r.IntN(80), 1+r.IntN(12), 1+r.IntN(28)
		for _, w := range forms(y, m, d) {
			if !w.day {
				continue
			}
			text := w.text
			for _, with := range []string{fmt.Sprintf("/%d", y), fmt.Sprintf("-%d", y), fmt.Sprintf(" năm %d", y)} {
				text = strings.ReplaceAll(text, with, "")
			}
			text = noises[r.IntN(len(noises))](text)
			n++
			list := Phrases(text, "")
			if len(list) != 1 || list[0].Interval.Known() || !list[0].MissingYear {
				t.Fatalf("%q without an anchor: %+v", text, list)
			}
			anchor := Day(y, 1+r.IntN(12), 1+r.IntN(28))
			list = Phrases(text, anchor)
			if len(list) != 1 || !list[0].Inherited {
				t.Fatalf("%q with an anchor: %+v", text, list)
			}
			if p := list[0]; p.Modality == "by" && (p.Interval.To < anchor || p.Interval.To > anchor.AddYears(1)) {
				t.Fatalf("%q from %s: %v is not the first such day", text, anchor, p.Interval)
			}
		}
	}
	t.Logf("%d phrases without a year", n)
}

// TestOpenersAreComplete puts words of time together at random: where none of the openers stands, nothing begins.
func TestOpenersAreComplete(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("6 2026 30/11/2025 15/7 ( ) , ; - . / : IV một nhất là hết nay đầu cuối kỳ đoạn hạn gian vòng lần làm việc xuyên tiến độ lộ trình kế hoạch quy yêu cầu có khi " +
		"ban hành phê duyệt hiệu lực trở đi về tiếp kế những của và hoặc sắp vừa qua này tổng sơ kết nhìn quá hơn so với")
	for w := range openers {
		words = append(words, w)
	}
	slices.Sort(words)
	for range 4000 {
		var text []string
		for range 12 {
			text = append(text, words[r.IntN(len(words))])
		}
		for _, cell := range []bool{false, true} {
			s := &scanner{toks: tokens(strings.Join(text, " ")), anchor: "2025-03-01", cell: cell}
			for i, tok := range s.toks {
				if p, next, ok := s.phrase(i); ok && !tok.begins() {
					t.Fatalf("%q begins %q: %+v to %d", tok.word+string(tok.mark), text, p, next)
				}
			}
		}
	}
}
