package extract

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// documentTypes are the types of official documents that can be referred to by number or by issuer.
var documentTypes = phrases(`nghị quyết|nghị quyết liên tịch|kết luận|chỉ thị|quyết định|kế hoạch|kế hoạch hành động|chương trình|chương trình hành động|chương trình công tác|đề án|phương án|báo cáo|báo cáo thẩm tra|báo cáo thẩm định|tờ trình|thông báo|thông báo kết luận|công văn|văn bản|văn bản hợp nhất|nghị định|luật|bộ luật|pháp lệnh|lệnh|thông tư|thông tư liên tịch|hướng dẫn|quy định|quy chế|công điện|quy hoạch|chiến lược|thông tri|biên bản|đề cương|sắc lệnh|giấy mời|công thư|quyết nghị|điều lệ|dự án|hợp đồng|giấy phép`)

// titledTypes are named by their title and period when they have no number.
var titledTypes = phrases(`quy hoạch|chiến lược|chương trình|chương trình hành động|kế hoạch|đề án`)

// ref is a reference being read.
type ref struct {
	Ref
	from, to int
	shares   bool // joined by "và" or a comma with the next one, so that an issuer after it holds for both
}

// readRefs finds the references of one block, in order.
func (p *proser) readRefs(toks []token) {
	var list []ref
	for i := 0; i < len(toks); {
		n := documentTypes.at(toks, i)
		if n == 0 {
			i++
			continue
		}
		r, ok := p.refAt(toks, i, n)
		if !ok {
			i += 1
			continue
		}
		list = append(list, r)
		i = r.to
	}
	shareIssuer(toks, list)
	for _, r := range list {
		r.Span = spanOf(toks, r.from, r.to)
		r.Text = p.src.Text[r.Span.Start:r.Span.End]
		r.Relation = relation(toks, r.from)
		p.out.Refs = append(p.out.Refs, r.Ref)
	}
}

// refAt reads one reference whose type takes toks[i:i+n].
func (p *proser) refAt(toks []token, i, n int) (ref, bool) {
	r := ref{from: i, to: i + n}
	r.Type = capital(joined(toks, i, i+n))
	if j, ok := numberAfter(toks, i, i+n); ok {
		return p.numbered(toks, r, j)
	}
	if !toks[i].upper && !is(toks, i, "nghị", "chương", "chiến", "quy", "báo", "kết", "đề") {
		return r, false
	}
	if q, ok := congressRef(toks, r); ok {
		return q, true
	}
	if q, ok := p.byIssuer(toks, r); ok {
		return q, true
	}
	return p.titled(toks, r)
}

// relation reads the word before a reference.
func relation(toks []token, i int) plan.Relation {
	for k := max(0, i-9); k < i; k++ {
		if n := relationWords.at(toks, k); n > 0 && i-(k+n) <= 6 && !crossed(toks, k+n, i) {
			switch toks[k].text {
			case "căn", "theo":
				return plan.BasedOn
			case "sửa":
				return plan.Amends
			case "thay":
				return plan.Replaces
			case "bãi", "hủy", "hết":
				return plan.Repeals
			default:
				return plan.Implements
			}
		}
	}
	return ""
}

func crossed(toks []token, i, j int) bool {
	for ; i < j; i++ {
		if is(toks, i, ";", ".", ":") {
			return true
		}
	}
	return false
}

var relationWords = phrases(`căn cứ|theo|sửa đổi|thay thế|bãi bỏ|hủy bỏ|thực hiện|triển khai|cụ thể hóa|quán triệt|triển khai thực hiện|thể chế hóa`)

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// insideRef tells whether a byte of the text stands in a reference.
func (p *proser) insideRef(at int) bool {
	_, ok := p.refOver(at)
	return ok
}

func (p *proser) refOver(at int) (doc.Span, bool) {
	lo, hi := 0, len(p.out.Refs)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.out.Refs[mid].Span.End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(p.out.Refs) && p.out.Refs[lo].Span.Start <= at {
		return p.out.Refs[lo].Span, true
	}
	return doc.Span{}, false
}
