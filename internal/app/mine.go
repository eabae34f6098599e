package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Mine is what waits for a post today: reports to send or send anew, what is late, what comes next, what somebody asked, what is
// to be decided.
type Mine struct {
	For     Who
	Rule    report.Reminders
	Reports []MineReport // of the unit: not sent yet, or returned
	Late    MineItems
	Soon    MineItems
	Missing MineMissing      // of all units, for those who follow them
	Asked   []plan.Directive // waiting for an answer of the unit
	Waiting MineWaiting      // for a decision of the post
	Papers  MinePapers       // contributions to conferences
	Muted   []MuteView
}

// Nothing tells that nothing waits.
func (m Mine) Nothing() bool {
	return len(m.Reports)+m.Missing.Total+m.Late.Total+m.Soon.Total+len(m.Asked)+m.Waiting.Total()+m.Papers.Total() == 0
}

// MineItems are the first of some items, how many there are, and the list of them all; Muted of them are kept silent.
type MineItems struct {
	Rows  []ItemRow
	Total int
	Muted int
	Href  string
}

// MineReport is a report that waits for the post.
type MineReport struct {
	Unit   org.Unit
	Period when.Period
	Due    when.Date // "" = no cycle says when
	State  report.State
	Said   string // why it was returned

	Cycle    report.CycleID // that asks for it, where that is looked up
	DaysLate int
}

// MuteView is a mute with the name of what it keeps silent.
type MuteView struct {
	report.Mute
	Title, Href string
}

// mineRows is how many items a section shows; the list has them all.
const mineRows = 20

// Mine is the page and the digest of a post.
func (a *App) Mine(ctx context.Context, who Who) (Mine, error) {
	return a.mine(a.store.Read(ctx), who)
}

func (a *App) mine(r store.Reader, who Who) (m Mine, err error) {
	m.For = who
	if m.Rule, err = a.reminders(r); err != nil {
		return m, err
	}
	mutes, err := r.MutesOf(who.Post.ID, a.Today())
	if err != nil {
		return m, err
	}
	silent := map[string]bool{}
	for _, x := range mutes {
		silent[x.About] = true
		v := MuteView{Mute: x}
		if v.Title, v.Href, err = a.muted(r, x.About); err != nil {
			return m, err
		}
		m.Muted = append(m.Muted, v)
	}
	if until, ok := m.Rule.Until(who.Post.Role, a.Today()); ok {
		if m.Late, err = a.mineItems(r, who, "", min(until, a.Today().Add(-1)), silent); err != nil {
			return m, err
		}
		if until >= a.Today() {
			if m.Soon, err = a.mineItems(r, who, a.Today(), until, silent); err != nil {
				return m, err
			}
		}
	}
	if m.Missing, err = a.mineMissing(r, who, m.Rule, silent); err != nil {
		return m, err
	}
	if m.Waiting, err = a.mineWaiting(r, who); err != nil {
		return m, err
	}
	if m.Papers, err = a.minePapers(r, who, m.Rule, silent); err != nil {
		return m, err
	}
	if who.Post.Role != org.Reporter && who.Post.Role != org.Head {
		return m, nil
	}
	if m.Reports, err = a.mineReports(r, who, m.Rule, silent); err != nil {
		return m, err
	}
	m.Asked, err = r.DirectiveList(store.DirectiveQuery{State: plan.Waiting, Unit: who.Unit.ID}, 0, mineRows)
	return m, err
}

// mineItems are the open items that fall due from one day to another: those the unit leads, for who sees the whole plan all.
func (a *App) mineItems(r store.Reader, who Who, from, to when.Date, silent map[string]bool) (MineItems, error) {
	f := ItemFilter{State: "open", DueFrom: string(from), DueTo: string(to), PerPage: mineRows + len(silent)}
	if who.Post.Role == org.Reporter || who.Post.Role == org.Head {
		f.Unit = who.Unit.Code
	}
	out, q, err := a.firstItems(r, f)
	if err != nil || out.Total == 0 {
		return out, err
	}
	rows := out.Rows
	out.Rows = nil
	for _, row := range rows {
		if !silent["item:"+string(row.Item.ID)] && len(out.Rows) < mineRows {
			out.Rows = append(out.Rows, row)
		}
	}
	if out.Muted, err = mutedAmong(r, q, silent); err != nil {
		return out, err
	}
	out.Total -= out.Muted
	return out, nil
}

