package extract

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

// sourceOf makes a source of plain paragraphs, one a line; a line "# x" is a heading of tasks.
func sourceOf(lines ...string) *doc.Source {
	src := &doc.Source{File: "mau.txt", Text: strings.Join(lines, "\n")}
	at := 0
	for i, l := range lines {
		s := doc.Span{Start: at, End: at + len(l)}
		at += len(l) + 1
		src.Blocks = append(src.Blocks, doc.Block{Span: s})
		src.Passages = append(src.Passages, doc.Passage{ID: "s" + string(rune('a'+i%26)) + strings.Repeat("x", i/26), Level: 1, Kind: doc.Para, Section: doc.Tasks, Span: s})
	}
	return src
}

func TestAnyTextIsReadWithoutPanicAndWithSpansInBounds(t *testing.T) {
	words := strings.Fields(`Sở sở Tài chính UBND tỉnh các bộ ban ngành Giám đốc Thủ trưởng giao Giao yêu cầu cần phải chủ trì phối hợp với xây dựng
		Nghị quyết số 12 57-NQ/TW ngày 5 / 2025 tháng năm 100 % 9-10% đạt trên ; : , . … ( ) " - Thứ nhất, 3 nhóm nhiệm vụ đột phá trước ngày 30/6
		Đại hội đại biểu lần thứ khóa XIV Nguyễn Văn Bí thư Tỉnh ủy mục tiêu tổng quát là Đến năm 2030 trở thành tỷ đồng Đơn vị chủ trì Thời gian hoàn thành
		đồng thời và của gồm trong đó tiếp tục tập trung * ** _ \ 1.000 Ð 	 ủy uỷ hoà`)
	rng := rand.New(rand.NewSource(7))
	for round := 0; round < 400; round++ {
		lines := make([]string, 1+rng.Intn(4))
		for i := range lines {
			picked := make([]string, 1+rng.Intn(40))
			for k := range picked {
				picked[k] = words[rng.Intn(len(words))]
			}
			lines[i] = strings.Join(picked, " ")
		}
		src := sourceOf(lines...)
		first, second := &Result{}, &Result{}
		prose(src, "2025-02-05", first)
		prose(src, "2025-02-05", second)
		if !reflect.DeepEqual(first, second) {
			t.Fatalf("the same text was read in two ways: %q", lines)
		}
		for _, c := range first.Candidates {
			if c.Span.Start < 0 || c.Span.End > len(src.Text) || c.Span.Len() <= 0 {
				t.Fatalf("span %v of %q lies outside the text %q", c.Span, c.Text, lines)
			}
		}
	}
}

func TestBrokenBytesAreRead(t *testing.T) {
	for _, text := range []string{"", "\xff\xfe", "Sở \xf0", "Giao", "Nghị quyết số", "100%", "…", "(((", "Bí thư Tỉnh ủy", "Thứ nhất,"} {
		prose(sourceOf(text), "", &Result{})
	}
}
