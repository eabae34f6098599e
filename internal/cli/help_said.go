package cli

import "github.com/alecthomas/kong"

// sayHelp puts a language's texts in the place of their names in the tags `help:"help_…"`. (The parser's own variables would do,
// but it goes through all of them once for every flag: half a second of every command.)
func sayHelp(model *kong.Application, lang string) {
	say := func(text *string) {
		for _, texts := range []map[string]string{help[lang], helpChange[lang], helpBack[lang], helpReviews[lang], helpPapers[lang]} {
			if said, ok := texts[*text]; ok {
				*text = said
				return
			}
		}
	}
	_ = kong.Visit(model, func(node kong.Visitable, next kong.Next) error {
		switch node := node.(type) {
		case *kong.Node:
			say(&node.Help)
		case *kong.Value: // a flag, too, leads to its value
			say(&node.Help)
		}
		return next(nil)
	})
}
