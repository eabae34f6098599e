package store

import (
	"context"

	"lotrinh/internal/conference"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Reminded is a report that a mail has told a unit of.
type Reminded struct {
	UnitID org.UnitID
	Period when.Period
}

// NoteReminded keeps that a mail of a day told of some missing reports.
func (s *Store) NoteReminded(ctx context.Context, about []Reminded, day when.Date) error {
	for _, x := range about {
		if _, err := s.direct(ctx).exec("INSERT INTO reminded (unit_id, period, day) VALUES (?, ?, ?) ON CONFLICT (unit_id, period) DO UPDATE SET day = excluded.day WHERE reminded.day < excluded.day",
			string(x.UnitID), string(x.Period), string(day)); err != nil {
			return err
		}
	}
	return nil
}

// RemindedIn are the days on which units were last told that their report of a period is missing; those never told are left out.
func (r Reader) RemindedIn(p when.Period, units []org.UnitID) (map[org.UnitID]when.Date, error) {
	out := map[org.UnitID]when.Date{}
	if len(units) == 0 {
		return out, nil
	}
	rows, err := r.query("SELECT unit_id, day FROM reminded WHERE period = ? AND unit_id IN ("+marks(len(units))+")", append([]any{string(p)}, anys(units)...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var unit org.UnitID
		var day when.Date
		if err := rows.Scan(&unit, &day); err != nil {
			return nil, err
		}
		out[unit] = day
	}
	return out, rows.Err()
}

// NoteRemindedPapers keeps that a mail of a day told of some contributions that are owed.
func (s *Store) NoteRemindedPapers(ctx context.Context, ids []conference.ContributionID, day when.Date) error {
	for _, id := range ids {
		if _, err := s.direct(ctx).exec("INSERT INTO contribution_reminded (contribution_id, day) VALUES (?, ?) ON CONFLICT (contribution_id) DO UPDATE SET day = excluded.day WHERE contribution_reminded.day < excluded.day", string(id), string(day)); err != nil {
			return err
		}
	}
	return nil
}

// RemindedPapers are the days on which units were last told of the contribution they owe to a conference; those never told are left out.
func (r Reader) RemindedPapers(id conference.ID) (map[conference.ContributionID]when.Date, error) {
	rows, err := r.query("SELECT t.contribution_id, t.day FROM contribution_reminded t JOIN contribution x ON x.id = t.contribution_id AND x.valid_to IS NULL WHERE x.conference_id = ?", string(id))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[conference.ContributionID]when.Date{}
	for rows.Next() {
		var paper conference.ContributionID
		var day when.Date
		if err := rows.Scan(&paper, &day); err != nil {
			return nil, err
		}
		out[paper] = day
	}
	return out, rows.Err()
}
