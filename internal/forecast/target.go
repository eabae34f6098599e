package forecast

import (
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// OfTarget is the likelihood that a target of an indicator is met, from what the verdict on it was made from.
func OfTarget(c indicator.Case, v indicator.Verdict) Likelihood {
	switch v.State {
	case indicator.Met:
		return Likelihood{Settled: "done", Why: "Kết quả đã rõ từ số liệu: đạt."}
	case indicator.NotMet:
		return Likelihood{Settled: "missed", Why: "Kết quả đã rõ từ số liệu: không đạt."}
	case indicator.Unclear:
		return Likelihood{Why: "Chưa rõ cách đánh giá mức này nên chưa tính được."}
	}
	course, why := courseOf(c, v)
	if why != "" {
		return Likelihood{Why: why}
	}
	return OfCourse(course)
}

// courseOf reads the course of a case; why says what is missing.
func courseOf(c indicator.Case, v indicator.Verdict) (out Course, why string) {
	c.Target.Period = c.Of.Card.Calendar.Civil(c.Target.Period)
	t := c.Target
	out.Judged = v.Judged
	if out.Judged == plan.Relative {
		out.Judged = plan.AtEnd // its aim is a number once the other value is known
	}
	if group(out.Judged) == "" {
		return out, "Mức này không tính được bằng số: cần người đánh giá."
	}
	up, known := better(t, c.Of.Direction(), out.Judged)
	if !known {
		return out, "Chưa ghi chiều tốt của chỉ tiêu nên chưa tính được."
	}
	out.Up = up
	aim := v.Aim
	if !up && t.Comparator == "between" && v.High != "" {
		aim = v.High
	}
	d, ok := indicator.Parse(aim)
	if !ok {
		return out, "Chưa đủ số liệu: không đủ để so với mức phải đạt."
	}
	out.Aim, _ = d.Float64()
	if out.Judged == plan.ByStep && t.Comparator == "decrease_by" {
		out.Aim = -out.Aim
	}
	out.To = yearOf(t.Period.To)
	if out.From = yearOf(t.Period.From); out.From == 0 {
		out.From = out.To
	}
	if out.To == 0 || t.Period.To[4:] != "-12-31" {
		return out, "Mức của một phần năm: chưa tính khả năng."
	}
	out.Years = YearsOf(c.Observed, c.Of.Card.OverTime)
	for i, y := range out.Years { // what came after the period says nothing of it
		if y.Year > out.To {
			out.Years = out.Years[:i]
			break
		}
	}
	return out, ""
}

func yearOf(d when.Date) int {
	year, _, _ := d.YMD()
	return year
}

// better tells which way is better: by the comparator, else by the card; known is false where nobody has said it.
func better(t plan.Target, direction string, judged plan.Judged) (up, known bool) {
	switch t.Comparator {
	case ">=", ">", "increase", "increase_by":
		return true, true
	case "<=", "<", "decrease", "decrease_by":
		return false, true
	}
	if judged == plan.ByRank {
		return false, true
	}
	return direction == "up", direction == "up" || direction == "down"
}

// WithoutTarget is what is said of an indicator that has no target.
func WithoutTarget() Likelihood {
	return Likelihood{Why: "Chưa có mức phải đạt nên không có gì để dự báo."}
}
