package paper

import (
	"strings"
	"unicode"

	"lotrinh/internal/vi"
)

// split reads the words of the text: syllables without marks, a number as one word by its value, and abbreviations as the words they stand
// for, so that "UBND" and "Ủy ban nhân dân" are the same.
func (p *Paper) split() {
	s := splitter{p: p, own: map[string][]uint32{}}
	p.words = make([]uint32, 0, len(p.Text)/5)
	p.places = make([]place, 0, len(p.Text)/5)
	vi.Words(p.Text, s.word)
	s.number()
	if p.Cut = len(p.words) > mostWords; p.Cut {
		p.words, p.places = p.words[:mostWords], p.places[:mostWords]
	}
}

// splitter keeps what the next word may depend on.
type splitter struct {
	p        *Paper
	initials []byte // of each word, 0 for numbers
	open     place  // of a number that may go on, empty = none
	own      map[string][]uint32
	until    int // what has been read with the word before
}

func (s *splitter) word(folded []byte, start, end int) {
	if folded[0] >= '0' && folded[0] <= '9' && figures(folded) {
		if s.open.end > 0 && start == int(s.open.end)+1 && (s.p.Text[start-1] == '.' || s.p.Text[start-1] == ',') {
			s.open.end = int32(end)
			return
		}
		s.number()
		s.open = place{int32(start), int32(end)}
		return
	}
	s.number()
	if start < s.until {
		return
	}
	if c := s.p.Text[start]; (c < 'a' || c > 'z') && (s.joined(start) || s.abbreviated(folded, start, end)) {
		return
	}
	s.add(idOf(folded), folded[0], place{int32(start), int32(end)})
}

func figures(folded []byte) bool {
	for _, c := range folded {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// number ends a number: "6.683" and "6683" are the same word.
func (s *splitter) number() {
	if s.open.end == 0 {
		return
	}
	written := s.p.Text[s.open.start:s.open.end]
	if n, ok := vi.Number(written); ok {
		written = n
	}
	s.add(idOf([]byte("#"+written)), 0, s.open)
	s.open = place{}
}

func (s *splitter) add(id uint32, initial byte, at place) {
	s.p.words = append(s.p.words, id)
	s.p.places = append(s.p.places, at)
	s.initials = append(s.initials, initial)
}

// abbreviated puts the words that an abbreviation stands for in its place. A paper may make its own: "dịch vụ công trực tuyến (DVCTT)".
func (s *splitter) abbreviated(folded []byte, start, end int) bool {
	if len(folded) < 3 || len(folded) > 8 || strings.IndexFunc(s.p.Text[start:end], unicode.IsLower) >= 0 {
		return false
	}
	if inBrackets(s.p.Text, start, end) {
		if n := len(s.initials) - len(folded); n >= 0 && string(s.initials[n:]) == string(folded) {
			s.own[string(folded)] = append([]uint32(nil), s.p.words[n:]...)
			return true // it has just been written out
		}
	}
	full, ok := s.own[string(folded)]
	if !ok {
		full, ok = abbreviations[string(folded)]
	}
	for _, id := range full {
		s.add(id, 0, place{int32(start), int32(end)})
	}
	return ok
}

// joined reads two abbreviations with a sign between: "KT-XH".
func (s *splitter) joined(start int) bool {
	for _, j := range joinedAbbreviations {
		if end := start + len(j.short); strings.HasPrefix(s.p.Text[start:], j.short) {
			for _, id := range j.full {
				s.add(id, 0, place{int32(start), int32(end)})
			}
			s.until = end
			return true
		}
	}
	return false
}

var joinedAbbreviations = []struct {
	short string
	full  []uint32
}{{"KT-XH", ids("kinh tế xã hội")}, {"KH&CN", ids("khoa học và công nghệ")}, {"KHCN", ids("khoa học công nghệ")}, {"GD&ĐT", ids("giáo dục và đào tạo")}, {"CNH-HĐH", ids("công nghiệp hóa hiện đại hóa")}}

func inBrackets(text string, start, end int) bool {
	return start > 0 && text[start-1] == '(' && end < len(text) && text[end] == ')'
}

// abbreviations are those of offices that everybody reads without being told.
var abbreviations = func() map[string][]uint32 {
	list := map[string][]uint32{}
	for short, full := range map[string]string{
		"ubnd": "ủy ban nhân dân", "hdnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc", "cntt": "công nghệ thông tin", "nsnn": "ngân sách nhà nước",
		"tthc": "thủ tục hành chính", "cchc": "cải cách hành chính", "ktxh": "kinh tế xã hội", "bhyt": "bảo hiểm y tế",
		"bhxh": "bảo hiểm xã hội", "qlnn": "quản lý nhà nước", "gpmb": "giải phóng mặt bằng", "csdl": "cơ sở dữ liệu", "ntm": "nông thôn mới",
		"thpt": "trung học phổ thông", "thcs": "trung học cơ sở", "atgt": "an toàn giao thông", "dtts": "dân tộc thiểu số",
	} {
		list[short] = ids(full)
	}
	return list
}()

// ids are the words of a phrase.
func ids(phrase string) (out []uint32) {
	vi.Words(phrase, func(folded []byte, _, _ int) { out = append(out, idOf(folded)) })
	return out
}

// wordsIn are the words of a text as those of a paper, abbreviations written out.
func wordsIn(text string) []uint32 {
	p := &Paper{Text: text}
	p.split()
	return p.words
}

// idOf is FNV-1a of a spelling: a number that depends on nothing else, so that papers are the same whatever was read before them.
func idOf(spelling []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range spelling {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
