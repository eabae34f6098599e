package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// rowsOf is what a Table does that is the same for every noun: the program holds it once, not once a noun. The values it
// takes and gives are pointers to the noun.
type rowsOf struct {
	noun, vi, name string
	columns        []string
	registered     bool
	apart          bool
	apartPast      bool
	whole          bool
	fresh          func() any
	key            func(any) (id string, rev *int)
	index          func(any) []any
	about          func(any) plan.ItemID     // nil = none
	after          func(*Tx, any, any) error // nil = nothing; a value that is not there is nil
}

// save: see Table.Save.
func (o *rowsOf) save(tx *Tx, v any) error {
	id, rev := o.key(v)
	before := ""
	if *rev > 0 {
		var err error
		if before, err = o.close(tx, id, *rev); err != nil {
			return err
		}
	}
	bodies, err := o.add(tx, []any{v})
	if err != nil {
		return err
	}
	return o.record(tx, v, v, before, bodies[0])
}

// begin saves values that are all new.
func (o *rowsOf) begin(tx *Tx, all []any) error {
	if len(all) == 0 {
		return nil
	}
	bodies, err := o.add(tx, all)
	for i := 0; err == nil && i < len(all); i++ {
		err = o.record(tx, all[i], all[i], "", bodies[i])
	}
	return err
}

// add writes the next versions of different rows with one statement and gives their bodies.
func (o *rowsOf) add(tx *Tx, all []any) (bodies []string, err error) {
	var args []any
	for _, v := range all {
		id, rev := o.key(v)
		*rev++
		body, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		if !plainJSON(body) {
			return nil, notText()
		}
		bodies = append(bodies, string(body))
		args = append(append(args, id, *rev, string(tx.Today), tx.Now.UnixMilli(), string(body)), o.index(v)...)
	}
	return bodies, o.insert(tx, len(all), args)
}

// remove: see Table.Remove.
func (o *rowsOf) remove(tx *Tx, v any) error {
	id, rev := o.key(v)
	before, err := o.close(tx, id, *rev)
	if err != nil {
		return err
	}
	return o.record(tx, v, nil, before, "")
}

// record keeps a change of v for the journal and lets what is derived follow; now is nil when v was removed.
func (o *rowsOf) record(tx *Tx, v, now any, before, after string) error {
	id, rev := o.key(v)
	c := journal.Change{Noun: o.noun, ID: id, Rev: *rev, Before: before, After: after}
	if o.about != nil {
		item := o.about(v)
		c.About = string(item)
		if !o.apart {
			tx.Touch(item)
		}
	}
	tx.changes = append(tx.changes, c)
	tx.now.own = tx.now.own || o.registered
	if o.after == nil {
		return nil
	}
	var old any
	if before != "" {
		old = o.fresh()
		if err := json.Unmarshal([]byte(before), old); err != nil {
			return err
		}
	}
	return o.after(tx, now, old)
}

// plainJSON tells whether a body just marshalled holds nothing but text: NUL is written as an escape, and so is what was
// no UTF-8, while a replacement character that stood in the text stays as it is.
func plainJSON(body []byte) bool {
	escapes := bytes.ReplaceAll(body, []byte(`\\`), nil)
	return !bytes.Contains(escapes, []byte(`\u0000`)) && !bytes.Contains(escapes, []byte(`\ufffd`))
}

// insert writes first or further versions; of each, args are its id, revision, days, body and columns.
func (o *rowsOf) insert(tx *Tx, n int, args []any) error {
	one := "(" + marks(5+len(o.columns)) + ")"
	_, err := tx.exec("INSERT INTO "+o.name+" (id, rev, valid_from, recorded_at, body, "+strings.Join(o.columns, ", ")+") VALUES "+one+strings.Repeat(", "+one, n-1), args...)
	if taken(err) {
		return fault.New(fault.Conflict, "Đã có %[1]s này rồi, hoặc vừa được người khác ghi.", "This %[2]s exists already, or somebody has just written it.", o.vi, o.noun).Because(err)
	}
	return err
}

// close ends the live version of a row and gives its body.
func (o *rowsOf) close(tx *Tx, id string, rev int) (before string, err error) {
	var since when.Date
	err = tx.row("UPDATE "+o.name+" SET valid_to = ? WHERE id = ? AND rev = ? AND valid_to IS NULL RETURNING body, valid_from", string(tx.Today), id, rev).Scan(&before, &since)
	if noRows(err) {
		return "", fault.New(fault.Conflict, "Người khác vừa thay đổi %[1]s này; xin xem lại bản mới.", "Somebody has just changed this %[2]s; please look at the new version.", o.vi, o.noun)
	}
	tx.latest = max(tx.latest, since)
	return before, err
}

func (o *rowsOf) notThere() error {
	return fault.New(fault.NotFound, "Không tìm thấy %[1]s.", "There is no such %[2]s.", o.vi, o.noun)
}

