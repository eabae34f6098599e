package app

import (
	"slices"
	"strings"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// ofTask is what a reference says of one task.
func (x *reviewRecord) ofTask(ref review.Ref, t reviewTask) (review.Figure, error) {
	f := review.Figure{Rows: []int{t.row}}
	switch ref.Sort {
	case review.Named:
		f.Text = strings.TrimRight(t.Item.Title, ".;, ")
		return f, nil
	case review.DueOf:
		switch {
		case t.Standing.DueOn != "":
			f.Text = t.Standing.DueOn.Vi()
		case t.Due.Raw != "":
			f.Text = t.Due.Raw
		default:
			return unfollowed(t.Item.Code+" không ghi thời hạn", t.Item.Code+" has no deadline"), nil
		}
		return f, nil
	case review.ResultOf, review.ReasonOf:
		if err := x.linesOn([]plan.ItemID{t.Item.ID}); err != nil {
			return f, err
		}
		for _, l := range x.lines[t.Item.ID] {
			if f.Text = oneLine(l.Difficulties); ref.Sort == review.ResultOf {
				f.Text = oneLine(l.Text)
			}
			if f.Text != "" {
				f.Text = strings.TrimRight(f.Text, ".; ")
				return f, nil
			}
		}
		return unfollowed("chưa có báo cáo được duyệt nào nêu nội dung này của "+t.Item.Code, "no approved report says so of "+t.Item.Code), nil
	}
	return unfollowed(t.Item.Code+" là nhiệm vụ, không có số liệu", t.Item.Code+" is a task and has no values"), nil
}

// ofAim is what a reference says of one indicator; the name tells how much of the subject is period.
func (x *reviewRecord) ofAim(ref review.Ref, m reviewAim, name string) review.Figure {
	period := ref.Period
	if name == ref.Subject {
		period = ""
	}
	switch ref.Sort {
	case review.TargetOf:
		t, ok := m.aimed(period)
		if !ok {
			return unfollowed("chưa có mục tiêu "+period.Vi()+" của "+m.Item.Code, "there is no target of "+m.Item.Code+" "+string(period))
		}
		return review.Figure{Text: targetSaid(t), Value: t.Value, Rows: []int{m.row}}
	case review.BaselineOf:
		t, ok := m.baseline()
		if !ok {
			return unfollowed("chưa có giá trị gốc của "+m.Item.Code, "there is no baseline of "+m.Item.Code)
		}
		return review.Figure{Text: write.Amount(t.Value).In(""), Value: t.Value, Rows: []int{m.row}}
	case review.VerdictOf:
		return review.Figure{Text: strings.ToLower(string([]rune(m.verdict.State.Vi())[:1])) + string([]rune(m.verdict.State.Vi())[1:]), Rows: x.judgedBy(m)}
	case review.SeriesChart:
		return x.seriesChart(m)
	case review.Named:
		return x.value(m, period)
	}
	return unfollowed(m.Item.Code+" là chỉ tiêu, không phải nhiệm vụ", m.Item.Code+" is an indicator, not a task")
}

// value is what was reached in a period, or last.
func (x *reviewRecord) value(m reviewAim, period when.Period) review.Figure {
	for i, o := range slices.Backward(m.observed) {
		if period != "" && o.Period != period {
			continue
		}
		switch {
		case o.Absent != "":
			return review.Figure{Text: "không công bố", Rows: []int{m.places[i]}}
		case o.Value != "":
			return review.Figure{Text: m.number(o.Value), Value: o.Value, Rows: []int{m.places[i]}}
		}
	}
	have, en := m.periods()
	return unfollowed("chưa có số liệu "+period.Vi()+" của "+m.Item.Code+have, "nothing is known of "+m.Item.Code+" "+string(period)+en)
}

// periods says of which periods something is known, the last few.
func (m reviewAim) periods() (inVietnamese, en string) {
	var some []string
	for _, o := range m.observed[max(0, len(m.observed)-mostYears):] {
		some = append(some, string(o.Period))
	}
	if len(some) == 0 {
		return "", ""
	}
	return "; đã có: " + strings.Join(some, ", "), "; known: " + strings.Join(some, ", ")
}

// judgedBy are the rows a verdict stands on.
func (x *reviewRecord) judgedBy(m reviewAim) []int {
	out := []int{m.row}
	for i, o := range m.observed {
		if slices.Contains(m.verdict.Rows, "observation:"+o.ID) {
			out = append(out, m.places[i])
		}
	}
	return out
}

func (m reviewAim) number(value string) string { return write.Amount(value).In("") }

// aimed is the target of a period, or the one that the verdict is of.
func (m reviewAim) aimed(period when.Period) (plan.Target, bool) {
	if period == "" {
		return m.target, m.target.ID != ""
	}
	to := period.Bounds().To
	for _, t := range m.targets {
		if t.Sort == plan.AimSort && t.Period.To == to {
			return t, true
		}
	}
	return plan.Target{}, false
}

func (m reviewAim) baseline() (plan.Target, bool) {
	for _, t := range m.targets {
		if t.Baseline() && t.Value != "" {
			return t, true
		}
	}
	return plan.Target{}, false
}

// targetWords is a target as documents write it.
func targetWords(t plan.Target) string { return (&material{}).targetText(t) }

// targetSaid is a target within a sentence, where a unit of measure may follow: "ít nhất 120.000" tỷ đồng.
func targetSaid(t plan.Target) string {
	s := targetWords(t)
	for _, x := range [][2]string{{"≥ ", "ít nhất "}, {"≤ ", "không quá "}, {"> ", "trên "}, {"< ", "dưới "}} {
		if rest, ok := strings.CutPrefix(s, x[0]); ok {
			return x[1] + rest
		}
	}
	return s
}

// loadValues reads targets and values of the indicators, as they were known, and judges them.
func (x *reviewRecord) loadValues(now store.Reader) error {
	ids := make([]plan.ItemID, len(x.aims))
	for i, m := range x.aims {
		ids[i] = m.Item.ID
	}
	targets, observed, err := now.ValuesAmong(ids)
	if err != nil {
		return err
	}
	cards, err := now.CardsOfMany(ids)
	if err != nil {
		return err
	}
	known := map[plan.ItemID][]plan.Observation{}
	for _, id := range ids {
		known[id] = indicator.AsKnown(observed[id], x.asOf)
	}
	for i := range x.aims {
		m := &x.aims[i]
		m.of = indicator.Indicator{Item: m.Item, Card: cards[m.Item.ID]}
		for _, t := range targets[m.Item.ID] {
			if t.KnownOn <= x.asOf {
				m.targets = append(m.targets, t)
			}
		}
		for _, o := range indicator.Whole(known[m.Item.ID]) {
			m.observed = append(m.observed, o)
			m.places = append(m.places, len(x.rows))
			x.rows = append(x.rows, x.valueRow(*m, o))
		}
		x.judge(m, known)
		x.rows[m.row].Says = m.verdict.State.Vi()
	}
	return nil
}

func (x *reviewRecord) valueRow(m reviewAim, o plan.Observation) review.Row {
	says := m.number(o.Value)
	if unit := m.Item.Fields["unit"]; unit != "" && o.Value != "" {
		says += " " + unit
	}
	if o.Absent != "" {
		says = "không công bố"
	}
	says = strings.Join(slices.DeleteFunc([]string{says, o.Period.Vi(), o.Quality.Vi(), o.Source}, func(s string) bool { return s == "" }), "; ")
	return review.Row{Noun: "observation", ID: o.ID, Code: m.Item.Code, Title: m.Item.Title, Says: says, Href: "/items/" + string(m.Item.ID), On: o.KnownOn}
}
