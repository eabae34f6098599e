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

// sheet makes a document of one table. Cells stand between "|"; "^" goes on with the cell above, "<" with the one to the
// left, "**…**" is bold, "\n" breaks a line.
func sheet(title string, lines ...string) *doc.Source {
	src := &doc.Source{File: "bang.docx", Text: title + "\n"}
	src.Blocks = append(src.Blocks, doc.Block{Span: doc.Span{End: len(title)}})
	t := &doc.Table{Ord: 1}
	above := map[int]*doc.Cell{}
	start := len(src.Text)
	for n, line := range lines {
		row := doc.Row{Ord: n + 1, Span: doc.Span{Start: len(src.Text)}}
		texts := strings.Split(line, "|")
		row.Cells = make([]doc.Cell, 0, len(texts))
		for col, text := range texts {
			text = strings.ReplaceAll(strings.TrimSpace(text), `\n`, "\n")
			switch {
			case text == "^" && above[col] != nil:
				above[col].RowSpan = n + 1 - rowOf(t, above[col])
				continue
			case text == "<" && len(row.Cells) > 0:
				row.Cells[len(row.Cells)-1].ColSpan++
				continue
			}
			bare := strings.Trim(text, "*")
			c := doc.Cell{Text: bare, Bold: bare != text, Col: col, ColSpan: 1, RowSpan: 1, Span: doc.Span{Start: len(src.Text), End: len(src.Text) + len(bare)}}
			src.Text += strings.ReplaceAll(bare, "\n", " ") + "\t"
			row.Cells = append(row.Cells, c)
		}
		row.Span.End = len(src.Text)
		src.Text += "\n"
		t.Rows = append(t.Rows, row)
		for k := range row.Cells {
			above[row.Cells[k].Col] = &t.Rows[n].Cells[k]
		}
	}
	b := doc.Block{Span: doc.Span{Start: start, End: len(src.Text)}, Table: t}
	src.Blocks = append(src.Blocks, b)
	src.Passages = []doc.Passage{{ID: "s1", Kind: doc.TableP, Table: t, Span: b.Span}}
	return src
}

func rowOf(t *doc.Table, c *doc.Cell) int {
	for r := range t.Rows {
		for k := range t.Rows[r].Cells {
			if &t.Rows[r].Cells[k] == c {
				return r
			}
		}
	}
	return 0
}

func readTables(src *doc.Source, anchor when.Date) *Result {
	r := &Result{}
	tables(src, anchor, r)
	return r
}

// told writes a task as "text > leads > coords > from..to recurrence > product".
func told(c plan.Candidate) string {
	due := ""
	if c.Due != nil {
		due = strings.TrimSpace(string(c.Due.From) + ".." + string(c.Due.To) + " " + strings.Join(c.Due.Recurrence, " "))
	}
	return strings.Join([]string{c.Text, strings.Join(c.Lead, "; "), strings.Join(c.Coord, "; "), due, c.Deliverable}, " > ")
}

