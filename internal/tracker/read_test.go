package tracker_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/plan"
	"lotrinh/internal/tracker"
)

// bookOf makes a workbook of one sheet; merged are ranges such as "A3:A4".
func bookOf(t *testing.T, cells map[string]string, merged ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for at, text := range cells {
		if err := f.SetCellStr("Sheet1", at, text); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range merged {
		from, to, _ := bytes.Cut([]byte(m), []byte(":"))
		if err := f.MergeCell("Sheet1", string(from), string(to)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Two rows of headings, months across, groups, a cell merged downwards, the headings again: as registers are kept.
func TestRead(t *testing.T) {
	book, err := tracker.Read(bookOf(t, map[string]string{
		"A1": "BẢNG THEO DÕI NHIỆM VỤ NĂM 2026", "A2": "(Số liệu tính đến ngày 14/5/2026)",
		"A4": "TT", "B4": "Nhiệm vụ", "C4": "Cơ quan chủ trì", "D4": "Thời hạn", "E4": "Kết quả thực hiện", "G4": "Tiến độ", "H4": "Ghi chú",
		"E5": "Tháng 3", "F5": "Tháng 4",
		"A6": "I", "B6": "Chuyển đổi số",
		"A7": "1", "B7": "Trình Đề án\nsố hóa", "C7": "Sở Tài chính", "D7": "30/9/2026", "E7": "Đã lập tổ", "F7": "Đã dự thảo", "G7": "Đang thực hiện",
		"A8": "2", "B8": "Mở lớp bồi dưỡng", "D8": "Quý IV/2026", "F8": "Đã mở 2 lớp", "G8": "Hoàn thành",
		"B9": "Nhiệm vụ", "C9": "Cơ quan chủ trì", "D9": "Thời hạn",
		"C10": "Sở Nội vụ", "D10": "2026",
	}, "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:G5", "C7:C8"))
	if err != nil {
		t.Fatal(err)
	}
	if book.AsOf != "2026-05-14" || len(book.Rows) != 2 {
		t.Fatalf("as of %s, %d rows: %+v", book.AsOf, len(book.Rows), book)
	}
	r := book.Rows[0]
	if r.N != 7 || r.Group != "Chuyển đổi số" || r.Get(tracker.Title) != "Trình Đề án số hóa" || r.Get(tracker.Lead) != "Sở Tài chính" || r.Get(tracker.Status) != "Đang thực hiện" || r.Column(tracker.Due) != "D" {
		t.Errorf("%+v", r)
	}
	if len(r.Past) != 2 || r.Past[0].Period != "2026-03" || r.Past[0].Result != "Đã lập tổ" || r.Past[1].Period != "2026-04" || r.Past[1].Column != "F" {
		t.Errorf("past %+v", r.Past)
	}
	if s := book.Rows[1]; s.Get(tracker.Lead) != "Sở Tài chính" || len(s.Past) != 1 {
		t.Errorf("a lead merged over two rows: %+v", s)
	}
	if len(book.Wrong) != 1 || book.Wrong[0].Row != 10 || book.Wrong[0].Column != "B" {
		t.Errorf("a row without a task: %+v", book.Wrong)
	}
}

// The headings of two real follow-up tables, in their own order.
func TestHeadingsOfFollowUpTables(t *testing.T) {
	for name, c := range map[string]struct {
		heads []string
		want  []tracker.Field
	}{
		"624/TB-VPCP":  {[]string{"STT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả thực hiện", "Tiến độ"}, []tracker.Field{"", tracker.Title, tracker.Lead, tracker.Due, tracker.Result, tracker.Status}},
		"402-CV/VPĐU":  {[]string{"TT", "NHIỆM VỤ", "KẾT QUẢ YÊU CẦU", "THỜI GIAN HOÀN THÀNH", "CƠ QUAN THỰC HIỆN", "TIẾN ĐỘ", "KẾT QUẢ HIỆN NAY"}, []tracker.Field{"", tracker.Title, tracker.Product, tracker.Due, tracker.Lead, tracker.Status, tracker.Result}},
		"its appendix": {[]string{"STT", "NHIỆM VỤ", "VĂN BẢN GIAO VIỆC", "THỜI HẠN", "TIẾN ĐỘ", "KẾT QUẢ HIỆN NAY", "ĐỀ XUẤT, KIẾN NGHỊ"}, []tracker.Field{"", tracker.Title, tracker.Paper, tracker.Due, tracker.Status, tracker.Result, tracker.Proposals}},
	} {
		cells := map[string]string{}
		for i, h := range c.heads {
			at, _ := excelize.CoordinatesToCellName(i+1, 1)
			cells[at] = h
			at, _ = excelize.CoordinatesToCellName(i+1, 2)
			cells[at] = "ô " + at
		}
		book, err := tracker.Read(bookOf(t, cells))
		if err != nil || len(book.Rows) != 1 {
			t.Errorf("%s: %v, %+v", name, err, book)
			continue
		}
		for i, f := range c.want {
			at, _ := excelize.CoordinatesToCellName(i+1, 2)
			if f != "" && book.Rows[0].Get(f) != "ô "+at {
				t.Errorf("%s: %s is %q, want what stands in %s", name, f, book.Rows[0].Get(f), at)
			}
		}
	}
}

func TestStatusOf(t *testing.T) {
	for text, want := range map[string]tracker.Said{
		"Đã hoàn thành": {plan.Done, -1, false}, "Hoàn thành": {plan.Done, -1, false}, "Đã hoàn thành - Quá hạn": {plan.Done, -1, true}, "Đã hoàn thành quá hạn": {plan.Done, -1, true},
		"Đang thực hiện": {plan.InProgress, -1, false}, "Đang thực hiện - Đúng hạn": {plan.InProgress, -1, false}, "Chưa hoàn thành": {plan.InProgress, -1, false}, "Quá hạn": {plan.InProgress, -1, true},
		"Chưa thực hiện": {plan.NotStarted, -1, false}, "Tạm dừng": {plan.Paused, -1, false}, "Hủy": {plan.Cancelled, -1, false}, "60%": {plan.InProgress, 60, false}, "100 %": {plan.Done, 100, false}, "Đang thực hiện (40%)": {plan.InProgress, 40, false},
	} {
		if got, ok := tracker.StatusOf(text); !ok || got != want {
			t.Errorf("%s: %+v, %v, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"Chuyển", "Chưa đến hạn", "140%", "Hoàn thành 80%", "Theo dõi"} {
		if got, ok := tracker.StatusOf(text); ok {
			t.Errorf("%s is taken for %+v", text, got)
		}
	}
	for text, want := range map[string]bool{"Thủ tướng Chính phủ sẽ ban hành trước ngày 28/5": true, "Dự kiến trình trong tháng 6": true, "Đã ban hành Quyết định số 12/QĐ-UBND": false} {
		if tracker.Later(text) != want {
			t.Errorf("later: %s", text)
		}
	}
}

func TestNoTable(t *testing.T) {
	if _, err := tracker.Read(bookOf(t, map[string]string{"A1": "xin chào"})); err == nil {
		t.Error("a sheet without headings is taken")
	}
	if _, err := tracker.Read([]byte("không phải xlsx")); err == nil {
		t.Error("a text is taken for a workbook")
	}
	book, err := tracker.Read(bookOf(t, map[string]string{"A1": "Nhiệm vụ", "B1": "Đơn vị chủ trì", "C1": "Kết quả tháng 3", "A2": "Trình đề án", "B2": "Sở Tài chính", "C2": "xong"}))
	if err != nil || len(book.Wrong) != 1 || book.Wrong[0].Column != "C" {
		t.Errorf("a month without its year: %+v, %v", book, err)
	}
}
