package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// ProgrammeShown is the order of speaking of a conference, with who speaks.
type ProgrammeShown struct {
	Conference ConferenceShown
	Talks      []TalkShown
	Minutes    int
	Unset      int // talks without a place or minutes
	Ends       conference.Clock
	Printed    []PaperShown
	Undecided  []PaperShown // what came and keeps the volume from being compiled
	Awaited    []PaperShown // of which nothing came
	May        bool         // the post may change it now
}

// Accepted is how many contributions come into the volume.
func (p ProgrammeShown) Accepted() int { return len(p.Talks) + len(p.Printed) }

// TalkShown is one place in the order of speaking.
type TalkShown struct {
	conference.Talk
	Unit org.Unit
}

// ProgrammeEdit is an order of speaking as it was typed.
type ProgrammeEdit struct {
	Starts string     `json:"starts,omitempty" doc:"when the first contribution is spoken, 08:00"`
	Talks  []TalkEdit `json:"talks" doc:"all that are chosen for the plenary"`
}

// TalkEdit is the place of one unit. Places are compared with each other: 10, 20, 30 is the same as 1, 2, 3.
type TalkEdit struct {
	Unit    string `json:"unit" doc:"code"`
	Order   int    `json:"order"`
	Minutes int    `json:"minutes"`
}

// Programme is the order of speaking of a conference.
func (a *App) Programme(ctx context.Context, who Who, id conference.ID) (ProgrammeShown, error) {
	shown, err := a.OneConference(ctx, who, id)
	if err != nil {
		return ProgrammeShown{}, err
	}
	return programmeOf(shown), nil
}

func programmeOf(c ConferenceShown) ProgrammeShown {
	out := ProgrammeShown{Conference: c, May: c.Runs && c.State == conference.Collecting}
	papers := make([]conference.Contribution, len(c.Papers))
	units := map[conference.ContributionID]PaperShown{}
	for i, x := range c.Papers {
		papers[i], units[x.ID] = x.Contribution, x
	}
	p := conference.ProgrammeOf(c.Starts, papers)
	out.Minutes, out.Unset, out.Ends = p.Minutes, p.Unset, c.Starts.After(p.Minutes)
	for _, t := range p.Talks {
		out.Talks = append(out.Talks, TalkShown{t, units[t.ID].Unit})
	}
	for _, x := range p.Printed {
		out.Printed = append(out.Printed, units[x.ID])
	}
	for _, x := range conference.Undecided(papers) {
		out.Undecided = append(out.Undecided, units[x.ID])
	}
	for _, x := range c.Papers {
		if x.State == conference.Awaited {
			out.Awaited = append(out.Awaited, x)
		}
	}
	arrange.By(out.Printed, func(x, y PaperShown) int {
		return cmp.Or(cmp.Compare(firstTopic(c, x), firstTopic(c, y)), cmp.Compare(vi.SortKey(x.Unit.Name), vi.SortKey(y.Unit.Name)))
	})
	return out
}

// firstTopic is the place in the outline of the first topic of a contribution.
func firstTopic(c ConferenceShown, x PaperShown) int {
	return slices.IndexFunc(c.Outline, func(t conference.Topic) bool { return slices.Contains(x.Topics, t.Key) })
}

// ArrangeProgramme settles who speaks when, in one save.
func (a *App) ArrangeProgramme(ctx context.Context, who Who, id conference.ID, rev int, e ProgrammeEdit) error {
	return a.onConference(ctx, who, "conference.programme", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		if c.State != conference.Collecting {
			return fault.New(fault.Conflict, "Kỷ yếu đã biên tập; mở lại rồi mới đổi thứ tự phát biểu.", "The volume is compiled; open it again before the order of speaking is changed.")
		}
		papers, err := tx.ContributionsTo(id)
		if err != nil {
			return err
		}
		var places []conference.Place
		for _, t := range e.Talks {
			u, err := unitCoded(tx.Reader, t.Unit)
			if err != nil {
				return at(err, "order")
			}
			i := slices.IndexFunc(papers, func(x conference.Contribution) bool { return x.UnitID == u.ID })
			if i < 0 {
				return fault.New(fault.NotFound, "Không có tham luận của đơn vị %.60q.", "There is no contribution of the unit %.60q.", t.Unit).At("order")
			}
			places = append(places, conference.Place{ID: papers[i].ID, Order: t.Order, Minutes: t.Minutes})
		}
		if c.Starts, err = conference.ParseClock(e.Starts); err != nil {
			return err
		}
		arranged, err := conference.Arrange(papers, places)
		if err != nil {
			return err
		}
		for _, x := range arranged {
			i := slices.IndexFunc(papers, func(p conference.Contribution) bool { return p.ID == x.ID })
			if papers[i].Order == x.Order && papers[i].Minutes == x.Minutes {
				continue
			}
			if err := store.Contributions.Save(tx, &x); err != nil {
				return err
			}
		}
		return nil
	})
}
