package app

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// MinePapers are the contributions to conferences that wait: for the unit of the post, for those who read them, and, for those who
// follow all units, the ones that have not come long after their day.
type MinePapers struct {
	Owed    []MinePaper
	Read    []MinePaper
	Missing []MinePaper
	ToRead  int // of which Read has the first
	Late    int // of which Missing has the first
}

// Total is how many contributions wait.
func (m MinePapers) Total() int { return len(m.Owed) + m.ToRead + m.Late }

// MinePaper is a contribution that waits.
type MinePaper struct {
	conference.Contribution
	Conference conference.Conference
	Unit       org.Unit
	Duty       conference.Duty
	Due        when.Date // of its next version; "" = no day is set, or none is awaited
	DaysLate   int
	Comments   int        // that wait for an answer of the unit, or for the word of the reviewers
	Alongside  []org.Unit // who writes on its topics too, while it is not handed in
}

// Path is the address of its page.
func (x MinePaper) Path() string {
	return "/conferences/" + string(x.Conference.ID) + "/papers/" + string(x.ID)
}

// minePapers are what waits for a post at the conferences that collect.
// What the post keeps silent is left out.
func (a *App) minePapers(r store.Reader, who Who, rule report.Reminders, silent map[string]bool) (out MinePapers, err error) {
	all, err := r.AllConferences()
	if err != nil {
		return out, err
	}
	for _, c := range all {
		if c.State != conference.Collecting {
			continue
		}
		if err := a.minePapersTo(r, who, rule, c, &out); err != nil {
			return out, err
		}
	}
	byDay := func(x, y MinePaper) int {
		return cmp.Or(cmp.Compare(x.Due, y.Due), cmp.Compare(x.Unit.Name, y.Unit.Name), cmp.Compare(x.ID, y.ID))
	}
	for _, list := range []*[]MinePaper{&out.Owed, &out.Read, &out.Missing} {
		*list = slices.DeleteFunc(*list, func(x MinePaper) bool { return silent[paperMute(x.ID)] })
		arrange.By(*list, byDay)
	}
	out.ToRead, out.Late = len(out.Read), len(out.Missing)
	out.Read, out.Missing = out.Read[:min(out.ToRead, mineRows)], out.Missing[:min(out.Late, mineRows)]
	return out, nil
}

func (a *App) minePapersTo(r store.Reader, who Who, rule report.Reminders, c conference.Conference, out *MinePapers) error {
	role := who.Post.Role
	writes, follows, reads := role == org.Reporter || role == org.Head, role == org.Coordinator || role == org.Leader, a.reviewsPapers(who, c)
	if !writes && !follows && !reads {
		return nil
	}
	papers, err := r.ContributionsTo(c.ID)
	if err != nil {
		return err
	}
	said, err := r.CommentsIn(c.ID)
	if err != nil {
		return err
	}
	var ids []org.UnitID
	for _, x := range papers {
		ids = append(ids, x.UnitID)
	}
	units, err := r.UnitsByID(distinct(ids))
	if err != nil {
		return err
	}
	for _, x := range papers {
		due := c.DueOf(x)
		row := MinePaper{Contribution: x, Conference: c, Unit: units[x.UnitID], Due: due}
		if due != "" {
			row.DaysLate = report.Late(due, "", a.Today())
		}
		own := row
		own.Comments = said[x.ID][conference.CommentOpen]
		if own.Duty = x.OfUnit(own.Comments); own.Duty == conference.Write {
			for _, id := range c.Alongside(x) {
				own.Alongside = append(own.Alongside, units[id])
			}
		}
		if writes && x.UnitID == who.Unit.ID && own.Duty != "" && (role == org.Reporter || due == "" || rule.Hears(role, due, a.Today())) {
			out.Owed = append(out.Owed, own)
		}
		if follows && rule.Hears(role, due, a.Today()) {
			out.Missing = append(out.Missing, own)
		}
		row.Comments = said[x.ID][conference.CommentAnswered]
		if row.Duty = x.OfDesk(row.Comments); reads && row.Duty != "" {
			row.Due, row.DaysLate = "", 0
			out.Read = append(out.Read, row)
		}
	}
	return nil
}

// paperToMute is what stands behind the code of a unit whose contribution is muted: "so-tc/tham-luan".
const paperToMute = "tham-luan"

func paperMute(id conference.ContributionID) string { return "paper:" + string(id) }

// owedPaper is the contribution of a unit to the one conference that collects and asked it.
func owedPaper(r store.Reader, unit string) (id conference.ContributionID, err error) {
	u, err := unitCoded(r, unit)
	if err != nil {
		return "", at(err, "about")
	}
	all, err := r.AllConferences()
	if err != nil {
		return "", err
	}
	for _, c := range all {
		if c.State != conference.Collecting {
			continue
		}
		papers, err := r.ContributionsTo(c.ID)
		if err != nil {
			return "", err
		}
		for _, x := range papers {
			switch {
			case x.UnitID != u.ID:
			case id != "":
				return "", fault.New(fault.Invalid, "%s đang viết tham luận cho nhiều hội nghị; chưa tắt nhắc riêng từng tham luận được.", "%s writes for several conferences; the reminder of one alone cannot be muted.", u.Name).At("about")
			default:
				id = x.ID
			}
		}
	}
	if id == "" {
		return "", fault.New(fault.Invalid, "%s không nợ tham luận của hội nghị nào đang thu.", "%s owes no contribution to a conference that collects.", u.Name).At("about")
	}
	return id, nil
}

// mutedPaper names a contribution whose reminder is muted.
func mutedPaper(r store.Reader, id conference.ContributionID) (title, href string, err error) {
	x, err := store.Contributions.Get(r, string(id))
	if fault.Is(err, fault.NotFound) {
		return string(id), "", nil
	}
	if err != nil {
		return "", "", err
	}
	u, err := store.Units.Get(r, string(x.UnitID))
	return "Tham luận của " + u.Name, MinePaper{Contribution: x, Conference: conference.Conference{ID: x.ConferenceID}}.Path(), err
}

// digestPapers tells of the contributions that wait.
func (a *App) digestPapers(d *digest, m MinePapers) {
	say, day := d.lang.Say, func(on when.Date) string { return on.Short(d.lang) }
	tell := func(list []MinePaper, name string) {
		for _, x := range list {
			said := say(x.Duty.Vi())
			if x.Comments > 0 {
				said += ", " + d.lang.Count(x.Comments, "%d ý kiến", x.Comments)
			}
			if x.Due != "" {
				said += say(", hạn %s", day(x.Due))
			}
			if x.DaysLate > 0 {
				said += d.lang.Count(x.DaysLate, ", quá %d ngày", x.DaysLate)
			}
			d.item(say(name, x.Unit.Name)+" – "+shortened(x.Conference.Title, 100), said, a.link(x.Path()))
		}
	}
	tell(m.Owed, "Tham luận của %s")
	for _, some := range []struct {
		list  []MinePaper
		total int
		name  string
	}{{m.Read, m.ToRead, "Tham luận chờ thẩm định: %d"}, {m.Missing, m.Late, "Đơn vị chưa nộp tham luận đã quá hạn: %d"}} {
		if some.total > 0 {
			d.line(say(some.name, some.total))
			tell(some.list, "%s")
		}
	}
}
