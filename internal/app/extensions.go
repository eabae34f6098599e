package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ExtensionAsk is a request for more time as a unit writes it.
type ExtensionAsk struct {
	Item       string    // code or id
	Unit       string    // code of who asks; "" = the unit of the post, or for the coordinator the first lead
	Occurrence when.Date // of a recurring item; "" = the first that is still open
	NewDay     when.Date
	Reason     string
	Document   string // number and date of the letter that asks
}

// AskExtension asks for a later due day of what a unit leads. It moves nothing yet.
func (a *App) AskExtension(ctx context.Context, who Who, ask ExtensionAsk) (plan.Extension, error) {
	if !who.May(org.AskExtension) {
		return plan.Extension{}, who.refused(org.AskExtension)
	}
	e := plan.Extension{ID: plan.ExtensionID(newID()), PostID: who.Post.ID, AskedOn: a.Today(), Reason: ask.Reason, Document: ask.Document, NewDay: ask.NewDay, State: plan.ExtensionAsked}
	r := a.store.Read(ctx)
	item, err := itemNamed(r, ask.Item)
	if err != nil {
		return e, named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", ask.Item).At("item"))
	}
	e.ItemID = item.ID
	err = a.change(ctx, who, act{"extension.ask", "item", string(item.ID), ask.Reason}, func(tx *store.Tx) error {
		e.Rev = 0
		if e.UnitID, err = a.asking(tx.Reader, who, item.ID, ask.Unit); err != nil {
			return err
		}
		if e.OldDay, e.Occurrence, err = a.openDay(tx.Reader, item, ask.Occurrence); err != nil {
			return err
		}
		if err := e.Validate(); err != nil {
			return err
		}
		if e.NewDay < tx.Today {
			return fault.New(fault.Invalid, "Hạn mới %s đã qua.", "The new day, %s, has passed.", e.NewDay.Vi()).At("new_day")
		}
		before, err := tx.ExtensionsOf([]plan.ItemID{item.ID})
		if err != nil {
			return err
		}
		if slices.ContainsFunc(before, func(x plan.Extension) bool {
			return x.State == plan.ExtensionAsked && x.Occurrence == e.Occurrence
		}) {
			return fault.New(fault.Conflict, "Đã có đề nghị gia hạn %s đang chờ quyết định.", "A request for more time for %s waits already.", item.Code)
		}
		return store.Extensions.Save(tx, &e)
	})
	return e, err
}

// asking is the unit that asks: it must lead the item, itself or as a member of the group that does.
func (a *App) asking(r store.Reader, who Who, id plan.ItemID, code string) (org.UnitID, error) {
	owing, err := r.Owing(id)
	if err != nil {
		return "", err
	}
	unit := who.Unit.ID
	switch {
	case code != "":
		u, err := r.UnitByCode(code)
		if err != nil {
			return "", named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", code).At("unit"))
		}
		unit = u.ID
	case !slices.Contains(owing, unit) && who.Post.Role.May(org.AskExtension, org.Elsewhere) && len(owing) > 0:
		unit = owing[0]
	}
	reach, err := a.reach(r, who, org.AskExtension)
	switch {
	case err != nil:
		return "", err
	case !reach.Holds(unit):
		return "", who.refused(org.AskExtension)
	case !slices.Contains(owing, unit):
		return "", fault.New(fault.Denied, "Việc này do đơn vị khác chủ trì; chỉ đơn vị chủ trì đề nghị gia hạn được.", "The item is of another unit; only one that leads it may ask for more time.")
	}
	return unit, nil
}

