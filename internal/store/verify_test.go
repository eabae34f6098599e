package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// forger changes what a store holds past the store, and puts it back.
type forger struct {
	t    *testing.T
	db   storetest.DB
	s    *store.Store
	head journal.Head // noted before anything was forged
}

func newForger(t *testing.T, db storetest.DB) *forger {
	f := &forger{t: t, db: db, s: db.Open(t)}
	fill(t, f.s)
	if err := f.s.KeepDay(t.Context(), today, plan.SoonDays); err != nil {
		t.Fatal(err)
	}
	f.head = verified(t, f.s)
	db.Keep(t)
	return f
}

// finds forges with statements, each as its own subtest, and expects that Verify says something about it.
func (f *forger) finds(what, about string, statements ...string) {
	f.t.Helper()
	f.t.Run(what, func(t *testing.T) {
		f.db.Exec(t, statements...)
		defer f.db.Back(t)
		f.expect(t, journal.Head{}, about)
	})
}

func (f *forger) expect(t *testing.T, noted journal.Head, about string) {
	t.Helper()
	_, wrong, err := f.s.Verify(t.Context(), noted)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(wrong, func(w string) bool { return strings.Contains(w, about) }) {
		t.Errorf("found %q, nothing about %q", wrong, about)
	}
}

func TestNothingIsWrongWithAnUntouchedStore(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		f := newForger(t, db)
		head, wrong, err := f.s.Verify(t.Context(), f.head)
		if err != nil || len(wrong) != 0 || head != f.head {
			t.Errorf("head %v, wrong %q, %v", head, wrong, err)
		}
		later := f.head
		change(t, f.s, today, func(tx *store.Tx) error { return moveDue(tx, "i2", "2027-01-31", "lùi") })
		if head, wrong, err = f.s.Verify(t.Context(), later); err != nil || len(wrong) != 0 || head.Seq != later.Seq+1 {
			t.Errorf("with a head noted earlier: head %v, wrong %q, %v", head, wrong, err)
		}
	})
}

// Every table of versions, every column of it, every way of touching a row.
func TestEditedRowsAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		f := newForger(t, db)
		for _, noun := range storetest.Nouns {
			row := firstRow(t, db, noun)
			live := " WHERE id = '" + row["id"] + "' AND valid_to IS NULL"
			f.finds(noun+" body", noun, "UPDATE "+noun+" SET body = replace(body, '\"rev\":', '\"rev\": ')"+live)
			f.finds(noun+" begins another day", noun, "UPDATE "+noun+" SET valid_from = '2020-01-01'"+live)
			f.finds(noun+" recorded at another time", noun, "UPDATE "+noun+" SET recorded_at = recorded_at - 86400000"+live)
			f.finds(noun+" closed", noun, "UPDATE "+noun+" SET valid_to = '2026-06-19'"+live)
			f.finds(noun+" deleted", noun, "DELETE FROM "+noun+live)
			var names, values []string
			for _, column := range slices.Sorted(keys(row)) {
				value := column
				switch column {
				case "id":
					value = "'forged'"
				case "rev", "valid_from", "valid_to", "recorded_at", "body":
				default:
					edited := column + " || 'x'"
					if numeric(row[column]) {
						edited = column + " + 1"
					}
					f.finds(noun+" "+column, column, "UPDATE "+noun+" SET "+column+" = "+edited+live)
					value = edited
				}
				names, values = append(names, column), append(values, value)
			}
			f.finds(noun+" inserted", noun, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s%s", noun, strings.Join(names, ", "), strings.Join(values, ", "), noun, live))
		}
		f.finds("old version deleted", "due i1", "DELETE FROM due WHERE id = 'i1' AND rev = 1")
		f.finds("old version edited", "due i1", "UPDATE due SET body = replace(body, '2026-09-29', '2026-09-28') WHERE id = 'i1' AND rev = 1")
		f.finds("old version opened, live one closed", "due i1", "UPDATE due SET valid_to = '2026-06-01' WHERE id = 'i1' AND rev = 2", "UPDATE due SET valid_to = NULL WHERE id = 'i1' AND rev = 1")
		f.finds("old version ends another day", "due i1", "UPDATE due SET valid_to = '2026-03-01' WHERE id = 'i1' AND rev = 1")
	})
}

func TestEditedTextsAndFiguresAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		f := newForger(t, db)
		f.finds("text edited", "d1", "UPDATE document_text SET content = replace(content, '30/9', '31/9')")
		f.finds("text deleted", "d1", "DELETE FROM document_text")
		f.finds("member added", "u3", "INSERT INTO unit_member (group_id, unit_id) VALUES ('u3', 'u9')")
		f.finds("member taken out", "u3", "DELETE FROM unit_member WHERE unit_id = 'u2'")
		for column, value := range map[string]string{"kind": "'project'", "due_on": "'2026-12-31'", "original_on": "'2026-12-31'", "state": "'not_started'", "done_on": "'2026-05-21'", "percent": "99", "reported_at": "'2026-06'", "tally_keys": `'["all"]'`, "listed": `replace(listed, '"', '')`} {
			f.finds("standing "+column, "NV-i1", "UPDATE standing SET "+column+" = "+value+" WHERE item_id = 'i1'")
		}
		f.finds("standing since", "i1", "UPDATE standing SET since = '2026-05-03' WHERE item_id = 'i1'")
		f.finds("past standing edited", "i1", "UPDATE standing_past SET due_on = '2026-12-31' WHERE item_id = 'i1'")
		f.finds("past standing deleted", "i1", "DELETE FROM standing_past WHERE item_id = 'i1'")
		f.finds("past standing of no item", "i99", "INSERT INTO standing_past SELECT 'i99', since, until, kind, due_on, original_on, state, done_on, percent, reported_at, gaps, tally_keys, listed FROM standing_past WHERE item_id = 'i1'")
		f.finds("standing deleted", "NV-i2", "DELETE FROM standing WHERE item_id = 'i2'")
		f.finds("standing of no item", "i99", "INSERT INTO standing (item_id, kind, due_on, original_on, state, done_on, percent, reported_at, tally_keys, listed) SELECT 'i99', kind, due_on, original_on, state, done_on, percent, reported_at, tally_keys, listed FROM standing WHERE item_id = 'i2'")
		for _, key := range []string{"all", "unit:u1", "unit:u3", "theme:th1", "document:d1"} {
			for _, column := range []string{"n", "total", "known"} {
				f.finds("tally "+key+" "+column, key, "UPDATE tally SET "+column+" = "+column+" + 1 WHERE tally_key = '"+key+"' AND axis = 'seen'")
			}
			f.finds("tally "+key+" deleted", key, "DELETE FROM tally WHERE axis LIKE 'due%' AND tally_key = '"+key+"'")
		}
		f.finds("tally inserted", "unit:u9", "INSERT INTO tally (tally_key, axis, span, state, n, total, known) VALUES ('unit:u9', 'due_year', '2026', 'paused', 1, 0, 0)")
		f.finds("taken off a list", "i2", "DELETE FROM open_under")
		f.finds("put on a list", "unit:u9", "INSERT INTO open_under (tally_key, due_on, item_id) VALUES ('unit:u9', '2026-06-30', 'i2')")
		for _, column := range strings.Fields(plan.FigureNames) {
			f.finds("figure "+column, "unit:u1", "UPDATE tally_on SET "+column+" = "+column+" + 1 WHERE tally_key = 'unit:u1'")
		}
		f.finds("figures deleted", "theme:th1", "DELETE FROM tally_on WHERE tally_key = 'theme:th1'")
		f.finds("figures of another day", "2026-05-01", "INSERT INTO tally_on SELECT '2026-05-01', '2026-05-01', noun, "+strings.ReplaceAll(plan.FigureNames, " ", ", ")+" FROM tally_on WHERE tally_key = 'all'")
		f.finds("hidden from the search", "i2", "DELETE FROM search_entry WHERE id = 'i2'")
		f.finds("found by other words", "i2", "UPDATE search_entry SET words = 'khong co gi' WHERE id = 'i2'")
		number := map[string]string{"sqlite": "rowid", "postgres": "n"}[f.s.Engine()]
		f.finds("lost from the full text", "toàn văn", "DELETE FROM search_text WHERE "+number+" = (SELECT min(n) FROM search_entry)")
		f.finds("passage hidden from the search", "d1#s1", "DELETE FROM search_entry WHERE id = 'd1#s1'")
	})
}

func firstRow(t *testing.T, db storetest.DB, table string) map[string]string {
	t.Helper()
	rows, err := db.Raw(t).Query("SELECT * FROM " + table + " WHERE valid_to IS NULL ORDER BY id LIMIT 1")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil || !rows.Next() {
		t.Fatalf("%s: no row, %v", table, err)
	}
	cells, dest := make([]*string, len(columns)), make([]any, len(columns))
	for i := range cells {
		dest[i] = &cells[i]
	}
	if err := rows.Scan(dest...); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for i, c := range columns {
		if cells[i] == nil {
			cells[i] = new(string)
		}
		out[c] = *cells[i]
	}
	return out
}

