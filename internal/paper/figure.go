package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// figure is a value that a paper tells of something, for a place and a period. A figure without a period is none: nothing can be said against it.
type figure struct {
	sentence doc.Span
	subject  string // folded, without words that do not tell one thing from another
	name     string // as written
	place    string // folded; "" = the province whose conference it is
	period   when.Interval
	aim      bool // a target, not a result
	change   bool // by how much it went up or down
	measure
}

// mostFigures bounds what is read in one sentence.
const mostFigures = 40

// figures are the figures of a paper.
func (p *Paper) figures() []figure {
	p.reading.Do(func() { p.told = p.readFigures() })
	return p.told
}

func (p *Paper) readFigures() (out []figure) {
	finder := when.NewFinder("")
	for _, s := range p.sentences {
		text := p.Text[s.span.Start:s.span.End]
		if p.class[s.from] == Title || p.class[s.from] == Quotation || strings.IndexFunc(text, unicode.IsDigit) < 0 {
			continue
		}
		amounts := vi.Amounts(text)
		if len(amounts) == 0 || len(amounts) > mostFigures {
			continue
		}
		f := figureReader{p: p, s: s, text: text}
		for _, a := range amounts {
			if !f.hasName(a) {
				continue
			}
			if !f.timed {
				f.times, f.timed = finder.Phrases(text), true
			}
			if x, ok := f.read(a); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

// figureReader reads one sentence.
type figureReader struct {
	p     *Paper
	s     sentence
	text  string
	times []when.Phrase
	timed bool
	// of the amount at hand, as words:
	from, to int32 // its name
	change   bool
}

// wordSet holds single words.
type wordSet map[uint32]bool

func wordsOf(list string) wordSet {
	out := wordSet{}
	for _, id := range ids(list) {
		out[id] = true
	}
	return out
}

var (
	heads = phrasesOf(`tỷ lệ|tỷ trọng|số|tổng số|tổng|số lượng|diện tích|sản lượng|năng suất|giá trị|kim ngạch|doanh thu|thu nhập|thu ngân sách|chi ngân sách|thu|tốc độ|chỉ số|mức|bình quân|vốn|độ che phủ|tuổi thọ|điểm|
		GRDP|GDP|dân số|lực lượng lao động|quy mô|công suất|chiều dài|lượng khách|giải ngân|hệ số|mật độ|xếp hạng`)
	verbs      = wordsOf("đạt là còn chiếm ước khoảng gần hơn trên dưới bằng được lên xuống mức ở có chỉ đến tới tăng giảm từ trung bình khoảng xấp xỉ đã chừng")
	upOrDown   = wordsOf("tăng giảm")
	arriving   = wordsOf("lên xuống còn")
	loose      = wordsOf("khoảng gần xấp xỉ ước chừng trên hơn")
	aims       = phrasesOf("phấn đấu|mục tiêu|chỉ tiêu|dự kiến|kế hoạch|đề ra|được giao|phải đạt|yêu cầu")
	ofNoWeight = wordsOf("của các những được đã trên địa bàn toàn theo tổng cho trong tại tỉnh thành phố huyện là và với")
	afterUnit  = wordsOf("là và chiếm tăng giảm so trong năm đạt với trên tại ở của để cho vào đến từ vượt bằng theo đã được có này cao thấp nhưng thuộc do")
)

// word is the last word that ends at or before a byte of the sentence, -1 = none.
func (f *figureReader) word(at int) int32 {
	k := f.s.to - 1
	for k >= f.s.from && int(f.p.places[k].end) > f.s.span.Start+at {
		k--
	}
	if k < f.s.from {
		return -1
	}
	return k
}

// hasName finds the name of what an amount measures: the words before it and its verb, from a word that can begin a name of something measured.
func (f *figureReader) hasName(a vi.Amount) bool {
	k := f.word(a.Start)
	if k < 0 {
		return false
	}
	words := f.p.words
	f.change = false
	for arrives := false; k >= f.s.from && verbs[words[k]] && !(k < f.s.to-1 && f.p.pause(k, ";:")); k-- {
		if upOrDown[words[k]] && !arrives {
			f.change = true
		}
		arrives = arrives || arriving[words[k]]
	}
	f.to = k + 1
	// clause by clause to the left, for a comma may stand in a name or behind an opening
	for range 3 {
		start := k
		for start > f.s.from && !f.p.pause(start-1, ",;:()") {
			start--
		}
		for i := start; i < f.to; i++ {
			if heads.at(words, i, f.to) > 0 && !(i > f.s.from && f.p.pause(i-1, "")) {
				f.from = i
				return f.to-f.from >= 2 || words[i] != numberWord
			}
		}
		if start <= f.s.from || f.p.pause(start-1, ";:") {
			return false
		}
		k = start - 1
	}
	return false
}

var numberWord = ids("số")[0]

// read makes a figure of an amount whose name was found.
func (f *figureReader) read(a vi.Amount) (figure, bool) {
	for _, t := range f.times {
		if a.Start < t.End && t.Start < a.End {
			return figure{}, false // a day or a year
		}
	}
	unit, end := f.unit(a)
	m, ok := measured(a, unit)
	if !ok || m.unit == "" && !strings.HasPrefix(vi.Fold(f.written(f.from, f.to)), "chi so") {
		return figure{}, false
	}
	period, ok := f.period(a)
	if !ok {
		return figure{}, false
	}
	m.text = strings.TrimSpace(f.text[a.Start:end])
	out := figure{sentence: f.s.span, period: period, change: f.change, measure: m}
	for k := f.s.from; k < f.s.to && int(f.p.places[k].start) < f.s.span.Start+a.Start; k++ {
		out.aim = out.aim || aims.at(f.p.words, k, f.s.to) > 0
	}
	if k := f.word(a.Start); k >= 0 {
		out.about = loose[f.p.words[k]]
	}
	out.place = f.place()
	if out.subject, out.name = f.subject(); out.subject == "" {
		return figure{}, false
	}
	return out, true
}

func (f *figureReader) written(from, to int32) string {
	return f.p.Text[f.p.places[from].start:f.p.places[to-1].end]
}

// unit is the words behind an amount, folded: its scale and at most two more.
func (f *figureReader) unit(a vi.Amount) (unit []string, end int) {
	end = a.End
	if a.Percent {
		return nil, end
	}
	for k := max(f.word(a.End)+1, f.s.from); k < f.s.to; k++ {
		start := int(f.p.places[k].start) - f.s.span.Start
		if start < end {
			continue // another word of one abbreviation
		}
		gap := f.text[end:start]
		word := vi.Fold(f.written(k, k+1))
		if strings.ContainsAny(gap, ",;:().") || afterUnit[f.p.words[k]] || word == "" || unicode.IsDigit(rune(word[0])) {
			break
		}
		scale := scales[word] > 0
		if !scale && len(unit) > 1 && scales[unit[len(unit)-2]] == 0 {
			break
		}
		unit, end = append(unit, word), int(f.p.places[k].end)-f.s.span.Start
	}
	return unit, end
}

// period is the closed time an amount is told for: what stands right behind it, else in its name, else the last one before, else the first behind.
func (f *figureReader) period(a vi.Amount) (when.Interval, bool) {
	best, far := when.Interval{}, 1<<30
	for _, t := range f.times {
		days, ok := closed(t)
		if !ok {
			continue
		}
		distance := 2 * (a.Start - t.End)
		if t.Start >= a.End {
			if distance = 4 * (t.Start - a.End); t.Start-a.End <= 24 {
				distance = 1
			}
		}
		if distance < far {
			best, far = days, distance
		}
	}
	return best, best.Known()
}

// closed is the time a phrase names with both its ends. By the end of a year means that year.
func closed(t when.Phrase) (when.Interval, bool) {
	i := t.Interval
	if t.MissingYear || t.Invalid || len(t.Recurrence) > 0 || i.To == "" {
		return i, false
	}
	if i.From == "" && strings.HasSuffix(string(i.To), "-12-31") {
		i.From = i.To[:4] + "-01-01"
	}
	return i, i.From != ""
}

// Levels of places; a name with a capital must follow.
var (
	levels    = wordsOf("tỉnh huyện quận xã phường")
	elsewhere = phrasesOf("cả nước|toàn quốc|thế giới|khu vực|toàn vùng|bình quân chung")
	here      = phrasesOf("của tỉnh|toàn tỉnh|trên địa bàn tỉnh|trên địa bàn|của toàn tỉnh|của thành phố|trên địa bàn thành phố|toàn thành phố|trên địa bàn toàn tỉnh|trong tỉnh")
)

// place is what the clause of the figure names: a unit by its name, or the country.
func (f *figureReader) place() string {
	for k := f.s.from; k < f.s.to; k++ {
		if n := elsewhere.at(f.p.words, k, f.s.to); n > 0 && k >= f.from && k <= f.to+3 {
			return vi.Fold(f.written(k, k+n))
		}
		if !levels[f.p.words[k]] {
			continue
		}
		end := k + 1
		for end < f.s.to && end < k+5 && !f.p.pause(end-1, ",;:().") && upper(f.p.Text[f.p.places[end].start:]) {
			end++
		}
		if end > k+1 {
			return vi.Fold(f.written(k, end))
		}
	}
	return ""
}

func upper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// subject is the name without its time, its place and words of no weight.
func (f *figureReader) subject() (folded, name string) {
	var b strings.Builder
	end := f.from
	for k := f.from; k < f.to; {
		if n := here.at(f.p.words, k, f.to); n > 0 && k > f.from {
			k += n
			continue
		}
		if t := f.timeAt(k); t > 0 {
			for k < f.to && int(f.p.places[k].start)-f.s.span.Start < t {
				k++
			}
			continue
		}
		if end == k {
			end = k + 1
		}
		if !ofNoWeight[f.p.words[k]] {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(vi.Fold(f.written(k, k+1)))
		}
		k++
	}
	return b.String(), f.written(f.from, max(end, f.from+1))
}

// timeAt is where the expression of time ends that covers a word, 0 = none.
func (f *figureReader) timeAt(word int32) int {
	at := int(f.p.places[word].start) - f.s.span.Start
	for _, t := range f.times {
		if t.Start <= at && at < t.End {
			return t.End
		}
	}
	return 0
}
