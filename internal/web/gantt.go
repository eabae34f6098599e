package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

type ganttPage struct {
	frame
	Chart   ganttChart
	Selects []choice
	Chips   []chip
	Hidden  []pair
	Refused bool
	Named   *unitsNamed
	Behind  []app.GanttRow // cannot be done by their last day, for what they wait for
	Outside int            // with dependencies, but without days or in a circle
}

// ganttSelects are the filters that the page offers; others stay as the address has them.
var ganttSelects = []string{"kind", "unit", "state", "time", "theme"}

// gantt is the items of a list on a line of time.
func (s *server) gantt(w http.ResponseWriter, r *http.Request) error {
	filter := app.ItemFilterOf(r.URL.Query())
	filter.Page, filter.PerPage = 0, 0
	f, err := s.frame(w, r, "items", "Sơ đồ tiến độ")
	if err != nil {
		return err
	}
	view, failed := s.app.Gantt(r.Context(), filter, r.URL.Query().Get("by"))
	if failed != nil && !fault.Is(failed, fault.Invalid) {
		return failed
	}
	selects, err := s.choices(r.Context(), f.words, filter)
	if err != nil {
		return err
	}
	p := &ganttPage{frame: f}
	p.Chart = f.ganttChart(view, f.Today)
	p.choose(selects)
	if failed == nil {
		p.tell()
		return s.show(w, http.StatusOK, "gantt", p)
	}
	p.Refused, p.Problem = true, p.problem(failed)
	if p.Problem.Field == "unit" {
		if p.Named, err = s.unitsNamed(r.Context(), filter); err != nil {
			return err
		}
		p.Named.toGantt()
		switch {
		case p.Named.one != "":
			http.Redirect(w, r, p.Named.one, http.StatusSeeOther)
			return nil
		case len(p.Named.Links) == 0:
			p.Named = nil
		default:
			p.Problem = nil
		}
	}
	return s.show(w, statusOf(failed), "gantt", p)
}

// choose offers some of the filters of the list, and keeps the others.
func (p *ganttPage) choose(all []choice) {
	offered := map[string]bool{"by": true, "due_from": true, "due_to": true}
	for _, name := range ganttSelects {
		for _, c := range all {
			if c.Name == name {
				p.Selects = append(p.Selects, c)
				offered[name] = true
			}
		}
	}
	for _, c := range chipsOf(p.words, p.Chart.Filter, all) {
		c.Off = toGantt(c.Off)
		p.Chips = append(p.Chips, c)
	}
	q := p.Chart.Filter.Values()
	for _, name := range slices.Sorted(maps.Keys(q)) {
		if !offered[name] {
			p.Hidden = append(p.Hidden, pair{name, q.Get(name)})
		}
	}
}

// tell gathers what the drawing alone does not say.
func (p *ganttPage) tell() {
	p.Outside = len(p.Chart.Path.Outside)
	for _, g := range p.Chart.Groups {
		for _, row := range g.Rows {
			if p.Chart.Path.Behind[row.Item.ID] > 0 && row.Standing.State.Open() {
				p.Behind = append(p.Behind, row)
			}
		}
	}
}

// ByUnit tells what the rows stand under.
func (p *ganttPage) ByUnit() bool { return p.Chart.By == "unit" }

// ListHref is the same items as a list; UndatedHref those that have no day.
func (p *ganttPage) ListHref() string { return p.Chart.Filter.URL() }

func (p *ganttPage) UndatedHref() string {
	f := p.Chart.Filter
	f.Time = plan.NoDue
	return f.URL()
}

// GanttHref draws what a list holds.
func (p *itemsPage) GanttHref() string {
	f := p.Filter
	f.Page, f.PerPage, f.Sort = 0, 0, ""
	return toGantt(f.URL())
}

// toGantt is the address that draws the list of another one.
func toGantt(list string) string {
	_, query, _ := strings.Cut(list, "?")
	if query == "" {
		return "/gantt"
	}
	return "/gantt?" + query
}

func (n *unitsNamed) toGantt() {
	if n.one != "" {
		n.one = toGantt(n.one)
	}
	for i := range n.Links {
		n.Links[i].Href = toGantt(n.Links[i].Href)
	}
}

// Most is how many items are drawn.
func (p *ganttPage) Most() int { return app.GanttMost }

// BehindBy says how late an item will be at the least.
func (p *ganttPage) BehindBy(row app.GanttRow) string {
	n := p.Chart.Path.Behind[row.Item.ID]
	return p.Count(n, "sớm nhất cũng chậm %d ngày", n)
}
