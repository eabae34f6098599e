package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// CycleRow is one unit in a cycle: as it was frozen, or for a cycle that is open as it stands now.
type CycleRow struct {
	Unit     org.Unit
	DueOn    when.Date
	State    report.State // "" = not begun
	SentOn   when.Date    // "" = not sent
	DaysLate int          // of sending, or so far
	Many     int          // items owed
	Filled   int          // of them, how many the report speaks of; −1 = not looked up
	ReportID report.ID    // "" = there is none

	Since      report.State // of a closed cycle: the state of the report now
	LateSentOn when.Date    // of a closed cycle: when the report that was missing came
	Changed    bool         // of a closed cycle: the report has changed since
	RemindedOn when.Date    // the day of the last mail to the unit that the report is missing; "" = none

	frozen bool // the row is of a snapshot
	rev    int  // of the report, as it was frozen
}

// Sent tells whether the report was sent (report.State.Missing); of a closed cycle, by its closing.
func (x CycleRow) Sent() bool {
	if x.frozen {
		return x.SentOn != ""
	}
	return !x.State.Missing()
}

// CycleSums counts the units of a cycle.
type CycleSums struct {
	Owing   int `json:"owing"`
	Sent    int `json:"sent"`    // before the closing
	Late    int `json:"late"`    // of those sent, after the due day
	Missing int `json:"missing"` // not sent; of a closed cycle: when it was closed
	Overdue int `json:"overdue"` // of those missing, past the due day
	Since   int `json:"since"`   // of a closed cycle: sent after the closing
}

func (s *CycleSums) add(x CycleRow, today when.Date) {
	s.Owing++
	switch {
	case x.Sent() && x.DaysLate > 0:
		s.Sent++
		s.Late++
	case x.Sent():
		s.Sent++
	default:
		s.Missing++
		if x.DueOn < today {
			s.Overdue++
		}
	}
	if x.LateSentOn != "" {
		s.Since++
	}
}

// CycleListed is a cycle with what its units add up to.
type CycleListed struct {
	report.Cycle
	Sums CycleSums
}

// listedCycles bounds how many cycles a list gives.
const listedCycles = 60

// Cycles are the newest cycles of all regimes.
func (a *App) Cycles(ctx context.Context, who Who) ([]CycleListed, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, err
	}
	r := a.store.Read(ctx)
	cycles, err := store.Cycles.All(r)
	if err != nil {
		return nil, err
	}
	rows, err := a.rowsOfCycles(r, cycles[:min(len(cycles), listedCycles)])
	if err != nil {
		return nil, err
	}
	var out []CycleListed
	for _, c := range cycles[:min(len(cycles), listedCycles)] {
		x := CycleListed{Cycle: c}
		for _, row := range rows[c.ID] {
			x.Sums.add(row, a.Today())
		}
		out = append(out, x)
	}
	return out, nil
}

// CycleFilter chooses among the units of a cycle; its zero value is all of them.
type CycleFilter struct {
	State   string // "missing", "late", "sent", "since"; "" = any
	Q       string // a part of the unit's name or code
	Page    int
	PerPage int // 0 = all on one page
}

func (f CycleFilter) fits(x CycleRow) bool {
	switch f.State {
	case "missing":
		return !x.Sent()
	case "late":
		return x.DaysLate > 0
	case "sent":
		return x.Sent()
	case "since":
		return x.LateSentOn != ""
	}
	return true
}

// CycleView is a cycle and its units.
type CycleView struct {
	report.Cycle
	Sums   CycleSums
	Frozen bool // the rows are those of the snapshot
}

// Cycle says of one cycle who has sent, who is late and who has not, a row a unit.
func (a *App) Cycle(ctx context.Context, who Who, id report.CycleID, f CycleFilter) (CycleView, Page[CycleRow], error) {
	page := Page[CycleRow]{Number: pageNumber(f.Page), PerPage: f.PerPage}
	if err := who.must(org.ReadPlan); err != nil {
		return CycleView{}, page, err
	}
	r := a.store.Read(ctx)
	c, err := store.Cycles.Get(r, string(id))
	if err != nil {
		return CycleView{}, page, err
	}
	view := CycleView{Cycle: c, Frozen: c.State == report.Closed}
	rows, err := a.cycleRows(r, c)
	if err != nil {
		return view, page, err
	}
	words := strings.Fields(vi.Fold(f.Q))
	for _, x := range rows {
		view.Sums.add(x, a.Today())
		if f.fits(x) && (len(words) == 0 || called(&x.Unit, words)) {
			page.Rows = append(page.Rows, x)
		}
	}
	if page.Total = len(page.Rows); f.PerPage <= 0 {
		page.PerPage = max(1, page.Total)
	}
	from := min((page.Number-1)*page.PerPage, page.Total)
	page.Rows = page.Rows[from:min(from+page.PerPage, page.Total)]
	for some := range slices.Chunk(page.Rows, 100) {
		if err := a.fillCycle(r, c, some); err != nil {
			return view, page, err
		}
		if err := fillReminded(r, c, some); err != nil {
			return view, page, err
		}
	}
	return view, page, nil
}

// cycleRows are the units of one cycle in Vietnamese order.
func (a *App) cycleRows(r store.Reader, c report.Cycle) ([]CycleRow, error) {
	rows, err := a.rowsOfCycles(r, []report.Cycle{c})
	return rows[c.ID], err
}

