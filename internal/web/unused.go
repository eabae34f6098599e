package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
)

type unusedPage struct {
	frame
	app.UnusedView
	Count, Used int
	Groups      []unusedGroup
}

// unusedGroup are the words left for one reason, at most mostUnused of them.
type unusedGroup struct {
	ID         string
	Name, When string
	Open       bool // no reason explains them: somebody should look
	Tokens     []app.UnusedToken
	All        int
}

// mostUnused bounds how many words of one reason are shown; those without a reason are shown all.
const mostUnused = 100

// unused shows what the text says that no candidate uses, by reason, what has none first.
func (s *server) unused(w http.ResponseWriter, r *http.Request) error {
	view, err := s.app.Unused(r.Context(), doc.ID(r.PathValue("document")))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "review", "Chữ chưa dùng: %s", view.Document.Name())
	if err != nil {
		return err
	}
	p := &unusedPage{frame: f, UnusedView: view, Count: view.Account.Count(), Used: view.Account.Used()}
	for _, g := range view.Groups {
		p.Groups = append(p.Groups, f.unusedGroup(g))
	}
	return s.show(w, http.StatusOK, "unused", p)
}

func (w words) unusedGroup(g app.UnusedGroup) unusedGroup {
	out := unusedGroup{ID: "r-" + string(g.Why.Reason), Name: g.Why.Vi, When: g.Why.ViWhen, Open: g.Why.Reason == "", Tokens: g.Tokens, All: len(g.Tokens)}
	if w.Lang == lang.En {
		out.Name, out.When = g.Why.En, g.Why.EnWhen
	}
	if !out.Open {
		out.Tokens = g.Tokens[:min(len(g.Tokens), mostUnused)]
	}
	return out
}

// WordsOf gives a group the page it stands on.
func (p *unusedPage) WordsOf(g unusedGroup) unusedWords { return unusedWords{p, g} }

type unusedWords struct {
	Page  *unusedPage
	Group unusedGroup
}

// tokenKind names what sort of word it is.
func (w words) tokenKind(kind string) string {
	vi, en := app.TokenSaid(kind)
	if w.Lang == lang.En {
		return en
	}
	return vi
}
