package store

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"github.com/google/uuid"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
)

// Entry is one entry of the journal, without its changes.
func (r Reader) Entry(seq int64) (journal.Entry, error) {
	found, err := r.entryRows("SELECT "+entryColumns+" FROM journal j WHERE j.seq = ?", seq)
	if err == nil && len(found) == 0 {
		err = fault.New(fault.NotFound, "Không có mục nhật ký #%d.", "There is no entry #%d in the journal.", seq)
	}
	if err != nil {
		return journal.Entry{}, err
	}
	return found[0], nil
}

// BacksOf are the entries that took others back, by the number of the one taken back.
func (r Reader) BacksOf(seqs []string) (map[string]journal.Entry, error) {
	found, err := r.entryRows("SELECT "+entryColumns+" FROM journal j WHERE j.noun = 'entry' AND j.id IN ("+marks(len(seqs))+")"+r.until("j.day"), anys(seqs)...)
	out := map[string]journal.Entry{}
	for _, e := range found {
		out[e.ID] = e
	}
	return out, err
}

func tableNamedBy(noun string) (*rowsOf, error) {
	for _, o := range tables() {
		if o.noun == noun {
			return o, nil
		}
	}
	return nil, fault.New(fault.Internal, "Không có loại dữ liệu %q.", "There is no noun %q.", noun)
}

// PutBack undoes one change of a row: what the change made is removed, what it removed begins anew under another id, and of
// what it altered the fields it altered are as before; what was altered elsewhere in the row since stays. Where one of those
// fields, or a row it made, has changed since, it is a fault.Conflict.
func (tx *Tx) PutBack(c journal.Change) error {
	o, err := tableNamedBy(c.Noun)
	if err != nil {
		return err
	}
	return o.putBack(tx, c)
}

// MayPutBack tells what stands against PutBack, nil for nothing.
func (r Reader) MayPutBack(c journal.Change) error {
	o, err := tableNamedBy(c.Noun)
	if err != nil {
		return err
	}
	_, err = o.standsAs(r, c)
	return err
}

func (o *rowsOf) putBack(tx *Tx, c journal.Change) error {
	if c.After != "" && c.Before == "" {
		live, err := o.standsAs(tx.Reader, c)
		if err != nil {
			return err
		}
		made := o.fresh()
		if err := json.Unmarshal([]byte(live), made); err != nil {
			return err
		}
		return o.remove(tx, made)
	}
	then := o.fresh()
	rev, err := o.asBefore(tx.Reader, c, then)
	if err != nil {
		return err
	}
	_, at := o.key(then)
	*at = rev
	return o.save(tx, then)
}

// again is a body as it would be written now, and its revision.
func (o *rowsOf) again(body string) (string, int, error) {
	v := o.fresh()
	if err := json.Unmarshal([]byte(body), v); err != nil {
		return "", 0, err
	}
	_, rev := o.key(v)
	out, err := json.Marshal(v)
	return string(out), *rev, err
}

// asBefore fills into with a row as it was before a change, and gives its live revision; 0 = it begins anew.
func (o *rowsOf) asBefore(r Reader, c journal.Change, into any) (rev int, err error) {
	if c.After == "" {
		id, err := json.Marshal(uuid.Must(uuid.NewV7()).String())
		if err == nil {
			err = patched(c.Before, map[string]json.RawMessage{"id": id}, into)
		}
		return 0, err
	}
	live, err := o.standsAs(r, c)
	if err != nil {
		return 0, err
	}
	_, rev, err = o.again(live)
	if err != nil {
		return 0, err
	}
	fields, err := altered(c)
	if err != nil {
		return 0, err
	}
	before := map[string]json.RawMessage{}
	for key, f := range fields {
		before[key] = f[0]
	}
	return rev, patched(live, before, into)
}

// standsAs gives the live body of a row, or a Conflict where it no longer is as a change left it.
func (o *rowsOf) standsAs(r Reader, c journal.Change) (live string, err error) {
	if c.After == "" {
		return "", nil
	}
	var found []string
	if err := r.bodies(func(body []byte) error { found = append(found, string(body)); return nil }, "SELECT body FROM "+o.name+" WHERE valid_to IS NULL AND id = ?", c.ID); err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", o.changedSince("")
	}
	if live, _, err = o.again(found[0]); err != nil {
		return "", err
	}
	now, err := rawFields(live)
	if err != nil {
		return "", err
	}
	since := c
	if o.whole {
		since.Before = ""
	}
	fields, err := altered(since)
	if err != nil {
		return "", err
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if !bytes.Equal(now[key], fields[key][1]) {
			return "", o.changedSince(key)
		}
	}
	return live, nil
}

func (o *rowsOf) changedSince(field string) error {
	return fault.New(fault.Conflict, "%[1]s đã thay đổi sau đó; hãy lấy lại thay đổi mới hơn trước, hoặc sửa tiếp từ hiện trạng.", "This %[2]s was changed afterwards; take the newer change back first, or go on from where things stand.", o.vi, o.noun).At(field)
}

// altered are the fields that a change gave another value, before and after; a field that was not there is nil.
func altered(c journal.Change) (map[string][2]json.RawMessage, error) {
	before, err := rawFields(c.Before)
	if err != nil {
		return nil, err
	}
	after, err := rawFields(c.After)
	if err != nil {
		return nil, err
	}
	out := map[string][2]json.RawMessage{}
	for _, of := range []map[string]json.RawMessage{before, after} {
		for key := range of {
			if key != "rev" && !bytes.Equal(before[key], after[key]) {
				out[key] = [2]json.RawMessage{before[key], after[key]}
			}
		}
	}
	return out, nil
}

func rawFields(body string) (map[string]json.RawMessage, error) {
	if body == "" {
		return nil, nil
	}
	var out map[string]json.RawMessage
	return out, json.Unmarshal([]byte(body), &out)
}

// patched reads a body in which some fields have other values; nil takes a field away.
func patched(body string, fields map[string]json.RawMessage, into any) error {
	all, err := rawFields(body)
	if err != nil {
		return err
	}
	for key, value := range fields {
		delete(all, key)
		if value != nil {
			all[key] = value
		}
	}
	whole, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return json.Unmarshal(whole, into)
}
