package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// formKind names the shape of the workbook; another one begins with another name. Those that were downloaded before a column was
// added are still taken in, and say nothing of it.
const formKind = "lotrinh-report-form/3"

// formLacked are the fields that workbooks of earlier shapes have no column for.
var formLacked = map[string][]string{"lotrinh-report-form/1": {"occurrence", "cause"}, "lotrinh-report-form/2": {"occurrence"}}

// formColumn is a column of the workbook: a field of a line, or something that is only shown.
type formColumn struct {
	title string
	field string // of report.LineFields; "" = shown, and locked
	width float64
}

// formColumns stand in this order; the first two are hidden and tie each row to its item and version.
var formColumns = []formColumn{
	{"", "", 4}, {"", "", 4}, {"Mã", "", 11}, {"Nội dung", "", 46}, {"Hạn", "", 12}, {"Lần trước", "", 28}, {"Trạng thái", "state", 18}, {"Tiến độ (%)", "percent", 10},
	{"Xong ngày", "done_on", 13}, {"Hoàn thành cho kỳ", "occurrence", 13}, {"Kết quả", "text", 46}, {"Khó khăn", "difficulties", 34}, {"Sản phẩm", "product", 30}, {"Giá trị", "value", 14}, {"Loại số liệu", "quality", 16},
	{"Nguyên nhân (nếu chậm)", "cause", 34},
}

const formCode = 2 // the column of the code

// columnsOf are the columns of a workbook of some shape; none of one that is not ours.
func columnsOf(kind string) []formColumn {
	lacked, earlier := formLacked[kind]
	if kind != formKind && !earlier {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(formColumns), func(c formColumn) bool { return c.field != "" && slices.Contains(lacked, c.field) })
}

var formQualities = []plan.Quality{plan.Estimate, plan.Provisional, plan.Final}

// ReportForm writes the report of a unit as a workbook, to be filled in without a network and taken in again.
func (a *App) ReportForm(ctx context.Context, who Who, unitCode string, p when.Period, w io.Writer) error {
	v, err := a.Report(ctx, who, unitCode, p)
	if err != nil {
		return err
	}
	if err := a.writable(a.store.Read(ctx), who, v); err != nil {
		return err
	}
	book := write.ReportBook{Title: "Báo cáo " + p.Vi() + " – " + v.Unit.Name, Note: "Chỉ điền các ô trắng. Ô để trống là chưa biết, không phải bằng không. Ngày viết 20/06/2026, số viết 1.234,5. Cột “Hoàn thành cho kỳ” để trống là kỳ sớm nhất còn mở. Điền xong gửi tệp này lên trang báo cáo."}
	for i, c := range formColumns {
		col := write.ReportColumn{Title: c.title, Width: c.width, Hidden: i < formCode, Percent: c.field == "percent"}
		switch c.field {
		case "state":
			for _, s := range plan.AllStates {
				col.Choices = append(col.Choices, s.Vi())
			}
		case "quality":
			for _, q := range formQualities {
				col.Choices = append(col.Choices, q.Vi())
			}
		case "cause":
			for _, c := range report.Causes {
				col.Choices = append(col.Choices, causeWord(c))
			}
		}
		book.Columns = append(book.Columns, col)
	}
	hidden := [][]string{{"kind", formKind}, {"unit", v.Unit.Code}, {"period", string(p)}, {"rev", strconv.Itoa(v.Report.Rev)}}
	for _, l := range v.Lines {
		book.Rows = append(book.Rows, formRow(l))
		hidden = append(hidden, []string{"item", string(l.Item.Item.ID), strconv.Itoa(l.Line.Rev), l.Item.Item.Code})
	}
	for _, h := range v.Headings {
		book.Texts = append(book.Texts, [3]string{h.Key, h.Vi, v.Report.TextUnder(h.Key)})
	}
	book.Hidden = append(hidden, []string{"seal", formSeal(hidden)})
	return book.Write(w)
}

func formRow(l ReportLine) []write.ReportCell {
	row := make([]write.ReportCell, len(formColumns))
	due := l.Item.Due.To.Vi()
	if due == "" {
		due = l.Item.Due.Raw
	}
	row[0].Text, row[1].Text, row[formCode].Text, row[3].Text, row[4].Text, row[5].Text = string(l.Item.Item.ID), strconv.Itoa(l.Line.Rev), l.Item.Item.Code, l.Item.Item.Title, due, lastWords(l.Previous)
	for i, c := range formColumns {
		if c.field != "" {
			row[i] = write.ReportCell{Text: formWord(c.field, l.Line.Field(c.field)), Open: l.speaks(c.field)}
		}
		if c.field == "occurrence" {
			for _, o := range l.Open[:min(len(l.Open), write.MostChoices)] {
				row[i].Choices = append(row[i].Choices, o.Day.Vi())
			}
		}
	}
	return row
}

// speaks tells whether a line on this item has a field.
func (l ReportLine) speaks(field string) bool {
	kind := l.Kind
	switch field {
	case "occurrence":
		return len(kind.States) > 0 && l.Item.Due.Returning()
	case "value", "quality":
		return kind.Observe
	case "state", "percent", "done_on", "cause":
		return len(kind.States) > 0
	case "product":
		return kind.Product
	}
	return true
}

// formWord is a stored field as the workbook has it.
func formWord(field, stored string) string {
	switch field {
	case "state":
		return plan.WorkState(stored).Vi()
	case "quality":
		return plan.Quality(stored).Vi()
	case "done_on", "occurrence":
		return when.Date(stored).Vi()
	case "cause":
		return causeWord(report.Cause(stored))
	case "value":
		return strings.Replace(stored, ".", ",", 1)
	}
	return stored
}

// causeWord is a cause as the list of the workbook names it: "Khách quan: Thiên tai …".
func causeWord(c report.Cause) string {
	if c == "" {
		return ""
	}
	return c.Sort() + ": " + c.Vi()
}

func lastWords(last *report.Line) string {
	if last == nil {
		return ""
	}
	var words []string
	if last.State != "" {
		words = append(words, last.State.Vi())
	}
	if last.Percent >= 0 {
		words = append(words, strconv.Itoa(last.Percent)+" %")
	}
	if last.Value != "" {
		words = append(words, formWord("value", last.Value)+" ("+last.Quality.Vi()+")")
	}
	return strings.TrimSuffix(strings.Join(words, ", ")+": "+last.Text, ": ")
}

// formSeal sums up what a workbook says of itself. It finds what was altered by mistake; who may write what is checked as
// ever, whatever a form says.
func formSeal(hidden [][]string) string {
	h := sha256.New()
	for _, row := range hidden {
		if row[0] != "seal" {
			io.WriteString(h, strings.Join(row, "\x1f")+"\x1e")
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
