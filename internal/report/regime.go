package report

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// RegimeID identifies a reporting regime.
type RegimeID string

// Every is how often a regime asks for a report.
type Every string

const (
	Weekly     Every = "week"
	Monthly    Every = "month"
	Quarterly  Every = "quarter"
	HalfYearly Every = "half"
	NineMonths Every = "nine_months"
	Yearly     Every = "year"
	Once       Every = "once"     // thematic or ad hoc: with days of its own
	MidTerm    Every = "mid_term" // "3 năm sơ kết", counted from the term's first day
	FinalTerm  Every = "final"    // "5 năm tổng kết"
)

// Everys are all of them with their names on a page, in the order in which they are offered.
var Everys = []struct {
	Every Every
	Vi    string
}{
	{Weekly, "hằng tuần"}, {Monthly, "hằng tháng"}, {Quarterly, "hằng quý"}, {HalfYearly, "6 tháng"}, {NineMonths, "9 tháng"}, {Yearly, "hằng năm"},
	{Once, "chuyên đề, đột xuất (một lần)"}, {MidTerm, "sơ kết giữa nhiệm kỳ"}, {FinalTerm, "tổng kết nhiệm kỳ"},
}

// Vi is how often, as pages say it.
func (e Every) Vi() string {
	for _, x := range Everys {
		if x.Every == e {
			return x.Vi
		}
	}
	return string(e)
}

// DataCalendar is how the data of a period are cut off.
type DataCalendar string

const (
	Decree09     DataCalendar = "decree09" // from the 15th to the 14th (Decree 09/2019/NĐ-CP, art. 12)
	CalendarDays DataCalendar = "calendar" // from the first to the last day
)

// Heading is one part of the narrative that a regime asks for.
type Heading struct {
	Key string `json:"key"` // "summary", "difficulties", "proposals" are fields of Report; any other is in Report.Texts
	Vi  string `json:"vi"`
}

// CommonHeadings are those that every report has had from the beginning.
var CommonHeadings = []Heading{{"summary", "Kết quả chung"}, {"difficulties", "Khó khăn, vướng mắc"}, {"proposals", "Đề xuất, kiến nghị"}}

// Deadline is until when units of a level send their report, counted from the day the data close, itself not counted.
type Deadline struct {
	Level   string `json:"level"` // of org.Unit; "" = all that no other deadline names
	Days    int    `json:"days"`
	Working bool   `json:"working"` // working days, else calendar days
}

// Request is what a regime asks for once.
type Request struct {
	Data  when.Interval `json:"data"`
	Opens when.Date     `json:"opens"` // "" = at once
	Due   when.Date     `json:"due"`
}

// Regime is a reporting regime (chế độ báo cáo; Decree 09/2019/NĐ-CP, art. 8): who sends what, how often, until when.
type Regime struct {
	ID        RegimeID     `json:"id"`
	Rev       int          `json:"rev"`
	Code      string       `json:"code"` // short, in addresses of its cycles: "thang"; never changes
	Title     string       `json:"title"`
	Every     Every        `json:"every"`
	Calendar  DataCalendar `json:"calendar"`
	Ahead     int          `json:"ahead"`     // days before the data close that its cycles open; 0 = the day after
	Narrative bool         `json:"narrative"` // asks for the headings alone, not for tasks and indicators
	Headings  []Heading    `json:"headings"`  // none = CommonHeadings
	Deadlines []Deadline   `json:"deadlines"`
	Units     []org.UnitID `json:"units"` // none = all that lead something
	Request   Request      `json:"request"`
	From      when.Date    `json:"from"` // no cycle opens before
	To        when.Date    `json:"to"`   // nor after; "" = no end
}

const (
	maxAhead    = 90
	maxDeadline = 120 // days
	maxHeadings = 20
)

