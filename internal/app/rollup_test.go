package app

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// Whatever is done in whatever order, every figure has exactly as many rows as the list behind it, on every day.
func TestEveryFigureIsTheLengthOfItsList(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		db.Keep(t)
		rapid.Check(t, func(rt *rapid.T) {
			db.Back(t)
			p := &player{world: w, rt: rt, day: "2026-05-20"}
			for range 4 {
				p.addItem()
			}
			rt.Repeat(map[string]func(*rapid.T){
				"add":     func(rt *rapid.T) { p.rt = rt; p.addItem() },
				"edit":    func(rt *rapid.T) { p.rt = rt; p.editItem() },
				"end":     func(rt *rapid.T) { p.rt = rt; p.endItem() },
				"report":  func(rt *rapid.T) { p.rt = rt; p.saveReport() },
				"report2": func(rt *rapid.T) { p.rt = rt; p.saveReport() },
				"step":    func(rt *rapid.T) { p.rt = rt; p.stepReport() },
				"step2":   func(rt *rapid.T) { p.rt = rt; p.stepReport() },
				"extend":  func(rt *rapid.T) { p.rt = rt; p.extend() },
				"event":   func(rt *rapid.T) { p.rt = rt; p.event() },
				"wait":    func(rt *rapid.T) { p.day = p.day.Add(rapid.IntRange(1, 40).Draw(rt, "days")) },
				"keep":    func(rt *rapid.T) { p.must(w.store.KeepDay(t.Context(), p.day, plan.SoonDays)) },
				"":        func(rt *rapid.T) { p.rt = rt; p.recount() },
			})
			p.countLists()
			_, wrong, err := w.Verify(t.Context(), journal.Head{})
			p.must(err)
			if len(wrong) > 0 {
				rt.Fatal(wrong)
			}
		})
	})
}

// player does random acts as the people of a province would.
type player struct {
	*world
	rt      *rapid.T
	day     when.Date
	items   []plan.ItemID
	reports []report.ID
}

func (p *player) must(err error) {
	p.rt.Helper()
	if err != nil {
		p.rt.Fatal(err)
	}
}

// refusable lets people be told that something is not possible; our own mistakes are not that.
func (p *player) refusable(err error) {
	p.rt.Helper()
	if err != nil && fault.Is(err, fault.Internal) {
		p.rt.Fatal(err)
	}
}

func pick[T any](p *player, what string, from ...T) T {
	return rapid.SampledFrom(from).Draw(p.rt, what)
}

func (p *player) form(e ItemEdit) ItemEdit {
	e.Lead = pick(p, "lead", "Sở Tài chính", "STC", "Sở Nội vụ", "STC; Sở Xây dựng", "Sở Xây dựng; Sở Nội vụ; STC", "Các sở, ngành", "Các sở, ngành; Sở Nội vụ")
	e.Coord = pick(p, "coord", "", "Sở Nội vụ")
	e.Due = pick(p, "due", "", "Thường xuyên", "15/4/2026", "30/4/2026", "01/5/2026", "Quý II/2026", "31/12/2025", "trước ngày 01/01/2027", "năm 2028", "29/02/2028",
		"trước ngày 20 hằng tháng", "Hằng quý", "Hằng tháng, năm 2026", "trước ngày 01/6 và 15/11 hằng năm", "30 ngày kể từ ngày Luật có hiệu lực")
	e.DueMisread, e.Why = pick(p, "misread", true, false), "đọc lại văn bản"
	e.Themes = pick(p, "themes", nil, []plan.ThemeID{"th1"}, []plan.ThemeID{"th2"}, []plan.ThemeID{"th1", "th2"})
	e.Document = pick(p, "document", "", p.doc)
	return e
}

func (p *player) addItem() {
	e := p.form(ItemEdit{Kind: pick(p, "kind", plan.TaskKind, plan.TaskKind, plan.TaskKind, plan.ProjectKind, plan.IndicatorKind, plan.ObjectiveKind), Title: fmt.Sprint("Việc ", len(p.items))})
	it, err := p.At(p.day).AddItem(p.t.Context(), p.clerk, e)
	p.must(err)
	p.items = append(p.items, it.ID)
}

func (p *player) editItem() {
	id := pick(p, "item", p.items...)
	e, rev, err := p.EditForm(p.t.Context(), id)
	p.must(err)
	p.refusable(p.At(p.day).EditItem(p.t.Context(), p.clerk, id, rev, p.form(e)))
}

func (p *player) endItem() {
	v := p.item(pick(p, "item", p.items...))
	p.refusable(p.At(p.day).EndItem(p.t.Context(), p.clerk, v.Item.ID, v.Item.Rev, "không còn phù hợp"))
}

