package cli

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestEveryHelpIsSaid: each command and flag has its words in both languages.
func TestEveryHelpIsSaid(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		parser, err := kong.New(&grammar{})
		if err != nil {
			t.Fatal(err)
		}
		sayHelp(parser.Model, lang)
		said := 0
		look := func(name, text string) {
			said++
			if text == "" || strings.HasPrefix(text, "help_") {
				t.Errorf("%s: %s has the help %q", lang, name, text)
			}
		}
		_ = kong.Visit(parser.Model, func(node kong.Visitable, next kong.Next) error {
			switch node := node.(type) {
			case *kong.Node:
				look(node.FullPath(), node.Help)
			case *kong.Value:
				look(node.ShortSummary(), node.Help)
			}
			return next(nil)
		})
		if said < 300 {
			t.Errorf("%s: only %d texts", lang, said)
		}
	}
}