// Validate refuses a regime by which nobody could tell what is due when.
func (g Regime) Validate() error {
	switch {
	case g.Code == "" || g.Code != org.CodeOf(g.Code) || len(g.Code) > when.MaxPeriodName:
		return fault.New(fault.Invalid, "Mã chế độ báo cáo %.60q không đúng: chỉ gồm chữ thường không dấu, số và dấu gạch nối, tối đa %d chữ.", "The code %.60q of a regime is wrong: small plain letters, digits and hyphens only, at most %d.", g.Code, when.MaxPeriodName).At("code")
	case strings.TrimSpace(g.Title) == "":
		return fault.New(fault.Invalid, "Chế độ báo cáo chưa có tên.", "The regime has no title.").At("title")
	case g.Every.Vi() == string(g.Every):
		return fault.New(fault.Invalid, "Không có kỳ hạn báo cáo %.40q.", "There is no such frequency: %.40q.", g.Every).At("every")
	case g.Calendar != Decree09 && g.Calendar != CalendarDays:
		return fault.New(fault.Invalid, "Không có cách chốt số liệu %.40q.", "There is no such way of closing the data: %.40q.", g.Calendar).At("calendar")
	case g.Ahead < 0 || g.Ahead > maxAhead:
		return fault.New(fault.Invalid, "Số ngày mở trước khi chốt số liệu phải từ 0 đến %d.", "The days before the data close are from 0 to %d.", maxAhead).At("ahead")
	case g.From == "":
		return fault.New(fault.Invalid, "Cần ghi chế độ báo cáo áp dụng từ ngày nào.", "Say from which day the regime holds.").At("from")
	case g.To != "" && g.To < g.From:
		return fault.New(fault.Invalid, "Chế độ báo cáo kết thúc trước khi bắt đầu.", "The regime ends before it begins.").At("to")
	case len(g.Headings) > maxHeadings:
		return fault.New(fault.Invalid, "Nhiều nhất %d mục lời văn.", "At most %d headings.", maxHeadings).At("headings")
	}
	for i, h := range g.Headings {
		if h.Key == "" || h.Key != org.CodeOf(h.Key) || strings.TrimSpace(h.Vi) == "" || slices.ContainsFunc(g.Headings[:i], func(o Heading) bool { return o.Key == h.Key }) {
			return fault.New(fault.Invalid, "Mục lời văn thứ %d thiếu tên, mã không đúng hoặc trùng.", "Heading %d lacks a name, or its key is wrong or taken.", i+1).At("headings")
		}
	}
	if g.Every == Once {
		return g.Request.validate()
	}
	return g.validateDeadlines()
}

func (g Regime) validateDeadlines() error {
	general := false
	for i, d := range g.Deadlines {
		if d.Days < 1 || d.Days > maxDeadline || slices.ContainsFunc(g.Deadlines[:i], func(o Deadline) bool { return o.Level == d.Level }) {
			return fault.New(fault.Invalid, "Thời hạn gửi phải từ 1 đến %d ngày sau khi chốt số liệu, mỗi cấp một thời hạn (Điều 8 Nghị định 09/2019/NĐ-CP: ít nhất 1 ngày làm việc).",
				"A report is due from 1 to %d days after the data close, one deadline a level (Decree 09/2019, art. 8: at least 1 working day).", maxDeadline).At("deadlines")
		}
		general = general || d.Level == ""
	}
	if !general {
		return fault.New(fault.Invalid, "Cần ghi thời hạn gửi chung: số ngày sau khi chốt số liệu.", "Say until when reports are due: days after the data close.").At("deadlines")
	}
	return nil
}

func (q Request) validate() error {
	switch {
	case q.Data.From == "" || q.Data.To == "" || q.Data.To < q.Data.From:
		return fault.New(fault.Invalid, "Báo cáo chuyên đề, đột xuất cần ghi số liệu từ ngày nào đến ngày nào.", "A report asked for once needs the first and the last day of its data.").At("request")
	case q.Due == "" || q.Due < q.Opens || q.Due <= q.Data.To:
		return fault.New(fault.Invalid, "Hạn gửi phải sau ngày mở và sau ngày cuối của số liệu.", "The due day comes after the opening and after the last day of the data.").At("due")
	}
	return nil
}

