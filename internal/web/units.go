package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
)

type unitsPage struct {
	frame
	Lines []lineOf
	Total int
}

// lineOf is one line of the political system with its units.
type lineOf struct {
	Name  string
	Table tallyTable
	Idle  []org.Unit // those that lead nothing
}

// units lists every unit by its line, with what it leads.
func (s *server) units(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "units", "Đơn vị @nhiều")
	if err != nil {
		return err
	}
	all, err := s.app.Units(r.Context())
	if err != nil {
		return err
	}
	p := &unitsPage{frame: f, Total: len(all)}
	for _, l := range org.Lines {
		if line := f.lineUnits(l.Line, f.Say(l.Vi), all); len(line.Table.Rows)+len(line.Idle) > 0 {
			p.Lines = append(p.Lines, line)
		}
	}
	return s.show(w, http.StatusOK, "units", p)
}

// lineUnits sets apart the units of a line that lead something.
func (w words) lineUnits(line org.Line, name string, all []app.UnitTally) lineOf {
	var leading []app.UnitTally
	out := lineOf{Name: name}
	for _, u := range all {
		switch {
		case u.Unit.Line != line:
		case u.Tally.Total > 0:
			leading = append(leading, u)
		default:
			out.Idle = append(out.Idle, u.Unit)
		}
	}
	out.Table = tallyTable{w.Say("Các đơn vị thuộc khối %s", name), w.Say("Đơn vị"), unitTallies(leading)}
	return out
}
