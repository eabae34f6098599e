package exchange

import (
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

// cell is one cell of a table, merged ones with how far they reach.
type cell struct {
	col              int
	colSpan, rowSpan int
	text             string
	failed           string // "#REF!" of a formula
	number           bool   // the file itself keeps it as a number: nothing about it is doubtful
}

// marks of decimals.
const (
	comma = ","
	point = "."
)

// nothing are the texts of a cell that say nothing; in statistics "..." is "not known" and "-" is "no such thing", neither is zero.
var nothing = []string{"", "-", "–", "—", "…", "...", "..", "x", "X", "n/a", "N/A", "/"}

// notPublished are the words, folded, that say that a value was not published.
var notPublished = []string{"khong cong bo", "chua cong bo", "not published", "kcb"}

// amount is what a cell says.
type amount struct {
	comparator, value, high, worded string
	absent                          bool
	percent                         bool // a % stands in the cell
}

// twofold are numbers that can be read in two ways: one thousand two hundred thirty-four, or one and a bit.
var twofold = regexp.MustCompile(`^[-−–]?\s*[1-9]\d{0,2}[.,]\d{3}%?$`)

// amountOf reads a cell; nothing is false when it says something. mark is the decimal mark of the file.
func amountOf(text, mark string, aim bool) (a amount, empty bool, err error) {
	text = strings.TrimSpace(text)
	if slices.Contains(nothing, text) {
		return a, true, nil
	}
	if slices.Contains(notPublished, vi.Fold(text)) {
		return amount{absent: true}, false, nil
	}
	a.percent = strings.HasSuffix(text, "%")
	if n, ok := numberOf(text, mark); ok {
		a.value, a.comparator = n, "="
		return a, false, nil
	}
	if !aim {
		return a, false, fault.New(fault.Invalid, "%.60q không phải là số.", "%.60q is no number.", text)
	}
	if found := vi.Amounts(text); len(found) == 1 && mark == comma && strings.Trim(text[:found[0].Start]+text[found[0].End:], " .") == "" {
		x := found[0]
		return amount{comparator: x.Comparator, value: x.Number, high: x.High, percent: x.Percent}, false, nil
	}
	return amount{worded: text}, false, nil
}

// numberOf reads a whole text as a number with a decimal mark.
func numberOf(text, mark string) (string, bool) {
	if mark == comma {
		return vi.Number(text)
	}
	text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	sign := ""
	if rest, is := strings.CutPrefix(text, "-"); is {
		sign, text = "-", rest
	}
	whole, fraction, has := strings.Cut(strings.ReplaceAll(text, ",", ""), ".")
	if !digitsOnly(whole) || has && !digitsOnly(fraction) || strings.Contains(text, ",") && !grouped.MatchString(text) || len(text) > 80 {
		return "", false
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if has {
		whole += "." + fraction
	}
	if strings.Trim(whole, "0.") == "" {
		sign = ""
	}
	return sign + whole, true
}

var grouped = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)

func digitsOnly(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}
