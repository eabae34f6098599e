package extract

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// place is the locality a document speaks for: level "tỉnh", name "Mẫu Giang"; empty for the centre.
type place struct{ level, name string }

// readPlace takes the locality from the issuer; a text without one is placed where its own names put it most often.
func (p *proser) readPlace() {
	issuer := tokenise(p.src.Meta.Issuer, 0, len(p.src.Meta.Issuer))
	for i := range issuer {
		if is(issuer, i, "tỉnh") || is(issuer, i, "phố") && is(issuer, i-1, "thành") {
			if j := properRun(issuer, i+1, 3); j > i+1 {
				p.place = place{level: levelOf(issuer[i].text), name: plain(issuer[i+1 : j])}
				return
			}
		}
	}
	if p.src.Meta.Issuer != "" {
		return
	}
	votes := map[place]int{}
	best, most := place{}, 0
	for i, t := range p.toks {
		if !(t.text == "tỉnh" || t.text == "ủy" && is(p.toks, i-1, "tỉnh") || t.text == "phố" && is(p.toks, i-1, "thành")) {
			continue
		}
		if j := properRun(p.toks, i+1, 3); j == i+3 || j == i+2 && t.text == "phố" {
			q := place{level: levelOf(t.text), name: plain(p.toks[i+1 : j])}
			votes[q]++
			if is(p.toks, i-1, "ubnd", "dân", "tỉnh", "thành", "bộ") {
				votes[q]++ // named as the seat of an office
			}
			if votes[q] > 1 && votes[q] > most {
				best, most = q, votes[q]
			}
		}
	}
	p.place = best
}

func levelOf(word string) string {
	if word == "phố" {
		return "thành phố"
	}
	return "tỉnh"
}

// placed completes a name that ends with its level: "UBND tỉnh" → "UBND tỉnh Mẫu Giang", "Tỉnh ủy" → "Tỉnh ủy Mẫu Giang".
func (p *proser) placed(name string) string {
	if p.place.name == "" {
		return name
	}
	for _, term := range []string{" khóa ", " khoá "} {
		if i := strings.Index(name, term); i > 0 {
			return p.placed(name[:i]) + name[i:]
		}
	}
	low := p.low(name)
	switch {
	case strings.HasSuffix(low, " của tỉnh"), strings.HasSuffix(low, " trong tỉnh"):
		return name
	case strings.HasSuffix(low, " "+p.place.level):
		cut := strings.TrimRight(name, " ")
		return cut[:len(cut)-len(lastWords(cut, p.place.level))] + p.place.level + " " + p.place.name
	case strings.HasSuffix(low, "tỉnh ủy") && p.place.level == "tỉnh", strings.HasSuffix(low, "thành ủy") && p.place.level == "thành phố":
		return name + " " + p.place.name
	}
	return name
}

// lastWords is the end of name that spells level, in the name's own case.
func lastWords(name, level string) string {
	n := len(strings.Fields(level))
	f := strings.Fields(name)
	return strings.Join(f[len(f)-n:], " ")
}

// syllables is a name in the form lexicons hold.
func syllables(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r != ' ' && !vi.Letter(r) }) < 0 { // as most names are
		words := strings.Fields(s)
		for i, w := range words {
			words[i] = syllable(w)
		}
		return strings.Join(words, " ")
	}
	t := tokenise(s, 0, len(s))
	return strings.TrimSpace(joined(t, 0, len(t)))
}

// low is syllables of a name; a text names the same ones over and over.
func (p *proser) low(name string) string {
	l, ok := p.lows[name]
	if !ok {
		l = syllables(name)
		p.lows[name] = l
	}
	return l
}

// readMentions finds references, counts, persons and units, block by block.
func (p *proser) readMentions() {
	p.aliases, p.ends, p.named, p.holders = map[string]string{}, map[int]authority{}, map[string]bool{}, map[string]string{}
	p.counting = -1
	var long []string
	furniture := map[int]bool{} // by first byte
	for _, g := range p.src.Passages {
		furniture[g.Span.Start] = g.Section == doc.Furniture
	}
	for _, b := range p.src.Blocks {
		if b.Table != nil {
			continue
		}
		toks := within(p.toks, b.Span)
		if len(toks) == 0 {
			continue
		}
		p.readRefs(toks)
		p.readCounts(toks)
		p.readPersons(toks)
		long = p.readUnits(toks, long, furniture[b.Span.Start])
	}
}

