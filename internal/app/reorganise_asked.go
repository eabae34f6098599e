package app

import (
	"maps"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// AskedEffect is what an open cycle asks of a unit, that it asks of an heir from now on.
type AskedEffect struct {
	Cycle    report.Cycle
	From, To org.Unit
	Many     int // items
}

// asked moves what open cycles ask, of units that have not sent their report, for a period that goes on: the one heir is asked
// for all of it, several each for what they lead now. What waits for an heir stays asked of the old unit until it is given.
func (e *effect) asked() error {
	cycles, err := store.Cycles.All(e.r)
	if err != nil {
		return err
	}
	for _, c := range cycles {
		if c.State != report.Open && c.State != report.Opening || c.Period.Bounds().To < e.out.Act.On {
			continue
		}
		rows := newAskedRows(e.r, c)
		for _, from := range slices.Sorted(maps.Keys(e.heirs)) {
			if len(e.heirs[from]) > 0 {
				if err := e.askHeirs(rows, from); err != nil {
					return err
				}
			}
		}
		for _, id := range slices.Sorted(maps.Keys(rows.of)) {
			o, u := rows.of[id], e.unit[id]
			switch {
			case o == nil:
			case rows.handed[id] && len(o.Items) == 0 && u.To != "" && u.To < e.out.Act.On:
				e.out.owedGone = append(e.out.owedGone, o)
			case o.Rev == 0 || len(o.Items) != rows.before[id]:
				e.out.owed = append(e.out.owed, o)
			}
		}
	}
	return nil
}

// askHeirs moves what a cycle asks of one unit.
func (e *effect) askHeirs(rows *askedRows, from org.UnitID) error {
	row, err := rows.open(from)
	if err != nil || row == nil {
		return err
	}
	to := map[org.UnitID][]plan.ItemID{}
	var keep []plan.ItemID
	switch over := e.only(from); {
	case over != nil:
		to[over.ID] = row.Items
	case len(row.Items) == 0: // the narrative alone: of everybody who takes a part over
		for _, h := range e.heirs[from] {
			to[h.To] = nil
		}
	default:
		for _, item := range row.Items {
			heirs, err := e.leadersOf(from, item)
			if err != nil {
				return err
			}
			if len(heirs) == 0 {
				keep = append(keep, item)
			}
			for _, id := range heirs {
				to[id] = append(to[id], item)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(to)) {
		if id == from {
			keep = append(keep, to[id]...)
			continue
		}
		asked, err := rows.add(row, id, to[id])
		switch {
		case err != nil:
			return err
		case !asked: // it has sent its report
			keep = append(keep, to[id]...)
			continue
		}
		e.out.Asked = append(e.out.Asked, AskedEffect{rows.cycle, *e.unit[from], *e.unit[id], len(to[id])})
	}
	rows.keep(from, keep)
	return nil
}

// leadersOf are the heirs of a unit who lead an item after the act, themselves or as members of the group that does.
func (e *effect) leadersOf(from org.UnitID, item plan.ItemID) (out []org.UnitID, err error) {
	for _, p := range e.out.Items {
		if p.Item.ID == item && p.Role == plan.Lead && p.From.ID == from {
			out = append(out, p.To.ID)
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	parts, err := e.r.AssignmentsOf(item)
	for _, x := range parts {
		lead := e.unit[x.UnitID]
		if x.Role != plan.Lead || lead == nil {
			continue
		}
		for _, h := range e.heirs[from] {
			if slices.Contains(lead.Members, h.To) || h.To == x.UnitID && h.To == from {
				out = append(out, h.To)
			}
		}
	}
	return out, err
}

// askedRows are what one cycle asks of units, as an act changes it.
type askedRows struct {
	r      store.Reader
	cycle  report.Cycle
	of     map[org.UnitID]*report.Owed
	before map[org.UnitID]int  // items
	handed map[org.UnitID]bool // to others
}

func newAskedRows(r store.Reader, c report.Cycle) *askedRows {
	return &askedRows{r, c, map[org.UnitID]*report.Owed{}, map[org.UnitID]int{}, map[org.UnitID]bool{}}
}

// open is what is asked of a unit that has not sent its report; nil where nothing is.
func (x *askedRows) open(unit org.UnitID) (*report.Owed, error) {
	if o, known := x.of[unit]; known {
		return o, nil
	}
	x.of[unit] = nil
	sent, err := x.sent(unit)
	if err != nil || sent {
		return nil, err
	}
	o, err := x.r.OwedIn(unit, x.cycle.Period)
	if err := unlessMissing(err); err != nil || o.ID == "" || o.CycleID != x.cycle.ID {
		return nil, err
	}
	x.of[unit], x.before[unit] = &o, len(o.Items)
	return &o, nil
}

func (x *askedRows) sent(unit org.UnitID) (bool, error) {
	now, err := x.r.ReportOf(unit, x.cycle.Period)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil && !now.Editable(), err
}

// add asks a unit for items that another was asked for; false where it has sent its report. A cycle that is still opening
// asks by itself who has not been asked yet.
func (x *askedRows) add(like *report.Owed, unit org.UnitID, items []plan.ItemID) (bool, error) {
	sent, err := x.sent(unit)
	if err != nil || sent {
		return false, err
	}
	o, err := x.open(unit)
	if err != nil {
		return false, err
	}
	if o == nil {
		if x.cycle.State == report.Opening {
			return true, nil
		}
		o = &report.Owed{ID: newID(), CycleID: like.CycleID, UnitID: unit, Period: like.Period, DueOn: like.DueOn, Items: []plan.ItemID{}}
		x.of[unit] = o
	}
	for _, id := range items {
		if !slices.Contains(o.Items, id) {
			o.Items = append(o.Items, id)
		}
	}
	return true, nil
}

// keep leaves a unit asked for these items alone.
func (x *askedRows) keep(unit org.UnitID, items []plan.ItemID) {
	x.handed[unit] = true
	x.of[unit].Items = append([]plan.ItemID{}, items...)
}

// giveAsked moves what open cycles ask about an item from a unit that has ended to the one that it is given to, and the line
// of a draft that the old unit had begun.
func giveAsked(tx *store.Tx, item plan.ItemID, from, to org.Unit) error {
	cycles, err := store.Cycles.All(tx.Reader)
	if err != nil {
		return err
	}
	for _, c := range cycles {
		if c.State != report.Open && c.State != report.Opening || c.Period.Bounds().To <= from.To {
			continue
		}
		rows := newAskedRows(tx.Reader, c)
		row, err := rows.open(from.ID)
		if err != nil {
			return err
		}
		if row == nil || !slices.Contains(row.Items, item) {
			continue
		}
		if asked, err := rows.add(row, to.ID, []plan.ItemID{item}); err != nil || !asked {
			return err
		}
		rows.keep(from.ID, slices.DeleteFunc(row.Items, func(id plan.ItemID) bool { return id == item }))
		if o := rows.of[to.ID]; o != nil {
			if err := store.Owing.Save(tx, o); err != nil {
				return err
			}
		}
		if len(row.Items) > 0 {
			err = store.Owing.Save(tx, row)
		} else {
			err = store.Owing.Remove(tx, row)
		}
		if err != nil {
			return err
		}
		if err := giveLine(tx, c, item, from, to); err != nil {
			return err
		}
	}
	return nil
}

// giveLine moves what a draft of the old unit says of an item into the heir's, unless that says something of it already.
func giveLine(tx *store.Tx, c report.Cycle, item plan.ItemID, from, to org.Unit) error {
	old, err := tx.ReportOf(from.ID, c.Period)
	if err != nil {
		return unlessMissing(err)
	}
	lines, err := tx.LinesAmong(old.ID, []plan.ItemID{item})
	if err != nil || len(lines) == 0 {
		return err
	}
	into, err := tx.ReportOf(to.ID, c.Period)
	if fault.Is(err, fault.NotFound) {
		into = report.Report{ID: report.ID(newID()), UnitID: to.ID, Period: c.Period, State: report.Draft}
		err = store.Reports.Save(tx, &into)
	}
	if err != nil {
		return err
	}
	if have, err := tx.LinesAmong(into.ID, []plan.ItemID{item}); err != nil || len(have) > 0 {
		return err
	}
	lines[0].ReportID, lines[0].UnitID = into.ID, to.ID
	return store.Lines.Save(tx, &lines[0])
}
