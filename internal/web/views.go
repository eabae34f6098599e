package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"

	"lotrinh/internal/lang"
)

//go:embed pages parts
var pageFiles embed.FS

// views are the parsed pages by language and name. Every file of pages is one page, parts are shared by all.
type views map[lang.Lang]map[string]*template.Template

// samples names the struct of every page. Each page is executed once with the empty one at start, which escapes the
// template and finds a misspelt field before a person does.
func samples() map[string]interface{ Frame() *frame } {
	return map[string]interface{ Frame() *frame }{
		"home": &homePage{}, "error": &errorPage{}, "documents": &documentsPage{}, "document": &documentPage{}, "against": &againstPage{},
		"queue": &queuePage{}, "review": &reviewPage{}, "unused": &unusedPage{}, "items": &itemsPage{}, "item": &itemPage{}, "item_form": &itemFormPage{},
		"tracker": &trackerPage{}, "values": &valuesPage{},
		"posts": &postsPage{}, "units": &unitsPage{}, "unit": &unitPage{}, "unit_form": &unitFormPage{}, "themes": &themesPage{}, "reports": &reportsPage{}, "report": &reportPage{},
		"back": &backPage{}, "terms": &termsPage{}, "term": &termPage{}, "term_edit": &termEditPage{}, "repeal": &repealPage{}, "report_taken": &formTakenPage{}, "waiting": &waitingPage{}, "below": &belowPage{},
		"help": &helpPage{}, "search": &searchPage{}, "journal": &journalPage{}, "views": &viewsPage{}, "bulk": &bulkPage{},
		"signin": &signInPage{}, "enter": &enterPage{}, "account": &accountPage{}, "accounts": &accountsPage{}, "one_account": &oneAccountPage{}, "rights": &rightsPage{}, "people": &peoplePage{}, "resend": &resendPage{}, "cascade": &cascadePage{}, "gantt": &ganttPage{},
		"mine": &minePage{}, "gaps": &gapsPage{}, "forecast": &forecastPage{}, "contributions": &contributionsPage{}, "ratings": &ratingsPage{}, "directives": &directivesPage{}, "extensions": &extensionsPage{}, "calendar": &calendarPage{},
		"reorganisations": &reorganisationsPage{}, "reorganise": &reorganisePage{}, "heirs": &heirsPage{},
		"cycles": &cyclesPage{}, "cycle": &cyclePage{}, "regimes": &regimesPage{}, "regime": &regimePage{}, "punctuality": &punctualityPage{},
		"rankings": &rankingsPage{}, "ranking": &rankingPage{},
		"indicators": &indicatorsPage{}, "indicator": &indicatorPage{},
		"reviews": &reviewsPage{}, "review_work": &reviewWorkPage{}, "review_read": &reviewWorkPage{}, "review_rows": &reviewRowsPage{}, "review_form": &reviewFormPage{},
		"conferences": &conferencesPage{}, "conference": &conferencePage{}, "conference_check": &paperCheckPage{}, "functions": &functionsPage{}, "programme": &programmePage{}, "proposals": &proposalsPage{}, "conference_paper": &paperPage{}, "conference_changes": &paperChangesPage{},
		"conference_group": &groupPage{}, "conference_meetings": &meetingsPage{},
	}
}

func parseViews(a *assets) views {
	v := views{}
	for _, l := range []lang.Lang{lang.Vi, lang.En} {
		v[l] = map[string]*template.Template{}
		base := template.New("").Option("missingkey=error").Funcs(funcs(a, words{l}))
		parse := func(t *template.Template, pattern string) {
			names, _ := fs.Glob(pageFiles, pattern)
			for _, name := range names {
				source, err := pageFiles.ReadFile(name)
				if err != nil {
					panic(err) // embedded at build
				}
				template.Must(t.New(path.Base(name)).Parse(worded(l, string(source))))
			}
		}
		parse(base, "parts/*.html")
		for name, sample := range samples() {
			t := template.Must(base.Clone())
			parse(t, "pages/"+name+".html")
			v[l][name] = t
			sample.Frame().Lang = l
			if err := v.execute(io.Discard, name, sample); err != nil {
				panic(err)
			}
		}
	}
	return v
}

// marked is a wording of a template, [[Quá hạn]], or a word to the parser: [[:lang]].
var marked = regexp.MustCompile(`\[\[(.+?)\]\]`)

// worded puts the words of one language into a template before it is parsed, so that a request pays nothing for them.
// [[:lang]] is the name of the language; [[:vi]] is the attribute that says, where the page is not Vietnamese, that what
// the element holds is: titles, names and sentences stay as people wrote them.
func worded(l lang.Lang, source string) string {
	return marked.ReplaceAllStringFunc(source, func(m string) string {
		switch wording := m[2 : len(m)-2]; {
		case wording == ":lang":
			return string(l)
		case wording == ":vi" && l == lang.Vi:
			return ""
		case wording == ":vi":
			return ` lang="vi"`
		default:
			return l.Say(wording)
		}
	})
}

func (v views) execute(w io.Writer, name string, data interface{ Frame() *frame }) error {
	t, ok := v[data.Frame().Lang][name]
	if !ok {
		return fmt.Errorf("web: no page %q", name)
	}
	return t.ExecuteTemplate(w, "layout", data)
}