// extend asks for more time for something, and decides.
func (p *player) extend() {
	v, a := p.item(pick(p, "item", p.items...)), p.At(p.day)
	if v.Standing.DueOn == "" {
		return
	}
	e, err := a.AskExtension(p.t.Context(), p.clerk, ExtensionAsk{Item: v.Item.Code, NewDay: max(v.Standing.DueOn, p.day).Add(pick(p, "more days", 0, 5, 60)), Reason: "chờ hướng dẫn"})
	if p.refusable(err); err != nil {
		return
	}
	_, err = a.DecideExtension(p.t.Context(), p.clerk, e.ID, e.Rev, pick(p, "grant", true, true, false), "đã xem xét")
	p.must(err)
}

// event lets the time of something begin that waits for an event.
func (p *player) event() {
	_, err := p.At(p.day).RecordEvent(p.t.Context(), p.clerk, DueEvent{Items: []string{string(pick(p, "item", p.items...))}, On: p.day.Add(-pick(p, "days ago", 0, 40)), Document: "Luật số 1/2026/QH16", Why: "theo công báo"})
	p.refusable(err)
}

func (p *player) period() when.Period {
	return pick(p, "period", when.Period("2026-03"), "2026-04", "2026-Q1", "2026-05", "2026")
}

func (p *player) saveReport() {
	unit, period := pick(p, "unit", "so-tc", "so-xd", "so-nv"), p.period()
	a, who := p.At(p.day), p.as(unit+"-dm")
	v, err := a.Report(p.t.Context(), who, unit, period)
	p.must(err)
	e := ReportEdit{Rev: v.Report.Rev, Summary: "Kết quả"}
	for _, l := range v.Lines {
		line := report.Line{ItemID: l.Item.Item.ID, Percent: -1}
		if l.Kind.Observe {
			line.Value, line.Quality = pick(p, "value", "", "12.5", "0"), plan.Estimate
		} else {
			line.State = pick(p, "state", append([]plan.WorkState{"", plan.Done}, plan.AllStates...)...)
			line.Percent = pick(p, "percent", -1, 0, 35, 100)
			if line.State == plan.Done {
				line.DoneOn, line.Product = p.day.Add(-pick(p, "done days ago", 0, 3, 90)), "Quyết định số 12/QĐ-UBND"
			}
		}
		e.Lines = append(e.Lines, LineEdit{Line: line})
	}
	x, err := a.SaveReport(p.t.Context(), who, unit, period, e)
	p.refusable(err)
	if err != nil {
		return
	}
	p.reports = append(p.reports, x.ID)
	steps := []string{"submit", "approve", ""}
	for _, action := range steps[:pick(p, "how far", 0, 1, 2, 2, 2)] {
		p.step(x.ID, action)
	}
}

func (p *player) stepReport() {
	if len(p.reports) > 0 {
		p.step(pick(p, "report", p.reports...), pick(p, "action", "approve", "return", "return", "withdraw", "submit"))
	}
}

// step has the post take it whose business it is.
func (p *player) step(id report.ID, action string) {
	x, err := store.Reports.Get(p.store.Read(p.t.Context()), string(id))
	p.must(err)
	who := p.clerk
	if action == "withdraw" || action == "submit" {
		unit, err := store.Units.Get(p.store.Read(p.t.Context()), string(x.UnitID))
		p.must(err)
		who = p.as(unit.Code + "-dm")
	}
	p.refusable(p.At(p.day).StepReport(p.t.Context(), who, id, x.Rev, action, "xem lại"))
}

// keys are everything that has figures, with the filter of the list behind them.
func (p *player) keys() map[store.TallyKey]ItemFilter {
	out := map[store.TallyKey]ItemFilter{store.Everything: {}, store.KeyOf("theme", "th1"): {Theme: "th1"}, store.KeyOf("theme", "th2"): {Theme: "th2"}, store.KeyOf("document", string(p.doc)): {Document: string(p.doc)}}
	units, err := p.store.Read(p.t.Context()).AllUnits()
	p.must(err)
	for _, u := range units {
		out[store.KeyOf("unit", string(u.ID))] = ItemFilter{Unit: u.Code}
	}
	return out
}

// recount counts the rows of each list one by one and compares with what the roll-ups say, today and on other days.
func (p *player) recount() {
	r := p.store.Read(p.t.Context())
	for key, f := range p.keys() {
		q, err := p.query(r, f)
		p.must(err)
		rows, err := r.ItemList(q, 0, 0)
		p.must(err)
		for _, day := range []when.Date{p.day, "2026-01-01", "2026-12-28", "2028-02-29"} {
			got, err := r.Tally(key, day, plan.SoonDays)
			p.must(err)
			if want := naive(rows, day); got != want {
				p.rt.Fatalf("%s on %s: %+v, counted one by one %+v", key, day, got, want)
			}
		}
	}
}

