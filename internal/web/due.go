package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// dueLine says something of a deadline; Data are words of people or of a document, which stay as they are.
type dueLine struct{ Text, Data string }

// dueLines say what a deadline means in days, a line each; none where the day stands in its own words.
func (w words) dueLines(t app.DueTold) (out []dueLine) {
	if c := t.Counted; c != nil {
		switch {
		case t.Waiting:
			out = append(out, dueLine{w.Say("Chờ sự kiện mới tính được ngày."), c.Event})
		case t.Event != nil:
			out = append(out, dueLine{w.Say("%[1]s sự kiện ngày %[2]s: hạn %[3]s.", w.counted(*c), w.day(t.Event.On), w.day(t.Day)), t.Event.Document})
		case c.On != "":
			out = append(out, dueLine{w.Say("%[1]s ngày %[2]s: hạn %[3]s.", w.counted(*c), w.day(c.On), w.day(t.Day)), ""})
		}
	}
	if len(t.Next) > 0 {
		var days []string
		for _, d := range t.Next {
			days = append(days, w.day(d))
		}
		out = append(out, dueLine{w.Say("Lặp lại; các kỳ đầu: %s", strings.Join(days, ", ")), ""})
	}
	if len(t.Unknown) > 0 {
		out = append(out, dueLine{w.Say("Chưa chắc chắn: chưa nạp ngày nghỉ của năm %s.", years(t.Unknown)), ""})
	}
	return out
}

func years(list []int) string {
	var out []string
	for _, y := range list {
		out = append(out, itoa(y))
	}
	return strings.Join(out, ", ")
}

// counted begins a sentence with how a time is counted: "05 ngày làm việc kể từ".
func (w words) counted(c when.Counted) string {
	switch {
	case c.N == 0:
		return w.Say("Cùng")
	case c.N < 0:
		return w.Say("%d ngày trước", -c.N)
	case c.Working:
		return w.Say("%d ngày làm việc kể từ", c.N)
	}
	return w.Say(map[string]string{"D": "%d ngày kể từ", "W": "%d tuần kể từ", "M": "%d tháng kể từ", "Y": "%d năm kể từ"}[c.Unit], c.N)
}

// DueLines say what the deadline of the item means in days.
func (p *itemPage) DueLines() []dueLine { return p.dueLines(p.Told) }

// DueLines say what the deadline on the form means in days.
func (p *itemFormPage) DueLines() []dueLine { return p.dueLines(p.Told) }

// PeriodOf is the period of a report line of the item, "" of one that is not shown.
func (p *itemPage) PeriodOf(line string) when.Period {
	for _, l := range p.Lines {
		if l.Line.ID == line {
			return l.Report.Period
		}
	}
	return ""
}

// MayAsk tells whether the post may ask for more time for the item: it leads it, or writes down what units ask.
func (p *itemPage) MayAsk() bool {
	if p.Item.Ended || p.Standing.DueOn == "" || !p.Standing.State.Open() || !p.Who.May(org.AskExtension) || p.waiting() != nil {
		return false
	}
	return p.reaches(p.Asking...)
}

// reaches tells whether the post may ask for one of some units.
func (p *itemPage) reaches(units ...org.UnitID) bool {
	for _, u := range units {
		if at := map[bool]org.Place{true: org.Itself}[u == p.Who.Unit.ID]; p.Who.Post.Role.May(org.AskExtension, at) {
			return true
		}
	}
	return false
}

// waiting is the request that nobody has decided yet.
func (p *itemPage) waiting() *plan.Extension {
	for i, e := range p.Extensions {
		if e.State == plan.ExtensionAsked {
			return &p.Extensions[i]
		}
	}
	return nil
}

// MayWithdraw tells whether the post may take a request back.
func (p *itemPage) MayWithdraw(e plan.Extension) bool {
	return e.State == plan.ExtensionAsked && p.Who.May(org.AskExtension) && p.reaches(e.UnitID)
}

// MayRecord tells whether the post may record the event that the deadline waits for.
func (p *itemPage) MayRecord() bool {
	return !p.Item.Ended && p.Told.Counted != nil && p.Told.Counted.On == "" && p.Due.Extended == 0 && p.Who.May(org.DecideExtension)
}

// askExtension asks for a later due day, or takes the request back.
func (s *server) askExtension(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if text(r, "do") == "withdraw" {
		return s.itemStep(w, r, s.words(r).Say("Đã rút đề nghị gia hạn."), func(who app.Who, _ plan.ItemID) error {
			_, err := s.app.WithdrawExtension(r.Context(), who, plan.ExtensionID(text(r, "extension")), atoi(text(r, "rev")))
			return err
		})
	}
	return s.itemStep(w, r, s.words(r).Say("Đã gửi đề nghị gia hạn; hạn chưa đổi cho đến khi có quyết định."), func(who app.Who, id plan.ItemID) error {
		day, err := typedDay("new_day", "Hạn mới", text(r, "new_day"))
		if err != nil {
			return err
		}
		_, err = s.app.AskExtension(r.Context(), who, app.ExtensionAsk{Item: string(id), Occurrence: when.Date(text(r, "occurrence")), NewDay: day, Reason: text(r, "reason"), Document: text(r, "document")})
		return err
	})
}

// recordEvent records the day that a deadline is counted from.
func (s *server) recordEvent(w http.ResponseWriter, r *http.Request) error {
	return s.itemStep(w, r, s.words(r).Say("Đã ghi ngày của sự kiện và tính hạn."), func(who app.Who, id plan.ItemID) error {
		on, err := typedDay("on", "Ngày của sự kiện", text(r, "on"))
		if err != nil {
			return err
		}
		_, err = s.app.RecordEvent(r.Context(), who, app.DueEvent{Items: []string{string(id)}, On: on, Document: text(r, "document"), Why: text(r, "why")})
		return err
	})
}
