package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
)

type contributionsPage struct {
	frame
	Rows     []app.Contribution
	Missed   int // rows behind a target that is missed or behind
	NoEffect int
}

// contributions are what moves indicators: missed targets lead to what stands behind them, and what is done without effect is seen.
func (s *server) contributions(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "indicators", "Nhiệm vụ làm nên chỉ tiêu")
	if err != nil {
		return err
	}
	rows, err := s.app.Contributions(r.Context())
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "contributions", contributionsPageOf(f, rows))
}

func contributionsPageOf(f frame, rows []app.Contribution) *contributionsPage {
	p := &contributionsPage{frame: f, Rows: rows}
	for _, c := range p.Rows {
		if c.State == indicator.NotMet || c.State == indicator.Behind {
			p.Missed++
		}
		if c.Effect == app.NoEffect {
			p.NoEffect++
		}
	}
	return p
}

// targetState is what is said of a target, in words.
func (w words) targetState(s indicator.State) string {
	if s == "" {
		return w.Say("chưa có mức phải đạt")
	}
	return w.Say(s.Vi())
}

// effect is what became of an indicator since the item was done.
func (w words) effect(e app.Effect) string {
	switch e {
	case app.NoEffect:
		return w.Say("đã xong mà số liệu sau đó chưa tốt lên")
	case app.HadEffect:
		return w.Say("đã xong, số liệu sau đó tốt lên")
	}
	return ""
}

// Moves tells whether the item is one that is done, and so moves indicators; an indicator is moved.
func (p *itemPage) Moves() bool { return len(p.Kind.States) > 0 }

// contribute says that an item moves an indicator.
func (s *server) contribute(w http.ResponseWriter, r *http.Request) error {
	return s.itemStep(w, r, s.words(r).Say("Đã ghi phần góp vào chỉ tiêu."), func(who app.Who, id plan.ItemID) error {
		figure, err := s.words(r).number("figure", "Mức góp", text(r, "figure"))
		if err != nil {
			return err
		}
		return s.app.Contribute(r.Context(), who, id, text(r, "to"), text(r, "stated"), figure)
	})
}
