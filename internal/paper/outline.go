package paper

// gram is how many words in a row tell that they come from the outline.
const gram = 4

// Taken is how much of a paper stands in the outline word for word, and how much of the outline stands in the paper, both as
// shares of their words: a paper that is the outline itself has high ones. Words of less than a run of four count as nobody's.
func (p *Paper) Taken(outline *Paper) (ofPaper, ofOutline float64) {
	return covered(p.words, outline.words), covered(outline.words, p.words)
}

func covered(words, by []uint32) float64 {
	if len(words) < gram || len(by) < gram {
		return 0
	}
	grams := make(map[[gram]uint32]bool, len(by))
	for i := 0; i+gram <= len(by); i++ {
		grams[[gram]uint32(by[i:i+gram])] = true
	}
	n, until := 0, 0
	for i := 0; i+gram <= len(words); i++ {
		if !grams[[gram]uint32(words[i:i+gram])] {
			continue
		}
		n += i + gram - max(i, until)
		until = i + gram
	}
	return float64(n) / float64(len(words))
}
