package main

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var anyNumber = regexp.MustCompile(`\d+(?:[.,]\d+)*`)

func numbersIn(text string) []string { return anyNumber.FindAllString(text, -1) }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// plain is a Vietnamese number as an exact decimal: "1.234,50" → "1234.5".
func plain(n string) string {
	n = strings.ReplaceAll(n, ".", "")
	n = strings.Replace(n, ",", ".", 1)
	if strings.Contains(n, ".") {
		n = strings.TrimRight(strings.TrimRight(n, "0"), ".")
	}
	return n
}

// decimal is an exact decimal as Vietnamese documents write it: "-1234.5" → "-1.234,5".
func decimal(n string) string {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(n, "-"), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "," + fraction
	}
	if strings.HasPrefix(n, "-") {
		return "-" + whole
	}
	return whole
}

// saysNumber tells whether a text has a number, in either way of writing it.
func saysNumber(text, n string) bool {
	return slices.ContainsFunc(numbersIn(text), func(x string) bool { return x == n || plain(x) == plain(n) || x == plain(n) })
}

func civil(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("02/01/2006")
}

func daysBetween(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	b, also := time.Parse(time.DateOnly, to)
	if err != nil || also != nil {
		return -1
	}
	return int(b.Sub(a).Hours()) / 24
}

// resulted tells whether a number is a value of an indicator, or the mean, sum, growth or compound rate of some in a row.
func (v *reviewed) resulted(indicator, said string) bool { return len(v.results(indicator, said)) > 0 }

// results are the values, sums, means, changes and rates of an indicator that read so when they are rounded.
func (v *reviewed) results(indicator, said string) (out []float64) {
	want, err := strconv.ParseFloat(said, 64)
	if err != nil {
		return nil
	}
	byPeriod := map[string][]observation{}
	var periods []string
	for _, o := range v.observed {
		if o.ItemID == indicator && o.Value != "" && o.KnownOn <= v.today {
			if byPeriod[o.Period] == nil {
				periods = append(periods, o.Period)
			}
			byPeriod[o.Period] = append(byPeriod[o.Period], o)
		}
	}
	slices.Sort(periods)
	var runs [][]float64
	for from := range periods {
		var run []float64
		for _, p := range periods[from:] {
			slices.SortFunc(byPeriod[p], func(a, b observation) int { return strings.Compare(a.KnownOn, b.KnownOn) })
			for _, o := range byPeriod[p] {
				if o.Value == said {
					out = append(out, want)
				}
			}
			x, _ := strconv.ParseFloat(byPeriod[p][len(byPeriod[p])-1].Value, 64)
			run = append(run, x)
			runs = append(runs, slices.Clone(run))
		}
	}
	_, fraction, _ := strings.Cut(said, ".")
	close := func(x float64) bool { return math.Abs(x-want) <= 0.5000001*math.Pow10(-len(fraction)) }
	for _, run := range runs {
		sum, rate := 0.0, 1.0
		for _, x := range run {
			sum, rate = sum+x, rate*(1+x/100)
		}
		n := float64(len(run))
		for _, x := range []float64{sum, sum / n, run[len(run)-1] - run[0], 100 * (math.Pow(rate, 1/n) - 1), 100 * (run[len(run)-1]/run[0] - 1), 100 * (math.Pow(run[len(run)-1]/run[0], 1/max(n-1, 1)) - 1)} {
			if close(x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// named are the numbers that name something and measure nothing: days, years, documents, articles, tables, marks, codes.
var named = []*regexp.Regexp{
	regexp.MustCompile(`\d{1,2}[/.]\d{1,2}[/.]\d{4}`),
	regexp.MustCompile(`(?i)ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?`),
	regexp.MustCompile(`(?i)(?:tháng|quý)\s+\d{1,2}(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?`),
	regexp.MustCompile(`(?i)\d{1,2}\s+tháng\s+(?:đầu\s+|cuối\s+)?năm\s+\d{4}`),
	regexp.MustCompile(`(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d`),
	regexp.MustCompile(`(?i)(?:năm|giai đoạn|nhiệm kỳ|đến|từ|cuối|đầu|trước|sau|kỳ|và|hết|mốc|quý\s+[ivx]+\s*/)\s*(?:19|20)\d\d`),
	regexp.MustCompile(`^\s*(?:19|20)\d\d\s*$`),
	regexp.MustCompile(`\d+(?:/\d{4})?\s?[-/]\s?\p{Lu}[\p{L}\d]*(?:[-/&]\p{L}[\p{L}\d]*)*`),
	regexp.MustCompile(`(?i)(?:nghị quyết|chương trình|kế hoạch|quyết định|kết luận|thông báo|chỉ thị|đề án|báo cáo|công văn|tờ trình|hướng dẫn|quy định|nghị định|thông tư|luật|số:?)\s+(?:số\s+)?\d+`),
	regexp.MustCompile(`(?i)(?:điều|khoản|điểm|mục|phần|chương|phụ lục|bảng|biểu đồ|biểu|hình|trang|bang|bieu do|hinh)\s+\d+(?:\.\d+)*`),
	regexp.MustCompile(`^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s`),
	regexp.MustCompile(`\p{L}+[-_]?\d+`),
}

// measures are the numbers of a text that name nothing; count is how many there are in all.
func measures(text string) (left []string, count int) {
	taken := make([]bool, len(text))
	for _, is := range named {
		for _, at := range is.FindAllStringIndex(text, -1) {
			for i := at[0]; i < at[1]; i++ {
				taken[i] = true
			}
		}
	}
	for _, at := range anyNumber.FindAllStringIndex(text, -1) {
		count++
		if !taken[at[0]] {
			left = append(left, text[at[0]:at[1]])
		}
	}
	return left, count
}
