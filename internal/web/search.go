package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

type searchPage struct {
	frame
	List  app.Page[app.SearchHit]
	Hits  []hit
	Pager pager
}

type hit struct {
	Noun, Href    string
	Title, Pieces []piece
}

// piece is a run of a snippet that matches, or not.
type piece struct {
	Text  string
	Match bool
}

// search looks through items, documents and passages, with or without Vietnamese marks.
func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	q := strings.TrimSpace(r.URL.Query().Get("q"))
	f, err := s.frame(w, r, "", "Tìm kiếm")
	if err != nil {
		return err
	}
	f.Q = q
	p := &searchPage{frame: f}
	if q != "" {
		if p.List, err = s.app.Search(r.Context(), q, pageNumber(r)); err != nil {
			return err
		}
	}
	for _, h := range p.List.Rows {
		p.Hits = append(p.Hits, hit{Noun: hitVi(h.Noun), Href: h.Href, Title: pieces(h.Title), Pieces: pieces(h.Snippet)})
	}
	p.Pager = pagerOf(r, p.List.Total, p.List.Number, p.List.PerPage)
	return s.show(w, http.StatusOK, "search", p)
}

func hitVi(n plan.Noun) string {
	switch n {
	case plan.ItemNoun:
		return "Mục kế hoạch"
	case plan.DocumentNoun:
		return "Văn bản"
	case plan.ThemeNoun:
		return "Chủ đề"
	}
	return nounVi(string(n))
}

// pieces splits a text at the signs \x01 and \x02 that stand around its matches.
func pieces(s string) (out []piece) {
	for s != "" {
		plain, rest, found := strings.Cut(s, "\x01")
		if plain != "" {
			out = append(out, piece{Text: strings.ReplaceAll(plain, "\x02", "")})
		}
		if !found {
			break
		}
		match, after, _ := strings.Cut(rest, "\x02")
		if match != "" {
			out = append(out, piece{Text: match, Match: true})
		}
		s = after
	}
	return out
}
