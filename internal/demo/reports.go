package demo

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
	"lotrinh/samples"
)

// reports makes two years of monthly reports: made up, the same each time, with the lateness and the gaps real ones have.
func (l *loader) reports(ctx context.Context) error {
	posts, err := l.a.Posts(ctx)
	if err != nil {
		return err
	}
	reporters := map[org.UnitID]app.Who{}
	var judge app.Who
	for _, w := range posts {
		switch {
		case w.Post.Role == org.Reporter:
			reporters[w.Unit.ID] = w
		case w.Post.Role == org.Coordinator && judge.Post.ID == "":
			judge = w
		}
	}
	succession, err := table("succession.csv")
	if err != nil {
		return err
	}
	heirs := map[string]int{}
	for _, s := range succession {
		heirs[s["from"]]++
	}
	if err := l.regime(ctx); err != nil {
		return err
	}
	for p := when.Period(samples.FirstPeriod); p <= samples.LastPeriod; p = p.NextMonth() {
		first := p.Bounds().From
		if err := l.until(first); err != nil {
			return err
		}
		for _, s := range succession {
			if on := when.Date(s["on"]); on <= first && on > p.PreviousMonth().Bounds().From && heirs[s["from"]] == 1 { // of several heirs a person chooses
				if _, err := l.a.At(on).Succeed(ctx, l.who, s["from"], s["to"], "kế thừa nhiệm vụ khi sắp xếp tổ chức: "+s["scope"]); err != nil {
					return err
				}
			}
		}
		if err := l.until(first.Add(14)); err != nil {
			return err
		}
		opened, err := l.a.At(first.Add(14)).OpenCycles(ctx, l.who, "", "", nil)
		if err != nil {
			return err
		}
		_, all, err := l.a.At(first.Add(15)).Reporting(ctx, p, app.ReportingFilter{})
		if err != nil {
			return err
		}
		arrange.By(all.Rows, func(x, y app.ReportRow) int { // day by day, as it would happen
			return cmp.Compare(sendDay(x.Unit, p), sendDay(y.Unit, p))
		})
		for _, row := range all.Rows {
			who, ok := reporters[row.Unit.ID]
			if !ok {
				who = l.who
			}
			if err := l.until(sendDay(row.Unit, p)); err != nil {
				return err
			}
			if err := l.month(ctx, who, judge, row.Unit, p); err != nil {
				return fmt.Errorf("%s, %s: %w", row.Unit.Name, p, err)
			}
		}
		if err := l.until(p.Bounds().To); err != nil {
			return err
		}
		for _, c := range opened {
			if c.Period < samples.LastPeriod {
				if err := l.a.At(p.Bounds().To).CloseCycle(ctx, l.who, c.ID, nil); err != nil {
					return err
				}
			}
		}
		l.step("Báo cáo " + p.Vi())
	}
	return nil
}

// regime is the monthly report of the province, by the cut-off of Decree 09/2019/NĐ-CP; communes send theirs first.
func (l *loader) regime(ctx context.Context) error {
	first := when.Period(samples.FirstPeriod).Bounds().From
	_, err := l.a.At(first).SetRegime(ctx, l.who, app.RegimeEdit{Code: "thang", Title: "Báo cáo tháng về thực hiện nghị quyết", Every: report.Monthly, Calendar: report.Decree09,
		Deadlines: []report.Deadline{{Days: 5}, {Level: "commune", Days: 3}}, From: first})
	return err
}

// chance is a stable number from 0 to 99 for some words.
func chance(words ...string) int {
	h := fnv.New32a()
	for _, w := range words {
		h.Write([]byte(w + "\x00"))
	}
	return int(h.Sum32() % 100)
}

// sendDay is the day on which a unit sends its report of a period.
func sendDay(u org.Unit, p when.Period) when.Date {
	return min(p.Bounds().From.Add(15+chance("day", u.Code, string(p))%5), when.Date(samples.Today))
}

