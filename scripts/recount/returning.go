package main

import (
	"slices"
	"sort"
	"strconv"
	"time"
)

// rule is how a deadline returns.
type rule struct {
	Returns []struct {
		Every  string `json:"every"`
		Days   []yearDay
		Before bool `json:"before"`
	} `json:"returns"`
	Counted *struct{} `json:"counted"` // from an event
	Anchor  string    `json:"anchor"`
	From    string    `json:"from"`
	Until   string    `json:"until"`
	Moved   []struct{ From, To string }
}

type yearDay struct {
	Month int `json:"month"` // 0 = each month
	Day   int `json:"day"`   // 0 = the last
}

type occurrence struct {
	day, due, since string
	done            string // by all who owe
}

func (r *rule) returning() bool { return r != nil && len(r.Returns) > 0 && r.From != "" }

// occurrences are the first of a rule, so many as are asked for.
func (r *rule) occurrences(n int) (out []occurrence) {
	since := r.From
	for year := number(r.From[:4]); len(out) < n && year < number(r.From[:4])+200; year++ {
		var days []string
		for month := 1; month <= 12; month++ {
			days = append(days, r.inMonth(year, month)...)
		}
		days = append(days, r.inMonth(year+1, 1)...) // "before 1 January" lies in the year before
		sort.Strings(days)
		for _, day := range slices.Compact(days) {
			if number(day[:4]) != year || day < r.From || r.Until != "" && day > r.Until {
				continue
			}
			o := occurrence{day: day, due: day, since: since}
			for _, m := range r.Moved {
				if m.From == day {
					o.due = m.To
				}
			}
			out, since = append(out, o), addDays(day, 1)
		}
	}
	return out[:min(n, len(out))]
}

// inMonth are the last allowed days that the rule names in a month.
func (r *rule) inMonth(year, month int) (out []string) {
	for _, x := range r.Returns {
		length := number(x.Every[1 : len(x.Every)-1])
		switch x.Every[len(x.Every)-1] {
		case 'Y':
			length *= 12
		case 'M':
		default:
			continue // weeks and days: nothing of the sort is promised here
		}
		named := func(first, last int) bool { // whether a day is named in these months
			return slices.ContainsFunc(x.Days, func(d yearDay) bool { return d.Month == 0 || first <= d.Month && d.Month <= last })
		}
		ends := month%min(length, 12) == 0 && (length <= 12 || (year-number(r.Anchor[:4])+1)%(length/12) == 0)
		for _, d := range x.Days {
			if d.Month == month && length <= 12 || d.Month == 0 && ends {
				out = append(out, lastAllowed(year, month, d.Day, x.Before))
			}
		}
		if ends && (len(x.Days) == 0 || length > 1 && length < 12 && !named(month-length+1, month)) {
			out = append(out, lastAllowed(year, month, 0, x.Before))
		}
	}
	return out
}

// lastAllowed is a day of a month, in a shorter month its last, or the day before it.
func lastAllowed(year, month, day int, before bool) string {
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if day == 0 {
		day = last
	}
	if before {
		day-- // day 0 of a month is the last of the one before
	}
	return time.Date(year, time.Month(month), min(day, last), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// returns lets an item that returns be due on its first open occurrence, by all lines that were approved.
func (s *standing) returns(r *rule, owing []string, said []line) {
	if s.state == "" {
		return
	}
	ours := slices.DeleteFunc(slices.Clone(said), func(l line) bool { return !slices.Contains(owing, l.UnitID) })
	by := map[string][]line{}
	for _, l := range ours {
		by[l.UnitID] = append(by[l.UnitID], l)
	}
	if len(ours) == 0 { // those who owe it have said nothing: the words of anybody are one
		by[""] = said
	}
	list := r.occurrences(len(said) + 2)
	if len(list) == 0 {
		return
	}
	done := make([][]string, len(list)) // by each occurrence, the days on which units had done it
	for _, lines := range by {
		for i, day := range fulfilled(list, lines) {
			if day != "" {
				done[i] = append(done[i], day)
			}
		}
	}
	for i, days := range done {
		if len(days) == max(len(owing), 1) {
			list[i].done = slices.Max(days)
		}
	}
	for i, o := range list {
		if o.done != "" {
			continue
		}
		s.due, s.original = o.due, o.day
		if s.state == "done" || s.state == "not_started" && i > 0 {
			s.state, s.doneOn, s.percent = "in_progress", "", -1
		}
		return
	}
	end := list[len(list)-1]
	s.due, s.original, s.state, s.doneOn = end.due, end.day, "done", end.done
}

// fulfilled is the day on which a unit had done each occurrence: those that its lines name, then, one after the other, the
// first that was open and had begun.
func fulfilled(list []occurrence, lines []line) []string {
	out := make([]string, len(list))
	sort.Slice(lines, func(i, j int) bool {
		x, y := lines[i], lines[j]
		if a, b := lastDay(x.Period), lastDay(y.Period); a != b {
			return a < b
		}
		if x.DoneOn != y.DoneOn {
			return x.DoneOn < y.DoneOn
		}
		return x.ID < y.ID
	})
	var free []string
	before := line{}
	for _, l := range lines {
		if l.State != "done" || l.DoneOn == "" {
			continue
		}
		again := before.DoneOn == l.DoneOn && (before.Occurrence == l.Occurrence || l.Occurrence == "")
		if again {
			continue // a later report that repeats the day
		}
		before = l
		i := slices.IndexFunc(list, func(o occurrence) bool { return o.day == l.Occurrence })
		switch {
		case i >= 0 && out[i] == "":
			out[i] = l.DoneOn
		case l.Occurrence == "":
			free = append(free, l.DoneOn)
		}
	}
	for _, day := range free {
		if i := slices.Index(out, ""); i >= 0 && list[i].since <= day {
			out[i] = day
		}
	}
	return out
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
