package web

import (
	"net/http"

	"lotrinh/internal/app"
)

type journalPage struct {
	frame
	List  app.Page[app.HistoryRow]
	Pager pager
}

// journal lists every act, newest first.
func (s *server) journal(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "journal", "Nhật ký")
	if err != nil {
		return err
	}
	list, err := s.app.Journal(r.Context(), f.Who, pageNumber(r))
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "journal", &journalPage{frame: f, List: list, Pager: pagerOf(r, list.Total, list.Number, list.PerPage)})
}

// placeOf is where the thing an act was about can be seen, "" when it has no page of its own.
func placeOf(noun, id string) string {
	switch noun {
	case "item":
		return "/items/" + id
	case "document":
		return "/documents/" + id
	}
	return ""
}
