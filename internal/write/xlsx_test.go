package write_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/write"
)

func workbook(t *testing.T, r write.ProgressReport) (*excelize.File, map[string]string) {
	t.Helper()
	var buf bytes.Buffer
	if err := write.Xlsx(&buf, r); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f, unzip(t, buf.Bytes())
}

func TestWorkbookSheets(t *testing.T) {
	f, parts := workbook(t, sampleReport(write.StateLayout))
	if got := strings.Join(f.GetSheetList(), "|"); got != "Tổng hợp|Phụ lục I|Phụ lục II" {
		t.Fatalf("sheets %s", got)
	}
	checkRelations(t, parts, "xl/_rels/workbook.xml.rels")
	for name, text := range parts {
		if strings.Contains(text, "<f>") {
			t.Errorf("%s holds a formula", name)
		}
		if strings.HasPrefix(name, "xl/worksheets/sheet") && !strings.Contains(text, "DỮ LIỆU MẪU") {
			t.Errorf("%s does not say that the data is made up", name)
		}
	}
	for _, name := range []string{"Phụ lục I", "Phụ lục II"} {
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit < 6 {
			t.Errorf("%s: header not frozen: %+v %v", name, panes, err)
		}
		layout, err := f.GetPageLayout(name)
		if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 {
			t.Errorf("%s: print set-up %+v %v", name, layout, err)
		}
	}
	var titles, filters int
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles++
		}
		if n.Name == "_xlnm._FilterDatabase" {
			filters++
		}
	}
	if titles != 2 || filters != 2 {
		t.Errorf("%d sheets repeat their header, %d are filtered, want 2 and 2", titles, filters)
	}
}

func TestWorkbookCells(t *testing.T) {
	f, _ := workbook(t, sampleReport(write.StateLayout))
	for _, c := range []struct {
		sheet, cell, raw string
		kind             excelize.CellType
		shown            string
	}{
		{"Phụ lục I", "A7", "I", excelize.CellTypeInlineString, "I"},                                                   // a group row
		{"Phụ lục I", "E8", "45667", excelize.CellTypeUnset, "10/01/2025"},                                             // a date
		{"Phụ lục I", "G8", "0", excelize.CellTypeUnset, "0"},                                                          // known to be nought
		{"Phụ lục I", "G12", "", excelize.CellTypeUnset, ""},                                                           // not stated
		{"Phụ lục II", "E9", "2910450.25", excelize.CellTypeUnset, "2,910,450.25"},                                     // a decimal
		{"Phụ lục II", "B10", "= Tỷ lệ hộ nghèo đa chiều", excelize.CellTypeInlineString, "= Tỷ lệ hộ nghèo đa chiều"}, // no formula
	} {
		raw, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		shown, _ := f.GetCellValue(c.sheet, c.cell)
		kind, _ := f.GetCellType(c.sheet, c.cell)
		if raw != c.raw || kind != c.kind || shown != c.shown {
			t.Errorf("%s %s: %q shown %q of type %d, want %q shown %q of type %d", c.sheet, c.cell, raw, shown, kind, c.raw, c.shown, c.kind)
		}
	}
	if ok, target, err := f.GetCellHyperLink("Phụ lục I", "A8"); !ok || target != "http://127.0.0.1:8080/items/NV-0001" || err != nil {
		t.Errorf("link of a task: %t %s %v", ok, target, err)
	}
	if ok, target, _ := f.GetCellHyperLink("Tổng hợp", "B13"); !ok || target != "'Phụ lục I'!A1" {
		t.Errorf("link to the annex: %t %s", ok, target)
	}
}

func TestWorkbookNeverComputes(t *testing.T) {
	r := sampleReport(write.PartyLayout)
	row := write.Row{}
	for _, s := range []string{"=1+1", "+84 293", "-5", "@SUM(A1)", "12345678901234567890", "\x01=cmd"} {
		row.Cells = append(row.Cells, write.Words(s))
	}
	row.Cells = append(row.Cells, write.Amount("12345678901234567.5"))
	r.Annexes[0].Table.Rows = []write.Row{row}
	f, parts := workbook(t, r)
	for name, text := range parts {
		if strings.Contains(text, "<f>") {
			t.Errorf("%s holds a formula", name)
		}
	}
	for i, want := range []string{"=1+1", "+84 293", "-5", "@SUM(A1)", "12345678901234567890", "=cmd", "12.345.678.901.234.567,5"} {
		cell, _ := excelize.CoordinatesToCellName(i+1, 7)
		if got, _ := f.GetCellValue("Phụ lục", cell, excelize.Options{RawCellValue: true}); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
}
