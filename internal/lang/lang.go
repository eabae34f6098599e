// Package lang says the product's own words in Vietnamese or in English; the Vietnamese wording is the name of an entry.
package lang

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
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
func (l Lang) Say(vi string, args ...any) string {
	if l == En {
		if en, ok := english()[vi]; ok {
			vi = en
		}
	}
	if len(args) == 0 {
		return vi
	}
	return fmt.Sprintf(vi, args...)
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
