package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

var (
	imageLine   = regexp.MustCompile(`(?i)^((\{\w+\}|spot_img|!\[.*\]\(.*\)|\S+\.(jpe?g|png|gif|webp)) ?)+$`)
	captionSign = regexp.MustCompile(`(?i)\(ảnh|ảnh:|ảnh minh họa|\((đứng|giữa|ngồi|bìa|hàng đầu|thứ \p{L}+ từ|bên trái|bên phải|trái|phải)\b[^)]*\)|^(toàn cảnh|quang cảnh) `)
	siteLine    = regexp.MustCompile(`^(trang chu|tin lien quan|tin cung chuyen muc|cung chuyen muc|tin moi( nhat)?|tin khac|(cac )?(tin|bai)( viet)? khac|doc them|xem them|tin noi bat|doc nhieu( nhat)?|viet binh luan( moi)?|binh luan|cac y kien cua ban doc|y kien ban doc|chia se|in( bai viet)?|gui email|tags?|tu khoa|keywords|nguon|theo doi|facebook|zalo|twitter|google news|quang cao|dang nhap)$`)
	endOfStory  = regexp.MustCompile(`^(tin lien quan|tin cung chuyen muc|cung chuyen muc|tin moi( nhat)?|tin khac|(cac )?(tin|bai)( viet)? khac|viet binh luan( moi)?|cac y kien cua ban doc|y kien ban doc|tin noi bat|doc nhieu( nhat)?)$`)
)

// siteFurniture marks what a news site puts around a story: menus, pictures and their captions, datelines, repeated headlines,
// bylines, lists of other stories. Titles of the story become titleRole.
func siteFurniture(src *doc.Source, r []role, said func(int) string) {
	n := len(src.Blocks)
	texts := make([]string, n)
	structured := 0 // blocks with markers: a paper, not a news story
	last := -1      // last long paragraph
	for i, b := range src.Blocks {
		if b.Table != nil {
			structured += 5
			last = i
			continue
		}
		texts[i] = said(i)
		if m := markerOf(texts[i]); m.style != noStyle || b.Label != "" {
			structured++
			last = i
		}
		if utf8.RuneCountInString(texts[i]) > 120 {
			last = i
		}
	}
	seen := map[string]int{}
	ended := false
	for i := range texts {
		text := texts[i]
		if src.Blocks[i].Table != nil || r[i] != body {
			continue
		}
		runes := utf8.RuneCountInString(text)
		folded := vi.Fold(text)
		first, repeated := seen[folded]
		if runes >= 15 {
			seen[folded] = i
		}
		switch {
		case ended:
			r[i] = furniture
		case imageLine.MatchString(text), siteLine.MatchString(folded), strings.HasPrefix(folded, "trang chu") && runes < 250 && i < 6,
			strings.HasPrefix(folded, "nguon ") && runes < 80, newsDate.MatchString(text) && newsTime.MatchString(text) && runes < 100 && i < 14:
			r[i] = furniture
			ended = endOfStory.MatchString(folded) && 3*i > n
		case captionSign.MatchString(text) && runes < 300 && markerOf(text).style == noStyle, i > 0 && imageLine.MatchString(texts[i-1]) && runes < 260:
			r[i] = furniture
		case repeated && runes < 250:
			r[i] = furniture
			if 5*i > 3*n && first > i-3 { // a headline twice near the end: the teaser of another story
				r[first], ended = furniture, true
			}
		case i > last && structured < 4 && runes < 120 && !endsSentence(text) && n > 4:
			r[i] = furniture
		}
	}
	captionsAbove(src, r, texts)
	if structured < 4 {
		headline(r, texts, src)
	}
}

// captionsAbove takes the line that stands directly on a caption, without a blank line between, for a caption too.
func captionsAbove(src *doc.Source, r []role, texts []string) {
	for i := len(texts) - 1; i > 0; i-- {
		if r[i] != furniture || !captionSign.MatchString(texts[i]) || r[i-1] != body || utf8.RuneCountInString(texts[i-1]) > 300 {
			continue
		}
		if between := src.Text[src.Blocks[i-1].Span.End:src.Blocks[i].Span.Start]; strings.Count(between, "\n") == 1 && captionSign.MatchString(texts[i-1]) {
			r[i-1] = furniture
		}
	}
}

