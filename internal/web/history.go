package web

import (
	"regexp"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// historyGroup is the changes of one act to one sort of thing, in the words of pages.
type historyGroup struct {
	Noun    string
	Changes []app.FieldChange
	New     bool // nothing stood there before
}

// groupsOf are the changes of an act, one line for each thing it touched. Identifiers that only the program reads are left out.
func groupsOf(changes []app.FieldChange) (out []historyGroup) {
	for _, c := range changes {
		if unreadable(c) {
			continue
		}
		c.Before, c.After = saidValue(c.Field, c.Before), saidValue(c.Field, c.After)
		n := len(out)
		again := n > 0 && out[n-1].Noun == c.Noun && !holds(out[n-1], c.Field)
		if !again {
			out = append(out, historyGroup{Noun: c.Noun, New: true})
			n++
		}
		g := &out[n-1]
		g.Changes = append(g.Changes, c)
		g.New = g.New && c.Before == ""
	}
	return out
}

// holds tells whether a group has the field already: the next row of the same sort begins.
func holds(g historyGroup, field string) bool {
	for _, c := range g.Changes {
		if c.Field == field {
			return true
		}
	}
	return false
}

var identifier = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|^[0-9a-f]{64}$`)

func unreadable(c app.FieldChange) bool {
	if c.Field == "percent" && c.Before == "" && c.After == "-1" {
		return true // not stated, as before
	}
	return c.Field == "modality" || identifier.MatchString(c.Before) || identifier.MatchString(c.After)
}

// saidValue is a stored value in the words of pages.
func saidValue(field, v string) string {
	if v == "" {
		return ""
	}
	switch field {
	case "state":
		if vi := report.State(v).Vi(); vi != v {
			return vi
		}
		return plan.WorkState(v).Vi()
	case "percent":
		return percent(atoiOr(v, -1))
	case "quality":
		return plan.Quality(v).Vi()
	case "kind":
		return kindVi(plan.KindCode(v))
	case "role":
		return plan.Role(v).Vi()
	case "relation":
		return plan.Relation(v).Vi()
	case "verdict":
		return plan.Verdict(v).Vi()
	case "stage":
		return doc.Stage(v).Vi()
	case "to":
		if _, ok := nouns[v]; ok {
			return nounVi(v)
		}
	case "value", "number", "high":
		return vn(v)
	case "sort":
		return sortVi(v)
	case "comparator":
		return comparatorVi(v)
	case "period":
		if p, ok := when.ParsePeriod(v); ok {
			return p.Vi()
		}
	}
	if rest, ok := strings.CutPrefix(v, "to: "); ok {
		v = "đến " + rest
	}
	v = strings.NewReplacer("from: ", "từ ", "; to: ", " đến ", "unit: ", "đơn vị tính: ", "deliverable: ", "sản phẩm: ").Replace(v)
	return isoDay.ReplaceAllStringFunc(v, func(d string) string { return when.Date(d).Vi() })
}

var isoDay = regexp.MustCompile(`\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b`)

func atoiOr(s string, def int) int {
	if s == "" {
		return def
	}
	return atoi(s)
}
