package write

import (
	"io"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/fault"
)

// FormSheet is a sheet that people fill in and send back: its columns, and the rows there are already.
type FormSheet struct {
	Name    string
	Columns []FormColumn
	Rows    [][]string
}

// FormColumn is a title, with the words a cell may hold; nil = any.
type FormColumn struct {
	Title   string
	Width   float64
	Choices []string
	Hidden  bool
}

// FormBook writes such sheets as a workbook of texts, with a list to choose from where only some words fit.
func FormBook(w io.Writer, sheets []FormSheet) error {
	f := excelize.NewFile()
	defer f.Close()
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E3D8"}}})
	if err != nil {
		return err
	}
	text, err := f.NewStyle(&excelize.Style{NumFmt: 49}) // so that "01" and a date stay as typed
	if err != nil {
		return err
	}
	for i, s := range sheets {
		if len(s.Rows) > MaxSheetRows {
			return TooManyRows()
		}
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err == nil {
			err = fillForm(f, s, head, text)
		}
		if err != nil {
			return fault.New(fault.Internal, "Không ghi được trang %q.", "The sheet %q cannot be written.", s.Name).Because(err)
		}
	}
	return f.Write(w)
}

func fillForm(f *excelize.File, s FormSheet, head, text int) error {
	for i, c := range s.Columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.Name, name, name, c.Width); err != nil {
			return err
		}
		if err := f.SetColStyle(s.Name, name, text); err != nil {
			return err
		}
		if err := f.SetCellStr(s.Name, name+"1", c.Title); err != nil {
			return err
		}
		if err := f.SetCellStyle(s.Name, name+"1", name+"1", head); err != nil {
			return err
		}
		if c.Hidden {
			if err := f.SetColVisible(s.Name, name, false); err != nil {
				return err
			}
		}
		if c.Choices == nil {
			continue
		}
		list := excelize.NewDataValidation(true)
		list.Sqref = name + "2:" + name + "5000"
		if err := list.SetDropList(c.Choices); err != nil {
			return err
		}
		if err := f.AddDataValidation(s.Name, list); err != nil {
			return err
		}
	}
	for n, row := range s.Rows {
		for i, cell := range row {
			if cell == "" {
				continue
			}
			if err := f.SetCellStr(s.Name, at(i+1, n+2), cell); err != nil {
				return err
			}
		}
	}
	return f.SetPanes(s.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}
