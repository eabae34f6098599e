package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/fault"
)

const today = "2026-06-20"

// book makes a workbook of one sheet; cells hold texts, numbers, "!#REF!" for a formula that failed. merges are ranges.
func book(t testing.TB, rows [][]any, merges ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		for k, v := range row {
			at, _ := excelize.CoordinatesToCellName(k+1, i+1)
			if v == nil {
				continue
			}
			if s, is := v.(string); is && strings.HasPrefix(s, "!") {
				if err := f.SetCellFormula("Sheet1", at, "A1+#REF!"); err != nil {
					t.Fatal(err)
				}
				continue
			}
			if err := f.SetCellValue("Sheet1", at, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, m := range merges {
		from, to, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read gives the rows of a file as short texts, with what is wrong and asked.
func read(t testing.TB, content []byte, answers map[string]string) (rows, wrong, asked []string) {
	t.Helper()
	told, err := Read("tep", content, Options{Today: today, Answers: answers}, func(x Row) error {
		time := string(x.Period)
		if x.Sort != Observed {
			time = strings.Trim(string(x.Span.From)+"/"+string(x.Span.To), "/")
		}
		value := x.Comparator + x.Value + x.Worded
		if x.High != "" {
			value += ".." + x.High
		}
		if x.Absent {
			value = "absent"
		}
		rows = append(rows, strings.Join([]string{x.Place.Column + fmt.Sprint(x.Place.Row), x.Code + x.Name, x.Unit, x.Of, x.Sort, time, value, string(x.Quality)}, "|"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range told.Wrong {
		wrong = append(wrong, w.Place.String()+": "+fault.Say(w.Err, "vi"))
	}
	for _, q := range told.Asked {
		asked = append(asked, q.Key)
	}
	return rows, wrong, asked
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Two rows of headings: an estimate of the year before beside a plan of five years, merged or not.
func TestReadYearsAcross(t *testing.T) {
	body := [][]any{
		{"I", "KINH TẾ"},
		{1, "Tốc độ tăng GRDP", "%/năm", 8.76, "9-10", 9.5, "≥ 10", "-", nil, nil},
		{2, "Thu ngân sách", "tỷ đồng", "5.976,5", 6500, 7000.25, nil, nil, nil, "đạt mức khá"},
		{3, "Xã đạt chuẩn", "xã", "…", 40, 41, 42, 43, 44, nil},
	}
	want := []string{
		"D%d|Tốc độ tăng GRDP|%%/năm||observation|2025|8.76|estimate", "E%d|Tốc độ tăng GRDP|%%/năm||target|2026-01-01/2026-12-31|between9..10|", "F%d|Tốc độ tăng GRDP|%%/năm||target|2027-01-01/2027-12-31|=9.5|", "G%d|Tốc độ tăng GRDP|%%/năm||target|2028-01-01/2028-12-31|>=10|",
		"D%d|Thu ngân sách|tỷ đồng||observation|2025|5976.5|estimate", "E%d|Thu ngân sách|tỷ đồng||target|2026-01-01/2026-12-31|=6500|", "F%d|Thu ngân sách|tỷ đồng||target|2027-01-01/2027-12-31|=7000.25|", "J%d|Thu ngân sách|tỷ đồng||target|2026-01-01/2030-12-31|đạt mức khá|",
		"E%d|Xã đạt chuẩn|xã||target|2026-01-01/2026-12-31|=40|", "F%d|Xã đạt chuẩn|xã||target|2027-01-01/2027-12-31|=41|", "G%d|Xã đạt chuẩn|xã||target|2028-01-01/2028-12-31|=42|", "H%d|Xã đạt chuẩn|xã||target|2029-01-01/2029-12-31|=43|", "I%d|Xã đạt chuẩn|xã||target|2030-01-01/2030-12-31|=44|",
	}
	head := [][]any{
		{"TT", "Chỉ tiêu", "ĐVT", "ƯTH Năm 2025", "GIAI ĐOẠN 2026 - 2030", nil, nil, nil, nil, "Mục tiêu giai đoạn 2026-2030", "So với NQ (%) năm 2025"},
		{nil, nil, nil, nil, "Năm 2026", "Năm 2027", 2028, "2029", "Năm 2030"},
	}
	answers := map[string]string{"Sheet1!E:sort": Target}
	for name, merges := range map[string][]string{"merged": {"A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:I2", "J2:J3", "A1:K1"}, "not merged": nil} {
		rows := append([][]any{{"PHỤ LỤC CHỈ TIÊU GIAI ĐOẠN 2026 - 2030"}}, head...)
		rows = append(rows, []any{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"})
		got, wrong, asked := read(t, book(t, append(rows, body...), merges...), answers)
		var lines []string
		for i, w := range want {
			lines = append(lines, fmt.Sprintf(w, 6+[]int{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2}[i]))
		}
		same(t, name, got, lines...)
		same(t, name, wrong)
		same(t, name, asked)
	}
}

// Quarters and months under a year, what is done beside what was planned, a unit for the whole table, cells merged down.
func TestReadOtherShapes(t *testing.T) {
	got, wrong, asked := read(t, book(t, [][]any{
		{"Đơn vị tính: tỷ đồng"},
		{"STT", "Nội dung", "Năm 2025", nil, nil, nil, "Quý I/2026", nil},
		{nil, nil, "KH", "TH quý I", "TH 6 tháng", "TH", "TH", "% so với KH năm 2026"},
		{1, "Thu nội địa", 5300, 1200, "2.600,5", 5400, 1300, 24.5},
		{2, "Thu xuất nhập khẩu (triệu USD)", 676, "!", "khoảng 300", 700, 170, 25},
		{nil, nil, 1, nil, nil, nil, nil, nil},
		{"TT", "Nội dung", "Năm 2025", nil, nil, nil, "Quý I/2026", nil},
		{3, "Thu khác", 0, "x", "…", nil, "không công bố", nil},
	}, "A2:A3", "B2:B3", "C2:F2", "G2:H2"), map[string]string{"quality": "final"})
	same(t, "rows", got,
		"C4|Thu nội địa|tỷ đồng||target|2025-01-01/2025-12-31|=5300|", "D4|Thu nội địa|tỷ đồng||observation|2025-Q1|1200|final", "E4|Thu nội địa|tỷ đồng||observation|2025-H1|2600.5|final", "F4|Thu nội địa|tỷ đồng||observation|2025|5400|final", "G4|Thu nội địa|tỷ đồng||observation|2026-Q1|1300|final",
		"C5|Thu xuất nhập khẩu|triệu USD||target|2025-01-01/2025-12-31|=676|", "F5|Thu xuất nhập khẩu|triệu USD||observation|2025|700|final", "G5|Thu xuất nhập khẩu|triệu USD||observation|2026-Q1|170|final",
		"C8|Thu khác|tỷ đồng||target|2025-01-01/2025-12-31|=0|", "G8|Thu khác|tỷ đồng||observation|2026-Q1|absent|")
	if len(wrong) != 3 || !strings.Contains(wrong[0], "Sheet1!D5: Ô công thức báo lỗi") || !strings.Contains(wrong[1], "Sheet1!E5: ") || !strings.Contains(wrong[2], "Sheet1!C6: Có số liệu mà dòng không có tên") {
		t.Errorf("%q", wrong)
	}
	same(t, "asked", asked)
}

// What could be read in two ways is asked, once; a broken file is refused whole.
func TestReadAsks(t *testing.T) {
	content := []byte("Mã,Năm 2025,Năm 2026\nCT-0001,1.234,12.5\nCT-0002,\"2,345\",7\n")
	_, _, asked := read(t, content, nil)
	same(t, "asked", asked, "B:sort", "C:sort")
	rows, wrong, asked := read(t, content, map[string]string{"B:sort": "observation", "C:sort": "target", "decimal": ".", "quality": "final"})
	same(t, "rows", rows, "B2|CT-0001|||observation|2025|1.234|final", "C2|CT-0001|||target|2026-01-01/2026-12-31|=12.5|", "B3|CT-0002|||observation|2025|2345|final", "C3|CT-0002|||target|2026-01-01/2026-12-31|=7|")
	same(t, "wrong", wrong)
	same(t, "asked", asked)
	_, _, asked = read(t, content, map[string]string{"B:sort": "observation", "C:sort": "target"})
	same(t, "asked of the decimal mark, and of the quality", asked, "decimal")
	for name, content := range map[string]string{"no table": "xin chào\n", "no text": "a\x00b", "an open quotation": "Mã,Năm 2025\n\"CT-0001,1\n", "no workbook": "PK\x03\x04xyz", "old Excel": "\xd0\xcf\x11\xe0...", "SDMX without a value": "STRUCTURE,INDICATOR,TIME_PERIOD\nx,y,2025\n"} {
		if _, err := Read(name, []byte(content), Options{Today: today}, func(Row) error { return nil }); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A table without an end is refused by the row that is too many.
func TestReadTooManyRows(t *testing.T) {
	big := "Mã,Năm 2025 thực hiện\n" + strings.Repeat("C,\n", MaxRows+1)
	_, err := Read("to.csv", []byte(big), Options{Today: today}, func(Row) error { return nil })
	if !fault.Is(err, fault.TooLarge) || !strings.Contains(fault.Say(err, "vi"), "1000002") {
		t.Error(err)
	}
}
