package web

import (
	"context"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
)

func (w words) fixtureRankings() *rankingsPage {
	sets, _ := (&app.App{}).Rankings(context.Background())
	return &rankingsPage{frame: w.fixtureFrame("indicators", w.Say("Xếp hạng các tỉnh")), Rows: sets}
}

func (w words) fixtureRanking() *rankingPage {
	v, _ := (&app.App{}).Ranking(context.Background(), app.RankingQuery{Key: "papi", Year: 2022, Place: "93", Peers: []string{"92"}})
	p := &rankingPage{frame: w.fixtureFrame("indicators", w.IndexName(v.Ranking)), RankingView: v, Years: []option{{"2022", "2022", true}}}
	p.Place.Name, p.Peers[0].Name = p.province(p.Place.Name), p.province(p.Peers[0].Name)
	p.draw()
	return p
}

// rankingChanges are what the templates of rankings say of their changes of method.
func rankingChanges() (out []string) {
	for _, r := range indicator.Rankings {
		for _, c := range r.Changes {
			out = append(out, c.What)
		}
	}
	return out
}

func TestScoreAndPlaceAreToldApart(t *testing.T) {
	p := words{lang.Vi}.fixtureRanking()
	if got := p.Moved(); !strings.Contains(got, "Điểm tăng 0,43") || !strings.Contains(got, "thứ hạng") {
		t.Errorf("moved: %q", got)
	}
	if len(p.Lines) != 2 || p.Parts == nil || p.Small == nil || p.Map == nil || p.Grid == nil || p.Scatter == nil {
		t.Error("a picture is missing")
	}
	for _, shown := range []*picture{p.Lines[0], p.Lines[1], p.Parts, p.Small, p.Map, p.Grid, p.Scatter} {
		if svg := shown.Wide.SVG(); strings.Contains(svg, "NaN") || len(shown.Wide.Table.Rows) == 0 {
			t.Errorf("%s: a place that is no number, or no data", shown.Wide.Title)
		}
		texts := shown.Wide.Texts()
		for i, a := range texts {
			for _, b := range texts[:i] {
				if a.X0 < b.X1 && b.X0 < a.X1 && a.Y0 < b.Y1 && b.Y0 < a.Y1 {
					t.Errorf("%s: %q covers %q", shown.Wide.Title, a.Text, b.Text)
				}
			}
		}
	}
}