// bodyAsOf is the query of the version of a row that held on a day; it takes the id and twice the day.
func (o *rowsOf) bodyAsOf() string {
	return "SELECT body FROM " + o.name + " WHERE id = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY rev DESC LIMIT 1"
}

// bodies is the query of all versions of a row, oldest first.
func (o *rowsOf) bodies(r Reader) string {
	return "SELECT body FROM " + o.name + " WHERE id = ?" + r.until("valid_from") + " ORDER BY rev"
}

// bodies runs a query whose only column is a body; take is called for each.
func (r Reader) bodies(take func(body []byte) error, query string, args ...any) error {
	rows, err := r.query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var body []byte
	for rows.Next() {
		if err := rows.Scan(&body); err != nil {
			return err
		}
		if err := take(body); err != nil {
			return errors.Join(fault.New(fault.Internal, "Dòng dữ liệu hỏng.", "A stored row is broken."), err)
		}
	}
	return rows.Err()
}

// checkVersions compares the rows of a noun with the journal, both ways.
func (o *rowsOf) checkVersions(r Reader, bad func(vi, en string, args ...any)) error {
	each := func(query, vi, en string) error {
		rows, err := r.query(query)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			var rev int
			if err := rows.Scan(&id, &rev); err != nil {
				return err
			}
			bad(vi, en, o.name, id, rev)
		}
		return rows.Err()
	}
	written := "c.noun = '" + o.noun + "' AND c.id = t.id AND c.after <> ''"
	if err := each("SELECT t.id, t.rev FROM "+o.name+" t LEFT JOIN journal_change c ON "+written+" AND c.rev = t.rev LEFT JOIN journal j ON j.seq = c.seq WHERE c.seq IS NULL OR c.after <> t.body OR j.at <> t.recorded_at OR j.day <> t.valid_from",
		"%s %s bản %d không đúng như nhật ký", "%s %s version %d is not what the journal says"); err != nil {
		return err
	}
	if err := each("SELECT c.id, c.rev FROM journal_change c LEFT JOIN "+o.name+" t ON t.id = c.id AND t.rev = c.rev WHERE c.noun = '"+o.noun+"' AND c.after <> '' AND t.id IS NULL",
		"%s %s bản %d có trong nhật ký nhưng không còn trong dữ liệu", "%s %s version %d is in the journal but no longer in the data"); err != nil {
		return err
	}
	// a version ends on the day of the change that wrote the next one, or removed it
	ended := "(SELECT max(j.day) FROM journal_change c JOIN journal j ON j.seq = c.seq WHERE c.noun = '" + o.noun + "' AND c.id = t.id AND ((c.rev = t.rev + 1 AND c.after <> '') OR (c.rev = t.rev AND c.after = '')))"
	return each("SELECT t.id, t.rev FROM "+o.name+" t WHERE coalesce(t.valid_to, '') <> coalesce("+ended+", '')",
		"%s %s bản %d bị mở hoặc đóng sau lưng nhật ký", "%s %s version %d was opened or closed behind the journal's back")
}

// checkColumns compares the columns of each row with those of its body.
func (o *rowsOf) checkColumns(r Reader, bad func(vi, en string, args ...any)) error {
	query := "SELECT body"
	for _, c := range o.columns {
		query += ", " + c
	}
	rows, err := r.query(query + " FROM " + o.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var body []byte
		got := make([]string, len(o.columns))
		dest := []any{&body}
		for i := range got {
			dest = append(dest, &got[i])
		}
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		v := o.fresh()
		if err := json.Unmarshal(body, v); err != nil {
			bad("%s: một dòng hỏng", "%s: a broken row", o.name)
			continue
		}
		id, rev := o.key(v)
		for i, want := range o.index(v) {
			if fmt.Sprint(want) != got[i] {
				bad("%s %s bản %d: cột %s bị sửa", "%s %s version %d: column %s was edited", o.name, id, *rev, o.columns[i])
			}
		}
	}
	return rows.Err()
}

// asOf is the query of what a table held when a day ended. Where rows are looked for by something else than their own id,
// those that are over stand apart, so that each part is found by its index.
func (o *rowsOf) asOf(d *dialect, day when.Date) (name, query string) {
	columns := strings.Join(append([]string{"id", "rev", "valid_from", "CAST(NULL AS TEXT) AS valid_to", "recorded_at", "body"}, o.columns...), ", ")
	from := "SELECT " + columns + " FROM " + d.real(o.name) + " WHERE valid_from <= '" + string(day) + "' AND "
	if o.apartPast {
		return o.name, from + "valid_to IS NULL UNION ALL " + from + "valid_to > '" + string(day) + "'"
	}
	return o.name, from + "(valid_to IS NULL OR valid_to > '" + string(day) + "')"
}
