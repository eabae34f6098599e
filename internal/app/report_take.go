package app

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

const (
	maxFormFile  = 10 << 20 // bytes
	maxFormWrong = 200      // cells that are told of
)

// TakenForm is what came of a workbook that was sent up.
type TakenForm struct {
	Unit      string // code
	Period    when.Period
	Report    report.Report
	Changed   int         // rows that say something else than before
	Same      bool        // neither rows nor texts do: nothing was written
	Wrong     []WrongCell // nothing is written while there are any
	MoreWrong int         // not told of
}

// WrongCell is what is wrong with one cell.
type WrongCell struct {
	Sheet string
	Row   int
	Cell  string // "H7"
	Code  string // of the item
	Err   error
}

// TakeForm takes in a workbook that ReportForm wrote: all of it, as one act, or nothing. A workbook of another unit or
// period than the one named ("" = whichever it is of), one whose report has moved on, or one whose rows are no longer
// those it was made with, is refused.
func (a *App) TakeForm(ctx context.Context, who Who, unitCode string, p when.Period, content []byte) (TakenForm, error) {
	book, err := readForm(content)
	if err != nil {
		return TakenForm{}, err
	}
	out := TakenForm{Unit: book.unit, Period: book.period}
	if unitCode != "" && (book.unit != unitCode || book.period != p) {
		return out, fault.New(fault.Invalid, "Biểu mẫu này là của đơn vị %[1]s, %[2]s, không phải của báo cáo đang mở (%[3]s, %[4]s).", "This form is of the unit %[1]s, %[5]s, not of the report that is open (%[3]s, %[6]s).",
			book.unit, book.period.Vi(), unitCode, p.Vi(), string(book.period), string(p)).At("file")
	}
	v, err := a.Report(ctx, who, book.unit, book.period)
	if err != nil {
		return out, err
	}
	out.Report = v.Report
	if err := a.writable(a.store.Read(ctx), who, v); err != nil {
		return out, err
	}
	if v.Report.Rev != book.rev {
		return out, fault.New(fault.Conflict, "Biểu mẫu đã cũ: tải ở bản %d, báo cáo nay là bản %d. Chưa ghi gì; hãy tải biểu mẫu mới rồi chép phần đã điền sang.", "The form is stale: it was made of version %d, and the report is at %d now. Nothing was written; download a new one and copy what was filled in.", book.rev, v.Report.Rev).At("file")
	}
	edit := ReportEdit{Rev: v.Report.Rev, Summary: v.Report.Summary, Difficulties: v.Report.Difficulties, Proposals: v.Report.Proposals}
	textsSame := edit.takeTexts(v, book.texts)
	for _, row := range book.rows {
		have, owed := lineIn(v.Lines, row.item)
		if !owed {
			return out, fault.New(fault.Conflict, "%s không còn phải báo cáo mục %s; hãy tải biểu mẫu mới.", "%s no longer reports on %s; please download a new form.", v.Unit.Name, row.code).At("file")
		}
		line := have.Line
		out.take(&line, have, book.columns, row, a.Today())
		if !line.SaysAs(have.Line) {
			line.Taken = false
			out.Changed++
			edit.Lines = append(edit.Lines, LineEdit{Line: line})
		}
	}
	out.Same = textsSame && out.Changed == 0 && len(out.Wrong) == 0
	if len(out.Wrong) > 0 || out.Same {
		return out, nil
	}
	out.Report, err = a.SaveReport(ctx, who, book.unit, book.period, edit)
	return out, err
}

// takeTexts reads the texts of a workbook; same is false where one says something else than before.
func (e *ReportEdit) takeTexts(v ReportView, texts map[string]string) (same bool) {
	x := v.Report
	same = true
	for _, h := range v.Headings {
		if text, there := texts[h.Key]; there {
			same = same && strings.TrimSpace(text) == x.TextUnder(h.Key)
			x.WriteUnder(h.Key, text)
		}
	}
	e.Summary, e.Difficulties, e.Proposals, e.Texts = x.Summary, x.Difficulties, x.Proposals, x.Texts
	return same
}

