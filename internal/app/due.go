package app

import (
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ground is why a due day is set.
type ground int

const (
	byHand     ground = iota // typed: may be the first day, never another one
	byDocument               // a document says so: the one it was read from, or its new version
	misread                  // the day was read wrongly, and never was the due day
	byDecision               // a request was granted
)

// shownDue is a deadline as its form shows it.
func shownDue(d plan.Due) string {
	if d.Raw == "" {
		return d.To.Vi()
	}
	return strings.TrimSpace(d.Raw)
}

// editedDue is the deadline of a form. One that stands as it was shown stays as it was read, with the year that only
// its document gave it.
func editedDue(r store.Reader, id plan.ItemID, text string) (plan.Due, error) {
	old, err := store.Dues.Get(r, string(id))
	if err != nil && !fault.Is(err, fault.NotFound) {
		return plan.Due{}, err
	}
	if strings.TrimSpace(text) == shownDue(old.Due) {
		return old.Due, nil
	}
	return parseDue(text, "")
}

// parseDue reads a deadline as a person types it. A year that is missing and not settled by the anchor is asked for.
func parseDue(text string, anchor when.Date) (plan.Due, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return plan.Due{}, nil
	}
	p, ok := when.Cell(text, anchor)
	switch {
	case ok && p.MissingYear && len(p.Returns) == 0:
		return plan.Due{}, fault.New(fault.Invalid, "Thời hạn %q thiếu năm; xin ghi đủ năm.", "The deadline %q has no year; please add it.", text).At("due")
	case !ok || p.Invalid:
		return plan.Due{}, fault.New(fault.Invalid, "Không hiểu thời hạn %q. Ví dụ: 30/9/2026; trước ngày 15/12/2026; Quý IV/2026; Thường xuyên.", "The deadline %q cannot be read. Examples: 30/9/2026; Quý IV/2026; Thường xuyên.", text).At("due")
	}
	return plan.DueOf(text, p), nil
}

// madeDue is a deadline as it comes into the plan: what returns begins, and what is counted from a stated day ends, in
// working days by the calendar as it is loaded.
func madeDue(tx *store.Tx, due plan.Due, document when.Date) (plan.Due, error) {
	due = due.Begun(document, tx.Today)
	if !due.Waiting() || due.Rule.Counted.On == "" {
		return due, nil
	}
	end, _, err := countedEnd(tx.Reader, *due.Rule.Counted, due.Rule.Counted.On)
	due.To = end
	return due, err
}

// countedEnd is the last day of a time counted from the day of its event, and the years of whose days off nothing is loaded.
func countedEnd(r store.Reader, c when.Counted, on when.Date) (end when.Date, unknown []int, err error) {
	if end = c.End(on); end != "" || on == "" {
		return end, nil, nil
	}
	years, err := store.WorkYears.All(r)
	if err != nil {
		return "", nil, err
	}
	cal := when.NewCalendar(years)
	end = cal.Add(on, c.N)
	return end, cal.Unknown(on, end), nil
}

// dated tells whether a deadline has a day: one to come, or one each period.
func dated(d plan.Due) bool { return d.To != "" || d.Returning() }

// sameDue tells whether two deadlines say the same.
func sameDue(x, y plan.Due) bool {
	return x.Raw == y.Raw && x.To == y.To && x.From == y.From && slices.Equal(x.Recurrence, y.Recurrence) && (x.Rule == nil) == (y.Rule == nil)
}

// setDue keeps the deadline of an item. A day that stands is moved by a document or a granted request, or corrected as never
// having been the due day; nobody moves it by writing another one over it.
func setDue(tx *store.Tx, id plan.ItemID, due plan.Due, reason string, why ground) error {
	old, err := store.Dues.Get(tx.Reader, string(id))
	if err := unlessMissing(err); err != nil {
		return err
	}
	if sameDue(old.Due, due) {
		return nil
	}
	if err := mayMove(old.Due, due, reason, why); err != nil {
		return err
	}
	if due, err = madeDue(tx, due, ""); err != nil {
		return err
	}
	old.ItemID, old.Due, old.Reason = id, due, reason
	if (old.Original == "" || why == misread) && !due.Returning() {
		old.Original = due.To
	}
	return store.Dues.Save(tx, &old)
}

// mayMove refuses to write another day over the one that stands.
func mayMove(old, due plan.Due, reason string, why ground) error {
	if !dated(old) {
		return nil
	}
	switch {
	case why == misread && strings.TrimSpace(reason) == "":
		return fault.New(fault.Invalid, "Sửa hạn vì đọc nhầm cần ghi lý do.", "Correcting a misread due day needs a reason.").At("why")
	case why != byHand, old.To == due.To && old.To != "" && !old.Returning() && !due.Returning():
		return nil
	}
	return fault.New(fault.Invalid, "Mục đã có hạn (%[1]s). Hạn chỉ lùi khi đơn vị chủ trì đề nghị gia hạn và được đồng ý; nếu hạn này do đọc nhầm văn bản, hãy đánh dấu “Sửa vì đọc nhầm” và ghi lý do.",
		"The item has a due day (%[1]s). It moves only when its lead asks for an extension and gets it; if it was misread, tick “Correct a misreading” and give the reason.", shownDue(old)).At("due")
}
