package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"lotrinh/internal/doc"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
)

// tables are all nouns kept as versions.
func tables() []*rowsOf {
	return []*rowsOf{Units.rows, Posts.rows, Accounts.rows, Terms.rows, Milestones.rows, Documents.rows, Events.rows, Proposals.rows, Items.rows, Dues.rows, Assignments.rows, Links.rows, Themes.rows, Targets.rows, Observations.rows, Reports.rows, Lines.rows, Views.rows, WorkYears.rows, Extensions.rows, Products.rows, Directives.rows,
		Regimes.rows, Cycles.rows, Owing.rows, Snapshots.rows, Reorganisations.rows, ReminderRules.rows, Mutes.rows, Closings.rows, Settlements.rows,
		Reviews.rows, ReviewTexts.rows, ReviewComments.rows, ReviewClosings.rows, Cards.rows, Ratings.rows, Conferences.rows, Contributions.rows, PaperProposals.rows, PaperComments.rows, Meetings.rows}
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
func (o *rowsOf) check(r Reader, bad func(vi, en string, args ...any)) error {
	if err := o.checkVersions(r, bad); err != nil {
		return err
	}
	return o.checkColumns(r, bad)
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
