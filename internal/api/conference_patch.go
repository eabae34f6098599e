package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
)

// conferencePatch is the form of a conference; what is left out stays as it is.
type conferencePatch struct {
	Title     *string            `json:"title,omitempty"`
	Host      *string            `json:"host,omitempty" doc:"code of the unit that holds it"`
	Secretary *string            `json:"secretary,omitempty" doc:"code of the unit that collects"`
	HeldOn    *string            `json:"held_on,omitempty"`
	Place     *string            `json:"place,omitempty"`
	Outline   *[]app.TopicEdit   `json:"outline,omitempty"`
	Needs     *[]conference.Need `json:"needs,omitempty" doc:"what each contribution must hold"`
	Least     *int               `json:"least,omitempty" doc:"syllables"`
	Most      *int               `json:"most,omitempty" doc:"syllables"`
	Draft     *string            `json:"draft,omitempty" doc:"last day for drafts"`
	Rounds    *[]string          `json:"rounds,omitempty" doc:"last day of each round of review"`
	Final     *string            `json:"final,omitempty" doc:"last day for final versions"`
	Proposal  *string            `json:"proposal,omitempty" doc:"number or id of the document that proposes it"`
	Report    *string            `json:"report,omitempty" doc:"number or id of the main report"`
	By        string             `json:"by,omitempty" doc:"of a change once it was agreed to: number or id of the document"`
	Why       string             `json:"why,omitempty" doc:"… or the reason"`
}

func (p conferencePatch) apply(e *app.ConferenceEdit) {
	given(&e.Title, p.Title)
	given(&e.Host, p.Host)
	given(&e.Secretary, p.Secretary)
	given(&e.HeldOn, p.HeldOn)
	given(&e.Place, p.Place)
	given(&e.Outline, p.Outline)
	given(&e.Needs, p.Needs)
	given(&e.Least, p.Least)
	given(&e.Most, p.Most)
	given(&e.Draft, p.Draft)
	given(&e.Rounds, p.Rounds)
	given(&e.Final, p.Final)
	given(&e.Proposal, p.Proposal)
	given(&e.Report, p.Report)
	e.By, e.Why = p.By, p.Why
}

// given takes a value over where one was sent.
func given[T any](into, sent *T) {
	if sent != nil {
		*into = *sent
	}
}

func (s *server) editConference(c *call, ctx context.Context, in conferencePatch) (string, error) {
	now, err := s.app.OneConference(ctx, c.who, conferenceID(c))
	if err != nil {
		return "", err
	}
	if now.Rev != c.rev {
		return "", stale(c.rev, now.Rev)
	}
	e := now.Edit()
	in.apply(&e)
	return string(conferenceID(c)), s.app.EditConference(ctx, c.who, conferenceID(c), c.rev, e)
}