// HeadingsAsked are the parts of the narrative that the regime asks for.
func (g Regime) HeadingsAsked() []Heading {
	if len(g.Headings) == 0 {
		return slices.Clone(CommonHeadings)
	}
	return slices.Clone(g.Headings)
}

// deadline is the one of a level.
func (g Regime) deadline(level string) Deadline {
	var out Deadline
	for _, d := range g.Deadlines {
		if d.Level == level || (d.Level == "" && out == (Deadline{})) {
			out = d
		}
	}
	return out
}

// DueOn is the last day on which a unit of a level may send its report of data that close on a day. Whatever the deadline says, it
// is no earlier than the next working day (Decree 09/2019/NĐ-CP, art. 8, clause 5), and no day off (Civil Code 2015, art. 148, clause 5).
func (g Regime) DueOn(closed when.Date, level string, c when.Calendar) when.Date {
	if g.Every == Once {
		return g.Request.Due
	}
	d := g.deadline(level)
	if d.Working {
		return c.Add(closed, max(1, d.Days))
	}
	due := max(closed.Add(d.Days), c.Add(closed, 1))
	if !c.Working(due) {
		due = c.Add(due, 1)
	}
	return due
}

// data are the days whose data a period is about.
func (g Regime) data(p when.Period) when.Interval {
	if g.Calendar == Decree09 {
		return p.DataWindow()
	}
	return p.Bounds()
}

// Asks is the cycle of a period by this regime, not yet open; ok is false for a period that is none of the regime's.
func (g Regime) Asks(p when.Period, term plan.Term, c when.Calendar) (Cycle, bool) {
	year, _, _ := p.Bounds().To.YMD()
	if year == 0 || !slices.Contains(g.periodsNear(year, term), p) {
		return Cycle{}, false
	}
	x := Cycle{ID: CycleID(g.Code + "." + string(p)), RegimeID: g.ID, Title: g.Title, Period: p, Data: g.data(p), Narrative: g.Narrative, Headings: g.HeadingsAsked(), State: Opening}
	x.Due = g.DueOn(x.Data.To, "", c)
	x.Opens = x.Data.To.Add(1 - g.Ahead)
	if g.Every == Once {
		x.Opens = cmp.Or(g.Request.Opens, g.From)
	}
	return x, true
}

// periodsNear are the periods of the regime in a year and in those beside it.
func (g Regime) periodsNear(year int, term plan.Term) (out []when.Period) {
	switch g.Every {
	case Once:
		return []when.Period{when.OwnPeriod(g.Request.Data, g.Code)}
	case MidTerm, FinalTerm:
		if term.From == "" {
			return nil
		}
		last := cmp.Or(term.MidTerm, term.From.AddYears(3).Add(-1))
		if g.Every == FinalTerm {
			last = cmp.Or(term.Final, term.From.AddYears(5).Add(-1))
		}
		return []when.Period{when.OwnPeriod(when.Interval{From: term.From, To: last}, g.Code)}
	}
	for y := year - 1; y <= year+1; y++ {
		out = append(out, when.PeriodsOf(string(g.Every), y)...)
	}
	return out
}

// Due are the cycles that should be open on a day, the oldest first: the newest one whose opening has come, and those before it whose
// reports are not yet due. What was missed longer ago is opened by hand, if at all.
func (g Regime) Due(today when.Date, term plan.Term, c when.Calendar) (out []Cycle) {
	year, _, _ := today.YMD()
	for _, p := range g.periodsNear(year, term) {
		x, ok := g.Asks(p, term, c)
		if ok && x.Opens <= today && x.Opens >= g.From && (g.To == "" || x.Opens <= g.To) {
			out = append(out, x)
		}
	}
	arrange.By(out, func(x, y Cycle) int {
		return cmp.Or(cmp.Compare(x.Data.To, y.Data.To), cmp.Compare(x.Period, y.Period))
	})
	newest := len(out) - 1
	kept := out[:0]
	for i, x := range out {
		if i == newest || x.Due >= today {
			kept = append(kept, x)
		}
	}
	return kept
}
