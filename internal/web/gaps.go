package web

import (
	"net/http"

	"lotrinh/internal/app"
)

type gapsPage struct {
	frame
	app.Gaps
}

// gaps is what the plan lacks, each with its list.
func (s *server) gaps(w http.ResponseWriter, r *http.Request) error {
	days, shown := atoi(r.URL.Query().Get("days")), http.StatusOK
	if r.URL.Query().Get("days") != "" && days == 0 {
		days = -1
	}
	f, err := s.frame(w, r, "items", "Chỗ còn thiếu")
	if err != nil {
		return err
	}
	p := &gapsPage{frame: f}
	if p.Gaps, err = s.app.Gaps(r.Context(), days); err != nil {
		if !mendable(err) {
			return err
		}
		p.Problem, shown = p.problem(err), statusOf(err)
		if p.Gaps, err = s.app.Gaps(r.Context(), 0); err != nil {
			return err
		}
	}
	return s.show(w, shown, "gaps", p)
}

// Level names a level of units.
func (p *gapsPage) Level(code string) string {
	return p.Say(map[string]string{"central": "Trung ương", "province": "Tỉnh", "commune": "Xã"}[code])
}
