package app

import (
	"cmp"
	"context"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// DueEvent is the day of what deadlines waited for, and the document that proves it.
type DueEvent struct {
	Items    []string // codes or ids; one event often lets many begin
	On       when.Date
	Document string // number and date
	Why      string // of a correction
}

// RecordEvent computes the due days of items that waited for an event, as one act. An event that was recorded wrongly is
// recorded again, with the reason, as long as nothing was extended: the day computed from it never was the due day.
func (a *App) RecordEvent(ctx context.Context, who Who, e DueEvent) ([]plan.DueVersion, error) {
	if err := who.must(org.DecideExtension); err != nil {
		return nil, err
	}
	e.Document, e.Why = strings.TrimSpace(e.Document), strings.TrimSpace(e.Why)
	switch {
	case e.On == "":
		return nil, fault.New(fault.Invalid, "Cần ghi ngày của sự kiện.", "Write the day of the event.").At("on")
	case e.Document == "":
		return nil, fault.New(fault.Invalid, "Cần ghi số và ngày của văn bản chứng minh ngày này.", "Write number and date of the document that proves the day.").At("document")
	case len(e.Items) == 0 || len(e.Items) > MostAtOnce:
		return nil, fault.New(fault.Invalid, "Chọn từ 1 đến %d mục.", "Choose from 1 to %d items.", MostAtOnce).At("items")
	}
	var out []plan.DueVersion
	subject := ""
	if item, err := itemNamed(a.store.Read(ctx), e.Items[0]); err == nil && len(e.Items) == 1 {
		subject = string(item.ID)
	}
	err := a.change(ctx, who, act{"due.event", "item", subject, strings.TrimSpace(e.Document + " " + e.Why)}, func(tx *store.Tx) error {
		out = nil
		for _, name := range e.Items {
			due, err := recordEvent(tx, name, e)
			if err != nil {
				return err
			}
			out = append(out, due)
		}
		return nil
	})
	return out, err
}

func recordEvent(tx *store.Tx, name string, e DueEvent) (plan.DueVersion, error) {
	item, err := itemNamed(tx.Reader, name)
	if err != nil {
		return plan.DueVersion{}, named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", name).At("items"))
	}
	due, err := store.Dues.Get(tx.Reader, string(item.ID))
	if err := unlessMissing(err); err != nil {
		return due, err
	}
	switch {
	case due.Rule == nil || due.Rule.Counted == nil:
		return due, fault.New(fault.Conflict, "Thời hạn của %s không chờ sự kiện nào.", "The deadline of %s waits for no event.", item.Code).At("items")
	case due.To != "" && due.Extended > 0:
		return due, fault.New(fault.Conflict, "%s đã được gia hạn; hạn không tính lại theo sự kiện nữa.", "%s was extended; its day is not computed from the event any more.", item.Code).At("items")
	case due.To != "" && e.Why == "":
		return due, fault.New(fault.Invalid, "%s đã có ngày của sự kiện; ghi lại thì cần lý do.", "The event of %s is recorded; recording it again needs a reason.", item.Code).At("why")
	}
	rule := *due.Rule
	rule.Event = &plan.Event{On: e.On, Document: e.Document}
	due.Rule, due.Reason = &rule, strings.TrimSpace(e.Document+" "+e.Why)
	if due.To, _, err = countedEnd(tx.Reader, *rule.Counted, e.On); err != nil {
		return due, err
	}
	if due.To == "" {
		return due, fault.New(fault.Invalid, "Không tính được ngày cuối từ %q.", "No last day can be counted from %q.", string(e.On)).At("on")
	}
	due.Original = due.To
	return due, store.Dues.Save(tx, &due)
}

// WaitingRow is an item whose deadline waits for an event.
type WaitingRow struct {
	ItemRow
	Counted when.Counted
}

// maxWaiting bounds the list of what waits.
const maxWaiting = 500

// WaitingForEvents are the items whose due day cannot be computed before an event is recorded, in the order of their codes.
func (a *App) WaitingForEvents(ctx context.Context, who Who) ([]WaitingRow, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, err
	}
	r := a.store.Read(ctx)
	dues, err := r.WaitingDues(maxWaiting)
	if err != nil {
		return nil, err
	}
	counted := map[plan.ItemID]when.Counted{}
	var ids []plan.ItemID
	for _, d := range dues {
		if d.Waiting() {
			counted[d.ItemID] = *d.Rule.Counted
			ids = append(ids, d.ItemID)
		}
	}
	rows, err := a.rowsOf(r, ids)
	if err != nil {
		return nil, err
	}
	var out []WaitingRow
	for _, row := range rows {
		if row.Standing.State.Open() {
			out = append(out, WaitingRow{row, counted[row.Item.ID]})
		}
	}
	arrange.By(out, func(x, y WaitingRow) int { return cmp.Compare(x.Item.Code, y.Item.Code) })
	return out, nil
}
