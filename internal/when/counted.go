package when

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
