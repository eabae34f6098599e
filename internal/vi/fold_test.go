package vi

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Đường tỉnh 931": "duong tinh 931", "ĐƯỜNG": "duong", "Ủy ban nhân dân": "uy ban nhan dan", "Uỷ ban": "uy ban", "hòa hoà HÒA": "hoa hoa hoa", "quý IV/2026": "quy iv 2026",
		" a -- b\t\n": "a b", "số 15/2026/QH15": "so 15 2026 qh15", "“trích”…": "trich", "": "", "–": "", "ơ ư ă â ê ô đ": "o u a a e o d", "Ðà Nẵng": "da nang", // with the Icelandic letter
		"phòng\u00adhọp": "phonghop", "m²": "m²", norm.NFD.String("Thừa Thiên Huế"): "thua thien hue", "a\x00b": "a b", "a\xffb": "a b",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Folding again changes nothing, and neither does how the marks are encoded or the case.
func TestFoldIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		once := Fold(s)
		if Fold(once) != once || Fold(norm.NFC.String(s)) != once || Fold(norm.NFD.String(s)) != once || !utf8.ValidString(once) {
			t.Fatalf("%q: %q, again %q, NFC %q, NFD %q", s, once, Fold(once), Fold(norm.NFC.String(s)), Fold(norm.NFD.String(s)))
		}
		if strings.Join(strings.Fields(once), " ") != once {
			t.Fatalf("%q: %q has blanks of its own", s, once)
		}
	})
}

// letters are the Vietnamese alphabet in its order.
const letters = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"

func TestSortKey(t *testing.T) {
	var order []string
	for _, l := range strings.Fields(letters) {
		order = append(order, l)
		if strings.Contains("aăâeêioôơuưy", l) {
			for _, tone := range []string{"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"} { // huyền hỏi ngã sắc nặng
				order = append(order, norm.NFC.String(l+tone))
			}
		}
	}
	check := func(want []string) {
		t.Helper()
		got := slices.Clone(want)
		rand.New(rand.NewPCG(3, 4)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		slices.SortFunc(got, func(a, b string) int { return strings.Compare(SortKey(a), SortKey(b)) })
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	check(order)
	check([]string{"An", "Ban 2", "Ban 10", "ban hành", "cam", "cám", "cảnh", "dân", "Dương", "đan", "Đường 9", "Đường 10", "Em", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "ước"})
	if SortKey(norm.NFD.String("Thừa Thiên")) != SortKey("Thừa Thiên") {
		t.Error("the encoding of the marks matters")
	}
}

// TestSortKeyIsTheOrderOfCLDR compares the order of random Vietnamese names with that of the library's tables.
func TestSortKeyIsTheOrderOfCLDR(t *testing.T) {
	syllables := strings.Fields("Sở sở Ban ban Ủy ủy đường Đường dương Dương ưu Ưng tỉnh Tĩnh tính tinh hội Hợi hời hoi Mẫu mậu mau Giang giàng 9 10 007 xã xá phường an ân ăn Án quỹ quý thuỷ yên ơn ôn ốm on")
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(syllables), 1, 4), func(w []string) string { return strings.Join(w, " ") })
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		want := collate.New(language.Vietnamese, collate.Numeric).CompareString(a, b)
		if got := strings.Compare(SortKey(a), SortKey(b)); got != want {
			t.Fatalf("%q and %q: %d, the tables say %d", a, b, got, want)
		}
	})
}
