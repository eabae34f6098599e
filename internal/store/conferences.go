package store

import (
	"lotrinh/internal/conference"
	"lotrinh/internal/org"
)

// Conferences keeps conference.Conference.
var Conferences = keep(Table[conference.Conference]{noun: "conference", vi: "hội nghị", name: "conference", columns: []string{"state", "held_on"},
	key:   func(c *conference.Conference) (string, *int) { return string(c.ID), &c.Rev },
	index: func(c *conference.Conference) []any { return []any{string(c.State), string(c.HeldOn)} },
})

// Contributions keeps conference.Contribution.
var Contributions = keep(Table[conference.Contribution]{noun: "contribution", vi: "tham luận", name: "contribution", columns: []string{"conference_id", "unit_id", "state"},
	key: func(x *conference.Contribution) (string, *int) { return string(x.ID), &x.Rev },
	index: func(x *conference.Contribution) []any {
		return []any{string(x.ConferenceID), string(x.UnitID), string(x.State)}
	},
})

// PaperComments keeps conference.Comment.
var PaperComments = keep(Table[conference.Comment]{noun: "contribution_comment", vi: "ý kiến về tham luận", name: "contribution_comment", columns: []string{"contribution_id", "state", "on_day"},
	key: func(c *conference.Comment) (string, *int) { return c.ID, &c.Rev },
	index: func(c *conference.Comment) []any {
		return []any{string(c.ContributionID), string(c.State()), string(c.Said[0].On)}
	},
})

// mostConferences and mostContributions bound the lists.
const (
	mostConferences   = 500
	mostContributions = 2000
	mostPaperComments = 2000
)

// AllConferences are the conferences, those without a day first, then the latest.
func (r Reader) AllConferences() ([]conference.Conference, error) {
	return Conferences.live(r, "1 = 1 ORDER BY CASE WHEN held_on = '' THEN 0 ELSE 1 END, held_on DESC, id DESC LIMIT ?", mostConferences)
}

// ContributionsTo are the contributions to a conference.
func (r Reader) ContributionsTo(id conference.ID) ([]conference.Contribution, error) {
	return Contributions.live(r, "conference_id = ? ORDER BY unit_id, id LIMIT ?", string(id), mostContributions)
}

// ContributionsElsewhere are what some units wrote for other conferences.
func (r Reader) ContributionsElsewhere(than conference.ID, units []org.UnitID) ([]conference.Contribution, error) {
	return Contributions.live(r, "conference_id <> ? AND unit_id IN ("+marks(len(units))+") ORDER BY conference_id, unit_id, id LIMIT ?", append(append([]any{string(than)}, anys(units)...), mostContributions)...)
}

// CommentsOnPaper are the comments on a contribution, oldest first.
func (r Reader) CommentsOnPaper(id conference.ContributionID) ([]conference.Comment, error) {
	return PaperComments.live(r, "contribution_id = ? ORDER BY on_day, id LIMIT ?", string(id), mostPaperComments)
}

// CommentsIn counts the comments on the contributions to a conference, by contribution and state.
func (r Reader) CommentsIn(id conference.ID) (map[conference.ContributionID]map[conference.CommentState]int, error) {
	rows, err := r.query("SELECT c.contribution_id, c.state, COUNT(*) FROM contribution_comment c JOIN contribution x ON x.id = c.contribution_id AND x.valid_to IS NULL WHERE c.valid_to IS NULL AND x.conference_id = ? GROUP BY c.contribution_id, c.state", string(id))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[conference.ContributionID]map[conference.CommentState]int{}
	for rows.Next() {
		var paper conference.ContributionID
		var state conference.CommentState
		var n int
		if err := rows.Scan(&paper, &state, &n); err != nil {
			return nil, err
		}
		if out[paper] == nil {
			out[paper] = map[conference.CommentState]int{}
		}
		out[paper][state] = n
	}
	return out, rows.Err()
}
