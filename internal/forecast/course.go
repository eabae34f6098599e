package forecast

import (
	"math"

	"lotrinh/internal/plan"
)

// Course is what is known on a day of an indicator with one numeric target, year by year. A rank is a value of which less
// is better.
type Course struct {
	Judged plan.Judged // at_end, each, average, total, step or rank
	Up     bool        // more is better
	Aim    float64     // of a year; of Total, of the whole period
	From   int         // years of the period
	To     int
	Years  []Year // consecutive, oldest first, up to the newest that is known
}

// Year is the value of one year.
type Year struct {
	Year  int
	Value float64
	Soft  bool // an estimate, or put together from a part of the year
}

// fewest is how many consecutive yearly values are needed before anything is said: three changes from year to year.
const fewest = 4

// recent is how many of the newest changes make the trend and the usual movement.
const recent = 8

// OfCourse is the likelihood that the target is met.
func OfCourse(c Course) Likelihood {
	g := group(c.Judged)
	if g == "" {
		return Likelihood{Why: "Mức này không tính được bằng số: cần người đánh giá."}
	}
	n := len(c.Years)
	if n < fewest {
		return Likelihood{Why: "Chưa đủ số liệu: cần ít nhất %d năm liền nhau, mới có %d.", With: []any{fewest, n}}
	}
	last := c.Years[n-1].Year
	if state, over := c.settled(); over {
		why := "Kết quả đã rõ từ số liệu: đạt."
		if state == "missed" {
			why = "Kết quả đã rõ từ số liệu: không đạt."
		}
		return Likelihood{Settled: state, Why: why}
	}
	if last >= c.To || (c.Judged == plan.Average || c.Judged == plan.Total) && last >= c.From && c.Years[0].Year > c.From {
		return Likelihood{Why: "Chưa đủ số liệu: thiếu số chính thức của những năm phải xét."}
	}
	m, ok := c.measure()
	if !ok {
		return Likelihood{Why: "Chưa đủ số liệu: các năm đã biết không thay đổi, không biết chuỗi này thường dao động bao nhiêu."}
	}
	return weigh("target "+g, m)
}

// group are the kinds of targets that share their weights: what is judged once by a value or a place, by all years together,
// or by every year.
func group(j plan.Judged) string {
	switch j {
	case plan.AtEnd:
		return "end"
	case plan.ByRank:
		return "rank"
	case plan.Average, plan.Total:
		return "whole"
	case plan.EachYear, plan.ByStep:
		return "each"
	}
	return ""
}

// good tells whether a value is on the good side.
func (c Course) good(v, aim float64) bool {
	if c.Up {
		return v >= aim
	}
	return v <= aim
}

// settled tells what the known years decide already.
func (c Course) settled() (state string, over bool) {
	n := len(c.Years)
	last := c.Years[n-1]
	done := last.Year >= c.To && !last.Soft
	switch c.Judged {
	case plan.EachYear, plan.ByStep:
		for i, y := range c.Years {
			v := y.Value
			if c.Judged == plan.ByStep {
				if i == 0 {
					continue
				}
				v -= c.Years[i-1].Value
			}
			if y.Year >= c.From && y.Year <= c.To && !y.Soft && !c.good(v, c.Aim) {
				return "missed", true
			}
		}
		return "done", done
	case plan.Average, plan.Total:
		sum, count := c.within()
		if c.Judged == plan.Average {
			sum /= math.Max(float64(count), 1)
		}
		if c.Judged == plan.Total && c.Up && sum >= c.Aim && !last.Soft {
			return "done", true
		}
		if done && c.good(sum, c.Aim) {
			return "done", true
		}
		return "missed", done
	}
	if done && c.good(c.Years[n-1].Value, c.Aim) {
		return "done", true
	}
	return "missed", done
}

// within adds up the known years of the period.
func (c Course) within() (sum float64, count int) {
	for _, y := range c.Years {
		if y.Year >= c.From && y.Year <= c.To {
			sum, count = sum+y.Value, count+1
		}
	}
	return sum, count
}

// scale is how changes are measured: in percent, by logarithms, where values grow on themselves; as they are where they are
// rates, places or steps, or not all above zero.
func (c Course) scale() (of func(float64) float64, percent bool) {
	percent = c.Judged == plan.AtEnd || c.Judged == plan.EachYear || c.Judged == plan.Total
	for _, y := range c.Years {
		percent = percent && y.Value > 0
	}
	if percent {
		return math.Log, true
	}
	return func(x float64) float64 { return x }, false
}

