package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// UnitFunctions is what a unit is for, as the decision on its functions and tasks says.
type UnitFunctions struct {
	Unit    org.Unit
	Clauses []paper.Clause
}

// FunctionsOfUnit reads the recorded decision of a unit.
func (a *App) FunctionsOfUnit(ctx context.Context, who Who, code string) (UnitFunctions, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return UnitFunctions{}, err
	}
	u, err := a.store.Read(ctx).UnitByCode(code)
	out := UnitFunctions{Unit: u}
	if err != nil || u.Functions == nil {
		return out, err
	}
	s, err := a.statementOf(ctx, u)
	out.Clauses = s.Clauses
	return out, err
}

// SetFunctions records the decision on what a unit is for; code "" = the unit that the decision names. A decision of
// another unit is refused. The one before stays in the versions of the unit.
func (a *App) SetFunctions(ctx context.Context, who Who, code string, in Input) (u org.Unit, err error) {
	if err := who.must(org.SetUpUnits); err != nil {
		return u, err
	}
	src, err := a.reader.source(ctx, in)
	if err != nil {
		return u, err
	}
	s, err := statementIn(in.Name, src)
	if err != nil {
		return u, err
	}
	if u, err = a.unitOfStatement(a.store.Read(ctx), code, s); err != nil {
		return u, err
	}
	d := org.Decision{File: in.Name, Number: src.Meta.Number, Date: src.Meta.Date}
	if d.SHA256, err = a.files.Save(in.Content); err != nil {
		return u, err
	}
	err = a.change(ctx, who, act{"unit.functions", "unit", string(u.ID), cmp.Or(d.Number, d.File)}, func(tx *store.Tx) error {
		now, err := store.Units.Get(tx.Reader, string(u.ID))
		if err != nil {
			return err
		}
		if u = now; u.Functions != nil && u.Functions.SHA256 == d.SHA256 {
			return fault.New(fault.Conflict, "%s: quyết định này đã được ghi cho %s.", "%s: this decision is recorded for %s already.", in.Name, u.Name).At("file")
		}
		u.Functions = &d
		return store.Units.Save(tx, &u)
	})
	return u, err
}

// unitOfStatement is whose functions a decision holds: the unit asked for, when the decision is not of another.
func (a *App) unitOfStatement(r store.Reader, code string, s paper.Statement) (org.Unit, error) {
	units, err := r.AllUnits()
	if err != nil {
		return org.Unit{}, err
	}
	named := func(u org.Unit) bool {
		return slices.ContainsFunc(append([]string{u.Name}, u.Aliases...), func(name string) bool { return sameUnit(name, s.Unit) })
	}
	today := a.Today()
	i := slices.IndexFunc(units, func(u org.Unit) bool { return u.ExistsOn(today) && named(u) })
	if code = strings.TrimSpace(code); code == "" {
		if i < 0 {
			return org.Unit{}, fault.New(fault.NotFound, "%s: danh mục không có đơn vị %.100q; chọn đơn vị rồi ghi lại.", "%s: the register has no unit %.100q; choose the unit and record it again.", s.File, s.Unit).At("unit")
		}
		return units[i], nil
	}
	u, err := unitCoded(r, code)
	if err != nil {
		return u, at(err, "unit")
	}
	if i >= 0 && units[i].ID != u.ID && !named(u) {
		return u, fault.New(fault.Conflict, "%s là quyết định về %s, không phải về %s.", "%s is a decision on %s, not on %s.", s.File, units[i].Name, u.Name).At("file")
	}
	return u, nil
}

// sameUnit compares names as decisions write them, without the province.
func sameUnit(a, b string) bool {
	bare := func(s string) string {
		return strings.TrimSuffix(strings.Join(strings.Fields(vi.Fold(s)), " "), " tinh")
	}
	return bare(a) == bare(b)
}

func statementIn(name string, src *doc.Source) (paper.Statement, error) {
	s, ok := paper.StatementOf(src)
	if !ok {
		return s, fault.New(fault.Invalid, "%s: không tìm thấy chức năng, nhiệm vụ của đơn vị nào; cần quyết định quy định chức năng, nhiệm vụ của một đơn vị, có các Điều.",
			"%s: the functions of no unit were found; a decision on the functions and tasks of one unit is needed, with its articles.", name)
	}
	return s, nil
}

// statementOf reads the decision of a unit, each file once.
func (a *App) statementOf(ctx context.Context, u org.Unit) (paper.Statement, error) {
	if s, ok := a.papers.statement(u.Functions.SHA256); ok {
		return s, nil
	}
	content, err := a.content(u.Functions.SHA256)
	if err != nil {
		return paper.Statement{}, err
	}
	s, err := a.reader.Functions(ctx, Input{Name: u.Functions.File, Content: content})
	if err == nil {
		a.papers.keepStatement(u.Functions.SHA256, s)
	}
	return s, err
}

// functionsNow are the functions of all units of today, and a mark that changes when one of them does; nil = none is recorded.
func (a *App) functionsNow(ctx context.Context, units []org.Unit) (*paper.Functions, string, error) {
	of, mark := []paper.Statement{}, sha256.New()
	for _, u := range units {
		if u.Functions == nil || !u.ExistsOn(a.Today()) {
			continue
		}
		s, err := a.statementOf(ctx, u)
		if err != nil {
			return nil, "", err
		}
		s.Unit = u.Name
		of = append(of, s)
		mark.Write([]byte(u.Name + "\x00" + u.Functions.SHA256 + "\x00"))
	}
	if len(of) == 0 {
		return nil, "", nil
	}
	key := hex.EncodeToString(mark.Sum(nil))
	return a.papers.functionsOf(key, of), key, nil
}

// FunctionsRecorded are the units of today whose decision is recorded, by name, and how many departments are without one.
func (a *App) FunctionsRecorded(ctx context.Context, who Who) (with []org.Unit, without int, err error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, 0, err
	}
	units, err := a.store.Read(ctx).AllUnits()
	if err != nil {
		return nil, 0, err
	}
	for _, u := range units {
		switch {
		case !u.ExistsOn(a.Today()):
		case u.Functions != nil:
			with = append(with, u)
		case u.Level == "province" && u.Line == org.State && !u.Group:
			without++
		}
	}
	arrange.By(with, func(x, y org.Unit) int { return cmp.Compare(vi.SortKey(x.Name), vi.SortKey(y.Name)) })
	return with, without, nil
}
