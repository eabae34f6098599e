package forecast

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"lotrinh/internal/plan"
	"lotrinh/internal/reference"
)

// Published is a yearly series of one province, as somebody published it.
type Published struct {
	Of     string // the sort it is told under: pci score, pci rank, revenue, papi
	Name   string // of what, the same for all provinces
	Place  string // the province
	Up     bool
	Rank   bool
	Flow   bool // years add up
	Values map[int]float64
}

// aimed is for how many years an aim is set on a published series.
const aimed = 3

// PublishedTrials forecasts published series. Nobody published aims for them, so they are set by a rule that looks at no
// later value: in three years each province is to have moved as the median province moved in the three years before – in
// all three together where years add up – or, of ranks, to keep its place. Whether that came is then read from the series.
func PublishedTrials(all []Published) (out []Trial) {
	median := map[string]map[int]float64{}
	for _, s := range all {
		if median[s.Name] == nil {
			median[s.Name] = medians(all, s.Name)
		}
		for year := range s.Values {
			move, known := median[s.Name][year]
			if !known {
				continue
			}
			out = append(out, s.trials(year, move)...)
		}
	}
	return out
}

// medians are, for each year, the median move of the provinces over the years before: a factor where years add up, else a difference.
func medians(all []Published, name string) map[int]float64 {
	moves := map[int][]float64{}
	for _, s := range all {
		if s.Name != name {
			continue
		}
		for year, v := range s.Values {
			before, ok := s.Values[year-aimed]
			switch {
			case !ok || s.Flow && before <= 0:
			case s.Flow:
				moves[year] = append(moves[year], math.Pow(v/before, 1.0/aimed))
			case s.Rank:
				moves[year] = append(moves[year], 0)
			default:
				moves[year] = append(moves[year], v-before)
			}
		}
	}
	out := map[int]float64{}
	for year, list := range moves {
		slices.Sort(list)
		out[year] = list[len(list)/2]
	}
	return out
}

// trials are those of the aim that is set in a year: one each year until it is judged.
func (s Published) trials(year int, move float64) (out []Trial) {
	c := Course{Judged: plan.AtEnd, Up: s.Up, From: year + 1, To: year + aimed, Aim: s.Values[year] + move}
	switch {
	case s.Rank:
		c.Judged, c.Up = plan.ByRank, false
	case s.Flow:
		c.Judged, c.Aim = plan.Total, 0
		for i := 1; i <= aimed; i++ {
			c.Aim += s.Values[year] * math.Pow(move, float64(i))
		}
	}
	c.Years = s.upTo(year + aimed)
	if len(c.Years) == 0 || c.Years[len(c.Years)-1].Year != c.To || c.Years[0].Year > year {
		return nil // its end was not published
	}
	state, _ := c.settled()
	for now := year; now < c.To; now++ {
		c.Years = s.upTo(now)
		if t, ok := c.trial(state == "done", s.Place); ok {
			t.Of = s.Of
			t.Model = "target " + group(c.Judged)
			out = append(out, t)
		}
	}
	return out
}

// upTo are the consecutive years that end with one.
func (s Published) upTo(year int) (out []Year) {
	for y := year; ; y-- {
		v, ok := s.Values[y]
		if !ok {
			break
		}
		out = append(out, Year{Year: y, Value: v})
	}
	slices.Reverse(out)
	return out
}

// AllPublished are the public series of provinces (internal/reference): scores and ranks of PCI, the first six dimensions of
// PAPI – the two later ones begin in 2018 –, revenue of the budgets.
func AllPublished() (out []Published) {
	for _, s := range []struct {
		set *reference.Set
		Published
		column string
	}{
		{reference.PCI(), Published{Of: "pci score", Name: "PCI", Up: true}, "score"},
		{reference.PCI(), Published{Of: "pci rank", Name: "PCI rank", Rank: true}, "rank"},
		{reference.Budget(), Published{Of: "revenue", Name: "revenue", Up: true, Flow: true}, "total_revenue"},
	} {
		out = append(out, collect(s.set.Rows, s.Published, []string{s.column})...)
	}
	papi := reference.PAPI().Rows
	for dimension := range 6 {
		out = append(out, collect(papi, Published{Of: "papi", Name: fmt.Sprint("PAPI ", dimension+1), Up: true}, common(papi, fmt.Sprintf("SC%d", dimension+1)))...)
	}
	return out
}

// common are the columns of a dimension that nine rows of ten have.
func common(rows []reference.Row, prefix string) (out []string) {
	for part := 1; part <= 4; part++ {
		column, count := fmt.Sprintf("%s%d", prefix, part), 0
		for _, row := range rows {
			if row.Values[column] != "" {
				count++
			}
		}
		if count*10 >= len(rows)*9 {
			out = append(out, column)
		}
	}
	return out
}

// collect makes a series of each province: the sum of some columns, in years in which all of them were published.
func collect(rows []reference.Row, like Published, columns []string) (out []Published) {
	at := map[string]int{}
	for _, row := range rows {
		if _, ok := at[row.Name]; !ok { // by name: Hà Tây has no code
			at[row.Name] = len(out)
			s := like
			s.Place, s.Values = row.Name, map[int]float64{}
			out = append(out, s)
		}
		sum, known := 0.0, len(columns) > 0
		for _, c := range columns {
			v, err := strconv.ParseFloat(row.Values[c], 64)
			sum, known = sum+v, known && err == nil
		}
		if known {
			out[at[row.Name]].Values[row.Year] = sum
		}
	}
	return out
}
