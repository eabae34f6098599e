package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type unitPage struct {
	frame
	app.UnitView
	Row        tallyRow
	Chart      monthChart
	LateTable  itemTable
	SoonTable  itemTable
	CoordsHref string
	Said       *directivePart
}

// mostBelow is how many units right below it the page of a unit names; the list of units has all of them.
const mostBelow = 60

// Below are the first of the units right below.
func (p *unitPage) Below() []org.Unit { return p.Children[:min(len(p.Children), mostBelow)] }

// unit is one unit: what it leads, what is late, what it has reported.
func (s *server) unit(w http.ResponseWriter, r *http.Request) error { return s.unitView(w, r, nil) }

func (s *server) unitView(w http.ResponseWriter, r *http.Request, failed error) error {
	view, err := s.app.Unit(r.Context(), r.PathValue("code"))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "units", view.Unit.Name)
	if err != nil {
		return err
	}
	p := &unitPage{frame: f, UnitView: view,
		Row:        tallyRow{Name: view.Unit.Name, Tally: view.Tally, Base: app.ItemFilter{Unit: view.Unit.Code}},
		Chart:      f.months(view.Months, view.Unit.Code, f.Today),
		LateTable:  itemTable{Caption: f.Say("Mục quá hạn, lâu nhất trước"), Rows: view.Overdue, Brief: true},
		SoonTable:  itemTable{Caption: f.Say("Mục sắp đến hạn"), Rows: view.DueSoon, Brief: true},
		CoordsHref: app.ItemFilter{Unit: view.Unit.Code, Role: plan.Coordinating}.URL(),
	}
	if p.Said, err = s.directivesAbout(r, f, plan.UnitNoun, string(view.Unit.ID), view.Unit.Code, "/units/"+view.Unit.Code, []org.Unit{view.Unit}); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "unit", p)
}
