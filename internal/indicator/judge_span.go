package indicator

import (
	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/plan"
)

// span is what is known of the years of a period: the values, how many years are missing though over, and how many remain.
type span struct {
	from, to      int
	values        []*apd.Decimal
	missing, left int
}

// readSpan reads the years and tells what is missing.
func (c Case) readSpan(v *Verdict) (s span, ok bool) {
	if s.from, s.to, ok = c.years(v); !ok {
		return s, false
	}
	v.Quality = plan.Revised
	for y := s.from; y <= s.to; y++ {
		r, known := ValueOf(c.Of.Card, c.Observed, Year(y))
		switch {
		case known && !r.Absent:
			s.values = append(s.values, value(r))
			v.Period, v.Quality, v.Rows = r.Period, lesser(v.Quality, r.Quality), append(v.Rows, r.Rows...)
			v.say("Năm %s: %s (%s).", c.year(y), Number{r.Value, c.unit()}, r.Quality).about(r.Rows...)
		case c.past(Year(y)):
			s.missing++
			if known {
				v.say("Năm %s: không công bố.", c.year(y)).about(r.Rows...)
			} else {
				v.say("Năm %s: chưa có số liệu.", c.year(y))
			}
		default:
			s.left++
		}
	}
	if len(s.values) == 0 {
		v.Quality = ""
	}
	v.Years = s.left
	return s, true
}

// average judges the mean over the period, at its end only; before that it says what mean each remaining year needs.
func (c Case) average(v *Verdict) {
	t := c.Target
	if _, ok := Parse(t.Value); !ok {
		v.State = Unclear
		v.say("Mức phải đạt không phải là số.")
		return
	}
	s, ok := c.readSpan(v)
	if !ok {
		return
	}
	how := c.Of.Card.OverTime
	if how == SumOverTime || how == LastOverTime {
		how = MeanOverTime
	}
	n := s.to - s.from + 1
	done := c.done()
	switch {
	case how != MeanOverTime && how != CompoundRate:
		v.State = Unclear
		if !done {
			v.State = NotYet
		}
		v.say("Thẻ chỉ tiêu chưa ghi bình quân được tính thế nào (bình quân cộng hay bình quân nhân).")
		return
	case len(s.values) > 0:
		v.Value = rounded(mean(how, s.values))
		v.say("Bình quân %d năm đã có số: %s.", len(s.values), Number{v.Value, c.unit()})
	}
	switch {
	case s.missing > 0 && done, len(s.values) == 0 && s.missing > 0:
		v.State = NoValue
		v.say("Thiếu số liệu %d năm nên chưa tính được bình quân cả kỳ.", s.missing)
	case !done || s.left > 0:
		v.State = NotYet
		v.say("Chỉ đánh giá khi hết kỳ, ngày %s.", c.ends())
		c.pace(v, s, how, n)
	default:
		c.decideMean(v, s, how)
	}
}

// decideMean compares without dividing: sums with n times the aim, products of factors with its power.
func (c Case) decideMean(v *Verdict, s span, how OverTime) {
	t := c.Target
	n := len(s.values)
	scaled := func(x string) *apd.Decimal {
		if how == CompoundRate {
			return power(factor(number(x)), n)
		}
		return mul(number(x), whole(n))
	}
	high := t.High
	if t.Comparator != "between" {
		high = t.Value
	}
	reached, sure := barFrom(t.Comparator, c.Of.Direction(), scaled(t.Value), scaled(high)).decide(c.Of.Direction(), gathered(how, s.values))
	c.settle(v, reached, sure)
}

// pace is the mean that the remaining years must have, when all that is over is known.
func (c Case) pace(v *Verdict, s span, how OverTime, n int) {
	b, _ := barOf(c.Target, c.Of.Direction())
	aim := b.decisive()
	if s.missing > 0 {
		v.say("Thiếu số liệu %d năm nên chưa tính được mức còn cần.", s.missing)
		return
	}
	if s.left == 0 || aim == nil || len(s.values) == 0 {
		return
	}
	if how == CompoundRate {
		had := gathered(how, s.values)
		if had.Sign() <= 0 || factor(aim).Sign() <= 0 {
			return
		}
		need := root(quo(power(factor(aim), n), had), s.left)
		v.Needed = rounded(mul(sub(need, one), hundred))
	} else {
		v.Needed = rounded(quo(sub(mul(aim, whole(n)), gathered(how, s.values)), whole(s.left)))
	}
	v.say("Còn %d năm: bình quân mỗi năm cần %s để cả kỳ đạt %s.", s.left, Number{v.Needed, c.unit()}, c.bar(c.Target))
}

// gathered is the sum of values, or the product of their growth factors.
func gathered(how OverTime, values []*apd.Decimal) *apd.Decimal {
	if how == CompoundRate {
		d := one
		for _, x := range values {
			d = mul(d, factor(x))
		}
		return d
	}
	d := zero
	for _, x := range values {
		d = add(d, x)
	}
	return d
}

