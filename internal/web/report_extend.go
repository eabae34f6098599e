package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// extensionForm is a request for more time as it was typed in a row of the sheet, and why it was refused.
type extensionForm struct {
	Occurrence       when.Date
	NewDay           string
	Reason, Document string
	Wrong            string
	sent             bool // its button was pressed
}

// occurrenceChoice is one time of a recurring item that a "done" may fulfil.
type occurrenceChoice struct {
	Value  string
	Said   string
	Chosen bool
}

// Returns tells whether the row is of something that is owed again and again.
func (g gridLine) Returns() bool { return len(g.Open) > 0 || g.Line.Occurrence != "" }

// Occurrences are what a "done" may fulfil: the earliest that is open unless another is chosen, so that it stays right when
// the report of the month before is approved meanwhile.
func (g gridLine) Occurrences(w words) (out []occurrenceChoice) {
	chosen := false
	for i, o := range g.Open {
		c := occurrenceChoice{Value: string(o.Day), Said: w.day(o.DueOn), Chosen: o.Day == g.Line.Occurrence}
		if i == 0 && !c.Chosen {
			c.Value = ""
		}
		chosen = chosen || c.Chosen
		out = append(out, c)
	}
	if !chosen && g.Line.Occurrence != "" {
		out = append(out, occurrenceChoice{string(g.Line.Occurrence), w.Say("%s (không còn mở)", w.day(g.Line.Occurrence)), true})
	}
	return out
}

// extensionTyped is the request that was typed in a row of the form.
func extensionTyped(r *http.Request, row int) extensionForm {
	at := "extend." + itoa(row) + "."
	return extensionForm{Occurrence: when.Date(text(r, at+"occurrence")), NewDay: text(r, at+"new_day"), Reason: text(r, at+"reason"), Document: text(r, at+"document"), sent: r.PostForm.Get("extend") == itoa(row)}
}

// Begun tells whether anything was typed, or the request was sent as it is.
func (x extensionForm) Begun() bool { return x.NewDay+x.Reason+x.Document != "" || x.sent }

// askFromSheet sends the request for more time whose button was pressed, once the draft has been saved, and comes back to the
// sheet. Requests that were only begun stay as they were typed.
func (s *server) askFromSheet(w http.ResponseWriter, r *http.Request, who app.Who, asks map[string]extensionForm) error {
	say := s.words(r)
	note, status := say.Say("Đã lưu bản nháp; đề nghị gia hạn chưa gửi."), http.StatusOK
	var failed error
	for item, ask := range asks {
		if !ask.sent {
			continue
		}
		switch failed = s.askMore(r, who, plan.ItemID(item), ask); {
		case failed == nil:
			delete(asks, item)
			note = say.Say("Đã gửi đề nghị gia hạn; hạn chưa đổi cho đến khi có quyết định.")
		case !mendable(failed):
			return failed
		default:
			ask.Wrong, status = fault.Say(failed, string(say.Lang)), statusOf(failed)
			asks[item] = ask
		}
	}
	if len(asks) == 0 {
		return s.done(w, r, r.URL.Path+"#row-"+r.PostForm.Get("extend"), note)
	}
	p, err := s.reportPage(w, r)
	if err != nil {
		return err
	}
	for i, g := range p.Grid {
		p.Grid[i].Ask = asks[string(g.Item.Item.ID)]
	}
	if p.Note = note; failed != nil {
		p.Note, p.Problem = "", p.problem(failed)
	}
	return s.show(w, status, "report", p)
}

func (s *server) askMore(r *http.Request, who app.Who, item plan.ItemID, x extensionForm) error {
	day, err := typedDay("new_day", "Hạn mới", x.NewDay)
	if err == nil {
		_, err = s.app.AskExtension(r.Context(), who, app.ExtensionAsk{Item: string(item), Unit: r.PathValue("unit"), Occurrence: x.Occurrence, NewDay: day, Reason: x.Reason, Document: x.Document})
	}
	return err
}
