package store

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// Reports keeps report.Report. A report that is approved, or no longer so, moves the standing of all its items.
var Reports = keep(Table[report.Report]{noun: "report", vi: "báo cáo", name: "report", columns: []string{"unit_id", "period", "state"},
	key:   func(r *report.Report) (string, *int) { return string(r.ID), &r.Rev },
	index: func(r *report.Report) []any { return []any{string(r.UnitID), string(r.Period), string(r.State)} },
	after: func(tx *Tx, r, old *report.Report) error {
		if err := tx.followReport(r, old); err != nil {
			return err
		}
		counts := func(x *report.Report) bool { return x != nil && x.State == report.Approved }
		if !counts(r) && !counts(old) {
			return nil
		}
		lines, err := tx.LinesOf(cmp.Or(r, old).ID)
		for _, l := range lines {
			tx.Touch(l.ItemID)
		}
		return err
	},
})

// Lines keeps report.Line.
var Lines = keep(Table[report.Line]{noun: "line", vi: "dòng báo cáo", name: "line", apartPast: true, columns: []string{"report_id", "item_id", "unit_id", "period_to"},
	key: func(l *report.Line) (string, *int) { return l.ID, &l.Rev },
	index: func(l *report.Line) []any {
		return []any{string(l.ReportID), string(l.ItemID), string(l.UnitID), string(l.Period.Bounds().To)}
	},
	apart: true, // only its report moves a standing
	about: func(l *report.Line) plan.ItemID { return l.ItemID },
	after: func(tx *Tx, l, before *report.Line) error { return tx.followLine(l, before) },
})

// ReportOf is a unit's report of a period.
func (r Reader) ReportOf(unit org.UnitID, p when.Period) (report.Report, error) {
	return Reports.one(r, "unit_id = ? AND period = ?", string(unit), string(p))
}

// ReportsIn are the reports of some units of a period, ReportsBy the reports of a unit, newest first.
func (r Reader) ReportsIn(p when.Period, units []org.UnitID) ([]report.Report, error) {
	return Reports.live(r, "period = ? AND unit_id IN ("+marks(len(units))+") ORDER BY unit_id", append([]any{string(p)}, anys(units)...)...)
}

func (r Reader) ReportsBy(unit org.UnitID, limit int) ([]report.Report, error) {
	return Reports.live(r, "unit_id = ? ORDER BY period DESC LIMIT ?", string(unit), limit)
}

// StatesIn are the states of the reports of a period, by unit. The units of a state come as one text, here and below: rows
// of one short column would cost more than finding them.
func (r Reader) StatesIn(p when.Period) (map[org.UnitID]report.State, error) {
	rows, err := r.query("SELECT state, string_agg(unit_id, ' ') FROM report WHERE period = ? AND valid_to IS NULL GROUP BY state", string(p))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[org.UnitID]report.State{}
	for rows.Next() {
		var state report.State
		var units string
		if err := rows.Scan(&state, &units); err != nil {
			return nil, err
		}
		for unit := range strings.FieldsSeq(units) {
			out[org.UnitID(unit)] = state
		}
	}
	return out, rows.Err()
}

// StatesWaiting are the states of all reports that somebody is to judge, by period and unit.
func (r Reader) StatesWaiting() (map[when.Period]map[org.UnitID]report.State, error) {
	rows, err := r.query("SELECT period, state, string_agg(unit_id, ' ') FROM report WHERE valid_to IS NULL AND state IN ('submitted', 'endorsed') GROUP BY period, state")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[when.Period]map[org.UnitID]report.State{}
	for rows.Next() {
		var p when.Period
		var state report.State
		var units string
		if err := rows.Scan(&p, &state, &units); err != nil {
			return nil, err
		}
		if out[p] == nil {
			out[p] = map[org.UnitID]report.State{}
		}
		for unit := range strings.FieldsSeq(units) {
			out[p][org.UnitID(unit)] = state
		}
	}
	return out, rows.Err()
}

