package app

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"io"

	"lotrinh/internal/store"
)

// A backup is a zip: manifest.json, rows/TABLE.jsonl (the first line names the columns, each further one is a row) and
// files/SHA256. It is the same from either database and goes into either.
const backupFormat = "lotrinh-backup/1"

type manifest struct {
	Format string         `json:"format"`
	Head   string         `json:"head"` // of the journal, as verify prints it
	Sample bool           `json:"sample"`
	Tables *store.Version `json:"tables"` // nil in backups made before it was noted
}

// Backup writes all of the installation as it is at one moment, while others go on working.
func (a *App) Backup(ctx context.Context, w io.Writer, say func(done, total int, what string)) error {
	z := zip.NewWriter(w)
	var tables []string
	err := a.store.Snapshot(ctx, func(r store.Reader) error {
		head, err := r.Head()
		if err != nil {
			return err
		}
		version, err := r.Version()
		if err != nil {
			return err
		}
		m, err := z.Create("manifest.json")
		if err != nil {
			return err
		}
		if err := json.NewEncoder(m).Encode(manifest{backupFormat, head.String(), a.sample, &version}); err != nil {
			return err
		}
		tables = store.Tables(version.Schema)
		for i, table := range tables {
			if err := backupTable(z, r, table); err != nil {
				return err
			}
			say(i+1, len(tables)+1, table)
		}
		return nil
	})
	if err != nil {
		return err
	}
	// originals are never changed once written, so they may follow after the moment of the rows
	if err := a.files.Each(func(sum string, content io.Reader) error {
		f, err := z.Create("files/" + sum)
		if err == nil {
			_, err = io.Copy(f, content)
		}
		return err
	}); err != nil {
		return err
	}
	say(len(tables)+1, len(tables)+1, "files")
	return z.Close()
}

// rowsOf is the part of a backup that holds a table.
func rowsOf(table string) string { return "rows/" + table + ".jsonl" }

func backupTable(z *zip.Writer, r store.Reader, table string) error {
	f, err := z.Create(rowsOf(table))
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(f, 64<<10)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := r.EachRow(table, func(columns []string) error { return e.Encode(columns) }, func(values []any) error { return e.Encode(values) }); err != nil {
		return err
	}
	return b.Flush()
}
