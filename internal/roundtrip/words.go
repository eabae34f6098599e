package roundtrip

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// upper writes the first letter large.
func upper(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// lower writes the first letter small.
func lower(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}

// inner writes the first letter small, as within a sentence, unless the word is an abbreviation.
func inner(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(second) {
		return s
	}
	return lower(s)
}

// joined writes names as a sentence lists them: "A, B và C". Behind a name that holds an "và" of its own a comma is clearer.
func joined(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	and := " và "
	if strings.Contains(names[last-1], and) {
		and = ", "
	}
	return strings.Join(names[:last], ", ") + and + names[last]
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}
