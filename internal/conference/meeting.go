package conference

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// MeetingID identifies a meeting.
type MeetingID string

// Meeting is one meeting of the working group. What it concluded is a document of the register: it is read like any other, and
// its conclusions wait in the review queue.
type Meeting struct {
	ID           MeetingID    `json:"id"`
	Rev          int          `json:"rev"`
	ConferenceID ID           `json:"conference_id"`
	On           when.Date    `json:"on"`
	Place        string       `json:"place,omitempty"`
	Attended     []org.PostID `json:"attended,omitempty"`
	Guests       string       `json:"guests,omitempty"` // others, as people write them
	Agenda       []string     `json:"agenda,omitempty"`
	Minutes      []doc.ID     `json:"minutes,omitempty"` // what was written of it, in the order in which it came
}

// Bounds of one meeting.
const (
	maxAgenda = 60
	maxGuests = 2000 // bytes
	maxPapers = 20   // papers
)

// Validate checks a meeting that is about to be kept.
func (m *Meeting) Validate() error {
	m.Place, m.Guests = strings.TrimSpace(m.Place), strings.TrimSpace(m.Guests)
	switch {
	case m.On == "":
		return fault.New(fault.Invalid, "Cần ghi ngày họp.", "Write the day of the meeting.").At("on")
	case len(m.Place) > maxWords || len(m.Guests) > maxGuests:
		return fault.New(fault.TooLarge, "Nơi họp hoặc người dự dài quá %d byte.", "The place or the guests are longer than %d bytes.", maxWords).At("place")
	case len(m.Agenda) == 0 || len(m.Agenda) > maxAgenda:
		return fault.New(fault.Invalid, "Nội dung họp có %d mục; cần từ 1 đến %d, mỗi dòng một mục.", "The agenda has %d points; 1 to %d are taken, one a line.", len(m.Agenda), maxAgenda).At("agenda")
	case len(m.Attended) > maxMembers:
		return fault.New(fault.TooLarge, "Một cuộc họp có tối đa %d chức danh dự.", "A meeting is attended by at most %d posts.", maxMembers).At("attended")
	}
	for i, point := range m.Agenda {
		if m.Agenda[i] = strings.TrimSpace(point); m.Agenda[i] == "" || len(point) > maxWords {
			return fault.New(fault.Invalid, "Mục %d của nội dung họp trống hoặc quá dài.", "Point %d of the agenda is empty or too long.", i+1).At("agenda")
		}
	}
	return nil
}

// Take adds a paper to what was written of the meeting.
func (m *Meeting) Take(id doc.ID) error {
	if len(m.Minutes) >= maxPapers {
		return fault.New(fault.TooLarge, "Một cuộc họp có tối đa %d biên bản, kết luận.", "A meeting has at most %d minutes.", maxPapers).At("file")
	}
	if !slices.Contains(m.Minutes, id) {
		m.Minutes = append(m.Minutes, id)
	}
	return nil
}

// Written is what was typed of a meeting as one text, which states its own day: days without a year in it are settled by that.
func (m Meeting) Written(title, said, concluded string) string {
	var b strings.Builder
	b.WriteString("BIÊN BẢN HỌP TỔ GIÚP VIỆC\n" + title + "\n\n")
	b.WriteString("Ngày họp: " + m.On.Vi() + "\n")
	if m.Place != "" {
		b.WriteString("Nơi họp: " + m.Place + "\n")
	}
	if said = strings.TrimSpace(said); said != "" {
		b.WriteString("\nDIỄN BIẾN\n\n" + said + "\n")
	}
	if concluded = strings.TrimSpace(concluded); concluded != "" {
		b.WriteString("\nKẾT LUẬN, PHÂN CÔNG NHIỆM VỤ\n\n" + concluded + "\n")
	}
	return b.String()
}