// rowsOfCycles are the units of some cycles, each cycle's in Vietnamese order, without how much they have filled in where that is
// not frozen.
func (a *App) rowsOfCycles(r store.Reader, cycles []report.Cycle) (map[report.CycleID][]CycleRow, error) {
	var ids []report.CycleID
	for _, c := range cycles {
		ids = append(ids, c.ID)
	}
	asked, err := r.AskedIn(ids)
	if err != nil {
		return nil, err
	}
	froze, err := r.FrozeIn(ids)
	if err != nil {
		return nil, err
	}
	of := map[report.CycleID]map[org.UnitID]*CycleRow{}
	for _, x := range asked {
		if of[x.CycleID] == nil {
			of[x.CycleID] = map[org.UnitID]*CycleRow{}
		}
		of[x.CycleID][x.UnitID] = &CycleRow{DueOn: x.DueOn, Many: x.Many, Filled: -1}
	}
	for _, x := range froze {
		if row := of[x.CycleID][x.UnitID]; row != nil {
			*row = CycleRow{DueOn: x.DueOn, State: x.State, SentOn: x.SentOn, DaysLate: x.DaysLate, Many: x.Many, Filled: x.Filled, ReportID: x.ReportID, frozen: true, rev: x.ReportRev}
		}
	}
	out := map[report.CycleID][]CycleRow{}
	for _, c := range cycles {
		if err := a.standNow(r, c, of[c.ID]); err != nil {
			return nil, err
		}
		if err := store.Units.Each(r, func(u *org.Unit) {
			if row := of[c.ID][u.ID]; row != nil {
				row.Unit = *u
				out[c.ID] = append(out[c.ID], *row)
			}
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// standNow puts in how the reports of a cycle stand now: all there is of an open one, what has changed since of a closed one.
func (a *App) standNow(r store.Reader, c report.Cycle, rows map[org.UnitID]*CycleRow) error {
	states, err := r.StatesIn(c.Period)
	if err != nil {
		return err
	}
	sentOn, err := r.FirstSent(c.Period, nil)
	if err != nil {
		return err
	}
	var revs map[org.UnitID]store.ReportRev
	if c.State == report.Closed {
		if revs, err = r.ReportRevs(c.Period); err != nil {
			return err
		}
	}
	for id, row := range rows {
		if c.State == report.Closed {
			row.Since, row.Changed = states[id], revs[id].ID != row.ReportID || revs[id].Rev != row.rev
			if row.SentOn == "" {
				row.LateSentOn = sentOn[id]
			}
			if row.ReportID == "" {
				row.ReportID = revs[id].ID
			}
			continue
		}
		row.State, row.SentOn = states[id], sentOn[id]
		if row.SentOn != "" || row.State.Missing() { // of one that was brought over nobody knows the day
			row.DaysLate = report.Late(row.DueOn, row.SentOn, a.Today())
		}
	}
	return nil
}

// fillCycle looks up how much of what they owe the reports of an open cycle speak of.
func (a *App) fillCycle(r store.Reader, c report.Cycle, rows []CycleRow) error {
	var units []org.UnitID
	for _, x := range rows {
		if x.Filled < 0 {
			units = append(units, x.Unit.ID)
		}
	}
	if len(units) == 0 {
		return nil
	}
	owed, err := r.OwedOf(c.ID, units)
	if err != nil {
		return err
	}
	reports, err := r.ReportsIn(c.Period, units)
	if err != nil {
		return err
	}
	var ids []report.ID
	of, items := map[org.UnitID]report.ID{}, map[org.UnitID][]plan.ItemID{}
	for _, x := range reports {
		of[x.UnitID], ids = x.ID, append(ids, x.ID)
	}
	for _, o := range owed {
		items[o.UnitID] = o.Items
	}
	spoken, err := r.LinesFilled(ids)
	if err != nil {
		return err
	}
	for i := range rows {
		x := &rows[i]
		if x.Filled >= 0 {
			continue
		}
		x.ReportID, x.Filled = of[x.Unit.ID], 0
		for _, id := range items[x.Unit.ID] {
			if spoken[x.ReportID][string(id)] {
				x.Filled++
			}
		}
	}
	return nil
}

// fillReminded looks up when units were last told that their report is missing.
func fillReminded(r store.Reader, c report.Cycle, rows []CycleRow) error {
	units := make([]org.UnitID, len(rows))
	for i, x := range rows {
		units[i] = x.Unit.ID
	}
	days, err := r.RemindedIn(c.Period, units)
	for i := range rows {
		rows[i].RemindedOn = days[rows[i].Unit.ID]
	}
	return err
}

// CycleUnit is a row of a cycle as commands and the API give it.
type CycleUnit struct {
	Unit     string       `json:"unit" doc:"code"`
	UnitName string       `json:"unit_name"`
	Due      when.Date    `json:"due"`
	State    report.State `json:"state" doc:"of the report; \"\" = not begun; of a closed cycle as it was then"`
	SentOn   when.Date    `json:"sent_on" doc:"\"\" = not sent"`
	DaysLate int          `json:"days_late"`
	Owed     int          `json:"owed" doc:"items"`
	Filled   int          `json:"filled" doc:"of them, those that the report speaks of"`
	ReportID report.ID    `json:"report_id"`

	StateNow   report.State `json:"state_now,omitempty" doc:"of a closed cycle"`
	SentLateOn when.Date    `json:"sent_late_on,omitempty" doc:"after the closing"`
	Changed    bool         `json:"changed,omitempty" doc:"the report has changed since the closing"`
	RemindedOn when.Date    `json:"reminded_on" doc:"of the last mail to the unit that the report is missing; \"\" = none"`
}

// CycleUnits are rows as commands and the API give them.
func CycleUnits(rows []CycleRow) []CycleUnit {
	out := []CycleUnit{}
	for _, x := range rows {
		out = append(out, CycleUnit{x.Unit.Code, x.Unit.Name, x.DueOn, x.State, x.SentOn, x.DaysLate, x.Many, x.Filled, x.ReportID, x.Since, x.LateSentOn, x.Changed, x.RemindedOn})
	}
	return out
}
