package read

import (
	"strings"
	"unicode"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

const (
	fewWords  = 60  // say nothing about a language: a table of figures, a form
	ownWords  = 200 // written as only Vietnamese is are enough to know it
	leastOwn  = .05 // of the words of a Vietnamese document, whatever is annexed to it; usual are six in ten
	unmarked  = .8  // of the words could be Vietnamese ones without their marks; of English ones a third
	mostOther = .5  // of the letters are of another script
)

// foreign refuses a document in another language than Vietnamese; a Vietnamese one without its marks is read, and asked about.
func foreign(src *doc.Source) (unmarkedVietnamese bool, err error) {
	words, own, could, latin, letters := 0, 0, 0, 0, 0
	script, spoken := map[string]int{}, map[string]int{}
	for word := range strings.FieldsFuncSeq(src.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		word = vi.Lower(word)
		for _, r := range word {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			} else {
				script[scriptOf(r)]++
			}
		}
		if len(word) < 2 || word[0] >= 0x80 && !unicode.Is(unicode.Latin, []rune(word)[0]) {
			continue
		}
		words++
		switch {
		case strings.IndexFunc(word, onlyVietnamese) >= 0:
			if own++; own >= ownWords && own > words/4 {
				return false, nil
			}
		case vi.Syllable(word):
			could++
		}
		spoken[commonIn[word]]++
	}
	if letters-latin > fewWords && float64(letters-latin) > mostOther*float64(letters) {
		return false, otherLanguage(src.File, most(script))
	}
	if words < fewWords || float64(own) >= leastOwn*float64(words) {
		return false, nil
	}
	if float64(own+could) >= unmarked*float64(words) {
		return true, nil
	}
	delete(spoken, "")
	name := most(spoken)
	if spoken[name]*20 < words { // one word in twenty at least
		name = ""
	}
	return false, otherLanguage(src.File, name)
}

// onlyVietnamese holds for small letters that hardly another language has.
func onlyVietnamese(r rune) bool {
	return r >= 0x1ea0 && r <= 0x1ef9 || r == 'đ' || r == 'ơ' || r == 'ư' || r == 'ă'
}

// scripts and the language that is most likely meant by one.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"lo", unicode.Lao}, {"th", unicode.Thai}, {"km", unicode.Khmer}, {"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"ko", unicode.Hangul}, {"zh", unicode.Han}, {"ru", unicode.Cyrillic},
}

func scriptOf(r rune) string {
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}

// commonIn are the commonest words of languages in Latin letters that are no Vietnamese words.
var commonIn = map[string]string{"of": "en", "and": "en", "for": "en", "is": "en", "shall": "en", "with": "en", "by": "en", "the": "en",
	"des": "fr", "les": "fr", "du": "fr", "et": "fr", "une": "fr", "est": "fr", "dans": "fr"}

func most(count map[string]int) (name string) {
	for k, n := range count {
		if n > count[name] || n == count[name] && k < name {
			name = k
		}
	}
	return name
}

func otherLanguage(file, code string) error {
	name := map[string][2]string{"en": {"tiếng Anh", "English"}, "fr": {"tiếng Pháp", "French"}, "lo": {"tiếng Lào", "Lao"}, "th": {"tiếng Thái", "Thai"}, "km": {"tiếng Khmer", "Khmer"},
		"ja": {"tiếng Nhật", "Japanese"}, "ko": {"tiếng Hàn", "Korean"}, "zh": {"tiếng Trung", "Chinese"}, "ru": {"chữ Kirin (như tiếng Nga)", "Cyrillic letters (such as Russian)"}}[code]
	if name[0] == "" {
		name = [2]string{"một ngôn ngữ khác", "another language"}
	}
	return fault.New(fault.Invalid, "Tệp %[1]q viết bằng %[2]s; chương trình chỉ đọc văn bản tiếng Việt. Hãy nhập bản tiếng Việt.",
		"The file %[1]q is written in %[3]s; only documents in Vietnamese are read. Import the Vietnamese text.", file, name[0], name[1])
}

// withoutMarks is asked of a Vietnamese text that was typed without its marks.
var withoutMarks = doc.Question{Field: "letters", Vi: "Văn bản viết không dấu nên nhiều mục không nhận ra được, tên đơn vị có thể hiểu nhầm. Có bản đủ dấu không?",
	En: "The text is written without the marks of Vietnamese: much of it is not recognised, and names may be mistaken. Is there a text with them?"}
