package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/when"
)

// The term before the one that the documents of the set are of: 15 of its 17 targets were met, as the new resolution says.
const (
	beforeCode   = "XI"
	beforeFrom   = when.Date("2018-10-19")
	beforeTo     = when.Date("2023-10-17")
	beforeRead   = when.Date("2018-10-22") // its resolution is in the register, its plan under way
	beforeTold   = when.Date("2023-01-10") // the units have told how its tasks ended
	beforeJudged = when.Date("2023-09-15") // the day of its final review
)

// before is the term that ended with the congress: its plan, what became of it, its final review and its end.
func (l *loader) before(ctx context.Context) error {
	rows, err := table("previous.csv")
	if err != nil {
		return err
	}
	then := l.a.At(beforeRead)
	if err := then.AddTerm(ctx, l.who, plan.Term{Code: beforeCode, Name: "Nhiệm kỳ 2018 - 2023", From: beforeFrom, To: beforeTo, Final: beforeJudged}); err != nil {
		return err
	}
	resolution := doc.Document{Type: "Nghị quyết", Number: "01-NQ/ĐHĐB", Date: beforeFrom, Issuer: "Đại hội đại biểu Đảng bộ tỉnh Mẫu Giang lần thứ XI", Party: true, Stage: doc.InForce, TermCode: beforeCode,
		Subject: "Đại hội đại biểu Đảng bộ tỉnh Mẫu Giang lần thứ XI, nhiệm kỳ 2018 - 2023"}
	if err := then.EditDocument(ctx, l.who, resolution, "đăng ký văn bản của nhiệm kỳ trước"); err != nil {
		return err
	}
	page, err := l.a.Documents(ctx, "", 1)
	if err != nil {
		return err
	}
	for _, d := range page.Rows {
		if d.Document.Number == resolution.Number {
			l.docs[beforeCode] = d.Document.ID
		}
	}
	if l.codes, err = l.planBefore(ctx, rows); err != nil {
		return err
	}
	if err := l.valuesBefore(ctx, l.codes); err != nil {
		return err
	}
	if err := l.reportsBefore(ctx, rows); err != nil {
		return err
	}
	l.step("Nhiệm kỳ 2018 - 2023")
	return l.finalReview(ctx)
}

// planBefore puts the tasks and the indicators of the term into the plan; their codes are by their keys.
func (l *loader) planBefore(ctx context.Context, rows []map[string]string) (map[string]string, error) {
	then, units := l.a.At(beforeRead), map[string]string{}
	register, err := l.a.Register(ctx)
	if err != nil {
		return nil, err
	}
	for _, u := range register {
		units[u.Code] = u.Name
	}
	codes := map[string]string{}
	var known []app.Figures
	for _, x := range rows {
		e := app.ItemEdit{Kind: plan.KindCode(x["kind"]), Title: x["title"], Lead: units[x["lead"]], Due: x["due"], Document: l.docs[beforeCode], Quote: x["title"], Why: "kế hoạch của nhiệm kỳ trước"}
		if x["kind"] == string(plan.IndicatorKind) {
			e.Fields = map[string]string{"unit": x["unit"], "direction": x["direction"]}
		}
		item, err := then.AddItem(ctx, l.who, e)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", x["title"], err)
		}
		codes[x["key"]] = item.Code
		if x["kind"] == string(plan.IndicatorKind) {
			known = append(known, figuresBefore(item, x))
		}
	}
	return codes, then.AddFigures(ctx, l.who, known, "chỉ tiêu của nhiệm kỳ trước")
}

func figuresBefore(item plan.Item, x map[string]string) app.Figures {
	decimals := map[bool]int{true: 0, false: 1}[x["over_time"] == string(indicator.SumOverTime) || x["judged"] == string(plan.ByRank)]
	out := app.Figures{Item: item.ID, Card: &indicator.Card{OverTime: indicator.OverTime(x["over_time"]), Decimals: &decimals}}
	from, to, several := strings.Cut(x["span"], "-")
	if !several {
		to = from
	}
	span := when.Interval{From: when.Period(from).Bounds().From, To: when.Period(to).Bounds().To}
	out.Targets = append(out.Targets, plan.Target{Sort: plan.AimSort, Judged: plan.Judged(x["judged"]), Comparator: x["comparator"], Value: x["value"], Unit: x["unit"], Period: span, KnownOn: beforeFrom})
	if x["baseline_2017"] != "" {
		out.Targets = append(out.Targets, plan.Target{Sort: plan.BaselineSort, Comparator: "=", Value: x["baseline_2017"], Unit: x["unit"], Period: when.Period("2017").Bounds(), KnownOn: beforeFrom})
	}
	return out
}

