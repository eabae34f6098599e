package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// linesOf makes a source of lines. "[tasks] II. NHIỆM VỤ" is a heading of that section; "1.", "a)" and "-" begin passages
// one level deeper each; other lines are paragraphs of the heading above.
func linesOf(issuer string, lines ...string) *doc.Source {
	src := &doc.Source{File: "mau.txt", Text: strings.Join(lines, "\n"), Meta: doc.Metadata{Issuer: issuer}}
	section, at := doc.Unspecified, 0
	open := map[int]string{} // the last passage of each level
	for i, l := range lines {
		p := doc.Passage{ID: fmt.Sprint("s", i+1), Kind: doc.Para, Level: 2, Span: doc.Span{Start: at, End: at + len(l)}}
		at += len(l) + 1
		text := l
		if strings.HasPrefix(l, "[") {
			name, rest, _ := strings.Cut(l[1:], "] ")
			section, text = doc.SectionType(name), rest
			p.Level, p.Kind, p.Title = 1, doc.Section, rest
			p.Span.Start += len(l) - len(rest)
		}
		if word, rest, ok := strings.Cut(text, " "); ok && (strings.HasSuffix(word, ".") || strings.HasSuffix(word, ")") || word == "-") && len(word) < 5 {
			p.Marker = word
			switch {
			case p.Level == 1:
				p.Title = rest
			case word == "-":
				p.Level, p.Kind = 4, doc.Bullet
			case strings.HasSuffix(word, ")"):
				p.Level, p.Kind = 3, doc.Point
			default:
				p.Level, p.Kind = 2, doc.Clause
			}
			if p.Level > 1 && strings.HasSuffix(rest, ":") && len(rest) < 60 {
				p.Title = strings.TrimSuffix(rest, ":")
			}
		}
		p.Section = section
		for level := p.Level - 1; level > 0 && p.Parent == ""; level-- {
			p.Parent = open[level]
		}
		open[p.Level] = p.ID
		for level := p.Level + 1; level < 6; level++ {
			delete(open, level)
		}
		if p.Marker == "" && p.Level == 2 {
			delete(open, 2)
		}
		src.Blocks = append(src.Blocks, doc.Block{Span: p.Span})
		src.Passages = append(src.Passages, p)
	}
	return src
}

func readProse(anchor when.Date, src *doc.Source) *Result {
	r := &Result{}
	prose(src, anchor, r)
	return r
}

// said writes the tasks as "text | lead; lead | coord | last day or recurrence".
func said(r *Result) []string {
	var list []string
	for _, c := range r.Candidates {
		if c.Kind != plan.TaskKind {
			continue
		}
		due := ""
		if c.Due != nil {
			due = string(c.Due.To) + strings.Join(c.Due.Recurrence, " ")
		}
		list = append(list, strings.Join([]string{c.Text, strings.Join(c.Lead, "; "), strings.Join(c.Coord, "; "), due}, " | "))
	}
	return list
}

