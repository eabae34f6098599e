package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// said is one line of the document as a person reads it, with the column it stands in.
type said struct {
	text  string
	span  doc.Span
	block int
	side  side
}

type side int

const (
	whole side = iota
	left
	right
)

// sayings cuts blocks into read lines; letterheads in tables and in wide plain text fall into left and right.
func sayings(src *doc.Source, markdown bool, from, to int) []said {
	var out []said
	var parts []string // of the last one
	join := func() {
		if len(parts) > 1 {
			out[len(out)-1].text = strings.Join(parts, " ")
		}
		parts = parts[:0]
	}
	add := func(s said) {
		if n := len(out); n > 0 && lowerStart(s.text) && s.side == whole && out[n-1].side == whole && out[n-1].block == s.block {
			if len(parts) == 0 {
				parts = append(parts, out[n-1].text)
			}
			parts = append(parts, s.text) // a line broken inside a phrase
			out[n-1].span.End = s.span.End
			return
		}
		join()
		if strings.ContainsRune("-–/", firstRune(s.text)) && restNumber.MatchString(s.text) { // "Số: 15" and "/2025/QĐ-UBND" stand apart in text layers of stamped files
			for k := len(out) - 1; k >= 0 && k >= len(out)-6; k-- {
				if cutNumber.MatchString(out[k].text) {
					out[k].text += s.text
					return
				}
			}
		}
		if s.text != "" && strings.Trim(s.text, "-_*–—=. \\") != "" {
			out = append(out, s)
		}
	}
	for i := from; i < to && i < len(src.Blocks); i++ {
		b := src.Blocks[i]
		if b.Table != nil {
			if len(b.Table.Rows) > 40 {
				continue
			}
			for _, r := range b.Table.Rows {
				for k, c := range r.Cells {
					where := left
					if k > 0 {
						where = right
					}
					if len(r.Cells) == 1 {
						where = whole
					}
					for _, part := range strings.Split(c.Text, "\n") {
						add(said{clean(part, markdown), c.Span, i, where})
					}
				}
			}
			continue
		}
		for _, l := range splitLines(src.Text[b.Span.Start:b.Span.End]) {
			span := doc.Span{Start: b.Span.Start + l.span.Start, End: b.Span.Start + l.span.End}
			raw := l.text
			if markdown {
				raw = strings.TrimLeft(raw, "#")
			}
			cols := columns(raw)
			for k, part := range cols {
				where := whole
				if len(cols) > 1 {
					where = left + side(min(k, 1))
				}
				add(said{clean(part, markdown), span, i, where})
			}
		}
	}
	join()
	return out
}

// documentTypes are the names a document may bear: Decree 30/2020/NĐ-CP article 7, Instruction 36-HD/VPTW of the Party, and law.
var documentTypes = []string{"Chương trình hành động", "Thông báo kết luận", "Nghị quyết liên tịch", "Thông tư liên tịch", "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế",
	"Quy định", "Thông cáo", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình",
	"Hợp đồng", "Công văn", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu", "Phiếu gửi", "Kết luận",
	"Nghị định", "Thông tư", "Luật", "Pháp lệnh", "Lệnh", "Chiến lược", "Quy hoạch", "Điều lệ", "Tuyên bố", "Lời kêu gọi", "Thông tri", "Tham luận", "Quy trình", "Đề cương"}

// typeHeading reads a typed heading: "KẾ HOẠCH", "KẾ HOẠCH TRIỂN KHAI …", "NGHỊ QUYẾT CỦA CHÍNH PHỦ SỐ …". rest is what follows the name.
func typeHeading(s string) (name, rest string, ok bool) {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "DỰ THẢO"), "(DỰ THẢO)"))
	if !allCaps(s) || strings.HasSuffix(s, ":") {
		return "", "", false
	}
	for _, t := range documentTypes {
		upper := strings.ToUpper(t)
		if s == upper || strings.HasPrefix(s, upper+" ") {
			return t, strings.TrimSpace(s[len(upper):]), true
		}
	}
	return "", "", false
}

