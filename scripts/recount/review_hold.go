package main

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

func (v *reviewed) differ(format string, args ...any) {
	v.wrong = append(v.wrong, fmt.Sprintf(format, args...))
}

// hold holds what a reference read when the review was closed against the rows it names.
func (v *reviewed) hold(c closing, ref string, f figure) {
	a := readRef(ref)
	switch {
	case f.Table != nil:
		v.holdTable(c, ref, a, f)
	case f.Chart != nil:
		v.holdChart(c, ref, a, f)
	default:
		v.holdText(c, ref, a, f)
	}
}

// ids are those of the rows that a figure names, of one noun; a row that the journal lacks is told.
func (v *reviewed) ids(c closing, where string, rows []int) (out []string) {
	for _, i := range rows {
		if i < 0 || i >= len(c.Rows) {
			v.differ("%s names a row that there is not", where)
			continue
		}
		row := c.Rows[i]
		if _, ok := v.observed[row.ID]; !ok && v.words[row.ID] == "" {
			v.differ("%s names the %s %s, which the journal does not have", where, row.Noun, row.ID)
		}
		out = append(out, row.ID)
	}
	return out
}

// counts compares a count with the rows it names, and those with all that fit; all nil asks only that each row fits.
func (v *reviewed) counts(c closing, where, said string, rows []int, fits test, all map[string]*standing) {
	v.held[where] = said
	ids := v.ids(c, where, rows)
	slices.Sort(ids)
	if len(slices.Compact(slices.Clone(ids))) != len(ids) || said != strconv.Itoa(len(ids)) {
		v.differ("%s says %s and names %d rows", where, said, len(ids))
	}
	for _, id := range ids {
		if s := v.items[id]; s == nil || !fits(s) {
			v.differ("%s counts %s, which is not so by the journal", where, v.record.items[id].Code)
		}
	}
	if all == nil {
		return
	}
	n := 0
	for _, s := range all {
		if fits(s) {
			n++
		}
	}
	if n != len(ids) {
		v.differ("%s says %s where the journal has %d", where, said, n)
	}
}

func (v *reviewed) holdText(c closing, ref string, a asked, f figure) {
	where := "{{" + ref + "}}"
	v.held[where] = f.Text
	anything := func(*standing) bool { return true }
	switch a.head {
	case "so nhiem vu", "ty le nhiem vu", "ti le nhiem vu":
		fits, ok := v.fitting(a.rest)
		if !ok {
			v.differ("%s: the word is not known here", where)
			return
		}
		all := v.scope(false, a.options)
		if a.head == "so nhiem vu" {
			v.counts(c, where, strings.ReplaceAll(f.Text, ".", ""), f.Rows, fits, all)
			return
		}
		v.counts(c, where, strconv.Itoa(len(f.Rows)), f.Rows, fits, all)
		if want := decimal(fmt.Sprintf("%d.%d", 1000*len(f.Rows)/len(all)/10, 1000*len(f.Rows)/len(all)%10)) + "%"; f.Text != want {
			v.differ("%s says %s where the journal has %s", where, f.Text, want)
		}
	case "so chi tieu":
		var all map[string]*standing
		if a.rest == "" {
			all = v.scope(true, a.options)
		}
		v.counts(c, where, strings.ReplaceAll(f.Text, ".", ""), f.Rows, anything, all)
	case "so viec ky truoc de ra":
		fits, ok := v.fitting(a.rest)
		if !ok {
			v.differ("%s: the word is not known here", where)
			return
		}
		v.counts(c, where, strings.ReplaceAll(f.Text, ".", ""), f.Rows, fits, nil)
	case "so nguyen nhan":
		v.counts(c, where, strings.ReplaceAll(f.Text, ".", ""), f.Rows, func(s *standing) bool {
			time := s.time(v.today)
			return (time == "overdue" || time == "late") && (a.rest == "" || a.rest == v.causeOf(s.ID))
		}, v.scope(false, a.options))
	case "so bao cao cap duoi":
		if ids := v.ids(c, where, f.Rows); f.Text != strconv.Itoa(len(ids)) {
			v.differ("%s says %s and names %d rows", where, f.Text, len(ids))
		}
	case "muc tieu", "goc":
		v.among(c, where, f.Text, f.Rows)
	case "cap duoi":
		v.lower(c, where, a.rest, f.Text, f.Rows)
	case "":
		ids := v.ids(c, where, f.Rows)
		if len(ids) == 1 {
			if o, ok := v.observed[ids[0]]; ok {
				v.value(where, f.Text, o)
				return
			}
		}
		v.among(c, where, f.Text, f.Rows)
	default:
		v.among(c, where, f.Text, f.Rows)
	}
}

