package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// CloseReview freezes a review: what its references mean is stored with the closing and follows the record no more. One
// with references that mean nothing is not closed.
func (a *App) CloseReview(ctx context.Context, who Who, id review.ID, rev int) error {
	if err := who.must(org.RunReviews); err != nil {
		return err
	}
	r := a.store.Read(ctx)
	v, err := store.Reviews.Get(r, string(id))
	if err != nil {
		return err
	}
	texts, err := r.TextsOf(id)
	if err != nil {
		return err
	}
	if v.State == review.Open && v.Scope.AsOf > a.Today() {
		return fault.New(fault.Conflict, "Số liệu tính đến %s; ngày đó chưa đến nên chưa chốt được.", "The figures are as of %[2]s, which has not come: it cannot be closed yet.", v.Scope.AsOf.Vi(), v.Scope.AsOf)
	}
	record, known, _, err := a.recordOf(ctx, r, v, texts)
	if err != nil {
		return err
	}
	checked := review.Check(v, texts, record, known)
	if i := slices.IndexFunc(checked.Flaws, func(f review.Flaw) bool { return f.Sort == review.Broken }); i >= 0 {
		f := checked.Flaws[i]
		return fault.New(fault.Conflict, "Còn %[1]d tham chiếu không tìm thấy, đầu tiên ở mục “%[2]s”: {{%[3]s}} – %[4]s. Sửa rồi chốt lại.", "%[1]d references mean nothing, the first in “%[2]s”: {{%[3]s}} – %[5]s. Mend them and close again.",
			checked.Count(review.Broken), f.Heading, f.Ref, f.Problem.Vi, f.Problem.En)
	}
	return a.onReview(ctx, who, "review.close", id, rev, func(tx *store.Tx, now *review.Review) error {
		written, err := tx.TextsOf(id)
		if err != nil {
			return err
		}
		for key, t := range written {
			if t.Rev != texts[key].Rev {
				return fault.New(fault.Conflict, "Có người vừa sửa một mục; xin xem lại rồi chốt.", "Somebody has just changed a section; look again, then close.")
			}
		}
		if err := now.Close(a.Today(), record.AsOf); err != nil {
			return err
		}
		return store.ReviewClosings.Save(tx, &review.Closing{ID: id, On: a.Today(), Record: record})
	})
}

// AdoptReview records the act that adopted a closed review: a document of the register, by id or number.
func (a *App) AdoptReview(ctx context.Context, who Who, id review.ID, rev int, document, on string) error {
	r := a.store.Read(ctx)
	if err := who.must(org.RunReviews); err != nil {
		return err
	}
	scope, err := a.reviewScope(r, ReviewEdit{Documents: []string{strings.TrimSpace(document)}})
	if err != nil {
		return at(err, "document")
	}
	day, err := dayIn("Ngày thông qua", strings.TrimSpace(on))
	if err != nil {
		return at(err, "on")
	}
	if day == "" {
		d, err := store.Documents.Get(r, string(scope.Documents[0]))
		if err != nil {
			return err
		}
		if day = d.Date; day == "" {
			day = a.Today()
		}
	}
	return a.onReview(ctx, who, "review.adopt", id, rev, func(tx *store.Tx, v *review.Review) error {
		return v.Adopt(scope.Documents[0], day)
	})
}

// ReviewFinding is a finding about to become a task.
type ReviewFinding struct {
	Section string `json:"section,omitempty"`
	Text    string `json:"text"`
	Lead    string `json:"lead,omitempty"` // name or code of a unit
	Due     string `json:"due,omitempty"`  // a phrase or a date
}

// FindingTask makes a finding of a closed review a task of the plan: its words are the source, the act that adopted the
// review the document.
func (a *App) FindingTask(ctx context.Context, who Who, id review.ID, rev int, f ReviewFinding) (item plan.Item, err error) {
	if err := who.must(org.EditPlan); err != nil {
		return item, err
	}
	r := a.store.Read(ctx)
	lead := strings.TrimSpace(f.Lead)
	var unit org.UnitID
	if u, found := r.UnitByCode(lead); found == nil && lead != "" {
		lead, unit = u.Name, u.ID
	}
	text := oneLine(f.Text)
	if text == "" {
		return item, fault.New(fault.Invalid, "Cần ghi nội dung.", "Write what is to be said.").At("text")
	}
	err = a.onReview(ctx, who, "review.task", id, rev, func(tx *store.Tx, v *review.Review) error {
		if v.State == review.Open {
			return fault.New(fault.Conflict, "Chốt báo cáo rồi mới giao việc từ kết luận của nó.", "Close the review before tasks are made of its findings.")
		}
		if len(v.Findings) >= review.MaxFindings {
			return fault.New(fault.TooLarge, "Đã có %d kiến nghị thành nhiệm vụ.", "%d findings are tasks already.", len(v.Findings))
		}
		e := ItemEdit{Kind: plan.TaskKind, Title: firstSentence(text), Quote: v.Title + ": " + text, Lead: lead, Due: f.Due, Document: v.AdoptedBy}
		n, err := tx.NextNumber("item:" + string(e.Kind))
		if err != nil {
			return err
		}
		item = plan.Item{ID: plan.ItemID(newID()), Kind: e.Kind, Code: plan.CodeOf(e.Kind, n), Ord: n, Origin: plan.Origin{Quote: e.Quote}}
		due, _ := when.ParseDate(strings.TrimSpace(f.Due))
		v.Findings = append(v.Findings, review.Finding{Section: f.Section, Text: text, UnitID: unit, Due: due, ItemID: item.ID})
		return a.put(tx, &item, e)
	})
	return item, err
}
