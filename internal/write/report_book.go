package write

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/fault"
)

// ReportBook is a unit's report of a period as a workbook to fill in: a sheet of items, one of texts, and a hidden one that
// says of which report and which version it is.
type ReportBook struct {
	Title, Note string
	Columns     []ReportColumn
	Rows        [][]ReportCell
	Texts       [][3]string // key, heading, text
	Hidden      [][]string
}

// ReportColumn is one column; what is not open is locked.
type ReportColumn struct {
	Title   string
	Width   float64
	Hidden  bool
	Choices []string
	Percent bool // a number from 0 to 100
}

// ReportCell is a cell; Open ones may be filled in, where Choices are given with one of them.
type ReportCell struct {
	Text    string
	Open    bool
	Choices []string // at most MostChoices, each as long as a day
}

// MostChoices is how many choices a cell offers: a spreadsheet takes 255 letters for all of them.
const MostChoices = 20

// The names of the sheets, and where the rows of items begin.
const (
	ReportSheet  = "Báo cáo"
	TextsSheet   = "Nội dung chung"
	HiddenSheet  = "lotrinh"
	ListsSheet   = "Danh mục" // hidden: choices too long to stand in the cell that offers them
	ReportTitles = 3          // the row of the titles
)

// Write writes the workbook, its sheets protected without a password: what is locked is not changed by mistake.
func (b ReportBook) Write(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	err := b.fill(f)
	if err != nil {
		return fault.New(fault.Internal, "Không ghi được biểu mẫu.", "The form cannot be written.").Because(err)
	}
	return f.Write(w)
}

type bookStyles struct{ title, head, locked, open, percent int }

