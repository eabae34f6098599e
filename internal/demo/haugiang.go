package demo

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/reference"
	"lotrinh/internal/review"
	"lotrinh/internal/when"
)

// The public facts of the province of Hậu Giang, 2020–2025, each with its source; nothing else is in these tables.
//
//go:embed hau-giang
var facts embed.FS

// gathered is the day the facts were put together: what no source dates was known by then, and is shown on no earlier day.
const gathered when.Date = "2026-11-22"

const hauGiang = "hau-giang" // code of the province's unit

// rows of one table of facts, by column.
func rows(name string) (out []map[string]string, err error) {
	text, err := facts.ReadFile("hau-giang/" + name)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("%s, line %d: %d cells, not %d", name, i+2, len(cells), len(columns))
		}
		row := map[string]string{}
		for j, column := range columns {
			row[column] = cells[j]
		}
		out = append(out, row)
	}
	return out, nil
}

// LoadHauGiang fills an empty installation with the public facts of Hậu Giang, each on the day it became known, so that
// pages of a past day hold nothing that was published later. One that was loaded before is left as it is.
func LoadHauGiang(ctx context.Context, a *app.App, say Progress) error {
	have, err := a.Documents(ctx, "", 1)
	if err != nil {
		return err
	}
	if have.Total > 0 {
		units, err := a.Register(ctx)
		if err == nil && slices.ContainsFunc(units, func(u org.Unit) bool { return u.Code == hauGiang }) {
			return nil
		}
		return cmp.Or(err, error(fault.New(fault.Conflict, "Thư mục dữ liệu này đã có văn bản khác; hãy chọn thư mục khác (--data).", "This data folder holds other documents; choose another one (--data).")))
	}
	first, err := a.As(ctx, "")
	if err != nil {
		return err
	}
	l := &factLoader{a: a, who: first, items: map[string]plan.ItemID{}, byDay: map[when.Date]map[string]*app.Figures{}}
	for i, step := range []func(context.Context) error{l.province, l.documents, l.indicators, l.gather, l.write, l.review} {
		if err := step(ctx); err != nil {
			return err
		}
		if say != nil {
			say(i+1, 6, "Hậu Giang")
		}
	}
	return nil
}

type factLoader struct {
	a     *app.App
	who   app.Who
	items map[string]plan.ItemID                // by key
	byDay map[when.Date]map[string]*app.Figures // what became known on a day
}

// province sets up the two bodies the documents name, and the term. The province ended with June 2025.
func (l *factLoader) province(ctx context.Context) error {
	start := l.a.At("2020-10-01")
	units := []org.Unit{
		{Code: hauGiang, Name: "Tỉnh ủy Hậu Giang", Line: org.Party, Level: "province", To: "2025-06-30"},
		{Code: "ubnd-hau-giang", Name: "Ủy ban nhân dân tỉnh Hậu Giang", Line: org.State, Level: "province", To: "2025-06-30"},
	}
	if err := start.AddUnits(ctx, l.who, units, nil, nil); err != nil {
		return err
	}
	return start.AddTerm(ctx, l.who, plan.Term{Code: "XIV", Name: "Nhiệm kỳ 2020 - 2025", From: "2020-10-01", To: "2025-12-31", MidTerm: "2023-07-11"})
}

func (l *factLoader) documents(ctx context.Context) error {
	all, err := rows("documents.tsv")
	if err != nil {
		return err
	}
	arrange.By(all, func(a, b map[string]string) int { return cmp.Compare(a["known"], b["known"]) })
	for _, d := range all {
		err := l.a.At(when.Date(d["known"])).EditDocument(ctx, l.who, doc.Document{Type: d["type"], Number: d["number"], Date: when.Date(d["date"]), Issuer: d["issuer"], Subject: d["subject"], Party: d["party"] == "yes", Stage: doc.InForce, TermCode: "XIV"}, "văn bản công khai")
		if err != nil {
			return err
		}
	}
	return nil
}

// indicators puts the indicators into the plan on the first day anything was known of them.
func (l *factLoader) indicators(ctx context.Context) error {
	all, err := rows("indicators.tsv")
	if err != nil {
		return err
	}
	for _, x := range all {
		day := l.a.At("2020-10-13")
		item, err := day.AddItem(ctx, l.who, app.ItemEdit{Kind: plan.IndicatorKind, Title: x["title"], Fields: map[string]string{"unit": x["unit"], "direction": x["direction"]}, Quote: "Số liệu công khai của tỉnh Hậu Giang", Why: "số liệu công khai"})
		if err != nil {
			return fmt.Errorf("%s: %w", x["key"], err)
		}
		l.items[x["key"]] = item.ID
		l.on("2020-10-13", x["key"]).Card = &indicator.Card{Code: x["key"], OverTime: indicator.OverTime(x["over_time"]), Ranking: x["ranking"], Definition: x["definition"]}
	}
	return nil
}

