package main

import (
	"fmt"
	"sort"
	"strconv"
	"time"
)

// soonDays is how long before its last day an item is due soon.
const soonDays = 7

// standing is how an item stands by its approved reports; percent −1 is unknown.
type standing struct {
	item
	leads    []string
	due      string
	original string
	state    string // "" of a kind that has none
	doneOn   string
	percent  int
	reported string // the period
	heard    []line // on which it rests
	gaps     map[string]bool
}

type planned struct {
	*record
	today string
	items map[string]*standing       // those that have not ended
	fresh string                     // the month that a report must cover to be fresh
	said  map[string]map[string]line // newest approved lines, by item and unit; nil until asked for
}

// stand works out how every item stands on a day.
func stand(r *record, today string) *planned {
	p := &planned{record: r, today: today, items: map[string]*standing{}, fresh: freshSince(today)}
	for id, it := range r.items {
		if !it.Ended {
			p.items[id] = &standing{item: it, percent: -1}
		}
	}
	rules := map[string]*rule{}
	for _, d := range r.dues {
		if s := p.items[d.ItemID]; s != nil {
			s.due, s.original = d.To, d.Original
			rules[d.ItemID] = d.Rule
		}
	}
	byItem := map[string][]assignment{}
	for _, a := range r.assignments {
		if a.Role == "lead" {
			byItem[a.ItemID] = append(byItem[a.ItemID], a)
		}
	}
	said, approved := newestApproved(r), map[string][]line{}
	for _, l := range r.lines {
		if r.reports[l.ReportID].State == "approved" {
			approved[l.ItemID] = append(approved[l.ItemID], l)
		}
	}
	for id, s := range p.items {
		leads := byItem[id]
		sort.Slice(leads, func(i, j int) bool { return leads[i].Ord < leads[j].Ord })
		for _, a := range leads {
			s.leads = append(s.leads, a.UnitID)
		}
		if s.Kind == "task" || s.Kind == "project" {
			s.judge(owing(r, leads), said[id])
			if rule := rules[id]; rule.returning() {
				s.returns(rule, owing(r, leads), r.counted(id, approved[id], owing(r, leads)))
			}
		}
	}
	p.lack()
	return p
}

// owing are the units that must report on what these lead: a group stands for its members.
func owing(r *record, leads []assignment) (out []string) {
	seen := map[string]bool{}
	add := func(id string) {
		if id != "" && !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	for _, a := range leads {
		members := r.units[a.UnitID].Members
		for _, m := range members {
			add(m)
		}
		if len(members) == 0 {
			add(a.UnitID)
		}
	}
	return out
}

// newestApproved is, for each item, what each unit last said of it in a report that was approved.
func newestApproved(r *record) map[string]map[string]line {
	out := map[string]map[string]line{}
	for _, l := range r.lines {
		if r.reports[l.ReportID].State != "approved" {
			continue
		}
		if out[l.ItemID] == nil {
			out[l.ItemID] = map[string]line{}
		}
		old, has := out[l.ItemID][l.UnitID]
		if end, was := lastDay(l.Period), lastDay(old.Period); !has || end > was || end == was && l.ID < old.ID {
			out[l.ItemID][l.UnitID] = l
		}
	}
	return out
}

// judge says how an item stands: done when every unit that owes says so, by the last of their days.
func (s *standing) judge(owing []string, said map[string]line) {
	s.state = "not_started"
	var heard []line
	for _, u := range owing {
		if l, ok := said[u]; ok {
			heard = append(heard, l)
		}
	}
	if len(heard) == 0 && len(said) > 0 { // those who owe have not spoken: the newest word of another
		var others []line
		for _, l := range said {
			others = append(others, l)
		}
		sort.Slice(others, func(i, j int) bool {
			if x, y := lastDay(others[i].Period), lastDay(others[j].Period); x != y {
				return x > y
			}
			return others[i].UnitID < others[j].UnitID
		})
		heard = others[:1]
	}
	if len(heard) == 0 {
		return
	}
	count, sum, known, done := map[string]int{}, 0, 0, ""
	for _, l := range heard {
		count[l.State]++
		if l.Percent >= 0 {
			sum, known = sum+l.Percent, known+1
		}
		if l.State == "done" {
			done = max(done, l.DoneOn)
		}
		if s.reported == "" || lastDay(l.Period) > lastDay(s.reported) {
			s.reported = l.Period
		}
	}
	s.heard = heard
	if known > 0 {
		s.percent = sum / known
	}
	s.state = "in_progress"
	everyone := len(heard) >= max(len(owing), 1)
	for _, all := range []string{"done", "cancelled", "paused", "not_started"} {
		if count[all] == len(heard) && (everyone || all == "not_started") {
			s.state = all
		}
	}
	if s.state == "done" {
		s.doneOn = done
	}
}

func (s *standing) open() bool {
	return s.state == "not_started" || s.state == "in_progress" || s.state == "paused"
}

// time is where the item stands against its last day.
func (s *standing) time(today string) string {
	switch {
	case s.state == "":
		return ""
	case s.state == "cancelled":
		return "ended"
	case s.state == "done" && s.due != "" && s.doneOn > s.due:
		return "late"
	case s.state == "done":
		return "on_time"
	case s.due == "":
		return "no_due"
	case s.due < today:
		return "overdue"
	case s.due <= addDays(today, soonDays):
		return "due_soon"
	}
	return "in_time"
}

func addDays(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// lastDay is the last day of the calendar that a reporting period names, "" when it names none.
func lastDay(period string) string {
	if len(period) < 4 {
		return ""
	}
	if first, last, is := cutDays(period); is {
		_ = first
		return last
	}
	year, err := strconv.Atoi(period[:4])
	if err != nil {
		return ""
	}
	month := 12
	switch part := period[4:]; part {
	case "", "-H2", "-Q4":
	case "-H1", "-Q2":
		month = 6
	case "-9M", "-Q3":
		month = 9
	case "-Q1":
		month = 3
	default:
		if len(part) == 4 && part[1] == 'W' {
			return lastOfWeek(year, part[2:])
		}
		if month, err = strconv.Atoi(part[1:]); err != nil {
			return ""
		}
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// cutDays reads a period that is written as its two days.
func cutDays(period string) (first, last string, is bool) {
	if len(period) < 2*len(time.DateOnly) {
		return "", "", false
	}
	first, last = period[:len(time.DateOnly)], period[len(period)-len(time.DateOnly):]
	_, err := time.Parse(time.DateOnly, last)
	return first, last, err == nil
}

// lastOfWeek is the Sunday of a week by ISO 8601: the first week is that of 4 January.
func lastOfWeek(year int, week string) string {
	n, err := strconv.Atoi(week)
	if err != nil {
		return ""
	}
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
	return monday.AddDate(0, 0, 7*n-1).Format(time.DateOnly)
}

// freshSince is the month before the one that is being reported; that is the newest whose 14th has passed.
func freshSince(today string) string {
	t, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return ""
	}
	back := 1
	if t.Day() < 15 {
		back = 2
	}
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, -back, 0)
	return fmt.Sprintf("%04d-%02d", first.Year(), first.Month())
}
