package tracker

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// headings tell what a column is by its words, folded; the first that fits wins. The words are those of the tables in
// 624/TB-VPCP and 402-CV/VPĐU and of the registers that offices keep.
var headings = []struct {
	field Field
	exact []string
	parts []string
}{
	{Ident, []string{"lotrinh id"}, nil},
	{Rev, []string{"lotrinh rev"}, nil},
	{Code, []string{"ma", "ma so", "ma nv"}, []string{"ma nhiem vu", "ma viec"}},
	{Coord, nil, []string{"phoi hop"}},
	{Lead, []string{"don vi"}, []string{"chu tri", "don vi thuc hien", "co quan thuc hien", "don vi phu trach", "don vi dau moi", "co quan dau moi", "don vi duoc giao", "trach nhiem"}},
	{Paper, nil, []string{"van ban giao", "can cu giao", "van ban chi dao", "so van ban"}},
	{DoneOn, nil, []string{"ngay hoan thanh thuc te", "hoan thanh ngay", "ngay hoan thanh"}},
	{Due, nil, []string{"thoi han", "thoi gian hoan thanh", "thoi gian thuc hien", "han hoan thanh", "han xu ly", "thoi gian"}},
	{Percent, nil, []string{"ty le hoan thanh", "phan tram"}},
	{Difficulties, nil, []string{"kho khan", "vuong mac", "ton tai", "nguyen nhan"}},
	{Proposals, nil, []string{"kien nghi", "de xuat"}},
	{Product, nil, []string{"san pham", "ket qua yeu cau", "dau ra", "ket qua du kien"}},
	{Status, nil, []string{"tien do", "tinh trang", "trang thai", "muc do hoan thanh"}},
	{Result, []string{"ket qua"}, []string{"ket qua hien nay", "ket qua thuc hien", "tinh hinh thuc hien", "ket qua"}},
	{Title, []string{"noi dung"}, []string{"nhiem vu", "ten viec", "cong viec", "noi dung thuc hien", "noi dung cong viec", "giai phap"}},
}

// share are headings of how far something has come, in percent where they have the sign.
var share = regexp.MustCompile(`^(tien do|muc do hoan thanh|ty le|hoan thanh|ket qua)\b`)

func fieldOf(heading string) Field {
	folded := vi.Fold(heading)
	if strings.Contains(heading, "%") && (strings.HasPrefix(strings.TrimSpace(heading), "%") || share.MatchString(folded)) { // "% hoàn thành", "Tiến độ (%)"; folding drops the sign
		return Percent
	}
	for _, h := range headings {
		if slices.Contains(h.exact, folded) || slices.ContainsFunc(h.parts, func(p string) bool { return strings.Contains(folded, p) }) {
			return h.field
		}
	}
	return ""
}

var (
	monthWords   = regexp.MustCompile(`(?:thang|\bt)\s*(\d{1,2})(?:\s+(?:nam\s+)?(\d{4}))?`)
	quarterWords = regexp.MustCompile(`quy\s*(i{1,3}|iv|[1-4])\b(?:\s+(?:nam\s+)?(\d{4}))?`)
	partWords    = regexp.MustCompile(`\b([69])\s*thang(?:\s+dau\s+nam)?(?:\s+(?:nam\s+)?(\d{4}))?`)
	yearWords    = regexp.MustCompile(`\bnam\s+(\d{4})\b`)
	anyYear      = regexp.MustCompile(`\b(20\d{2})\b`)
)

// periodOf reads the period that a heading names; year is that of the sheet, 0 = none. named tells that there is one, which
// without a year is "".
func periodOf(heading string, year int) (p when.Period, named bool) {
	folded := vi.Fold(heading)
	in := func(text, part string) (when.Period, bool) {
		y := year
		if n, err := strconv.Atoi(text); err == nil {
			y = n
		} else if g := anyYear.FindString(folded); g != "" {
			y, _ = strconv.Atoi(g)
		}
		if y == 0 {
			return "", true
		}
		p, ok := when.ParsePeriod(fmt.Sprintf("%04d%s", y, part))
		if !ok {
			return "", true
		}
		return p, true
	}
	if g := partWords.FindStringSubmatch(folded); g != nil {
		return in(g[2], map[string]string{"6": "-H1", "9": "-9M"}[g[1]])
	}
	if g := quarterWords.FindStringSubmatch(folded); g != nil {
		q := map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}[g[1]]
		if q == "" {
			q = g[1]
		}
		return in(g[2], "-Q"+q)
	}
	if g := monthWords.FindStringSubmatch(folded); g != nil {
		n, _ := strconv.Atoi(g[1])
		return in(g[2], fmt.Sprintf("-%02d", n))
	}
	if g := yearWords.FindStringSubmatch(folded); g != nil {
		return in(g[1], "")
	}
	return "", false
}
