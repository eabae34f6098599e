package forecast

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

// Published is a yearly series of one province, as somebody published it.
type Published struct {
	Of     string // the sort it is told under: pci score, pci rank, revenue, papi
	Name   string // of what, the same for all provinces
	Place  string // code of the province
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

// ReadPublished reads the public series of provinces: scores and ranks of PCI 2005–2016 (VCCI, USAID), the dimensions of
// PAPI 2011–2024 (CECODES, UNDP), revenue of the budgets 2006–2015 (Ministry of Finance).
func ReadPublished(files fs.FS) (out []Published, err error) {
	pci, err := rowsOf(files, "pci-overall-2005-2016.csv")
	if err != nil {
		return nil, err
	}
	budget, err := rowsOf(files, "provincial-budget-2006-2015.csv")
	if err != nil {
		return nil, err
	}
	papi, err := rowsOf(files, "papi-2011-2024.csv")
	if err != nil {
		return nil, err
	}
	for _, s := range []struct {
		rows []map[string]string
		Published
		column string
	}{
		{pci, Published{Of: "pci score", Name: "PCI", Up: true}, "score"},
		{pci, Published{Of: "pci rank", Name: "PCI rank", Rank: true}, "rank"},
		{budget, Published{Of: "revenue", Name: "revenue", Up: true, Flow: true}, "total_revenue"},
	} {
		out = append(out, collect(s.rows, s.Published, func(row map[string]string) (float64, bool) { return cell(row, s.column) })...)
	}
	for dimension := range 6 { // the two later ones begin in 2018
		columns := common(papi, fmt.Sprintf("SC%d", dimension+1))
		of := Published{Of: "papi", Name: fmt.Sprint("PAPI ", dimension+1), Up: true}
		out = append(out, collect(papi, of, func(row map[string]string) (sum float64, ok bool) {
			for _, c := range columns {
				v, known := cell(row, c)
				if !known {
					return 0, false
				}
				sum += v
			}
			return sum, len(columns) > 0
		})...)
	}
	return out, nil
}

// common are the columns of a dimension that nine rows of ten have.
func common(rows []map[string]string, prefix string) (out []string) {
	for part := 1; part <= 4; part++ {
		column, count := fmt.Sprintf("%s%d", prefix, part), 0
		for _, row := range rows {
			if _, ok := cell(row, column); ok {
				count++
			}
		}
		if count*10 >= len(rows)*9 {
			out = append(out, column)
		}
	}
	return out
}

func collect(rows []map[string]string, like Published, value func(map[string]string) (float64, bool)) (out []Published) {
	at := map[string]int{}
	for _, row := range rows {
		place := row["province"] // a code is missing for Hà Tây
		if _, ok := at[place]; !ok {
			at[place] = len(out)
			s := like
			s.Place, s.Values = place, map[int]float64{}
			out = append(out, s)
		}
		year, err := strconv.Atoi(row["year"])
		if v, ok := value(row); ok && err == nil {
			out[at[place]].Values[year] = v
		}
	}
	return out
}

func cell(row map[string]string, column string) (float64, bool) {
	v, err := strconv.ParseFloat(row[column], 64)
	return v, err == nil
}

func rowsOf(files fs.FS, name string) ([]map[string]string, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, fault.New(fault.NotFound, "Không có tệp số liệu công khai %s.", "There is no file of public figures %s.", name).Because(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil || len(lines) < 2 {
		return nil, fault.New(fault.Invalid, "Tệp số liệu %s không đọc được.", "The file of figures %s cannot be read.", name).Because(err)
	}
	var out []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, v := range line {
			row[lines[0][i]] = v
		}
		out = append(out, row)
	}
	return out, nil
}
