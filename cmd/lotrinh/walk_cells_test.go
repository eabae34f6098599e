package main_test

import (
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// editCells writes into cells of a workbook, as a person does who fills it in, and keeps it under another name:
//
//	edit-cells FROM TO SHEET!CELL=VALUE…
//
// A VALUE that is a whole number is written as one; SHEET!-7 takes the row 7 out.
func editCells(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: edit-cells FROM TO SHEET!CELL=VALUE…")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for _, arg := range args[2:] {
		place, value, set := strings.Cut(arg, "=")
		sheet, cell, ok := strings.Cut(place, "!")
		if !ok {
			ts.Fatalf("%q names no sheet", arg)
		}
		if !set {
			row, err := strconv.Atoi(strings.TrimPrefix(cell, "-"))
			ts.Check(err)
			ts.Check(f.RemoveRow(sheet, row))
			continue
		}
		if n, err := strconv.Atoi(value); err == nil {
			ts.Check(f.SetCellInt(sheet, cell, int64(n)))
		} else {
			ts.Check(f.SetCellStr(sheet, cell, value))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

// makeBook writes a workbook as an office keeps one, from lines of text:
//
//	make-book FILE LINES
//
// A line is a row, with its cells apart by "|"; a line "= NAME" begins the sheet NAME.
func makeBook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: make-book FILE LINES")
	}
	f := excelize.NewFile()
	defer f.Close()
	sheet, row := "", 0
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		line = strings.TrimSuffix(line, "\n")
		if name, found := strings.CutPrefix(line, "= "); found {
			sheet, row = name, 0
			_, err := f.NewSheet(sheet)
			ts.Check(err)
			continue
		}
		row++
		for col, text := range strings.Split(line, "|") {
			cell, err := excelize.CoordinatesToCellName(col+1, row)
			ts.Check(err)
			ts.Check(f.SetCellStr(sheet, cell, text))
		}
	}
	ts.Check(f.DeleteSheet("Sheet1"))
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}
