package when

import "strings"

// Counted is a time counted from an event: "trong 03 ngày làm việc kể từ ngày nhận hồ sơ", "sau khi Luật được ban hành".
type Counted struct {
	N       int    `json:"n"`                 // 0 = no later than the event lets it: the text gives no number
	Unit    string `json:"unit"`              // D, W, M, Y; "" with N = 0
	Working bool   `json:"working,omitempty"` // working days
	Event   string `json:"event"`             // as written: "Luật được ban hành"; "" where the text names none
	On      Date   `json:"on,omitempty"`      // the day of the event, where the text states it
}

// End is the last day of the time counted from the day of the event, itself not counted (Civil Code 2015, art. 147); "" for
// working days, which need a calendar. Months and years end on the day of the same number, in a shorter month on its last.
func (c Counted) End(on Date) Date {
	if on == "" || c.Working && c.N > 0 {
		return ""
	}
	switch y, m, d := on.YMD(); c.Unit {
	case "D":
		return on.Add(c.N)
	case "W":
		return on.Add(7 * c.N)
	case "M", "Y":
		months := c.N
		if c.Unit == "Y" {
			months = 12 * c.N
		}
		m += months - 1
		y, m = y+m/12, m%12+1
		if end := Day(y, m, d); end != "" {
			return end
		}
		return LastOf(y, m)
	}
	return on
}

// units are the words of durations.
var units = map[string]string{"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y"}

// counted is a duration as a text names it; nil for hours, which are not days.
func counted(n int, unit string, working bool) *Counted {
	if units[unit] == "" {
		return nil
	}
	return &Counted{N: n, Unit: units[unit], Working: working}
}

// tell copies the words that name the events of deadlines out of the text.
func (s *scanner) tell(text string, list []Phrase) {
	for i := range list {
		p := &list[i]
		if p.Counted == nil || p.told1 == p.told2 {
			continue
		}
		k := p.told1
		for s.is(k, "ngay") || s.is(k, "kể") || s.is(k, "tính") || s.is(k, "từ") || s.is(k, "sau") || s.is(k, "trước") || s.is(k, "khi") || s.is(k, "ngày") && p.Counted.On == "" {
			k++
		}
		if k < p.told2 {
			p.Counted.Event = strings.Join(strings.Fields(text[s.toks[k].start:s.toks[p.told2-1].end]), " ")
		}
	}
}

// onDay lets a day without a year belong to the recurrence named before it, together with the other days that do.
func onDay(group []*Phrase, p *Phrase) []*Phrase {
	head := group[0]
	if len(head.Returns) == 0 {
		return group
	}
	returns := append([]Recurring{}, head.Returns...)
	last := &returns[len(returns)-1]
	last.Days = append(last.Days[:len(last.Days):len(last.Days)], p.yearDay)
	last.Before = p.Modality == "before"
	group = append(group, p)
	for _, x := range group {
		x.Returns = returns
	}
	return group
}

// returnsOf are the recurrences of two expressions in one cell; a day without a year belongs to the one before it.
func returnsOf(p, q Phrase) []Recurring {
	if q.yearless && len(p.Returns) > 0 && q.Modality != "in" {
		return onDay([]*Phrase{{Returns: p.Returns}}, &q)[0].Returns
	}
	return append(p.Returns[:len(p.Returns):len(p.Returns)], q.Returns...)
}