// shortable are the heads of offices that a text calls by their first words once they were named in full.
var shortable = phrases(`tổ giúp việc|tổ công tác|ban cán sự|ban chấp hành|ban chỉ đạo|hội đồng|ban soạn thảo|đảng đoàn`)

// readUnits keeps the units of a block that stand in no reference, no title, no letterhead and no signature; long are the full names so far.
func (p *proser) readUnits(toks []token, long []string, furniture bool) []string {
	for i := 0; i < len(toks); {
		if end := congressAt(toks, i); end > i { // a congress is an event, not an office
			i = end
			continue
		}
		u, ok := unitAt(toks, i)
		if !ok || i > 0 && toks[i].glued && is(toks, i-1, "-", "/") { // "07/CT-UBND" names a document
			i++
			continue
		}
		end := u.to
		if p.ends[toks[end-1].end] == nobody {
			p.ends[toks[end-1].end] = anOffice
		}
		if u.officer {
			p.ends[toks[end-1].end] = aPerson
		}
		if shortable.at(toks, i) > 0 && !amidCaps(toks, i) {
			if k := bracketed(toks, i, end); k > 0 {
				end = k
			}
			long = p.learnShort(name(toks, i, end), long)
		}
		s := spanOf(toks, i, end)
		_, inRef := p.refOver(s.Start)
		if !u.officer && !inRef && !p.insidePerson(s) && !mereWord(toks, i, end) && !((furniture || signs(toks, i)) && end-i > 1 && amidCaps(toks, i) || strings.Contains(p.src.Text[s.Start:s.End], "   ")) {
			p.out.Units = append(p.out.Units, Mention{Text: p.src.Text[s.Start:s.End], Span: s, Name: p.canonical(name(toks, i, end), u.collective)})
		}
		i = end
	}
	return long
}

// signs holds after the words by which somebody signs for an office: "TM. ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ".
func signs(toks []token, i int) bool {
	for i > 0 && is(toks, i-1, ".", ":") {
		i--
	}
	return is(toks, i-1, "tm", "kt", "tl", "tuq", "q") || is(toks, i-1, "m", "t", "l") && is(toks, i-2, "/")
}

// mereWord drops words that only look like a unit in running text: "Trung ương" alone, "xã hội".
func mereWord(toks []token, i, j int) bool {
	if j-i != 2 {
		return false
	}
	if is(toks, i, "các", "từng", "mỗi", "những") {
		return is(toks, i+1, "cấp", "ngành", "xã", "huyện", "trường", "viện", "hội", "bộ", "ban", "phòng", "phường", "tỉnh")
	}
	return is(toks, i, "trung", "chính", "cả", "đảng") && is(toks, i+1, "ương", "quyền", "xã", "bộ")
}

// bracketed is the end of a long name that its short form follows in brackets: "Tổ giúp việc xây dựng … (Tổ giúp việc)".
func bracketed(toks []token, i, end int) int {
	for k := end; k < len(toks) && k < end+40; k++ {
		if is(toks, k, ";", ".", ":") {
			return 0
		}
		if is(toks, k, "(") {
			if is(toks, k+1, toks[i].text) && is(toks, k+2, toks[i+1].text) {
				return k
			}
			return 0
		}
	}
	return 0
}

// learnShort ties a name to a longer one that begins with it and was read before.
func (p *proser) learnShort(full string, long []string) []string {
	key := p.low(full)
	stem := strings.TrimSuffix(key, " của tỉnh")
	for _, l := range long {
		low := p.low(l)
		if low == key {
			return long
		}
		if strings.HasPrefix(low, stem+" ") {
			p.aliases[key] = l
			return long
		}
	}
	if len(long) < 100 {
		long = append(long, full)
	}
	return long
}

// canonical is the full name with level and place, as registers hold it.
func (p *proser) canonical(written string, collective bool) string {
	low := p.low(written)
	if full := p.aliases[low]; full != "" {
		written, low = full, p.low(full)
	}
	switch {
	case low == "mttq", low == "mặt trận tổ quốc", low == "mttq việt nam":
		return "Ủy ban Mặt trận Tổ quốc"
	case strings.HasPrefix(low, "các đoàn thể chính trị"), strings.HasPrefix(low, "các tổ chức chính trị - xã hội"):
		return "các tổ chức chính trị - xã hội"
	}
	if collective {
		return written
	}
	return p.placed(written)
}
