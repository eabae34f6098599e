package app

import (
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// duties moves the parts in what is open. What is done or has ended stays with the old unit, and so does its name.
func (e *effect) duties() error {
	var ids []org.UnitID
	for id := range e.heirs {
		if u := e.unit[id]; u.To != "" && u.To < e.out.Act.On || e.givesAway(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	parts, err := e.r.OpenPartsOf(ids)
	if err != nil {
		return err
	}
	var items []plan.ItemID
	for _, x := range parts {
		items = append(items, x.ItemID)
	}
	slices.Sort(items)
	has := map[plan.ItemID][]plan.Assignment{}
	known := map[plan.ItemID]plan.Item{}
	for some := range slices.Chunk(slices.Compact(items), 500) {
		all, err := e.r.PartsIn(some)
		if err != nil {
			return err
		}
		for _, x := range all {
			has[x.ItemID] = append(has[x.ItemID], x)
		}
		of, err := e.r.ItemsByID(some)
		if err != nil {
			return err
		}
		for id, it := range of {
			known[id] = it
		}
	}
	for _, x := range parts {
		if x.PostID != "" && e.post[x.PostID] != "" {
			continue // with the post
		}
		e.part(x, known[x.ItemID], has)
	}
	return nil
}

// givesAway tells whether a unit goes on and others take a part of it over.
func (e *effect) givesAway(id org.UnitID) bool { return len(e.heirs[id]) > 1 }

func (e *effect) part(x plan.Assignment, item plan.Item, has map[plan.ItemID][]plan.Assignment) {
	p := PartEffect{Item: item, Role: x.Role, From: *e.unit[x.UnitID]}
	to, why := e.heirOf(x.UnitID, item)
	p.Why = why
	if to == "" {
		for _, h := range e.heirs[x.UnitID] {
			p.Between = append(p.Between, *e.unit[h.To])
		}
		e.out.Waiting = append(e.out.Waiting, p)
		return
	}
	if to == x.UnitID {
		return
	}
	p.To = *e.unit[to]
	p.Already = slices.ContainsFunc(has[x.ItemID], func(y plan.Assignment) bool {
		return y.ID != x.ID && y.UnitID == to && (y.Role == x.Role || y.Role == plan.Lead && x.Role == plan.Coordinating)
	})
	if p.Already {
		e.out.gone = append(e.out.gone, x)
	} else {
		i := slices.IndexFunc(has[x.ItemID], func(y plan.Assignment) bool { return y.ID == x.ID })
		has[x.ItemID][i].UnitID = to
		x.UnitID = to
		e.out.parts = append(e.out.parts, x)
	}
	e.out.Items = append(e.out.Items, p)
}

// heirOf is who takes an item of a unit over: whom a person named, the only heir, or the one whose words the item bears;
// "" where that is not said.
func (e *effect) heirOf(unit org.UnitID, item plan.Item) (to org.UnitID, why []string) {
	if given := e.given[item.Code]; given != "" {
		return given, nil
	}
	heirs := e.heirs[unit]
	if len(heirs) == 1 && len(heirs[0].Words) == 0 {
		return heirs[0].To, nil
	}
	best, words := org.Fits(heirs, itemWords(item))
	if len(best) != 1 {
		return "", nil
	}
	return best[0].To, words
}

// itemWords are the words of an item in which a field or an area is looked for.
func itemWords(item plan.Item) string {
	words := append([]string{item.Title}, item.Group...)
	for _, key := range []string{"deliverable", "place"} {
		words = append(words, item.Fields[key])
	}
	return strings.Join(words, " \n ")
}

// accountable moves what persons of posts answer for, where another post takes the place of theirs.
func (e *effect) accountable() error {
	var posts []org.PostID
	for id := range e.post {
		posts = append(posts, id)
	}
	if len(posts) == 0 {
		return nil
	}
	parts, err := e.r.OpenPartsOfPosts(posts)
	for _, x := range parts {
		x.PostID = e.post[x.PostID]
		if over := e.only(x.UnitID); over != nil {
			x.UnitID = over.ID
		}
		e.out.parts = append(e.out.parts, x)
	}
	return err
}

// writing hands reports over that are being written for a period that goes on: the heir goes on with them. Where the heir
// has begun one of its own, lines on other items join it. What stays waits for the coordinating office.
func (e *effect) writing() error {
	begun := map[org.UnitID]map[string]*report.Report{} // of heirs, by period
	of := func(unit org.UnitID) (map[string]*report.Report, error) {
		if begun[unit] != nil {
			return begun[unit], nil
		}
		begun[unit] = map[string]*report.Report{}
		list, err := e.r.ReportsBy(unit, 100)
		for _, x := range list {
			begun[unit][string(x.Period)] = &x
		}
		return begun[unit], err
	}
	lines := map[report.ID]map[plan.ItemID]bool{}
	for _, u := range e.out.Units {
		if now := e.unit[u.Before.ID]; now == nil || now.To == "" || now.To >= e.out.Act.On {
			continue
		}
		list, err := e.r.ReportsBy(u.Before.ID, 100)
		if err != nil {
			return err
		}
		over := e.only(u.Before.ID)
		for _, x := range list {
			if !x.Editable() || x.Period.Bounds().To < e.out.Act.On {
				continue
			}
			change := ReportEffect{Report: x, From: u.Before}
			if over == nil {
				e.out.Reports = append(e.out.Reports, change)
				continue
			}
			theirs, err := of(over.ID)
			if err != nil {
				return err
			}
			own, err := e.r.LinesOf(x.ID)
			if err != nil {
				return err
			}
			into := theirs[string(x.Period)]
			if into != nil && !into.Editable() {
				e.out.Reports = append(e.out.Reports, change)
				continue
			}
			change.To = *over
			e.out.Reports = append(e.out.Reports, change)
			if into == nil {
				x.UnitID = over.ID
				into = &x
				theirs[string(x.Period)] = into
				lines[into.ID] = map[plan.ItemID]bool{}
				e.out.reports = append(e.out.reports, into)
			} else {
				if lines[into.ID] == nil {
					lines[into.ID] = map[plan.ItemID]bool{}
					have, err := e.r.LinesOf(into.ID)
					if err != nil {
						return err
					}
					for _, l := range have {
						lines[into.ID][l.ItemID] = true
					}
					e.out.reports = append(e.out.reports, into)
				}
				e.out.Reports[len(e.out.Reports)-1].Joined = true
				for _, both := range [][2]*string{{&into.Summary, &x.Summary}, {&into.Difficulties, &x.Difficulties}, {&into.Proposals, &x.Proposals}} {
					if *both[1] != "" {
						*both[0] = strings.TrimSpace(*both[0] + "\n" + u.Before.Name + ": " + *both[1])
					}
				}
				x.State, x.Reason = report.Returned, "đã nhập vào báo cáo của "+over.Name+" khi sắp xếp"
				e.out.reports = append(e.out.reports, &x)
			}
			for _, l := range own {
				if lines[into.ID][l.ItemID] {
					continue
				}
				lines[into.ID][l.ItemID] = true
				l.ReportID, l.UnitID = into.ID, over.ID
				e.out.lines = append(e.out.lines, &l)
			}
		}
	}
	return nil
}
