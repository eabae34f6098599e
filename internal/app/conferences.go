package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ConferenceEdit is a conference about to be called or changed, as people write it.
type ConferenceEdit struct {
	Title     string            `json:"title"`
	Host      string            `json:"host"`      // code of a unit
	Secretary string            `json:"secretary"` // code of the unit that collects
	HeldOn    string            `json:"held_on,omitempty"`
	Place     string            `json:"place,omitempty"`
	Outline   []TopicEdit       `json:"outline"`
	Needs     []conference.Need `json:"needs,omitempty"`
	Least     int               `json:"least,omitempty"` // syllables
	Most      int               `json:"most,omitempty"`
	Draft     string            `json:"draft"`            // last day for drafts
	Rounds    []string          `json:"rounds,omitempty"` // last day of each round of review
	Final     string            `json:"final,omitempty"`
	Proposal  string            `json:"proposal,omitempty"` // number or id of the document that proposes it
	Report    string            `json:"report,omitempty"`   // … of the main report
	By        string            `json:"by,omitempty"`       // of a change once it was agreed to: the document …
	Why       string            `json:"why,omitempty"`      // … or the reason
}

// TopicEdit is a topic of the outline; Units are codes.
type TopicEdit struct {
	Heading   string   `json:"heading"`
	Questions []string `json:"questions,omitempty"`
	Units     []string `json:"units,omitempty"`
}

// OpenConference proposes a conference.
func (a *App) OpenConference(ctx context.Context, who Who, e ConferenceEdit) (conference.ID, error) {
	if err := who.must(org.RunConferences); err != nil {
		return "", err
	}
	c := conference.Conference{ID: conference.ID(newID()), State: conference.Proposed}
	if err := a.fillConference(a.store.Read(ctx), &c, e); err != nil {
		return "", err
	}
	return c.ID, a.change(ctx, who, act{"conference.open", "conference", string(c.ID), ""}, func(tx *store.Tx) error {
		kept := c
		return store.Conferences.Save(tx, &kept)
	})
}

// EditConference changes what a conference asks for. Units that are asked anew are awaited from then on; what a unit has
// handed in stays, also where its topic goes.
func (a *App) EditConference(ctx context.Context, who Who, id conference.ID, rev int, e ConferenceEdit) error {
	return a.onConference(ctx, who, "conference.edit", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		before := *c
		if err := a.fillConference(tx.Reader, c, e); err != nil {
			return err
		}
		by, err := decisionNamed(tx.Reader, e.By)
		if err != nil {
			return err
		}
		if err := c.Changed(before, a.Today(), by, oneLine(e.Why)); err != nil {
			return err
		}
		if c.State == conference.Collecting {
			return await(tx, *c)
		}
		return nil
	})
}

// AgreeConference records that the proposal was agreed to: from then on each unit of the outline owes a contribution.
func (a *App) AgreeConference(ctx context.Context, who Who, id conference.ID, rev int, by string) error {
	return a.onConference(ctx, who, "conference.agree", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		var document doc.ID
		if by = strings.TrimSpace(by); by != "" {
			d, err := documentNamed(tx.Reader, by)
			if err != nil {
				return at(err, "by")
			}
			document = d.ID
		}
		if err := c.Agree(document, a.Today()); err != nil {
			return err
		}
		return await(tx, *c)
	})
}

// documentNamed finds a document by its id or its number.
func documentNamed(r store.Reader, text string) (doc.Document, error) {
	all, err := r.AllDocuments()
	if err != nil {
		return doc.Document{}, err
	}
	return documentAmong(all, text)
}

// documentAmong is the document of an id or a number.
func documentAmong(all []doc.Document, text string) (doc.Document, error) {
	i := slices.IndexFunc(all, func(d doc.Document) bool {
		return string(d.ID) == text || d.Number != "" && strings.EqualFold(d.Number, text)
	})
	if i < 0 {
		return doc.Document{}, fault.New(fault.Invalid, "Không có văn bản %.60q.", "There is no document %.60q.", text)
	}
	return all[i], nil
}

func (a *App) onConference(ctx context.Context, who Who, action string, id conference.ID, rev int, do func(*store.Tx, *conference.Conference) error) error {
	return a.onConferenceSaying(ctx, who, action, id, rev, "", do)
}

