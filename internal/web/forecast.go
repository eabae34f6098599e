package web

import (
	"fmt"
	"net/http"
	"slices"

	"lotrinh/internal/chart"
	"lotrinh/internal/forecast"
)

type forecastPage struct {
	frame
	forecast.Backtest
	Plots   []*picture
	Weights []forecast.Weight
}

// forecast tells how likelihoods are worked out, and how well that held where the end is known.
func (s *server) forecast(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "indicators", "Dự báo khả năng hoàn thành")
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "forecast", forecastPageOf(f, s.app.Backtest()))
}

func forecastPageOf(f frame, tried forecast.Backtest) *forecastPage {
	p := &forecastPage{frame: f, Backtest: tried}
	for _, score := range append(slices.Clone(p.Made), p.Published...) {
		if slices.Contains([]string{"task", "target whole", "papi", "pci score"}, score.Of) {
			p.Plots = append(p.Plots, f.reliability(score))
		}
	}
	for _, weight := range forecast.Weights() {
		if slices.Contains(forecast.MadeSorts, weight.Model) {
			p.Weights = append(p.Weights, weight)
		}
	}
	return p
}

// reliability draws what was said against what came: what is sure of itself by right lies on the diagonal.
func (w words) reliability(s forecast.Score) *picture {
	return pictureOf(func(width float64) chart.Picture {
		title := w.Say("Nói bao nhiêu, thành bấy nhiêu? %s", w.Say(forecast.SortVi(s.Of)))
		desc := w.Say("Mỗi chấm gộp các lần dự báo gần nhau; càng gần đường chéo càng đúng. %s lần dự báo.", w.count(s.Count))
		sc := chart.Scatter{Head: w.pictureHead(width, title, desc, "%", w.Say("Nhóm dự báo")), XName: w.Say("Đã nói, %"), YName: w.Say("Thành sự thật, %"), Diagonal: true}
		for _, b := range s.Bins {
			sc.Dots = append(sc.Dots, chart.Dot{Name: w.Say("%d–%d %% (%s lần)", b.From, b.From+10, w.count(b.Count)), X: chart.Of(100 * b.Said), Y: chart.Of(100 * b.Came)})
		}
		return sc.Draw()
	})
}

// scoreTable is a table of scores with the page that words it.
type scoreTable struct {
	Page   *forecastPage
	Scores []forecast.Score
}

// MadeTable and PublishedTable are the two tables of the page.
func (p *forecastPage) MadeTable() scoreTable      { return scoreTable{p, p.Made} }
func (p *forecastPage) PublishedTable() scoreTable { return scoreTable{p, p.Published} }

// ScoreText is a score or a share with three decimals.
func (p *forecastPage) ScoreText(x float64) string { return p.decimal(fmt.Sprintf("%.3f", x)) }

// Name is a sort as the page calls it, and RivalName another way to forecast.
func (p *forecastPage) Name(of string) string        { return p.Say(forecast.SortVi(of)) }
func (p *forecastPage) RivalName(name string) string { return p.Say(forecast.RivalVi(name)) }

// RivalNames are the other ways in the order of the columns.
func (p *forecastPage) RivalNames() []string { return forecast.RivalNames }

// Verdict says in words whether a score is worth anything.
func (p *forecastPage) Verdict(s forecast.Score) string {
	var worse, same string
	for _, r := range s.Rivals {
		switch name := p.RivalName(r.Name); {
		case r.Better < 0 && worse == "":
			worse = name
		case r.Better == 0 && same == "":
			same = name
		}
	}
	switch {
	case worse != "":
		return p.Say("Kém hơn “%s”: ở loại này đừng dựa vào con số dự báo.", worse)
	case same != "":
		return p.Say("Không tốt hơn “%s”: chưa có lý do để tin con số dự báo hơn cách ấy.", same)
	}
	return p.Say("Tốt hơn cả ba cách so sánh, ngoài mức ngẫu nhiên.")
}

// because is the wording of a term or of what cannot be told.
func (w words) because(say string, with []any) string {
	return w.Say(say, forecast.Fill(with, w.decimal)...)
}

// signed is a number of points with its sign, as an account has it.
func signed(n int) string {
	switch {
	case n > 0:
		return fmt.Sprintf("+%d", n)
	case n < 0:
		return fmt.Sprintf("−%d", -n)
	}
	return "0"
}
