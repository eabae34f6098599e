package roundtrip

import (
	"fmt"
	"strings"

	"lotrinh/internal/when"
)

// sentence words a goal without its period.
func (g Goal) sentence(d dice, period when.Interval) (string, IndicatorReading) {
	m := g.Measure
	unit := m.unit
	spaced := " "
	if strings.HasPrefix(unit, "%") && d.chance(60) {
		spaced = ""
	}
	amount := vi(g.Low) + spaced + unit
	value := ValueReading{Number: plain(g.Low), Units: []string{unit}, Period: period}
	var words string
	if g.High > 0 {
		value.High = plain(g.High)
		amount = vi(g.Low) + pick(d, []string{" - ", "-", " đến "}) + vi(g.High) + spaced + unit
	}
	form := ""
	switch {
	case m.move == ranks:
		form = pick(d, []string{"thuộc nhóm %s tỉnh, thành phố dẫn đầu cả nước", "xếp trong top %s cả nước", "nằm trong nhóm %s địa phương đứng đầu cả nước"})
		words = fmt.Sprintf(form, vi(g.Low))
		value.Comparators, value.Units = []string{"<="}, []string{"", "hạng", "thứ bậc", "bậc", "thứ hạng", "vị trí"}
	case m.move == grows:
		form = pick(d, []string{"tăng bình quân %s", "tăng %s"})
		words = fmt.Sprintf(form, amount)
		value.Comparators = []string{"increase_by"}
		if g.High > 0 {
			value.Comparators = []string{"between", "increase_by"}
			form = "range, " + form
		}
	case g.High > 0:
		form = pick(d, []string{"đạt %s", "đạt từ %s"})
		words = fmt.Sprintf(form, amount)
		value.Comparators = []string{"between"}
		form = "range, " + form
	case m.move == falls:
		i := d.weighted(40, 25, 20, 15)
		form = []string{"giảm còn %s", "còn dưới %s", "không quá %s", "dưới %s"}[i]
		value.Comparators = [][]string{{"=", "<="}, {"<", "<="}, {"<="}, {"<", "<="}}[i]
		words = fmt.Sprintf(form, amount)
	default:
		i := d.weighted(28, 30, 12, 6, 6, 10, 8)
		form = []string{"đạt %s", "đạt trên %s", "đạt tối thiểu %s", "đạt ít nhất %s", "không dưới %s", "đạt từ %s trở lên", "đạt khoảng %s"}[i]
		value.Comparators = [][]string{{"=", ">="}, {">", ">="}, {">="}, {">="}, {">="}, {">="}, {"="}}[i]
		words = fmt.Sprintf(form, amount)
	}
	return m.name + " " + words, IndicatorReading{Names: []string{m.name}, Values: []ValueReading{value}, Form: form}
}

// goals writes the goals of a plan: a heading that gives the period, and its goals as bullets or in one paragraph.
// Under a numbered heading they have no numbers of their own.
func (p *Plan) goals(pg *page, d dice, r *Reading, numbered bool) {
	style := d.IntN(2)
	if numbered {
		style = d.IntN(3)
	}
	for i, g := range p.Goals {
		marker := []string{"-", letters[i] + ")", fmt.Sprintf("%d.", i+1)}[style]
		var said []string
		for _, goal := range g.Goals {
			words, reading := goal.sentence(d, g.Period)
			said = append(said, words)
			r.Indicators = append(r.Indicators, reading)
		}
		if d.chance(12) {
			said[0] = "Phấn đấu " + inner(said[0])
		}
		if d.chance(75) {
			pg.item(marker, g.Heading+":")
			bullet, end := "+", pick(d, []string{".", ";"})
			if marker != "-" {
				bullet = "-"
			}
			for k, words := range said {
				if k == len(said)-1 {
					end = "."
				}
				pg.item(bullet, words+end)
			}
			continue
		}
		// In one sentence: the period leads, and commas or semicolons part the targets.
		for k := range said {
			said[k] = inner(said[k])
		}
		pg.item(marker, g.Heading+", "+strings.Join(said, pick(d, []string{"; ", ", "}))+".")
	}
}