func numeric(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" && len(s) < 9 }

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// An edited, cut, removed or reordered journal; and the forgeries that only a head noted earlier gives away.
func TestForgedJournalIsFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		f := newForger(t, db)
		last := fmt.Sprint(f.head.Seq)
		for column, value := range map[string]string{"at": "at - 1", "post_id": "'p2'", "title": "'Người khác'", "account_id": "'a9'", "person": "'Người khác'", "action": "'item.end'", "noun": "'unit'", "id": "'i9'", "why": "'lý do khác'", "prev": "hash", "hash": "prev", "day": "'2020-01-01'"} {
			f.finds("entry: "+column, "journal", "UPDATE journal SET "+column+" = "+value+" WHERE seq = 3")
		}
		for column, value := range map[string]string{"noun": "'unit'", "id": "'i9'", "rev": "rev + 1", "about": "'i9'", "before": "'{}'", "after": "'{}'"} {
			f.finds("change: "+column, "journal", "UPDATE journal_change SET "+column+" = "+value+" WHERE seq = 3 AND n = 0")
		}
		f.finds("changes reordered", "journal", "UPDATE journal_change SET n = n + 100 WHERE seq = 3 AND n = 0")
		f.finds("change removed", "journal", "DELETE FROM journal_change WHERE seq = 3 AND n = 1")
		f.finds("change added", "journal", "INSERT INTO journal_change (seq, n, noun, id, rev, about, before, after) VALUES (3, 99, 'unit', 'u1', 9, '', '', '')")
		f.finds("tail cut", "journal", "DELETE FROM journal_change WHERE seq = "+last, "DELETE FROM journal WHERE seq = "+last)
		f.finds("tail cut, head set back", "version", "DELETE FROM journal_change WHERE seq = "+last, "DELETE FROM journal WHERE seq = "+last,
			"UPDATE journal_head SET seq = seq - 1, hash = (SELECT hash FROM journal ORDER BY seq DESC LIMIT 1)")
		f.finds("entry removed", "journal", "DELETE FROM journal_change WHERE seq = 3", "DELETE FROM journal WHERE seq = 3")
		f.finds("first entry removed", "journal", "DELETE FROM journal_change WHERE seq = 1", "DELETE FROM journal WHERE seq = 1")
		f.finds("entries reordered", "journal", swap("journal")+";"+swap("journal_change"))
		f.finds("head set back", "journal", "UPDATE journal_head SET seq = seq - 1")
		f.finds("head of another hash", "journal", "UPDATE journal_head SET hash = 'abc'")

		t.Run("removed, numbers and chain made whole", func(t *testing.T) {
			defer db.Back(t)
			f.rechain(t, func(e journal.Entry) (journal.Entry, bool) { return e, e.Seq != 3 })
			f.expect(t, journal.Head{}, "version") // rows without an entry
			f.expect(t, f.head, "noted")
		})
		t.Run("edited, chain recomputed", func(t *testing.T) {
			defer db.Back(t)
			f.rechain(t, func(e journal.Entry) (journal.Entry, bool) {
				if e.Seq == 2 {
					e.Why, e.Actor.Title = "lý do khác", "Người khác"
				}
				return e, true
			})
			verified(t, f.s) // nothing in the store itself can tell
			f.expect(t, f.head, "noted")
		})
		t.Run("row edited, its entry too, chain recomputed", func(t *testing.T) {
			defer db.Back(t)
			other := strings.NewReplacer(`"reason":"Chờ hướng dẫn của Bộ"`, `"reason":"Bộ chậm"`)
			f.rechain(t, func(e journal.Entry) (journal.Entry, bool) {
				for i := range e.Changes {
					e.Changes[i].After = other.Replace(e.Changes[i].After)
				}
				return e, true
			})
			db.Exec(t, `UPDATE due SET body = replace(body, '"reason":"Chờ hướng dẫn của Bộ"', '"reason":"Bộ chậm"')`)
			verified(t, f.s)
			f.expect(t, f.head, "noted")
		})
		t.Run("everything set back to an earlier day", func(t *testing.T) {
			change(t, f.s, today, func(tx *store.Tx) error { return moveDue(tx, "i2", "2027-01-31", "lùi") })
			noted := verified(t, f.s)
			db.Back(t)
			verified(t, f.s)
			f.expect(t, noted, "noted")
			change(t, f.s, today, func(tx *store.Tx) error { return moveDue(tx, "i2", "2027-02-28", "khác") })
			verified(t, f.s)
			f.expect(t, noted, "noted") // as long as before, but another chain
		})
	})
}

