package store

import (
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// Asked is what one unit owes in a cycle, without its items.
type Asked struct {
	CycleID report.CycleID
	UnitID  org.UnitID
	DueOn   when.Date
	Many    int // items
}

// Froze is how one unit stood when a cycle was closed, without its items.
type Froze struct {
	Asked
	State     report.State
	SentOn    when.Date
	DaysLate  int
	Filled    int
	ReportID  report.ID
	ReportRev int
}

// AskedOf is what a unit owes for a period in the cycle that asks it; ok is false where none does.
func (r Reader) AskedOf(unit org.UnitID, p when.Period) (x Asked, ok bool, err error) {
	err = r.row("SELECT cycle_id, unit_id, due_on, many FROM owed WHERE valid_to IS NULL AND unit_id = ? AND period = ?", string(unit), string(p)).Scan(&x.CycleID, &x.UnitID, &x.DueOn, &x.Many)
	if noRows(err) {
		return x, false, nil
	}
	return x, err == nil, err
}

// AskedIn are the units that cycles ask, by cycle and unit.
func (r Reader) AskedIn(cycles []report.CycleID) (out []Asked, err error) {
	rows, err := r.query("SELECT cycle_id, unit_id, due_on, many FROM owed WHERE valid_to IS NULL AND cycle_id IN ("+marks(len(cycles))+") ORDER BY cycle_id, unit_id", anys(cycles)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var x Asked
		if err := rows.Scan(&x.CycleID, &x.UnitID, &x.DueOn, &x.Many); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// FrozeIn are the units whose standing was frozen in cycles, by cycle and unit.
func (r Reader) FrozeIn(cycles []report.CycleID) (out []Froze, err error) {
	rows, err := r.query("SELECT cycle_id, unit_id, due_on, many, state, sent_on, days_late, filled, report_id, report_rev FROM snapshot WHERE valid_to IS NULL AND cycle_id IN ("+marks(len(cycles))+") ORDER BY cycle_id, unit_id", anys(cycles)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var x Froze
		if err := rows.Scan(&x.CycleID, &x.UnitID, &x.DueOn, &x.Many, &x.State, &x.SentOn, &x.DaysLate, &x.Filled, &x.ReportID, &x.ReportRev); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// LinesFilled are the items that reports speak of.
func (r Reader) LinesFilled(ids []report.ID) (map[report.ID]map[string]bool, error) {
	rows, err := r.query("SELECT report_id, item_id FROM line WHERE valid_to IS NULL AND report_id IN ("+marks(len(ids))+")", anys(ids)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[report.ID]map[string]bool{}
	for rows.Next() {
		var id report.ID
		var item string
		if err := rows.Scan(&id, &item); err != nil {
			return nil, err
		}
		if out[id] == nil {
			out[id] = map[string]bool{}
		}
		out[id][item] = true
	}
	return out, rows.Err()
}

// Sender is a post, held by a person or by nobody known, that sent a report.
type Sender struct {
	PostID  org.PostID
	Title   string
	Account org.AccountID
	Person  string
}

// SentBy tells who sent each of some reports first.
func (r Reader) SentBy(ids []report.ID) (map[report.ID]Sender, error) {
	rows, err := r.query(`SELECT c.id, j.post_id, j.title, j.account_id, j.person FROM journal_change c JOIN journal j ON j.seq = c.seq
		WHERE c.noun = 'report' AND c.id IN (`+marks(len(ids))+`) AND j.action = 'report.submit' ORDER BY c.seq DESC`, anys(ids)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[report.ID]Sender{}
	for rows.Next() {
		var id report.ID
		var s Sender
		if err := rows.Scan(&id, &s.PostID, &s.Title, &s.Account, &s.Person); err != nil {
			return nil, err
		}
		out[id] = s // the oldest comes last
	}
	return out, rows.Err()
}

// FrozenOf are those of some units that a cycle has a snapshot of.
func (r Reader) FrozenOf(id report.CycleID, units []org.UnitID) (map[org.UnitID]bool, error) {
	out := map[org.UnitID]bool{}
	err := r.eachText("SELECT unit_id FROM snapshot WHERE valid_to IS NULL AND cycle_id = ? AND unit_id IN ("+marks(len(units))+")", func(unit string) { out[org.UnitID(unit)] = true }, append([]any{string(id)}, anys(units)...)...)
	return out, err
}

// ReportRev names one version of a report.
type ReportRev struct {
	ID  report.ID
	Rev int
}

// ReportRevs are the live versions of the reports of a period, by unit.
func (r Reader) ReportRevs(p when.Period) (map[org.UnitID]ReportRev, error) {
	rows, err := r.query("SELECT unit_id, id, rev FROM report WHERE valid_to IS NULL AND period = ?", string(p))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[org.UnitID]ReportRev{}
	for rows.Next() {
		var unit org.UnitID
		var x ReportRev
		if err := rows.Scan(&unit, &x.ID, &x.Rev); err != nil {
			return nil, err
		}
		out[unit] = x
	}
	return out, rows.Err()
}
