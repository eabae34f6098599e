package web

import (
	"fmt"
	"html/template"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// funcs are the few words templates of one language may use beside the fields and methods of the page structs.
// "say" and "some" are for wordings with values in them; a wording alone is written [[so]] and costs nothing.
func funcs(a *assets, w words) template.FuncMap {
	return template.FuncMap{
		"say":         w.Say,
		"some":        w.Count,
		"day":         w.day,
		"period":      w.period,
		"decimal":     w.decimal,
		"count":       w.count,
		"percent":     w.percent,
		"instant":     w.instant,
		"conf":        w.confidence,
		"question":    w.question,
		"phrase":      phrase,
		"span":        w.span,
		"kind":        w.kind,
		"num":         w.num,
		"work":        w.work,
		"time":        w.time,
		"options":     w.options,
		"cells":       w.cells,
		"years":       w.years,
		"points":      w.points,
		"monthBars":   w.monthBars,
		"dueBars":     w.dueBars,
		"dueList":     w.dueList,
		"cascade":     w.cascade,
		"picture":     w.picture,
		"ganttNames":  w.ganttNames,
		"ganttBars":   w.ganttBars,
		"stateOf":     w.reportState,
		"lineOf":      w.line,
		"themeName":   w.themeName,
		"sortOf":      w.sort,
		"sourceOf":    w.source,
		"choiceOf":    w.choice,
		"otpLink":     func(s string) template.URL { return template.URL(s) }, // made by us, of a scheme that templates do not know
		"action":      w.action,
		"noun":        w.noun,
		"field":       w.field,
		"groupsOf":    w.groupsOf,
		"oneSave":     oneSave,
		"static":      func(name string) string { return a.paths[name] },
		"clip":        clip,
		"list":        func(names []string) string { return strings.Join(names, "; ") },
		"cover":       w.coverOf,
		"filter":      func(pairs ...string) string { return filterOf(pairs...).URL() },
		"reportAt":    reportAt,
		"dueSoon":     func() int { return plan.SoonDays },
		"add":         func(a, b int) int { return a + b },
		"neg":         func(n int) int { return -n },
		"typedDay":    func(s string) string { return when.Date(s).Vi() },
		"int":         itoa,
		"str":         func(x any) string { return fmt.Sprint(x) },
		"join":        func(a, b string) string { return a + b },
		"gridRow":     func(p *reportPage, g gridLine) gridRow { return gridRow{p, g} },
		"cell":        func(r gridRow, field string) gridCell { return gridCell{r, field} },
		"titleOf":     titleOf,
		"howName":     func(h doc.How) string { return w.Say(howNames[h]) },
		"placeOf":     placeOf,
		"strip":       w.stripOf,
		"tokenKind":   w.tokenKind,
		"leftOf":      w.left,
		"because":     w.because,
		"signed":      signed,
		"lightOf":     app.LightOf,
		"lightName":   w.lightName,
		"targetState": w.targetState,
		"effect":      w.effect,
		"withBack":    func(d app.DirectiveView, back string) shownDirective { return shownDirective{View: d, Back: back} },
		"withAbout":   func(d app.DirectiveView, back string) shownDirective { return shownDirective{d, back, true} },
		"verdict":     w.verdict,
		"amount":      w.amount,
		"shown":       indicator.Shown,
		"periodOf":    func(c indicator.Calendar, p when.Period) string { return c.Named(p).In(w.Lang) },
		"asked":       w.asked,
	}
}

// clip shortens a text at a blank to at most n characters and an ellipsis.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}

func (w words) kind(code plan.KindCode) string {
	if k, ok := plan.Kinds(plan.DefaultKinds).Of(code); ok {
		return w.Say(k.Vi)
	}
	return string(code)
}

func (w words) line(code org.Line) string {
	for _, l := range org.Lines {
		if l.Line == code {
			return w.Say(l.Vi)
		}
	}
	return string(code)
}

func (w words) reportState(s report.State) string {
	if s == "" {
		return w.Say("Chưa có báo cáo")
	}
	return w.Say(s.Vi())
}

func reportAt(unitCode string, p when.Period) string { return "/reports/" + unitCode + "/" + string(p) }

// mark is a state as pages show it: a word and a sign of parts/signs.html, so that colour is never the only signal.
type mark struct{ Class, Sign, Word string }

func (w words) workMark(s plan.WorkState) mark {
	if s == "" {
		return mark{"work-", "", w.Say("Không theo dõi")}
	}
	return mark{"work-" + string(s), string(s), w.Say(s.Vi())}
}

func (w words) timeMark(r app.ItemRow) mark {
	m := mark{"time-" + string(r.Time), string(r.Time), ""}
	switch {
	case r.Time == plan.Overdue && r.DaysLate > 0:
		m.Word = w.Count(r.DaysLate, "Quá hạn %d ngày", r.DaysLate)
	case r.Time == plan.OnTime && r.Due.To == "":
		m.Word = w.Say(plan.Done.Vi())
	default:
		m.Word = w.Say(r.Time.Vi())
	}
	if r.Time == plan.InTime || r.Time == plan.NoDue || r.Time == plan.Ended {
		m.Sign = "" // nothing to notice
	}
	return m
}

// gridRow gives one row of the report form the page it stands on.
type gridRow struct {
	Page *reportPage
	Line gridLine
}

// gridCell is one field of such a row.
type gridCell struct {
	gridRow
	Field string
}

// source says where a value came from.
func (w words) source(source string) string {
	switch noun, rest, _ := strings.Cut(source, ":"); noun {
	case "report":
		return w.Say("Báo cáo")
	case "document":
		return w.Say("Văn bản")
	default:
		return strings.TrimSpace(noun + " " + rest)
	}
}

func (w words) choice(value string) string {
	if s := w.direction(value); s != "" {
		return s
	}
	if value == "" {
		return w.Say("Chưa nêu")
	}
	return value
}

// question is what a document leaves open, as its reader put it.
func (w words) question(q doc.Question) string {
	if w.Lang == lang.En && q.En != "" {
		return q.En
	}
	return q.Vi
}