// on is what becomes known of an indicator on a day; "" is the day the facts were gathered.
func (l *factLoader) on(day, key string) *app.Figures {
	d := when.Date(cmp.Or(day, string(gathered)))
	if l.byDay[d] == nil {
		l.byDay[d] = map[string]*app.Figures{}
	}
	if l.byDay[d][key] == nil {
		l.byDay[d][key] = &app.Figures{Item: l.items[key]}
	}
	return l.byDay[d][key]
}

// gather sorts targets and values by the day they became known.
func (l *factLoader) gather(context.Context) error {
	targets, err := rows("targets.tsv")
	if err != nil {
		return err
	}
	for _, t := range targets {
		f := l.on(t["known"], t["key"])
		f.Targets = append(f.Targets, plan.Target{Sort: t["sort"], Judged: plan.Judged(t["judged"]), Comparator: t["comparator"], Value: t["value"], High: t["high"],
			Period: when.Interval{From: when.Date(t["from"]), To: when.Date(t["to"])}, KnownOn: when.Date(t["known"]), Source: t["source"], Worded: t["worded"], RefPeriod: when.Period(t["ref"])})
	}
	values, err := rows("values.tsv")
	if err != nil {
		return err
	}
	for _, v := range values {
		outOf, _ := strconv.Atoi(v["out_of"])
		l.value(v["known"], v["key"], plan.Observation{Period: when.Period(v["period"]), Value: v["value"], Quality: plan.Quality(v["quality"]), Source: v["source"], Note: v["note"], OutOf: outOf})
	}
	l.published()
	return nil
}

func (l *factLoader) value(known, key string, o plan.Observation) {
	f := l.on(known, key)
	o.KnownOn = when.Date(cmp.Or(known, string(gathered)))
	f.Observed = append(f.Observed, o)
}

// published adds the province's rows of the public series; none of them says on which day it was published.
func (l *factLoader) published() {
	const code = "93"
	for _, r := range reference.Budget().Rows {
		if v := r.Values["total_revenue"]; r.Place == code && v != "" {
			l.value("", "revenue-mof", plan.Observation{Period: year(r.Year), Value: v, Quality: plan.Final, Source: "Bộ Tài chính; " + reference.Budget().Source})
		}
	}
	for _, key := range []string{"pci", "papi"} {
		set, known := reference.PCI(), "2023-07-11" // the place of 2022 was spoken of on that day, so that of earlier years was known
		if key == "papi" {
			set, known = reference.PAPI(), ""
		}
		tables, _ := app.RankTables(key)
		for _, t := range tables {
			row := t.Of(code)
			if row == nil || row.Rank == 0 {
				continue
			}
			source := set.Owner + "; " + set.Source
			l.value(known, key+"-score", plan.Observation{Period: year(t.Year), Value: row.Score, Quality: plan.Final, Source: source})
			l.value(known, key+"-rank", plan.Observation{Period: year(t.Year), Value: strconv.Itoa(row.Rank), Quality: plan.Final, Source: source, OutOf: t.N})
		}
	}
}

func year(y int) when.Period { return when.Period(strconv.Itoa(y)) }

// write records what became known, day by day.
func (l *factLoader) write(ctx context.Context) error {
	days := make([]when.Date, 0, len(l.byDay))
	for d := range l.byDay {
		days = append(days, d)
	}
	slices.Sort(days)
	for _, d := range days {
		var all []app.Figures
		for _, f := range l.byDay[d] {
			all = append(all, *f)
		}
		arrange.By(all, func(a, b app.Figures) int { return cmp.Compare(a.Item, b.Item) })
		if err := l.a.At(d).AddFigures(ctx, l.who, all, "công khai đến ngày "+d.Vi()); err != nil {
			return fmt.Errorf("%s: %w", d, err)
		}
	}
	return nil
}

// review writes the mid-term review of the term out of the facts alone, with what was known on the day of the conference: the
// program drafts it on the day the facts were gathered, and of what no source told it says nothing.
func (l *factLoader) review(ctx context.Context) error {
	day := l.a.At(gathered)
	var sections []app.ReviewSection
	for _, s := range review.Outline(review.MidTerm) {
		if s.Key == review.Overview || s.Key == review.Targets {
			sections = append(sections, app.ReviewSection{Key: s.Key, Heading: s.Heading, Level: 1})
		}
	}
	id, err := day.OpenReview(ctx, l.who, app.ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết giữa nhiệm kỳ 2020 - 2025, từ số liệu công khai đã biết đến ngày 11/7/2023", Issuer: hauGiang, From: "01/10/2020", To: "11/07/2023", AsOf: "11/07/2023", Sections: sections})
	if err != nil {
		return err
	}
	if _, err := day.DraftReview(ctx, l.who, id, ""); err != nil {
		return err
	}
	return day.CloseReview(ctx, l.who, id, 1)
}
