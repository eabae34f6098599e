package web

import "strings"

// piece is a stretch of words that both texts have, only the old one (del) or only the new one (ins).
type piece struct{ Text, Mark string }

// mostPairs bounds the comparison of two texts: the longest real ones have some 400 words.
const mostPairs = 1 << 20

// wordDiff marks in each of two texts the words that the other does not have. Where they are too long to be compared, and
// where nothing is common, the whole is marked.
func wordDiff(before, after string) (old, now []piece) {
	a, b := strings.Fields(before), strings.Fields(after)
	keepA, keepB := make([]bool, len(a)), make([]bool, len(b))
	if len(a)*len(b) <= mostPairs {
		common(a, b, keepA, keepB)
	}
	return pieces(a, keepA, "del"), pieces(b, keepB, "ins")
}

// common marks the words of the longest sequence that both texts have.
func common(a, b []string, keepA, keepB []bool) {
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width) // of a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			keepA[i], keepB[j] = true, true
			i++
			j++
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
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