// OwingUnits are the units that must report: they lead an open item, or one of a kind that is only valued, themselves or as a member
// of a group. The roll-ups know who leads what, so that this costs the same whatever the size of the plan; today chooses those that are kept.
func (r Reader) OwingUnits(today when.Date, soonDays int, valued []plan.KindCode) (map[org.UnitID]bool, error) {
	leading, args := "tally s WHERE s.tally_key > 'unit:' AND s.tally_key < 'unit;' AND s.axis = 'seen' AND s.n > 0 AND "+openStates, []any{}
	if kept, err := r.keeps(today, soonDays); err != nil {
		return nil, err
	} else if r.past != nil {
		return r.pastOwing()
	} else if kept {
		leading, args = "tally_on WHERE day = ? AND noun = 'unit' AND not_started + in_progress + paused > 0", []any{string(today)}
	}
	var keys string
	if err := r.row("SELECT coalesce(string_agg(tally_key, ' '), '') FROM "+leading, args...).Scan(&keys); err != nil {
		return nil, err
	}
	if len(valued) > 0 {
		var more string
		if err := r.row("SELECT coalesce(string_agg(tally_key, ' '), '') FROM tally WHERE tally_key > 'unit:' AND tally_key < 'unit;' AND axis = '"+string(plan.OfKind)+"' AND n > 0 AND state IN ("+marks(len(valued))+")", anys(valued)...).Scan(&more); err != nil {
			return nil, err
		}
		keys += " " + more
	}
	groups, err := Units.where(r, func(u *org.Unit) bool { return len(u.Members) > 0 })
	out := make(map[org.UnitID]bool, strings.Count(keys, " ")+1)
	for key := range strings.FieldsSeq(keys) {
		id := org.UnitID(TallyKey(key).ID())
		if i := slices.IndexFunc(groups, func(g org.Unit) bool { return g.ID == id }); i >= 0 {
			for _, member := range groups[i].Members {
				out[member] = true
			}
			continue
		}
		out[id] = true
	}
	return out, err
}

// LinesAmong are the lines of a report on some items.
func (r Reader) LinesAmong(id report.ID, items []plan.ItemID) ([]report.Line, error) {
	return Lines.live(r, "report_id = ? AND item_id IN ("+marks(len(items))+") ORDER BY item_id", append([]any{string(id)}, anys(items)...)...)
}

// LinesOf are the lines of a report.
func (r Reader) LinesOf(id report.ID) ([]report.Line, error) {
	return Lines.live(r, "report_id = ? ORDER BY item_id", string(id))
}

// LineCounts counts the lines of some reports.
func (r Reader) LineCounts(ids []report.ID) (map[report.ID]int, error) {
	rows, err := r.query("SELECT report_id, count(*) FROM line WHERE valid_to IS NULL AND report_id IN ("+marks(len(ids))+") GROUP BY report_id", anys(ids)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[report.ID]int{}
	for rows.Next() {
		var id report.ID
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, err
		}
		out[id] = n
	}
	return out, rows.Err()
}

// LinesAbout are the lines of any report on one item, newest period first.
func (r Reader) LinesAbout(id plan.ItemID) ([]report.Line, error) {
	return Lines.decode(r, "SELECT l.body FROM line l JOIN report r ON r.id = l.report_id AND r.valid_to IS NULL WHERE l.valid_to IS NULL AND l.item_id = ? ORDER BY r.period DESC, l.id", string(id))
}

// ReportsByID gives the named reports.
func (r Reader) ReportsByID(ids []report.ID) (map[report.ID]report.Report, error) {
	reports, err := Reports.live(r, "id IN ("+marks(len(ids))+")", anys(ids)...)
	out := make(map[report.ID]report.Report, len(reports))
	for _, x := range reports {
		out[x.ID] = x
	}
	return out, err
}

// LinesByID gives the named lines.
func (r Reader) LinesByID(ids []string) (map[string]report.Line, error) {
	lines, err := Lines.live(r, "id IN ("+marks(len(ids))+")", anys(ids)...)
	out := make(map[string]report.Line, len(lines))
	for _, l := range lines {
		out[l.ID] = l
	}
	return out, err
}

// latestLines are the newest approved line of each unit on each of some items, of periods that end by a day, newest period first.
func (r Reader) latestLines(ids []plan.ItemID, until when.Date) ([]report.Line, error) {
	return Lines.decode(r, `SELECT l.body FROM (SELECT DISTINCT item_id, unit_id FROM line WHERE valid_to IS NULL AND item_id IN (`+marks(len(ids))+`)) u
		JOIN line l ON l.valid_to IS NULL AND l.id = (SELECT x.id FROM line x JOIN report r ON r.id = x.report_id AND r.valid_to IS NULL AND r.state = 'approved'
			WHERE x.valid_to IS NULL AND x.item_id = u.item_id AND x.unit_id = u.unit_id AND x.period_to <= ? ORDER BY x.period_to DESC, x.id LIMIT 1)
		ORDER BY l.period_to DESC, l.unit_id`, append(anys(ids), string(until))...)
}

// approvedLines are all approved lines on some items, of periods that end by a day, newest period first.
func (r Reader) approvedLines(ids []plan.ItemID, until when.Date) ([]report.Line, error) {
	return Lines.decode(r, `SELECT l.body FROM line l JOIN report r ON r.id = l.report_id AND r.valid_to IS NULL AND r.state = 'approved'
		WHERE l.valid_to IS NULL AND l.item_id IN (`+marks(len(ids))+`) AND l.period_to <= ? ORDER BY l.period_to DESC, l.unit_id, l.id`, append(anys(ids), string(until))...)
}

