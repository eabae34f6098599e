package exchange

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// field is what a column tells of every row.
type field string

const (
	fCode       field = "code"
	fName       field = "name"
	fUnit       field = "unit"
	fOf         field = "of"
	fCut        field = "cut"
	fSort       field = "sort"
	fPeriod     field = "period"
	fComparator field = "comparator"
	fValue      field = "value"
	fHigh       field = "high"
	fWorded     field = "worded"
	fScope      field = "scope"
	fQuality    field = "quality"
	fKnown      field = "known_on"
	fSince      field = "since"
	fOutOf      field = "out_of"
	fSource     field = "source"
	fNote       field = "note"
)

// headings tell a column by its words, folded; the first that fits wins. Those of the lists this product writes are among them.
var headings = []struct {
	field field
	exact []string
	parts []string
}{
	{fCode, []string{"ma", "ma so", "ma ct", "code", "ma chi so"}, []string{"ma chi tieu", "indicator code"}},
	{fUnit, []string{"dvt", "unit", "unit of measure", "don vi do"}, []string{"don vi tinh"}},
	{fSort, []string{"loai so", "sort", "loai", "type of value", "sort of number"}, nil},
	{fQuality, []string{"chat luong", "quality", "loai so lieu", "muc do chinh thuc"}, nil},
	{fKnown, []string{"ngay cong bo", "ngay biet", "known on", "published on", "known since"}, nil},
	{fSince, []string{"cong don tu", "cumulative from", "cumulative since"}, nil},
	{fOutOf, []string{"so duoc xep hang", "tren tong so", "out of"}, nil},
	{fPeriod, []string{"ky", "ky so lieu", "period", "thoi ky", "nam", "thoi gian", "year"}, nil},
	{fComparator, []string{"so sanh", "comparator", "comparison"}, nil},
	{fValue, []string{"gia tri", "value", "so lieu", "gia tri dau cham thap phan", "value decimal point"}, nil},
	{fHigh, []string{"can tren", "high", "upper end", "upper bound"}, nil},
	{fWorded, []string{"dien dat", "worded", "wording", "in words"}, nil},
	{fScope, []string{"pham vi", "scope"}, nil},
	{fCut, []string{"phan to", "cut", "breakdown", "disaggregation"}, nil},
	{fOf, []string{"don vi", "dia ban", "don vi dia ban", "co quan", "unit or place", "organisation", "dia phuong", "huyen", "xa"}, []string{"ten don vi", "xa phuong"}},
	{fSource, []string{"nguon", "source", "nguon so lieu"}, nil},
	{fNote, []string{"ghi chu", "note", "notes", "remark"}, nil},
	{fName, []string{"noi dung", "ten", "muc tieu", "indicator", "name", "danh muc", "chi so"}, []string{"chi tieu"}},
}

func fieldOf(text string) field {
	folded := vi.Fold(text)
	for _, h := range headings {
		if slices.Contains(h.exact, folded) || len(folded) < 60 && slices.ContainsFunc(h.parts, func(p string) bool { return strings.Contains(folded, p) }) {
			return h.field
		}
	}
	return ""
}

// column is what one column of a table says: a field of the row, or values of one time and sort.
type column struct {
	field   field
	title   string
	times   bool // it holds values
	period  when.Period
	span    when.Interval
	sort    string // "" = the heading does not say
	quality plan.Quality
	point   bool // its numbers have a decimal point, as this product writes them
}

// sorts are the words of headings for what is reached and what is to be, folded; longer ones first.
var sorts = []struct {
	word    string
	sort    string
	quality plan.Quality
}{
	{"uoc thuc hien", Observed, plan.Estimate}, {"uoc dat", Observed, plan.Estimate}, {"uoc", Observed, plan.Estimate}, {"uth", Observed, plan.Estimate}, {"so bo", Observed, plan.Provisional}, {"chinh thuc", Observed, plan.Final},
	{"lo trinh", Path, ""}, {"nam goc", Baseline, ""}, {"goc", Baseline, ""}, {"hien trang", Baseline, ""},
	{"thuc hien", Observed, ""}, {"thuc te", Observed, ""}, {"ket qua", Observed, ""}, {"th", Observed, ""},
	{"ke hoach", Target, ""}, {"kh", Target, ""}, {"muc tieu", Target, ""}, {"chi tieu", Target, ""}, {"nghi quyet", Target, ""}, {"nq", Target, ""}, {"du toan", Target, ""}, {"dt", Target, ""}, {"du kien", Target, ""}, {"phan dau", Target, ""}, {"target", Target, ""}, {"actual", Observed, ""}, {"plan", Target, ""},
}

