package tracker

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Bounds of a workbook.
const (
	MaxFile    = 20 << 20 // bytes
	MaxRows    = 10_000   // of tasks, of all sheets
	maxCells   = 400_000
	headerRows = 40 // the first rows of a sheet, in which its headings are looked for
	maxHeader  = 4  // rows of one heading
)

// Read reads every sheet that has headings of a table of tasks. What cannot be read is told by row and column.
func Read(content []byte) (Book, error) {
	var book Book
	if len(content) > MaxFile {
		return book, fault.New(fault.TooLarge, "Tệp lớn hơn %d MB; hãy chia làm nhiều tệp.", "The file is larger than %d MB; make several files.", MaxFile>>20).At("file")
	}
	damaged := func(err error) error {
		return fault.New(fault.Invalid, "Không đọc được tệp; cần một tệp .xlsx.", "The file cannot be read; send an .xlsx.").At("file").Because(err)
	}
	archive, err := office.Open(content, office.Limits{Unpacked: 300 << 20, Text: 40 << 20, Depth: 200, Cells: maxCells})
	if err != nil {
		return book, damaged(err)
	}
	sheets, err := archive.ReadWorkbook()
	if err != nil {
		return book, damaged(err)
	}
	for _, s := range sheets {
		if s.Hidden {
			continue
		}
		book.sheet(s)
		if len(book.Rows) > MaxRows {
			return book, fault.New(fault.TooLarge, "Tệp có hơn %d dòng nhiệm vụ; hãy chia làm nhiều tệp.", "The file has more than %d rows of tasks; make several files.", MaxRows).At("file")
		}
	}
	if len(book.Rows) == 0 && len(book.Wrong) == 0 {
		return book, fault.New(fault.Invalid, "Không thấy bảng nhiệm vụ: cần một dòng tiêu đề có cột nhiệm vụ và ít nhất một trong các cột chủ trì, thời hạn, tiến độ, kết quả.",
			"No table of tasks was found: headings must name the task and at least one of lead unit, deadline, status, result.").At("file")
	}
	return book, nil
}

// column is what one column of a sheet says.
type column struct {
	field  Field
	period when.Period // of a past result or status
}

var asOf = regexp.MustCompile(`(?i)(?:tính đến|đến|ngày)[^0-9]{0,12}(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})`)

// sheet adds the tasks of one sheet; one without headings has none.
func (b *Book) sheet(s office.Sheet) {
	first, columns := b.heading(s)
	if columns == nil {
		return
	}
	group := ""
	held := map[int]held{} // cells merged over rows below them
	for _, row := range s.Rows[first:] {
		if headingAgain(row, columns) {
			continue
		}
		cells := map[int]string{}
		wide := 0
		for _, c := range row.Cells {
			if t := strings.TrimSpace(c.Text); t != "" {
				cells[c.Col] = t
				wide = max(wide, c.ColSpan)
			}
			if c.RowSpan > 1 && columns[c.Col].field != Title {
				held[c.Col] = heldFrom(row.Ord, c)
			}
		}
		if name, is := groupRow(cells, columns, wide); is {
			group = name
			continue
		}
		for col, h := range held {
			if h.from < row.Ord && row.Ord <= h.to && cells[col] == "" {
				cells[col] = h.text
			}
		}
		b.row(s.Name, row.Ord, group, cells, columns)
	}
}

// headingAgain tells whether a row repeats the headings, as on each page of a paper.
func headingAgain(row office.SheetRow, columns map[int]column) bool {
	same := 0
	for _, c := range row.Cells {
		f := columns[c.Col].field
		if f == "" || strings.TrimSpace(c.Text) == "" {
			continue
		}
		if fieldOf(c.Text) != f || len([]rune(c.Text)) > 40 {
			return false
		}
		same++
	}
	return same >= 2
}

type held struct {
	from, to int
	text     string
}

func heldFrom(row int, c office.SheetCell) held {
	return held{row, row + c.RowSpan - 1, strings.TrimSpace(c.Text)}
}

func rowText(row office.SheetRow) string {
	var out []string
	for _, c := range row.Cells {
		if t := oneLine(c.Text); t != "" {
			out = append(out, vi.Fold(t))
		}
	}
	return strings.Join(out, "|")
}

// row adds one task.
func (b *Book) row(sheet string, n int, group string, cells map[int]string, columns map[int]column) {
	r := Row{Sheet: sheet, N: n, Group: group, Fields: map[Field]string{}, at: map[Field]string{}}
	past := map[when.Period]*Past{}
	for _, col := range sortedKeys(columns) {
		c, text := columns[col], cells[col]
		if c.period == "" {
			if _, twice := r.at[c.field]; !twice {
				r.at[c.field] = letter(col)
			}
			if text != "" && r.Fields[c.field] == "" {
				r.Fields[c.field] = text
			}
			continue
		}
		if text == "" {
			continue
		}
		p := past[c.period]
		if p == nil {
			p = &Past{Period: c.period, Column: letter(col)}
			past[c.period] = p
		}
		if c.field == Status {
			p.Status = text
		} else {
			p.Result = strings.TrimSpace(p.Result + "\n" + text)
		}
	}
	if r.Get(Title) == "" {
		if len(r.Fields) > 0 && (r.Get(Lead) != "" || r.Get(Due) != "" || r.Get(Result) != "") {
			b.Wrong = append(b.Wrong, Wrong{sheet, n, r.Column(Title), fault.New(fault.Invalid, "Dòng không có tên nhiệm vụ.", "The row names no task.")})
		}
		return
	}
	r.Fields[Title] = oneLine(r.Get(Title))
	for _, p := range past {
		r.Past = append(r.Past, *p)
	}
	arrange.By(r.Past, func(x, y Past) int {
		return strings.Compare(string(x.Period.Bounds().To), string(y.Period.Bounds().To))
	})
	b.Rows = append(b.Rows, r)
}