// ApprovedLinesOn are all approved lines on one item, newest period first.
func (r Reader) ApprovedLinesOn(id plan.ItemID) ([]report.Line, error) {
	return r.approvedLines([]plan.ItemID{id}, "9999")
}

// ApprovedLinesBy are the approved lines of one unit on some items, newest period first.
func (r Reader) ApprovedLinesBy(unit org.UnitID, ids []plan.ItemID) ([]report.Line, error) {
	return Lines.decode(r, `SELECT l.body FROM line l JOIN report r ON r.id = l.report_id AND r.valid_to IS NULL AND r.state = 'approved'
		WHERE l.valid_to IS NULL AND l.item_id IN (`+marks(len(ids))+`) AND l.unit_id = ? ORDER BY l.period_to DESC, l.id`, append(anys(ids), string(unit))...)
}

// ApprovedLinesIn are the approved lines of a period by item.
func (r Reader) ApprovedLinesIn(p when.Period) (map[plan.ItemID][]report.Line, error) {
	lines, err := Lines.decode(r, `SELECT l.body FROM report r JOIN line l ON l.report_id = r.id AND l.valid_to IS NULL
		WHERE r.valid_to IS NULL AND r.period = ? AND r.state = 'approved' ORDER BY r.unit_id, l.item_id`, string(p))
	out := map[plan.ItemID][]report.Line{}
	for _, l := range lines {
		out[l.ItemID] = append(out[l.ItemID], l)
	}
	return out, err
}

// ApprovedMarks tell of each of some units which of its reports are approved, and in which version: they change when one of them does.
func (r Reader) ApprovedMarks(units []org.UnitID) (map[org.UnitID]string, error) {
	rows, err := r.query("SELECT unit_id, id, rev FROM report WHERE valid_to IS NULL AND state = 'approved' AND unit_id IN ("+marks(len(units))+") ORDER BY unit_id, id", anys(units)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[org.UnitID]string{}
	for rows.Next() {
		var unit org.UnitID
		var id, rev string
		if err := rows.Scan(&unit, &id, &rev); err != nil {
			return nil, err
		}
		out[unit] += id + ":" + rev + " "
	}
	return out, rows.Err()
}

// ApprovedBy are the approved reports of a unit, the newest period first, and ApprovedLinesOf their lines in the same order.
func (r Reader) ApprovedBy(unit org.UnitID, limit int) ([]report.Report, error) {
	return Reports.live(r, "unit_id = ? AND state = 'approved' ORDER BY period DESC, id LIMIT ?", string(unit), limit)
}

// ApprovedLinesOf: see ApprovedBy.
func (r Reader) ApprovedLinesOf(unit org.UnitID, limit int) ([]report.Line, error) {
	return Lines.decode(r, `SELECT l.body FROM report r JOIN line l ON l.report_id = r.id AND l.valid_to IS NULL
		WHERE r.valid_to IS NULL AND r.unit_id = ? AND r.state = 'approved' ORDER BY r.period DESC, l.item_id, l.id LIMIT ?`, string(unit), limit)
}

// PreviousLines are the newest lines of a unit on each item that it has sent, of periods that end before a period does.
func (r Reader) PreviousLines(unit org.UnitID, before when.Period) (map[plan.ItemID]report.Line, error) {
	lines, err := Lines.decode(r, `SELECT l.body FROM line l JOIN report r ON r.id = l.report_id AND r.valid_to IS NULL
		WHERE l.valid_to IS NULL AND r.unit_id = ? AND r.state IN ('submitted', 'endorsed', 'approved') AND l.period_to < ? ORDER BY l.period_to, l.id`, string(unit), string(before.Bounds().To))
	out := map[plan.ItemID]report.Line{}
	for _, l := range lines {
		out[l.ItemID] = l
	}
	return out, err
}

// LinesWithEvidence are the live lines that a file belongs to.
func (r Reader) LinesWithEvidence() ([]report.Line, error) {
	return Lines.live(r, `body NOT LIKE '%"evidence":""%' ORDER BY id`)
}

// LinksImplementing are the links by which some items implement others.
func (r Reader) LinksImplementing(ids []plan.ItemID) ([]plan.Link, error) {
	return Links.live(r, "from_id IN ("+marks(len(ids))+") AND relation = ? AND to_noun = 'item' ORDER BY from_id, id", append(anys(ids), string(plan.Implements))...)
}