// mutedAmong is how many of the muted items a list of open ones holds.
func mutedAmong(r store.Reader, q store.ItemQuery, silent map[string]bool) (n int, err error) {
	var ids []plan.ItemID
	for about := range silent {
		if id, ok := strings.CutPrefix(about, "item:"); ok {
			ids = append(ids, plan.ItemID(id))
		}
	}
	rows, err := r.ItemRows(ids)
	for _, row := range rows {
		led := q.Units == nil || slices.ContainsFunc(row.Leads, func(u org.UnitID) bool { return slices.Contains(q.Units, u) })
		due := row.Standing.DueOn
		if led && row.Standing.State.Open() && !row.Item.Ended && due != "" && q.DueFrom <= due && due <= q.DueTo {
			n++
		}
	}
	return n, err
}

// mineReports are the reports of the unit that wait for the post: those that open cycles ask for – where none was ever
// opened, that of the month being reported –, those returned, and for the head those that wait to be endorsed.
func (a *App) mineReports(r store.Reader, who Who, rule report.Reminders, silent map[string]bool) (out []MineReport, err error) {
	asked, err := a.askedOf(r, who.Unit.ID)
	if err != nil {
		return nil, err
	}
	written, err := r.ReportsBy(who.Unit.ID, 24)
	if err != nil {
		return nil, err
	}
	head := who.Post.Role == org.Head
	for _, x := range written {
		due, open := asked[x.Period]
		delete(asked, x.Period)
		mine := x.State == report.Returned || open && x.State == report.Draft && (!head || due == "" || rule.Hears(org.Head, due, a.Today()))
		if mine || head && x.State == report.Submitted {
			out = append(out, MineReport{Unit: who.Unit, Period: x.Period, Due: due, State: x.State, Said: x.Reason})
		}
	}
	for p, due := range asked {
		if !head || due == "" || rule.Hears(org.Head, due, a.Today()) {
			out = append(out, MineReport{Unit: who.Unit, Period: p, Due: due})
		}
	}
	arrange.By(out, func(x, y MineReport) int { return cmp.Or(cmp.Compare(x.Due, y.Due), cmp.Compare(x.Period, y.Period)) })
	return slices.DeleteFunc(out, func(x MineReport) bool { return silent[reportKey(x.Unit.Code, x.Period)] }), nil
}

// askedOf are the periods that a unit is asked for now, each with its last day, "" where no cycle says one.
func (a *App) askedOf(r store.Reader, unit org.UnitID) (map[when.Period]when.Date, error) {
	out := map[when.Period]when.Date{}
	cycles, err := store.Cycles.All(r)
	if err != nil {
		return nil, err
	}
	for _, c := range cycles {
		if c.State != report.Open {
			continue
		}
		owed, err := r.OwedIn(unit, c.Period)
		switch {
		case err == nil && owed.CycleID == c.ID:
			out[c.Period] = owed.DueOn
		case err != nil && !fault.Is(err, fault.NotFound):
			return nil, err
		}
	}
	if len(cycles) > 0 {
		return out, nil
	}
	owing, err := r.OwingUnits(a.Today(), plan.SoonDays, a.valued())
	if owing[unit] {
		out[when.ReportingMonth(a.Today())] = ""
	}
	return out, err
}

func reportKey(unit string, p when.Period) string { return "report:" + unit + "/" + string(p) }

