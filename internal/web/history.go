package web

import (
	"regexp"
	"slices"
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
	Times   int  // how many things were changed in just this way
}

// groupsOf are the changes of an act, one line for each thing it touched. Identifiers that only the program reads are left out.
func (w words) groupsOf(changes []app.FieldChange) (out []historyGroup) {
	for _, c := range changes {
		if unreadable(c) {
			continue
		}
		c.Before, c.After = w.value(c.Field, c.Before), w.value(c.Field, c.After)
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
	return folded(out)
}

// folded says what was done alike to several things once.
func folded(groups []historyGroup) (out []historyGroup) {
	for _, g := range groups {
		i := slices.IndexFunc(out, func(x historyGroup) bool { return x.Noun == g.Noun && slices.Equal(x.Changes, g.Changes) })
		if i < 0 {
			i = len(out)
			out = append(out, g)
		}
		out[i].Times++
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

// value is a stored value in the words of pages.
func (w words) value(field, v string) string {
	if v == "" {
		return ""
	}
	switch field {
	case "state":
		if vi := report.State(v).Vi(); vi != v {
			return w.Say(vi)
		}
		return w.Say(plan.WorkState(v).Vi())
	case "percent":
		return w.percent(atoiOr(v, -1))
	case "quality":
		return w.Say(plan.Quality(v).Vi())
	case "kind":
		return w.kind(plan.KindCode(v))
	case "role":
		return w.Say(plan.Role(v).Vi())
	case "relation":
		return w.Say(plan.Relation(v).Vi())
	case "verdict":
		return w.Say(plan.Verdict(v).Vi())
	case "stage":
		return w.Say(doc.Stage(v).Vi())
	case "to":
		if _, ok := nouns[v]; ok {
			return w.noun(v)
		}
	case "value", "number", "high":
		return w.decimal(v)
	case "sort":
		return w.sort(v)
	case "comparator":
		return w.comparator(v)
	case "period":
		if p, ok := when.ParsePeriod(v); ok {
			return w.period(p)
		}
	}
	if rest, ok := strings.CutPrefix(v, "to: "); ok {
		v = w.Say("đến") + " " + rest
	}
	if strings.Contains(v, ": ") {
		v = strings.NewReplacer("from: ", w.Say("từ")+" ", "; to: ", " "+w.Say("đến")+" ", "unit: ", w.Say("đơn vị tính")+": ", "deliverable: ", w.Say("sản phẩm")+": ").Replace(v)
	}
	return isoDay.ReplaceAllStringFunc(v, func(d string) string { return w.day(when.Date(d)) })
}

var isoDay = regexp.MustCompile(`\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b`)

func atoiOr(s string, def int) int {
	if s == "" {
		return def
	}
	return atoi(s)
}
