package app

import (
	"context"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// CardEdit is the form of a card, whole: what is not in it is emptied. Unit and direction are the item's own fields.
type CardEdit struct {
	indicator.Card
	Unit, Direction string
	EntersCode      string // code of the unit that enters values; "" = the owner
	WeightCode      string // code of the indicator that weighs
}

// EditCard describes an indicator anew; rev is that of the card it is made from, 0 of one that nobody has described.
func (a *App) EditCard(ctx context.Context, who Who, code string, rev int, e CardEdit) error {
	if err := who.must(org.EditPlan); err != nil {
		return err
	}
	item, err := indicatorNamed(a.store.Read(ctx), code)
	if err != nil {
		return err
	}
	return a.change(ctx, who, act{"indicator.card", "item", string(item.ID), ""}, func(tx *store.Tx) error {
		item, err := store.Items.Get(tx.Reader, string(item.ID))
		if err != nil {
			return err
		}
		now, err := tx.CardOf(item.ID)
		if err != nil {
			return err
		}
		if now.Rev != rev {
			return fault.New(fault.Conflict, "Thẻ của %s vừa được người khác sửa; xin xem bản mới rồi sửa lại.", "Somebody has just edited the card of %s; please look at the new version and edit again.", item.Code)
		}
		card := e.Card
		card.ItemID, card.Rev = item.ID, rev
		if card.Enters, err = unitOf(tx.Reader, e.EntersCode, "enters"); err != nil {
			return err
		}
		if card.WeightBy = ""; strings.TrimSpace(e.WeightCode) != "" {
			weight, err := indicatorNamed(tx.Reader, e.WeightCode)
			if err != nil {
				return named(err, fault.New(fault.Invalid, "Không có chỉ tiêu %.60q để làm quyền số.", "There is no indicator %.60q to weigh by.", e.WeightCode).At("weight_by"))
			}
			card.WeightBy = weight.ID
		}
		if err := card.Validate(); err != nil {
			return err
		}
		if err := codeFree(tx.Reader, card); err != nil {
			return err
		}
		if item.Fields["unit"] != e.Unit || item.Fields["direction"] != e.Direction {
			fields := map[string]string{}
			for k, v := range item.Fields {
				fields[k] = v
			}
			fields["unit"], fields["direction"] = e.Unit, e.Direction
			item.Fields = fields
			if err := item.Validate(a.kinds); err != nil {
				return err
			}
			if err := store.Items.Save(tx, &item); err != nil {
				return err
			}
		}
		return store.Cards.Save(tx, &card)
	})
}

// codeFree refuses a code that another indicator has, on its card or in the plan.
func codeFree(r store.Reader, card indicator.Card) error {
	if card.Code == "" {
		return nil
	}
	other, err := r.IndicatorByCode(card.Code)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err == nil && other.ID != card.ItemID {
		return fault.New(fault.Conflict, "Mã %s đã là của %s %.60q.", "The code %s is that of %s %.60q already.", card.Code, other.Code, other.Title).At("code")
	}
	return err
}

func unitOf(r store.Reader, code, field string) (org.UnitID, error) {
	code = strings.TrimSpace(code)
	if code == "" {
		return "", nil
	}
	u, err := r.UnitByCode(code)
	return u.ID, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", code).At(field))
}

// TargetEdit is the form of a target, a baseline or a point of a trajectory.
type TargetEdit struct {
	ID   string // "" = new
	Rev  int
	Span string // a phrase: "năm 2030", "2026-2030"
	Ref  string // code of the indicator that it is relative to; "" = the indicator itself
	plan.Target
}

// SetTarget puts a target onto an indicator, or changes one.
func (a *App) SetTarget(ctx context.Context, who Who, code string, e TargetEdit) (string, error) {
	if err := who.must(org.EditPlan); err != nil {
		return "", err
	}
	r := a.store.Read(ctx)
	item, err := indicatorNamed(r, code)
	if err != nil {
		return "", err
	}
	t := e.Target
	t.ID, t.Rev, t.ItemID = e.ID, e.Rev, item.ID
	if t.Period, err = typedPeriod(e.Span, "period"); err != nil {
		return "", err
	}
	if e.Ref != "" {
		ref, err := indicatorNamed(r, e.Ref)
		if err != nil {
			return "", named(err, fault.New(fault.Invalid, "Không có chỉ tiêu %.60q để so.", "There is no indicator %.60q to compare with.", e.Ref).At("ref_item"))
		}
		t.RefItem = ref.ID
	}
	if err := t.Validate(); err != nil {
		return "", err
	}
	if err := a.ordered(r, t); err != nil {
		return "", err
	}
	if t.ID == "" {
		t.ID = newID()
	}
	return t.ID, a.change(ctx, who, act{"indicator.target", "item", string(item.ID), ""}, func(tx *store.Tx) error {
		kept := t
		if kept.Rev > 0 {
			before, err := store.Targets.Get(tx.Reader, kept.ID)
			if err != nil {
				return err
			}
			if before.ItemID != item.ID {
				return fault.New(fault.Invalid, "Mức này không phải của %s.", "This target is not one of %s.", item.Code)
			}
		}
		return store.Targets.Save(tx, &kept)
	})
}

// ordered refuses a target that ends before its baseline, and a baseline after the targets that it is for.
func (a *App) ordered(r store.Reader, t plan.Target) error {
	all, err := r.TargetsOf(t.ItemID)
	if err != nil {
		return err
	}
	for _, x := range all {
		if x.ID == t.ID || x.Scope != t.Scope {
			continue
		}
		if t.Sort == plan.AimSort && x.Baseline() && x.Period.To != "" && t.Period.To < x.Period.To || t.Baseline() && x.Sort == plan.AimSort && x.Period.To != "" && x.Period.To < t.Period.To {
			return fault.New(fault.Invalid, "Mức phải đạt đến %s ở trước mức xuất phát ngày %s.", "The target of %s comes before the baseline of %s.", min(t.Period.To, x.Period.To).Vi(), max(t.Period.To, x.Period.To).Vi()).At("period")
		}
	}
	return nil
}

// RemoveTarget takes a target off an indicator; its history stays.
func (a *App) RemoveTarget(ctx context.Context, who Who, id string, rev int, why string) (plan.ItemID, error) {
	if err := who.must(org.EditPlan); err != nil {
		return "", err
	}
	t, err := store.Targets.Get(a.store.Read(ctx), id)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(why) == "" {
		return t.ItemID, fault.New(fault.Invalid, "Cần ghi lý do.", "Write the reason.").At("why")
	}
	return t.ItemID, a.change(ctx, who, act{"indicator.untarget", "item", string(t.ItemID), why}, func(tx *store.Tx) error {
		gone := t
		gone.Rev = rev
		return store.Targets.Remove(tx, &gone)
	})
}
