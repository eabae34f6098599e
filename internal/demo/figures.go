package demo

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
	"lotrinh/samples"
)

// figures are the tables of the indicators on their way in: what a person says of each, and its values on the days they became known.
type figures struct {
	cards, aims, values []map[string]string
	here                map[string]bool // indicators that the plan has and that are described
}

// knownOn is the column of values.csv with the day since when a value is known.
const knownOn = "Ngày công bố"

// indicators puts down for each day on which something becomes known of an indicator that it is brought in then; what was
// known before an indicator came into the plan comes in with it.
func (l *loader) indicators(ctx context.Context) (err error) {
	f := figures{here: map[string]bool{}}
	for name, to := range map[string]*[]map[string]string{"indicators.csv": &f.cards, "aims.csv": &f.aims, "values.csv": &f.values} {
		if *to, err = table(name); err != nil {
			return err
		}
	}
	l.figures, l.yearly = &f, map[string]map[string]float64{}
	for _, v := range f.values { // the newest vintage stands last
		if n, err := strconv.ParseFloat(v["Giá trị (dấu chấm thập phân)"], 64); err == nil {
			if l.yearly[v["Mã"]] == nil {
				l.yearly[v["Mã"]] = map[string]float64{}
			}
			l.yearly[v["Mã"]][v["Kỳ"]] = n
		}
	}
	days := map[when.Date]bool{}
	for _, v := range f.values {
		days[max(when.Date(v[knownOn]), l.firstRead)] = true
	}
	for _, d := range l.later { // the days on which documents are read
		days[d.on] = true
	}
	l.later = append(l.later, deed{"2026-01-20", func() error { return l.judgeInWords(ctx, "2026-01-20") }})
	for on := range days {
		l.later = append(l.later, deed{on, func() error { return l.bring(ctx, on) }})
	}
	return nil
}

// bring describes the indicators that are new in the plan and imports what is known of all of them on a day.
func (l *loader) bring(ctx context.Context, on when.Date) error {
	list, err := l.a.At(on).Indicators(ctx, app.IndicatorFilter{})
	if err != nil {
		return err
	}
	for _, row := range list.Rows {
		if l.figures.here[row.Code] {
			continue
		}
		l.figures.here[row.Code] = true
		if err := l.describe(ctx, on, row.Code); err != nil {
			return fmt.Errorf("%s: %w", row.Code, err)
		}
	}
	return l.importValues(ctx, on, func(v map[string]string) bool { return l.figures.here[v["Mã"]] && when.Date(v[knownOn]) <= on })
}

// describe fills the card of an indicator and says how its targets are judged, where the document leaves that open.
func (l *loader) describe(ctx context.Context, on when.Date, code string) error {
	day := l.a.At(on)
	v, err := day.Indicator(ctx, code, "")
	if err != nil {
		return err
	}
	for _, c := range l.figures.cards {
		if c["code"] != code {
			continue
		}
		e := app.CardEdit{Unit: v.Of.Unit(), Direction: c["direction"], Card: indicator.Card{Short: c["short"], NameEn: c["name_en"], OverTime: indicator.OverTime(c["over_time"]), Calendar: indicator.Calendar(c["calendar"]),
			Source: c["source"], Definition: c["definition"], Formula: c["formula"]}}
		if n, err := strconv.Atoi(c["decimals"]); err == nil {
			e.Decimals = &n
		}
		if err := day.EditCard(ctx, l.who, code, v.Of.Card.Rev, e); err != nil {
			return err
		}
	}
	for _, x := range l.figures.aims {
		i := slices.IndexFunc(v.Targets, func(t app.TargetView) bool { return x["code"] == code && t.Value == x["read"] })
		if i < 0 {
			continue
		}
		t := v.Targets[i].Target
		t.Judged, t.Comparator, t.Value, t.High, t.Worded = plan.Judged(x["judged"]), x["comparator"], x["value"], x["high"], x["worded"]
		if _, err := day.SetTarget(ctx, l.who, code, app.TargetEdit{ID: t.ID, Rev: t.Rev, Span: x["span"], Target: t}); err != nil {
			return err
		}
	}
	return nil
}

// judgeInWords is what a person says of the target that is told in words alone.
func (l *loader) judgeInWords(ctx context.Context, on when.Date) error {
	reached := false
	e := app.ValueEntry{Span: "2025", Observation: plan.Observation{Reached: &reached, Source: "Sở Nông nghiệp và Môi trường",
		Statement: "Chưa đủ điều kiện đề nghị xét, công nhận tỉnh nông thôn mới: còn xã chưa đạt chuẩn nông thôn mới nâng cao."}}
	_, _, err := l.a.At(on).EnterValue(ctx, l.who, "CT-0038", e)
	return err
}

// importValues brings in the rows of values.csv that are wanted and were not brought yet, as the file of a person is.
func (l *loader) importValues(ctx context.Context, on when.Date, wanted func(map[string]string) bool) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	columns, err := header("values.csv")
	if err != nil {
		return err
	}
	_ = w.Write(columns)
	some := false
	l.figures.values = slices.DeleteFunc(l.figures.values, func(v map[string]string) bool {
		if !wanted(v) {
			return false
		}
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = v[c]
		}
		_ = w.Write(row)
		some = true
		return true
	})
	if w.Flush(); !some {
		return nil
	}
	load, err := l.a.At(on).ImportValues(ctx, l.who, "so-lieu-"+string(on)+".csv", b.Bytes(), app.ValuesOptions{})
	switch {
	case err != nil:
		return err
	case len(load.Read.Wrong) > 0:
		return fmt.Errorf("%s, %s: %w", on, load.Read.Wrong[0].Place, load.Read.Wrong[0].Err)
	case !load.Done:
		return fault.New(fault.Invalid, "Số liệu mẫu ngày %s còn câu hỏi.", "The sample values of %s leave questions.", on)
	}
	return nil
}

// header are the columns of a CSV of the sample set.
func header(name string) ([]string, error) {
	f, err := samples.Files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return csv.NewReader(f).Read()
}
