package conference

import (
	"regexp"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/vi"
)

// NamedMember is a member as a decision names it: the words before its role, which hold a post and perhaps a person's name.
// Which post of the register is meant is for who asks to find, or to be asked.
type NamedMember struct {
	Words string    `json:"words"`
	Role  GroupRole `json:"role"`
	Span  doc.Span  `json:"span"` // of the line, in the canonical text
}

const maxNamed = 200

var (
	memberNumber = regexp.MustCompile(`^\s*(?:\d{1,3}\s*[.)]|[-–+•]|[a-zđ]\))\s*`)
	memberCalled = regexp.MustCompile(`^(?i:đồng chí|các đồng chí|đ/c|ông|bà)\s*:?\s+`)
)

// memberRoles are the words that decisions have for what a member does, folded; the longest stand first.
var memberRoles = []struct {
	words string
	role  GroupRole
}{
	{"thanh vien kiem thu ky", Secretary}, {"uy vien thu ky", Secretary}, {"thu ky to", Secretary}, {"thu ky", Secretary},
	{"to pho thuong truc", Deputy}, {"pho to truong", Deputy}, {"to pho", Deputy}, {"pho truong ban", Deputy}, {"pho ban", Deputy},
	{"to truong", Chair}, {"truong ban", Chair}, {"thanh vien", Reviewer}, {"uy vien", Reviewer},
}

// MembersNamed reads the list of members out of the text of a decision: lines of a list that end in a role, behind a comma, a
// dash or a colon. Other lines are no members; nothing is guessed.
func MembersNamed(text string) (out []NamedMember) {
	at := 0
	for line := range strings.Lines(text) {
		start := at
		at += len(line)
		marked := memberNumber.FindString(line)
		if marked == "" || len(out) >= maxNamed {
			continue
		}
		words := strings.TrimRight(strings.TrimSpace(line[len(marked):]), ".;/ ")
		cut := strings.LastIndexAny(words, ",–:")
		if k := strings.LastIndex(words, " - "); k > cut {
			cut = k + 1
		}
		if cut < 0 {
			continue
		}
		role := roleNamed(words[cut:])
		name := strings.Trim(words[:cut], " ,–-:")
		if role == "" || name == "" {
			continue
		}
		name = memberCalled.ReplaceAllString(name, "")
		out = append(out, NamedMember{Words: name, Role: role, Span: doc.Span{Start: start, End: start + len(strings.TrimRight(line, "\r\n"))}})
	}
	return out
}

func roleNamed(words string) GroupRole {
	folded := vi.Fold(strings.Trim(words, " ,–-:"))
	for _, x := range memberRoles {
		if folded == x.words || strings.HasPrefix(folded, x.words+" to giup viec") {
			return x.role
		}
	}
	return ""
}

// Titles are the ways a named member may be called in the register: all its words, then what stands behind each comma, for a
// person's name may stand before the post.
func (m NamedMember) Titles() []string {
	out := []string{m.Words}
	rest := m.Words
	for {
		_, after, ok := strings.Cut(rest, ",")
		if rest = strings.TrimSpace(after); !ok || rest == "" {
			return out
		}
		out = append(out, rest)
	}
}
