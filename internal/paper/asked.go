package paper

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// Asked is something a contribution asks for: a sentence or an item under a heading of proposals, or one that begins as a proposal.
type Asked struct {
	Span doc.Span
	Text string
	To   string // what a line before it says of whom it is addressed to: "Kiến nghị Trung ương"
}

// mostProposals bounds what one contribution proposes.
const mostProposals = 300

// asks are the words that make a proposal, folded.
var asks = []string{"kien nghi", "de nghi", "de xuat"}

// ends are how a contribution takes its leave, folded.
var ends = []string{"xin tran trong cam on", "tran trong cam on", "xin cam on", "xin chan thanh cam on", "kinh chuc", "chuc hoi nghi", "chuc cac dong chi", "tren day la tham luan", "xin het"}

// Asked reads what a contribution proposes: the one rule for the check of a paper and for the digest of all. Under a heading that names
// proposals alone every item is one; under one that names something else too ("Việc sẽ làm và kiến nghị") and elsewhere only what
// begins as a proposal.
func (p *Paper) Asked() (out []Asked) {
	under, mixed, to, depth := false, false, "", 0
	for _, b := range p.paragraphs {
		if b.row || len(out) >= mostProposals {
			continue
		}
		text := p.Text[b.span.Start:b.span.End]
		switch bare := vi.Fold(trimMarker(text)); {
		case begins(bare, ends):
			under, to = false, ""
			continue
		case headed(b, text):
			level := depthOf(text)
			if asked := namesProposals(bare); asked || under && level <= depth {
				under, to, depth = asked, "", level
				mixed = asked && !begins(bare, asks)
				if asked && begins(bare, asks) && strings.Contains(bare, " trung uong") {
					to = strings.TrimSpace(text)
				}
			} else if under && strings.HasSuffix(strings.TrimSpace(text), ":") {
				to = strings.TrimSpace(text)
			}
			continue
		case strings.HasSuffix(strings.TrimSpace(text), ":") && utf8.RuneCountInString(text) <= longHeading:
			if begins(bare, asks) {
				under, mixed, depth = true, false, max(depth, 3)
				to = ""
			}
			if strings.Contains(bare, "doi voi ") || strings.Contains(bare, " trung uong") {
				to = strings.TrimSpace(text)
			}
			continue
		}
		for _, s := range sentencesIn(p.Text, b.span) {
			said := strings.Join(strings.Fields(p.Text[s.Start:s.End]), " ")
			f := vi.Fold(trimMarker(said))
			own := begins(f, asks) || speaks(f)
			if !own && !(under && !mixed) || len(strings.Fields(f)) < 4 || begins(f, ends) || begins(f, []string{"nhung viec nay", "cac kien nghi"}) {
				continue
			}
			x := Asked{Span: s, Text: trimMarker(said), To: to}
			if own {
				x.To = ""
			}
			out = append(out, x)
		}
	}
	return out
}

// Around is the paragraph that a stretch of the text stands in, before and behind it.
func (p *Paper) Around(s doc.Span) (before, after string) {
	for _, b := range p.paragraphs {
		if b.span.Start <= s.Start && s.End <= b.span.End {
			return p.Text[b.span.Start:s.Start], p.Text[s.End:b.span.End]
		}
	}
	return "", ""
}

// longHeading bounds a heading, in letters.
const longHeading = 120

// headed tells a heading: by its style, or a short line by itself that ends as no sentence does.
func headed(b paragraph, text string) bool {
	text = strings.TrimSpace(text)
	if text == "" || utf8.RuneCountInString(text) > longHeading || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "+") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return b.heading || !strings.ContainsRune(".;,:!?)…”\"", last)
}

// namesProposals tells whether a heading names proposals.
func namesProposals(folded string) bool {
	return slices.ContainsFunc(asks, func(a string) bool { return strings.Contains(" "+folded+" ", " "+a+" ") })
}

