package vi_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"lotrinh/internal/vi"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Đường tỉnh 931", "Đường=duong tỉnh=tinh 931=931"},
		{"  (Hòa-Bình),\n", "Hòa=hoa Bình=binh"},
		{"12,5 m²", "12=12 5=5 m²=m²"},
		{norm.NFD.String("ủy") + ".", norm.NFD.String("ủy") + "=uy"},
		{"", ""},
		{"— \xff !", ""},
	} {
		var got []string
		vi.Words(c.text, func(folded []byte, start, end int) {
			got = append(got, c.text[start:end]+"="+string(folded))
		})
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}

// Whatever the text: the folded words are Fold of it, and each is Fold of the place it names.
func TestWordsAreFold(t *testing.T) {
	letters := rapid.SampledFrom([]string{"a", "Ả", "đ", "Đ", "ð", "ữ", "ư\u0303", "\u0301", "\u00ad", " ", "-", "1", "²", "½", "ﬁ", "ß", "İ", "한", "你", "𝐀", "\xff", "\xc3", "🙂", "'", "\u200b"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(letters, 0, 20).Draw(t, "text"), "")
		var folded []string
		last := 0
		vi.Words(text, func(word []byte, start, end int) {
			if start < last || end <= start || end > len(text) {
				t.Fatalf("%q: word at %d–%d after %d", text, start, end, last)
			}
			if vi.Fold(text[start:end]) != string(word) {
				t.Fatalf("%q: %q is written %q", text, word, text[start:end])
			}
			last = end
			folded = append(folded, string(word))
		})
		if s := strings.Join(folded, " "); s != vi.Fold(text) {
			t.Fatalf("%q: %q, Fold says %q", text, s, vi.Fold(text))
		}
	})
}

// Every letter that has a place of its own among those kept ready is what Fold makes of it.
func TestWordsOfOneLetter(t *testing.T) {
	for r := rune(0x20); r < 0x2000; r++ {
		var got []string
		vi.Words(string(r)+"x", func(folded []byte, _, _ int) { got = append(got, string(folded)) })
		if s := strings.Join(got, " "); s != vi.Fold(string(r)+"x") {
			t.Errorf("%U: %q, Fold says %q", r, s, vi.Fold(string(r)+"x"))
		}
	}
}
