package extract

import (
	"strconv"
	"strings"

	"lotrinh/internal/when"
)

// numberAfter finds the number of a reference: right after "số", or after a short title for laws and reports
// ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15"), or bare ("Chương trình 50").
func numberAfter(toks []token, i, j int) (int, bool) {
	limit := j + 1
	if is(toks, i, "luật", "bộ", "pháp", "hiến", "điều") {
		limit = j + 16
	}
	for k := j; k < limit && k < len(toks); k++ {
		if is(toks, k, "số") {
			k++
			for is(toks, k, ":", ".") {
				k++
			}
			if k < len(toks) && toks[k].kind == number {
				return k, true
			}
			return 0, false
		}
		if k > j && toks[k].kind == mark && !is(toks, k, ",", "-") {
			return 0, false
		}
	}
	if j < len(toks) && toks[j].kind == number && toks[i].upper && !toks[j].glued {
		if j+1 < len(toks) && toks[j+1].glued && is(toks, j+1, "/", "-") && symbolAt(toks, j) > j+1 {
			return j, true
		}
		if counted.at(toks, j+1) == 0 && len(toks[j].text) < 4 && !is(toks, j+1, "năm", "tháng", "ngày", "%", "triệu", "tỷ", "/") {
			return j, true
		}
	}
	return 0, false
}

// symbolAt is the end of a number with its symbol that begins at j: "983/KH-UBND", "30/2020/NĐ-CP", "274 - CTr/TU".
func symbolAt(toks []token, j int) int {
	k := j + 1
	for k+1 < len(toks) {
		sep := is(toks, k, "/", "-", "–", ".", "&", "+")
		near := toks[k].glued || is(toks, k, "-", "/") && toks[k+1].kind == word && toks[k+1].upper && k+2 < len(toks) && is(toks, k+2, "/", "-") || is(toks, k, "/") && toks[k+1].glued
		if !sep || !near {
			break
		}
		next := toks[k+1]
		if !next.glued && !(is(toks, k, "-") && !toks[k].glued && next.upper) || next.kind == mark || next.kind == word && !next.upper && !symbolWord(next.raw) {
			break
		}
		k += 2
		for k < len(toks) && toks[k].glued && toks[k].kind != mark { // UBTVQH15, NQ30a
			k++
		}
	}
	return k
}

func symbolWord(raw string) bool { return len([]rune(raw)) <= 6 && raw != strings.ToLower(raw) }

// numbered reads number, date and issuer.
func (p *proser) numbered(toks []token, r ref, j int) (ref, bool) {
	end := symbolAt(toks, j)
	for k := end - 1; k > j; k-- { // "9.5." at a sentence end
		if toks[k].kind == mark {
			end = k
			continue
		}
		break
	}
	var b strings.Builder
	for _, t := range toks[j:end] {
		b.WriteString(strings.ReplaceAll(t.raw, "–", "-"))
	}
	r.Number, r.to = b.String(), end
	k := end
	if is(toks, k, ",") && is(toks, k+1, "ngày") {
		k++
	}
	if d, next := dayAt(toks, k); d != "" {
		r.Date, r.to, k = d, next, next
	}
	if is(toks, k, ",") && is(toks, k+1, "của") {
		k++
	}
	if is(toks, k, "của") {
		if issuer, next := p.issuerAt(toks, k+1); issuer != "" {
			r.Issuer, r.to = issuer, next
		}
	}
	r.shares = joins(toks, r.to)
	return r, true
}

func joins(toks []token, i int) bool {
	return is(toks, i, "và", ",", "&", ";") && (documentTypes.at(toks, i+1) > 0 || is(toks, i+1, "số", "và"))
}

// dayAt reads "ngày 22 tháng 12 năm 2024", "ngày 29/5/2020", "ngày 26-11-2021"; next is the token after it.
func dayAt(toks []token, i int) (when.Date, int) {
	if !is(toks, i, "ngày") {
		return "", i
	}
	var n [3]int
	k, got := i+1, 0
	for k < len(toks) && got < 3 {
		switch {
		case toks[k].kind == number:
			parts := strings.Split(toks[k].text, ".")
			for _, part := range parts {
				v, err := strconv.Atoi(part)
				if err != nil || got > 2 {
					return "", i
				}
				n[got] = v
				got++
			}
		case is(toks, k, "/", "-", "tháng", "năm"):
		default:
			return "", i
		}
		k++
	}
	if got < 3 {
		return "", i
	}
	d := when.Day(n[2], n[1], n[0])
	if d == "" {
		return "", i
	}
	return d, k
}

// shareIssuer hands the issuer of the last of a list to those before it: "Nghị quyết số 21 và Kết luận số 28 của Bộ Chính trị".
func shareIssuer(toks []token, list []ref) {
	for i := len(list) - 2; i >= 0; i-- {
		if list[i].Issuer == "" && list[i].shares && list[i+1].Number != "" && list[i+1].from-list[i].to <= 2 && sameOffice(list[i].Number, list[i+1].Number) {
			list[i].Issuer = list[i+1].Issuer
		}
	}
}

// sameOffice holds when two symbols can come from one office: "20/CT-TTg" and "11/CT-TTg", or numbers without symbols.
func sameOffice(a, b string) bool { return office(a) == office(b) }

func office(number string) string {
	if i := strings.LastIndexAny(number, "/-"); i >= 0 {
		return number[i+1:]
	}
	return ""
}