// take reads the cells of a row into a line and notes those that cannot be taken.
func (t *TakenForm) take(line *report.Line, have ReportLine, columns []formColumn, row formLine, today when.Date) {
	wrong := func(field string, err error) {
		if len(t.Wrong) == maxFormWrong {
			t.MoreWrong++
			return
		}
		i := max(0, slices.IndexFunc(columns, func(c formColumn) bool { return c.field == field }))
		t.Wrong = append(t.Wrong, WrongCell{write.ReportSheet, row.n, write.CellName(i, row.n), row.code, err})
	}
	failed := false
	for _, c := range columns {
		if c.field == "" || !have.speaks(c.field) {
			continue
		}
		text, err := cellWord(c, row.cells[c.field])
		if err != nil {
			wrong(c.field, err)
			failed = true
			continue
		}
		line.SetField(c.field, text)
	}
	if failed || line.Empty() {
		return
	}
	if err := line.Validate(have.Kind, today, false); err != nil {
		field := ""
		if f, ok := err.(*fault.Error); ok {
			field = f.Field
		}
		wrong(cmp.Or(field, "state"), err)
	}
}

var (
	wholePercent = regexp.MustCompile(`^(100|[0-9]{1,2})$`)
	plainValue   = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$|^-?[0-9]+(,[0-9]+)?$`) // 1.234,5
)

// cellWord is a cell as it is stored.
func cellWord(c formColumn, text string) (string, error) {
	if text == "" {
		return "", nil
	}
	switch c.field {
	case "percent":
		if n := strings.TrimSpace(strings.TrimSuffix(text, "%")); wholePercent.MatchString(n) {
			return n, nil
		}
		return "", fault.New(fault.Invalid, "Tiến độ %.40q không phải số từ 0 đến 100.", "Progress %.40q is not a number from 0 to 100.", text)
	case "done_on", "occurrence":
		d, err := dayIn(c.title, text)
		return string(d), err
	case "value":
		if n := strings.ReplaceAll(text, " ", ""); plainValue.MatchString(n) {
			return strings.ReplaceAll(strings.ReplaceAll(n, ".", ""), ",", "."), nil
		}
		return "", fault.New(fault.Invalid, "Giá trị %.40q không phải là số; viết dấu phẩy cho phần thập phân: 1.234,5.", "The value %.40q is not a number; write a comma before decimals: 1.234,5.", text)
	case "state":
		for _, s := range plan.AllStates {
			if vi.Fold(s.Vi()) == vi.Fold(text) {
				return string(s), nil
			}
		}
		return "", fault.New(fault.Invalid, "Không có trạng thái %.40q; chọn trong danh sách.", "There is no state %.40q; choose one of the list.", text)
	case "cause":
		for _, c := range report.Causes {
			if text == string(c) || vi.Fold(causeWord(c)) == vi.Fold(text) || vi.Fold(c.Vi()) == vi.Fold(text) {
				return string(c), nil
			}
		}
		return "", fault.New(fault.Invalid, "Không có mã nguyên nhân %.40q; chọn trong danh sách.", "There is no cause %.40q; choose one of the list.", text)
	case "quality":
		for _, q := range formQualities {
			if vi.Fold(q.Vi()) == vi.Fold(text) {
				return string(q), nil
			}
		}
		return "", fault.New(fault.Invalid, "Không có loại số liệu %.40q; chọn trong danh sách.", "There is no kind of value %.40q; choose one of the list.", text)
	}
	return text, nil
}

// filledForm is a workbook as it came back.
type filledForm struct {
	unit   string
	period when.Period
	rev    int
	rows   []formLine
	texts  map[string]string

	columns []formColumn // of its shape
}

// formLine is one row: which item, and the cells by field.
type formLine struct {
	n     int
	item  plan.ItemID
	code  string
	cells map[string]string
}

func readForm(content []byte) (f filledForm, err error) {
	if len(content) > maxFormFile {
		return f, fault.New(fault.TooLarge, "Tệp lớn hơn %d MB.", "The file is larger than %d MB.", maxFormFile>>20).At("file")
	}
	alien := fault.New(fault.Invalid, "Tệp này không phải biểu mẫu báo cáo tải từ đây. Hãy bấm “Tải biểu mẫu” rồi điền vào tệp ấy.", "This file is no report form downloaded here. Download the form and fill that file in.").At("file")
	archive, err := office.Open(content, office.Limits{Unpacked: 100 << 20, Text: 20 << 20, Depth: 200, Cells: 200_000})
	if err != nil {
		return f, alien.Because(err)
	}
	sheets, err := archive.ReadWorkbook()
	if err != nil {
		return f, alien.Because(err)
	}
	of := map[string][]office.SheetRow{}
	for _, s := range sheets {
		of[s.Name] = s.Rows
	}
	items, err := f.readHidden(of[write.HiddenSheet], alien)
	if err != nil {
		return f, err
	}
	f.texts = map[string]string{}
	for _, row := range of[write.TextsSheet] {
		cells := cellsOf(row)
		if cells[0] != "" {
			f.texts[cells[0]] = cells[2]
		}
	}
	return f, f.readRows(of[write.ReportSheet], items)
}

// readHidden reads what the workbook says of itself and gives the codes of its items.
func (f *filledForm) readHidden(rows []office.SheetRow, alien error) (map[plan.ItemID]string, error) {
	var hidden [][]string
	items, seal := map[plan.ItemID]string{}, ""
	for _, row := range rows {
		c := cellsOf(row)
		switch c[0] {
		case "kind":
			f.columns = columnsOf(c[1])
		case "unit":
			f.unit = c[1]
		case "period":
			f.period, _ = when.ParsePeriod(c[1])
		case "rev":
			f.rev, _ = strconv.Atoi(c[1])
		case "seal":
			seal = c[1]
			continue
		case "item":
			items[plan.ItemID(c[1])] = c[3]
			hidden = append(hidden, c[:4])
			continue
		default:
			return nil, alien
		}
		hidden = append(hidden, c[:2])
	}
	switch {
	case f.unit == "" || f.period == "" || f.columns == nil:
		return nil, alien
	case seal != formSeal(hidden):
		return nil, fault.New(fault.Invalid, "Biểu mẫu đã bị sửa ở phần không được sửa (dấu của biểu mẫu không còn đúng). Chưa ghi gì; hãy tải biểu mẫu mới.", "The form was altered where it may not be: its seal no longer fits. Nothing was written; please download a new one.").At("file")
	}
	return items, nil
}

// readRows reads the rows of items, which must be those the form was made with, in whatever order.
func (f *filledForm) readRows(rows []office.SheetRow, items map[plan.ItemID]string) error {
	altered := func(vi, en string, args ...any) error {
		return fault.New(fault.Invalid, "Biểu mẫu đã bị sửa dòng: "+vi+" Chưa ghi gì; hãy tải biểu mẫu mới.", "Rows of the form were altered: "+en+" Nothing was written; please download a new one.", args...).At("file")
	}
	seen := map[plan.ItemID]bool{}
	for _, row := range rows {
		if row.Ord <= write.ReportTitles {
			continue
		}
		c := cellsOf(row)
		id := plan.ItemID(c[0])
		code, ours := items[id]
		switch {
		case strings.TrimSpace(strings.Join(c, "")) == "":
			continue
		case !ours:
			return altered("dòng %d không phải của biểu mẫu này.", "row %d is none of this form.", row.Ord)
		case seen[id]:
			return altered("dòng %d lặp lại mục %s.", "row %d says %s again.", row.Ord, code)
		case c[formCode] != code:
			return altered("dòng %d là mục %s, nay ghi mã %.40q.", "row %d is %s and bears the code %.40q now.", row.Ord, code, c[formCode])
		}
		seen[id] = true
		line := formLine{n: row.Ord, item: id, code: code, cells: map[string]string{}}
		for i, col := range f.columns {
			if col.field != "" {
				line.cells[col.field] = strings.TrimSpace(c[i])
			}
		}
		f.rows = append(f.rows, line)
	}
	for id, code := range items {
		if !seen[id] {
			return altered("thiếu dòng của mục %s.", "the row of %s is missing.", code)
		}
	}
	return nil
}

// cellsOf are the texts of a row by column, as many as a form has at least.
func cellsOf(row office.SheetRow) []string {
	out := make([]string, len(formColumns))
	for _, c := range row.Cells {
		if c.Col < len(out) {
			out[c.Col] = c.Text
		}
	}
	return out
}
