package indicator

import (
	"regexp"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Ways of judging as documents say them, in folded words (vi.Fold). The first that is found counts.
var (
	perHead    = regexp.MustCompile(`binh quan (?:dau nguoi|nhan khau|mot |moi |tren |ho |1 |theo dau)`)
	average    = regexp.MustCompile(`binh quan`)
	stepWords  = regexp.MustCompile(`(?:moi nam|hang nam|tung nam) (?:phan dau |tiep tuc )?(?:tang|giam)|(?:tang|giam)(?: them)? (?:binh quan )?(?:moi nam|hang nam)|(?:tang|giam) [^;.]{0,40}so voi nam truoc`)
	everyYear  = regexp.MustCompile(`\b(?:hang nam|moi nam|tung nam)\b`)
	rankWords  = regexp.MustCompile(`\b(?:xep hang|thu hang|thu bac|vi tri thu|thuoc nhom [0-9]+|nhom [0-9]+ (?:tinh|dia phuong)|top [0-9]+|tinh dan dau)`)
	keptPlace  = regexp.MustCompile(`(?:giu vung|duy tri|giu)[^;]{0,60}?\bnam ((?:19|20)[0-9]{2})\b`)
	totalWords = regexp.MustCompile(`\b(?:luy ke|cong don|tong (?:so|von|thu|muc|kim ngach|san luong|dien tich)[^;]{0,80}(?:giai doan|[0-9] nam|nhiem ky)|(?:trong|ca) (?:[0-9]+|nam) nam|[0-9]+ nam (?:dat|khoang|20)|ca (?:giai doan|nhiem ky)|trong (?:giai doan|nhiem ky))`)
	endWords   = regexp.MustCompile(`\b(?:den (?:nam|cuoi|het|thoi diem|giua)|vao nam|nam (?:19|20)[0-9]{2} dat|cuoi (?:nam|ky|nhiem ky|giai doan))`)
)

// Way reads how a target is judged, from its comparator, its unit, its period and the words of the clause that names it.
// What the words leave open stays "": a question, never a guess; a mean whose first year is not stated is one too, for Judge.
func Way(t plan.Target, of Indicator) plan.Judged {
	words := " " + vi.Fold(clauseOf(t, of)) + " "
	from, to := yearsOf(t.Period)
	several := from > 0 && to > from
	change := t.Comparator == "increase_by" || t.Comparator == "decrease_by"
	switch {
	case t.Value == "" && t.RefPeriod == "" && t.Comparator == "maintain" && keptPlace.MatchString(words):
		return plan.Relative
	case t.Value == "" && t.RefPeriod != "":
		return plan.Relative
	case t.Value == "" && t.Worded != "":
		return plan.InWords
	case t.Value == "":
		return ""
	case rank(t.Unit) || rank(of.Unit()) || rankWords.MatchString(words) && !share(t.Unit):
		if several && everyYear.MatchString(words) {
			return plan.EachYear
		}
		return plan.ByRank
	case change && several && stepWords.MatchString(words):
		return plan.ByStep
	case (several || from == 0) && average.MatchString(perHead.ReplaceAllString(words, "")):
		return plan.Average
	case (several || from == 0) && everyYear.MatchString(words):
		return plan.EachYear
	case several && totalWords.MatchString(words):
		return plan.Total
	case to > 0 && !several, endWords.MatchString(words):
		return plan.AtEnd
	}
	return ""
}

// RefYear is the year that "giữ vững vị trí năm 2022" names; "" where no words do.
func RefYear(of Indicator) when.Period {
	m := keptPlace.FindStringSubmatch(vi.Fold(of.Item.Origin.Quote + " ; " + of.Item.Title))
	if m == nil {
		return ""
	}
	return when.Period(m[1])
}

// clauseOf is the part of the source that names the target's number, with the indicator's own title.
func clauseOf(t plan.Target, of Indicator) string {
	quote := of.Item.Origin.Quote
	if n := Written(t.Value, "vi"); t.Value != "" && strings.Contains(quote, n) {
		for _, clause := range strings.FieldsFunc(quote, func(r rune) bool { return r == ';' || r == '\n' }) {
			if strings.Contains(clause, n) {
				return of.Item.Title + " ; " + clause
			}
		}
	}
	return of.Item.Title + " ; " + quote + " ; " + t.Worded
}

// rank tells whether a unit of measure is a position.
func rank(unit string) bool {
	switch strings.TrimSpace(vi.Fold(unit)) {
	case "hang", "thu hang", "bac", "thu bac", "vi tri", "xep hang":
		return true
	}
	return false
}

// share tells whether a unit of measure is a percentage.
func share(unit string) bool { return strings.HasPrefix(strings.TrimSpace(unit), "%") }
