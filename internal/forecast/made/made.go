// Package made invents histories of tasks and indicators whose outcome is known, so that a forecast can be judged by them; it knows of no forecast.
//
// What it assumes, and why. Nothing here is measured at one province; where a public figure exists it is named.
//
//   - Base rate. Of 833 tasks a province gave in half of 2020, 585 were done and 181 overdue; of 36 that the Government Office
//     followed in 11/2025, 13 were done, two of them late, and six were late and not done. So some two thirds to three
//     quarters of tasks are to be done in time. No task is told to be late: it is late when work, means and days do not fit.
//   - Work. A task is some months of work of one hand, drawn with a long tail. Its deadline was set without knowing that: the
//     end of a quarter or of a year, as plans write them.
//   - Pace. A unit has a pace of its own and so many hands; with more tasks begun than hands, all become slower. Work
//     quickens in the last two months, begins late in some tasks, stands still for months while others decide, and in tasks
//     that end with a signature nearly all of it shows at once.
//   - Reports. Each month or not, by the discipline of the unit, less where nothing has happened; rounded to 5, 10 or 25 and
//     heaped at 50, 80 and 90; higher than the truth in some units, never lower than last time; "done" sometimes a month late.
//   - Extensions. Asked for near the last day by who is behind and dares to ask; most are granted, by a quarter or two.
//   - Parts. Some tasks have steps with days of their own, set evenly; a step is done when the work has passed it.
//   - Series. A level with its own drift, noise that lasts a little, a season when it is sub-yearly, now and then a shock; told
//     first as an estimate that leans to the good side, then provisional, then final, and sometimes not for some time.
//   - Aims. Set by somebody who knew the series up to the term and wished for more, some for much more; of every way in which
//     an aim is judged. Whether it was met is read from the final values.
package made

import (
	"math"
	"math/rand/v2"

	"lotrinh/internal/when"
)

// FirstYear is the first year of the tasks; series begin earlier.
const FirstYear = 2021

// Province is one invented province: everything follows from its seed.
type Province struct {
	Seed   uint64
	Units  int // how many units lead tasks; Task.Unit counts from 0
	Tasks  []Task
	Series []Series
}

// New invents the province of a seed: 60 units, some 1,500 tasks over five years, and 240 series.
func New(seed uint64) Province {
	p := Province{Seed: seed, Units: 60}
	p.Tasks = tasks(rand.New(rand.NewPCG(seed, 1)), p.Units)
	p.Series = series(rand.New(rand.NewPCG(seed, 2)))
	return p
}

// firstOf is the first day of the n-th month, counted from January of FirstYear.
func firstOf(month int) when.Date { return when.Day(FirstYear+month/12, month%12+1, 1) }

// lastOf is its last day.
func lastOf(month int) when.Date { return when.LastOf(FirstYear+month/12, month%12+1) }

// dayIn is some day of it.
func dayIn(rng *rand.Rand, month int) when.Date { return firstOf(month).Add(rng.IntN(28)) }

// chance tells whether something of probability p happens.
func chance(rng *rand.Rand, p float64) bool { return rng.Float64() < p }

// between draws evenly.
func between(rng *rand.Rand, low, high float64) float64 { return low + rng.Float64()*(high-low) }

// around draws a positive factor with a long tail: its logarithm is normal.
func around(rng *rand.Rand, median, spread float64) float64 {
	return median * math.Exp(spread*rng.NormFloat64())
}
