package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/forecast"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type ratingsPage struct {
	frame
	app.Rated
}

// ratings are the items that the coordinator and the figures see differently.
func (s *server) ratings(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "indicators", "Đánh giá và dự báo lệch nhau")
	if err != nil {
		return err
	}
	p := &ratingsPage{frame: f}
	if p.Rated, err = s.app.Disagreements(r.Context()); err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "ratings", p)
}

// rateItem is the coordinator's own judgement of an item.
func (s *server) rateItem(w http.ResponseWriter, r *http.Request) error {
	return s.itemStep(w, r, s.words(r).Say("Đã ghi đánh giá."), func(who app.Who, id plan.ItemID) error {
		light := plan.Light(text(r, "light"))
		if light == "none" {
			light = ""
		} else if light == "" {
			light = "?" // nothing was chosen, which is not taking back
		}
		_, err := s.app.RateItem(r.Context(), who, id, atoi(text(r, "rev")), light, text(r, "reason"))
		return err
	})
}

// lightName is a light in a word.
func (w words) lightName(l plan.Light) string { return w.Say(l.Short()) }

// Lights are what can be chosen, and MayRate who may choose.
func (p *itemPage) Lights() []plan.Light { return plan.Lights }
func (p *itemPage) MayRate() bool {
	return p.Who.May(org.RateItem) && !p.Item.Ended && p.AsOf.Day == "" && p.Outlook != nil && p.Outlook.Settled == ""
}

// Disagree says that the two see the item differently, "" when they do not.
func (p *itemPage) Disagree() string { return p.disagree(p.Outlook, p.Rating) }

func (w words) disagree(said *forecast.Likelihood, rating *plan.Rating) string {
	if said == nil || rating == nil || !said.Known || app.LightOf(said.Percent) == rating.Light {
		return ""
	}
	return w.Say("Hai bên lệch nhau: theo báo cáo thì ở mức %s.", w.lightName(app.LightOf(said.Percent)))
}
