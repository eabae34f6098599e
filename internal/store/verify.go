package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"lotrinh/internal/doc"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// tableOf is what verify needs of any Table.
type tableOf interface {
	check(r Reader, bad func(vi, en string, args ...any)) error
	asOf(d *dialect, day when.Date) (name, query string)
}

// tables are all nouns kept as versions.
func tables() []tableOf {
	return []tableOf{Units, Posts, Accounts, Terms, Milestones, Documents, Events, Proposals, Items, Dues, Assignments, Links, Themes, Targets, Observations, Reports, Lines, Views, WorkYears, Extensions, Products, Directives,
		Regimes, Cycles, Owing, Snapshots, Reorganisations, ReminderRules, Mutes, Closings, Settlements,
		Reviews, ReviewTexts, ReviewComments, ReviewClosings, Cards, Ratings}
}

// Verify walks the journal chain against its head and one noted earlier, compares every row with what the journal says
// of it, and recomputes everything that is derived. It returns the head and what is wrong; nothing wrong is an empty list.
// It sees one moment of the store, so that it may run while others write.
func (s *Store) Verify(ctx context.Context, noted journal.Head) (head journal.Head, wrong []string, err error) {
	err = s.Snapshot(ctx, func(r Reader) error {
		head, wrong, err = r.verify(s.kinds, noted)
		return err
	})
	return head, wrong, err
}

func (r Reader) verify(kinds plan.Kinds, noted journal.Head) (head journal.Head, wrong []string, err error) {
	if head, err = r.Head(); err != nil {
		return head, nil, err
	}
	walk := journal.NewWalk(noted)
	if err := r.EachEntry(func(e journal.Entry) error {
		walk.Step(e)
		return nil
	}); err != nil {
		return head, nil, err
	}
	head, wrong = walk.Finish(head)
	bad := func(vi, en string, args ...any) {
		if len(wrong) < 1000 {
			wrong = append(wrong, fmt.Sprintf(vi+" / "+en, append(args, args...)...))
		}
	}
	for _, t := range tables() {
		if err := t.check(r, bad); err != nil {
			return head, wrong, err
		}
	}
	if err := r.checkTexts(bad); err != nil {
		return head, wrong, err
	}
	return head, wrong, r.checkDerived(kinds, bad)
}

// check compares the rows of a noun with the journal, both ways, and the columns of each row with its body.
func (t *Table[T]) check(r Reader, bad func(vi, en string, args ...any)) error {
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
			bad(vi, en, t.name, id, rev)
		}
		return rows.Err()
	}
	written := "c.noun = '" + t.noun + "' AND c.id = t.id AND c.after <> ''"
	if err := each("SELECT t.id, t.rev FROM "+t.name+" t LEFT JOIN journal_change c ON "+written+" AND c.rev = t.rev LEFT JOIN journal j ON j.seq = c.seq WHERE c.seq IS NULL OR c.after <> t.body OR j.at <> t.recorded_at OR j.day <> t.valid_from",
		"%s %s bản %d không đúng như nhật ký", "%s %s version %d is not what the journal says"); err != nil {
		return err
	}
	if err := each("SELECT c.id, c.rev FROM journal_change c LEFT JOIN "+t.name+" t ON t.id = c.id AND t.rev = c.rev WHERE c.noun = '"+t.noun+"' AND c.after <> '' AND t.id IS NULL",
		"%s %s bản %d có trong nhật ký nhưng không còn trong dữ liệu", "%s %s version %d is in the journal but no longer in the data"); err != nil {
		return err
	}
	// a version ends on the day of the change that wrote the next one, or removed it
	ended := "(SELECT max(j.day) FROM journal_change c JOIN journal j ON j.seq = c.seq WHERE c.noun = '" + t.noun + "' AND c.id = t.id AND ((c.rev = t.rev + 1 AND c.after <> '') OR (c.rev = t.rev AND c.after = '')))"
	if err := each("SELECT t.id, t.rev FROM "+t.name+" t WHERE coalesce(t.valid_to, '') <> coalesce("+ended+", '')",
		"%s %s bản %d bị mở hoặc đóng sau lưng nhật ký", "%s %s version %d was opened or closed behind the journal's back"); err != nil {
		return err
	}
	return t.checkColumns(r, bad)
}

func (t *Table[T]) checkColumns(r Reader, bad func(vi, en string, args ...any)) error {
	query := "SELECT body"
	for _, c := range t.columns {
		query += ", " + c
	}
	rows, err := r.query(query + " FROM " + t.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var body []byte
		got := make([]string, len(t.columns))
		dest := []any{&body}
		for i := range got {
			dest = append(dest, &got[i])
		}
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		var v T
		if err := json.Unmarshal(body, &v); err != nil {
			bad("%s: một dòng hỏng", "%s: a broken row", t.name)
			continue
		}
		for i, want := range t.index(&v) {
			if fmt.Sprint(want) != got[i] {
				id, rev := t.key(&v)
				bad("%s %s bản %d: cột %s bị sửa", "%s %s version %d: column %s was edited", t.name, id, *rev, t.columns[i])
			}
		}
	}
	return rows.Err()
}

// checkTexts compares the stored text of each document with the sum that the document itself carries.
func (r Reader) checkTexts(bad func(vi, en string, args ...any)) error {
	docs, err := Documents.live(r, "1 = 1")
	if err != nil {
		return err
	}
	for _, d := range docs {
		if d.TextSHA256 == "" {
			continue
		}
		t, err := r.TextOf(d.ID)
		if err != nil {
			return err
		}
		if SumOf(t.Content) != d.TextSHA256 {
			bad("văn bản %s: nội dung bị sửa", "document %s: its text was edited", string(d.ID))
		}
	}
	return nil
}

// SumOf is the SHA-256 of a text, hex.
func SumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// AllDocuments is the whole register, oldest first.
func (r Reader) AllDocuments() ([]doc.Document, error) {
	return Documents.All(r)
}
