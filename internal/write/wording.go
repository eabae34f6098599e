package write

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// say is a wording of the writer's own in the language of the report.
func (r ProgressReport) say(vi string, args ...any) string { return r.Lang.Say(vi, args...) }

// upper writes a name in capitals, composed, on one line.
func upper(s string) string { return strings.ToUpper(norm.NFC.String(strings.TrimSpace(s))) }

// sentence writes a name that may have come in capitals with one capital at the front: "BÁO CÁO" becomes "Báo cáo".
func sentence(s string) string {
	r := []rune(strings.ToLower(norm.NFC.String(strings.TrimSpace(s))))
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// blank is the room an office leaves for a number or a day that is written in later; no-break spaces, so that it stays.
const blank = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"

func orBlank(s string) string {
	if s == "" {
		return blank
	}
	return s
}

// number is what the registry enters: "15/BC-UBND" or "15-BC/TU".
func (r ProgressReport) number() string {
	joint := "/"
	if r.Layout == PartyLayout {
		joint = "-"
	}
	return orBlank(r.Number) + joint + r.Symbol
}

// numberLine stands under the issuer; the Party writes no colon.
func (r ProgressReport) numberLine() string {
	if r.Layout == PartyLayout {
		return r.say("Số %s", r.number())
	}
	return r.say("Số: %s", r.number())
}

// longDate is "ngày 05 tháng 02 năm 2025" or "5 February 2025", or the same with room to write in.
func (r ProgressReport) longDate() string {
	if r.Date == "" {
		return r.say("ngày%[1]stháng%[1]snăm%[1]s", blank)
	}
	return r.long(r.Date)
}

// long writes a date out, as the decree asks for.
func (r ProgressReport) long(d when.Date) string {
	if r.Lang == lang.En {
		return d.In(r.Lang)
	}
	return d.Long()
}

// placeAndDate is the line under the right head.
func (r ProgressReport) placeAndDate() string {
	if r.Place == "" {
		return upperFirst(r.longDate())
	}
	return r.Place + ", " + r.longDate()
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// attachedTo is the line under the title of an annex that ties it to its report.
func (r ProgressReport) attachedTo() string {
	date, comma := r.longDate(), ""
	if r.Layout == PartyLayout && r.Lang != lang.En {
		comma = ","
		if y, m, d := r.Date.YMD(); y != 0 {
			date = fmt.Sprintf("ngày %d/%d/%d", d, m, y)
		}
	}
	return r.say("(Kèm theo %s số %s%s %s của %s)", sentence(r.Type), r.number(), comma, date, oneLine(r.Issuer))
}

// annexName is "Phụ lục" for a single annex, else "Phụ lục I" (state) or "Phụ lục 1" (Party).
func (r ProgressReport) annexName(i int) string {
	switch {
	case len(r.Annexes) == 1:
		return r.say("Phụ lục")
	case r.Layout == PartyLayout:
		return r.say("Phụ lục") + " " + itoa(i+1)
	}
	return r.say("Phụ lục") + " " + roman(i+1)
}

// dataLine tells up to when the figures go and what is missing from them; "" when nothing is known about that.
func (r ProgressReport) dataLine() string {
	var parts []string
	if r.AsOf != "" {
		parts = append(parts, r.say("Số liệu trong báo cáo tính đến %s.", r.long(r.AsOf)))
	}
	if r.DataNote != "" {
		parts = append(parts, r.DataNote)
	}
	return strings.Join(parts, " ")
}

// authority is a line above the post; the Party writes T/M where the state writes TM.
func (r ProgressReport) authority(line string) string {
	line = upper(line)
	if r.Layout != PartyLayout {
		return line
	}
	for _, a := range []struct{ state, party string }{{"TM.", "T/M"}, {"KT.", "K/T"}, {"TL.", "T/L"}, {"TUQ.", "T/UQ"}} {
		if rest, ok := strings.CutPrefix(line, a.state); ok {
			return a.party + " " + strings.TrimSpace(rest)
		}
	}
	return line
}

// listed puts the marks of a list on its i-th of n lines: a dash before, sep after, a full stop after the last.
func listed(line, sep string, i, n int) string {
	line = strings.TrimLeft(strings.TrimRight(strings.TrimSpace(line), ";,."), "-– ")
	if i == n-1 {
		sep = "."
	}
	return "- " + line + sep
}

// alphabet is the order of points in Vietnamese documents, latin that of English ones.
var alphabet, latin = []rune("abcdđeghiklmnopqrstuvxy"), []rune("abcdefghijklmnopqrstuvwxyz")

// marker is the number of the i-th heading (from 0) at a depth (from 1).
func (r ProgressReport) marker(depth, i int) string {
	switch depth {
	case 1:
		if r.Layout == PartyLayout {
			return roman(i+1) + "- "
		}
		return roman(i+1) + ". "
	case 2:
		return fmt.Sprintf("%d. ", i+1)
	case 3:
		points := alphabet
		if r.Lang == lang.En {
			points = latin
		}
		if i < len(points) {
			return string(points[i]) + ") "
		}
	}
	return "- "
}

// roman writes 1 and up.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		mark  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.mark)
		}
	}
	return b.String()
}

// ended puts "./." after the last paragraph of a state document.
func ended(t Text) Text {
	out := append(Text(nil), t...)
	if n := len(out); n > 0 {
		out[n-1].Text = strings.TrimRight(out[n-1].Text, " ./;")
		out = append(out, Run{Text: "./."})
	}
	return out
}

// oneLine puts a text that may have line breaks on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