// muted names what a mute is about.
func (a *App) muted(r store.Reader, about string) (title, href string, err error) {
	noun, id, _ := strings.Cut(about, ":")
	switch noun {
	case "report":
		return id, "/reports/" + id, nil
	case "paper":
		return mutedPaper(r, conference.ContributionID(id))
	}
	it, err := store.Items.Get(r, id)
	if fault.Is(err, fault.NotFound) {
		return id, "", nil
	}
	return it.Code + " " + it.Title, "/items/" + id, err
}

// reminders are the days that hold.
func (a *App) reminders(r store.Reader) (report.Reminders, error) {
	all, err := store.ReminderRules.All(r)
	if err != nil || len(all) == 0 {
		return report.UsualReminders, err
	}
	return all[0], nil
}

// SetReminders says how many days before and after its last day who hears of what is due.
func (a *App) SetReminders(ctx context.Context, who Who, rule report.Reminders) error {
	if err := who.must(org.SetUpUnits); err != nil {
		return err
	}
	if err := rule.Validate(); err != nil {
		return err
	}
	return a.change(ctx, who, act{"reminders.set", "reminders", "reminders", ""}, func(tx *store.Tx) error {
		now, err := a.reminders(tx.Reader)
		if err != nil {
			return err
		}
		next := rule
		next.Rev = now.Rev
		return store.ReminderRules.Save(tx, &next)
	})
}

// maxMutes bounds what one post keeps silent: who mutes more should say so in the plan.
const maxMutes = 100

// Mute keeps reminders of an item (its code or id), of a report ("so-tc/2026-06") or of what a unit writes for a conference
// ("so-tc/tham-luan") away from the post until a day.
func (a *App) Mute(ctx context.Context, who Who, about, why string, until when.Date) error {
	if !who.May(org.KeepLists) {
		return who.refused(org.KeepLists)
	}
	r := a.store.Read(ctx)
	m := report.Mute{ID: newID(), PostID: who.Post.ID, Reason: strings.TrimSpace(why), Until: until}
	if unit, period, ok := strings.Cut(strings.TrimSpace(about), "/"); ok && period == paperToMute {
		x, err := owedPaper(r, unit)
		if err != nil {
			return err
		}
		m.About = paperMute(x)
	} else if ok {
		p, known := when.ParsePeriod(period)
		if _, err := r.UnitByCode(unit); err != nil || !known {
			return fault.New(fault.Invalid, "Không có báo cáo %.60q.", "There is no report %.60q.", about).At("about")
		}
		m.About = reportKey(unit, p)
	} else {
		it, err := itemNamed(r, about)
		if err != nil {
			return named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", about).At("about"))
		}
		m.About = "item:" + string(it.ID)
	}
	if err := m.Validate(a.Today()); err != nil {
		return err
	}
	return a.change(ctx, who, act{"mute.add", "mute", m.ID, m.Reason}, func(tx *store.Tx) error {
		now, err := tx.MutesOf(who.Post.ID, a.Today())
		if err != nil {
			return err
		}
		saved := m
		for _, x := range now {
			if x.About == m.About {
				saved.ID, saved.Rev = x.ID, x.Rev // longer, shorter, or for another reason
			}
		}
		if saved.Rev == 0 && len(now) >= maxMutes {
			return fault.New(fault.Invalid, "Chức danh này đã tắt nhắc %d việc; hãy bỏ bớt.", "This post has muted %d reminders already; end some of them.", len(now)).At("about")
		}
		return store.Mutes.Save(tx, &saved)
	})
}

// Unmute ends a mute of the post before its day.
func (a *App) Unmute(ctx context.Context, who Who, id string) error {
	if !who.May(org.KeepLists) {
		return who.refused(org.KeepLists)
	}
	return a.change(ctx, who, act{"mute.end", "mute", id, ""}, func(tx *store.Tx) error {
		m, err := store.Mutes.Get(tx.Reader, id)
		if err == nil && m.PostID != who.Post.ID {
			err = fault.New(fault.NotFound, "Chức danh %q không tắt nhắc việc này.", "The post %q has no such mute.", who.Post.Title)
		}
		if err != nil {
			return err
		}
		return store.Mutes.Remove(tx, &m)
	})
}
