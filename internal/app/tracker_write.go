package app

import (
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// write carries out what was planned; an item that somebody changed meanwhile refuses all of it.
func (b *bringing) write(tx *store.Tx) error {
	rs, err := newResolver(tx, b.a.Today())
	if err != nil {
		return err
	}
	fresh := 0
	for _, x := range b.acts {
		if x.rev == 0 {
			fresh++
		}
	}
	next := 0
	if fresh > 0 {
		if next, err = tx.TakeNumbers("item:"+string(plan.TaskKind), fresh); err != nil {
			return err
		}
	}
	reports := map[unitPeriod]report.Report{}
	for i, x := range b.acts {
		if i%500 == 0 {
			b.progress(i)
		}
		item := x.item
		if x.rev == 0 {
			item.ID, item.Code, item.Ord = plan.ItemID(newID()), plan.CodeOf(plan.TaskKind, next), next
			next++
		} else if now, err := store.Items.Get(tx.Reader, string(item.ID)); err != nil {
			return err
		} else if now.Rev != x.rev {
			return changedSince([]string{item.Code})
		}
		if err := b.writeItem(tx, rs, x, &item); err != nil {
			return err
		}
		if err := b.writePast(tx, x, item.ID, reports); err != nil {
			return err
		}
		out := &b.out.Rows[x.to]
		out.Code, out.ItemID = item.Code, item.ID
	}
	b.progress(len(b.acts))
	return nil
}

// progress tells how many rows are written. What follows from them is worked out after the last one, all at once.
func (b *bringing) progress(done int) {
	if b.o.Progress != nil {
		b.o.Progress(done, len(b.acts), b.name)
	}
}

func (b *bringing) writeItem(tx *store.Tx, rs *resolver, x trackerAct, item *plan.Item) error {
	if x.saved || x.due != nil || x.leads != nil || x.coord != nil || x.doc != "" {
		if err := store.Items.Save(tx, item); err != nil {
			return err
		}
	}
	if x.due != nil {
		if err := setDue(tx, item.ID, *x.due, "", byHand); err != nil {
			return err
		}
	}
	if x.leads != nil {
		if err := setUnits(tx, rs, item.ID, plan.Lead, x.leads); err != nil {
			return err
		}
	}
	if x.coord != nil {
		if err := setUnits(tx, rs, item.ID, plan.Coordinating, x.coord); err != nil {
			return err
		}
	}
	if x.doc == "" {
		return nil
	}
	return setLinks(tx, item.ID, plan.Implements, plan.DocumentNoun, []string{string(x.doc)})
}

// writePast adds the lines of one item to the reports that were brought over.
func (b *bringing) writePast(tx *store.Tx, x trackerAct, id plan.ItemID, reports map[unitPeriod]report.Report) error {
	if len(x.past) == 0 {
		return nil
	}
	var madeUnits []org.UnitID // leads that were no units before
	if x.leads != nil {
		list, err := tx.AssignmentsOf(id)
		if err != nil {
			return err
		}
		for _, a := range list {
			if a.Role == plan.Lead && b.rs.names[a.UnitID] == "" {
				madeUnits = append(madeUnits, a.UnitID)
			}
		}
	}
	for _, p := range x.past {
		for _, unit := range slices.Concat(p.units, madeUnits) {
			rep, err := b.broughtReport(tx, unitPeriod{unit, p.line.Period}, reports)
			if err != nil {
				return err
			}
			l := p.line
			l.ReportID, l.UnitID, l.ItemID = rep.ID, unit, id
			have, err := tx.LinesAmong(rep.ID, []plan.ItemID{id})
			if err != nil {
				return err
			}
			if len(have) > 0 {
				l.ID, l.Rev = have[0].ID, have[0].Rev
			} else {
				l.ID = newID()
			}
			if err := store.Lines.Save(tx, &l); err != nil {
				return err
			}
		}
	}
	tx.Touch(id)
	return nil
}

// broughtReport is the approved report of a unit of a period that holds what was brought over.
func (b *bringing) broughtReport(tx *store.Tx, key unitPeriod, reports map[unitPeriod]report.Report) (report.Report, error) {
	if x, ok := reports[key]; ok {
		return x, nil
	}
	x, err := tx.ReportOf(key.unit, key.period)
	switch {
	case fault.Is(err, fault.NotFound):
		x = report.Report{ID: report.ID(newID()), UnitID: key.unit, Period: key.period, State: report.Approved, Summary: "Chuyển từ bảng theo dõi " + b.name, Brought: b.name, ApprovedOn: b.a.Today()}
		if err := store.Reports.Save(tx, &x); err != nil {
			return x, err
		}
	case err != nil:
		return x, err
	case x.Brought == "":
		return x, fault.New(fault.Conflict, "Một đơn vị vừa lập báo cáo %s; hãy xem thử lại rồi chuyển.", "A unit has just begun its report of %s; try it again.", key.period.Vi())
	}
	reports[key] = x
	return x, nil
}