func wantTasks(t *testing.T, r *Result, want ...string) {
	t.Helper()
	if got := said(r); !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestDutiesStandUnderTheirUnit(t *testing.T) {
	r := readProse("2025-02-05", linesOf("Ủy ban nhân dân tỉnh Mẫu Giang",
		"[organising] V. TỔ CHỨC THỰC HIỆN",
		"1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Văn phòng UBND tỉnh:",
		"- Xây dựng Bộ chỉ số chuyển đổi số cấp xã, hoàn thành trong quý II/2025.",
		"- Định kỳ 6 tháng báo cáo UBND tỉnh kết quả thực hiện.",
		"2. Sở Tài chính: Tham mưu bố trí kinh phí; hướng dẫn thanh toán theo quy định; bảo đảm đúng chế độ.",
		"3. UBND các xã, phường có trách nhiệm xây dựng kế hoạch trước ngày 15/3/2025, gửi về Sở Khoa học và Công nghệ để tổng hợp.",
		"4. Giao Thanh tra tỉnh, Công an tỉnh theo dõi, đôn đốc việc thực hiện.",
	))
	wantTasks(t, r,
		"Xây dựng Bộ chỉ số chuyển đổi số cấp xã, hoàn thành trong quý II/2025 | Sở Khoa học và Công nghệ | Văn phòng UBND tỉnh | 2025-06-30",
		"Định kỳ 6 tháng báo cáo UBND tỉnh kết quả thực hiện | Sở Khoa học và Công nghệ | Văn phòng UBND tỉnh | P6M",
		"Sở Tài chính: Tham mưu bố trí kinh phí | Sở Tài chính |  | ",
		"hướng dẫn thanh toán theo quy định; bảo đảm đúng chế độ | Sở Tài chính |  | ",
		"UBND các xã, phường có trách nhiệm xây dựng kế hoạch trước ngày 15/3/2025, gửi về Sở Khoa học và Công nghệ để tổng hợp | UBND các xã, phường |  | 2025-03-14",
		"Thanh tra tỉnh, Công an tỉnh theo dõi, đôn đốc việc thực hiện | Thanh tra tỉnh; Công an tỉnh |  | ",
	)
	first, sent := r.Candidates[0], r.Candidates[4]
	if e := first.Evidence["lead"]; len(e) != 1 || e[0].From == nil || e[0].Rule == "" {
		t.Errorf("an inherited lead must say where it was read: %+v", e)
	}
	if first.Deliverable != "Bộ chỉ số chuyển đổi số cấp xã" {
		t.Errorf("deliverable = %q", first.Deliverable)
	}
	if !slices.Equal(sent.Recipient, []string{"Sở Khoa học và Công nghệ"}) {
		t.Errorf("recipient = %q", sent.Recipient)
	}
}

func TestABlockCompletesTheTasksAboveIt(t *testing.T) {
	r := readProse("2025-02-05", linesOf("Ủy ban nhân dân tỉnh Mẫu Giang",
		"[tasks] III. NHIỆM VỤ",
		"- Xây dựng danh mục dữ liệu mở của tỉnh.",
		"- Ban hành quy chế khai thác dữ liệu trước ngày 30/6/2025.",
		"Đơn vị chủ trì: Sở Khoa học và Công nghệ; phối hợp: Sở Tư pháp; thời gian hoàn thành: quý III/2025.",
		"- Phủ sóng 5G tại trung tâm các xã.",
	))
	wantTasks(t, r,
		"Xây dựng danh mục dữ liệu mở của tỉnh | Sở Khoa học và Công nghệ | Sở Tư pháp | 2025-09-30",
		"Ban hành quy chế khai thác dữ liệu trước ngày 30/6/2025 | Sở Khoa học và Công nghệ | Sở Tư pháp | 2025-06-29",
		"Phủ sóng 5G tại trung tâm các xã |  |  | ",
	)
	if q := r.Candidates[2].Questions; len(q) != 1 || q[0].Field != "lead" {
		t.Errorf("a task without an owner must ask for one: %+v", q)
	}
}

func TestASpokenOrderHoldsForTheSentencesAfterIt(t *testing.T) {
	r := readProse("2025-07-15", linesOf("",
		"Sáng 15-7, ông Phạm Quốc Khánh, Bí thư Tỉnh ủy Mẫu Giang, chủ trì hội nghị. 6 tháng đầu năm, tỉnh đã giải ngân 2.100 tỷ đồng.",
		"Bí thư Tỉnh ủy Phạm Quốc Khánh đánh giá cao kết quả đạt được. Về nhiệm vụ đến cuối năm 2025, Bí thư Tỉnh ủy yêu cầu các sở, ngành đẩy nhanh tiến độ giải ngân. Tập trung tháo gỡ khó khăn cho các dự án.",
		"Bên cạnh đó, chú trọng công tác giảm nghèo.",
		"Người dân phấn khởi trước kết quả này.",
		"Đồng chí lưu ý, các địa phương phải hoàn thành rà soát hộ nghèo trước ngày 30/9; đồng thời báo cáo về Sở Nông nghiệp và Môi trường.",
	))
	wantTasks(t, r,
		"các sở, ngành đẩy nhanh tiến độ giải ngân | các sở, ngành |  | 2025-12-31",
		"Tập trung tháo gỡ khó khăn cho các dự án | các sở, ngành |  | 2025-12-31",
		"chú trọng công tác giảm nghèo | các sở, ngành |  | 2025-12-31",
		"các địa phương phải hoàn thành rà soát hộ nghèo trước ngày 30/9 | các địa phương |  | 2025-09-29",
		"báo cáo về Sở Nông nghiệp và Môi trường | các địa phương |  | ",
	)
}

func TestWhatIsNoTask(t *testing.T) {
	for name, lines := range map[string][]string{
		"results":    {"[results] I. KẾT QUẢ", "- Hoàn thành 18/18 chỉ tiêu; xây dựng 12 trường học."},
		"viewpoint":  {"[purpose] I. QUAN ĐIỂM", "1. Phát triển nhanh và bền vững là yêu cầu xuyên suốt."},
		"basis":      {"[basis] ", "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;"},
		"recipients": {"[recipients] Nơi nhận", "- Sở Tài chính; UBND các xã phải thực hiện;"},
		"powers":     {"[tasks] Điều 2. Nhiệm vụ và quyền hạn", "1. Trình Ủy ban nhân dân tỉnh các dự thảo quyết định."},
		"definition": {"[tasks] III. NHIỆM VỤ", "Chuyển đổi số là trọng tâm của nhiệm kỳ."},
		"agreement":  {"[organising] KẾT LUẬN", "1. Đánh giá cao nỗ lực của các đơn vị.", "2. Thống nhất chủ trương điều chỉnh hướng tuyến."},
	} {
		if got := said(readProse("2025-02-05", linesOf("Ủy ban nhân dân tỉnh Mẫu Giang", lines...))); len(got) > 0 {
			t.Errorf("%s: no task was asked for, got %q", name, got)
		}
	}
}

// A number of days from a stated day on is a day; working days are not: they need a calendar.
func TestDaysAreCountedFromAStatedDay(t *testing.T) {
	r := readProse("", linesOf("", "[organising] V. TỔ CHỨC THỰC HIỆN", "1. Giao Sở Tài chính trình đề án trong 30 ngày kể từ ngày 01/7/2026.",
		"2. Giao Sở Y tế báo cáo trong 05 ngày làm việc kể từ ngày 01/7/2026."))
	wantTasks(t, r, "Sở Tài chính trình đề án trong 30 ngày kể từ ngày 01/7/2026 | Sở Tài chính |  | 2026-07-31", "Sở Y tế báo cáo trong 05 ngày làm việc kể từ ngày 01/7/2026 | Sở Y tế |  | ")
}

func TestAMissingYearIsAsked(t *testing.T) {
	r := readProse("", linesOf("", "[organising] V. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế báo cáo UBND tỉnh trước ngày 20/5."))
	if len(r.Candidates) != 1 || r.Candidates[0].Due == nil || r.Candidates[0].Due.To != "" {
		t.Fatalf("a day without a year must stay open: %+v", r.Candidates)
	}
	if q := r.Candidates[0].Questions; len(q) != 1 || q[0].Field != "deadline" {
		t.Errorf("the year must be asked for: %+v", q)
	}
}
