package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// TermNamed is a term as it is registered.
func (a *App) TermNamed(ctx context.Context, code string) (plan.Term, error) {
	v, _, err := a.termOf(a.store.Read(ctx), code)
	return v.Term, err
}

// EditTerm corrects the name and the days of a term; its code stays. rev is the revision that the person saw. The days of a term
// that was closed stay too: its items and figures were frozen by them.
func (a *App) EditTerm(ctx context.Context, who Who, code string, rev int, now plan.Term, why string) (plan.Term, error) {
	if err := who.must(org.EditPlan); err != nil {
		return plan.Term{}, err
	}
	out, err := a.TermNamed(ctx, code)
	if err != nil {
		return out, err
	}
	return out, a.change(ctx, who, act{"term.edit", "term", out.ID, strings.TrimSpace(why)}, func(tx *store.Tx) error {
		all, err := tx.AllTerms()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(t plan.Term) bool { return t.Code == code })
		if i < 0 {
			return noTerm(code)
		}
		old := all[i]
		if rev != old.Rev {
			return fault.New(fault.Conflict, "Người khác vừa thay đổi nhiệm kỳ này; xin xem lại bản mới.", "Somebody has just changed this term; please look at the new version.")
		}
		now.ID, now.Rev, now.Code, now.Name = old.ID, old.Rev, old.Code, strings.TrimSpace(now.Name)
		if out = now; now == old {
			return fault.New(fault.Invalid, "Chưa có gì thay đổi.", "Nothing is changed.").At("name")
		}
		if err := validTerm(now, slices.Delete(all, i, i+1)); err != nil {
			return err
		}
		sameDays := now
		sameDays.Name = old.Name
		if _, err := tx.ClosingOf(code); err == nil && sameDays != old {
			return fault.New(fault.Conflict, "Nhiệm kỳ %s đã khép nên chỉ sửa được tên; muốn sửa ngày, hãy lấy lại việc khép trước.", "The term %s was closed, so only its name can be changed; to change its days, take the closing back first.", code).At("from")
		} else if unlessMissing(err) != nil {
			return err
		}
		return store.Terms.Save(tx, &out)
	})
}
