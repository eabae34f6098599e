package app

import (
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// drafts are the reports that heirs write, as an act changes them.
type drafts struct {
	e     *effect
	begun map[org.UnitID]map[string]*report.Report // by period
	lines map[report.ID]map[plan.ItemID]bool
}

// writing hands reports over that are being written for a period that goes on. The one heir of a unit goes on with them; of
// several each gets the lines on what it takes over. Where an heir has begun one of its own, lines on other items join it. What
// stays waits for the coordinating office.
func (e *effect) writing() error {
	d := &drafts{e, map[org.UnitID]map[string]*report.Report{}, map[report.ID]map[plan.ItemID]bool{}}
	for _, u := range e.out.Units {
		if now := e.unit[u.Before.ID]; now == nil || now.To == "" || now.To >= e.out.Act.On {
			continue
		}
		list, err := e.r.ReportsBy(u.Before.ID, 100)
		if err != nil {
			return err
		}
		for _, x := range list {
			if !x.Editable() || x.Period.Bounds().To < e.out.Act.On {
				continue
			}
			hand := d.split
			if e.only(u.Before.ID) != nil {
				hand = d.whole
			}
			if err := hand(u.Before, x); err != nil {
				return err
			}
		}
	}
	return nil
}

// whole gives a report to the one heir of its unit.
func (d *drafts) whole(from org.Unit, x report.Report) error {
	over := d.e.only(from.ID)
	own, err := d.e.r.LinesOf(x.ID)
	if err != nil {
		return err
	}
	theirs, err := d.of(over.ID)
	if err != nil {
		return err
	}
	change := ReportEffect{Report: x, From: from}
	into := theirs[string(x.Period)]
	switch {
	case into == nil:
		x.UnitID = over.ID
		into = &x
		theirs[string(x.Period)], d.lines[x.ID] = into, map[plan.ItemID]bool{}
		d.e.out.reports = append(d.e.out.reports, into)
	case !into.Editable():
		d.e.out.Reports = append(d.e.out.Reports, change)
		return nil
	default:
		if err := d.opens(into); err != nil {
			return err
		}
		change.Joined = true
		addTexts(into, from, x)
		x.State, x.Reason = report.Returned, "đã nhập vào báo cáo của "+over.Name+" khi sắp xếp"
		d.e.out.reports = append(d.e.out.reports, &x)
	}
	change.To = *over
	d.e.out.Reports = append(d.e.out.Reports, change)
	for _, l := range own {
		d.take(into, l)
	}
	return nil
}

// split gives each line of a report to the heir who takes its item over, with the texts of the report, whose origin is named.
// The report itself stays with its unit: it holds what nobody has taken over.
func (d *drafts) split(from org.Unit, x report.Report) error {
	own, err := d.e.r.LinesOf(x.ID)
	if err != nil {
		return err
	}
	given := map[org.UnitID]bool{}
	for _, l := range own {
		heirs, err := d.e.leadersOf(from.ID, l.ItemID)
		if err != nil {
			return err
		}
		if len(heirs) != 1 || heirs[0] == from.ID { // what several lead now each says anew
			continue
		}
		theirs, err := d.of(heirs[0])
		if err != nil {
			return err
		}
		into := theirs[string(x.Period)]
		if into == nil {
			into = &report.Report{ID: report.ID(newID()), UnitID: heirs[0], Period: x.Period, State: report.Draft}
			theirs[string(x.Period)], d.lines[into.ID] = into, map[plan.ItemID]bool{}
			d.e.out.reports = append(d.e.out.reports, into)
		} else if !into.Editable() {
			continue
		} else if err := d.opens(into); err != nil {
			return err
		}
		if !given[heirs[0]] {
			given[heirs[0]] = true
			addTexts(into, from, x)
			d.e.out.Reports = append(d.e.out.Reports, ReportEffect{Report: x, From: from, To: *d.e.unit[heirs[0]], Joined: true})
		}
		d.take(into, l)
	}
	if len(given) == 0 {
		d.e.out.Reports = append(d.e.out.Reports, ReportEffect{Report: x, From: from})
	}
	return nil
}

// of are the reports of a unit by period.
func (d *drafts) of(unit org.UnitID) (map[string]*report.Report, error) {
	if d.begun[unit] != nil {
		return d.begun[unit], nil
	}
	d.begun[unit] = map[string]*report.Report{}
	list, err := d.e.r.ReportsBy(unit, 100)
	for _, x := range list {
		d.begun[unit][string(x.Period)] = &x
	}
	return d.begun[unit], err
}

// opens makes a report of an heir one that this act writes.
func (d *drafts) opens(into *report.Report) error {
	if d.lines[into.ID] != nil {
		return nil
	}
	d.lines[into.ID] = map[plan.ItemID]bool{}
	have, err := d.e.r.LinesOf(into.ID)
	for _, l := range have {
		d.lines[into.ID][l.ItemID] = true
	}
	d.e.out.reports = append(d.e.out.reports, into)
	return err
}

// take moves a line, unless the heir says something of that item already.
func (d *drafts) take(into *report.Report, l report.Line) {
	if d.lines[into.ID][l.ItemID] {
		return
	}
	d.lines[into.ID][l.ItemID] = true
	l.ReportID, l.UnitID = into.ID, into.UnitID
	d.e.out.lines = append(d.e.out.lines, &l)
}

// addTexts adds the texts of a report to another one, saying whose they were.
func addTexts(into *report.Report, from org.Unit, x report.Report) {
	keys := []string{"summary", "difficulties", "proposals"}
	for key := range x.Texts {
		keys = append(keys, key)
	}
	slices.Sort(keys[3:])
	for _, key := range keys {
		if text := x.TextUnder(key); text != "" {
			into.WriteUnder(key, strings.TrimSpace(into.TextUnder(key)+"\n"+from.Name+": "+text))
		}
	}
}