func TestTaskHeaders(t *testing.T) {
	const want = "Xây dựng bến xe > Sở Xây dựng > Công an tỉnh > 2026-10-01..2026-12-31 > "
	for _, c := range []struct{ header, row, want string }{
		{"STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành", "1 | Xây dựng bến xe | Sở Xây dựng | Công an tỉnh | Quý IV/2026", want},
		{"STT | NHIỆM VỤ VÀ GIẢI PHÁP | CHỦ TRÌ | PHỐI HỢP | THỜI GIAN", "1 | Xây dựng bến xe | Sở Xây dựng | Công an tỉnh | Quý IV/2026", want},
		{"STT | Nhiệm vụ, giải pháp | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian thực hiện | Sản phẩm đầu ra", "1 | Xây dựng bến xe | Sở Xây dựng | Công an tỉnh | Quý IV/2026 | Bến xe", want + "Bến xe"},
		{"TT | Nội dung/nhiệm vụ | Cơ quan chủ trì [1] | Cơ quan phối hợp (*) | Thời gian thực hiện", "1 | Xây dựng bến xe | Sở Xây dựng | Công an tỉnh | Quý IV/2026", want},
		{"TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành", "1 | Xây dựng bến xe | Sở Xây dựng | Công an tỉnh | Bến xe | Quý IV/2026", want + "Bến xe"},
		{"TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian dự kiến hoàn thành | Kết quả dự kiến | Nguồn kinh phí", "1 | Xây dựng bến xe | Sở Xây dựng | Công an tỉnh | Quý IV/2026 | Bến xe | Ngân sách", want + "Bến xe"},
		{"STT | Cơ quan chủ trì | Cơ quan phối hợp | Thuộc nhóm nhiệm vụ | Nội dung nhiệm vụ | Chỉ tiêu đạt được | Thời hạn hoàn thành",
			"1 | Sở Xây dựng | Công an tỉnh | Giao thông | Xây dựng bến xe | Một bến xe | Quý IV/2026", want + "Một bến xe"},
		{"STT | Tên dự án, nhiệm vụ | Nội dung chính | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Nguồn lực thực hiện",
			"1 | Xây dựng bến xe | Bến loại 2 | Sở Xây dựng | Công an tỉnh | Quý IV/2026 | 20 tỷ đồng", want},
		{"Nội dung công việc | Đơn vị chủ trì | Thời hạn", "Xây dựng bến xe | Sở Xây dựng | Quý IV/2026", "Xây dựng bến xe > Sở Xây dựng >  > 2026-10-01..2026-12-31 > "},
	} {
		r := readTables(sheet("PHỤ LỤC", c.header, c.row), "2025-02-05")
		if len(r.Candidates) != 1 || told(r.Candidates[0]) != c.want {
			t.Errorf("%s: %d candidates", c.header, len(r.Candidates))
			for _, x := range r.Candidates {
				t.Errorf("  %s", told(x))
			}
		}
	}
}

func TestGroupsAndContinuedRows(t *testing.T) {
	src := sheet("PHỤ LỤC II",
		"TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian",
		"(1) | (2) | (3) | (4) | (5)",
		"A | PHÁT TRIỂN KINH TẾ | | | ",
		"I | Nâng cao nhận thức | | | ",
		"1 | Tổ chức hội nghị quán triệt; | Ban Tuyên giáo và Dân vận Tỉnh ủy | Các sở, ban, ngành | Thường xuyên",
		" | phát hành tài liệu. | | | ",
		"TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian",
		"II. Hoàn thiện thể chế | < | < | < | <",
		"2 | Rà soát văn bản | Sở Tư pháp | | Trước ngày 15/12",
		"3 | Sửa quy chế | ^ | | ^",
		" | **Hạ tầng** | | | ",
		"4 | Mở tuyến xe buýt | Sở Xây dựng | | ngày 31/02/2026",
		"B | VĂN HÓA | | | ",
		"5 | Dựng nhà văn hóa | UBND xã Tân Hòa, xã Bình An | | theo lộ trình",
	)
	r := readTables(src, "2025-02-05")
	var got []string
	for _, c := range r.Candidates {
		got = append(got, strings.Join(c.Group, " / ")+": "+told(c))
	}
	want := []string{
		"A. PHÁT TRIỂN KINH TẾ / I. Nâng cao nhận thức: Tổ chức hội nghị quán triệt; phát hành tài liệu. > Ban Tuyên giáo và Dân vận Tỉnh ủy > Các sở, ban, ngành > .. thường xuyên > ",
		"A. PHÁT TRIỂN KINH TẾ / II. Hoàn thiện thể chế: Rà soát văn bản > Sở Tư pháp >  > ..2025-12-14 > ",
		"A. PHÁT TRIỂN KINH TẾ / II. Hoàn thiện thể chế: Sửa quy chế > Sở Tư pháp >  > ..2025-12-14 > ",
		"A. PHÁT TRIỂN KINH TẾ / II. Hoàn thiện thể chế / Hạ tầng: Mở tuyến xe buýt > Sở Xây dựng >  > .. > ",
		"B. VĂN HÓA: Dựng nhà văn hóa > UBND xã Tân Hòa; xã Bình An >  > .. > ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if c := r.Candidates[0]; c.Locator.Row != 5 || c.PassageID != "s1" || src.Text[c.Span.Start:c.Span.End] != "Tổ chức hội nghị quán triệt;" {
		t.Errorf("place of the first row: %+v %q", c.Locator, src.Text[c.Span.Start:c.Span.End])
	}
	if c := r.Candidates[3]; len(c.Questions) != 1 || c.Questions[0].Field != "deadline" {
		t.Errorf("31/02 asks no question: %+v", c.Questions)
	}
	if e := r.Candidates[1].Evidence["deadline"]; len(e) != 1 || src.Text[e[0].Span.Start:e[0].Span.End] != "Trước ngày 15/12" || e[0].Rule != "time.before-day.year-of-anchor" {
		t.Errorf("evidence of the deadline: %+v", e)
	}
}