// value compares a number with the observation it stands on, which must be the newest that was known.
func (v *reviewed) value(where, said string, o observation) {
	v.held[where] = said
	switch {
	case o.Value == "":
		if hasDigit(said) {
			v.differ("%s says %s where nothing was published", where, said)
		}
	case decimal(o.Value) != said:
		v.differ("%s says %s where the journal has %s", where, said, decimal(o.Value))
	case o.KnownOn > v.today:
		v.differ("%s says %s, which was known on %s only", where, said, o.KnownOn)
	}
}

// among asks that every number of a text stands in what the journal says of the rows it names.
func (v *reviewed) among(c closing, where, said string, rows []int) {
	v.held[where] = said
	text := ""
	for _, id := range v.ids(c, where, rows) {
		text += "\n" + v.told(id)
	}
	for _, n := range numbersIn(said) {
		if !saysNumber(text, n) {
			v.differ("%s says %s, which none of its rows says: %.120s", where, n, said)
		}
	}
}

// told is all the journal says of an item, a report or a value: its words, days as people write them, its targets.
func (v *reviewed) told(id string) string {
	if o, ok := v.observed[id]; ok {
		return decimal(o.Value) + "\n" + o.Period
	}
	text := v.words[id]
	for _, t := range v.targets[id] {
		text += "\n" + decimal(t.Value) + "\n" + decimal(t.High) + "\n" + t.Worded
	}
	if s := v.items[id]; s != nil {
		text += "\n" + civil(s.due) + "\n" + civil(s.doneOn)
		if s.time(v.today) == "overdue" {
			text += "\n" + strconv.Itoa(daysBetween(s.due, v.today))
		}
		for _, lead := range s.leads {
			text += "\n" + v.names[lead]
		}
	}
	if r, ok := v.record.reports[id]; ok {
		text += "\n" + strings.ReplaceAll(r.Period, "-", "\n") + "\n" + v.names[r.UnitID]
	}
	return text
}

// lower compares a figure of a lower body's review with what that review froze.
func (v *reviewed) lower(c closing, where, rest, said string, rows []int) {
	v.held[where] = said
	_, ref, _ := strings.Cut(rest, ": ")
	for _, id := range v.ids(c, where, rows) {
		below, ok := v.closings[id]
		if !ok {
			continue
		}
		for name, f := range below.Figures {
			if bare(name) == strings.TrimSpace(ref) {
				if f.Text != said {
					v.differ("%s says %s where the lower review froze %s", where, said, f.Text)
				}
				return
			}
		}
	}
	v.differ("%s says %s, which no lower review froze", where, said)
}

func (v *reviewed) holdChart(c closing, ref string, a asked, f figure) {
	for i, s := range f.Chart.Series {
		for j, said := range s.Values {
			where := fmt.Sprintf("{{%s}} %s, %s", ref, s.Name, f.Chart.Names[j])
			var rows []int
			if j < len(s.Rows) {
				rows = s.Rows[j]
			}
			switch {
			case said == "":
			case f.Chart.Sort == "line":
				for _, id := range v.ids(c, where, rows) {
					v.value(where, decimal(said), v.observed[id])
					if p := v.observed[id].Period; p != f.Chart.Names[j] {
						v.differ("%s is of %s", where, p)
					}
				}
			default:
				word := bare(s.Name)
				if f.Chart.Sort == "bars" {
					word = bare(f.Chart.Names[j])
				}
				fits, ok := v.fitting(word)
				if !ok {
					fits = func(*standing) bool { return true }
				}
				var all map[string]*standing
				if f.Chart.Sort == "bars" && i == 0 && ok {
					all = v.scope(false, a.options)
				}
				v.counts(c, where, said, rows, fits, all)
			}
		}
	}
}

// share is a result in per cent of a target, to one decimal, as it is printed.
func share(got, aim string) string {
	x, ok := new(big.Rat).SetString(got)
	y, also := new(big.Rat).SetString(aim)
	if !ok || !also || y.Sign() == 0 {
		return ""
	}
	return strings.TrimSuffix(x.Quo(x.Mul(x, big.NewRat(100, 1)), y).FloatString(1), ".0")
}
