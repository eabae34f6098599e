package store

import "lotrinh/internal/conference"

// Conferences keeps conference.Conference.
var Conferences = &Table[conference.Conference]{noun: "conference", vi: "hội nghị", name: "conference", columns: []string{"state", "held_on"},
	key:   func(c *conference.Conference) (string, *int) { return string(c.ID), &c.Rev },
	index: func(c *conference.Conference) []any { return []any{string(c.State), string(c.HeldOn)} },
}

// Contributions keeps conference.Contribution.
var Contributions = &Table[conference.Contribution]{noun: "contribution", vi: "tham luận", name: "contribution", columns: []string{"conference_id", "unit_id", "state"},
	key: func(x *conference.Contribution) (string, *int) { return string(x.ID), &x.Rev },
	index: func(x *conference.Contribution) []any {
		return []any{string(x.ConferenceID), string(x.UnitID), string(x.State)}
	},
}

// mostConferences and mostContributions bound the lists.
const (
	mostConferences   = 500
	mostContributions = 2000
)

// AllConferences are the conferences, those without a day first, then the latest.
func (r Reader) AllConferences() ([]conference.Conference, error) {
	return Conferences.live(r, "1 = 1 ORDER BY CASE WHEN held_on = '' THEN 0 ELSE 1 END, held_on DESC, id DESC LIMIT ?", mostConferences)
}

// ContributionsTo are the contributions to a conference.
func (r Reader) ContributionsTo(id conference.ID) ([]conference.Contribution, error) {
	return Contributions.live(r, "conference_id = ? ORDER BY unit_id, id LIMIT ?", string(id), mostContributions)
}