// habit is how values move from year to year: by how much on the mean, and how far from that as a rule.
func habit(values []float64) (trend, spread float64) {
	n := len(values)
	count := min(n-1, recent)
	trend = (values[n-1] - values[n-1-count]) / float64(count)
	for i := n - count; i < n; i++ {
		d := values[i] - values[i-1] - trend
		spread += d * d
	}
	return trend, math.Sqrt(spread / float64(count-1))
}

// measure tells how far the aim is and where the trend leads, in units of the series' own movement: a gap of 1 is as much as
// it moves as a rule in the time that remains; and whether the newest value stands out from the years before.
func (c Course) measure() ([]feature, bool) {
	n := len(c.Years)
	of, percent := c.scale()
	values := make([]float64, n)
	for i, y := range c.Years {
		values[i] = of(y.Value)
	}
	trend, spread := habit(values)
	last := c.Years[n-1]
	need, level := c.needed()
	if spread <= 1e-9*math.Abs(values[n-1]) || spread == 0 || percent && need <= 0 {
		return nil, false
	}
	side := 1.0
	if !c.Up {
		side = -1
	}
	left := float64(c.To - last.Year)
	gap, lead, movement := of(level)-of(need), trend*(left+1)/2, spread
	switch c.Judged {
	case plan.AtEnd, plan.ByRank:
		lead, movement = trend*left, spread*math.Sqrt(left)
	case plan.Total:
		movement = spread * math.Sqrt(left/2)
	case plan.Average:
		movement = spread / math.Sqrt(2*left)
	case plan.ByStep:
		lead = c.change() - trend
	}
	out := []feature{c.told(need, level), {key: "lead", say: "Xu thế: mỗi năm thay đổi %s, thường lệch %s", with: []any{number(trend), number(spread)}}}
	out[0].x, out[1].x = clip(side*gap/movement, -4, 4), clip(side*lead/movement, -3, 3)
	switch {
	case percent:
		out[1].say, out[1].with = "Xu thế: mỗi năm thay đổi %s%%, thường lệch %s%%", []any{number(100 * math.Expm1(trend)), number(100 * math.Expm1(spread))}
	case c.Judged == plan.ByStep:
		out[1].say, out[1].with = "Năm gần nhất thay đổi %s, thường lệch %s", []any{number(c.change()), number(spread)}
	}
	if group(c.Judged) != "whole" {
		mean := (values[n-1] + values[n-2] + values[n-3]) / 3
		out = append(out, feature{key: "back", x: clip(side*(mean+trend-values[n-1])/movement, -3, 3), say: "Năm gần nhất so với bình quân 3 năm: giá trị bật ra xa thường lùi lại"})
	}
	if group(c.Judged) == "each" {
		out = append(out, feature{key: "left", x: clip(left, 1, 6), say: "Từ số mới nhất đến hết kỳ còn %d năm, năm nào cũng phải đạt", with: []any{int(left)}})
		if last.Soft {
			out = append(out, feature{key: "soft", x: 1, say: "Số mới nhất là ước tính hoặc chưa đủ năm"})
		}
	}
	return out, true
}

// told says the gap in the words of the way of judging.
func (c Course) told(need, level float64) feature {
	last := c.Years[len(c.Years)-1]
	f := feature{key: "gap", say: "Giá trị mới nhất (%d) %s, mức phải đạt %s", with: []any{last.Year, number(level), number(need)}}
	switch c.Judged {
	case plan.Average, plan.Total:
		f.say, f.with = "Mỗi năm còn lại cần %s; gần đây là %s", []any{number(need), number(level)}
	case plan.EachYear:
		f.say = "Giá trị mới nhất (%d) %s, mỗi năm phải đạt %s"
	case plan.ByStep:
		f.say, f.with = "Bình quân gần đây mỗi năm thay đổi %s, phải đạt %s", []any{number(level), number(need)}
	}
	return f
}

// needed is what must be reached – of a mean or a sum, by every year that remains – and what the newest years bring.
func (c Course) needed() (need, level float64) {
	n := len(c.Years)
	last := c.Years[n-1]
	need, level = c.Aim, last.Value
	switch c.Judged {
	case plan.ByStep:
		few := min(n-1, recent)
		level = (last.Value - c.Years[n-1-few].Value) / float64(few)
	case plan.Average, plan.Total:
		sum, _ := c.within()
		span := float64(c.To - c.From + 1)
		if c.Judged == plan.Average {
			need, level = need*span, 0
			few := min(n, 5)
			for _, y := range c.Years[n-few:] {
				level += y.Value / float64(few)
			}
		}
		need = (need - sum) / min(span, float64(c.To-last.Year))
	}
	return need, level
}

// change is that of the newest year on the year before.
func (c Course) change() float64 {
	n := len(c.Years)
	return c.Years[n-1].Value - c.Years[n-2].Value
}
