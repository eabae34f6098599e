package review

import (
	"regexp"
	"strings"

	"lotrinh/internal/vi"
)

// Known is a value that the record holds of an indicator for a year: a sentence that names both should say it.
type Known struct {
	Name string // folded
	Year string
	Text string // "13,94"
	Ref  string // the reference that reads so
}

// KnownAs makes the name of an indicator comparable with a sentence.
func KnownAs(name string) string { return " " + vi.Fold(name) + " " }

var yearIn = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// about finds what a number in a sentence could be: the value it equals, and else the one value that the indicator named in
// the sentence has for the one year named there.
func about(known []Known, sentence string, n Number) (equal, other *Known) {
	folded := " " + vi.Fold(sentence) + " "
	years := yearIn.FindAllString(sentence, -1)
	for i := range known {
		k := &known[i]
		if !strings.Contains(folded, k.Name) {
			continue
		}
		if sameNumber(k.Text, n.Text) {
			return k, nil
		}
		if len(years) > 0 && k.Year == years[0] && other == nil {
			other = k
		}
	}
	return nil, other
}
