package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
)

// Move is a step of a report: what it is, and what is said with it.
type Move struct {
	Action    string          // as report.Steps names it
	Reason    string          // of a return
	Remarks   []report.Remark // of a return, to rows and fields
	Confirmed []string        // of sending: keys of the oddities that the sender stands by
}

// StepReport submits, withdraws, endorses, returns or approves a report that is still at revision rev.
func (a *App) StepReport(ctx context.Context, who Who, id report.ID, rev int, action, reason string) error {
	return a.MoveReport(ctx, who, id, rev, Move{Action: action, Reason: reason})
}

// MoveReport takes a step with all that is said with it.
func (a *App) MoveReport(ctx context.Context, who Who, id report.ID, rev int, m Move) error {
	m.Reason = strings.TrimSpace(m.Reason)
	var err error
	if m.Remarks, err = report.Remarked(m.Remarks); err != nil {
		return err
	}
	return a.change(ctx, who, act{"report." + m.Action, "report", string(id), m.Reason}, func(tx *store.Tx) error {
		x, err := store.Reports.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if x.Rev != rev {
			return fault.New(fault.Conflict, "Báo cáo vừa được người khác thay đổi; xin xem bản mới.", "Somebody has just changed this report; please look at the new version.")
		}
		if who.Lapsed {
			return who.refused(org.SendReport)
		}
		by, err := a.mover(tx.Reader, who, x.UnitID)
		if err != nil {
			return err
		}
		if err := x.Take(m.Action, by, m.Reason, a.Today()); err != nil {
			return err
		}
		switch m.Action {
		case "submit":
			x.Confirmed = m.Confirmed
			if err := a.checkComplete(tx, x); err != nil {
				return err
			}
			if x.Late, err = comesLate(tx.Reader, x); err != nil {
				return err
			}
		case "return":
			x.Remarks, x.Confirmed = m.Remarks, nil // what came back is looked at again
		}
		if err := store.Reports.Save(tx, &x); err != nil {
			return err
		}
		return observe(tx, x)
	})
}

// checkComplete refuses a report with a line that misses what it must have; all are named at once.
func (a *App) checkComplete(tx *store.Tx, x report.Report) error {
	lines, err := tx.LinesOf(x.ID)
	if err != nil {
		return err
	}
	var ids []plan.ItemID
	for _, l := range lines {
		ids = append(ids, l.ItemID)
	}
	items, err := tx.ItemsByID(ids)
	if err != nil {
		return err
	}
	narrative, err := onlyNarrative(tx.Reader, x)
	if err != nil {
		return err
	}
	told := make([]ReportLine, len(lines))
	for i, l := range lines {
		item := items[l.ItemID]
		kind, _ := a.kinds.Of(item.Kind)
		told[i] = ReportLine{Item: ItemRow{Item: item}, Kind: kind, Line: l}
	}
	lacks := lacksOf(told, narrative, a.Today())
	if len(lacks) == 0 {
		return nil
	}
	if lacks[0].ItemID == "" {
		return lacks[0].Err
	}
	var problems, inEnglish []string
	for _, x := range lacks {
		problems = append(problems, x.Code+": "+fault.Say(x.Err, "vi"))
		inEnglish = append(inEnglish, x.Code+": "+fault.Say(x.Err, "en"))
	}
	return fault.New(fault.Invalid, "Báo cáo chưa gửi được: %[1]s", "The report cannot be sent yet: %[2]s", strings.Join(problems, " "), strings.Join(inEnglish, " ")).At("lines")
}

// observe keeps the values of an approved report as observations, and takes them back when it is reopened.
func observe(tx *store.Tx, x report.Report) error {
	lines, err := tx.LinesOf(x.ID)
	if err != nil {
		return err
	}
	source := "report:" + string(x.ID)
	for _, l := range lines {
		if l.Value == "" {
			continue
		}
		have, err := tx.ObservationsOf(l.ItemID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(have, func(o plan.Observation) bool { return o.Source == source })
		o := plan.Observation{ID: newID(), ItemID: l.ItemID, Period: x.Period, Source: source}
		if i >= 0 {
			o = have[i]
		}
		if i < 0 {
			owing, err := tx.Owing(l.ItemID)
			if err != nil {
				return err
			}
			if len(owing) > 1 { // each tells its own part of the whole
				o.UnitID = x.UnitID
			}
		}
		o.Value, o.Quality = l.Value, l.Quality
		switch {
		case x.State == report.Approved:
			err = store.Observations.Save(tx, &o)
		case i >= 0:
			err = store.Observations.Remove(tx, &o)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mover is who takes a step, seen from the reporting unit.
func (a *App) mover(r store.Reader, who Who, unit org.UnitID) (report.Mover, error) {
	reaches := map[org.Action]bool{}
	for _, s := range report.Steps {
		if _, known := reaches[s.Right]; known {
			continue
		}
		within, err := a.reach(r, who, s.Right)
		if err != nil {
			return report.Mover{}, err
		}
		reaches[s.Right] = within.Holds(unit)
	}
	heads, err := a.heads(r)
	return report.Mover{May: func(action org.Action) bool { return reaches[action] }, Headed: heads[unit]}, err
}

// heads are the units whose head is somebody today: an open account holds the post.
func (a *App) heads(r store.Reader) (map[org.UnitID]bool, error) {
	posts, err := r.PostsAs(org.Head)
	if err != nil || len(posts) == 0 {
		return nil, err
	}
	ids, unit := map[org.PostID]bool{}, map[org.PostID]org.UnitID{}
	for _, p := range posts {
		ids[p.ID], unit[p.ID] = true, p.UnitID
	}
	accounts, err := r.AccountsHolding(ids)
	out := map[org.UnitID]bool{}
	for _, x := range accounts {
		if !x.Open(a.Today()) {
			continue
		}
		for _, p := range x.PostsOn(a.Today()) {
			if u, head := unit[p]; head {
				out[u] = true
			}
		}
	}
	return out, err
}
