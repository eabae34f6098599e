package app

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"lotrinh/internal/vi"
)

func shown(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Match {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// The text stands as it was written; the words looked for are marked in it, whatever their marks.
func TestMatchesAreMarked(t *testing.T) {
	for _, c := range []struct{ text, q, want string }{
		{"Đường tỉnh 931, đường sắt", "duong", "[Đường] tỉnh 931, [đường] sắt"},
		{"ỦY BAN nhân dân", "uy ban", "[ỦY] [BAN] nhân dân"},
		{"Kế hoạch hoá", "ke ho", "[Kế] [hoạch] [hoá]"}, // the last word may be a beginning
		{norm.NFD.String("Hòa Bình"), "hoà", "[" + norm.NFD.String("Hòa") + "] " + norm.NFD.String("Bình")},
		{"<b>số</b> & \x01số\x02", "so", "<b>[số]</b> & \x01[số]\x02"},
		{"không có gì", "khac", "không có gì"},
		{"", "a", ""},
	} {
		if got := shown(marked(c.text, strings.Fields(vi.Fold(c.q)))); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.q, c.text, got, c.want)
		}
	}
}

// A snippet of a long text stands where most of the words looked for are together.
func TestSnippetIsAroundTheBestMatch(t *testing.T) {
	text := "Hạ tầng được nêu ở đầu. " + strings.Repeat("Nội dung khác. ", 60) + "Phát triển hạ tầng số đồng bộ. " + strings.Repeat("Phần sau. ", 60)
	got := shown(snippet(text, []string{"ha", "tang", "so"}))
	if !strings.Contains(got, "Phát triển [hạ] [tầng] [số] đồng bộ.") || !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, " …") || len(got) > snippetLength+40 {
		t.Errorf("%q", got)
	}
}

// Whatever the text and the words: marking changes nothing, and a snippet is a part of the text.
func TestMarkingKeepsTheText(t *testing.T) {
	letters := rapid.SampledFrom([]string{"a", "à", "Đ", "ữ", "ư\u0303", " ", " ", "\n", "<", "&", "1", "²", "\x01", "\xff", "你", "🙂", "abcdefgh"})
	draw := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(letters, 0, 300).Draw(t, "letters"), "") })
	rapid.Check(t, func(t *rapid.T) {
		text, words := draw.Draw(t, "text"), strings.Fields(vi.Fold(draw.Draw(t, "query")))
		var whole, part strings.Builder
		for _, p := range marked(text, words) {
			whole.WriteString(p.Text)
		}
		if whole.String() != text {
			t.Fatalf("%q became %q", text, whole.String())
		}
		for _, p := range snippet(text, words) {
			part.WriteString(p.Text)
		}
		if s := strings.TrimSuffix(strings.TrimPrefix(part.String(), "… "), " …"); !strings.Contains(text, s) {
			t.Fatalf("%q is no part of %q", s, text)
		}
	})
}
