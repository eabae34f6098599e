package read

import (
	"regexp"
	"strconv"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/when"
)

var (
	dateWords    = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s*năm\s+(\d{4})`)
	dateSlashes  = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})`)
	placeDate    = regexp.MustCompile(`^(?:.*?\s)??((?:\p{Lu}[\p{L}\p{M}.]*[ -]*)+?)\s*,\s*(?i:ngày)\b`)
	undated      = regexp.MustCompile(`(?i)ngày[\s.…_]*tháng[\s.…_\d]*năm\s*\d{4}`)
	titledNumber = regexp.MustCompile(`(?i)^(?:của .{2,60} )?số\s*:?\s*(\d[\w\d]*(?:\s*[-–/]\s*[\p{L}\d]+)+)`)
	named57      = regexp.MustCompile(`^(\p{Lu}[\p{L} ]+?) số:? (\d+[a-z]?(?:/\d{4})?[-/][\p{L}\d]+(?:[-/][\p{L}\d]+)*)$`)
	termYears    = regexp.MustCompile(`(?i)nhiệm kỳ\s+(\d{4})\s*[-–]\s*(\d{4})`)
	termRoman    = regexp.MustCompile(`(?i)kh[óo][áa]?\s+([IVXL]+)\b`)
	attachedTo   = regexp.MustCompile(`(?i)kèm theo\s+.*?(?:số\s*:?\s*(\d[\w]*(?:\s*[-–/]\s*[\p{L}\d]+)+)?.*?)?(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s*năm\s+\d{4}|ngày\s+\d{1,2}/\d{1,2}/\d{4})(?:\s+của\s+([^)]+))?`)
	newsDate     = regexp.MustCompile(`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})`)
	newsTime     = regexp.MustCompile(`(?i)\d{1,2}\s*[:hg]\s*\d{2}|gmt|cập nhật|ngày đăng|đăng lúc|thứ (hai|ba|tư|năm|sáu|bảy)|chủ nhật`)
)

// metadata reads the first page and the signature block.
func metadata(src *doc.Source, f front, markdown bool) doc.Metadata {
	m := doc.Metadata{Party: f.party}
	at := func(i int) string {
		s := src.Blocks[i].Span
		return clean(strings.TrimLeft(src.Text[s.Start:s.End], "# "), markdown)
	}
	head := f.lines
	for k, s := range head {
		if s.block >= max(f.bodyAt, 1) && f.typeBlock >= 0 || k > 45 {
			head = head[:k]
			break
		}
	}
	for _, s := range head {
		readHeadLine(&m, s, f)
	}
	m.Type = f.typeName
	var subject []string
	if f.typeRest != "" && !bareNumber(f.typeRest) {
		subject = append(subject, f.typeRest)
	}
	for _, i := range f.subject {
		subject = append(subject, at(i))
	}
	m.Subject = strings.Trim(strings.Join(subject, " "), " ,;")
	if m.Type == "" && f.subjectIn != "" {
		m.Type, m.Subject = "Công văn", f.subjectIn
	} else if m.Type == "" && m.Number != "" && f.kinhGui >= 0 {
		m.Type = "Công văn"
	}
	m.Issuer = issuer(src, head, f, at)
	if m.Type == "" && m.Number == "" {
		announced(&m, src, f, at)
	}
	lines := sayings(src, markdown, max(f.bodyAt-1, 0), len(src.Blocks))
	attachment(&m, src, lines, head, f)
	if f.official && m.Signer == "" {
		m.Signer = signer(lines)
	}
	m.Addressee = addressees(lines, f)
	m.Term = term(m, f, at)
	if !f.official && m.Date == "" && m.Number == "" {
		published(&m, f)
	}
	return m
}

// readHeadLine takes number, date and place from one line of the letterhead or heading.
func readHeadLine(m *doc.Metadata, s said, f front) {
	text := s.text
	if g := numberLine.FindStringSubmatchIndex(text); g != nil && m.Number == "" {
		m.Number = symbol(text[g[2]:g[3]])
		text = strings.TrimSpace(text[g[1]:])
	} else if m.Number == "" && (f.typeBlock == s.block || strings.HasPrefix(strings.ToLower(text), "của ")) {
		rest := text
		if s.block == f.typeBlock {
			rest = f.typeRest
		}
		if g := titledNumber.FindStringSubmatch(rest); g != nil && allCaps(rest) {
			m.Number = symbol(g[1])
		}
	}
	d := dateIn(text)
	switch {
	case d != "" && m.Date == "" && (placeDate.MatchString(text) || bareNumber(text) || strings.HasPrefix(strings.ToLower(text), "ngày") || s.block == f.typeBlock):
		m.Date = d
		if g := placeDate.FindStringSubmatch(text); g != nil {
			m.Place = strings.TrimSpace(g[1])
		}
	case d == "" && m.Date == "" && placeDate.MatchString(text) && undated.MatchString(text):
		m.Place = strings.TrimSpace(placeDate.FindStringSubmatch(text)[1])
		span := s.span
		m.Questions = append(m.Questions, doc.Question{Field: "date", Vi: "Văn bản chưa ghi đủ ngày ký: ngày nào?", En: "The day of signing is left blank: which day?", Span: &span})
	}
}

// symbol normalises a number with its symbol as people identify it: no blanks, plain hyphens.
func symbol(s string) string {
	s = strings.NewReplacer("–", "-", "—", "-", "‑", "-").Replace(s)
	return strings.Trim(strings.Join(strings.Fields(s), ""), ".,;:()*_")
}

