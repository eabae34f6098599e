package forecast

import (
	"fmt"
	"slices"

	"lotrinh/internal/forecast/made"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Trial is one forecast on one day of the past, whose end is known.
type Trial struct {
	Of       string // of what it is: a model, or a published series
	Model    string // "task", "target end" …
	Said     Likelihood
	Features []feature
	Last     string // what "the last status continues" says: a word whose share of truth is fitted, as ours is
	Line     string // what a straight line says
	Came     bool
	Block    string // what belongs together when it is asked whether a difference is chance: a province
}

// Seeds of invented provinces: the weights come from the first, what is told of them from the second.
var (
	TrainingSeeds = []int64{1, 2, 3, 4, 5, 6, 7, 8}
	TestSeeds     = []int64{101, 102, 103, 104, 105, 106}
)

// TaskTrials forecasts every open task of a province on the 25th of every month of four years, from what was told by then.
func TaskTrials(p made.Province) (out []Trial) {
	for month := 12; month < 60; month++ {
		day := when.Day(made.FirstYear+month/12, month%12+1, 25)
		cells := cellsOn(p, day)
		for _, t := range p.Tasks {
			if t.GivenOn > day {
				continue
			}
			known := taskOn(t, day)
			known.Unit = UnitOf(cells[t.Unit], day, known.DueOn)
			said := OfTask(known)
			if said.Settled != "" {
				continue
			}
			out = append(out, Trial{Of: "task", Model: "task", Said: said, Features: known.features(), Came: t.DoneOn != "" && t.DoneOn <= known.DueOn, Block: fmt.Sprint(p.Seed),
				Last: string(known.State), Line: known.line()})
		}
	}
	return out
}

// line is what a straight line says: from nothing on the day it was given through the percent last told.
func (t Task) line() string {
	switch {
	case t.State == plan.NotStarted:
		return "no"
	case t.Percent < 0:
		return "unknown"
	}
	pace := float64(t.Percent) / max(monthsBetween(t.GivenOn, t.Seen), 0.5)
	return yes(float64(t.Percent)+pace*monthsBetween(t.Seen, t.DueOn) >= 100)
}

func yes(x bool) string {
	if x {
		return "yes"
	}
	return "no"
}

// taskOn is what was known of an invented task on a day.
func taskOn(t made.Task, day when.Date) Task {
	out := Task{Today: day, GivenOn: t.GivenOn, DueOn: t.DueAsOf(day), State: plan.NotStarted, Percent: -1}
	for _, r := range t.Reports {
		if r.On > day {
			break
		}
		out.State, out.DoneOn, out.Percent, out.Seen = r.State, r.DoneOn, r.Percent, r.Period.Bounds().To
	}
	for _, e := range t.Extensions {
		if e.Granted && e.DecidedOn <= day {
			out.Moved++
		}
	}
	for _, p := range t.Parts {
		if p.DueOn < day {
			out.Steps++
			if p.DoneOn == "" || p.DoneOn > p.DueOn {
				out.Slipped++
			}
		}
	}
	return out
}

// cellsOn are the counts of each unit, as reports told them by a day.
func cellsOn(p made.Province, day when.Date) [][]plan.Bucket {
	type cell struct {
		unit        int
		span, state string
	}
	counts := map[cell]int{}
	for _, t := range p.Tasks {
		if t.GivenOn <= day {
			known := taskOn(t, day)
			state := plan.Standing{State: known.State, DueOn: known.DueOn, DoneOn: known.DoneOn}.CountedState()
			counts[cell{t.Unit, string(known.DueOn)[:7], state}]++
		}
	}
	out := make([][]plan.Bucket, p.Units)
	for c, n := range counts {
		out[c.unit] = append(out[c.unit], plan.Bucket{Axis: plan.DueMonth, Span: c.span, State: c.state, Count: n})
	}
	return out
}

// CourseTrials forecasts every series of a province twice a year within its term.
func CourseTrials(p made.Province) (out []Trial) {
	for _, s := range p.Series {
		over := indicator.LastOverTime
		if s.Flow {
			over = indicator.SumOverTime
		}
		var all []plan.Observation
		for _, v := range s.Values {
			all = append(all, plan.Observation{Period: v.Period, KnownOn: v.KnownOn, Quality: v.Quality, Value: number(v.Value).Value})
		}
		for year := s.Aim.From; year <= s.Aim.To; year++ {
			for _, day := range []when.Date{when.Day(year, 3, 31), when.Day(year, 9, 30)} {
				c := Course{Judged: plan.Judged(s.Aim.Way), Up: s.Up, Aim: s.Aim.Value, From: s.Aim.From, To: s.Aim.To,
					Years: YearsOf(indicator.AsKnown(all, day), over)}
				if t, ok := c.trial(s.Met, fmt.Sprint(p.Seed)); ok {
					out = append(out, t)
				}
			}
		}
	}
	return out
}

// trial is a forecast beside what came; ok is false where the known years decide already.
func (c Course) trial(came bool, block string) (Trial, bool) {
	said, model := OfCourse(c), "target "+group(c.Judged)
	if !said.Known {
		return Trial{Of: model, Model: model, Block: block}, said.Settled == ""
	}
	m, _ := c.measure()
	return Trial{Of: model, Model: model, Said: said, Features: m, Came: came, Block: block, Last: yes(c.reaches(0)), Line: yes(c.reaches(c.slope()))}, true
}

// reaches tells whether the target is met if every year brings so much more than the year before.
func (c Course) reaches(more float64) bool {
	v := c.Years[len(c.Years)-1]
	on := Course{Judged: c.Judged, Up: c.Up, Aim: c.Aim, From: c.From, To: c.To, Years: slices.Clone(c.Years)}
	if c.Judged == plan.ByStep && more == 0 {
		more = c.change() // of a step, the last status is the last step
	}
	for y := v.Year + 1; y <= c.To; y++ {
		v.Value += more
		on.Years = append(on.Years, Year{Year: y, Value: v.Value})
	}
	state, _ := on.settled()
	return state == "done"
}

// slope is that of the straight line through the newest years, by least squares.
func (c Course) slope() float64 {
	ys := c.Years[max(0, len(c.Years)-recent-1):]
	n := float64(len(ys))
	var x, y, xy, xx float64
	for i, v := range ys {
		t := float64(i)
		x, y, xy, xx = x+t, y+v.Value, xy+t*v.Value, xx+t*t
	}
	return (n*xy - x*y) / (n*xx - x*x)
}