func naive(rows []store.ItemRow, day when.Date) plan.Tally {
	var t plan.Tally
	for _, row := range rows {
		s := row.Standing
		if s.State == "" {
			continue // a kind that is not counted
		}
		t.Total++
		count := map[plan.WorkState]*int{plan.NotStarted: &t.NotStarted, plan.InProgress: &t.InProgress, plan.Paused: &t.Paused, plan.Cancelled: &t.Cancelled, plan.Done: new(int)}
		*count[s.State]++
		time := map[plan.TimeState]*int{plan.Overdue: &t.Overdue, plan.DueSoon: &t.DueSoon, plan.InTime: &t.InTime, plan.NoDue: &t.NoDue, plan.OnTime: &t.DoneOnTime, plan.Late: &t.DoneLate, plan.Ended: new(int)}
		*time[plan.TimeStateOn(day, s.DueOn, s.State, s.DoneOn, plan.SoonDays)]++
		if s.ReportedAt != "" {
			t.Reported++
		}
		if s.ReportedAt.EndsFrom(when.FreshSince(day)) {
			t.Fresh++
		}
		if s.Percent >= 0 {
			t.PercentSum += s.Percent
			t.PercentKnown++
		}
	}
	return t
}

// countLists opens the list that each figure links to, and counts its rows by going through its pages.
func (p *player) countLists() {
	for key, base := range p.keys() {
		for _, day := range []when.Date{p.day, "2026-12-28"} {
			a := p.At(day)
			t, err := p.store.Read(p.t.Context()).Tally(key, day, plan.SoonDays)
			p.must(err)
			for _, x := range []struct {
				figure int
				narrow func(*ItemFilter)
			}{
				{t.Total, func(f *ItemFilter) { f.State = "tracked" }}, {t.Open(), func(f *ItemFilter) { f.State = "open" }}, {t.Done(), func(f *ItemFilter) { f.State = plan.Done }},
				{t.NotStarted, func(f *ItemFilter) { f.State = plan.NotStarted }}, {t.InProgress, func(f *ItemFilter) { f.State = plan.InProgress }},
				{t.Paused, func(f *ItemFilter) { f.State = plan.Paused }}, {t.Cancelled, func(f *ItemFilter) { f.State = plan.Cancelled }}, {t.Cancelled, func(f *ItemFilter) { f.Time = plan.Ended }},
				{t.Overdue, func(f *ItemFilter) { f.Time = plan.Overdue }}, {t.DueSoon, func(f *ItemFilter) { f.Time = plan.DueSoon }}, {t.InTime, func(f *ItemFilter) { f.Time = plan.InTime }},
				{t.NoDue, func(f *ItemFilter) { f.Time = plan.NoDue }}, {t.DoneOnTime, func(f *ItemFilter) { f.Time = plan.OnTime }}, {t.DoneLate, func(f *ItemFilter) { f.Time = plan.Late }},
				{t.Reported, func(f *ItemFilter) { f.Seen = "yes" }}, {t.Total - t.Reported, func(f *ItemFilter) { f.Seen = "never" }}, {t.Fresh, func(f *ItemFilter) { f.Seen = "fresh" }},
			} {
				f := base
				x.narrow(&f)
				f.Page, f.PerPage = 1, 3
				rows := 0
				for {
					page, err := a.Items(p.t.Context(), f)
					p.must(err)
					rows += len(page.Rows)
					if page.Total != x.figure {
						p.rt.Fatalf("%s on %s: the figure is %d, %s has %d", key, day, x.figure, f.URL(), page.Total)
					}
					if f.Page++; f.Page > page.Pages() {
						break
					}
				}
				if rows != x.figure {
					p.rt.Fatalf("%s on %s: %s says %d and shows %d rows", key, day, f.URL(), x.figure, rows)
				}
			}
		}
	}
	p.sameOnPages()
}

// sameOnPages compares the first page, the units' and the documents' with each other.
func (p *player) sameOnPages() {
	a := p.At(p.day)
	home, err := a.Home(p.t.Context())
	p.must(err)
	units, err := a.Units(p.t.Context(), UnitFilter{})
	p.must(err)
	for _, u := range units.Rows {
		v, err := a.Unit(p.t.Context(), u.Unit.Code)
		p.must(err)
		i := slices.IndexFunc(home.Units, func(x UnitTally) bool { return x.Unit.ID == u.Unit.ID })
		if v.Tally != u.Tally || (i >= 0) != (u.Tally.Total > 0) || (i >= 0 && home.Units[i].Tally != u.Tally) {
			p.rt.Fatalf("%s: %+v on its page, %+v in the list of units", u.Unit.Code, v.Tally, u.Tally)
		}
	}
	for _, m := range home.Timeline {
		if m.Sort != "due" {
			continue
		}
		month := string(m.On[:7])
		page, err := a.Items(p.t.Context(), ItemFilter{Due: month, State: "tracked", PerPage: 1})
		p.must(err)
		if page.Total != m.Count {
			p.rt.Fatalf("%s: %d on the timeline, %d in the list", month, m.Count, page.Total)
		}
	}
}
