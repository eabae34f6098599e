package main

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	sheet     = "Chi tieu"
	firstData = 7 // below the two header rows
)

// workbook lays the rows of the CSV out with real merged cells: "^" joins the cell above, "<" the cell to the left.
func workbook(text []byte) ([]byte, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comment, r.FieldsPerRecord = '#', 10
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return nil, err
	}
	err = firstError(
		fill(f, rows),
		merge(f, rows),
		dress(f, len(rows)),
		f.SetDocProps(&excelize.DocProperties{Title: "Biểu chỉ tiêu chủ yếu", Description: "DỮ LIỆU MẪU", Created: "2025-07-18T00:00:00Z", Modified: "2025-07-18T00:00:00Z"}),
	)
	if err != nil {
		return nil, err
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func fill(f *excelize.File, rows [][]string) error {
	for y, row := range rows {
		for x, text := range row {
			if text == "" || text == "^" || text == "<" {
				continue
			}
			var value any = text
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				value = n
			}
			if err := f.SetCellValue(sheet, at(x, y), value); err != nil {
				return err
			}
		}
	}
	return nil
}

func merge(f *excelize.File, rows [][]string) error {
	for y, row := range rows {
		for x, text := range row {
			if text == "^" || text == "<" {
				continue
			}
			right, down := x, y
			for right+1 < len(row) && row[right+1] == "<" {
				right++
			}
			for down+1 < len(rows) && rows[down+1][x] == "^" {
				down++
			}
			if right > x || down > y {
				if err := f.MergeCell(sheet, at(x, y), at(right, down)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// dress gives the sheet the look of an annex: landscape A4, header rows repeated in print, borders, a number format.
func dress(f *excelize.File, rows int) error {
	style := func(s *excelize.Style) int {
		s.Font.Family = "Times New Roman"
		id, _ := f.NewStyle(s) // the styles below are all valid
		return id
	}
	thin := []excelize.Border{{Type: "left", Color: "000000", Style: 1}, {Type: "right", Color: "000000", Style: 1}, {Type: "top", Color: "000000", Style: 1}, {Type: "bottom", Color: "000000", Style: 1}}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	left := &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true}
	bold := &excelize.Font{Bold: true, Size: 12}
	plain := &excelize.Font{Size: 12}
	last := strconv.Itoa(rows)
	set := func(from, to string, s *excelize.Style) error { return f.SetCellStyle(sheet, from, to, style(s)) }
	err := firstError(
		set("A1", "D1", &excelize.Style{Font: &excelize.Font{Bold: true, Size: 12}}),
		set("A2", "J2", &excelize.Style{Font: &excelize.Font{Bold: true, Size: 13}, Alignment: centre}),
		set("A3", "J3", &excelize.Style{Font: &excelize.Font{Italic: true, Size: 12}, Alignment: centre}),
		set("A5", "J6", &excelize.Style{Font: bold, Alignment: centre, Border: thin}),
		set("A7", "J"+last, &excelize.Style{Font: plain, Alignment: centre, Border: thin, NumFmt: 0}),
		set("B7", "B"+last, &excelize.Style{Font: plain, Alignment: left, Border: thin}),
		set("J7", "J"+last, &excelize.Style{Font: plain, Alignment: left, Border: thin}),
		set("D7", "I"+last, &excelize.Style{Font: plain, Alignment: centre, Border: thin, CustomNumFmt: ptr("#,##0.##;-#,##0.##")}),
		f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&R&8DỮ LIỆU MẪU"}),
		f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: ptr(9), Orientation: ptr("landscape"), FitToWidth: ptr(1), FitToHeight: ptr(0)}),
		f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: ptr(true)}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$5:$6", Scope: sheet}),
		f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: firstData - 1, TopLeftCell: "A7", ActivePane: "bottomLeft"}),
	)
	for _, col := range strings.Fields("A:6 B:46 C:14 D:13 E:11 F:11 G:11 H:11 I:20 J:30") {
		name, width, _ := strings.Cut(col, ":")
		w, _ := strconv.ParseFloat(width, 64)
		err = firstError(err, f.SetColWidth(sheet, name, name, w))
	}
	for y := firstData; y <= rows; y++ {
		err = firstError(err, f.SetRowHeight(sheet, y, height(f, y)))
		number, _ := f.GetCellValue(sheet, at(0, y-1))
		if _, isNumber := strconv.Atoi(number); isNumber != nil {
			err = firstError(err, set(at(0, y-1), at(0, y-1), &excelize.Style{Font: bold, Alignment: centre, Border: thin}),
				set(at(1, y-1), at(9, y-1), &excelize.Style{Font: bold, Alignment: left, Border: thin}))
		}
	}
	return err
}

// height gives a row two lines when a text is wider than its column.
func height(f *excelize.File, y int) float64 {
	for x, width := range map[int]int{1: 58, 8: 22, 9: 36} {
		text, _ := f.GetCellValue(sheet, at(x, y-1))
		if len([]rune(text)) > width {
			return 34
		}
	}
	return 19
}

func at(x, y int) string {
	name, _ := excelize.CoordinatesToCellName(x+1, y+1)
	return name
}

func ptr[T any](v T) *T { return &v }

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
