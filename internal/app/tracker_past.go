package app

import (
	"fmt"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/tracker"
	"lotrinh/internal/when"
)

// trackerLine is what a row says of one period, for those of its lead units that have no report of their own of it.
type trackerLine struct {
	line  report.Line
	units []org.UnitID
}

// brought is a report of a unit of a period, as it is kept.
type brought struct {
	report report.Report
	there  bool
}

// past settles what a row says of its periods; ok is false when something is asked or wrong.
func (b *bringing) past(row tracker.Row, act *trackerAct, out *TrackerRow, owing []org.UnitID, led bool) (ok bool, err error) {
	said := row.Past
	if now := (tracker.Past{Period: b.out.Period, Status: row.Get(tracker.Status), Result: row.Get(tracker.Result), Column: row.Column(tracker.Status)}); b.speaks(row) && b.out.Period != "" {
		same := false
		if act.rev > 0 {
			if same, err = b.asExported(row, act.item.ID); err != nil {
				return false, err
			}
		}
		if !same {
			said = append(said[:len(said):len(said)], now)
		}
	}
	if len(said) > 0 && !led {
		b.wrong(row, tracker.Lead, fault.New(fault.Invalid, "Có kết quả mà không có đơn vị chủ trì: không biết ghi báo cáo của ai.", "There are results and no lead unit: it is not known whose report they are."))
		return false, nil
	}
	for i, p := range said {
		line, fine := b.lineOf(row, p, i == len(said)-1)
		if !fine {
			return false, nil
		}
		if line.Empty() {
			continue
		}
		if err := b.forUnits(trackerLine{line: line}, act, out, owing); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (b *bringing) speaks(row tracker.Row) bool {
	return row.Get(tracker.Status) != "" || row.Get(tracker.Result) != "" || row.Get(tracker.Percent) != ""
}

// lineOf is the report line that a row makes of one period; newest tells that it says how the task stands now.
func (b *bringing) lineOf(row tracker.Row, p tracker.Past, newest bool) (l report.Line, ok bool) {
	l = report.Line{Period: p.Period, Percent: -1, Text: strings.TrimSpace(p.Result), Brought: fmt.Sprintf("%s, %s, dòng %d", b.name, row.Sheet, row.N)}
	undated := p.Period == b.out.Period && p.Status == row.Get(tracker.Status) && p.Result == row.Get(tracker.Result)
	if p.Period.Opens() > b.a.Today() {
		b.wrongAt(row, p.Column, fault.New(fault.Invalid, "Có kết quả của kỳ %s, kỳ ấy chưa đến.", "There is a result of %s, which has not begun.", p.Period.Vi()))
		return l, false
	}
	said := tracker.Said{Percent: -1}
	if p.Status != "" {
		var known bool
		if said, known = tracker.StatusOf(p.Status); !known {
			if said.Percent > 100 {
				b.wrongAt(row, p.Column, fault.New(fault.Invalid, "Tiến độ %d%% không hợp lệ; ghi từ 0 đến 100.", "Progress of %d%% is not possible; write 0 to 100.", said.Percent))
				return l, false
			}
			if said, ok = b.askState(row, p, "Từ %q nghĩa là gì?", "What does %q mean?", p.Status, plan.AllStates...); !ok {
				return l, false
			}
		}
	}
	l.State, l.Percent = said.State, said.Percent
	if text := row.Get(tracker.Percent); undated && text != "" {
		n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%")))
		if err != nil || n < 0 || n > 100 {
			b.wrong(row, tracker.Percent, fault.New(fault.Invalid, "Tiến độ %.20q không hợp lệ; ghi từ 0 đến 100.", "Progress of %.20q is not possible; write 0 to 100.", text))
			return l, false
		}
		l.Percent = n
	}
	switch { // a share says the state where no word does
	case l.State == "" && l.Percent == 100:
		l.State = plan.Done
	case l.State == "" && l.Percent == 0 && l.Text == "":
		l.State = plan.NotStarted
	case l.State == "" && (l.Text != "" || l.Percent >= 0):
		l.State = plan.InProgress // something was done, and the table does not say that it is finished
	}
	if err := l.Agrees(); err != nil {
		b.wrong(row, tracker.Percent, err)
		return l, false
	}
	if undated {
		l.Difficulties = strings.TrimSpace(strings.Join(nonEmpty(row.Get(tracker.Difficulties), row.Get(tracker.Proposals)), "\n"))
	}
	if l.State == plan.Done {
		return b.doneLine(row, p, l, said, newest)
	}
	return l, true
}

func nonEmpty(list ...string) (out []string) {
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// doneLine settles a line that says "done": by what document, on which day, and whether its own text agrees.
func (b *bringing) doneLine(row tracker.Row, p tracker.Past, l report.Line, said tracker.Said, newest bool) (report.Line, bool) {
	product, names := plan.ProductOf(l.Text, "", "")
	if names && product.Sort == plan.PaperProduct && product.Date <= b.a.Today() {
		l.Product, l.DoneOn = "Văn bản số "+product.Number+" ngày "+product.Date.Vi(), product.Date
	} else if tracker.Later(l.Text) || product.Date > b.a.Today() {
		again, ok := b.askState(row, p, "Ghi là %q nhưng kết quả nói việc còn sẽ làm. Đã xong chưa?", "It says %q, yet the result tells of what is still to come. Is it done?", p.Status, plan.InProgress, plan.Done)
		if !ok {
			return l, false
		}
		if l.State = again.State; l.State != plan.Done {
			l.Percent = -1
			return l, true
		}
	}
	if text := strings.TrimSpace(row.Get(tracker.DoneOn)); newest && text != "" {
		d, err := dayIn("Ngày hoàn thành", text)
		if err == nil && d > b.a.Today() {
			err = fault.New(fault.Invalid, "Ngày hoàn thành %s ở sau hôm nay.", "The day it was done, %s, is in the future.", d.Vi())
		}
		if err != nil {
			b.wrong(row, tracker.DoneOn, err)
			return l, false
		}
		l.DoneOn = d
	}
	if said.Late && l.DoneOn == "" {
		end := p.Period.Bounds().To
		answer, ok := b.answered(TrackerAsk{Key: row.Key() + ":done", Sheet: row.Sheet, Row: row.N, Column: p.Column, Vi: "Hoàn thành quá hạn mà bảng không ghi ngày hoàn thành. Lấy ngày nào?", En: "It was done late, and the table has no day. Which day is taken?",
			Choices: []TrackerChoice{{string(min(end, b.a.Today())), "Ngày cuối của kỳ số liệu: " + min(end, b.a.Today()).Vi(), "The last day of the period: " + string(min(end, b.a.Today()))}, skipChoice}})
		if !ok || answer == "skip" {
			return l, false
		}
		l.DoneOn = when.Date(answer)
	}
	return l, true
}

// askState asks for the work state that a cell means.
func (b *bringing) askState(row tracker.Row, p tracker.Past, vi, en, text string, states ...plan.WorkState) (tracker.Said, bool) {
	q := TrackerAsk{Key: row.Key() + ":state:" + string(p.Period), Sheet: row.Sheet, Row: row.N, Column: p.Column, Vi: fmt.Sprintf(vi, short(text)), En: fmt.Sprintf(en, short(text))}
	for _, s := range states {
		q.Choices = append(q.Choices, TrackerChoice{string(s), s.Vi(), string(s)})
	}
	q.Choices = append(q.Choices, skipChoice)
	answer, ok := b.answered(q)
	return tracker.Said{State: plan.WorkState(answer), Percent: -1}, ok && answer != "skip"
}

func (b *bringing) wrongAt(row tracker.Row, column string, err error) {
	if len(b.out.Wrong) < trackerTold {
		b.out.Wrong = append(b.out.Wrong, tracker.Wrong{Sheet: row.Sheet, Row: row.N, Column: column, Err: err})
	}
}

// forUnits chooses the units whose report takes a line: a report that the unit wrote itself is left as it is.
func (b *bringing) forUnits(l trackerLine, act *trackerAct, out *TrackerRow, owing []org.UnitID) error {
	for _, u := range owing {
		x, err := b.reportOf(b.r, u, l.line.Period)
		if err != nil {
			return err
		}
		if x.there && x.report.Brought == "" {
			name := b.rs.names[u]
			out.Notes = append(out.Notes, TrackerNote{fmt.Sprintf("%s đã có báo cáo %s; giữ báo cáo ấy", name, l.line.Period.Vi()), fmt.Sprintf("%s has a report of %s, which stays", name, l.line.Period)})
			continue
		}
		if x.there && act.rev > 0 {
			have, err := b.r.LinesAmong(x.report.ID, []plan.ItemID{act.item.ID})
			if err != nil {
				return err
			}
			if len(have) > 0 && sameTold(have[0], l.line) {
				continue
			}
		}
		l.units = append(l.units, u)
	}
	n := len(l.units)
	if act.leads != nil {
		n += len(act.leads) - len(owing) // those that become units
	}
	if n > 0 {
		act.past = append(act.past, l)
		out.Lines += n
	}
	return nil
}

// sameTold tells whether two lines say the same, wherever it was read.
func sameTold(a, b report.Line) bool {
	return a.State == b.State && a.Percent == b.Percent && a.Text == b.Text && a.Difficulties == b.Difficulties && a.DoneOn == b.DoneOn && a.Product == b.Product
}

func (b *bringing) reportOf(r store.Reader, unit org.UnitID, p when.Period) (brought, error) {
	key := unitPeriod{unit, p}
	if x, ok := b.held[key]; ok {
		return x, nil
	}
	x, err := r.ReportOf(unit, p)
	if unlessMissing(err) != nil {
		return brought{}, err
	}
	b.held[key] = brought{x, err == nil}
	return b.held[key], nil
}
