package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
)

//go:embed pages parts
var pageFiles embed.FS

// views are the parsed pages by name. Every file of pages is one page, parts are shared by all.
type views map[string]*template.Template

// samples names the struct of every page. Each page is executed once with the empty one at start, which escapes the
// template and finds a misspelt field before a person does.
func samples() map[string]interface{ Frame() *frame } {
	return map[string]interface{ Frame() *frame }{
		"home": &homePage{}, "error": &errorPage{}, "documents": &documentsPage{}, "document": &documentPage{},
		"queue": &queuePage{}, "review": &reviewPage{}, "items": &itemsPage{}, "item": &itemPage{}, "item_form": &itemFormPage{},
		"units": &unitsPage{}, "unit": &unitPage{}, "themes": &themesPage{}, "reports": &reportsPage{}, "report": &reportPage{},
		"help": &helpPage{}, "search": &searchPage{}, "journal": &journalPage{},
	}
}

func parseViews(a *assets) views {
	base := template.Must(template.New("").Option("missingkey=error").Funcs(funcs(a)).ParseFS(pageFiles, "parts/*.html"))
	names, _ := fs.Glob(pageFiles, "pages/*.html")
	v := views{}
	for _, name := range names {
		t := template.Must(template.Must(base.Clone()).ParseFS(pageFiles, name))
		v[strings.TrimSuffix(path.Base(name), ".html")] = t
	}
	for name, sample := range samples() {
		if err := v.execute(io.Discard, name, sample); err != nil {
			panic(err)
		}
	}
	return v
}

func (v views) execute(w io.Writer, name string, data any) error {
	t, ok := v[name]
	if !ok {
		return fmt.Errorf("web: no page %q", name)
	}
	return t.ExecuteTemplate(w, "layout", data)
}
