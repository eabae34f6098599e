package app

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"lotrinh/internal/exchange"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// valueHeader are the columns of the list of values. ImportValues knows them again by these titles.
var valueHeader = [][2]string{{"code", "Mã"}, {"indicator", "Chỉ tiêu"}, {"sort", "Loại số"}, {"period", "Kỳ"}, {"comparator", "So sánh"}, {"value", "Giá trị (dấu chấm thập phân)"}, {"high", "Cận trên"},
	{"worded", "Diễn đạt"}, {"unit", "Đơn vị tính"}, {"quality", "Chất lượng"}, {"source", "Nguồn"}, {"lead", "Chủ trì"},
	{"of", "Đơn vị, địa bàn"}, {"cut", "Phân tổ"}, {"scope", "Phạm vi"}, {"known_on", "Ngày công bố"}, {"since", "Cộng dồn từ"}, {"out_of", "Số được xếp hạng"}, {"note", "Ghi chú"}}

// exportValues streams the numbers of indicators: targets, then what was observed, all vintages.
func (a *App) exportValues(r store.Reader, f ItemFilter, format, note string, l lang.Lang, w io.Writer) error {
	switch format {
	case "sdmx-csv", "sdmx-json", "stratml":
		return a.exportStandard(r, f, format, l, w)
	}
	return write.Rows(w, format, note, said(l, valueHeader), func(put func([]string) error) error {
		return a.eachValue(r, f, func(x exchange.Row, row ItemRow) error {
			value, period := x.Value, string(x.Period)
			if x.Absent {
				value = "không công bố"
			}
			source := x.Source
			if x.Sort != exchange.Observed {
				source = cmp.Or(source, row.Named(l))
				if period = string(x.Span.From) + "/" + string(x.Span.To); x.Span.From == "" {
					period = string(x.Span.To)
				}
			}
			outOf := ""
			if x.OutOf > 0 {
				outOf = strconv.Itoa(x.OutOf)
			}
			return put([]string{x.Code, x.Name, x.Sort, period, x.Comparator, value, x.High, x.Worded, x.Unit, string(x.Quality), source, strings.Join(row.Leads, "; "),
				x.Of, exchange.CutText(x.Cut), x.Scope, string(x.KnownOn), string(x.Since), outOf, x.Note})
		})
	})
}

// eachValue goes through the numbers of the indicators of a filter, one indicator after the other.
func (a *App) eachValue(r store.Reader, f ItemFilter, do func(exchange.Row, ItemRow) error) error {
	f.Kind = plan.IndicatorKind
	q, err := a.query(r, f)
	if err != nil {
		return err
	}
	units, err := r.AllUnits()
	if err != nil {
		return err
	}
	codes := map[org.UnitID]string{}
	for _, u := range units {
		codes[u.ID] = u.Code
	}
	return a.eachRow(r, q, func(row ItemRow) error {
		targets, err := r.TargetsOf(row.Item.ID)
		if err != nil {
			return err
		}
		observations, err := r.ObservationsOf(row.Item.ID)
		if err != nil {
			return err
		}
		for _, t := range targets {
			x := exchange.Row{Code: row.Item.Code, Name: row.Item.Title, Unit: cmp.Or(t.Unit, row.Item.Fields["unit"]), Sort: t.Sort, Span: t.Period, Comparator: t.Comparator, Value: t.Value, High: t.High, Worded: t.Worded, Scope: t.Scope, KnownOn: t.KnownOn, Source: t.Source}
			if err := do(x, row); err != nil {
				return err
			}
		}
		for _, o := range observations {
			if err := do(observedRow(row.Item, o, codes[o.UnitID]), row); err != nil {
				return err
			}
		}
		return nil
	})
}

func observedRow(it plan.Item, o plan.Observation, of string) exchange.Row {
	if o.UnitID != "" && of == "" {
		of = string(o.UnitID)
	}
	return exchange.Row{Code: it.Code, Name: it.Title, Unit: it.Fields["unit"], Of: of, Cut: o.Cut, Sort: exchange.Observed, Period: o.Period, Value: o.Value, Worded: o.Statement, Absent: o.Absent != "",
		Quality: o.Quality, KnownOn: o.KnownOn, Since: o.Since, OutOf: o.OutOf, Source: o.Source, Note: o.Note}
}