// openDay is the due day that a request is about, and by which occurrence of what returns.
func (a *App) openDay(r store.Reader, item plan.Item, occurrence when.Date) (day, of when.Date, err error) {
	rows, err := r.ItemRows([]plan.ItemID{item.ID})
	if err != nil {
		return "", "", err
	}
	s := rows[0].Standing
	switch {
	case item.Ended || !s.State.Open():
		return "", "", fault.New(fault.Conflict, "%s không còn mở, nên không gia hạn.", "%s is no longer open: there is nothing to extend.", item.Code)
	case s.DueOn == "":
		return "", "", fault.New(fault.Conflict, "%s không có ngày hạn, nên không có gì để gia hạn.", "%s has no due day to extend.", item.Code)
	case !rows[0].Due.Returning():
		return s.DueOn, "", nil
	case occurrence == "" || occurrence == s.OriginalOn:
		return s.DueOn, s.OriginalOn, nil
	}
	list, err := a.occurrences(r, rows[0].Due.Due, item.ID)
	if err != nil {
		return "", "", err
	}
	for _, o := range list {
		if o.Day == occurrence && !o.Done() {
			return o.DueOn, o.Day, nil
		}
	}
	return "", "", fault.New(fault.Invalid, "%[1]s không có kỳ %[2]s còn mở.", "%[1]s has no open occurrence of %[3]s.", item.Code, occurrence.Vi(), string(occurrence)).At("occurrence")
}

// DecideExtension grants or refuses a request that is still at revision rev; granting moves the due day.
func (a *App) DecideExtension(ctx context.Context, who Who, id plan.ExtensionID, rev int, grant bool, reason string) (plan.Extension, error) {
	if err := who.must(org.DecideExtension); err != nil {
		return plan.Extension{}, err
	}
	action := "extension.refuse"
	if grant {
		action = "extension.grant"
	}
	return a.onExtension(ctx, who, action, id, rev, reason, func(tx *store.Tx, e *plan.Extension) error {
		if err := e.Decide(grant, reason, tx.Today); err != nil || !grant {
			return err
		}
		return extend(tx, *e)
	})
}

// WithdrawExtension takes a request back that nobody has decided.
func (a *App) WithdrawExtension(ctx context.Context, who Who, id plan.ExtensionID, rev int) (plan.Extension, error) {
	return a.onExtension(ctx, who, "extension.withdraw", id, rev, "", func(tx *store.Tx, e *plan.Extension) error {
		reach, err := a.reach(tx.Reader, who, org.AskExtension)
		if err != nil {
			return err
		}
		if !reach.Holds(e.UnitID) {
			return who.refused(org.AskExtension)
		}
		if e.State != plan.ExtensionAsked {
			return fault.New(fault.Conflict, "Đề nghị gia hạn này đã xong.", "This request is over.")
		}
		e.State, e.DecidedOn = plan.ExtensionWithdrawn, tx.Today
		return nil
	})
}

func (a *App) onExtension(ctx context.Context, who Who, action string, id plan.ExtensionID, rev int, why string, do func(*store.Tx, *plan.Extension) error) (plan.Extension, error) {
	var out plan.Extension
	before, err := store.Extensions.Get(a.store.Read(ctx), string(id))
	if err != nil {
		return out, err
	}
	err = a.change(ctx, who, act{action, "item", string(before.ItemID), strings.TrimSpace(why)}, func(tx *store.Tx) error {
		e, err := store.Extensions.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if rev != 0 {
			e.Rev = rev
		}
		if err := do(tx, &e); err != nil {
			return err
		}
		out = e
		return store.Extensions.Save(tx, &out)
	})
	return out, err
}

// extend moves the due day, or that of one occurrence, if it is still the one that the request names.
func extend(tx *store.Tx, e plan.Extension) error {
	due, err := store.Dues.Get(tx.Reader, string(e.ItemID))
	if err != nil {
		return err
	}
	changed := fault.New(fault.Conflict, "Hạn đã đổi từ lúc đề nghị; xin từ chối và để đơn vị đề nghị lại.", "The due day has changed since this was asked; refuse it and let the unit ask again.")
	if e.Occurrence == "" {
		if due.To != e.OldDay || due.Returning() {
			return changed
		}
		due.To = e.NewDay
	} else {
		if !due.Returning() {
			return changed
		}
		rule := *due.Rule
		rule.Moved = slices.DeleteFunc(slices.Clone(rule.Moved), func(m plan.Move) bool { return m.From == e.Occurrence })
		rule.Moved = append(rule.Moved, plan.Move{From: e.Occurrence, To: e.NewDay})
		due.Rule = &rule
	}
	due.Extended++
	due.Reason = e.Reason
	if e.Document != "" {
		due.Reason += " (" + e.Document + ")"
	}
	return store.Dues.Save(tx, &due)
}
