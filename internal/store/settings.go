package store

import "context"

// Setting is a fact about the installation ("sample", "today"); "" when it was never set.
func (r Reader) Setting(name string) (string, error) {
	var v string
	err := r.row("SELECT value FROM setting WHERE name = ?", name).Scan(&v)
	if noRows(err) {
		return "", nil
	}
	return v, err
}

// SetSetting keeps a fact about the installation; it is no part of the plan and has no journal entry.
func (s *Store) SetSetting(ctx context.Context, name, value string) error {
	_, err := s.write.ExecContext(ctx, s.d.rebind("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"), name, value)
	return err
}
