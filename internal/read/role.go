package read

import (
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
)

// role is what a block does in the document, apart from the outline.
type role int

const (
	body       role = iota
	titleRole       // type heading and subject of the document
	basis           // căn cứ
	recipients      // addressees, nơi nhận, signature
	furniture       // letterhead, site menus, captions, teasers
)

// roles gives each block its role.
func roles(src *doc.Source, markdown bool, f front, outside map[int]bool) []role {
	r := make([]role, len(src.Blocks))
	for i := 0; i < f.bodyAt && i < len(r) && f.official; i++ {
		r[i] = furniture
	}
	if f.typeBlock >= 0 {
		r[f.typeBlock] = titleRole
	}
	for _, i := range f.subject {
		r[i] = titleRole
	}
	read := make([]string, len(src.Blocks))
	said := func(i int) string {
		if s := src.Blocks[i].Span; read[i] == "" {
			read[i] = clean(strings.TrimLeft(src.Text[s.Start:s.End], "# "), markdown)
		}
		return read[i]
	}
	addressed := -1
	closing := false
	for i, b := range src.Blocks {
		if outside[i] {
			r[i] = furniture
			continue
		}
		if r[i] != body {
			continue
		}
		if b.Table != nil {
			if signatureTable(b.Table) {
				r[i], closing = recipients, true
			} else if closing = closing && tableWidth(b.Table) < 3; closing {
				r[i] = recipients
			}
			continue
		}
		text := said(i)
		m := markerOf(text)
		runes := utf8.RuneCountInString(text)
		switch {
		case strings.Trim(text, "-_*–—=. \\#") == "" || pageNumber(text) && b.Label == "", menuLine(text):
			r[i] = furniture
		case f.kinhGui == i:
			r[i], addressed = recipients, i
		case addressed == i-1 && i > 0 && m.style >= starStyle && f.official:
			r[i], addressed = recipients, i
		case strings.HasPrefix(strings.TrimLeft(text, "| "), "Nơi nhận"), signature(text) && i > f.bodyAt && f.official:
			r[i], closing = recipients, true
		case closing && stillClosing(b, text, m, runes):
			r[i] = recipients
		case f.official && f.typeBlock >= 0 && beforeOperative(src, i, f, said) && (basisStart.MatchString(text) || issuerName(text)):
			r[i] = basis
			if issuerName(text) {
				r[i] = furniture
			}
		case i > 0 && r[i-1] == basis && basisStart.MatchString(text) && (strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",") || strings.HasPrefix(text, "Theo đề nghị")):
			r[i] = basis
		default:
			closing = false
			if f.official && runes < 400 && strings.HasPrefix(text, "(") && attachedLine.MatchString(text) {
				r[i] = titleRole
				for k := i - 1; k > i-4 && k > f.bodyAt; k-- { // its subject stands between its name and this line
					if r[k] == titleRole {
						for k++; k < i; k++ {
							r[k] = titleRole
						}
						break
					}
				}
			}
			if name, _, ok := typeHeading(text); ok && i > f.bodyAt && name != "" && m.style == noStyle && f.official && runes < 200 && !operative.MatchString(text) {
				r[i] = titleRole // the name of an attached text
			}
		}
	}
	if f.official {
		siteTail(src, r, said)
	} else {
		siteFurniture(src, r, said)
	}
	ownTexts(src, r, said)
	contentsList(src, r)
	return r
}

// stillClosing holds while the list of recipients and the signature go on.
func stillClosing(b doc.Block, text string, m marker, runes int) bool {
	if b.Heading > 0 || m.style != noStyle && m.style <= articleStyle || runes > 220 || attachedLine.MatchString(text) {
		return false
	}
	if _, _, typed := typeHeading(text); typed {
		return false
	}
	return m.style >= starStyle || signature(text) || personName(text) != "" || runes < 120 && !allCaps(text) && m.style == noStyle && !longSentence(text)
}

func longSentence(s string) bool { return strings.HasSuffix(s, ".") && len(strings.Fields(s)) > 14 }

// beforeOperative holds for the blocks between the heading and "QUYẾT ĐỊNH:", or, where there is none, the căn cứ that follow the heading at once.
func beforeOperative(src *doc.Source, i int, f front, said func(int) string) bool {
	for k := i; k < min(len(src.Blocks), f.bodyAt+60); k++ {
		if src.Blocks[k].Table != nil {
			break
		}
		if operative.MatchString(said(k)) {
			return true
		}
		if m := markerOf(said(k)); m.style != noStyle && m.style <= clauseStyle {
			break
		}
	}
	text := said(i)
	return strings.HasPrefix(text, "Căn cứ") && (strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",") && len(text) < 400) || issuerName(text) && i == f.bodyAt
}

// signatureTable holds for a layout table of one or two columns with "Nơi nhận" or a signature in it.
func signatureTable(t *doc.Table) bool {
	if tableWidth(t) > 3 || len(t.Rows) > 12 {
		return false
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for _, l := range strings.Split(c.Text, "\n") {
				if l = clean(l, true); strings.HasPrefix(l, "Nơi nhận") || onBehalf.MatchString(l) && allCaps(l) {
					return true
				}
			}
		}
	}
	return false
}

func tableWidth(t *doc.Table) int {
	width := 0
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			width = max(width, c.Col+c.ColSpan)
		}
	}
	return width
}