// month writes one unit's report and puts down what the office then does with it: most are approved, some months are missing,
// and the last one is still under way.
func (l *loader) month(ctx context.Context, who, judge app.Who, u org.Unit, p when.Period) error {
	missing := 5
	if chance("slow", u.Code) < 15 {
		missing = 35
	}
	if p == samples.LastPeriod {
		missing = 25
	}
	if chance("sends", u.Code, string(p)) < missing {
		return nil
	}
	day := sendDay(u, p)
	a := l.a.At(day)
	v, err := a.Report(ctx, who, u.Code, p)
	if err != nil {
		return err
	}
	e := app.ReportEdit{Summary: "Đơn vị tiếp tục triển khai các nhiệm vụ được giao trong " + p.Vi() + " theo kế hoạch."}
	if asked := chance("asks", u.Code, string(p)); asked < len(proposals) {
		e.Proposals = proposals[asked]
	}
	for _, line := range v.Lines {
		if made, ok, err := l.line(ctx, line, u, p, day); err != nil {
			return err
		} else if ok {
			e.Lines = append(e.Lines, app.LineEdit{Line: made})
		}
	}
	if len(e.Lines) == 0 {
		return nil
	}
	x, err := a.SaveReport(ctx, who, u.Code, p, e)
	if err != nil {
		return err
	}
	step := chance("step", u.Code)
	if p == samples.LastPeriod && step < 10 {
		return nil // still a draft
	}
	if err := a.StepReport(ctx, who, x.ID, x.Rev, "submit", ""); err != nil {
		return err
	}
	if p == samples.LastPeriod && step < 35 {
		return nil // waits for approval
	}
	on := min(day.Add(1), when.Date(samples.Today))
	l.later = append(l.later, deed{on, func() error { return l.judge(ctx, on, who, judge, u, x, step) }})
	return nil
}

// judge approves a report, or first returns it and has it sent again; some of the last period stay returned.
func (l *loader) judge(ctx context.Context, on when.Date, who, judge app.Who, u org.Unit, x report.Report, step int) error {
	later, p := l.a.At(on), x.Period
	if (p == samples.LastPeriod && step < 45) || chance("returned", u.Code, string(p)) < 3 {
		if err := later.StepReport(ctx, judge, x.ID, x.Rev+1, "return", "Đề nghị bổ sung số, ngày văn bản của các nhiệm vụ báo hoàn thành."); err != nil || p == samples.LastPeriod {
			return err
		}
		if err := later.StepReport(ctx, who, x.ID, x.Rev+2, "submit", ""); err != nil {
			return err
		}
		x.Rev += 2
	}
	return later.StepReport(ctx, judge, x.ID, x.Rev+1, "approve", "")
}

// line is what a unit says of one item; ok is false when it says nothing this month.
func (l *loader) line(ctx context.Context, r app.ReportLine, u org.Unit, p when.Period, day when.Date) (report.Line, bool, error) {
	out := report.Line{ItemID: r.Item.Item.ID, Percent: -1}
	if r.Kind.Observe {
		out.Value, out.Quality = l.value(r.Item.Item.Code, p), plan.Estimate
		return out, out.Value != "", nil
	}
	code, due := r.Item.Item.Code, r.Item.Standing.DueOn
	if r.Own != nil { // of what a group owes each does its own part
		due = r.Own.Standing.DueOn
	}
	if chance("silent", code, string(p)) < 8 {
		return out, false, nil
	}
	out.State, out.Text = plan.InProgress, texts[chance("text", code, string(p))%len(texts)]
	if due == "" {
		return out, true, nil
	}
	begin := due.Add(-420)
	finish, stuck := due.Add(-chance("early", code)/3), false
	switch fate := chance("fate", code); {
	case fate < 14:
		stuck = true
	case fate < 34:
		finish = due.Add(15 + chance("late", code))
	}
	if stuck && day > due.Add(-90) || !stuck && due < finish && due < day { // it is late, or was done late
		trouble := troubles[chance("trouble", code)%len(troubles)]
		out.Difficulties, out.Cause = trouble.text, trouble.cause
	}
	switch {
	case stuck && day > due.Add(-90):
		out.Percent = 35 + chance("at", code)/3
	case !stuck && finish <= day:
		out.State, out.Percent, out.DoneOn = plan.Done, 100, finish
		out.Text = "Đã hoàn thành và gửi sản phẩm về cơ quan tổng hợp."
		out.Product = product(u, finish, code)
	case day < begin:
		out.State, out.Percent, out.Text = plan.NotStarted, 0, "Chưa đến thời điểm triển khai; đã đưa vào chương trình công tác."
	default:
		out.Percent = min(95, 5+90*begin.DaysTo(day)/max(1, begin.DaysTo(due)))
	}
	return out, true, nil
}

