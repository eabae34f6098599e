package write

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// summarySheet is the first sheet: what the report is, what is in the workbook, and the tables of the text.
const summarySheet = "Tổng hợp"

// Xlsx writes the figures of the report as a workbook: a summary, then one sheet for each annex, ready to filter and to
// print. The same report always gives the same bytes.
func Xlsx(w io.Writer, r ProgressReport) error {
	if err := r.Check(); err != nil {
		return err
	}
	f := excelize.NewFile()
	defer f.Close() // drops the temporary files of long sheets
	f.SetZipWriter(newSortedZip)
	b := book{ProgressReport: r, file: f, faces: map[face]int{}}
	if err := b.write(); err != nil {
		return err
	}
	return f.Write(w)
}

// book is one report on its way into a workbook.
type book struct {
	ProgressReport
	file  *excelize.File
	faces map[face]int
}

func (b *book) write() error {
	if err := b.file.SetSheetName("Sheet1", b.say(summarySheet)); err != nil {
		return err
	}
	for i := range b.Annexes {
		if _, err := b.file.NewSheet(b.annexName(i)); err != nil {
			return err
		}
	}
	if err := b.summary(); err != nil {
		return err
	}
	for i, a := range b.Annexes {
		if err := b.annexSheet(b.annexName(i), i, a); err != nil {
			return err
		}
	}
	return b.file.SetDocProps(&excelize.DocProperties{Title: clean(sentence(b.Type) + " " + oneLine(b.Subject)), Creator: clean(oneLine(b.Issuer)), Language: locale(b.Lang),
		Created: stamp(b.ProgressReport), Modified: stamp(b.ProgressReport)})
}

// stamp is the time kept in the file: the date of the report, never the clock.
func stamp(r ProgressReport) string {
	day := r.Date
	if day == "" {
		day = r.AsOf
	}
	if day == "" {
		day = "2000-01-01"
	}
	return string(day) + "T00:00:00Z"
}

// summary writes the first sheet.
func (b *book) summary() error {
	columns := 6
	eachTable(b.Sections, "", func(_ string, t Table) { columns = max(columns, len(t.Columns)) })
	s, err := b.sheet(b.say(summarySheet), columns, true)
	if err != nil {
		return err
	}
	s.setWidth(0, 8)
	s.setWidth(1, 42)
	for i := 2; i < columns; i++ {
		s.setWidth(i, 16)
	}
	s.wide(upper(b.Issuer), face{bold: true})
	s.blank()
	s.wide(upper(b.Type), face{bold: true, size: 14, align: Center})
	s.wide(b.Subject, face{bold: true, align: Center, wrap: true})
	s.blank()
	for _, fact := range []struct{ name, value string }{
		{"Số, ký hiệu", strings.Replace(b.number(), blank, "…", 1)}, {"Ngày ban hành", b.Date.In(b.Lang)}, {"Kỳ báo cáo", b.Period.In(b.Lang)}, {"Số liệu tính đến", b.AsOf.In(b.Lang)}, {"Ghi chú số liệu", b.DataNote},
	} {
		if fact.value != "" {
			s.fact(b.say(fact.name), fact.value)
		}
	}
	s.blank()
	for i, a := range b.Annexes {
		s.contents(b.annexName(i), oneLine(a.Title))
	}
	eachTable(b.Sections, "", func(heading string, t Table) {
		if t.Title == "" {
			t.Title = heading
		}
		s.blank()
		s.wide(t.Title, face{bold: true})
		if t.Note != "" {
			s.wide(t.Note, face{italic: true})
		}
		s.tableHead(t)
		s.tableRows(t)
	})
	return s.close()
}

// annexSheet writes one annex: the header is frozen, filtered and repeated in print.
func (b *book) annexSheet(name string, i int, a Annex) error {
	s, err := b.sheet(name, len(a.Table.Columns), len(a.Table.Columns) <= 9)
	if err != nil {
		return err
	}
	for c, column := range a.Table.Columns {
		s.setWidth(c, min(80, max(6, column.width()/2)))
	}
	top := 4 // rows above the table header
	if b.Sample {
		top++
	}
	first, last := top+1, top+1
	if a.Table.twoRowHeader() {
		last++
	}
	s.freeze(last)
	s.wide(b.annexName(i), face{bold: true, align: Center})
	s.wide(upper(oneLine(a.Title)), face{bold: true, align: Center, wrap: true})
	s.wide(b.attachedTo(), face{italic: true, align: Center, wrap: true})
	if a.Table.Note != "" {
		s.wide(a.Table.Note, face{italic: true, align: Right})
	} else {
		s.blank()
	}
	s.tableHead(a.Table)
	s.tableRows(a.Table)
	s.repeat(first, last)
	s.filter(last, s.row)
	return s.close()
}

// eachTable calls do for the tables of the text, with the nearest heading above each.
func eachTable(all []Section, heading string, do func(string, Table)) {
	for _, s := range all {
		above := heading
		if s.Title != "" {
			above = s.Title
		}
		if s.Figures != nil {
			do(above, *s.Figures)
		}
		for _, b := range s.Blocks {
			if b.Table != nil {
				do(above, *b.Table)
			}
		}
		eachTable(s.Sections, above, do)
	}
}
