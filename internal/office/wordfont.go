package office

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/vi"
)

// face names the fonts that draw Vietnamese letters: ECMA-376 part 1, 17.3.2.26.
type face struct{ ascii, hAnsi string }

// set takes what a w:rFonts names; what it leaves out stays.
func (f *face) set(e element, themes map[string]string) {
	for _, side := range []struct {
		to         *string
		name, kind string
	}{{&f.ascii, e.attr("ascii"), e.attr("asciiTheme")}, {&f.hAnsi, e.attr("hAnsi"), e.attr("hAnsiTheme")}} {
		if themed := themes[side.kind[:min(5, len(side.kind))]]; themed != "" { // "minorHAnsi", "majorAscii" …
			*side.to = themed
		} else if side.name != "" {
			*side.to = side.name
		}
	}
}

// over is the face where another names none.
func (f face) over(by face) face {
	return face{cmp.Or(by.ascii, f.ascii), cmp.Or(by.hAnsi, f.hAnsi)}
}

// old is the charset that the face's letters beyond ASCII are in.
func (f face) old() (c vi.Charset, capitals bool) {
	if f.hAnsi != "" {
		return vi.OldFont(f.hAnsi)
	}
	return vi.OldFont(f.ascii)
}

// readThemes are the Latin fonts of the theme, "minor" for running text and "major" for headings.
func (a *Archive) readThemes() (map[string]string, error) {
	s, err := a.optional("word/theme/theme1.xml")
	if s == nil {
		return nil, err
	}
	defer s.close()
	out := map[string]string{}
	kind := ""
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "majorFont", "minorFont":
			kind = strings.TrimSuffix(e.name, "Font")
		case "latin":
			if kind != "" && out[kind] == "" {
				out[kind] = e.attr("typeface")
			}
			return s.skip()
		case "themeElements", "fontScheme":
		default:
			return s.skip()
		}
		return s.children(walk)
	}
	return out, s.children(walk)
}

// oldRun is a stretch of a text that an old font draws.
type oldRun struct {
	start, end     int
	charset        vi.Charset
	capitals, caps bool // the font's letters are capitals; the run asks for them
}

// note adds a stretch, to the last one when it goes on: the letter and the mark of VNI may lie in two runs.
func note(runs []oldRun, r oldRun) []oldRun {
	if n := len(runs); n > 0 && runs[n-1].end == r.start && runs[n-1].charset == r.charset && runs[n-1].capitals == r.capitals && runs[n-1].caps == r.caps {
		runs[n-1].end = r.end
		return runs
	}
	return append(runs, r)
}

// unicodeText is a text with its stretches in old fonts turned into Unicode. Where one stretch of a charset holds letters that its font
// does not have, all of that charset are left as they are: somebody typed Unicode and the font's name stayed.
func unicodeText(text string, runs []oldRun) string {
	if len(runs) == 0 {
		return text
	}
	type turned struct {
		text string
		ok   bool
	}
	pieces := make([]turned, len(runs))
	var mistaken []vi.Charset
	for i, r := range runs {
		pieces[i].text, pieces[i].ok = r.charset.Unicode(text[r.start:r.end])
		if !pieces[i].ok {
			mistaken = append(mistaken, r.charset)
		}
	}
	var b strings.Builder
	at := 0
	for i, r := range runs {
		b.WriteString(text[at:r.start])
		piece := pieces[i].text
		if slices.Contains(mistaken, r.charset) {
			piece = text[r.start:r.end]
		}
		if r.capitals || r.caps {
			piece = strings.ToUpper(piece)
		}
		b.WriteString(piece)
		at = r.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// oldText is unicodeText for a text all in one face.
func (f face) oldText(text string) string {
	charset, capitals := f.old()
	if charset == "" || text == "" {
		return text
	}
	return unicodeText(text, []oldRun{{0, len(text), charset, capitals, false}})
}

// defaultFace reads the face of w:docDefaults.
func (s *scanner) defaultFace(to *face, themes map[string]string) error {
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "rPrDefault", "rPr":
			return s.children(walk)
		case "rFonts":
			to.set(e, themes)
		}
		return s.skip()
	}
	return s.children(walk)
}
