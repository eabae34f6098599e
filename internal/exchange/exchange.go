// Package exchange reads files of the values of indicators, each value with its cell, and writes them as SDMX and StratML.
package exchange

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// What a Row can tell.
const (
	Observed = "observation"
	Target   = plan.AimSort
	Baseline = plan.BaselineSort
	Path     = plan.PathSort
)

// Sorts in the order of the road of an indicator.
var Sorts = []string{Baseline, Path, Target, Observed}

// Row is one value as a file says it. Names are as written; "" is what the file does not tell. Numbers are exact decimals.
type Row struct {
	Place      Place
	Code, Name string            // of the indicator
	Unit       string            // of measure
	Of         string            // name or code of the unit whose value it is; "" = of the whole
	Cut        map[string]string // what part of it
	Sort       string
	Period     when.Period   // of an observation
	Span       when.Interval // of all others
	Comparator string        // of all others
	Value      string
	High       string
	Worded     string
	Scope      string
	Absent     bool // said to be not published
	Quality    plan.Quality
	KnownOn    when.Date
	Since      when.Date
	OutOf      int
	Source     string
	Note       string
}

// Place is a cell. Sheet is "" in files that have one table.
type Place struct {
	Sheet  string
	Row    int
	Column string // its letter, "" = the whole row
}

// String is "Sheet1!E12".
func (p Place) String() string {
	at := p.Column
	if p.Row > 0 {
		at += strconv.Itoa(p.Row)
	}
	if p.Sheet == "" {
		return at
	}
	return p.Sheet + "!" + at
}

// Wrong is a cell that cannot be taken.
type Wrong struct {
	Place Place
	Err   error
}

// Question is something the file leaves open. Choices are the answers it takes.
type Question struct {
	Key     string // "quality", "decimal", "Sheet1!E:sort"
	Place   Place
	Vi, En  string
	Choices []Choice
}

// Choice is one answer.
type Choice struct{ Value, Vi, En string }

// Options say how a file is read.
type Options struct {
	Today   when.Date
	Answers map[string]string // to questions, by their keys
}

// Told is what reading a file gave beside its rows.
type Told struct {
	Format string // xlsx, csv, sdmx-csv
	Rows   int
	Wrong  []Wrong // at most MaxTold
	Wrongs int     // how many there were
	Asked  []Question
	Left   []Note // columns that are no values
}

// Note says of a place why it was left out, or how it was understood.
type Note struct {
	Place  Place
	Vi, En string
}

// Bounds of a file.
const (
	MaxFile = 64 << 20  // bytes
	MaxRows = 1_000_000 // of a table; a row of many years gives many values
	MaxTold = 300       // errors and questions that are told at once
)

// Read reads a file and calls put for each value in it. name is only looked at for its ending.
func Read(name string, content []byte, o Options, put func(Row) error) (Told, error) {
	if len(content) > MaxFile {
		return Told{}, fault.New(fault.TooLarge, "Tệp lớn hơn %d MB; hãy chia làm nhiều tệp.", "The file is larger than %d MB; make several files.", MaxFile>>20).At("file")
	}
	r := &reader{o: o, put: put}
	var err error
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		r.told.Format = "xlsx"
		err = r.workbook(content)
	case bytes.HasPrefix(content, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		err = fault.New(fault.Invalid, "Tệp Excel đời cũ (.xls); hãy lưu lại thành .xlsx.", "This is an old Excel file (.xls); save it as .xlsx.").At("file")
	default:
		err = r.text(content)
	}
	if err == nil && r.told.Rows == 0 && r.told.Wrongs == 0 && len(r.told.Asked) == 0 {
		err = fault.New(fault.Invalid, "Không thấy bảng số liệu chỉ tiêu: cần một dòng tiêu đề có cột chỉ tiêu (hoặc mã) và các cột năm, quý, tháng, hoặc cột kỳ và giá trị.",
			"No table of values was found: headings must name the indicator (or its code) and years, quarters or months, or a period and a value.").At("file")
	}
	return r.told, err
}

// reader is a file on its way into rows.
type reader struct {
	o    Options
	put  func(Row) error
	told Told
}

func (r *reader) wrong(p Place, err error) {
	r.told.Wrongs++
	if len(r.told.Wrong) < MaxTold {
		r.told.Wrong = append(r.told.Wrong, Wrong{p, err})
	}
}

// answer is what was answered to a question; it is asked once when there is none.
func (r *reader) answer(q Question) string {
	given := r.o.Answers[q.Key]
	for _, c := range q.Choices {
		if c.Value == given {
			return given
		}
	}
	for _, asked := range r.told.Asked {
		if asked.Key == q.Key {
			return ""
		}
	}
	if len(r.told.Asked) < MaxTold {
		r.told.Asked = append(r.told.Asked, q)
	}
	return ""
}

func (r *reader) row(x Row) error {
	if x.Sort == Observed && x.Quality == "" && !x.Absent && x.Value != "" {
		q := Question{Key: "quality", Place: x.Place, Vi: "Số thực hiện trong tệp là loại số liệu nào?", En: "Of what sort are the values reached that the file tells?"}
		for _, quality := range plan.Qualities {
			q.Choices = append(q.Choices, Choice{string(quality), quality.Vi(), string(quality)})
		}
		x.Quality = plan.Quality(r.answer(q))
	}
	r.told.Rows++
	return r.put(x)
}

// tooMany refuses a table without an end, by the first row that is too many.
func tooMany(p Place) error {
	return fault.New(fault.TooLarge, "Bảng có hơn %[1]d dòng (từ ô %[2]s); chưa ghi gì, hãy chia làm nhiều tệp.", "The table has more than %[1]d rows (from %[2]s on); nothing was written, make several files.", MaxRows, p).At("file")
}

// damaged says that a file cannot be read at all.
func damaged(err error) error {
	return fault.New(fault.Invalid, "Không đọc được tệp: %v", "The file cannot be read: %v", cmp.Or(fault.Say(err, "vi"), fmt.Sprint(err))).At("file").Because(err)
}
