package vi

import "testing"

func TestSyllablesAndAbbreviations(t *testing.T) {
	for _, word := range []string{"BAN", "Ủy", "nghiêng", "giếng", "quyết", "ĐOÀN", "gì", "khuya", "ỦY", "y"} {
		if !Syllable(word) {
			t.Errorf("%q is a syllable", word)
		}
	}
	for _, word := range []string{"UBND", "TP", "KH", "HĐND", "VPCP", "TTXVN", "BCĐ", "QĐ", "", "57"} {
		if Syllable(word) {
			t.Errorf("%q is none", word)
		}
	}
}