// depthOf is how deep a heading stands by its number: part and roman before arabic before letters.
func depthOf(text string) int {
	text = strings.TrimSpace(text)
	first, _, _ := strings.Cut(text, " ")
	first = strings.TrimRight(first, ".)")
	switch {
	case strings.EqualFold(first, "phần") || first != "" && strings.Trim(first, "IVXLC") == "" || len(first) == 1 && first[0] >= 'A' && first[0] <= 'Z':
		return 1
	case first != "" && strings.Trim(first, "0123456789") == "":
		return 2
	case len(first) == 1 && first[0] >= 'a' && first[0] <= 'z':
		return 3
	}
	return 1
}

func begins(folded string, with []string) bool {
	return slices.ContainsFunc(with, func(w string) bool {
		return folded == w || strings.HasPrefix(folded, w+" ") || strings.HasPrefix(folded, w+":")
	})
}

// speaks tells a sentence in which the author asks, "Chúng tôi đề xuất …", not one that tells of proposals.
func speaks(folded string) bool {
	for _, who := range []string{"chung toi", "toi xin", "toi", "so", "nganh", "don vi", "ban", "xin", "tran trong", "thiet tha", "rat mong"} {
		for _, a := range asks {
			if strings.HasPrefix(folded, who+" "+a+" ") {
				return true
			}
		}
	}
	return false
}

// itemMark is the number or the dash in front of a heading or an item.
var itemMark = regexp.MustCompile(`^\s*(?:[Pp]hần\s+thứ\s+\S+[.:]?\s+|(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-zĐđ])[.)]\s+|[-–+•*]\s+)`)

// trimMarker takes number or dash off the front of an item.
func trimMarker(s string) string { return strings.TrimSpace(s[len(itemMark.FindString(s)):]) }

// sentencesIn cuts a paragraph; a number or a letter in front of an item ends no sentence.
func sentencesIn(text string, of doc.Span) (out []doc.Span) {
	from := -1
	for start := of.Start; start < of.End; {
		end := sentenceEnd(text, start, of.End)
		s := trimmed(text, start, end)
		if from >= 0 {
			s.Start, from = from, -1
		}
		start = end
		if said := strings.TrimRight(text[s.Start:s.End], ".)"); start < of.End && len([]rune(said)) <= 3 && !strings.ContainsFunc(said, unicode.IsSpace) {
			from = s.Start
			continue
		}
		if s.End > s.Start {
			out = append(out, s)
		}
	}
	return out
}

// Alike groups short texts that say the same in the same words: at least the share of pairs of neighbouring words is common to
// both, and their figures are the same, for texts that differ in a figure ask for different things. Each text is in one group;
// a group begins with its first text, and groups stand in the order of their first texts.
func Alike(texts []string, least float64) (groups [][]int) {
	type group struct {
		members []int
		pairs   map[[2]uint32]int
	}
	var all []*group
	with := map[string][]*group{} // by the figures
	for i, text := range texts {
		pairs, figures := pairsOf(text), figuresIn(text)
		k := slices.IndexFunc(with[figures], func(g *group) bool { return common(g.pairs, pairs) >= least })
		if k >= 0 {
			with[figures][k].members = append(with[figures][k].members, i)
			continue
		}
		g := &group{[]int{i}, pairs}
		all, with[figures] = append(all, g), append(with[figures], g)
	}
	for _, g := range all {
		groups = append(groups, g.members)
	}
	return groups
}

// pairsOf are the pairs of neighbouring words of a text.
func pairsOf(text string) map[[2]uint32]int {
	p, out := OfText("", text), map[[2]uint32]int{}
	for i := 1; i < len(p.words); i++ {
		out[[2]uint32{p.words[i-1], p.words[i]}]++
	}
	return out
}

// common is the share of pairs that two texts have in common, from 0 to 1.
func common(a, b map[[2]uint32]int) float64 {
	both, all := 0, 0
	for k, n := range a {
		both += min(n, b[k])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(both) / float64(all)
}

// figuresIn are the numbers of a text, sorted.
func figuresIn(text string) string {
	out := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	slices.Sort(out)
	return strings.Join(out, " ")
}