// swap exchanges the numbers of entries 3 and 4.
func swap(table string) string {
	return "UPDATE " + table + " SET seq = -3 WHERE seq = 3; UPDATE " + table + " SET seq = 3 WHERE seq = 4; UPDATE " + table + " SET seq = 4 WHERE seq = -3"
}

// rechain writes the journal anew with every entry edited or left out, numbered and sealed as if it had always been so.
func (f *forger) rechain(t *testing.T, edit func(journal.Entry) (journal.Entry, bool)) {
	t.Helper()
	var kept []journal.Entry
	if err := f.s.Read(t.Context()).EachEntry(func(e journal.Entry) error {
		if e, keep := edit(e); keep {
			kept = append(kept, e)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	statements, prev := []string{"DELETE FROM journal", "DELETE FROM journal_change"}, ""
	for i, e := range kept {
		e.Seq = int64(i + 1)
		e.Seal(prev)
		prev = e.Hash
		statements = append(statements, fmt.Sprintf("INSERT INTO journal (seq, at, day, post_id, title, action, noun, id, why, prev, hash) VALUES (%d, %d, %s, %s, %s, %s, %s, %s, %s, %s, %s)", e.Seq, e.At,
			quote(string(e.Day)), quote(string(e.Actor.PostID)), quote(e.Actor.Title), quote(e.Action), quote(e.Noun), quote(e.ID), quote(e.Why), quote(e.Prev), quote(e.Hash)))
		for n, c := range e.Changes {
			statements = append(statements, fmt.Sprintf("INSERT INTO journal_change (seq, n, noun, id, rev, about, before, after) VALUES (%d, %d, %s, %s, %d, %s, %s, %s)", e.Seq, n,
				quote(c.Noun), quote(c.ID), c.Rev, quote(c.About), quote(c.Before), quote(c.After)))
		}
	}
	f.db.Exec(t, append(statements, fmt.Sprintf("UPDATE journal_head SET seq = %d, hash = %s", len(kept), quote(prev)))...)
}

// A removed item is no longer counted, found or listed, and everything still fits.
func TestRemovedItemLeavesTheFigures(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		change(t, s, today, func(tx *store.Tx) error {
			it, err := store.Items.Get(tx.Reader, "i2")
			if err != nil {
				return err
			}
			return store.Items.Remove(tx, &it)
		})
		tally, err := s.Read(t.Context()).Tally(store.Everything, today, plan.SoonDays)
		if err != nil || tally.Total != 2 {
			t.Errorf("total %d, want 2; %v", tally.Total, err)
		}
		if found, err := s.Read(t.Context()).Search("đề án i2", "", 0, 10); len(found.Entries) != 0 || err != nil {
			t.Errorf("found %v, %v", found, err)
		}
		verified(t, s)
	})
}

// The passages of a document bear the name it has now.
func TestCorrectedNameIsThatOfThePassages(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		change(t, s, today, func(tx *store.Tx) error {
			d, err := store.Documents.Get(tx.Reader, "d1")
			if err != nil {
				return err
			}
			d.Number = "211/KH-UBND"
			return store.Documents.Save(tx, &d)
		})
		found, err := s.Read(t.Context()).Search("chủ trì xây dựng", store.PassageNoun, 0, 10)
		if err != nil || len(found.Entries) != 1 || !strings.Contains(found.Entries[0].Title, "211/KH-UBND") {
			t.Errorf("found %+v, %v", found, err)
		}
		verified(t, s)
	})
}

// Who must report on what a group leads follows its members at once.
func TestMembersOfAGroupMoveItsItems(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		change(t, s, today, func(tx *store.Tx) error {
			l, err := store.Lines.Get(tx.Reader, "l2")
			if err != nil {
				return err
			}
			l.State, l.DoneOn = plan.Done, "2026-05-30"
			if err := store.Lines.Save(tx, &l); err != nil {
				return err
			}
			group, err := store.Units.Get(tx.Reader, "u3")
			if err != nil {
				return err
			}
			group.Members = group.Members[:1]
			return store.Units.Save(tx, &group)
		})
		rows, err := s.Read(t.Context()).ItemRows([]plan.ItemID{"i3"})
		if err != nil || len(rows) != 1 || rows[0].Standing.State != plan.Done {
			t.Errorf("the one member left has done it, but it stands as %+v, %v", rows, err)
		}
		verified(t, s)
	})
}
