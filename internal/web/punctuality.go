package web

import (
	"html/template"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/report"
)

type punctualityPage struct {
	frame
	app.Punctuality
	Rows    []app.PunctualRow
	Named   string
	Choices []option
	Key     []app.Timeliness
	Pager   pager
}

// timelinesses are how a report can have come, as the key of the grid lists them.
var timelinesses = []app.Timeliness{app.InTime, app.TooLate, app.AfterAll, app.NotSent, app.Awaited, app.StillTime}

// punctuality is a league table of units by the share of reports in time, with a cell for each of their reports.
func (s *server) punctuality(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "reports", "Báo cáo đúng hạn")
	if err != nil {
		return err
	}
	filter := app.PunctualFilter{Regime: r.URL.Query().Get("regime"), Q: strings.TrimSpace(r.URL.Query().Get("q")), Page: pageNumber(r), PerPage: 20}
	told, rows, err := s.app.Punctuality(r.Context(), f.Who, filter)
	if err != nil {
		return err
	}
	p := &punctualityPage{frame: f, Punctuality: told, Rows: rows.Rows, Named: filter.Q, Key: timelinesses, Pager: pagerOf(r, rows.Total, rows.Number, rows.PerPage)}
	for _, g := range told.Regimes {
		p.Choices = append(p.Choices, option{g.Code, g.Title, g.ID == told.Regime.ID})
	}
	return s.show(w, http.StatusOK, "punctuality", p)
}

const (
	heatWide = 20 // of a cell, in units of the drawing
	heatHigh = 18
)

// heat is a row of the grid: a cell for each cycle, which leads to the report. Where colours cannot be told apart, signs can.
func (p *punctualityPage) Heat(row app.PunctualRow) template.HTML {
	k := p.ink()
	wide := float64(heatWide * len(row.Cells))
	k.raw(`<svg class="heat" role="group" aria-label="`).text(p.Say("Từng kỳ")).raw(`" viewBox="0 0 `).coord(wide).raw(` 18">`)
	for i, c := range row.Cells {
		x := float64(heatWide * i)
		if c.Timeliness == app.OwesNone {
			k.raw(`<circle class="h-none"`).at("cx", x+heatWide/2, 0).raw(` cy="9" r="1.2"/>`)
			continue
		}
		said := p.period(p.Cycles[i].Period) + ": " + p.Say(c.Timeliness.Vi())
		if c.DaysLate > 0 && c.Timeliness != app.NotSent && c.Timeliness != app.AfterAll {
			said += ", " + p.Count(c.DaysLate, "%d ngày", c.DaysLate)
		}
		k.raw(`<a href="`).text(reportAt(row.Unit.Code, p.Cycles[i].Period)).raw(`" aria-label="`).text(said).raw(`"><title>`).text(said).raw(`</title><rect class="h-`, string(c.Timeliness), `"`).at("x", x+1, 0).raw(` y="1" width="18" height="16" rx="2"/>`, heatSigns[c.Timeliness](x), `</a>`)
	}
	return k.raw(`</svg>`).html()
}

// heatSigns are drawn on the cells.
var heatSigns = map[app.Timeliness]func(x float64) string{
	app.InTime:    func(float64) string { return "" },
	app.TooLate:   func(x float64) string { return heatPath(x, "M5 13 15 5") },
	app.AfterAll:  func(x float64) string { return heatPath(x, "M5 13 15 5M5 8 10 4M10 14 15 10") },
	app.NotSent:   func(x float64) string { return heatPath(x, "M6 5 14 13M14 5 6 13") },
	app.Awaited:   func(x float64) string { return heatPath(x, "M6 9H14") },
	app.StillTime: func(x float64) string { return "" },
}

func heatPath(x float64, d string) string {
	return `<path class="h-sign" transform="translate(` + itoa(int(x)) + ` 0)" d="` + d + `"/>`
}

// HeatKey is one cell of the key.
func (p *punctualityPage) HeatKey(t app.Timeliness) template.HTML {
	k := p.ink()
	return k.raw(`<svg class="heat-key" viewBox="0 0 20 18" aria-hidden="true"><rect class="h-`, string(t), `" x="1" y="1" width="18" height="16" rx="2"/>`, heatSigns[t](0), `</svg>`).html()
}

// Sides are the first and the last cycle of the grid.
func (p *punctualityPage) Sides() (out []report.Cycle) {
	if n := len(p.Cycles); n > 1 {
		return []report.Cycle{p.Cycles[0], p.Cycles[n-1]}
	}
	return p.Cycles
}
