// Package lang says the product's own words in Vietnamese or in English; the Vietnamese wording is the name of an entry.
package lang

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// Lang is a language of pages, messages and reports.
type Lang string

const (
	Vi Lang = "vi" // first, and what an unknown name means
	En Lang = "en"
)

// Of is the language of a name, "vi" or "en"; known is false for any other, which reads as Vietnamese.
func Of(name string) (l Lang, known bool) {
	if Lang(name) == En {
		return En, true
	}
	return Vi, Lang(name) == Vi
}

// Say is the wording in this language; vi may be a format for args. What has no English stays Vietnamese: a test finds it.
// A wording whose English depends on where it stands names the place after " @": "Văn bản @menu"; no reader sees the place.
func (l Lang) Say(vi string, args ...any) string {
	said, ok := "", false
	if l == En {
		said, ok = english()[vi]
	}
	if !ok {
		said, _, _ = strings.Cut(vi, " @")
	}
	if len(args) == 0 {
		return said
	}
	return fmt.Sprintf(said, args...)
}

// Count is a wording about n things. Its English is one wording for one thing and one for any other number, with "|"
// between them; Vietnamese nouns do not change. args fill the wording as Say does.
func (l Lang) Count(n int, vi string, args ...any) string {
	said := l.Say(vi)
	if one, many, two := strings.Cut(said, "|"); two {
		said = many
		if n == 1 {
			said = one
		}
	}
	if len(args) == 0 {
		return said
	}
	return fmt.Sprintf(said, args...)
}

// Known tells whether a wording has its English.
func Known(vi string) bool {
	_, ok := english()[vi]
	return ok
}

//go:embed en/*.json
var files embed.FS

// english is read once: the files are part of the program, so a broken one is a mistake of ours and stops the start.
var english = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	names, _ := fs.Glob(files, "en/*.json")
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		var some map[string]string
		if err := json.Unmarshal(raw, &some); err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
		for vi, en := range some {
			if before, ok := all[vi]; ok && before != en {
				panic(fmt.Sprintf("%s: %q is said twice: %q and %q", name, vi, before, en))
			}
			all[vi] = en
		}
	}
	return all
})
