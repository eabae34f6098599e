package web

import (
	"errors"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// making is why an acceptance was asked about: these names, divided by semicolons, would become new units.
type making struct{ names string }

func (m *making) Error() string { return "new units: " + m.names }

// askNewUnits asks once before names that a person typed become new units; the form then carries them and is not asked again.
func (s *server) askNewUnits(r *http.Request, view app.ReviewView, edit app.CandidateEdit) error {
	if view.Current == nil {
		return nil
	}
	c := view.Current.Candidate
	known := append(append([]string{}, c.Lead...), c.Coord...)
	typed := ""
	for _, field := range []*string{edit.Lead, edit.Coord} {
		if field != nil {
			typed += *field + ";"
		}
	}
	fresh, err := s.app.NewUnits(r.Context(), view.Document.ID, typed, known)
	names := strings.Join(fresh, "; ")
	if err != nil || names == "" || names == text(r, "new_units") {
		return err
	}
	return fault.New(fault.Invalid, "Chưa có đơn vị tên “%s”; nhận sẽ lập đơn vị mới. Hãy sửa tên nếu gõ nhầm, hoặc bấm Nhận lần nữa để lập.",
		"There is no unit called “%s”; to accept makes a new one. Correct the name if it is mistyped, or press Accept again to make it.", names).At("lead").Because(&making{names})
}

// makingOf is what the refused form was asked about, "" = something else was wrong.
func makingOf(failed error) string {
	var m *making
	if errors.As(failed, &m) {
		return m.names
	}
	return ""
}
