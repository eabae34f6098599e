package web

import "net/http"

// helpPage tells the main things in a page, in Vietnamese or in English: prose, so each language has its own text.
type helpPage struct {
	frame
}

func (s *server) help(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "help", "Trợ giúp")
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "help", &helpPage{f})
}
