package store

import (
	"context"

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