// compared are the words of columns that compare two others: they follow and are no values of the indicator.
var compared = []string{"so voi", "so sanh", "ty le", "ti le", "dat ty le", "toc do", "tang giam", "hoan thanh", "cung ky", "binh quan", "kh th", "th kh"}

var (
	yearWord    = regexp.MustCompile(`\b(19\d\d|20\d\d|21\d\d)\b`)
	yearsWord   = regexp.MustCompile(`\b(19\d\d|20\d\d|21\d\d) (?:den |den nam |nam )?(19\d\d|20\d\d|21\d\d)\b`)
	monthWord   = regexp.MustCompile(`(?:\bthang|\bt) ?(\d{1,2})\b`)
	quarterWord = regexp.MustCompile(`\b(?:quy|q) ?(iii|ii|iv|i|[1-4])\b`)
	partWord    = regexp.MustCompile(`\b([69]) thang\b`)
	lastHalf    = regexp.MustCompile(`\b6 thang cuoi\b`)
)

// timesOf reads the headings above a column, from the uppermost to the lowest: the lowest that names a time settles it, a year
// may stand above. ok is false for a column without a time.
func timesOf(texts []string) (period when.Period, span when.Interval, ok bool) {
	year, part := 0, ""
	for i := len(texts) - 1; i >= 0; i-- {
		folded := vi.Fold(texts[i])
		if g := yearsWord.FindStringSubmatch(folded); g != nil && year == 0 && part == "" {
			from, _ := strconv.Atoi(g[1])
			to, _ := strconv.Atoi(g[2])
			if to > from {
				return "", when.Interval{From: when.Day(from, 1, 1), To: when.Day(to, 12, 31)}, true
			}
		}
		if part == "" {
			part = partOf(folded)
		}
		if g := yearWord.FindString(folded); g != "" && year == 0 && yearsWord.FindString(folded) == "" {
			year, _ = strconv.Atoi(g)
		}
		if year > 0 {
			break
		}
	}
	if year == 0 {
		return "", span, false
	}
	p, ok := when.ParsePeriod(strconv.Itoa(year) + part)
	return p, p.Bounds(), ok
}

// partOf is the part of a year that a heading names: "-Q1", "-06"; "" for none.
func partOf(folded string) string {
	if lastHalf.MatchString(folded) {
		return "-H2"
	}
	if g := partWord.FindStringSubmatch(folded); g != nil {
		return map[string]string{"6": "-H1", "9": "-9M"}[g[1]]
	}
	if g := quarterWord.FindStringSubmatch(folded); g != nil {
		n := slices.Index([]string{"", "i", "ii", "iii", "iv"}, g[1])
		if n < 0 {
			n, _ = strconv.Atoi(g[1])
		}
		return "-Q" + strconv.Itoa(n)
	}
	if g := monthWord.FindStringSubmatch(folded); g != nil {
		if n, _ := strconv.Atoi(g[1]); n >= 1 && n <= 12 {
			return "-" + strconv.Itoa(n/10) + strconv.Itoa(n%10)
		}
	}
	return ""
}

// columnOf settles what a column says by the headings above it.
func columnOf(texts []string) column {
	title := strings.Join(texts, " / ")
	c := column{title: title}
	if len(texts) == 0 {
		return c
	}
	c.field = fieldOf(texts[len(texts)-1])
	if c.field == "" || c.field == fOf {
		if whole := fieldOf(strings.Join(texts, " ")); whole != "" {
			c.field = whole
		}
	}
	folded := vi.Fold(title)
	c.point = strings.Contains(folded, "dau cham thap phan") || strings.Contains(folded, "decimal point")
	if period, span, ok := timesOf(texts); ok && (c.field == "" || c.field == fName || c.field == fPeriod) {
		c.field, c.period, c.span = "", period, span
		c.times = !strings.Contains(title, "%") && !slices.ContainsFunc(compared, func(w string) bool { return hasWords(folded, w) })
		for i := len(texts) - 1; i >= 0 && c.sort == ""; i-- {
			c.sort, c.quality = sortOf(vi.Fold(texts[i]))
		}
	}
	return c
}

// sortOf is what a heading says about its values.
func sortOf(folded string) (string, plan.Quality) {
	for _, s := range sorts {
		if hasWords(folded, s.word) {
			return s.sort, s.quality
		}
	}
	return "", ""
}

// hasWords tells whether words stand in a folded text as whole words.
func hasWords(folded, words string) bool {
	return strings.Contains(" "+folded+" ", " "+words+" ")
}
