package web

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// funcs are the few words templates may use beside the fields and methods of the page structs.
func funcs(a *assets) template.FuncMap {
	return template.FuncMap{
		"static":    func(name string) string { return a.paths[name] },
		"kindVi":    kindVi,
		"workMark":  workMark,
		"timeMark":  timeMark,
		"stateVi":   reportStateVi,
		"lineVi":    lineVi,
		"themeVi":   plan.ThemeVi,
		"percent":   percent,
		"vn":        vn,
		"count":     func(n int) string { return grouped(fmt.Sprint(n)) },
		"clip":      clip,
		"list":      func(names []string) string { return strings.Join(names, "; ") },
		"instant":   instant,
		"cover":     coverOf,
		"filter":    func(pairs ...string) string { return filterOf(pairs...).URL() },
		"reportAt":  reportAt,
		"dueSoon":   func() int { return plan.SoonDays },
		"add":       func(a, b int) int { return a + b },
		"neg":       func(n int) int { return -n },
		"dayVi":     func(s string) string { return when.Date(s).Vi() },
		"half":      func(x float64) float64 { return x / 2 },
		"int":       itoa,
		"str":       func(x any) string { return fmt.Sprint(x) },
		"join":      func(a, b string) string { return a + b },
		"linkTo":    func(n int, href, class string) linked { return linked{n, href, class} },
		"gridRow":   func(p *reportPage, g gridLine) gridRow { return gridRow{p, g} },
		"conf":      confidence,
		"phrase":    phrase,
		"titleOf":   titleOf,
		"themeName": themeName,
		"valueText": valueText,
		"span":      span,
		"sortVi":    sortVi,
		"sourceVi":  sourceVi,
		"choiceVi":  choiceVi,
		"actionVi":  actionVi,
		"nounVi":    nounVi,
		"fieldVi":   fieldVi,
		"placeOf":   placeOf,
		"groupsOf":  groupsOf,
	}
}

// vietnam is the zone of every instant on a page; the country has had one zone without summer time since 1975.
var vietnam = time.FixedZone("ICT", 7*3600)

// instant writes a journal time, Unix milliseconds, as "20/06/2026 08:05".
func instant(ms int64) string { return time.UnixMilli(ms).In(vietnam).Format("02/01/2006 15:04") }

// clip shortens a text at a blank to at most n characters and an ellipsis.
func clip(s string, n int) string {
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

// percent writes a known percentage; −1 is unknown, which is not zero.
func percent(n int) string {
	if n < 0 {
		return "chưa có số liệu"
	}
	return fmt.Sprintf("%d\u00a0%%", n)
}

func kindVi(code plan.KindCode) string {
	if k, ok := plan.Kinds(plan.DefaultKinds).Of(code); ok {
		return k.Vi
	}
	return string(code)
}

func lineVi(code string) string {
	for _, l := range lines {
		if string(l.Line) == code {
			return l.Vi
		}
	}
	return code
}

func reportStateVi(s report.State) string {
	if s == "" {
		return "Chưa có báo cáo"
	}
	return s.Vi()
}

func reportAt(unitCode string, p when.Period) string { return "/reports/" + unitCode + "/" + string(p) }

// mark is a state as pages show it: a word and a sign of parts/signs.html, so that colour is never the only signal.
type mark struct{ Class, Sign, Vi string }

func workMark(s plan.WorkState) mark {
	vi := s.Vi()
	if s == "" {
		vi = "Không theo dõi"
	}
	return mark{"work-" + string(s), string(s), vi}
}

func timeMark(r app.ItemRow) mark {
	sign, vi := string(r.Time), r.Time.Vi()
	switch {
	case r.Time == plan.Overdue && r.DaysLate > 0:
		vi = fmt.Sprintf("Quá hạn %d ngày", r.DaysLate)
	case r.Time == plan.OnTime && r.Due.To == "":
		vi = "Hoàn thành"
	}
	if r.Time == plan.InTime || r.Time == plan.NoDue || r.Time == plan.Ended {
		sign = "" // nothing to notice
	}
	return mark{"time-" + string(r.Time), sign, vi}
}

// linked is a number with the list behind it.
type linked struct {
	Count int
	Href  string
	Class string
}

// gridRow gives one row of the report form the page it stands on.
type gridRow struct {
	Page *reportPage
	Line gridLine
}

// confidence is written with a comma and two digits: 0,94.
func confidence(p float64) string { return strings.Replace(fmt.Sprintf("%.2f", p), ".", ",", 1) }

// sourceVi says where a value came from.
func sourceVi(source string) string {
	switch noun, rest, _ := strings.Cut(source, ":"); noun {
	case "report":
		return "Báo cáo"
	case "document":
		return "Văn bản"
	default:
		return strings.TrimSpace(noun + " " + rest)
	}
}

func choiceVi(value string) string {
	if s := directionVi(value); s != "" {
		return s
	}
	if value == "" {
		return "Chưa nêu"
	}
	return value
}
