package app

import (
	"cmp"

	"lotrinh/internal/conference"
)

// Edit is a conference as its form has it: saved as it is, it changes nothing.
func (c ConferenceShown) Edit() ConferenceEdit {
	e := ConferenceEdit{Title: c.Title, Host: c.Host.Code, Secretary: c.Secretary.Code, HeldOn: c.HeldOn.Vi(), Place: c.Place, Least: c.Length.Least, Most: c.Length.Most, Needs: c.Needs}
	if c.Proposal != nil {
		e.Proposal = cmp.Or(c.Proposal.Number, string(c.Proposal.ID))
	}
	if c.Report != nil {
		e.Report = cmp.Or(c.Report.Number, string(c.Report.ID))
	}
	for _, d := range c.Deadlines {
		switch d.Stage {
		case conference.DraftDue:
			e.Draft = d.On.Vi()
		case conference.RoundDue:
			e.Rounds = append(e.Rounds, d.On.Vi())
		case conference.FinalDue:
			e.Final = d.On.Vi()
		}
	}
	for _, t := range c.Topics {
		x := TopicEdit{Heading: t.Heading, Questions: t.Questions}
		for _, u := range t.Units {
			x.Units = append(x.Units, u.Code)
		}
		e.Outline = append(e.Outline, x)
	}
	return e
}
