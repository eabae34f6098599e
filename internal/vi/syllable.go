package vi

import "regexp"

// wellFormed is how a Vietnamese syllable is wellFormed without its marks: an initial consonant, one to three vowels, a final consonant.
var wellFormed = regexp.MustCompile(`^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$`)

// Syllable tells a word that can be read aloud from an abbreviation: "BAN" and "Ủy", not "UBND", "TP", "KH".
func Syllable(word string) bool { return len(word) < 32 && wellFormed.MatchString(Fold(word)) }
