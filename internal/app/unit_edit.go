package app

import (
	"context"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// UnitEdit is the form of a unit, whole.
type UnitEdit struct {
	Code     string // of a new unit; "" = made from its name
	Name     string
	Short    string
	Line     org.Line // "" = as its name tells
	Level    string
	Parent   string // code; "" = the top
	Aliases  string // separated by ";"
	From, To when.Date
	Why      string
}

// UnitForm is a unit as its form shows it, with the revision the form is made from.
func (a *App) UnitForm(ctx context.Context, code string) (UnitEdit, int, error) {
	r := a.store.Read(ctx)
	u, err := r.UnitByCode(code)
	if err != nil {
		return UnitEdit{}, 0, err
	}
	e := UnitEdit{Code: u.Code, Name: u.Name, Short: u.Short, Line: u.Line, Level: u.Level, Aliases: strings.Join(u.Aliases, "; "), From: u.From, To: u.To}
	if u.ParentID != "" {
		over, err := store.Units.Get(r, string(u.ParentID))
		if err != nil {
			return e, 0, err
		}
		e.Parent = over.Code
	}
	return e, u.Rev, nil
}

// AddUnit puts one unit into the register.
func (a *App) AddUnit(ctx context.Context, who Who, e UnitEdit) (org.Unit, error) {
	if err := who.must(org.SetUpUnits); err != nil {
		return org.Unit{}, err
	}
	u := org.Unit{ID: org.UnitID(newID()), Code: strings.TrimSpace(e.Code)}
	if u.Code == "" {
		u.Code = org.CodeOf(e.Name)
	}
	err := a.change(ctx, who, act{"unit.add", "unit", string(u.ID), e.Why}, func(tx *store.Tx) error {
		u.Rev = 0
		if _, err := tx.UnitByCode(u.Code); err == nil {
			return fault.New(fault.Conflict, "Đã có đơn vị mã %.60q; ghi một mã khác.", "There is a unit with the code %.60q; write another code.", u.Code).At("code")
		}
		return putUnit(tx, &u, e)
	})
	return u, err
}

// EditUnit corrects what the register says of a unit that is still at revision rev. What an act of reorganisation does –
// another name from a day on, an end with an heir – is not done here.
func (a *App) EditUnit(ctx context.Context, who Who, code string, rev int, e UnitEdit) (u org.Unit, err error) {
	if err := who.must(org.SetUpUnits); err != nil {
		return u, err
	}
	if u, err = a.store.Read(ctx).UnitByCode(code); err != nil {
		return u, err
	}
	err = a.change(ctx, who, act{"unit.edit", "unit", string(u.ID), e.Why}, func(tx *store.Tx) error {
		now, err := store.Units.Get(tx.Reader, string(u.ID))
		if err != nil {
			return err
		}
		if now.Rev != rev {
			return fault.New(fault.Conflict, "Đơn vị %q vừa được người khác sửa; xin xem bản mới rồi sửa lại.", "Somebody has just edited the unit %q; please look at the new version and edit again.", now.Name)
		}
		u = now
		return putUnit(tx, &u, e)
	})
	return u, err
}

func putUnit(tx *store.Tx, u *org.Unit, e UnitEdit) error {
	u.Name, u.Short, u.Level, u.Aliases, u.From, u.To = strings.TrimSpace(e.Name), strings.TrimSpace(e.Short), e.Level, splitNames(e.Aliases), e.From, e.To
	if u.Line = e.Line; u.Line == "" {
		u.Line = org.LineOf(u.Name)
	}
	if u.ParentID = ""; strings.TrimSpace(e.Parent) != "" {
		over, err := tx.UnitByCode(strings.TrimSpace(e.Parent))
		if err != nil {
			return named(err, fault.New(fault.Invalid, "Không có đơn vị cấp trên mã %.60q.", "There is no unit above with the code %.60q.", e.Parent).At("parent"))
		}
		below, err := under(tx.Reader, u.Code)
		if err := unlessMissing(err); err != nil {
			return err
		}
		if (Reach{Units: below}).Holds(over.ID) {
			return fault.New(fault.Invalid, "Đơn vị %q nằm dưới chính nó.", "The unit %q is below itself.", u.Name).At("parent")
		}
		u.ParentID = over.ID
	}
	if err := u.Validate(); err != nil {
		return err
	}
	return store.Units.Save(tx, u)
}
