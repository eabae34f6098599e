package write_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/write"
)

// A list as a workbook holds every text as it is: what Excel could take for a formula, for markup or for a character by
// its number, what begins or ends with a blank, and of what is too long for a cell as much as a cell holds.
func TestRowsOfAWorkbook(t *testing.T) {
	long := strings.Repeat("ộ", 40000)
	want := [][]string{{"DỮ LIỆU MẪU"}, {"Mã", "Nội dung", "Ghi chú"},
		{"NV-0001", "=1+1", " đầu và cuối "}, {"", "<b>&\"'", ""}, {"một\nhai", "_x000D_ và _x00_", "\tx"}, {long, "", "z"}}
	var file bytes.Buffer
	err := write.Rows(&file, "xlsx", want[0][0], [][2]string{{"code", "Mã"}, {"title", "Nội dung"}, {"x", "Ghi chú"}}, func(put func([]string) error) error {
		for _, row := range want[2:] {
			if err := put(row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want[5][0] = long[:3*excelize.TotalCellChars]
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for i, row := range want {
		for j, text := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			if got, err := book.GetCellValue("Sheet1", cell); got != text || err != nil {
				t.Errorf("%s: %.40q of %d bytes, %v; want %.40q", cell, got, len(got), err, text)
			}
		}
	}
	if rows, err := book.GetRows("Sheet1"); len(rows) != len(want) || err != nil {
		t.Errorf("%d rows, %v, want %d", len(rows), err, len(want))
	}
}

// Many rows go out as they come: what was written before the last is more than the packer keeps.
func TestRowsOfAWorkbookGoOutAsTheyCome(t *testing.T) {
	var file bytes.Buffer
	if err := write.Rows(&file, "xlsx", "", [][2]string{{"n", "Số"}}, func(put func([]string) error) error {
		for range 20000 {
			if err := put([]string{"nội dung"}); err != nil {
				return err
			}
		}
		if file.Len() < 10000 {
			t.Errorf("%d bytes are out after 20,000 rows", file.Len())
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