// exportStandard streams values in a format of official statistics, or the plan as StratML.
func (a *App) exportStandard(r store.Reader, f ItemFilter, format string, l lang.Lang, w io.Writer) error {
	each := func(put func(exchange.Row) error) error {
		return a.eachValue(r, f, func(x exchange.Row, _ ItemRow) error { return put(x) })
	}
	switch format {
	case "sdmx-csv":
		_, err := exchange.WriteSDMXCSV(w, each)
		return err
	case "sdmx-json":
		_, err := exchange.WriteSDMXJSON(w, a.messageHead(l), each)
		return err
	}
	about, err := a.aboutPlan(r, l)
	if err != nil {
		return err
	}
	f.Kind = plan.IndicatorKind
	q, err := a.query(r, f)
	if err != nil {
		return err
	}
	return exchange.WriteStratML(w, about, func(put func(exchange.Indicator) error) error {
		return a.eachRow(r, q, func(row ItemRow) error {
			targets, err := r.TargetsOf(row.Item.ID)
			if err != nil {
				return err
			}
			observations, err := r.ObservationsOf(row.Item.ID)
			if err != nil {
				return err
			}
			out := exchange.Indicator{Code: row.Item.Code, Name: row.Item.Title, Unit: row.Item.Fields["unit"], Leads: row.Leads, Group: row.Item.Group, Source: row.Named(l)}
			for _, t := range targets {
				out.Values = append(out.Values, exchange.Row{Sort: t.Sort, Span: t.Period, Comparator: t.Comparator, Value: t.Value, High: t.High, Worded: t.Worded, Scope: t.Scope})
			}
			for _, o := range observations {
				if o.Whole() {
					out.Values = append(out.Values, observedRow(row.Item, o, ""))
				}
			}
			return put(out)
		})
	})
}

// messageHead is the head of an SDMX message. Nothing in it comes from the clock but the day that today is.
func (a *App) messageHead(l lang.Lang) exchange.Head {
	head := exchange.Head{ID: "LOTRINH-" + strings.ReplaceAll(string(a.Today()), "-", ""), On: a.Today(), Test: a.sample}
	if a.sample {
		head.Note = l.Say("DỮ LIỆU MẪU")
	}
	return head
}

// aboutPlan is what a StratML document says of the whole.
func (a *App) aboutPlan(r store.Reader, l lang.Lang) (exchange.Plan, error) {
	about := exchange.Plan{Name: l.Say("Kế hoạch và kết quả thực hiện chỉ tiêu"), On: a.Today(), Source: a.Base}
	if a.sample {
		about.Note = l.Say("DỮ LIỆU MẪU")
	}
	terms, err := store.Terms.All(r)
	if err != nil {
		return about, err
	}
	for _, t := range terms {
		if t.From <= a.Today() && (t.To == "" || a.Today() <= t.To) {
			about.Name = fmt.Sprintf("%s – %s", about.Name, t.Name)
			about.Days = when.Interval{From: t.From, To: t.To}
		}
	}
	units, err := r.AllUnits()
	for _, u := range units {
		if u.ParentID == "" && about.Organisation == "" && u.Level != "system" {
			about.Organisation = u.Name
		}
	}
	return about, err
}

// ValueFormats are those that values of indicators go out in.
var ValueFormats = []string{"xlsx", "csv", "sdmx-csv", "sdmx-json", "stratml"}

// ValueEnding is how the name of such a file ends.
func ValueEnding(format string) string {
	switch format {
	case "sdmx-csv":
		return ".sdmx.csv"
	case "sdmx-json":
		return ".sdmx.json"
	case "stratml":
		return ".stratml.xml"
	}
	return "." + format
}

// unknownFormat refuses a format that a subject cannot be told in.
func unknownFormat(format string) error {
	return fault.New(fault.Invalid, "Không có định dạng %q; chọn csv, xlsx, json, sdmx-csv, sdmx-json hoặc stratml (ba dạng sau chỉ cho chỉ tiêu và số liệu).", "There is no format %q; choose csv, xlsx, json, sdmx-csv, sdmx-json or stratml (the last three for indicators and values only).", format).At("format")
}
