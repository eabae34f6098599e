package app

import (
	"context"
	"slices"

	"lotrinh/internal/conference"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/store"
)

// TopicFit is a unit that may write on a topic because its recorded functions speak to it: a proposal, a person assigns.
type TopicFit struct {
	Unit   org.Unit
	Line   string // of the topic: its heading, or a guiding question
	Clause string
	Terms  []string
}

// FitTopics adds to each topic the units whose functions fit and that do not write on it yet, for who may assign them.
func (a *App) FitTopics(ctx context.Context, c *ConferenceShown) error {
	if !c.Runs || c.State != conference.Proposed && c.State != conference.Collecting {
		return nil
	}
	units, functions, err := a.functionsOfToday(ctx)
	if err != nil || functions == nil {
		return err
	}
	for i, t := range c.Topics {
		lines := linesOf(t.Topic)
		for _, x := range functions.ForTopic(lines) {
			k := slices.IndexFunc(units, func(u org.Unit) bool { return u.Name == x.Unit })
			if k < 0 || slices.Contains(t.Topic.Units, units[k].ID) {
				continue
			}
			c.Topics[i].Fits = append(c.Topics[i].Fits, TopicFit{Unit: units[k], Line: lines[x.Line], Clause: x.Clause, Terms: x.Terms})
		}
	}
	return nil
}

// functionsOfToday are the units of today and what they are for; nil = no decision is recorded.
func (a *App) functionsOfToday(ctx context.Context) ([]org.Unit, *paper.Functions, error) {
	all, err := a.store.Read(ctx).AllUnits()
	if err != nil {
		return nil, nil, err
	}
	units := a.ofToday(all)
	functions, _, err := a.functionsNow(ctx, units)
	return units, functions, err
}

func (a *App) ofToday(all []org.Unit) (out []org.Unit) {
	for _, u := range all {
		if u.ExistsOn(a.Today()) {
			out = append(out, u)
		}
	}
	return out
}

// linesOf are the heading of a topic and its guiding questions.
func linesOf(t conference.Topic) []string { return append([]string{t.Heading}, t.Questions...) }

// AssignTopic has one more unit write on a topic. Once the conference was agreed to, that is a change with a reason: its functions.
func (a *App) AssignTopic(ctx context.Context, who Who, id conference.ID, rev int, topic, unit string) error {
	return a.onConference(ctx, who, "conference.edit", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		u, err := unitCoded(tx.Reader, unit)
		if err != nil {
			return at(err, "unit")
		}
		before := *c
		if c.Outline, err = conference.Assigned(c.Outline, topic, u.ID); err != nil {
			return err
		}
		if err := c.Validate(); err != nil {
			return err
		}
		if err := c.Changed(before, a.Today(), "", "Giao thêm "+u.Name+" viết, theo chức năng, nhiệm vụ"); err != nil {
			return err
		}
		if c.State == conference.Collecting {
			return await(tx, *c)
		}
		return nil
	})
}

// Alongside is another unit that writes on a topic of a contribution, with what both have to do with it by their functions.
type Alongside struct {
	Unit    org.Unit
	Topics  []conference.Topic
	Known   bool     // the functions of both are recorded
	Clauses []string // of the author, that the other has too
	Whole   bool     // the functions of both speak to the heading of a topic
	Lines   []string // guiding questions to which they do
}

// alongside are the units that write on the topics of a contribution too, in the order of the outline.
func (a *App) alongside(ctx context.Context, c conference.Conference, x conference.Contribution) (out []Alongside, err error) {
	units, functions, err := a.functionsOfToday(ctx)
	if err != nil {
		return nil, err
	}
	name := func(id org.UnitID) org.Unit {
		if i := slices.IndexFunc(units, func(u org.Unit) bool { return u.ID == id }); i >= 0 {
			return units[i]
		}
		return org.Unit{}
	}
	own := name(x.UnitID)
	for _, key := range x.Topics {
		t, err := c.Topic(key)
		if err != nil {
			continue // taken out of the outline since
		}
		for _, id := range t.Units {
			u := name(id)
			if id == x.UnitID || u.ID == "" {
				continue
			}
			i := slices.IndexFunc(out, func(o Alongside) bool { return o.Unit.ID == id })
			if i < 0 {
				i, out = len(out), append(out, Alongside{Unit: u})
			}
			x, lines := &out[i], linesOf(t)
			x.Topics = append(x.Topics, t)
			if functions == nil {
				continue
			}
			shared, known := functions.Together(own.Name, u.Name, lines)
			x.Known, x.Clauses = known, shared.Clauses
			for _, n := range shared.Lines {
				if n == 0 {
					x.Whole = true
				} else {
					x.Lines = append(x.Lines, lines[n])
				}
			}
		}
	}
	return out, nil
}
