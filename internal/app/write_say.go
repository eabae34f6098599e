package app

import (
	"strings"

	"lotrinh/internal/write"
)

// say is a wording of ours in the language of the report.
func (m *material) say(vi string, args ...any) string { return m.lang.Say(vi, args...) }

// plain is a paragraph of one such wording.
func (m *material) plain(vi string, args ...any) write.Text { return write.Plain(m.say(vi, args...)) }

// sentence puts figures into a wording, one for each %s, in the same order in both languages.
func (m *material) sentence(vi string, figures ...write.Run) write.Text {
	var out write.Text
	for i, words := range strings.Split(m.say(vi), "%s") {
		if i > 0 {
			out = append(out, figures[i-1])
		}
		out = append(out, write.Run{Text: words})
	}
	return out
}

// number writes a count as the report's language does.
func (m *material) number(n int) string { return write.Count(n).In(m.lang) }

// columns says the headings of a table.
func (m *material) columns(all []write.Column) []write.Column {
	for i := range all {
		all[i].Title, all[i].Over = m.say(all[i].Title), m.say(all[i].Over)
	}
	return all
}