func TestMissingYearIsAQuestion(t *testing.T) {
	r := readTables(sheet("", "TT | Nhiệm vụ | Chủ trì | Thời gian", "1 | Lập báo cáo | Sở Y tế | Trước ngày 15/12"), "")
	c := r.Candidates[0]
	if c.Due == nil || c.Due.Raw != "Trước ngày 15/12" || c.Due.To != "" || len(c.Questions) != 1 || c.Confidence > 0.9 {
		t.Errorf("%+v %+v", c.Due, c.Questions)
	}
}

func TestUnknownTablesAreAsked(t *testing.T) {
	r := readTables(sheet("", "Họ và tên | Chức vụ | Điện thoại", "A | Trưởng phòng | 1", "B | Phó phòng | 2", "C | Chuyên viên | 3"), "")
	if len(r.Candidates) != 0 || len(r.Questions) != 1 || r.Questions[0].Field != "table" || !strings.Contains(r.Questions[0].Vi, "Bảng 1") {
		t.Errorf("%+v %+v", r.Candidates, r.Questions)
	}
	r = readTables(sheet("", "UBND TỈNH MẪU GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/KH-UBND | Mẫu Giang, ngày 05 tháng 02 năm 2025"), "")
	if len(r.Questions) != 0 {
		t.Errorf("a letterhead is asked about: %+v", r.Questions)
	}
	r = readTables(sheet("", "STT | Nhiệm vụ | Văn bản giao nhiệm vụ | Đơn vị chủ trì | Thời hạn | Kết quả thực hiện", "1 | Rà soát | 12/KH-UBND | Sở Tư pháp | 6/2025 | Đã xong"), "")
	if len(r.Candidates) != 0 {
		t.Errorf("a follow-up table gives %d tasks", len(r.Candidates))
	}
}

// figures writes the values of an indicator.
func figures(c plan.Candidate) string {
	var list []string
	for _, v := range c.Values {
		s := v.Sort + " " + v.Comparator + v.Number
		if v.High != "" {
			s += "-" + v.High
		}
		s = strings.TrimSpace(s + v.Worded + " " + v.Scope)
		list = append(list, fmt.Sprintf("%s [%s] %s..%s", s, v.Unit, v.Period.From, v.Period.To))
	}
	return c.Name + ": " + strings.Join(list, "; ")
}