var roman = regexp.MustCompile(`^(?:[IVX]+|[A-ZĐ])[.)]?$`)

// groupRow tells whether a row is a heading of those below it: one text alone, over several columns or after a Roman number.
func groupRow(cells map[int]string, columns map[int]column, wide int) (string, bool) {
	title, others, number := "", 0, ""
	for col, text := range cells {
		switch columns[col].field {
		case Title:
			title = text
		case "":
			if len(text) <= 6 {
				number = text
			} else if title == "" {
				title = text
			}
		default:
			others++
			if title == "" && wide > 2 {
				title = text
			}
		}
	}
	if title == "" {
		return "", false
	}
	if len(cells) == 1 && wide > 2 {
		return oneLine(title), true
	}
	return oneLine(title), others == 0 && roman.MatchString(strings.TrimSpace(number))
}

// heading finds the headings of a sheet: the place of the first row below them, and what each column says; nil for none.
func (b *Book) heading(s office.Sheet) (first int, columns map[int]column) {
	year := 0
	for i := range s.Rows[:min(len(s.Rows), headerRows)] {
		texts, below := headingTexts(s.Rows, i)
		found := map[Field]bool{}
		for _, t := range texts {
			found[fieldOf(t)] = true
		}
		if !found[Title] || !(found[Lead] || found[Due] || found[Status] || found[Result]) {
			b.dated(rowText(s.Rows[i]), s.Rows[i], &year)
			continue
		}
		columns = map[int]column{}
		for _, col := range sortedKeys(texts) {
			c := column{field: fieldOf(texts[col])}
			p, named := periodOf(texts[col], year)
			switch {
			case !named || c.field == Title || c.field == Lead || c.field == Coord || c.field == Paper || c.field == Due || c.field == Product:
			case p == "":
				b.Wrong = append(b.Wrong, Wrong{s.Name, s.Rows[i].Ord, letter(col), fault.New(fault.Invalid, "Cột %q nêu kỳ mà không rõ năm; hãy ghi năm vào tiêu đề.", "The column %q names a period without its year; write the year into the heading.", oneLine(texts[col]))})
				continue
			default:
				c.period = p
				if c.field != Status {
					c.field = Result
				}
			}
			if c.field != "" {
				columns[col] = c
			}
		}
		settlePace(s.Rows[below:], columns)
		return below, columns
	}
	return 0, nil
}

// dated notes the day and the year that a row above the headings names.
func (b *Book) dated(folded string, row office.SheetRow, year *int) {
	for _, c := range row.Cells {
		if g := asOf.FindString(c.Text); g != "" {
			if d, ok := when.DayIn(g); ok {
				b.AsOf = max(b.AsOf, d)
			}
		}
	}
	if g := anyYear.FindString(folded); g != "" {
		*year, _ = strconv.Atoi(g)
	}
}

// headingTexts are the texts of the headings that begin in a row, by column, with those of the rows that its merged cells
// reach down to; below is the first row behind them.
func headingTexts(rows []office.SheetRow, i int) (texts map[int]string, below int) {
	texts = map[int]string{}
	last := rows[i].Ord
	for _, c := range rows[i].Cells {
		last = max(last, rows[i].Ord+min(max(c.RowSpan, 1), maxHeader)-1)
		if c.ColSpan > 1 && c.RowSpan <= 1 && i+1 < len(rows) && dividedBelow(rows[i+1], c) {
			last = max(last, rows[i+1].Ord)
		}
	}
	below = i
	for below < len(rows) && rows[below].Ord <= last {
		for _, c := range rows[below].Cells {
			for col := c.Col; col < c.Col+max(c.ColSpan, 1) && col < c.Col+200; col++ {
				texts[col] = strings.TrimSpace(texts[col] + " " + oneLine(c.Text))
			}
		}
		below++
	}
	return texts, below
}

// dividedBelow tells whether a row holds nothing but the parts of a heading above it.
func dividedBelow(row office.SheetRow, above office.SheetCell) bool {
	some := false
	for _, c := range row.Cells {
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		if c.Col < above.Col || c.Col >= above.Col+above.ColSpan {
			return false
		}
		some = true
	}
	return some
}

// settlePace makes "Tiến độ" a deadline where the sheet has no other one and its cells are times.
func settlePace(rows []office.SheetRow, columns map[int]column) {
	at := -1
	for col, c := range columns {
		if c.field == Due {
			return
		}
		if c.field == Status && c.period == "" {
			at = col
		}
	}
	times, others := 0, 0
	for _, row := range rows[:min(len(rows), 200)] {
		for _, c := range row.Cells {
			if c.Col != at || strings.TrimSpace(c.Text) == "" {
				continue
			}
			if _, status := StatusOf(c.Text); status {
				others++
			} else if _, ok := when.Cell(c.Text, ""); ok {
				times++
			} else {
				others++
			}
		}
	}
	if at >= 0 && times > others {
		columns[at] = column{field: Due}
	}
}

func sortedKeys[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
