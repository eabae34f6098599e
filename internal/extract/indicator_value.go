package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// readValues reads one value cell: a number, a range, several ranks with their scope, or an aim in words. Units and
// periods that the cell does not state are left to the row.
func readValues(text, unit string) []plan.Value {
	text = strings.TrimSpace(text)
	if strings.Trim(text, "-–.…x ") == "" {
		return nil
	}
	if n, ok := vi.Number(strings.Join(strings.Fields(text), " ")); ok {
		return []plan.Value{{Comparator: "=", Number: n, Unit: percentOr("", strings.Contains(text, "%"), unit)}}
	}
	parts := topLevel(strings.ReplaceAll(text, "\n", ";"), ";")
	var list []plan.Value
	for _, part := range parts {
		part = strings.Join(strings.Fields(part), " ")
		if part == "" {
			continue
		}
		v, ok := numberValue(part, unit, len(parts) > 1)
		if !ok {
			return []plan.Value{{Worded: strings.Join(strings.Fields(text), " ")}}
		}
		list = append(list, v)
	}
	return list
}

// percentOr is the unit of a value: its own, "%" when the number carries one and the row names no unit.
func percentOr(own string, percent bool, rowUnit string) string {
	if own == "" && percent && strings.TrimSpace(rowUnit) == "" {
		return "%"
	}
	return own
}

// leadingWords may stand before the number of a value that is still a number, folded.
var leadingWords = wordSet(`|dat|phan dau|phan dau dat|dat tu|tu|con|giam con|duy tri|dat muc|binh quan|trung binh|tang|giam|tang binh quan|giam binh quan|tang trung binh|tang them|giam them|uoc|uoc dat|top|thu|hang|xep thu|xep hang|thuoc nhom|trong nhom|trong top`)

// numberValue reads "≥ 80", "Tăng 10%", "≤ 3 Đông Nam Á"; ok is false when the part is an aim in words.
func numberValue(part, unit string, several bool) (plan.Value, bool) {
	var a vi.Amount
	found := 0
	for _, x := range vi.Amounts(part) {
		if !insideTime(part, x) {
			if found == 0 {
				a = x
			}
			found++
		}
	}
	if found == 0 {
		return plan.Value{}, false
	}
	lead := vi.Fold(part[:a.Start])
	if !leadingWords[lead] {
		return plan.Value{}, false
	}
	v := plan.Value{Comparator: a.Comparator, Number: a.Number, High: a.High}
	if a.High == "" && a.Comparator == "=" {
		switch first, _, _ := strings.Cut(lead, " "); {
		case first == "tang":
			v.Comparator = "increase_by"
		case first == "giam" && !strings.HasSuffix(lead, "con"):
			v.Comparator = "decrease_by"
		case strings.Contains(lead, "top") || strings.Contains(lead, "nhom"):
			v.Comparator = "<="
		}
	}
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part[a.End:]), "trở lên"))
	rest = strings.Trim(rest, " .,;:()")
	first, _ := utf8.DecodeRuneInString(rest)
	switch folded := vi.Fold(rest); {
	case rest == "" || unit != "" && strings.EqualFold(folded, vi.Fold(unit)):
	case several || unicode.IsUpper(first) || isRank(unit) && !strings.HasPrefix(folded, "va "):
		v.Scope = rest
	case strings.TrimSpace(unit) == "" && len(strings.Fields(rest)) <= 4 && !strings.HasPrefix(folded, "va "):
		v.Unit = rest
	}
	v.Unit = percentOr(v.Unit, a.Percent, unit)
	return v, true
}

// isRank holds for units where a lower number is better.
func isRank(unit string) bool {
	f := vi.Fold(unit)
	return strings.Contains(f, "thu bac") || strings.Contains(f, "thu hang") || f == "hang" || f == "bac"
}

// insideTime tells whether a number belongs to an expression of time: "vào năm 2030".
func insideTime(text string, a vi.Amount) bool {
	for _, p := range when.Phrases(text, "") {
		if a.Start < p.End && p.Start < a.End {
			return true
		}
	}
	return false
}
