package web

import (
	"strings"

	"lotrinh/internal/paper"
)

// piece is a stretch of words that both texts have, only the old one (del) or only the new one (ins).
type piece struct{ Text, Mark string }

// wordDiff marks in each of two texts the words that the other does not have. Where they are too long to be compared, and
// where nothing is common, the whole is marked.
func wordDiff(before, after string) (old, now []piece) {
	a, b := strings.Fields(before), strings.Fields(after)
	keepA, keepB := paper.CommonWords(a, b)
	return pieces(a, keepA, "del"), pieces(b, keepB, "ins")
}

func pieces(words []string, keep []bool, mark string) (out []piece) {
	for i, w := range words {
		m := mark
		if keep[i] {
			m = ""
		}
		if n := len(out); n > 0 && out[n-1].Mark == m {
			out[n-1].Text += " " + w
			continue
		}
		out = append(out, piece{w, m})
	}
	return out
}
