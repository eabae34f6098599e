package store

// Setting is a fact about the installation ("sample", "today"); "" when it was never set.
func (r Reader) Setting(name string) (string, error) {
	var v string
	err := r.row("SELECT value FROM setting WHERE name = ?", name).Scan(&v)
	if noRows(err) {
		return "", nil
	}
	return v, err
}

// SetSetting keeps a fact about the installation.
func (tx *Tx) SetSetting(name, value string) error {
	_, err := tx.exec("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
	return err
}
