package app

import (
	"context"
	"io"
	"slices"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
)

// HandIn is a version of a contribution as it comes in.
type HandIn struct {
	Title  string
	Author string
	File   Input
}

// HandInPaper takes in a version of a unit's contribution. The file is read at once: what cannot be read is refused and
// nothing of it is kept. unit is a code.
func (a *App) HandInPaper(ctx context.Context, who Who, id conference.ID, unit string, in HandIn) (conference.ContributionID, error) {
	if !who.May(org.HandInPaper) {
		return "", who.refused(org.HandInPaper)
	}
	r := a.store.Read(ctx)
	c, err := store.Conferences.Get(r, string(id))
	if err != nil {
		return "", err
	}
	x, err := a.contributionOf(r, who, c, unit)
	if err != nil {
		return "", err
	}
	p, v, err := a.takeIn(ctx, c, unit, in.File)
	if err != nil {
		return "", err
	}
	v.On, v.By = a.Today(), who.Post.ID
	if v.SHA256, err = a.files.Save(in.File.Content); err != nil {
		return "", err
	}
	a.papers.keep(v.SHA256, unit, p)
	return x.ID, a.change(ctx, who, act{"contribution.hand_in", "contribution", string(x.ID), ""}, func(tx *store.Tx) error {
		x, err := store.Contributions.Get(tx.Reader, string(x.ID))
		if err != nil {
			return err
		}
		all, err := tx.ContributionsTo(c.ID)
		if err != nil {
			return err
		}
		if err := notHandedIn(tx, all, x, v); err != nil {
			return err
		}
		if err := x.HandIn(v, c.InTimeBy(x)); err != nil {
			return err
		}
		if title := oneLine(in.Title); title != "" {
			x.Title = title
		}
		if author := oneLine(in.Author); author != "" {
			x.Author = author
		}
		return store.Contributions.Save(tx, &x)
	})
}

// contributionOf is what a unit owes a conference, if the post may hand it in.
func (a *App) contributionOf(r store.Reader, who Who, c conference.Conference, unit string) (conference.Contribution, error) {
	none := conference.Contribution{}
	u, err := unitCoded(r, unit)
	if err != nil {
		return none, at(err, "unit")
	}
	within, err := a.reach(r, who, org.HandInPaper)
	if err != nil {
		return none, err
	}
	if !within.Holds(u.ID) {
		return none, who.refused(org.HandInPaper)
	}
	if c.State != conference.Collecting {
		return none, fault.New(fault.Conflict, "Hội nghị %q không thu tham luận: %s.", "The conference %q takes no contributions now: %s.", c.Title, c.State.Vi())
	}
	all, err := r.ContributionsTo(c.ID)
	if err != nil {
		return none, err
	}
	i := slices.IndexFunc(all, func(x conference.Contribution) bool { return x.UnitID == u.ID })
	if i < 0 {
		return none, fault.New(fault.Invalid, "%s không được giao viết tham luận cho hội nghị này.", "%s was not asked to write for this conference.", u.Name).At("unit")
	}
	return all[i], nil
}

// StepPaper moves a contribution on: the secretariat reads, returns, chooses or declines it, its unit withdraws it.
func (a *App) StepPaper(ctx context.Context, who Who, id conference.ContributionID, rev int, action, reason string) error {
	r := a.store.Read(ctx)
	x, err := store.Contributions.Get(r, string(id))
	if err != nil {
		return err
	}
	i := slices.IndexFunc(conference.Steps, func(s conference.Step) bool { return s.Action == action })
	if i < 0 {
		return fault.New(fault.Invalid, "Không có bước %.40q.", "There is no step %.40q.", action).At("action")
	}
	desk := conference.Steps[i].Desk
	if err := a.mayStep(r, who, x, desk); err != nil {
		return err
	}
	if reason, err = reasonOf(r, x, action, reason); err != nil {
		return err
	}
	return a.change(ctx, who, act{"contribution." + action, "contribution", string(id), strings.TrimSpace(reason)}, func(tx *store.Tx) error {
		x, err := store.Contributions.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if rev >= 0 && x.Rev != rev {
			return fault.New(fault.Conflict, "Người khác vừa thay đổi tham luận này; xin xem lại.", "Somebody has just changed this contribution; please look again.")
		}
		if err := stillCollecting(tx.Reader, x.ConferenceID); err != nil {
			return err
		}
		if err := x.Take(action, desk, reason); err != nil {
			return err
		}
		return store.Contributions.Save(tx, &x)
	})
}

// stillCollecting refuses to change what a compiled volume holds.
func stillCollecting(r store.Reader, id conference.ID) error {
	c, err := store.Conferences.Get(r, string(id))
	if err == nil && c.State != conference.Collecting {
		return fault.New(fault.Conflict, "Hội nghị %q không thu tham luận: %s.", "The conference %q takes no contributions now: %s.", c.Title, c.State.Vi())
	}
	return err
}

func (a *App) mayStep(r store.Reader, who Who, x conference.Contribution, desk bool) error {
	if desk {
		c, err := store.Conferences.Get(r, string(x.ConferenceID))
		if err != nil {
			return err
		}
		return a.mustReviewPapers(who, c)
	}
	within, err := a.reach(r, who, org.HandInPaper)
	if err != nil {
		return err
	}
	if !within.Holds(x.UnitID) {
		return who.refused(org.HandInPaper)
	}
	return nil
}

// PaperFile is the file of one version of a contribution; number 0 = the newest.
func (a *App) PaperFile(ctx context.Context, who Who, id conference.ContributionID, number int) (io.ReadSeekCloser, string, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, "", err
	}
	x, err := store.Contributions.Get(a.store.Read(ctx), string(id))
	if err != nil {
		return nil, "", err
	}
	v, err := versionOf(x, number)
	if err != nil {
		return nil, "", err
	}
	if v.Number == 0 {
		return nil, "", fault.New(fault.NotFound, "Đơn vị chưa gửi bản nào của tham luận này.", "No version of this contribution has come yet.")
	}
	file, err := a.files.Open(v.SHA256)
	return file, v.Name, err
}
