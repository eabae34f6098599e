package extract

import (
	"sort"
	"strings"

	"lotrinh/internal/doc"
)

// surnames begin Vietnamese names of persons; those that are as often other words stay out.
var surnames = func() map[string]bool {
	set := map[string]bool{}
	for _, s := range strings.Fields(`nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đồng nghiêm trương đinh lâm mai trịnh đào đoàn cao châu tạ hà tô lương quách thái kim thạch danh tăng vương triệu tống lưu mạc nông ninh quang tiêu thân văn viên vi đàm đậu điểu giàng hầu hứa kiều khổng khương lò lục lù mã nhâm ong phùng phó quàng sùng sầm tòng thào thiều trà trang tôn cù cung doãn chu chử bạch bế cầm cồ diệp âu`) {
		set[s] = true
	}
	return set
}()

func surname(s string) bool { return surnames[s] }

// titleWords begin an office held by a person.
var titleWords = phrases(`bí thư|phó bí thư|phó bí thư thường trực|chủ tịch|phó chủ tịch|phó chủ tịch thường trực|ủy viên|ủy viên trung ương đảng|ủy viên bộ chính trị|ủy viên ban thường vụ|ủy viên dự khuyết trung ương đảng|tổng bí thư|thủ tướng|phó thủ tướng|bộ trưởng|thứ trưởng|giám đốc|phó giám đốc|trưởng ban|phó trưởng ban|trưởng đoàn|chánh văn phòng|phó chánh văn phòng|chủ nhiệm|phó chủ nhiệm|quyền chủ tịch|trưởng phòng|cục trưởng|chánh thanh tra|chủ tịch nước|chủ tịch quốc hội|viện trưởng|chánh án|hiệu trưởng|tư lệnh|chính ủy|tổng giám đốc|thường trực ban bí thư`)

var honorifics = phrases(`ông|bà|đồng chí|đ / c|anh|chị|gs|ts`)

// readPersons finds names with the titles beside them; a title alone that this document has tied to a name stands for it.
func (p *proser) readPersons(toks []token) {
	for i := 0; i < len(toks); {
		if n := personAt(toks, i); n > i && (i == 0 || !is(toks, i-1, "đường", "phố", "trường", "giải", "quỹ") && !(toks[i-1].upper && toks[i-1].glued)) {
			from := i
			var titles []string
			if t := p.titleBefore(toks, i); t < i {
				from = t
				titles = append(titles, p.titleName(toks, t, i))
			}
			known := from < i || i > 0 && honorifics.at(toks, i-1) > 0 || i > 1 && honorifics.at(toks, i-2) == 2
			end, after := p.titlesAfter(toks, n)
			titles = append(titles, after...)
			if known || len(after) > 0 || p.named[joined(toks, i, n)] {
				s := spanOf(toks, from, end)
				name := plain(toks[i:n])
				p.out.Persons = append(p.out.Persons, Person{Text: p.src.Text[s.Start:s.End], Span: s, Name: name, Titles: titles})
				p.named[joined(toks, i, n)] = true
				for _, t := range titles {
					if len(strings.Fields(t)) > 3 { // "Chủ tịch" alone is everybody's
						p.holders[syllables(t)] = name
					}
				}
				p.ends[s.End], p.ends[toks[n-1].end] = aPerson, aPerson
				i = end
				continue
			}
		}
		if t := titleAt(toks, i); t > i {
			p.ends[toks[t-1].end] = aPerson
			if personAt(toks, t) > t {
				i = t
				continue
			} else {
				title := p.titleName(toks, i, t)
				if holder := p.holders[syllables(title)]; holder != "" && !is(toks, i-1, "phó") {
					s := spanOf(toks, i, t)
					p.out.Persons = append(p.out.Persons, Person{Text: p.src.Text[s.Start:s.End], Span: s, Name: holder, Titles: []string{title}})
				}
				i = t
				continue
			}
		}
		i++
	}
}

// personAt is the end of a name of 2 to 5 capitalised syllables that begins with a surname; i when there is none.
func personAt(toks []token, i int) int {
	if i >= len(toks) || !toks[i].upper || !surnames[toks[i].text] || offices.at(toks, i) > 1 || officeHeads.at(toks, i) > 0 && i+1 < len(toks) && sectors.at(toks, i+1) > 0 {
		return i
	}
	j := i
	for j < len(toks) && j < i+5 && toks[j].kind == word && toks[j].upper && (j == i || !toks[j].fresh || !toks[j].apart) && (j == i || titleWords.at(toks, j) == 0 && officeHeads.at(toks, j) == 0) {
		j++
	}
	if j-i < 2 || len([]rune(toks[i+1].text)) < 2 && !toks[i+1].upper {
		return i
	}
	return j
}

// titleAt is the end of a title: its word with the office it belongs to; i when there is none.
func titleAt(toks []token, i int) int {
	n := titleWords.at(toks, i)
	if n == 0 || !toks[i].upper {
		return i
	}
	j := i + n
	if u, ok := properUnit(toks, j); ok {
		return u.to
	}
	end, _ := placeTail(toks, j)
	return end
}

// titleBefore is the start of a title that ends at i: "Bí thư Tỉnh ủy | Nghiêm …".
func (p *proser) titleBefore(toks []token, i int) int {
	for k := max(0, i-12); k < i; k++ {
		if t := titleAt(toks, k); t == i {
			return k
		} else if t > i && titleWords.at(toks, k) > 0 { // the place ran into the name: "Bí thư Tỉnh ủy Mẫu Giang Nguyễn Văn A"
			return k
		}
	}
	return i
}

// titlesAfter reads ", Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh" and a remark in brackets before it.
func (p *proser) titlesAfter(toks []token, i int) (end int, titles []string) {
	end = i
	j := i
	if is(toks, j, "(") {
		for k := j; k < j+6 && k < len(toks); k++ {
			if is(toks, k, ")") {
				j = k + 1
				break
			}
		}
	}
	for {
		k := j
		if is(toks, k, ",", "-", ";", "và") {
			k++
		} else {
			return end, titles
		}
		t := titleAt(toks, k)
		if t == k {
			return end, titles
		}
		titles = append(titles, p.titleName(toks, k, t))
		end, j = t, t
	}
}

// titleName completes a title by the place of the document: "Bí thư Tỉnh ủy" → "Bí thư Tỉnh ủy Mẫu Giang".
func (p *proser) titleName(toks []token, i, j int) string {
	return p.placed(plain(toks[i:j]))
}

// insidePerson tells whether a span stands in a person with titles.
func (p *proser) insidePerson(s doc.Span) bool {
	list := p.out.Persons
	i := sort.Search(len(list), func(i int) bool { return list[i].Span.End > s.Start })
	return i < len(list) && list[i].Span.Start <= s.Start && s.End <= list[i].Span.End
}
