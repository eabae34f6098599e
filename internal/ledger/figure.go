package ledger

import (
	"regexp"
	"strings"
)

var (
	docNumber = regexp.MustCompile(`\d{1,6}[a-z]?(?: ?/ ?\d{4})?(?: ?[-–/] ?[A-ZĐÐ][A-Za-zĐÐđƯÂÊÔ0-9]*)(?:[-–/.] ?[A-ZĐÐ][A-Za-zĐÐđƯÂÊÔ0-9]*)*`)
	symbolic  = regexp.MustCompile(`[A-ZĐÐ]{2}|QH\d`)
)

// docNumberAt finds numbers with symbols: 983/KH-UBND, 30/2020/NĐ-CP, 274-CTr/TU, 190/2025/QH15.
func docNumberAt(text string) func(string, []word, int) int {
	ends := map[int]int{}
	for _, m := range docNumber.FindAllStringIndex(text, -1) {
		if symbolic.MatchString(text[m[0]:m[1]]) {
			ends[m[0]] = m[1]
		}
	}
	return func(_ string, words []word, i int) int {
		end, ok := ends[words[i].start]
		if !ok {
			return 0
		}
		n := 0
		for i+n < len(words) && words[i+n].start < end {
			n++
		}
		return n
	}
}

var (
	day     = regexp.MustCompile(`^(0?[1-9]|[12]\d|3[01])[/.](0?[1-9]|1[0-2])([/.](19|20)\d\d)?$`)
	month   = regexp.MustCompile(`^(0?[1-9]|1[0-2])/(19|20)\d\d$`)
	year    = regexp.MustCompile(`^(19|20)\d\d$`)
	small   = regexp.MustCompile(`^\d{1,2}$`)
	quarter = regexp.MustCompile(`^(i|ii|iii|iv|[1-4])(/(19|20)\d\d)?$`)
	plain   = regexp.MustCompile(`^\d+$`)
)

var rhythms = phrases("hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|hằng tuần|hàng tuần|thường xuyên|định kỳ|đầu năm|cuối năm|giữa năm|đầu nhiệm kỳ|giữa nhiệm kỳ|cuối nhiệm kỳ")

// dateAt finds days, months, quarters, years, spans of years and rhythms.
func dateAt(_ string, words []word, i int) int {
	if n := rhythms.at(words, i); n > 0 {
		for i+n < len(words) && (words[i+n].exact == "năm" && !words[i+n-1].pause || yearAt(words, i+n) && words[i+n-1].exact == "năm") {
			n++
		}
		return n
	}
	w := words[i]
	follow := func(k int, word string) bool { return k < len(words) && words[k].exact == word && !words[k-1].pause }
	number := func(k int, form *regexp.Regexp) bool { return k < len(words) && form.MatchString(words[k].exact) }
	n := 0
	switch w.exact {
	case "ngày":
		switch {
		case number(i+1, small) && number(i+2, day) && words[i+2].start-words[i+1].end <= 3: // "ngày 12 - 14/10"
			n = 3
		case number(i+1, small) && number(i+2, small) && words[i+2].start-words[i+1].end == 1: // "ngày 11-7"
			n = 3
		case number(i+1, day), number(i+1, small) && follow(i+2, "tháng"):
			n = 2
		}
	case "tháng":
		if number(i+1, small) || number(i+1, month) {
			n = 2
		}
	case "quý":
		if number(i+1, quarter) {
			n = 2
		}
	case "năm":
		if number(i+1, year) {
			n = 2
		}
	default:
		switch {
		case w.figure && (day.MatchString(w.exact) && strings.Contains(w.exact, "/") || month.MatchString(w.exact) || year.MatchString(w.exact)):
			n = 1
		case w.figure && small.MatchString(w.exact) && follow(i+1, "tháng") && (follow(i+2, "đầu") || follow(i+2, "cuối")):
			n = 3
		}
	}
	for n > 0 && i+n < len(words) { // what belongs to the same day or period
		k := i + n
		switch {
		case follow(k, "tháng") && (number(k+1, small) || number(k+1, month)), follow(k, "năm") && number(k+1, year), follow(k, "quý") && number(k+1, quarter):
			n += 2
		case yearAt(words, k) && !words[k-1].stop && !words[k-1].colon && (year.MatchString(words[k-1].exact) || words[k-1].exact == "quý" || quarter.MatchString(words[k-1].exact)):
			n++
		default:
			return n
		}
	}
	return n
}

func yearAt(words []word, i int) bool { return i < len(words) && year.MatchString(words[i].exact) }

var measures = phrases("tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|đồng|tỷ usd|triệu usd|usd|ha|km|km2|m2|m3|triệu|tỷ|nghìn tỷ|nghìn|tấn|người|hộ|xã|phường|huyện|ngày|tháng|năm|quý|nhiệm vụ|giải pháp|nhóm|chỉ tiêu|mục tiêu|gdp|grdp")

// numberAt finds what is left of figures, with the measure behind them.
func numberAt(_ string, words []word, i int) int {
	if !words[i].figure {
		return 0
	}
	if words[i].pause {
		return 1
	}
	return 1 + measures.at(words, i+1)
}