// mean is the arithmetic mean, or that of growth rates.
func mean(how OverTime, values []*apd.Decimal) *apd.Decimal {
	d := gathered(how, values)
	if how != CompoundRate {
		return quo(d, whole(len(values)))
	}
	if d.Sign() <= 0 {
		return sub(d, one)
	}
	return mul(sub(root(d, len(values)), one), hundred)
}

// total judges the sum over the period: before its end against an even share of each year.
func (c Case) total(v *Verdict) {
	t := c.Target
	if _, ok := Parse(t.Value); !ok {
		v.State = Unclear
		v.say("Mức phải đạt không phải là số.")
		return
	}
	if o := c.Of.Card.OverTime; o != "" && o != SumOverTime {
		v.State = Unclear
		v.say("Mục tiêu cộng dồn cả kỳ, mà thẻ ghi chỉ tiêu này không cộng được theo thời gian.")
		return
	}
	s, ok := c.readSpan(v)
	if !ok {
		return
	}
	sum, gone := gathered(SumOverTime, s.values), len(s.values)
	if cum, ok := c.cumulative(); ok {
		year, month, _ := cum.Period.Bounds().To.YMD()
		if years := year - s.from; years >= gone || s.missing > 0 || month == 12 && years+1 >= gone {
			sum, gone, s.missing = number(cum.Value), years, 0
			if month == 12 {
				gone++
			}
			s.left = s.to - s.from + 1 - gone
			v.Period, v.Quality, v.Years, v.Rows = cum.Period, cum.Quality, s.left, append(v.Rows, Row(cum))
			v.say("Số cộng dồn từ %s đến hết %s: %s.", cum.Since, c.named(cum.Period), Number{cum.Value, c.unit()}).about(Row(cum))
		}
	}
	if gone == 0 && v.Period == "" {
		v.State = NoValue
		if s.missing == 0 {
			v.State = NotYet
		}
		return
	}
	v.Value = text(sum)
	v.say("Cộng dồn: %s.", Number{v.Value, c.unit()})
	done := c.done()
	reached, sure := decided(t, c.Of.Direction(), sum)
	b, _ := barOf(t, c.Of.Direction())
	switch {
	case s.missing > 0 && !(reached && b.high == nil):
		v.State = NoValue
		v.say("Thiếu số liệu %d năm nên chưa biết tổng cả kỳ.", s.missing)
	case done && s.left == 0:
		c.settle(v, reached, sure)
	case reached && b.high == nil:
		v.State = OnCourse
		v.say("Đã ở mức phải đạt %s; kỳ kết thúc ngày %s.", c.bar(t), c.ends())
	default:
		c.totalPace(v, s, sum, gone, b)
	}
}

// settle says the verdict of a period that is over.
func (c Case) settle(v *Verdict, reached, sure bool) {
	switch {
	case !sure:
		v.State = Unclear
		v.say("%s khác mức %s, mà chưa ghi chiều nào là tốt.", Number{v.Value, c.unit()}, c.bar(c.Target))
	case reached:
		v.State = Met
		v.say("%s đạt mức %s.", Number{v.Value, c.unit()}, c.bar(c.Target))
	default:
		v.State = NotMet
		v.say("%s không đạt mức %s.", Number{v.Value, c.unit()}, c.bar(c.Target))
	}
}

// totalPace holds what is summed up so far against an even share, and says what each remaining year must bring.
func (c Case) totalPace(v *Verdict, s span, sum *apd.Decimal, gone int, b bar) {
	v.State = NotYet
	aim := b.decisive()
	if aim == nil || gone == 0 {
		return
	}
	n := s.to - s.from + 1
	share := mul(aim, whole(gone))
	v.Due = rounded(quo(share, whole(n)))
	at := mul(sum, whole(n)).Cmp(share)
	v.State = Behind
	if b.low != nil && at >= 0 || b.low == nil && at <= 0 {
		v.State = OnCourse
	}
	v.say("Chia đều %d năm thì sau %d năm cần %s.", n, gone, Number{v.Due, c.unit()})
	if s.left > 0 {
		v.Needed = rounded(quo(sub(aim, sum), whole(s.left)))
		v.say("Còn %d năm: mỗi năm cần %s.", s.left, Number{v.Needed, c.unit()})
	}
}

// cumulative is the newest value that counts from the beginning of the target's period.
func (c Case) cumulative() (out plan.Observation, ok bool) {
	for _, o := range c.Observed {
		if o.Since != "" && (o.Since == c.Target.Period.From || o.Since == c.Of.Card.Calendar.Span(c.Target.Period).From) && o.Value != "" && o.Period.Bounds().To <= c.Target.Period.To && (!ok || later(o.Period.Bounds(), out.Period.Bounds())) {
			out, ok = o, true
		}
	}
	return out, ok
}