func dateIn(s string) when.Date {
	for _, re := range []*regexp.Regexp{dateWords, dateSlashes} {
		if g := re.FindStringSubmatch(s); g != nil {
			return dayOf(g[1:])
		}
	}
	return ""
}

func dayOf(dmy []string) when.Date {
	d, _ := strconv.Atoi(dmy[0])
	mo, _ := strconv.Atoi(dmy[1])
	y, _ := strconv.Atoi(dmy[2])
	return when.Day(y, mo, d)
}

// announced reads a document that opens with "# Nghị quyết số 57-NQ/TW" and a sentence that names issuer and subject.
func announced(m *doc.Metadata, src *doc.Source, f front, at func(int) string) {
	for i := 0; i < min(len(src.Blocks), 4); i++ {
		if src.Blocks[i].Table != nil {
			return
		}
		text := at(i)
		g := named57.FindStringSubmatch(text)
		if g == nil || src.Blocks[i].Heading == 0 && !src.Blocks[i].Bold {
			continue
		}
		m.Type, m.Number = g[1], symbol(g[2])
		for _, t := range documentTypes {
			if strings.EqualFold(t, g[1]) {
				m.Type = t
			}
		}
		for k := i + 1; k < min(len(src.Blocks), i+4) && src.Blocks[k].Table == nil; k++ {
			text := at(k)
			j := strings.Index(text, m.Number)
			if j < 0 {
				continue
			}
			tail := text[j+len(m.Number):]
			if g := newsDate.FindStringSubmatch(tail); g != nil && strings.Contains(tail, "ngày") {
				m.Date = dayOf(g[1:])
			} else {
				m.Date = dateIn(tail)
			}
			if g := regexp.MustCompile(`của ([^,.]+?)(?: (về .+?))?[.;]?$`).FindStringSubmatch(tail); g != nil {
				m.Issuer = properCase(g[1])
				if g[2] != "" {
					m.Subject = "Về" + strings.TrimPrefix(g[2], "về")
				}
			}
			if g := signedBy.FindStringSubmatch(text[:j]); g != nil {
				m.Signer = nameOnly(g[1])
			}
			return
		}
		return
	}
}

// nameOnly drops the post that stands before a name in running text: "Bí thư Tô Lâm".
func nameOnly(s string) string {
	words := strings.Fields(s)
	for len(words) > 2 && notNames[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// attachment compares what an attached text says of its parent ("Kèm theo Nghị quyết số … ngày …") with the document itself;
// a document that is only the attachment takes number, date and issuer from there.
func attachment(m *doc.Metadata, src *doc.Source, lines, head []said, f front) {
	own := m.Number != "" || m.Date != ""
	all := append(append([]said{}, head...), lines...)
	for k, s := range all {
		if !attachedLine.MatchString(s.text) {
			continue
		}
		text := s.text // the sentence may go on in the next line of its block
		for _, next := range all[k+1 : min(len(all), k+4)] {
			if strings.Contains(text, ")") || next.block != s.block {
				break
			}
			text += " " + next.text
		}
		g := attachedTo.FindStringSubmatch(text)
		if g == nil {
			continue
		}
		date, number := dateIn(g[2]), symbol(g[1])
		span := src.Blocks[s.block].Span
		switch {
		case !own && k < 12+len(head):
			m.Number, m.Date, m.Issuer = number, date, properCase(strings.TrimSpace(g[3]))
			own = true
		case m.Date != "" && date != "" && date != m.Date && (number == "" || number == m.Number) && !asked(m, "date"):
			m.Questions = append(m.Questions, doc.Question{Field: "date", Span: &span,
				Vi: "Văn bản ghi ngày " + m.Date.Vi() + " nhưng phụ lục ghi ngày " + date.Vi() + ": ngày nào đúng?",
				En: "The document is dated " + string(m.Date) + " but its annex says " + string(date) + ": which is right?"})
		case m.Date != "" && date == m.Date && number != "" && m.Number != "" && number != m.Number && !asked(m, "number"):
			m.Questions = append(m.Questions, doc.Question{Field: "number", Span: &span,
				Vi: "Văn bản mang số " + m.Number + " nhưng phụ lục ghi số " + number + ": số nào đúng?",
				En: "The document has number " + m.Number + " but its annex says " + number + ": which is right?"})
		}
	}
}

func asked(m *doc.Metadata, field string) bool {
	for _, q := range m.Questions {
		if q.Field == field {
			return true
		}
	}
	return false
}

// term reads the term of office that heading or letterhead names.
func term(m doc.Metadata, f front, at func(int) string) string {
	head := m.Subject
	for _, s := range f.lines[:min(len(f.lines), 14)] {
		head += "\n" + s.text
	}
	if g := termYears.FindStringSubmatch(head); g != nil {
		return g[1] + "-" + g[2]
	}
	if g := termRoman.FindStringSubmatch(m.Subject); g != nil {
		return "khóa " + strings.ToUpper(g[1])
	}
	return ""
}

// published finds the day of publication of a news text among its first lines.
func published(m *doc.Metadata, f front) {
	for _, s := range f.lines[:min(len(f.lines), 14)] {
		if g := newsDate.FindStringSubmatch(s.text); g != nil && newsTime.MatchString(s.text) && len(s.text) < 120 {
			if d := dayOf(g[1:]); d != "" {
				m.Date, m.Published = d, true
				return
			}
		}
	}
}
