package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/forecast"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// fixtureIndicator is an indicator with its baseline, its aim and what is known of three years, judged as the program judges.
func fixtureIndicator() (c indicator.Case) {
	item := plan.Item{ID: "ct1", Rev: 2, Kind: plan.IndicatorKind, Code: "CT-0001", Title: "Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ", Fields: map[string]string{"unit": "%", "direction": "up"}}
	card := indicator.Card{ItemID: item.ID, Rev: 1, Short: "Lao động qua đào tạo", NameEn: "Trained workers", Source: "Thống kê tỉnh", Low: "0", High: "100", OverTime: indicator.OverTimes[0],
		Cuts: []indicator.Cut{{Key: "sex", Name: "Giới", Values: []string{"nam", "nữ"}}}}
	year := func(y int) when.Interval { return when.Interval{From: when.Day(y, 1, 1), To: when.Day(y, 12, 31)} }
	base := plan.Target{ID: "t0", ItemID: item.ID, Sort: plan.BaselineSort, Value: "55", Unit: "%", Period: year(2022), Source: "Niên giám thống kê"}
	aim := plan.Target{ID: "t1", Rev: 1, ItemID: item.ID, Sort: plan.AimSort, Comparator: ">=", Value: "70", Unit: "%", Scope: "toàn tỉnh", Period: year(2028), Judged: plan.AtEnd, KnownOn: "2023-10-18"}
	known := func(id, value string, period when.Period, quality plan.Quality, on when.Date) plan.Observation {
		return plan.Observation{ID: id, ItemID: item.ID, Period: period, Value: value, Quality: quality, Source: "Niên giám thống kê", KnownOn: on}
	}
	return indicator.Case{Of: indicator.Indicator{Item: item, Card: card}, Target: aim, Targets: []plan.Target{base, aim}, Today: today, Observed: []plan.Observation{
		known("o3", "59.5", "2025", plan.Estimate, "2026-01-15"), known("o2", "58", "2024", plan.Final, "2025-06-30"), known("o1", "56.5", "2023", plan.Final, "2024-06-30")}}
}

// fixtureListed are an indicator with an aim, and one of which nothing is known.
func fixtureListed() []app.IndicatorRow {
	c := fixtureIndicator()
	newest := c.Observed[0]
	return []app.IndicatorRow{{OwnerUnit: finance, Listed: indicator.Listed{ItemID: c.Of.Item.ID, Code: c.Of.Code(), Name: c.Of.Name(), NameEn: c.Of.Card.NameEn, Unit: "%", Base: "55", BaseOn: "2022-12-31", Target: &c.Target, Aims: 2,
		Verdict: indicator.Judge(c), Value: newest.Value, Period: newest.Period, Quality: newest.Quality, KnownOn: newest.KnownOn}},
		{Listed: indicator.Listed{ItemID: "ct2", Code: "CT-0002", Name: "Số xã đạt chuẩn nông thôn mới", Unit: "xã"}}}
}

func (w words) fixtureIndicators() *indicatorsPage {
	rows := fixtureListed()
	list := app.IndicatorList{Rows: rows, Total: 2, All: 2, States: map[indicator.State]int{rows[0].Verdict.State: 1}}
	filter := app.IndicatorFilter{}
	unit := choice{Name: "unit", Label: w.Say("Chủ trì")}
	unit.add(finance.Code, finance.Name, "")
	return &indicatorsPage{frame: w.fixtureFrame("indicators", w.Say("Chỉ tiêu @nhiều")), Filter: filter, List: list, Pager: pager{From: 1, To: 2, Total: 2}, Selects: w.indicatorChoices(filter), States: w.stateChips(filter, list),
		Exports: []exportLink{{"csv", "/indicators/list?format=csv"}}, Heads: w.indicatorHeads(filter)}
}

