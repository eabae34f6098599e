package web

import (
	"net/http"
	"net/url"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

type searchPage struct {
	frame
	Sorts []searchSort
	Hits  []hit
	Total foundCount
	Pager pager
}

// searchSort is a sort of thing with how many of it are found, as a link that keeps only these.
type searchSort struct {
	Label, Href string
	Count       foundCount
	Current     bool
}

// foundCount is a number of results; above app.MaxFound only that there are more is known.
type foundCount int

// More tells that there are more than Known.
func (n foundCount) More() bool { return n > app.MaxFound }

// Known is what is known to be there.
func (n foundCount) Known() int { return min(int(n), app.MaxFound) }

// hit is one result; a report says whose it is, for when, and how far it has come.
type hit struct {
	app.SearchHit
	Label string
}

// search looks through items, documents, their passages and reports, with or without Vietnamese marks.
func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	q, noun := strings.TrimSpace(r.URL.Query().Get("q")), plan.Noun(r.URL.Query().Get("noun"))
	f, err := s.frame(w, r, "", "Tìm kiếm")
	if err != nil {
		return err
	}
	f.Q = q
	p := &searchPage{frame: f}
	found := app.SearchPage{}
	if q != "" {
		if found, err = s.app.Search(r.Context(), q, noun, pageNumber(r)); err != nil {
			return err
		}
		p.Sorts = searchSorts(f.words, q, noun, found.Counts)
	}
	p.Total = foundCount(found.Total)
	for _, h := range found.Rows {
		p.Hits = append(p.Hits, hit{h, f.noun(string(h.Noun))})
	}
	p.Pager = pagerOf(r, p.Total.Known(), found.Number, found.PerPage)
	return s.show(w, http.StatusOK, "search", p)
}

func searchSorts(say words, q string, current plan.Noun, counts map[plan.Noun]int) []searchSort {
	to := func(noun plan.Noun) string {
		v := url.Values{"q": {q}}
		if noun != "" {
			v.Set("noun", string(noun))
		}
		return "/search?" + v.Encode()
	}
	out := []searchSort{{Label: say.Say("Tất cả"), Href: to(""), Current: current == ""}}
	for _, noun := range app.SearchNouns {
		n := counts[noun]
		out[0].Count += foundCount(n)
		out = append(out, searchSort{say.noun(string(noun)), to(noun), foundCount(n), noun == current})
	}
	return out
}