func TestIndicatorTables(t *testing.T) {
	for _, c := range []struct {
		name  string
		title string
		lines []string
		want  []string
	}{
		{"results below a horizon", "PHỤ LỤC I", []string{
			"TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi, đánh giá",
			"I | Đến năm 2030 | | | ",
			"1 | Xếp hạng cạnh tranh | Thứ bậc | ≤ 3 Đông Nam Á; ≤ 50 Thế giới | Sở Tài chính",
			"2 | Tỉ lệ hộ khá | % | 20% - 50% | Sở Nội vụ",
			"3 | Hạ tầng số | | Tiên tiến, hiện đại | Sở Khoa học và Công nghệ",
			"4 | Dịch vụ công | | | ",
			"4.1 | Hồ sơ trực tuyến | % | tối thiểu 09 | Sở Tư pháp",
		}, []string{
			"Xếp hạng cạnh tranh: target <=3 Đông Nam Á [Thứ bậc] ..2030-12-31; target <=50 Thế giới [Thứ bậc] ..2030-12-31",
			"Tỉ lệ hộ khá: target between20-50 [%] ..2030-12-31",
			"Hạ tầng số: target Tiên tiến, hiện đại [] ..2030-12-31",
			"Hồ sơ trực tuyến: target >=9 [%] ..2030-12-31",
		}},
		{"horizons as sub-rows", "", []string{
			"TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì",
			"1 | Tỷ lệ báo cáo điện tử | % | | Văn phòng UBND tỉnh",
			" | Giai đoạn 2025-2027 | | 80 | ",
			" | Đến năm 2030 | | 100 | ",
		}, []string{"Tỷ lệ báo cáo điện tử: target =80 [%] 2025-01-01..2027-12-31; target =100 [%] ..2030-12-31"}},
		{"years across two header rows", "CHỈ TIÊU KINH TẾ", []string{
			"TT | Chỉ tiêu | ĐVT | ƯTH Năm 2025 | GIAI ĐOẠN 2026 - 2030 | <",
			"^ | ^ | ^ | ^ | Năm 2026 | Năm 2027",
			"1 | Sản lượng lúa | tấn | 1.250.000 | 1.300.000 | 1.350.000,5",
		}, []string{"Sản lượng lúa: estimate =1250000 [tấn] 2025-01-01..2025-12-31; target =1300000 [tấn] 2026-01-01..2026-12-31; target =1350000.5 [tấn] 2027-01-01..2027-12-31"}},
		{"plan and actual", "", []string{
			"STT | Chỉ tiêu | ĐVT | KH 2019 | Thực hiện 2019 | Mục tiêu 2020",
			"A | Diện tích rừng | ha | 10.500 | 10.000 | 11.100",
		}, []string{"Diện tích rừng: plan =10500 [ha] 2019-01-01..2019-12-31; actual =10000 [ha] 2019-01-01..2019-12-31; target =11100 [ha] 2020-01-01..2020-12-31"}},
		{"content with a unit column", "", []string{
			"STT | Nội dung | ĐVT | Năm hiện hành 2025 | Năm 2026 | DT 2026 với UTH 2025 (%)",
			"1 | Thu ngân sách | tỷ đồng | 5.300 | 5.976 | 112,8",
		}, []string{"Thu ngân sách: baseline =5300 [tỷ đồng] 2025-01-01..2025-12-31; target =5976 [tỷ đồng] 2026-01-01..2026-12-31; ratio =112.8 [%] 2026-01-01..2026-12-31"}},
		{"the target in its own sentence", "CHỈ TIÊU ĐẾN NĂM 2030", []string{
			"TT | Chỉ tiêu | Chủ trì",
			"1 | Trên 95% hộ dân dùng nước sạch | Sở Nông nghiệp và Môi trường",
		}, []string{"Trên 95% hộ dân dùng nước sạch: target >95 [%] ..2030-12-31"}},
	} {
		r := readTables(sheet(c.title, c.lines...), "2025-02-05")
		var got []string
		for _, x := range r.Candidates {
			got = append(got, figures(x))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestEmptyFormIsAsked(t *testing.T) {
	r := readTables(sheet("", "TT | Chỉ tiêu | ĐVT | KH 2026 | KH 2027", "1 | Lúa | ha | 0 | 0", "2 | Ngô | ha | 0 | 0", "3 | Mía | ha | 0 | 0"), "")
	if len(r.Candidates) != 3 || len(r.Questions) != 1 {
		t.Fatalf("%d candidates, questions %+v", len(r.Candidates), r.Questions)
	}
	for _, c := range r.Candidates {
		if len(c.Questions) == 0 {
			t.Errorf("%s: zeros of an empty form pass as targets", c.Name)
		}
	}
}
