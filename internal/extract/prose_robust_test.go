package extract

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

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

// mauGiangPlan is a plan of the fictional province in the usual layout.
var mauGiangPlan = []string{
	"[tasks] III. NHIỆM VỤ, GIẢI PHÁP",
	"1. Rà soát, sửa đổi các quy định của tỉnh về chia sẻ dữ liệu; ban hành quy chế khai thác dữ liệu trước ngày 30/6/2025.",
	"[organising] V. TỔ CHỨC THỰC HIỆN",
	"1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính hoàn thành Đề án theo Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị trong quý III/2025.",
	"2. Ủy ban nhân dân các xã, phường định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh, bảo đảm hài hòa.",
}

func TestLookOfTheTextChangesNothing(t *testing.T) {
	want := said(readProse("2025-02-05", linesOf("Ủy ban nhân dân tỉnh Mẫu Giang", mauGiangPlan...)))
	if len(want) != 4 {
		t.Fatalf("the plan has four tasks, got %q", want)
	}
	looks := map[string]func(string) string{
		"loose accents": norm.NFD.String,
		"hòa as hoà":    func(s string) string { return strings.NewReplacer("hài hòa", "hài hoà", "Ủy", "Uỷ").Replace(s) },
		"long dashes":   func(s string) string { return strings.ReplaceAll(s, "57-NQ", "57–NQ") },
		"no-break":      func(s string) string { return strings.ReplaceAll(s, " và ", "\u00a0và ") },
	}
	for name, look := range looks {
		lines := make([]string, len(mauGiangPlan))
		for i, l := range mauGiangPlan {
			lines[i] = look(l)
		}
		got := said(readProse("2025-02-05", linesOf(look("Ủy ban nhân dân tỉnh Mẫu Giang"), lines...)))
		back := strings.NewReplacer("hài hoà", "hài hòa", "Uỷ", "Ủy", "57–NQ", "57-NQ")
		for i := range got {
			got[i] = back.Replace(got[i])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q\nwant %q", name, got, want)
		}
	}
	src := linesOf("Ủy ban nhân dân tỉnh Mẫu Giang", mauGiangPlan...)
	b, spaces := []byte(src.Text), 0
	for i := range b { // hard line breaks inside the paragraphs, at the same places in bytes
		if b[i] == ' ' {
			if spaces++; spaces%7 == 0 && i > 60 {
				b[i] = '\n'
			}
		}
	}
	src.Text = string(b)
	if got := said(readProse("2025-02-05", src)); !reflect.DeepEqual(got, want) {
		t.Errorf("hard breaks: got %q\nwant %q", got, want)
	}
}
