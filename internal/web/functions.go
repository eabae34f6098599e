package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

// functionsPage is what the units are for, by the decisions recorded of them.
type functionsPage struct {
	frame
	Units    []org.Unit // whose decision is recorded
	Without  int        // units of today without one
	Of       *app.UnitFunctions
	Code     string // as typed
	MayWrite bool
}

// functions lists the decisions, or shows one.
func (s *server) functions(w http.ResponseWriter, r *http.Request) error {
	return s.functionsPage(w, r, "", nil)
}

func (s *server) functionsPage(w http.ResponseWriter, r *http.Request, code string, failed error) error {
	f, err := s.frame(w, r, "units", "Chức năng, nhiệm vụ của các đơn vị")
	if err != nil {
		return err
	}
	p := &functionsPage{frame: f, Code: code, MayWrite: f.Who.May(org.SetUpUnits)}
	p.Back = "/units"
	if p.Units, p.Without, err = s.app.FunctionsRecorded(r.Context(), f.Who); err != nil {
		return err
	}
	if unit := r.URL.Query().Get("unit"); unit != "" && failed == nil {
		of, err := s.app.FunctionsOfUnit(r.Context(), f.Who, unit)
		if err != nil {
			return err
		}
		p.Of = &of
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "functions", p)
}

// setFunctions records a decision.
func (s *server) setFunctions(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	file, err := upload(r, "file")
	if err == nil && file == nil {
		err = fault.New(fault.Invalid, "Chưa chọn tệp quyết định.", "No file was chosen.").At("file")
	}
	var u org.Unit
	if err == nil {
		u, err = s.app.SetFunctions(r.Context(), callerOf(r).Who, text(r, "unit"), app.Input{Name: file.Name, Content: file.Content})
	}
	if mendable(err) {
		return s.functionsPage(w, r, text(r, "unit"), err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/functions?unit="+u.Code, s.words(r).Say("Đã ghi chức năng, nhiệm vụ của %s.", u.Name))
}