// headline marks the first short line of a story, and a rubric above it.
func headline(r []role, texts []string, src *doc.Source) {
	for i := 0; i < min(len(texts), 8); i++ {
		if r[i] != body || src.Blocks[i].Table != nil {
			continue
		}
		runes := utf8.RuneCountInString(texts[i])
		if runes > 250 || endsSentence(texts[i]) || markerOf(texts[i]).style != noStyle {
			return
		}
		if runes < 25 && i+1 < len(texts) && !endsSentence(texts[i+1]) && utf8.RuneCountInString(texts[i+1]) > 25 {
			r[i] = furniture // a rubric
			continue
		}
		r[i] = titleRole
		return
	}
}

// newsStory names a text that stands amid the furniture of a news site and has no head of an official document: what it
// is, and its headline.
func newsStory(src *doc.Source) {
	m := &src.Meta
	if m.Type != "" || m.Number != "" || m.Issuer != "" {
		return
	}
	site := m.Published
	for _, p := range src.Passages {
		site = site || p.Section == doc.Furniture
	}
	if !site {
		return
	}
	m.Type = "Tin/bài báo"
	for _, p := range src.Passages[:min(len(src.Passages), 8)] {
		if p.Title != "" && m.Subject == "" {
			m.Subject = p.Title
		}
	}
}

// menuLine is a row of links: three short texts or more with bars between them.
func menuLine(s string) bool {
	parts := strings.Split(s, "|")
	for _, part := range parts {
		if n := utf8.RuneCountInString(strings.TrimSpace(part)); n == 0 || n > 30 {
			return false
		}
	}
	return len(parts) >= 3
}

// ownTexts marks what a site adds of its own below a document: from a heading below the recipients or the signature that names neither a
// document nor an annex.
func ownTexts(src *doc.Source, r []role, said func(int) string) {
	signed, own := false, false
	for i, b := range src.Blocks {
		switch {
		case b.Table == nil && b.Heading == 1 && signed:
			if own = !namesDocument(said(i)); !own {
				signed = false
			}
		case r[i] == recipients && i > len(r)/4:
			signed = true
		}
		if own {
			r[i] = furniture
		}
	}
}

// namesDocument holds for the heading of a document or of an annex, in whatever letters.
func namesDocument(heading string) bool {
	folded := vi.Fold(heading)
	begins := func(name string) bool { return strings.HasPrefix(folded, vi.Fold(name)) }
	return begins("Phụ lục") || slices.ContainsFunc(documentTypes, begins)
}

// siteTail marks the lists of other stories below an official document that a site publishes.
func siteTail(src *doc.Source, r []role, said func(int) string) {
	for i := len(r) / 2; i < len(r); i++ {
		if src.Blocks[i].Table == nil && utf8.RuneCountInString(said(i)) < 40 && endOfStory.MatchString(vi.Fold(said(i))) {
			for ; i < len(r); i++ {
				r[i] = furniture
			}
		}
	}
}

// contentsEntry is a line of a table of contents: a title, leaders or a tab, a page number.
var contentsEntry = regexp.MustCompile(`\p{L}.*(\t|\.{4,}|…{2,}|(\. ){4,}) *\d{1,3}$`)

// contentsList marks three or more such lines in a row: they repeat headings and are none.
func contentsList(src *doc.Source, r []role) {
	entry := func(i int) bool {
		s := src.Blocks[i].Span
		last := src.Text[max(s.Start, s.End-1):s.End]
		return src.Blocks[i].Table == nil && s.Len() < 600 && last >= "0" && last <= "9" && contentsEntry.MatchString(trimBlank(src.Text[s.Start:s.End]))
	}
	for i := 0; i < len(r); {
		n := i
		for n < len(r) && entry(n) {
			n++
		}
		for k := i; k < n && n-i >= 3; k++ {
			r[k] = furniture
		}
		i = max(n, i+1)
	}
}