// value is what a unit estimates of an indicator twice a year: of what adds up over the year its part of a month, of what is a
// level where it stands on the way from the year before; "" where the set knows neither, or it is a rank.
func (l *loader) value(code string, p when.Period) string {
	month := map[string]float64{"06": 6, "12": 12}[string(p[5:])]
	card := map[string]string{}
	for _, c := range l.figures.cards {
		if c["code"] == code {
			card = c
		}
	}
	year, _ := strconv.Atoi(string(p[:4]))
	before, ok := l.yearly[code][strconv.Itoa(year-1)]
	if month == 0 || !ok || card["direction"] == "down" && card["decimals"] == "0" {
		return ""
	}
	now, ok := l.yearly[code][strconv.Itoa(year)]
	if !ok {
		now = 2*before - l.yearly[code][strconv.Itoa(year-2)] // as the year before moved
	}
	got := before + (now-before)*month/12
	if card["over_time"] == string(indicator.SumOverTime) {
		got = now / 12 * (0.94 + float64(chance("value", code, string(p)))/900)
	}
	decimals, _ := strconv.Atoi(card["decimals"])
	return strconv.FormatFloat(got, 'f', decimals, 64)
}

// product names the document that finishes an item, as the unit's line numbers its documents.
func product(u org.Unit, on when.Date, code string) string {
	n := 20 + chance("number", code, u.Code)*7
	switch u.Line {
	case org.Party:
		return fmt.Sprintf("Báo cáo số %d-BC/TU ngày %s", n, on.Vi())
	case org.Front, org.Mass:
		return fmt.Sprintf("Báo cáo số %d/BC-MTTQ ngày %s", n, on.Vi())
	}
	return fmt.Sprintf("Quyết định số %d/QĐ-UBND ngày %s", n, on.Vi())
}

var texts = []string{
	"Đã xây dựng dự thảo, đang lấy ý kiến các cơ quan liên quan.",
	"Đang tổng hợp ý kiến góp ý, hoàn thiện hồ sơ trình.",
	"Đã ban hành kế hoạch chi tiết và phân công các phòng chuyên môn thực hiện.",
	"Đang triển khai đúng tiến độ theo kế hoạch.",
	"Đã phối hợp với các đơn vị khảo sát thực tế, tiếp tục hoàn thiện nội dung.",
	"Đã tổ chức kiểm tra tại cơ sở; các địa phương đang thực hiện theo hướng dẫn.",
}

// troubles are what units name as holding a task up, with the cause they choose.
var troubles = []struct {
	text  string
	cause report.Cause
}{
	{"Một số cơ quan phối hợp chậm gửi ý kiến và số liệu.", report.CauseJoining},
	{"Chưa bố trí đủ nguồn vốn theo kế hoạch năm.", report.CauseFunds},
	{"Chờ hướng dẫn của cơ quan trung ương về định mức, đơn giá.", report.CausePolicy},
	{"Thiếu nhân lực chuyên môn sau khi sắp xếp tổ chức bộ máy.", report.CauseStaff},
	{"Hồ sơ trình thẩm định chưa đạt yêu cầu, phải chỉnh sửa nhiều lần.", report.CauseAdvice},
	{"Việc bàn giao đầu mối thực hiện khi sắp xếp tổ chức bộ máy kéo dài.", report.CauseReorg},
}

var proposals = []string{
	"Đề nghị Ủy ban nhân dân tỉnh ưu tiên bố trí vốn cho các công trình phải hoàn thành trong năm.",
	"Đề nghị Bộ Nội vụ sớm hướng dẫn vị trí việc làm của đơn vị sau khi sắp xếp tổ chức bộ máy.",
	"Đề nghị Ban Thường vụ Tỉnh ủy chỉ đạo các địa phương tập trung giải phóng mặt bằng.",
	"Đề nghị Sở Tài chính sớm thẩm định dự toán để triển khai nhiệm vụ được giao.",
}
