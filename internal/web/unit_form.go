package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
)

type unitFormPage struct {
	frame
	Old      string // code of the unit that is corrected, "" of a new one
	Rev      int
	Edit     app.UnitEdit
	From, To string // as typed
}

// Lines are the branches a unit can belong to.
func (p *unitFormPage) Lines() (c choice) {
	c.add("", p.Say("như tên cho biết"), string(p.Edit.Line))
	for _, l := range org.Lines {
		c.add(string(l.Line), p.Say(l.Vi), string(p.Edit.Line))
	}
	return c
}

// Levels are the levels it can stand on.
func (p *unitFormPage) Levels() (c choice) {
	c.add("", "", p.Edit.Level)
	for _, level := range []string{"central", "province", "commune"} {
		c.add(level, p.level(level), p.Edit.Level)
	}
	return c
}

// newUnit is the form of a unit that is not in the register.
func (s *server) newUnit(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.SetUpUnits); err != nil {
		return err
	}
	return s.unitForm(w, r, &unitFormPage{}, nil)
}

// editUnit is the form of a unit as the register has it.
func (s *server) editUnit(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.SetUpUnits); err != nil {
		return err
	}
	p := &unitFormPage{Old: r.PathValue("code")}
	var err error
	if p.Edit, p.Rev, err = s.app.UnitForm(r.Context(), p.Old); err != nil {
		return err
	}
	p.From, p.To = p.Edit.From.Vi(), p.Edit.To.Vi()
	return s.unitForm(w, r, p, nil)
}

func (s *server) unitForm(w http.ResponseWriter, r *http.Request, p *unitFormPage, failed error) error {
	title := "Thêm đơn vị"
	if p.Old != "" {
		title = "Sửa thông tin đơn vị"
	}
	var err error
	if p.frame, err = s.frame(w, r, "units", title); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "unit_form", p)
}

// saveUnit takes the form of a new unit, or of one that is corrected.
func (s *server) saveUnit(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	p := &unitFormPage{Old: r.PathValue("code"), Rev: atoi(text(r, "rev")), From: text(r, "from"), To: text(r, "to"), Edit: app.UnitEdit{
		Code: text(r, "code"), Name: text(r, "name"), Short: text(r, "short"), Line: org.Line(text(r, "line")), Level: text(r, "level"),
		Parent: text(r, "parent"), Aliases: text(r, "aliases"), Why: text(r, "why")}}
	unit := org.Unit{}
	if p.Edit.From, err = typedDay("from", "Từ ngày", p.From); err == nil {
		p.Edit.To, err = typedDay("to", "Đến hết ngày", p.To)
	}
	switch {
	case err != nil:
	case p.Old == "":
		unit, err = s.app.AddUnit(r.Context(), who, p.Edit)
	default:
		unit, err = s.app.EditUnit(r.Context(), who, p.Old, p.Rev, p.Edit)
	}
	switch {
	case err == nil:
		return s.done(w, r, "/units/"+unit.Code, s.words(r).Say("Đã ghi đơn vị %s.", unit.Name))
	case mendable(err):
		return s.unitForm(w, r, p, err)
	}
	return err
}
