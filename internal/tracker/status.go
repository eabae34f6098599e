package tracker

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Said is what the word in a status cell means.
type Said struct {
	State   plan.WorkState
	Percent int  // −1 = not stated
	Late    bool // it says that a time was not kept
}

// statusWords are those that offices use (624/TB-VPCP, 402-CV/VPĐU, the national list), folded; the first that the cell
// begins with or is wins. "Chuyển" and "Chưa đến hạn" are none of them: they say nothing of the work and are asked about.
var statusWords = []struct {
	state plan.WorkState
	words []string
}{
	{plan.InProgress, []string{"chua hoan thanh", "khong hoan thanh", "dang thuc hien", "dang trien khai", "dang lam", "dang xu ly", "dang", "qua han", "cham tien do", "cham", "dung tien do", "trong han", "thuong xuyen", "co ban hoan thanh", "hoan thanh mot phan"}},
	{plan.NotStarted, []string{"chua thuc hien", "chua trien khai", "chua bat dau", "chua lam"}},
	{plan.Done, []string{"da hoan thanh", "hoan thanh", "da xong", "xong", "da thuc hien xong", "dat"}},
	{plan.Paused, []string{"tam dung", "tam hoan", "dung thuc hien"}},
	{plan.Cancelled, []string{"huy", "da huy", "bai bo", "khong thuc hien nua", "thoi thuc hien"}},
}

var shareOf = regexp.MustCompile(`(\d{1,3})(?:[.,]\d+)?\s*%`)

// StatusOf reads a status cell; ok is false for words that nobody has settled the meaning of, and for shares above 100.
func StatusOf(text string) (s Said, ok bool) {
	s.Percent = -1
	if g := shareOf.FindStringSubmatch(text); g != nil {
		if s.Percent, _ = strconv.Atoi(g[1]); s.Percent > 100 {
			return s, false
		}
		s.State = plan.InProgress
		if s.Percent == 0 {
			s.State = plan.NotStarted
		} else if s.Percent == 100 {
			s.State = plan.Done
		}
	}
	folded := vi.Fold(text)
	s.Late = strings.Contains(folded, "qua han") || strings.Contains(folded, "cham")
	for _, w := range statusWords {
		if slices.ContainsFunc(w.words, func(word string) bool { return folded == word || strings.HasPrefix(folded, word+" ") }) {
			if s.State == plan.Done && w.state != plan.Done || w.state == plan.Done && s.Percent >= 0 && s.Percent < 100 {
				return s, false // "Hoàn thành 80%", "Đang thực hiện 100%": two answers
			}
			s.State = w.state
			return s, true
		}
	}
	return s, s.Percent >= 0
}

var willBe = regexp.MustCompile(`\b(se|du kien|chuan bi|dang) (?:\w+ ){0,4}(ban hanh|trinh|phe duyet|hoan thanh|hoan thien|to chuc|xay dung|lay y kien|du thao)`)

// Later tells whether a text says that the product is still to come, whatever the status says (402-CV/VPĐU has such a row).
func Later(text string) bool { return willBe.MatchString(vi.Fold(text)) }
