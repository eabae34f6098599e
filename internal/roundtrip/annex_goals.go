package roundtrip

import (
	"fmt"
	"math"

	"lotrinh/internal/when"
)

// goalTable has a row for each goal: its values under the periods of their headings.
func (p *Plan) goalTable(d dice, r *Reading) [][]cell {
	header := []string{"TT", "Chỉ tiêu", pick(d, []string{"Đơn vị tính", "ĐVT", "Đơn vị"})}
	for _, g := range p.Goals {
		header = append(header, pick(d, []string{g.Heading, "Mục tiêu " + lower(g.Heading)}))
	}
	rows := [][]cell{nil}
	for _, title := range header {
		rows[0] = append(rows[0], cell{text: title, header: true})
	}
	n := 0
	for i, g := range p.Goals {
		for _, goal := range g.Goals {
			if goal.Measure.move == grows || goal.Measure.move == ranks {
				continue // in a table they would be other measures: a rate, a rank
			}
			n++
			row := []cell{{text: fmt.Sprint(n)}, {text: goal.Measure.name}, {text: goal.Measure.unit}}
			text, value := goal.figure(d)
			value.Period = g.Period
			for k := range p.Goals {
				if k == i {
					row = append(row, cell{text: text})
				} else {
					row = append(row, cell{})
				}
			}
			rows = append(rows, row)
			r.Indicators = append(r.Indicators, IndicatorReading{Names: []string{goal.Measure.name}, Values: []ValueReading{value}, Form: "table"})
		}
	}
	return rows
}

// figure writes a goal as a table cell.
func (g Goal) figure(d dice) (string, ValueReading) {
	v := ValueReading{Number: plain(g.Low), Units: []string{g.Measure.unit}}
	if g.High > 0 {
		v.High, v.Comparators = plain(g.High), []string{"between"}
		return vi(g.Low) + pick(d, []string{" - ", "-"}) + vi(g.High), v
	}
	i := d.weighted(50, 20, 15, 15)
	if g.Measure.move == falls {
		v.Comparators = [][]string{{"=", "<="}, {"<="}, {"<"}, {"<", "<="}}[i]
		return []string{"", "≤ ", "< ", "Dưới "}[i] + vi(g.Low), v
	}
	v.Comparators = [][]string{{"=", ">="}, {">="}, {">"}, {">", ">="}}[i]
	return []string{"", "≥ ", "> ", "Trên "}[i] + vi(g.Low), v
}

// yearTable has a column for each of three years behind what was reached before, which is no target.
func (p *Plan) yearTable(d dice, r *Reading) [][]cell {
	year := p.year()
	header := []string{"TT", "Chỉ tiêu", pick(d, []string{"Đơn vị tính", "ĐVT"}), fmt.Sprintf(pick(d, []string{"Thực hiện năm %d", "Ước thực hiện năm %d", "ƯTH năm %d"}), year-1)}
	for i := range 3 {
		header = append(header, fmt.Sprintf("Năm %d", year+i))
	}
	rows := [][]cell{nil}
	for _, title := range header {
		rows[0] = append(rows[0], cell{text: title, header: true})
	}
	var rising []measure
	for _, m := range measures {
		if m.move == rises {
			rising = append(rising, m)
		}
	}
	for n, m := range some(d, d.between(3, 6), rising) {
		step := (m.high - m.low) / 20
		at := m.low + step*float64(d.between(0, 8))
		row := []cell{{text: fmt.Sprint(n + 1)}, {text: m.name}, {text: m.unit}, {text: vi(rounded(at, m))}}
		reading := IndicatorReading{Names: []string{m.name}, Form: "table of years"}
		for i := range 3 {
			at += step * float64(d.between(1, 4))
			row = append(row, cell{text: vi(rounded(at, m))})
			reading.Values = append(reading.Values, ValueReading{Comparators: []string{"=", ">="}, Number: plain(rounded(at, m)), Units: []string{m.unit},
				Period: when.Interval{From: when.Day(year+i, 1, 1), To: when.Day(year+i, 12, 31)}})
		}
		rows = append(rows, row)
		r.Indicators = append(r.Indicators, reading)
	}
	return rows
}

// rounded is a value with as many decimals as its measure has.
func rounded(x float64, m measure) float64 {
	step := math.Pow10(-m.decimals)
	return math.Round(x/step) * step
}
