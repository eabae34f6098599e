package app

import (
	"cmp"
	"context"
	"io"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// ConferenceListed is a conference as the list shows it.
type ConferenceListed struct {
	conference.Conference
	Host  org.Unit
	Asked int // units that owe a contribution
	Came  int // … of which something came
	Late  int // … of which nothing came and the day is over
}

// Conferences are all conferences.
func (a *App) Conferences(ctx context.Context, who Who) ([]ConferenceListed, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, err
	}
	r := a.store.Read(ctx)
	all, err := r.AllConferences()
	if err != nil {
		return nil, err
	}
	var out []ConferenceListed
	for _, c := range all {
		x := ConferenceListed{Conference: c}
		if x.Host, err = store.Units.Get(r, string(c.HostID)); unlessMissing(err) != nil {
			return nil, err
		}
		papers, err := r.ContributionsTo(c.ID)
		if err != nil {
			return nil, err
		}
		for _, p := range papers {
			x.Asked++
			if len(p.Versions) > 0 {
				x.Came++
			}
			if c.Late(p, a.Today()) {
				x.Late++
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// ConferenceShown is a conference with what came to it.
type ConferenceShown struct {
	conference.Conference
	Host      org.Unit
	Secretary org.Unit
	Proposal  *doc.Document
	Agreed    *doc.Document
	Report    *doc.Document // the main report
	Changed   []ChangeShown
	Review    *review.Review  // of its subject
	Reviews   []review.Review // that may become it
	Topics    []TopicShown
	Papers    []PaperShown
	Counts    []StandingCount
	Missing   []MissingPapers
	Runs      bool // the post may run it
	Desk      bool // … may read and judge contributions
}

// StandingCount is how many contributions stand somewhere.
type StandingCount struct {
	State conference.Standing `json:"state"`
	Count int                 `json:"count"`
}

// TopicShown is a topic with the units that write on it.
type TopicShown struct {
	conference.Topic
	Units []org.Unit
	Fits  []TopicFit // units that may write on it too, where they were looked for
}

// PaperShown is a contribution as the page of its conference shows it.
type PaperShown struct {
	conference.Contribution
	Unit       org.Unit
	Due        when.Date // when its next version is awaited
	Late       bool
	Steps      []conference.Step // that the post may take now
	MayHandIn  bool
	RemindedOn when.Date // when a mail last told its unit
	Open       int       // comments that wait for an answer
	Answered   int       // comments that wait for the reviewers' word
	Short      bool      // fewer syllables than were asked for
	Long       bool
}

// OneConference is a conference as it stands.
func (a *App) OneConference(ctx context.Context, who Who, id conference.ID) (ConferenceShown, error) {
	out := ConferenceShown{}
	if err := who.must(org.ReadPlan); err != nil {
		return out, err
	}
	r := a.store.Read(ctx)
	var err error
	if out.Conference, err = store.Conferences.Get(r, string(id)); err != nil {
		return out, err
	}
	c := out.Conference
	out.Runs, out.Desk = who.May(org.RunConferences), a.reviewsPapers(who, c)
	papers, err := r.ContributionsTo(id)
	if err != nil {
		return out, err
	}
	ids := []org.UnitID{c.HostID, c.SecretaryID}
	for _, t := range c.Outline {
		ids = append(ids, t.Units...)
	}
	for _, p := range papers {
		ids = append(ids, p.UnitID)
	}
	units, err := r.UnitsByID(distinct(ids))
	if err != nil {
		return out, err
	}
	out.Host, out.Secretary = units[c.HostID], units[c.SecretaryID]
	if err := out.frame(r); err != nil {
		return out, err
	}
	for _, t := range c.Outline {
		x := TopicShown{Topic: t}
		for _, u := range t.Units {
			x.Units = append(x.Units, units[u])
		}
		out.Topics = append(out.Topics, x)
	}
	within, err := a.reach(r, who, org.HandInPaper)
	if err != nil {
		return out, err
	}
	said, err := r.CommentsIn(id)
	if err != nil {
		return out, err
	}
	reminded, err := r.RemindedPapers(id)
	if err != nil {
		return out, err
	}
	for _, p := range papers {
		x := a.showPaper(c, p, units[p.UnitID], out.Desk, within.Holds(p.UnitID))
		x.RemindedOn, x.Open, x.Answered = reminded[p.ID], said[p.ID][conference.CommentOpen], said[p.ID][conference.CommentAnswered]
		out.Papers = append(out.Papers, x)
	}
	arrange.By(out.Papers, func(x, y PaperShown) int {
		return cmp.Compare(vi.SortKey(x.Unit.Name), vi.SortKey(y.Unit.Name))
	})
	out.count()
	out.Missing = out.missing(a.Today())
	return out, nil
}

func (a *App) showPaper(c conference.Conference, p conference.Contribution, unit org.Unit, desk, its bool) PaperShown {
	x := PaperShown{Contribution: p, Unit: unit, Due: c.DueOf(p), Late: c.Late(p, a.Today())}
	if c.State == conference.Collecting {
		if desk {
			x.Steps = append(x.Steps, p.StepsOpen(true)...)
		}
		if its {
			x.Steps = append(x.Steps, p.StepsOpen(false)...)
		}
		x.MayHandIn = its && p.Open()
	}
	if n := p.Now().Syllables; n > 0 {
		x.Short, x.Long = n < c.Length.Least, c.Length.Most > 0 && n > c.Length.Most
	}
	return x
}

func (c *ConferenceShown) count() {
	for _, state := range conference.Standings {
		n := 0
		for _, p := range c.Papers {
			if p.State == state {
				n++
			}
		}
		if n > 0 {
			c.Counts = append(c.Counts, StandingCount{state, n})
		}
	}
}

// content is a kept file, whole.
func (a *App) content(sum string) ([]byte, error) {
	file, err := a.files.Open(sum)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// ConferenceNamed finds a conference by its id, or by words that its title alone holds.
func (a *App) ConferenceNamed(ctx context.Context, who Who, name string) (conference.Conference, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return conference.Conference{}, err
	}
	all, err := a.store.Read(ctx).AllConferences()
	if err != nil {
		return conference.Conference{}, err
	}
	var found []conference.Conference
	for _, c := range all {
		if string(c.ID) == name {
			return c, nil
		}
		if strings.Contains(vi.Fold(c.Title), vi.Fold(name)) {
			found = append(found, c)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return conference.Conference{}, fault.New(fault.NotFound, "Có %d hội nghị mà tên có chữ %.100q; lotrinh papers list cho biết mã.", "%d conferences have %.100q in their title; lotrinh papers list tells their ids.", len(found), name)
}
