package app

import (
	"context"
	"time"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// At is the same installation as it acts on another day, for loading a past that is known.
func (a *App) At(day when.Date) *App {
	past := *a
	past.today, past.due = day, new(dueActs)
	start, err := time.ParseInLocation(time.DateOnly, string(day), when.Vietnam())
	if err == nil {
		past.now = func() time.Time { return start.Add(9 * time.Hour) }
	}
	return &past
}

// AddUnits puts units into the register as one act; parents and members are given by code.
func (a *App) AddUnits(ctx context.Context, who Who, units []org.Unit, parents map[string]string, members map[string][]string) error {
	if err := who.must(org.SetUpUnits); err != nil {
		return err
	}
	return a.change(ctx, who, act{"unit.add", "unit", "", ""}, func(tx *store.Tx) error {
		ids := map[string]org.UnitID{}
		for _, u := range units {
			ids[u.Code] = org.UnitID(newID())
		}
		for _, u := range units {
			u.ID, u.Rev, u.ParentID = ids[u.Code], 0, ids[parents[u.Code]]
			for _, code := range members[u.Code] {
				id, ok := ids[code]
				if !ok {
					return fault.New(fault.Invalid, "Nhóm %q có thành viên %q không có trong danh sách.", "Group %q has a member %q that is not in the list.", u.Code, code)
				}
				u.Members = append(u.Members, id)
			}
			if err := u.Validate(); err != nil {
				return err
			}
			if err := store.Units.Save(tx, &u); err != nil {
				return err
			}
		}
		return nil
	})
}

// AddPosts puts posts into the register as one act; unit gives the unit code of each post code.
func (a *App) AddPosts(ctx context.Context, who Who, posts []org.Post, unit map[string]string) error {
	if err := who.must(org.SetUpUnits); err != nil {
		return err
	}
	return a.change(ctx, who, act{"post.add", "post", "", ""}, func(tx *store.Tx) error {
		for _, p := range posts {
			u, err := tx.UnitByCode(unit[p.Code])
			if fault.Is(err, fault.NotFound) {
				return fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit with the code %.60q.", unit[p.Code]).At("unit")
			}
			if err != nil {
				return err
			}
			p.ID, p.Rev, p.UnitID = org.PostID(newID()), 0, u.ID
			if err := p.Validate(); err != nil {
				return err
			}
			if err := store.Posts.Save(tx, &p); err != nil {
				return err
			}
		}
		return nil
	})
}

// AddTerm opens a term.
func (a *App) AddTerm(ctx context.Context, who Who, t plan.Term) error {
	if err := who.must("plan"); err != nil {
		return err
	}
	t.ID = newID()
	return a.change(ctx, who, act{"term.add", "term", t.ID, ""}, func(tx *store.Tx) error {
		saved := t
		return store.Terms.Save(tx, &saved)
	})
}

// AddMilestone puts a meeting, review or congress on the timeline.
func (a *App) AddMilestone(ctx context.Context, who Who, m plan.Milestone) error {
	if err := who.must("plan"); err != nil {
		return err
	}
	m.ID = newID()
	return a.change(ctx, who, act{"milestone.add", "milestone", m.ID, ""}, func(tx *store.Tx) error {
		saved := m
		return store.Milestones.Save(tx, &saved)
	})
}

// LinkDocuments says how one document stands to another; a link that is there already is no change.
func (a *App) LinkDocuments(ctx context.Context, who Who, from doc.ID, rel plan.Relation, to doc.ID) error {
	if err := who.must("import"); err != nil {
		return err
	}
	links, err := a.store.Read(ctx).LinksFrom(string(from))
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.Relation == rel && l.ToID == string(to) {
			return nil
		}
	}
	return a.change(ctx, who, act{"document.link", "document", string(from), ""}, func(tx *store.Tx) error {
		return store.Links.Save(tx, &plan.Link{ID: newID(), From: plan.DocumentNoun, FromID: string(from), Relation: rel, To: plan.DocumentNoun, ToID: string(to)})
	})
}

