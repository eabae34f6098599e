package review

import (
	"regexp"
	"strings"

	"lotrinh/internal/vi"
)

// Class is what a number in a text is.
type Class string

const (
	Quantity Class = "quantity" // what must have a source
	DateLike Class = "date"     // of a day, month, quarter, year, term
	Document Class = "document" // of a document: 30/2020/NĐ-CP, số 15
	Article  Class = "article"  // Điều 5, Phụ lục 2, Bảng 3
	Marker   Class = "marker"   // "1." at the beginning of a line
	Code     Class = "code"     // NV-0007, Covid-19
)

// Number is one number of a text.
type Number struct {
	Start, End int // bytes
	Text       string
	Value      string // exact decimal of a quantity; "" when it is none
	Class      Class
}

// patterns name what is no quantity, those first that take more; each takes its whole match.
var patterns = []struct {
	class Class
	is    *regexp.Regexp
}{
	{Document, regexp.MustCompile(`\d+(?:/\d{4})?\s?[-/]\s?\p{Lu}[\p{L}\d&]*(?:[-/&]\p{L}[\p{L}\d]*)*`)},
	{Document, regexp.MustCompile(`(?i)(?:nghị quyết|chương trình|kế hoạch|quyết định|kết luận|thông báo|chỉ thị|đề án|báo cáo|công văn|tờ trình|hướng dẫn|quy định|nghị định|thông tư|luật)\s+(?:số\s+)?\d+(?:/\d{4})?`)},
	{DateLike, regexp.MustCompile(`\d{1,2}[/.-]\d{1,2}[/.-]\d{4}`)},
	{DateLike, regexp.MustCompile(`(?i)ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|/\d{1,2})`)},
	{DateLike, regexp.MustCompile(`(?i)(?:tháng|quý)\s+(?:\d{1,2}|[ivx]+)(?:/\d{4}|\s+năm\s+\d{4})?`)},
	{DateLike, regexp.MustCompile(`(?i)\d{1,2}\s+tháng\s+(?:đầu\s+|cuối\s+)?năm\s+\d{4}`)},
	{DateLike, regexp.MustCompile(`(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d`)},
	{DateLike, regexp.MustCompile(`(?i)(?:năm|giai đoạn|nhiệm kỳ|đến|từ|cuối|đầu|trước|sau|kỳ|và|đến hết|mốc|tháng)\s+(?:19|20)\d\d\b`)},
	{DateLike, regexp.MustCompile(`\((?:19|20)\d\d\)`)},
	{DateLike, regexp.MustCompile(`(?m)^\s*(?:19|20)\d\d\s*$`)},
	{Article, regexp.MustCompile(`(?i)(?:điều|khoản|điểm|mục|phần|chương|phụ lục|bảng|biểu|hình|biểu đồ|biểu số|trang)\s+\d+(?:\.\d+)*`)},
	{Marker, regexp.MustCompile(`(?m)^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s`)},
	{Code, regexp.MustCompile(`\p{L}[\p{L}]*[-_]?\d+(?:[.,]\d+)?`)},
}

var amount = regexp.MustCompile(`\d+(?:[.,]\d+)*`)

// Numbers are all numbers of a text in order, each as what it is.
func Numbers(text string) []Number {
	taken := make([]Class, len(text))
	for _, p := range patterns {
		for _, at := range p.is.FindAllStringIndex(text, -1) {
			if p.class == Code && at[0] > 0 && taken[at[0]] != "" {
				continue
			}
			for i := at[0]; i < at[1]; i++ {
				if taken[i] == "" {
					taken[i] = p.class
				}
			}
		}
	}
	var out []Number
	for _, at := range amount.FindAllStringIndex(text, -1) {
		n := Number{Start: at[0], End: at[1], Text: text[at[0]:at[1]], Class: taken[at[0]]}
		if n.Class == "" {
			n.Class = Quantity
			n.Value, _ = vi.Number(n.Text)
		}
		out = append(out, n)
	}
	return out
}

// Span is a stretch of a text in bytes.
type Span struct{ Start, End int }

var sentenceEnd = regexp.MustCompile(`[.!?;…]+["”)]*(?:\s|$)|\n`)

// Sentences cuts a text; the blanks between belong to none.
func Sentences(text string) (out []Span) {
	start := 0
	put := func(end int) {
		s := text[start:end]
		trimmed := strings.TrimSpace(s)
		if trimmed != "" {
			from := start + strings.Index(s, trimmed)
			out = append(out, Span{from, from + len(trimmed)})
		}
		start = end
	}
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		if at[0] >= start && !markerOnly(text[start:at[1]]) {
			put(at[1])
		}
	}
	put(len(text))
	return out
}

var marker = regexp.MustCompile(`^\s*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|\p{Ll})[.)]\s*$`)

// markerOnly tells whether nothing but "1." has been read so far: it does not end a sentence.
func markerOnly(s string) bool { return marker.MatchString(s) }
