package app

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Restored is what came back from a backup: the head of the journal, to compare with the one noted, and what verify finds
// wrong, which is nothing unless it was asked for all the same.
type Restored struct {
	Head  string
	Wrong []string
}

// Restore fills an empty folder or database from a backup of this version or an earlier one. All of it comes to stand
// there, proven, or nothing does; unproven takes also what verify finds wrong.
func Restore(ctx context.Context, c Config, from io.ReaderAt, size int64, unproven bool, say func(done, total int, what string)) (Restored, error) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return Restored{}, fault.New(fault.Invalid, "Tệp không phải là bản sao lưu của lotrinh, hoặc đã hỏng.", "The file is no backup of lotrinh, or it is broken.").Because(err)
	}
	m, err := manifestOf(z)
	if err != nil {
		return Restored{}, err
	}
	head, err := journal.ParseHead(m.Head)
	if err != nil {
		return Restored{}, err
	}
	tables := store.Tables(m.Tables.Schema)
	if err := whole(z, tables); err != nil {
		return Restored{}, err
	}
	place, err := newPlace(c)
	if err != nil {
		return Restored{}, err
	}
	defer place.clear()
	// originals first: rows that name a file which is not there would be worse than a file that nothing names
	files := store.OpenFiles(place.dir)
	if err := restoreFiles(z, files); err != nil {
		return Restored{}, err
	}
	if c.Kinds == nil {
		c.Kinds = plan.DefaultKinds
	}
	done := Restored{Head: m.Head}
	err = store.Restore(ctx, place.dir, c.DB, c.Kinds, store.Copy{
		At: *m.Tables, Head: head,
		Rows: func(put func(string, []string, []any) error) error {
			return restoreTables(z, tables, put, say)
		},
		Prove: func(r store.Reader, wrong []string) error {
			say(len(tables)+1, len(tables)+1, "verify")
			lost, err := checkFiles(r, files)
			if err != nil {
				return err
			}
			done.Wrong = append(wrong, lost...)
			if len(done.Wrong) > 0 && !unproven {
				return edited(done.Wrong)
			}
			return place.moveFiles()
		},
	})
	if err != nil {
		return Restored{}, errors.Join(err, place.takeBackFiles())
	}
	return done, place.moveDatabase()
}

// manifestOf reads what a backup is, and refuses one that this program is too old for.
func manifestOf(z *zip.Reader) (m manifest, err error) {
	if err := readJSON(z, "manifest.json", &m); err != nil || m.Format != backupFormat {
		return m, fault.New(fault.Invalid, "Tệp không phải là bản sao lưu của lotrinh (thiếu manifest.json đúng dạng).", "The file is no backup of lotrinh (no manifest.json of the right form).")
	}
	if m.Tables == nil {
		m.Tables = &store.Version{Schema: store.SchemaOf(func(table string) bool {
			_, err := fs.Stat(z, rowsOf(table))
			return err == nil
		})}
	}
	if newest := store.Newest(); m.Tables.Schema > newest.Schema || m.Tables.Rules > newest.Rules {
		return m, fault.New(fault.Invalid, "Bản sao lưu do một bản lotrinh mới hơn tạo ra (bảng dữ liệu đời %d, bản này biết đến đời %d); chưa ghi gì. Hãy khôi phục bằng bản đó hoặc bản mới hơn.",
			"The backup was made by a newer lotrinh (tables of version %d, this one knows them up to %d); nothing was written. Restore it with that version or a later one.", m.Tables.Schema, newest.Schema)
	}
	return m, nil
}

func edited(wrong []string) error {
	vi, en, _ := strings.Cut(wrong[0], " / ")
	return fault.New(fault.Invalid, "Bản sao lưu đã bị sửa, hoặc dữ liệu đã sai từ khi sao lưu: %[1]s (%[3]d lỗi); chưa ghi gì. Hãy dùng bản sao lưu khác; nếu không còn bản nào, --unproven khôi phục những gì có và nêu từng lỗi.",
		"The backup was edited, or its data was wrong when it was made: %[2]s (%[3]d errors); nothing was written. Use another backup; if there is none, --unproven restores what there is and names every error.", vi, en, len(wrong))
}

func restoreTables(z *zip.Reader, tables []string, put func(string, []string, []any) error, say func(done, total int, what string)) error {
	for i, table := range tables {
		if err := restoreTable(z, table, put); err != nil {
			return err
		}
		say(i+1, len(tables)+1, table)
	}
	return nil
}

// maxLine bounds one row of a backup; the text of the largest document read is a row.
const maxLine = 512 << 20

func restoreTable(z *zip.Reader, table string, put func(string, []string, []any) error) error {
	f, err := z.Open(rowsOf(table))
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
