package web

import (
	"net/http"

	"lotrinh/internal/org"
)

type rightsPage struct {
	frame
	Roles []org.Role
	Lines []rightLine
}

// rightLine is one action with where each role may do it.
type rightLine struct {
	Right org.Right
	Cells []rightCell
}

type rightCell struct {
	Role  org.Role
	Scope org.Scope
}

// rights shows the table of rights.
func (s *server) rights(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "help", "Ai được làm gì")
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "rights", &rightsPage{f, org.Roles, rightLines()})
}

func rightLines() (out []rightLine) {
	for _, right := range org.Rights {
		line := rightLine{Right: right}
		for _, role := range org.Roles {
			line.Cells = append(line.Cells, rightCell{role, right.To[role]})
		}
		out = append(out, line)
	}
	return out
}
