package store

import (
	"crypto/sha256"
	"strings"
)

// checkSearch compares what can be found with what there is.
func (r Reader) checkSearch(bad func(vi, en string, args ...any)) error {
	type ref struct{ noun, id string }
	type kept struct {
		row   [sha256.Size]byte
		place int64
	}
	want := map[ref]kept{}
	if err := r.eachEntry(func(e Entry) error {
		if row := e.row(); row[len(row)-1] != "" {
			want[ref{string(e.Noun), e.ID}] = kept{digest(row), e.place()}
		}
		return nil
	}); err != nil {
		return err
	}
	rows, err := r.query("SELECT n, " + strings.Join(entryRow, ", ") + " FROM search_entry")
	if err != nil {
		return err
	}
	defer rows.Close()
	var n int64
	got := make([]string, len(entryRow))
	dest := []any{&n}
	for i := range got {
		dest = append(dest, &got[i])
	}
	differs := func(at ref) {
		bad("mục tra cứu %s %s khác với dữ liệu", "search entry %s %s differs from the data", at.noun, at.id)
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		at := ref{got[0], got[1]}
		if want[at] != (kept{digest(got), n &^ maxSeq}) {
			differs(at)
		}
		delete(want, at)
	}
	for at := range want {
		differs(at)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return r.eachText(r.d.unfound, func(n string) {
		bad("chỉ mục toàn văn khác với mục tra cứu %s", "the full text index differs from search entry %s", n)
	})
}

func digest(cells []string) [sha256.Size]byte {
	return sha256.Sum256([]byte(strings.Join(cells, "\x00")))
}
