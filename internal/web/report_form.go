package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// maxLines bounds the rows of one report form; the busiest office of a province owes about 300 items.
const maxLines = 5000

// typedReport is the form as the person sent it.
type typedReport struct {
	edit  app.ReportEdit
	texts []app.TextEdit
	lines map[string]typedLine     // by item
	files bool                     // one was chosen, and a page cannot show it chosen again
	asks  map[string]extensionForm // by item: requests for more time that were begun
}

type typedLine struct {
	line                   report.Line
	percent, value, doneOn string
	wrong, wrongField      string
}

// fill puts what was typed back into the page, with the revisions it was typed on: sent again, it meets the same refusal
// until the newer version has been opened.
func (t *typedReport) fill(p *reportPage) {
	p.Report.Rev = t.edit.Rev
	for i := range p.Texts {
		if text, named := t.edit.TextUnder(p.Texts[i].Key); named {
			p.Texts[i].Text = text
		}
	}
	for i := range p.Grid {
		g := &p.Grid[i]
		if l, ok := t.lines[string(g.Item.Item.ID)]; ok {
			l.line.Evidence, l.line.EvidenceName = g.Line.Evidence, g.Line.EvidenceName
			g.Ask = t.asks[string(g.Item.Item.ID)]
			g.Line, g.Percent, g.Value, g.DoneOn, g.Wrong, g.WrongField = l.line, l.percent, l.value, l.doneOn, l.wrong, l.wrongField
		}
	}
}

// reportForm reads every row. The first row that cannot be read names itself; the others are kept all the same.
func (w words) reportForm(r *http.Request) (*typedReport, error) {
	edit := app.ReportEdit{Rev: atoi(text(r, "rev")), Summary: text(r, "summary"), Difficulties: text(r, "difficulties"), Proposals: text(r, "proposals")}
	typed := &typedReport{lines: map[string]typedLine{}, asks: map[string]extensionForm{}}
	for name := range r.PostForm {
		key, now := strings.CutPrefix(name, "was.")
		if !now {
			continue
		}
		typed.texts = append(typed.texts, app.TextEdit{Key: key, Was: text(r, name), Now: text(r, textInput(key))})
		if textInput(key) != key {
			if edit.Texts == nil {
				edit.Texts = map[string]string{}
			}
			edit.Texts[key] = text(r, textInput(key))
		}
	}
	var first error
	for _, name := range r.PostForm["clash"] { // two tellings, of which none was chosen
		if !r.PostForm.Has(name) {
			first = fault.New(fault.Invalid, "Còn ô chưa chọn giữa hai bản; chưa ghi gì. Hãy gửi lại biểu mẫu để chọn.", "Between two tellings of a field none was chosen; nothing was written. Send the form again and choose.").At(name)
		}
	}
	for n := 0; ; n++ {
		at := "line." + strconv.Itoa(n) + "."
		item := text(r, at+"item")
		if item == "" {
			break
		}
		if n == maxLines {
			return typed, fault.New(fault.TooLarge, "Biểu mẫu có hơn %d dòng nên chưa ghi gì.", "The form has more than %d rows; nothing was written.", maxLines)
		}
		line, err := w.lineForm(r, at, item)
		kept := typedLine{line: line, percent: text(r, at+"percent"), value: text(r, at+"value"), doneOn: text(r, at+"done_on")}
		if err != nil {
			kept.wrong, kept.wrongField = fault.Say(err, string(w.Lang)), strings.TrimPrefix(fieldOf(err), at)
			if first == nil {
				first = err
			}
		}
		typed.lines[item] = kept
		if ask := extensionTyped(r, n); ask.Begun() {
			typed.asks[item] = ask
		}
		file, err := upload(r, at+"file")
		if err != nil && first == nil {
			first = err
		}
		typed.files = typed.files || file != nil
		edit.Lines = append(edit.Lines, app.LineEdit{Line: line, File: file})
	}
	typed.edit = edit
	return typed, first
}

// fieldOf is the input that an error belongs to.
func fieldOf(err error) string {
	var e *fault.Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

func (w words) lineForm(r *http.Request, at, item string) (report.Line, error) {
	l := report.Line{ID: text(r, at+"id"), Rev: atoi(text(r, at+"rev")), ItemID: plan.ItemID(item), State: plan.WorkState(text(r, at+"state")), Percent: -1,
		Text: text(r, at+"text"), Difficulties: text(r, at+"difficulties"), Cause: report.Cause(text(r, at+"cause")), Product: text(r, at+"product"), Quality: plan.Quality(text(r, at+"quality")), Occurrence: when.Date(text(r, at+"occurrence")), Taken: text(r, at+"taken") != ""}
	code := text(r, at+"code")
	if p := strings.TrimSpace(strings.TrimSuffix(text(r, at+"percent"), "%")); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 100 {
			return l, fault.New(fault.Invalid, "%s: tiến độ %q không phải số từ 0 đến 100; chưa biết thì để trống.", "%s: progress %q is not a number from 0 to 100; leave it empty when unknown.", code, p).At(at + "percent")
		}
		l.Percent = n
	}
	var err error
	if l.DoneOn, err = typedDay(at+"done_on", code+": "+"ngày hoàn thành", text(r, at+"done_on")); err != nil {
		return l, err
	}
	if l.Value, err = w.number(at+"value", code+": "+"giá trị", text(r, at+"value")); err != nil {
		return l, err
	}
	return l, nil
}
