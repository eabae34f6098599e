package web

import (
	"net/http"

	"lotrinh/internal/app"
)

type queuePage struct {
	frame
	Rows                                         []app.QueueRow
	Pending, Accepted, Rejected, Questions, Sure int
}

// queue lists the documents whose candidates wait for a person.
func (s *server) queue(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "review", "Rà soát")
	if err != nil {
		return err
	}
	rows, err := s.app.Queue(r.Context())
	if err != nil {
		return err
	}
	p := &queuePage{frame: f, Rows: rows}
	for _, q := range rows {
		p.Pending += q.Pending
		p.Accepted += q.Accepted
		p.Rejected += q.Rejected
		p.Questions += q.Questions
		p.Sure += q.Sure
	}
	return s.show(w, http.StatusOK, "queue", p)
}
