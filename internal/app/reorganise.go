package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Reorganisations are the acts recorded, the newest day first.
func (a *App) Reorganisations(ctx context.Context) ([]org.Reorganisation, error) {
	all, err := store.Reorganisations.All(a.store.Read(ctx))
	slices.Reverse(all)
	return all, err
}

// PreviewReorganisation tells all that an act would do, and does nothing.
func (a *App) PreviewReorganisation(ctx context.Context, who Who, x org.Reorganisation) (ReorganisationEffect, error) {
	if err := who.must(org.Reorganise); err != nil {
		return ReorganisationEffect{}, err
	}
	return a.reorganisationEffect(a.store.Read(ctx), x)
}

// Reorganise records an act. One whose day has come is carried out at once, with everything it moves, as one entry of the
// journal; one of a day to come waits for it, and is carried out by the server when that day begins, or by the first act
// of anybody on that day or later.
func (a *App) Reorganise(ctx context.Context, who Who, x org.Reorganisation) (ReorganisationEffect, error) {
	if err := who.must(org.Reorganise); err != nil {
		return ReorganisationEffect{}, err
	}
	if err := a.CarryDue(ctx); err != nil {
		return ReorganisationEffect{}, err
	}
	x.ID, x.Rev, x.By, x.State = newID(), 0, who.Post.ID, org.Done
	x.Title, x.Document = strings.TrimSpace(x.Title), strings.TrimSpace(x.Document)
	var out ReorganisationEffect
	if x.On > a.Today() {
		x.State = org.Planned
		var err error
		if out, err = a.reorganisationEffect(a.store.Read(ctx), x); err != nil { // what could not be done is told today
			return out, err
		}
	}
	err := a.change(ctx, who, act{"unit.reorganise." + string(x.State), "reorganisation", x.ID, x.Document}, func(tx *store.Tx) (err error) {
		if x.State == org.Planned {
			saved := x
			err = store.Reorganisations.Save(tx, &saved)
			out.Act = saved
			return err
		}
		out, err = a.carry(tx, x)
		return err
	})
	return out, err
}

// carry carries an act out.
func (a *App) carry(tx *store.Tx, x org.Reorganisation) (ReorganisationEffect, error) {
	out, err := a.reorganisationEffect(tx.Reader, x)
	if err != nil {
		return out, err
	}
	out.Act.State, out.Act.DoneOn = org.Done, a.Today()
	for _, u := range out.units {
		if err := store.Units.Save(tx, u); err != nil {
			return out, err
		}
	}
	for _, p := range out.posts {
		if err := store.Posts.Save(tx, p); err != nil {
			return out, err
		}
	}
	for _, x := range out.accounts {
		if err := store.Accounts.Save(tx, x); err != nil {
			return out, err
		}
	}
	for i := range out.gone {
		if err := store.Assignments.Remove(tx, &out.gone[i]); err != nil {
			return out, err
		}
	}
	for i := range out.parts {
		if err := store.Assignments.Save(tx, &out.parts[i]); err != nil {
			return out, err
		}
	}
	for _, r := range out.reports {
		if err := store.Reports.Save(tx, r); err != nil {
			return out, err
		}
	}
	for _, l := range out.lines {
		if err := store.Lines.Save(tx, l); err != nil {
			return out, err
		}
	}
	for _, o := range out.owed {
		if err := store.Owing.Save(tx, o); err != nil {
			return out, err
		}
	}
	for _, o := range out.owedGone {
		if err := store.Owing.Remove(tx, o); err != nil {
			return out, err
		}
	}
	return out, store.Reorganisations.Save(tx, &out.Act)
}

// CarryDue carries out the acts whose day has come. What can no longer be done as it was recorded stays planned, and is told.
func (a *App) CarryDue(ctx context.Context) error {
	a.due.Lock()
	defer a.due.Unlock()
	today := a.Today()
	if a.due.day == today {
		return nil
	}
	all, err := store.Reorganisations.All(a.store.Read(ctx))
	if err != nil {
		return err
	}
	var failed []string
	for _, x := range all {
		if x.State != org.Planned || x.On > today {
			continue
		}
		if err := a.carryPlanned(ctx, x); err != nil && !fault.Is(err, fault.Conflict) {
			if fault.KindOf(err) == fault.Internal || fault.Is(err, fault.Unavailable) {
				return err
			}
			failed = append(failed, x.Document+": "+fault.Say(err, "vi"))
		}
	}
	a.due.day, a.due.failed = today, failed
	return nil
}

func (a *App) carryPlanned(ctx context.Context, x org.Reorganisation) error {
	r := a.store.Read(ctx)
	post, err := store.Posts.Get(r, string(x.By))
	if err != nil {
		return err
	}
	unit, err := store.Units.Get(r, string(post.UnitID))
	if err != nil {
		return err
	}
	return a.write(ctx, Who{Post: post, Unit: unit}, act{"unit.reorganise.done", "reorganisation", x.ID, x.Document}, func(tx *store.Tx) error {
		now, err := store.Reorganisations.Get(tx.Reader, x.ID)
		if err != nil || now.State != org.Planned {
			return fault.New(fault.Conflict, "Đã được thực hiện.", "It has been carried out.").Because(err)
		}
		_, err = a.carry(tx, now)
		return err
	})
}

// CarryFailed are the acts that could not be carried out on their day, with the reason.
func (a *App) CarryFailed() []string {
	a.due.Lock()
	defer a.due.Unlock()
	return slices.Clone(a.due.failed)
}

// Say tells in one line what an act does, for the terminal and the page that follows.
func (x ReorganisationEffect) Say() string {
	return fmt.Sprintf("%d đơn vị, %d phần việc chuyển, %d chờ nơi nhận, %d chức danh, %d người, %d nhóm, %d báo cáo đang soạn", len(x.Units), len(x.Items), len(x.Waiting), len(x.Posts), len(x.Holdings), len(x.Groups), len(x.Reports))
}

// WrongRows puts rows that are wrong into one refusal that names each.
func WrongRows(wrong []when.WrongRow) error {
	if len(wrong) == 0 {
		return nil
	}
	var vi, en []string
	for _, w := range wrong[:min(len(wrong), 50)] {
		vi = append(vi, fmt.Sprintf("Dòng %d: %s", w.N, fault.Say(w.Err, "vi")))
		en = append(en, fmt.Sprintf("Row %d: %s", w.N, fault.Say(w.Err, "en")))
	}
	return fault.New(fault.Invalid, "%[1]s", "%[2]s", strings.Join(vi, "\n"), strings.Join(en, "\n")).At("moves")
}