// onConferenceSaying keeps a reason in the journal too.
func (a *App) onConferenceSaying(ctx context.Context, who Who, action string, id conference.ID, rev int, reason string, do func(*store.Tx, *conference.Conference) error) error {
	if err := who.must(org.RunConferences); err != nil {
		return err
	}
	return a.change(ctx, who, act{action, "conference", string(id), reason}, func(tx *store.Tx) error {
		c, err := store.Conferences.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if rev >= 0 && c.Rev != rev {
			return fault.New(fault.Conflict, "Người khác vừa thay đổi hội nghị này; xin xem lại.", "Somebody has just changed this conference; please look again.")
		}
		if err := do(tx, &c); err != nil {
			return err
		}
		return store.Conferences.Save(tx, &c)
	})
}

// await lets every unit of the outline owe a contribution, and keeps the topics of those that owe one as they are now.
func await(tx *store.Tx, c conference.Conference) error {
	have, err := tx.ContributionsTo(c.ID)
	if err != nil {
		return err
	}
	units, topics := c.Asked()
	for _, unit := range units {
		i := slices.IndexFunc(have, func(x conference.Contribution) bool { return x.UnitID == unit })
		x := conference.Contribution{ID: conference.ContributionID(newID()), ConferenceID: c.ID, UnitID: unit, State: conference.Awaited}
		if i >= 0 {
			x = have[i]
		}
		if i >= 0 && slices.Equal(x.Topics, topics[unit]) {
			continue
		}
		x.Topics = topics[unit]
		if err := store.Contributions.Save(tx, &x); err != nil {
			return err
		}
	}
	for _, x := range have {
		if topics[x.UnitID] == nil && x.State == conference.Awaited {
			if err := store.Contributions.Remove(tx, &x); err != nil {
				return err
			}
		}
	}
	return nil
}

// fillConference puts what a form says into a conference.
func (a *App) fillConference(r store.Reader, c *conference.Conference, e ConferenceEdit) error {
	c.Title, c.Place, c.Needs, c.Length = oneLine(e.Title), oneLine(e.Place), e.Needs, conference.Length{Least: e.Least, Most: e.Most}
	for _, x := range []struct {
		into        *org.UnitID
		code, field string
	}{{&c.HostID, e.Host, "host"}, {&c.SecretaryID, e.Secretary, "secretary"}} {
		*x.into = ""
		if code := strings.TrimSpace(x.code); code != "" {
			u, err := unitCoded(r, code)
			if err != nil {
				return at(err, x.field)
			}
			*x.into = u.ID
		}
	}
	var err error
	if c.ProposedBy, err = decisionNamed(r, e.Proposal); err != nil {
		return at(err, "proposal")
	}
	if c.ReportID, err = decisionNamed(r, e.Report); err != nil {
		return at(err, "report")
	}
	if c.HeldOn, err = dayIn("Ngày tổ chức", strings.TrimSpace(e.HeldOn)); err != nil {
		return at(err, "held_on")
	}
	if c.Outline, err = topicsOf(r, e.Outline); err != nil {
		return err
	}
	if c.Deadlines, err = deadlinesOf(e); err != nil {
		return err
	}
	return c.Validate()
}

func topicsOf(r store.Reader, edits []TopicEdit) (out []conference.Topic, err error) {
	for i, e := range edits {
		t := conference.Topic{Key: strconv.Itoa(i + 1), Heading: oneLine(e.Heading)}
		for _, q := range e.Questions {
			t.Questions = append(t.Questions, oneLine(q))
		}
		for _, code := range e.Units {
			u, err := unitCoded(r, code)
			if err != nil {
				return nil, at(err, "outline")
			}
			if !slices.Contains(t.Units, u.ID) {
				t.Units = append(t.Units, u.ID)
			}
		}
		out = append(out, t)
	}
	return out, nil
}

func deadlinesOf(e ConferenceEdit) (out []conference.Deadline, err error) {
	add := func(stage conference.Stage, round int, text, field string) {
		var on when.Date
		if text = strings.TrimSpace(text); text == "" || err != nil {
			return
		}
		if on, err = dayIn(stage.Vi(), text); err != nil {
			err = at(err, field)
			return
		}
		out = append(out, conference.Deadline{Stage: stage, Round: round, On: on})
	}
	add(conference.DraftDue, 0, e.Draft, "draft")
	for i, text := range e.Rounds {
		add(conference.RoundDue, i+1, text, "rounds")
	}
	add(conference.FinalDue, 0, e.Final, "final")
	return out, err
}

func unitCoded(r store.Reader, code string) (org.Unit, error) {
	u, err := r.UnitByCode(strings.TrimSpace(code))
	return u, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", code))
}