// valuesBefore brings in the values of the term, each on the day it became known.
func (l *loader) valuesBefore(ctx context.Context, codes map[string]string) error {
	var days []when.Date
	for _, v := range l.figures.values {
		if code := codes[v["Mã"]]; code != "" {
			v["Mã"] = code
			l.figures.here[code] = true
			days = append(days, when.Date(v[knownOn]))
		}
	}
	slices.Sort(days)
	for _, on := range slices.Compact(days) {
		if err := l.importValues(ctx, on, func(v map[string]string) bool { return l.figures.here[v["Mã"]] && when.Date(v[knownOn]) <= on }); err != nil {
			return err
		}
	}
	return nil
}

// reportsBefore are the last reports of the units on the tasks of the term, approved.
func (l *loader) reportsBefore(ctx context.Context, rows []map[string]string) error {
	const period = when.Period("2022-12")
	day := l.a.At(beforeTold)
	var units []string
	for _, x := range rows {
		if x["kind"] == string(plan.TaskKind) && !slices.Contains(units, x["lead"]) {
			units = append(units, x["lead"])
		}
	}
	for _, unit := range units {
		v, err := day.Report(ctx, l.who, unit, period)
		if err != nil {
			return err
		}
		e := app.ReportEdit{Summary: "Kết quả thực hiện Nghị quyết Đại hội lần thứ XI."}
		for _, line := range v.Lines {
			i := slices.IndexFunc(rows, func(x map[string]string) bool { return x["title"] == line.Item.Item.Title })
			if i < 0 || rows[i]["kind"] != string(plan.TaskKind) {
				continue
			}
			x, out := rows[i], line.Line
			out.Text, out.Difficulties, out.Cause, out.State = x["text"], x["trouble"], report.Cause(x["cause"]), plan.InProgress
			out.Percent, _ = strconv.Atoi(x["percent"])
			if done, ok := when.Typed(x["done"]); ok && x["done"] != "" {
				out.State, out.DoneOn, out.Product = plan.Done, done, product(v.Unit, done, line.Item.Item.Code)
			}
			e.Lines = append(e.Lines, app.LineEdit{Line: out})
		}
		kept, err := day.SaveReport(ctx, l.who, unit, period, e)
		for i, step := range []string{"submit", "approve"} {
			err = cmp.Or(err, day.StepReport(ctx, l.who, kept.ID, kept.Rev+i, step, ""))
		}
		if err != nil {
			return fmt.Errorf("%s, %s: %w", unit, period, err)
		}
	}
	return nil
}

// finalReview is written of what was known in September 2023, closed, and adopted by the congress; then the term is closed.
func (l *loader) finalReview(ctx context.Context) error {
	id, err := l.written(ctx, made{file: "tong-ket-xi", on: beforeJudged, close: beforeJudged.Add(5), ReviewEdit: app.ReviewEdit{Kind: review.Final,
		Title: "Tổng kết thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI, nhiệm kỳ 2018 - 2023", Issuer: "tinh-uy", From: beforeFrom.Vi(), To: beforeJudged.Vi(), AsOf: beforeJudged.Vi()}}, beforeCode)
	if err != nil {
		return err
	}
	end := l.a.At("2023-10-19")
	if err := end.AdoptReview(ctx, l.who, id, 2, string(l.docs["01"]), "18/10/2023"); err != nil {
		return err
	}
	if _, err := end.SettleAll(ctx, l.who, beforeCode, app.TermFilter{}, plan.Drop, "kết thúc cùng nhiệm kỳ; nội dung còn lại được giao trong Nghị quyết lần thứ XII", -1); err != nil {
		return err
	}
	_, err = end.CloseTerm(ctx, l.who, beforeCode, "Nghị quyết số 01-NQ/ĐH ngày 18/10/2023", "", nil)
	return err
}
