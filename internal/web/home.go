package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

type homePage struct {
	frame
	app.Home
	Line      timeline
	AllRow    tallyRow
	UnitRows  tallyTable
	ThemeRows tallyTable
	DocRows   tallyTable
	Waiting   int // directives for an answer
	Answered  int // … given by the acting post, to be closed
}

// tallyTable is a table of figures with its heading for screen readers.
type tallyTable struct {
	Caption, First string
	Rows           []tallyRow
	Sorted         *tallyHeads // nil where the order is given
}

// home is the term's timeline and what needs attention.
func (s *server) home(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "home", "Toàn cảnh nhiệm kỳ")
	if err != nil {
		return err
	}
	home, err := s.app.Home(r.Context())
	if err != nil {
		return err
	}
	waiting, answered, err := s.app.ToAnswer(r.Context(), f.Who)
	if err != nil {
		return err
	}
	units := unitTallies(home.Units)
	return s.show(w, http.StatusOK, "home", &homePage{frame: f, Home: home, Waiting: waiting, Answered: answered,
		Line:      f.timeline(home, f.Today, f.AsOf.Day != ""),
		AllRow:    tallyRow{Name: f.Say("Toàn kế hoạch"), Href: "/items", Tally: home.All},
		UnitRows:  tallyTable{f.Say("Tình hình theo đơn vị chủ trì"), f.Say("Đơn vị"), units, nil},
		ThemeRows: tallyTable{f.Say("Tình hình theo chủ đề"), f.Say("Chủ đề"), f.themeTallies(home.Themes), nil},
		DocRows:   tallyTable{f.Say("Tình hình theo văn bản"), f.Say("Văn bản"), documentTallies(home.Documents), nil},
	})
}

// Blank tells whether nothing has entered yet: there is only what to do first.
func (p *homePage) Blank() bool {
	for _, m := range p.Timeline {
		if m.Sort == "document" {
			return false
		}
	}
	return p.All.Total == 0 && p.Pending == 0 && len(p.Documents) == 0
}

// themeName is "Đột phá 2".
func (w words) themeName(t plan.Theme) string {
	name := w.Say(plan.ThemeVi(t.Sort))
	if t.Ord > 0 {
		name += " " + itoa(t.Ord)
	}
	return name
}