func (w words) fixtureIndicatorPage() *indicatorPage {
	c := fixtureIndicator()
	worded := plan.Target{ID: "t2", Rev: 1, ItemID: c.Of.Item.ID, Sort: plan.AimSort, Worded: "thuộc nhóm khá của vùng", Period: c.Target.Period}
	unclear := c
	unclear.Target = worded
	view := app.IndicatorView{Of: c.Of, Owners: []org.Unit{finance}, Targets: []app.TargetView{{Target: c.Target, Verdict: indicator.Judge(c)}, {Target: worded, Verdict: indicator.Judge(unclear)}}, Bases: c.Targets[:1],
		Listed: fixtureListed()[0].Listed, Points: indicator.Trajectory(c), Tasks: fixtureRows()[:1], Known: c.Observed}
	for i, o := range c.Observed {
		view.Values = append(view.Values, app.ObservationView{Observation: o, Current: true})
		reading, _ := indicator.ValueOf(c.Of.Card, c.Observed, o.Period)
		view.Years = append([]app.YearView{{Reading: reading, Vintages: 1 + i%2}}, view.Years...)
	}
	earlier := plan.Observation{ID: "o0", ItemID: c.Of.Item.ID, Period: "2024", Value: "57.2", Quality: plan.Provisional, KnownOn: "2025-01-15", Note: "ước tính lần đầu"}
	absent := plan.Observation{ID: "o4", ItemID: c.Of.Item.ID, Period: "2021", Absent: plan.NotPublished, KnownOn: "2022-06-30"}
	view.Values = append(view.Values, app.ObservationView{Observation: earlier, From: "Tháng 01/2025", Href: "/reports/so-tc/2025-01"}, app.ObservationView{Observation: absent, Current: true})
	ours := plan.Observation{ID: "o5", ItemID: c.Of.Item.ID, Period: "2025", Value: "64", Quality: plan.Final, UnitID: finance.ID, KnownOn: "2026-02-01"}
	view.Parts = []app.PartsView{{Period: "2025", Rolled: indicator.RolledUp{Known: 1, Of: 2, Missing: []org.UnitID{farming.ID}, Since: "2026-02-01"}, Rows: []app.ObservationView{{Observation: ours, Unit: finance, Current: true}}, Named: map[org.UnitID]org.Unit{farming.ID: farming}}}
	p := &indicatorPage{frame: w.fixtureFrame("indicators", "CT-0001"), IndicatorView: view, MayEdit: true, MayEnter: true, Open: "value", Typed: map[string]string{"period": "2026", "value": "150"},
		Asked: indicator.Ask(c.Of, c.Observed, plan.Observation{ItemID: c.Of.Item.ID, Period: "2026", Value: "150", Quality: plan.Final})}
	p.fill()
	return p
}

// fixtureLikely is a row with what is computed of it and how the coordinator rates it.
func fixtureLikely() app.ItemRow {
	row := fixtureRow(1, plan.InProgress, plan.InTime)
	row.Outlook = &forecast.Likelihood{Known: true, Percent: 35, Base: 4, Terms: []forecast.Term{{Key: "pace", Say: "x", Points: -13}}}
	row.Rating = &plan.Rating{ItemID: row.Item.ID, Rev: 1, Light: plan.Green, Reason: "Dự thảo đã xong, chờ ký", On: "2026-06-15"}
	return row
}

func (w words) fixtureForecast() *forecastPage {
	return forecastPageOf(w.fixtureFrame("items", w.Say("Dự báo khả năng hoàn thành")), forecast.Kept())
}

func (w words) fixtureRatings() *ratingsPage {
	return &ratingsPage{frame: w.fixtureFrame("items", w.Say("Đánh giá và dự báo lệch nhau")), Rated: app.Rated{Rows: []app.RatedRow{{ItemRow: fixtureLikely(), Apart: 2}}, Agree: 7, Unknown: 3, Over: 1, More: true}}
}

func (w words) fixtureContributions() *contributionsPage {
	of := fixtureIndicator().Of.Item
	return contributionsPageOf(w.fixtureFrame("items", w.Say("Nhiệm vụ làm nên chỉ tiêu")), []app.Contribution{
		{Link: plan.Link{ID: "k1", Relation: plan.Contributes, Stated: "mở 12 lớp, thêm 900 người có chứng chỉ", Figure: "0.4"}, Task: fixtureLikely(), Indicator: of, State: indicator.Behind},
		{Link: plan.Link{ID: "k2", Relation: plan.Contributes, Stated: "liên kết với doanh nghiệp"}, Task: fixtureRow(1, plan.Done, plan.Late), Indicator: of, Effect: app.NoEffect}})
}
