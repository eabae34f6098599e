package app

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"regexp"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// A backup is a zip: manifest.json, rows/TABLE.jsonl (the first line names the columns, each further one is a row) and
// files/SHA256. It is the same from either database and goes into either.
const backupFormat = "lotrinh-backup/1"

type manifest struct {
	Format string `json:"format"`
	Head   string `json:"head"` // of the journal, as verify prints it
	Sample bool   `json:"sample"`
}

// Backup writes all of the installation as it is at one moment, while others go on working.
func (a *App) Backup(ctx context.Context, w io.Writer, say func(done, total int, what string)) error {
	z := zip.NewWriter(w)
	err := a.store.Snapshot(ctx, func(r store.Reader) error {
		head, err := r.Head()
		if err != nil {
			return err
		}
		m, err := z.Create("manifest.json")
		if err != nil {
			return err
		}
		if err := json.NewEncoder(m).Encode(manifest{backupFormat, head.String(), a.sample}); err != nil {
			return err
		}
		for i, table := range store.Tables {
			if err := backupTable(z, r, table); err != nil {
				return err
			}
			say(i+1, len(store.Tables)+1, table)
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
	say(len(store.Tables)+1, len(store.Tables)+1, "files")
	return z.Close()
}

func backupTable(z *zip.Writer, r store.Reader, table string) error {
	f, err := z.Create("rows/" + table + ".jsonl")
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

// Restore fills an empty folder or database from a backup, and gives the journal's head to compare with the one noted.
func Restore(ctx context.Context, c Config, from io.ReaderAt, size int64, say func(done, total int, what string)) (head string, err error) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return "", fault.New(fault.Invalid, "Tệp không phải là bản sao lưu của lotrinh, hoặc đã hỏng.", "The file is no backup of lotrinh, or it is broken.").Because(err)
	}
	var m manifest
	if err := readJSON(z, "manifest.json", &m); err != nil || m.Format != backupFormat {
		return "", fault.New(fault.Invalid, "Tệp không phải là bản sao lưu của lotrinh (thiếu manifest.json đúng dạng).", "The file is no backup of lotrinh (no manifest.json of the right form).")
	}
	if err := whole(z); err != nil {
		return "", err
	}
	if err := emptyPlace(c); err != nil {
		return "", err
	}
	if c.Kinds == nil {
		c.Kinds = plan.DefaultKinds
	}
	s, err := store.Open(ctx, c.Dir, c.DB, c.Kinds)
	if err != nil {
		return "", err
	}
	defer s.Close()
	// originals first: rows that name a file which is not there would be worse than a file that nothing names
	if err := restoreFiles(z, store.OpenFiles(c.Dir)); err != nil {
		return "", err
	}
	err = s.Load(ctx, func(put func(string, []string, []any) error) error {
		for i, table := range store.Tables {
			if err := restoreTable(z, table, put); err != nil {
				return err
			}
			say(i+1, len(store.Tables), table)
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	head, err = proven(ctx, s, m.Head)
	return head, err
}

// maxLine bounds one row of a backup; the text of the largest document read is a row.
const maxLine = 512 << 20

func restoreTable(z *zip.Reader, table string, put func(string, []string, []any) error) error {
	f, err := z.Open("rows/" + table + ".jsonl")
	if err != nil {
		return noTable(table)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 1<<20), maxLine)
	var columns []string
	for lines.Scan() {
		if columns == nil {
			if err := json.Unmarshal(lines.Bytes(), &columns); err != nil {
				return broken(table, err)
			}
			continue
		}
		values, err := rowValues(lines.Bytes())
		if err != nil {
			return broken(table, err)
		}
		if err := put(table, columns, values); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return broken(table, err)
	}
	return nil
}

func broken(table string, err error) error {
	return fault.New(fault.Invalid, "Bản sao lưu hỏng ở bảng %s.", "The backup is broken at table %s.", table).Because(err)
}

// rowValues keeps whole numbers whole; JSON itself would make floats of them.
func rowValues(line []byte) ([]any, error) {
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	var values []any
	if err := d.Decode(&values); err != nil {
		return nil, err
	}
	for i, v := range values {
		if n, ok := v.(json.Number); ok {
			whole, err := n.Int64()
			if err != nil {
				return nil, err
			}
			values[i] = whole
		}
	}
	return values, nil
}

func readJSON(z *zip.Reader, name string, into any) error {
	f, err := z.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewDecoder(io.LimitReader(f, 1<<20)).Decode(into)
}

var keptFile = regexp.MustCompile(`^files/([0-9a-f]{64})$`)

// restoreFiles keeps each original under the sum of its own bytes, whatever the archive calls it.
func restoreFiles(z *zip.Reader, files store.Files) error {
	for _, f := range z.File {
		name := keptFile.FindStringSubmatch(f.Name)
		if name == nil {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(io.LimitReader(r, maxLine))
		err = errors.Join(err, r.Close())
		if err != nil {
			return fault.New(fault.Invalid, "Bản sao lưu hỏng ở tệp gốc %s.", "The backup is broken at the original %s.", name[1]).Because(err)
		}
		sum, err := files.Save(content)
		if err != nil {
			return err
		}
		if sum != name[1] {
			return fault.New(fault.Invalid, "Tệp gốc %s trong bản sao lưu đã bị sửa.", "The original %s in the backup was edited.", name[1])
		}
	}
	return nil
}
