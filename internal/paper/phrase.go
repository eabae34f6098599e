package paper

import "strings"

// phraseList finds set phrases of a few words, whatever marks and capitals they are written with.
type phraseList map[uint32][][]uint32

// phrasesOf reads phrases with bars between them.
func phrasesOf(list string) phraseList {
	out := phraseList{}
	for _, phrase := range strings.Split(list, "|") {
		if words := ids(phrase); len(words) > 0 {
			out[words[0]] = append(out[words[0]], words)
		}
	}
	return out
}

// at is how many words the longest phrase has that stands at from, 0 for none; it ends before to.
func (l phraseList) at(words []uint32, from, to int32) (n int32) {
	if from >= to {
		return 0
	}
	for _, phrase := range l[words[from]] {
		if k := int32(len(phrase)); k > n && k <= to-from && same(words[from:from+k], phrase) {
			n = k
		}
	}
	return n
}

func same(a, b []uint32) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