// Succeed moves the open items that one unit leads or coordinates to the unit that took it over; history keeps the old name.
func (a *App) Succeed(ctx context.Context, who Who, from, to string, why string) (int, error) {
	if err := who.must("plan"); err != nil {
		return 0, err
	}
	r := a.store.Read(ctx)
	old, err := r.UnitByCode(from)
	if err != nil {
		return 0, err
	}
	heir, err := r.UnitByCode(to)
	if err != nil {
		return 0, err
	}
	parts, err := r.OpenAssignmentsOf(old.ID)
	if err != nil || len(parts) == 0 {
		return 0, err
	}
	return len(parts), a.change(ctx, who, act{"unit.succeed", "unit", string(old.ID), why}, func(tx *store.Tx) error {
		for _, x := range parts {
			if err := store.Assignments.Remove(tx, &x); err != nil {
				return err
			}
			all, err := tx.AssignmentsOf(x.ItemID)
			if err != nil {
				return err
			}
			held := false
			for _, y := range all {
				held = held || (y.Role == x.Role && y.UnitID == heir.ID)
			}
			if held {
				continue
			}
			next := plan.Assignment{ID: newID(), ItemID: x.ItemID, Role: x.Role, UnitID: heir.ID, Written: x.Written, Ord: x.Ord}
			if err := store.Assignments.Save(tx, &next); err != nil {
				return err
			}
		}
		return nil
	})
}

// MarkSample says that the installation holds made-up data, and on which day it is looked at.
func (a *App) MarkSample(ctx context.Context, day when.Date) error {
	if err := a.store.SetSetting(ctx, "sample", string(day)); err != nil {
		return err
	}
	a.sample = true
	if a.today == "" {
		a.today = day
	}
	return nil
}

// Summary is what an installation holds, as demo and import print it.
type Summary struct {
	Documents   int `json:"documents"`
	Passages    int `json:"passages"`
	Objectives  int `json:"objectives"`
	Indicators  int `json:"indicators"`
	Tasks       int `json:"tasks"`
	Projects    int `json:"projects"`
	WithOwner   int `json:"with_owner"` // of tasks and projects
	WithDue     int `json:"with_due"`   // a date, or "thường xuyên", "hằng năm" …
	WithProduct int `json:"with_product"`
	Questions   int `json:"questions"`
	Pending     int `json:"pending"`
	InPlan      int `json:"in_plan"`
}

// Summary counts the candidates read, and how many of them are in the plan.
func (a *App) Summary(ctx context.Context) (Summary, error) {
	r := a.store.Read(ctx)
	docs, err := r.AllDocuments()
	if err != nil {
		return Summary{}, err
	}
	var s Summary
	for _, d := range docs {
		if d.SHA256 == "" {
			continue
		}
		s.Documents++
		text, err := r.TextOf(d.ID)
		if err != nil {
			return s, err
		}
		s.Passages += len(text.Passages)
		s.Questions += len(d.Questions)
		proposals, err := r.ProposalsOf(d.ID)
		if err != nil {
			return s, err
		}
		for _, p := range proposals {
			s.add(p)
		}
	}
	return s, nil
}

func (s *Summary) add(p plan.Proposal) {
	c := p.Candidate
	s.Questions += len(c.Questions)
	switch p.Verdict {
	case plan.Pending:
		s.Pending++
	case plan.Accepted:
		s.InPlan++
	}
	switch c.Kind {
	case plan.ObjectiveKind:
		s.Objectives++
		return
	case plan.IndicatorKind:
		s.Indicators++
		return
	case plan.TaskKind:
		s.Tasks++
	case plan.ProjectKind:
		s.Projects++
	}
	if len(c.Lead) > 0 {
		s.WithOwner++
	}
	if c.Due != nil && (c.Due.To != "" || len(c.Due.Recurrence) > 0) {
		s.WithDue++
	}
	if c.Deliverable != "" {
		s.WithProduct++
	}
}