// front is the first page: where the letterhead ends, where name and subject stand, where the body begins.
type front struct {
	lines     []said
	party     bool
	official  bool // it has a letterhead, a number or a typed heading
	typeName  string
	typeRest  string
	typeBlock int // -1: none
	subject   []int
	subjectIn string // "V/v …" of a letter
	kinhGui   int    // first block of "Kính gửi", -1: none
	bodyAt    int    // first block of the body
}

var (
	nationalTitle = regexp.MustCompile(`CỘNG H(ÒA|OÀ|ÕA) XÃ HỘI CHỦ NGHĨA VIỆT NAM|^Cộng h(òa|oà) xã hội chủ nghĩa Việt Nam|(?i)^độc lập ?[-–] ?tự do ?[-–] ?hạnh phúc`)
	partyTitle    = regexp.MustCompile(`(?i)đảng cộng sản việt nam`)
	numberLine    = regexp.MustCompile(`(?i)^số\s*:?\s*(\d[\d\s]*[a-zđ]?\s*[-–/]\s*[\p{L}\d][^\s,;]*(?:\s*[-–/]\s*[\p{L}\d][^\s,;]*)*)`)
	cutNumber     = regexp.MustCompile(`(?i)^số\s*:?\s*\d*$`)
	restNumber    = regexp.MustCompile(`^\s*[-–/]\s*[\p{L}\d]\S*$`)
	blankNumber   = regexp.MustCompile(`(?i)^số\s*:?\s*[.…_ ]*[-–/]\s*[\p{L}]`)
	aboutLine     = regexp.MustCompile(`^(?i:v/v|v\.v)[:.]?\s*`)
	basisStart    = regexp.MustCompile(`^(Căn cứ|Căn cư|Xét đề nghị|Xét Tờ trình|Theo đề nghị|Trên cơ sở kết quả biểu quyết|Thực hiện (Nghị quyết|Kế hoạch|Quyết định|Chương trình|Chỉ thị|Kết luận|Công văn|Thông báo))`)
	operative     = regexp.MustCompile(`^(QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|KẾT LUẬN)\s*:?$`)
	attachedLine  = regexp.MustCompile(`(?i)^\(?\s*(ban hành )?kèm theo`)
)

// readFront looks at the first blocks only.
func readFront(src *doc.Source, markdown bool) front {
	f := front{typeBlock: -1, kinhGui: -1}
	f.lines = sayings(src, markdown, 0, min(len(src.Blocks), 60))
	limit := 0
	for k, s := range f.lines {
		if k > 60 {
			break
		}
		if markerOf(s.text).style >= annexStyle && markerOf(s.text).style <= articleStyle || operative.MatchString(s.text) && strings.HasSuffix(s.text, ":") {
			break
		}
		limit = k + 1
		if nationalTitle.MatchString(s.text) {
			f.official = true
		}
		if partyTitle.MatchString(s.text) && allCaps(s.text) {
			f.party, f.official = true, true
		}
		if numberLine.MatchString(s.text) || blankNumber.MatchString(s.text) {
			f.official = true
		}
		if strings.HasPrefix(s.text, "Kính gửi") && f.kinhGui < 0 {
			f.kinhGui = s.block
		}
		if aboutLine.MatchString(s.text) && f.subjectIn == "" && f.typeBlock < 0 {
			f.subjectIn = f.about(k)
		}
		if name, rest, ok := typeHeading(s.text); ok && f.typeBlock < 0 && f.kinhGui < 0 && s.side == whole && !f.issuerLine(k) {
			f.typeName, f.typeRest, f.typeBlock, f.official = name, rest, s.block, true
		}
	}
	f.lines = f.lines[:limit]
	f.findSubject(src, markdown)
	return f
}

// issuerLine holds for a caps line that is no type: what follows is a letterhead ("… CHƯƠNG TRÌNH" inside a unit's name).
func (f *front) issuerLine(k int) bool {
	for _, later := range f.lines[k+1 : min(len(f.lines), k+4)] {
		if nationalTitle.MatchString(later.text) {
			return true
		}
	}
	return false
}

