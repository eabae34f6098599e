package made

import (
	"math/rand/v2"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Task is one task from the day it was given to its end, with what was told of it on the way.
type Task struct {
	Unit       int
	GivenOn    when.Date
	DueOn      when.Date // as first set
	Parts      []Part
	Reports    []Report
	Extensions []Extension
	DoneOn     when.Date // "" = not within five years and a half
}

// Part is a step of a task with a last day of its own.
type Part struct{ DueOn, DoneOn when.Date }

// Report is what the unit told for a month.
type Report struct {
	On      when.Date // sent and approved
	Period  when.Period
	State   plan.WorkState
	Percent int // −1 = not stated
	DoneOn  when.Date
}

// Extension is a request for more days and what became of it.
type Extension struct {
	AskedOn, DecidedOn, From, To when.Date
	Granted                      bool
}

// DueAsOf is the last day in force on a day.
func (t Task) DueAsOf(day when.Date) when.Date {
	due := t.DueOn
	for _, e := range t.Extensions {
		if e.Granted && e.DecidedOn <= day {
			due = e.To
		}
	}
	return due
}

// months of the invented time: five years in which tasks are given, and half a year more.
const (
	giving = 60
	all    = giving + 6
)

// unit is what a unit is like; nobody but the generator sees it.
type unit struct {
	share      float64 // of all tasks
	pace       float64 // of its work
	hands      float64 // tasks it can push at full pace at a time
	discipline float64 // chance of a report in a month
	rounding   int
	optimism   float64 // points above the truth
	asks       float64 // chance to ask for more days when behind
}

// work is a task while it is worked on.
type work struct {
	Task
	size, done   float64 // months of one hand
	begins       int     // month
	signature    bool    // its end is a signature: little shows before
	told         int     // the highest percent told
	stands       int     // months that it still stands still
	given, dueIn int     // months; dueIn is of the last day in force
	finishedIn   int     // month in which it was done, −1
	toldDone     bool
}

func tasks(rng *rand.Rand, count int) []Task {
	units := units(rng, count)
	var going []*work
	for month := range all {
		if month < giving {
			for range 25 {
				going = append(going, give(rng, units, month))
			}
		}
		busy := make([]int, count)
		for _, w := range going {
			if w.finishedIn < 0 && month >= w.begins {
				busy[w.Unit]++
			}
		}
		for _, w := range going {
			u := units[w.Unit]
			w.push(rng, u, month, busy[w.Unit])
			w.ask(rng, u, month)
			w.tell(rng, u, month)
		}
	}
	out := make([]Task, len(going))
	for i, w := range going {
		out[i] = w.Task
	}
	return out
}

// units draws what the units are like. A few lead many tasks, most lead some; hands follow the tasks, not exactly.
func units(rng *rand.Rand, count int) []unit {
	out, sum := make([]unit, count), 0.0
	for i := range out {
		out[i] = unit{share: around(rng, 1, 0.8), pace: around(rng, 1, 0.25), discipline: between(rng, 0.4, 0.98),
			rounding: []int{5, 10, 10, 25}[rng.IntN(4)], optimism: max(0, 8+10*rng.NormFloat64()), asks: between(rng, 0.1, 0.8)}
		sum += out[i].share
	}
	for i := range out {
		out[i].share /= sum
		out[i].hands = max(2, 25*7*out[i].share*around(rng, 1, 0.35)) // 25 new a month, each some seven months under way
	}
	return out
}

// give draws one task of the month.
func give(rng *rand.Rand, units []unit, month int) *work {
	w := &work{size: min(around(rng, 4, 0.7), 30), given: month, finishedIn: -1, told: -1, signature: chance(rng, 0.3)}
	w.Unit = chosen(rng, units)
	w.GivenOn = dayIn(rng, month)
	switch months := int(between(rng, 3, 12)); {
	case chance(rng, 0.4): // the end of this year, or of the next where that is near
		w.dueIn = month/12*12 + 11
		if w.dueIn-month < 3 {
			w.dueIn += 12
		}
	case chance(rng, 0.6): // the end of a quarter
		w.dueIn = (month+months)/3*3 + 2
	default:
		w.dueIn = month + months
	}
	w.DueOn = lastOf(w.dueIn)
	span := w.dueIn - month
	w.begins = month + rng.IntN(2)
	if chance(rng, 0.25) { // begun late
		w.begins = month + int(between(rng, 0.3, 0.8)*float64(span))
	}
	if parts := 2 + rng.IntN(4); span >= 2*parts && chance(rng, 0.4) {
		for i := 1; i <= parts; i++ {
			w.Parts = append(w.Parts, Part{DueOn: lastOf(month + span*i/(parts+1))})
		}
	}
	return w
}

func chosen(rng *rand.Rand, units []unit) int {
	at := rng.Float64()
	for i, u := range units {
		if at -= u.share; at < 0 {
			return i
		}
	}
	return len(units) - 1
}

// push is one month of work.
func (w *work) push(rng *rand.Rand, u unit, month, busy int) {
	if w.finishedIn >= 0 || month < w.begins {
		return
	}
	if w.stands > 0 {
		w.stands--
		return
	}
	if chance(rng, 0.05) {
		w.stands = 1 + rng.IntN(6)
	}
	pace := u.pace * min(1, u.hands/float64(max(busy, 1))) * around(rng, 1, 0.5)
	if w.dueIn-month <= 1 {
		pace *= 1.8
	}
	w.done += pace
	for i := range w.Parts {
		if p := &w.Parts[i]; p.DoneOn == "" && w.done/w.size >= float64(i+1)/float64(len(w.Parts)+1) {
			p.DoneOn = dayIn(rng, month)
		}
	}
	if w.done >= w.size {
		w.finishedIn, w.DoneOn = month, dayIn(rng, month)
	}
}

// ask is a request for more days: in the last two months or just after the last day, by who has much left to do.
func (w *work) ask(rng *rand.Rand, u unit, month int) {
	left := w.dueIn - month
	if w.finishedIn >= 0 || left > 1 || left < -1 || len(w.Extensions) >= 2 || w.done/w.size > 0.75 || !chance(rng, u.asks/2) {
		return
	}
	asked := firstOf(month).Add(5 + rng.IntN(15))
	to := w.dueIn + 3*(1+rng.IntN(2))
	e := Extension{AskedOn: asked, DecidedOn: asked.Add(3 + rng.IntN(12)), From: lastOf(w.dueIn), To: lastOf(to), Granted: chance(rng, 0.75)}
	w.Extensions = append(w.Extensions, e)
	if e.Granted {
		w.dueIn = to
	}
}

// tell is the report of the month, sent on the 20th of the next one.
func (w *work) tell(rng *rand.Rand, u unit, month int) {
	begun := month >= w.begins
	likely := u.discipline
	if !begun || w.stands > 0 {
		likely *= 0.6
	}
	if w.toldDone || month < w.given || !chance(rng, likely) {
		return
	}
	on := firstOf(month + 1).Add(19)
	r := Report{On: on, Period: periodOf(FirstYear+month/12, month%12, 12), State: plan.NotStarted, Percent: -1}
	switch {
	case w.finishedIn >= 0 && !(w.finishedIn == month && chance(rng, 0.2)):
		r.State, r.Percent, r.DoneOn, w.toldDone = plan.Done, 100, w.DoneOn, true
	case begun:
		r.State = plan.InProgress
		if w.stands > 3 && chance(rng, 0.3) {
			r.State = plan.Paused
		}
		if chance(rng, 0.85) {
			r.Percent = w.percent(rng, u)
		}
	}
	w.Reports = append(w.Reports, r)
}

// percent is what the unit says of its progress.
func (w *work) percent(rng *rand.Rand, u unit) int {
	truth := 100 * min(w.done/w.size, 1)
	if w.signature {
		truth *= 0.55
	}
	said := truth + u.optimism + 5*rng.NormFloat64()
	if chance(rng, 0.1) { // what sounds well
		said = max(said, []float64{50, 80, 90}[rng.IntN(3)])
	}
	n := int(said+float64(u.rounding)/2) / u.rounding * u.rounding
	w.told = max(w.told, min(max(n, 0), 95))
	return w.told
}