func stylesOf(f *excelize.File) (s bookStyles, err error) {
	border := []excelize.Border{{Type: "bottom", Color: "D8D3C6", Style: 1}, {Type: "right", Color: "D8D3C6", Style: 1}}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	free := &excelize.Protection{Locked: false}
	for _, x := range []struct {
		to    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E3D8"}}, Alignment: wrap, Border: border}},
		{&s.locked, excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3F1EB"}}, Alignment: wrap, Border: border, NumFmt: 49}},
		{&s.open, excelize.Style{Alignment: wrap, Border: border, Protection: free, NumFmt: 49}}, // text: "01" and a date stay as typed
		{&s.percent, excelize.Style{Alignment: wrap, Border: border, Protection: free}},
	} {
		if *x.to, err = f.NewStyle(&x.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (b ReportBook) fill(f *excelize.File) error {
	style, err := stylesOf(f)
	if err != nil {
		return err
	}
	if err := f.SetSheetName("Sheet1", ReportSheet); err != nil {
		return err
	}
	if err := b.items(f, style); err != nil {
		return err
	}
	if err := b.texts(f, style); err != nil {
		return err
	}
	if _, err := f.NewSheet(HiddenSheet); err != nil {
		return err
	}
	for n, row := range b.Hidden {
		for i, text := range row {
			if err := f.SetCellStr(HiddenSheet, at(i+1, n+1), text); err != nil {
				return err
			}
		}
	}
	if err := f.SetSheetVisible(HiddenSheet, false, true); err != nil {
		return err
	}
	for _, sheet := range []string{ReportSheet, TextsSheet, HiddenSheet} {
		if err := f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true}); err != nil {
			return err
		}
	}
	return nil
}

func (b ReportBook) items(f *excelize.File, style bookStyles) error {
	set := func(ref, text string, style int) error {
		if err := f.SetCellStr(ReportSheet, ref, text); err != nil {
			return err
		}
		return f.SetCellStyle(ReportSheet, ref, ref, style)
	}
	visible := 1
	for i, c := range b.Columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(ReportSheet, name, name, c.Width); err != nil {
			return err
		}
		if c.Hidden {
			if err := f.SetColVisible(ReportSheet, name, false); err != nil {
				return err
			}
			visible = i + 2
		}
		if err := set(at(i+1, ReportTitles), c.Title, style.head); err != nil {
			return err
		}
		if err := b.validate(f, name, c); err != nil {
			return err
		}
	}
	if err := set(at(visible, 1), b.Title, style.title); err != nil {
		return err
	}
	if err := f.SetCellStr(ReportSheet, at(visible, 2), b.Note); err != nil {
		return err
	}
	for n, row := range b.Rows {
		for i, c := range row {
			ref, as := at(i+1, ReportTitles+1+n), style.locked
			if c.Open {
				as = style.open
			}
			if c.Open && b.Columns[i].Percent {
				as = style.percent
				if number, err := strconv.Atoi(c.Text); err == nil {
					if err := f.SetCellInt(ReportSheet, ref, int64(number)); err != nil {
						return err
					}
					if err := f.SetCellStyle(ReportSheet, ref, ref, as); err != nil {
						return err
					}
					continue
				}
			}
			if err := set(ref, c.Text, as); err != nil {
				return err
			}
			if err := offer(f, ref, c.Choices); err != nil {
				return err
			}
		}
	}
	return f.SetPanes(ReportSheet, &excelize.Panes{Freeze: true, YSplit: ReportTitles, TopLeftCell: at(1, ReportTitles+1), ActivePane: "bottomLeft"})
}

// offer lets a cell be filled with one of some choices.
func offer(f *excelize.File, ref string, choices []string) error {
	if len(choices) == 0 {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = ref
	if err := v.SetDropList(choices); err != nil {
		return err
	}
	return f.AddDataValidation(ReportSheet, v)
}

// validate lets a spreadsheet refuse at the cell what would be refused later.
func (b ReportBook) validate(f *excelize.File, name string, c ReportColumn) error {
	if len(b.Rows) == 0 || c.Choices == nil && !c.Percent {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = name + strconv.Itoa(ReportTitles+1) + ":" + name + strconv.Itoa(ReportTitles+len(b.Rows))
	var err error
	if c.Percent {
		err = v.SetRange(0, 100, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
		v.SetError(excelize.DataValidationErrorStyleStop, c.Title, "0 – 100")
	} else {
		err = v.SetDropList(c.Choices)
		if err != nil {
			err = b.listed(f, v, name, c.Choices)
		}
	}
	if err != nil {
		return err
	}
	return f.AddDataValidation(ReportSheet, v)
}

// listed offers choices from a hidden sheet: in the cell itself a workbook holds 255 letters of them.
func (b ReportBook) listed(f *excelize.File, v *excelize.DataValidation, column string, choices []string) error {
	if _, err := f.NewSheet(ListsSheet); err != nil {
		return err
	}
	for i, choice := range choices {
		if err := f.SetCellStr(ListsSheet, column+strconv.Itoa(i+1), choice); err != nil {
			return err
		}
	}
	v.SetSqrefDropList("'" + ListsSheet + "'!$" + column + "$1:$" + column + "$" + strconv.Itoa(len(choices)))
	return f.SetSheetVisible(ListsSheet, false, true)
}

func (b ReportBook) texts(f *excelize.File, style bookStyles) error {
	if _, err := f.NewSheet(TextsSheet); err != nil {
		return err
	}
	if err := f.SetColVisible(TextsSheet, "A", false); err != nil {
		return err
	}
	for name, width := range map[string]float64{"B": 28, "C": 100} {
		if err := f.SetColWidth(TextsSheet, name, name, width); err != nil {
			return err
		}
	}
	for n, t := range b.Texts {
		for i, as := range []int{style.locked, style.head, style.open} {
			ref := at(i+1, n+1)
			if err := f.SetCellStr(TextsSheet, ref, t[i]); err != nil {
				return err
			}
			if err := f.SetCellStyle(TextsSheet, ref, ref, as); err != nil {
				return err
			}
		}
		if err := f.SetRowHeight(TextsSheet, n+1, 90); err != nil {
			return err
		}
	}
	return nil
}

// CellName names a cell by its column, from 0, and its row, from 1: "H7".
func CellName(column, row int) string { return at(column+1, row) }
