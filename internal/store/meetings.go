package store

import "lotrinh/internal/conference"

// Meetings keeps conference.Meeting.
var Meetings = keep(Table[conference.Meeting]{noun: "meeting", vi: "cuộc họp", name: "meeting", columns: []string{"conference_id", "held_on"},
	key:   func(m *conference.Meeting) (string, *int) { return string(m.ID), &m.Rev },
	index: func(m *conference.Meeting) []any { return []any{string(m.ConferenceID), string(m.On)} },
})

const mostMeetings = 500 // of one conference

// MeetingsOf are the meetings of the working group of a conference, the latest first.
func (r Reader) MeetingsOf(id conference.ID) ([]conference.Meeting, error) {
	return Meetings.live(r, "conference_id = ? ORDER BY held_on DESC, id DESC LIMIT ?", string(id), mostMeetings)
}
