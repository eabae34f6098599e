package web

import (
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type unitsPage struct {
	frame
	Lines []lineOf
	Total int
}

// lineOf is one line of the political system with its units.
type lineOf struct {
	Vi    string
	Table tallyTable
}

// units lists every unit by its line, with what it leads.
func (s *server) units(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "units", "Đơn vị")
	if err != nil {
		return err
	}
	all, err := s.app.Units(r.Context())
	if err != nil {
		return err
	}
	p := &unitsPage{frame: f, Total: len(all)}
	for _, l := range org.Lines {
		of := slices.DeleteFunc(slices.Clone(all), func(u app.UnitTally) bool { return u.Unit.Line != l.Line })
		if len(of) > 0 {
			p.Lines = append(p.Lines, lineOf{l.Vi, tallyTable{"Các đơn vị thuộc khối " + l.Vi, "Đơn vị", unitTallies(of)}})
		}
	}
	return s.show(w, http.StatusOK, "units", p)
}

type unitPage struct {
	frame
	app.UnitView
	Row        tallyRow
	Chart      monthChart
	LateTable  itemTable
	SoonTable  itemTable
	CoordsHref string
}

// unit is one unit: what it leads, what is late, what it has reported.
func (s *server) unit(w http.ResponseWriter, r *http.Request) error {
	view, err := s.app.Unit(r.Context(), r.PathValue("code"))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "units", view.Unit.Name)
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "unit", &unitPage{frame: f, UnitView: view,
		Row:        tallyRow{Name: view.Unit.Name, Tally: view.Tally, Base: app.ItemFilter{Unit: view.Unit.Code}},
		Chart:      monthsOf(view.Months, view.Unit.Code, f.Today),
		LateTable:  itemTable{"Mục quá hạn, lâu nhất trước", view.Overdue, true, false},
		SoonTable:  itemTable{"Mục sắp đến hạn", view.DueSoon, true, false},
		CoordsHref: app.ItemFilter{Unit: view.Unit.Code, Role: plan.Coordinating}.URL(),
	})
}
