package roundtrip

import "strings"

// A pair is an item that must be read and one that was; -1 where there is none.
type pair struct{ want, read int }

// align pairs two lists in order so that what is paired is as alike as can be; what shares less than half of its words stays alone.
func align(want, read []string) (pairs []pair) {
	worth := make([][]float64, len(want)+1)
	alike := make([][]float64, len(want))
	for i := range worth {
		worth[i] = make([]float64, len(read)+1)
	}
	for i := len(want) - 1; i >= 0; i-- {
		alike[i] = make([]float64, len(read))
		for j := len(read) - 1; j >= 0; j-- {
			if alike[i][j] = likeness(want[i], read[j]); alike[i][j] < 0.5 {
				alike[i][j] = 0
			}
			worth[i][j] = max(worth[i+1][j], worth[i][j+1], alike[i][j]+worth[i+1][j+1])
		}
	}
	i, j := 0, 0
	for i < len(want) || j < len(read) {
		switch {
		case i < len(want) && j < len(read) && alike[i][j] > 0 && worth[i][j] == alike[i][j]+worth[i+1][j+1]:
			pairs = append(pairs, pair{i, j})
			i, j = i+1, j+1
		case i < len(want) && worth[i][j] == worth[i+1][j]:
			pairs = append(pairs, pair{i, -1})
			i++
		default:
			pairs = append(pairs, pair{-1, j})
			j++
		}
	}
	return pairs
}

// likeness is the share of words that two texts have in common, 0 to 1.
func likeness(a, b string) float64 {
	words := map[string]int{}
	for _, w := range strings.Fields(plainWords(a)) {
		words[w]++
	}
	common, all := 0, len(strings.Fields(a))
	for _, w := range strings.Fields(plainWords(b)) {
		if words[w] > 0 {
			words[w]--
			common++
		} else {
			all++
		}
	}
	return float64(common) / float64(max(all, 1))
}
