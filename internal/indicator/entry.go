package indicator

import (
	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Question is what looks odd in a value that is being entered. Nothing is refused for it: who enters it says that it is so.
type Question struct {
	Key string // stable: "low", "high", "jump", "again", "aside", "magnitude"
	Step
}

// Ask compares a value that is about to be kept with the card's bounds and with what is known already. observed are all
// vintages of the same unit and part.
func Ask(of Indicator, observed []plan.Observation, o plan.Observation) (out []Question) {
	ask := func(key, vi string, with ...any) {
		out = append(out, Question{key, Step{Say: vi, With: with}})
	}
	value, ok := Parse(o.Value)
	if !ok {
		return nil
	}
	unit := of.Unit()
	if low, ok := Parse(of.Card.Low); ok && value.Cmp(low) < 0 {
		ask("low", "%s thấp hơn ngưỡng dưới %s ghi trên thẻ.", Number{o.Value, unit}, Number{of.Card.Low, unit})
	}
	if high, ok := Parse(of.Card.High); ok && value.Cmp(high) > 0 {
		ask("high", "%s cao hơn ngưỡng trên %s ghi trên thẻ.", Number{o.Value, unit}, Number{of.Card.High, unit})
	}
	if share(unit) && of.Card.High == "" && value.Cmp(hundred) > 0 {
		ask("high", "%s là hơn một trăm phần trăm.", Number{o.Value, unit})
	}
	now := AsKnown(observed, "")
	for _, x := range now {
		if placeOf(x) == placeOf(o) && x.Value != "" && x.ID != o.ID {
			if standing(x) > standing(o) {
				ask("aside", "Kỳ này đã có số %s %s; số mới kém chính thức hơn nên sẽ không thay số ấy.", x.Quality, Number{x.Value, unit})
			} else if x.Quality == o.Quality && number(x.Value).Cmp(value) != 0 {
				ask("again", "Kỳ này đã có số %s %s; số mới sẽ đứng cạnh và thay số ấy từ ngày công bố.", x.Quality, Number{x.Value, unit})
			}
		}
	}
	if before, ok := previous(now, o.Period); ok {
		out = append(out, jump(of, before, o)...)
	}
	return out
}

// previous is the newest value of a period of the same length before one.
func previous(observed []plan.Observation, p when.Period) (out plan.Observation, ok bool) {
	days := p.Bounds()
	for _, o := range observed {
		b := o.Period.Bounds()
		if o.Value == "" || o.Since != "" || len(o.Period) != len(p) || b.To >= days.From || ok && b.To <= out.Period.Bounds().To {
			continue
		}
		out, ok = o, true
	}
	return out, ok
}

// jump asks about a value many times the one before, as when tỷ is written for triệu, and about a change greater than is usual.
func jump(of Indicator, before, o plan.Observation) []Question {
	was, is := number(before.Value), number(o.Value)
	unit := of.Unit()
	if was.IsZero() || is.IsZero() || was.Sign() != is.Sign() {
		return nil
	}
	times := quo(is, was)
	if times.Cmp(hundred) >= 0 || mul(times, hundred).Cmp(one) <= 0 {
		return []Question{{"magnitude", Step{Say: "%s gấp hoặc kém kỳ trước (%s) cả trăm lần: có nhầm đơn vị tính không?", With: []any{Number{o.Value, unit}, Number{before.Value, unit}}}}}
	}
	limit := of.Card.Jump
	if limit == "" {
		limit = JumpUsual
	}
	change := mul(sub(times, one), hundred)
	size := new(apd.Decimal)
	if _, err := exactly.Abs(size, change); err != nil || size.Cmp(number(limit)) <= 0 {
		return nil
	}
	return []Question{{"jump", Step{Say: "%s so với %s là %s: thay đổi %s, hơn mức thường thấy %s.", With: []any{before.Period, o.Period, Number{o.Value, unit}, Number{rounded(change), "%"}, Number{limit, "%"}}}}}
}