// about joins the lines of "V/v …" in the left column.
func (f *front) about(k int) string {
	first := f.lines[k]
	parts := []string{aboutLine.ReplaceAllString(first.text, "V/v ")}
	for _, s := range f.lines[k+1 : min(len(f.lines), k+8)] {
		if s.block != first.block || s.side != first.side || numberLine.MatchString(s.text) {
			if s.block == first.block && s.side == right && first.side == left {
				continue
			}
			break
		}
		parts = append(parts, s.text)
	}
	return strings.Join(parts, " ")
}

// findSubject collects the blocks between the typed heading and the body.
func (f *front) findSubject(src *doc.Source, markdown bool) {
	if f.typeBlock < 0 {
		f.bodyAt = 0
		if f.kinhGui >= 0 {
			f.bodyAt = f.kinhGui
		} else if f.official {
			for _, s := range f.lines {
				if nationalTitle.MatchString(s.text) || numberLine.MatchString(s.text) || partyTitle.MatchString(s.text) {
					f.bodyAt = s.block + 1
				}
			}
		}
		return
	}
	at := f.typeBlock + 1
	caps, runes := false, 0
	for ; at < len(src.Blocks) && len(f.subject) < 6; at++ {
		b := src.Blocks[at]
		if b.Table != nil {
			break
		}
		text := clean(strings.TrimLeft(src.Text[b.Span.Start:b.Span.End], "# "), markdown)
		if strings.Trim(text, "-_*–—=. \\") == "" || attachedLine.MatchString(text) {
			continue
		}
		begins := len(f.subject) == 0
		n := utf8.RuneCountInString(text)
		if basisStart.MatchString(text) && !begins || strings.HasPrefix(text, "Căn cứ") || strings.HasPrefix(text, "Kính gửi") || markerOf(text).style != noStyle || operative.MatchString(text) ||
			runes+n > 700 || b.Label != "" {
			break
		}
		if bareNumber(text) {
			continue
		}
		if !begins && (issuerName(text) || caps && !allCaps(text) && !attachedLine.MatchString(text)) || begins && issuerName(text) && f.typeRest != "" {
			break
		}
		if endsSentence(text) && !strings.HasSuffix(text, "…") || n > 400 || !begins && !continuesSubject(src.Blocks[at-1], b, text, caps) {
			break
		}
		if begins && f.typeRest != "" && !allCaps(text) && !b.Bold && !b.Centred && n > 160 {
			break
		}
		caps = allCaps(text)
		runes += n
		f.subject = append(f.subject, at)
	}
	f.bodyAt = at
}

// bareNumber holds for a line of the heading that only names issuer, number and date.
func bareNumber(text string) bool {
	return strings.Contains(strings.ToLower(text), " số ") && dateWords.MatchString(text) && utf8.RuneCountInString(text) < 110 && strings.HasPrefix(strings.ToLower(text), "của ") ||
		numberLine.MatchString(text)
}

// continuesSubject holds when a block is a further line of a subject broken by hand.
func continuesSubject(before, b doc.Block, text string, caps bool) bool {
	switch {
	case caps:
		return allCaps(text)
	case lowerStart(text), b.Bold && before.Bold, b.Centred && before.Centred, b.Heading > 0 && before.Heading == b.Heading:
		return true
	}
	return false
}

// issuerName holds for a caps line that names the body that decides: "ỦY BAN NHÂN DÂN TỈNH …", "CHÍNH PHỦ".
func issuerName(s string) bool {
	s = strings.TrimRight(s, ", ")
	if !allCaps(s) || utf8.RuneCountInString(s) > 90 {
		return false
	}
	for _, p := range []string{"ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "HĐND", "CHÍNH PHỦ", "THỦ TƯỚNG", "BỘ TRƯỞNG", "CHỦ TỊCH", "GIÁM ĐỐC", "QUỐC HỘI", "BAN ", "TỈNH ỦY", "TỈNH UỶ",
		"THÀNH ỦY", "THÀNH UỶ", "HUYỆN ỦY", "ĐẢNG ỦY", "ĐẢNG UỶ", "BỘ CHÍNH TRỊ", "SỞ ", "TỔNG GIÁM ĐỐC", "CHÁNH ÁN", "VIỆN TRƯỞNG", "CỤC TRƯỞNG", "BÍ THƯ"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
