package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// clash is one place where two people have written different things, as the form has it.
type clash struct {
	app.Clash
	Name              string // of the input
	Label             string
	Was, Mine, Theirs version
}

// version is one telling of a field: as the form sends it, and as a person reads it.
type version struct{ Value, Said string }

// mergeView shows both tellings of each place and lets the person choose; what both say together stands in the form already.
func (s *server) mergeView(w http.ResponseWriter, r *http.Request, typed *typedReport, m *app.Merge, why error) error {
	p, err := s.reportPage(w, r)
	if err != nil {
		return err
	}
	p.Problem = p.problem(why)
	p.Report.Rev = m.Edit.Rev
	for i := range p.Texts {
		p.Texts[i].Text, _ = m.Edit.TextUnder(p.Texts[i].Key)
	}
	for i, g := range p.Grid {
		ask := typed.asks[string(g.Item.Item.ID)]
		for _, e := range m.Edit.Lines {
			if e.Line.ItemID == g.Item.Item.ID {
				line := g.ReportLine
				line.Line = e.Line
				line.Line.ID, line.Line.Rev = g.Line.ID, g.Line.Rev
				p.Grid[i] = p.grid(i, line)
			}
		}
		p.Grid[i].Ask = ask
		if typed.files {
			p.Note = p.Say("Tệp đã chọn chưa được giữ; hãy chọn lại tệp sau khi lưu.")
		}
	}
	for _, c := range m.Clashes {
		p.Clashes = append(p.Clashes, p.clash(c))
	}
	return s.show(w, statusOf(why), "report", p)
}

func (p *reportPage) clash(c app.Clash) clash {
	out := clash{Clash: c, Name: textInput(c.Field)}
	for _, t := range p.Texts {
		if t.Key == c.Field {
			out.Label = p.Say(t.Vi)
		}
	}
	for _, g := range p.Grid {
		if c.ItemID != "" && g.Item.Item.ID == c.ItemID {
			out.Name, out.Label = "line."+itoa(g.N)+"."+c.Field, p.field(c.Field)
			if c.Field == "text" {
				out.Label = p.Say("Kết quả")
			}
		}
	}
	for _, v := range []struct {
		to   *version
		text string
	}{{&out.Was, c.Was}, {&out.Mine, c.Mine}, {&out.Theirs, c.Theirs}} {
		*v.to = p.told(c.Field, v.text)
	}
	return out
}

// told is a stored field as its input has it, and in the words of pages.
func (w words) told(field, stored string) version {
	v := version{stored, stored}
	switch field {
	case "value":
		v.Value = w.decimal(stored)
		v.Said = v.Value
	case "done_on":
		v.Value = when.Date(stored).Vi()
		v.Said = w.day(when.Date(stored))
	case "occurrence":
		v.Said = w.day(when.Date(stored))
	case "percent":
		v.Said = w.percent(atoiOr(stored, -1))
	case "state":
		v.Said = w.Say(plan.WorkState(stored).Vi())
	case "cause":
		v.Said = w.Say(report.Cause(stored).Vi())
	case "quality":
		v.Said = w.Say(plan.Quality(stored).Vi())
	}
	if stored == "" {
		v.Said = w.Say("để trống")
	}
	return v
}

// HasClash tells whether an input is to be chosen among the tellings of two people; it stands in the form once.
func (p *reportPage) HasClash(name string) bool {
	for _, c := range p.Clashes {
		if c.Name == name {
			return true
		}
	}
	return false
}
