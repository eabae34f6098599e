package paper

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"

	"pgregory.net/rapid"
)

// lines are the spans of the lines of a text.
func lines(text string) (out []doc.Span) {
	at := 0
	for line := range strings.Lines(text) {
		out = append(out, doc.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))})
		at += len(line)
	}
	return out
}

func revise(old, now string) Revision { return Revise(old, now, lines(old), lines(now)) }

func passage(t *testing.T, text, words string) doc.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q does not stand in the text", words)
	}
	return doc.Span{Start: at, End: at + len(words)}
}

const firstVersion = `THAM LUẬN
Kính thưa Hội nghị!
Những vấn đề lớn mà ngành luôn trăn trở là gì?
Tỉnh có quan hệ kết nghĩa với sáu địa phương nước ngoài; nửa nhiệm kỳ đón 73 đoàn.
Bảy trong 21 đoàn đi không có báo cáo kết quả đúng hạn.
Phiên dịch tiếng Nhật phải thuê ngoài.
Từ nay mỗi đoàn đi phải đăng ký trước một mục tiêu đo được.
Kính chúc các đồng chí mạnh khỏe!`

const secondVersion = `THAM LUẬN
Kính thưa Hội nghị!
Từ nay mỗi đoàn đi phải đăng ký trước một mục tiêu đo được.
Tỉnh có quan hệ kết nghĩa với bảy địa phương nước ngoài; nửa nhiệm kỳ đón 75 đoàn.
Nguyên nhân là cơ quan quen lo chuyến đi hơn lo việc sau chuyến đi.
Bảy trong 21 đoàn đi không có báo cáo kết quả đúng hạn.
Phiên dịch tiếng Nhật phải thuê ngoài.
Kính chúc các đồng chí mạnh khỏe!`

func TestRevisionPairsParagraphs(t *testing.T) {
	var told []string
	for _, c := range revise(firstVersion, secondVersion).Changes {
		told = append(told, string(c.Fate)+" "+firstWords(firstVersion, c.Old)+"/"+firstWords(secondVersion, c.Now))
	}
	want := "same THAM LUẬN/THAM LUẬN, same Kính thưa/Kính thưa, moved Từ nay/Từ nay, removed Những vấn/, edited Tỉnh có/Tỉnh có, added /Nguyên nhân, same Bảy trong/Bảy trong, same Phiên dịch/Phiên dịch, same Kính chúc/Kính chúc"
	if got := strings.Join(told, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func firstWords(text string, s doc.Span) string {
	words := strings.Fields(text[s.Start:s.End])
	return strings.Join(words[:min(2, len(words))], " ")
}

func TestPassageIsFoundAgain(t *testing.T) {
	r := revise(firstVersion, secondVersion)
	for _, c := range []struct {
		words, now string
		fate       Fate
	}{
		{"Bảy trong 21 đoàn đi", "Bảy trong 21 đoàn đi", Same},
		{"trong 21 đoàn", "trong 21 đoàn", Same},
		{"sáu địa phương nước ngoài; nửa nhiệm kỳ", "địa phương nước ngoài; nửa nhiệm kỳ", Changed},
		{"địa phương nước ngoài", "địa phương nước ngoài", Same},
		{"đăng ký trước một mục tiêu", "đăng ký trước một mục tiêu", Same},
		{"Những vấn đề lớn", "", Removed},
		{"73", "", Removed},
		{"hỏe!", "hỏe!", Same},
	} {
		at, fate := r.Place(passage(t, firstVersion, c.words))
		if got := secondVersion[at.Start:at.End]; got != c.now || fate != c.fate {
			t.Errorf("%q: %s at %q", c.words, fate, got)
		}
	}
	for _, bad := range []doc.Span{{Start: -1, End: 4}, {Start: 4, End: 4}, {Start: 3, End: 1 << 20}} {
		if _, fate := r.Place(bad); fate != Removed {
			t.Errorf("%v: %s", bad, fate)
		}
	}
}

// TestRevisionTellsEveryParagraphOnce holds for any two texts: each paragraph of both stands in one change, what is called the
// same is the same, and a passage that is told to stand the same reads the same.
func TestRevisionTellsEveryParagraphOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string {
			var out []string
			for range rapid.IntRange(0, 8).Draw(t, name) {
				out = append(out, strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"đoàn", "đi", "về", "tỉnh", "Sở", "21", "năm"}), 1, 8).Draw(t, "words"), " "))
			}
			return strings.Join(out, "\n")
		}
		old, now := text("old"), text("now")
		r := revise(old, now)
		seenOld, seenNow := map[doc.Span]int{}, map[doc.Span]int{}
		last := -1
		for _, c := range r.Changes {
			if c.Fate != Added {
				seenOld[c.Old]++
			}
			if c.Fate != Removed {
				seenNow[c.Now]++
				if c.Now.Start <= last {
					t.Fatalf("the later version is out of order: %v", r.Changes)
				}
				last = c.Now.Start
			}
			if same := old[c.Old.Start:c.Old.End] == now[c.Now.Start:c.Now.End]; c.Fate == Same && !same {
				t.Fatalf("%q is called the same as %q", old[c.Old.Start:c.Old.End], now[c.Now.Start:c.Now.End])
			}
		}
		for _, s := range lines(old) {
			if seenOld[s] != 1 {
				t.Fatalf("the paragraph %q is told %d times in %v", old[s.Start:s.End], seenOld[s], r.Changes)
			}
			at, fate := r.Place(s)
			if fate == Same && strings.Join(strings.Fields(now[at.Start:at.End]), " ") != old[s.Start:s.End] {
				t.Fatalf("%q is said to stand at %q", old[s.Start:s.End], now[at.Start:at.End])
			}
		}
		for _, s := range lines(now) {
			if seenNow[s] != 1 {
				t.Fatalf("the paragraph %q is told %d times in %v", now[s.Start:s.End], seenNow[s], r.Changes)
			}
		}
	})
}
