package app

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// TakeBackReorganisation undoes an act as long as nobody has done anything after it with what it moved or made. One that
// waits for its day is given up.
func (a *App) TakeBackReorganisation(ctx context.Context, who Who, id, why string) error {
	if err := who.must(org.Reorganise); err != nil {
		return err
	}
	return a.change(ctx, who, act{"unit.reorganise.back", "reorganisation", id, why}, func(tx *store.Tx) error {
		x, err := store.Reorganisations.Get(tx.Reader, id)
		if err != nil {
			return err
		}
		switch x.State {
		case org.TakenBack:
			return fault.New(fault.Conflict, "Việc sắp xếp này đã được lấy lại rồi.", "This reorganisation has been taken back already.")
		case org.Done:
			entries, err := tx.EntriesOn("reorganisation", id, 10)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(entries, func(e journal.Entry) bool { return e.Action == "unit.reorganise.done" })
			if i < 0 {
				return fault.New(fault.Internal, "Không thấy việc sắp xếp trong nhật ký.", "The journal has no such act.")
			}
			if err := putAllBack(tx, entries[i].Seq); err != nil {
				return err
			}
		}
		x.State = org.TakenBack
		return store.Reorganisations.Save(tx, &x)
	})
}

func putAllBack(tx *store.Tx, seq int64) error {
	changes, err := tx.ChangesOf(seq)
	if err != nil {
		return err
	}
	later, err := tx.TouchedSince(seq)
	if err != nil {
		return err
	}
	for id := range later {
		item, err := store.Items.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		return changedAfter("item", `{"code":"`+item.Code+`"}`)
	}
	ours := map[string]bool{}
	for _, c := range changes {
		ours[c.Noun+" "+c.ID] = true
	}
	slices.Reverse(changes)
	for _, c := range changes {
		switch c.Noun {
		case "unit":
			if c.Before == "" {
				if used, err := tx.UsedBy(org.UnitID(c.ID), ours); err != nil || used != "" {
					return cmpErr(err, changedAfter("unit", c.After))
				}
			}
			err = putBack(tx, store.Units, c, func(u *org.Unit) *int { return &u.Rev })
		case "post":
			err = putBack(tx, store.Posts, c, func(p *org.Post) *int { return &p.Rev })
		case "account":
			err = putBack(tx, store.Accounts, c, func(x *org.Account) *int { return &x.Rev })
		case "assignment":
			err = putBack(tx, store.Assignments, c, func(x *plan.Assignment) *int { return &x.Rev })
		case "report":
			err = putBack(tx, store.Reports, c, func(x *report.Report) *int { return &x.Rev })
		case "line":
			err = putBack(tx, store.Lines, c, func(l *report.Line) *int { return &l.Rev })
		case "owed":
			err = putBack(tx, store.Owing, c, func(o *report.Owed) *int { return &o.Rev })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func cmpErr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// putBack gives a row the body it had before a change. A part that was ended because the heir had it already begins anew, and
// so does what a cycle asks.
func putBack[T any](tx *store.Tx, table *store.Table[T], c journal.Change, rev func(*T) *int) error {
	var before, after T
	if c.Before != "" {
		if err := json.Unmarshal([]byte(c.Before), &before); err != nil {
			return err
		}
	}
	if c.After == "" {
		switch x := any(&before).(type) {
		case *plan.Assignment:
			x.ID, x.Rev = newID(), 0
		case *report.Owed:
			x.ID, x.Rev = newID(), 0
		}
		return table.Save(tx, &before)
	}
	now, err := table.Get(tx.Reader, c.ID)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if jsonErr := json.Unmarshal([]byte(c.After), &after); jsonErr != nil {
		return jsonErr
	}
	if err != nil || !reflect.DeepEqual(now, after) {
		return changedAfter(c.Noun, c.After)
	}
	if c.Before == "" {
		return table.Remove(tx, &now)
	}
	*rev(&before) = *rev(&now)
	return table.Save(tx, &before)
}

// changedAfter names what stands against taking an act back.
func changedAfter(noun, body string) error {
	var x struct{ Name, Title, Code, Written string }
	_ = json.Unmarshal([]byte(body), &x)
	name := x.Name
	for _, other := range []string{x.Title, x.Written, x.Code} {
		if name == "" {
			name = other
		}
	}
	return fault.New(fault.Conflict, "Không lấy lại được: sau việc sắp xếp đã có thay đổi (%[1]s %[2]q). Hãy sửa tiếp từ hiện trạng, bằng một việc sắp xếp mới hoặc ở trang chờ nơi nhận.",
		"This cannot be taken back: something was changed after it (%[1]s %[2]q). Go on from where things stand, by a new reorganisation or on the page of what waits for an heir.", noun, name)
}
