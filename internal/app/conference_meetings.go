package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// MeetingEdit is a meeting of the working group as people write it.
type MeetingEdit struct {
	On       string   `json:"on"`
	Place    string   `json:"place,omitempty"`
	Attended []string `json:"attended,omitempty"` // posts, by code or title
	Guests   string   `json:"guests,omitempty"`
	Agenda   []string `json:"agenda"`
}

// OpenMeeting puts a meeting down: one that is to come, or one that was.
func (a *App) OpenMeeting(ctx context.Context, who Who, id conference.ID, e MeetingEdit) (conference.MeetingID, error) {
	m := conference.Meeting{ID: conference.MeetingID(newID()), ConferenceID: id}
	return m.ID, a.onMeeting(ctx, who, "meeting.open", m, -1, func(tx *store.Tx, m *conference.Meeting) error { return fillMeeting(tx.Reader, m, e) })
}

// EditMeeting corrects it.
func (a *App) EditMeeting(ctx context.Context, who Who, id conference.MeetingID, rev int, e MeetingEdit) error {
	m, err := store.Meetings.Get(a.store.Read(ctx), string(id))
	if err != nil {
		return err
	}
	return a.onMeeting(ctx, who, "meeting.edit", m, rev, func(tx *store.Tx, m *conference.Meeting) error { return fillMeeting(tx.Reader, m, e) })
}

// onMeeting changes a meeting, or begins one (revision 0); the desk of its conference may.
func (a *App) onMeeting(ctx context.Context, who Who, action string, m conference.Meeting, rev int, do func(*store.Tx, *conference.Meeting) error) error {
	c, err := store.Conferences.Get(a.store.Read(ctx), string(m.ConferenceID))
	if err != nil {
		return err
	}
	if err := a.mustReviewPapers(who, c); err != nil {
		return err
	}
	return a.change(ctx, who, act{action, "meeting", string(m.ID), ""}, func(tx *store.Tx) error {
		kept := m
		if m.Rev > 0 {
			if kept, err = store.Meetings.Get(tx.Reader, string(m.ID)); err != nil {
				return err
			}
			if rev >= 0 && kept.Rev != rev {
				return fault.New(fault.Conflict, "Người khác vừa thay đổi cuộc họp này; xin xem lại.", "Somebody has just changed this meeting; please look again.")
			}
		}
		if err := do(tx, &kept); err != nil {
			return err
		}
		return store.Meetings.Save(tx, &kept)
	})
}

func fillMeeting(r store.Reader, m *conference.Meeting, e MeetingEdit) (err error) {
	if m.On, err = dayIn("Ngày họp", strings.TrimSpace(e.On)); err != nil {
		return at(err, "on")
	}
	m.Place, m.Guests, m.Agenda, m.Attended = oneLine(e.Place), oneLine(e.Guests), nil, nil
	for _, point := range e.Agenda {
		if point = oneLine(point); point != "" {
			m.Agenda = append(m.Agenda, point)
		}
	}
	posts, err := r.AllPosts()
	if err != nil {
		return err
	}
	for _, text := range e.Attended {
		p, err := postAmong(posts, text)
		if err != nil {
			return at(err, "attended")
		}
		if !slices.Contains(m.Attended, p.ID) {
			m.Attended = append(m.Attended, p.ID)
		}
	}
	return m.Validate()
}

// MinutesIn is what was written of a meeting: a file, or what was said and concluded as it was typed.
type MinutesIn struct {
	File      *Input `json:"-"`
	Said      string `json:"said,omitempty"`
	Concluded string `json:"concluded,omitempty"`
}

// mostTyped bounds typed minutes, in bytes.
const mostTyped = 200_000

// TakeMinutes reads the minutes of a meeting like any document: they come into the register, and what they conclude waits in
// the review queue. Days without a year are settled by the day the minutes state of themselves, else by that of the meeting.
func (a *App) TakeMinutes(ctx context.Context, who Who, id conference.MeetingID, rev int, in MinutesIn) (doc.ID, error) {
	r := a.store.Read(ctx)
	m, err := store.Meetings.Get(r, string(id))
	if err != nil {
		return "", err
	}
	c, err := store.Conferences.Get(r, string(m.ConferenceID))
	if err != nil {
		return "", err
	}
	if err := a.mustReviewPapers(who, c); err != nil {
		return "", err
	}
	file, err := a.minutesOf(m, c, in)
	if err != nil {
		return "", err
	}
	here, err := r.DocumentBySHA(store.SumOf(string(file.Content)))
	if unlessMissing(err) != nil {
		return "", err
	}
	if here.ID != "" { // brought in before, as a document like others
		return here.ID, a.onMeeting(ctx, who, "meeting.minutes", m, rev, func(_ *store.Tx, m *conference.Meeting) error { return m.Take(here.ID) })
	}
	src, res, err := a.reader.Extract(ctx, file, m.On)
	if err != nil {
		return "", err
	}
	if _, err := a.files.Save(file.Content); err != nil {
		return "", err
	}
	document := doc.ID(newID())
	return document, a.onMeeting(ctx, who, "meeting.minutes", m, rev, func(tx *store.Tx, m *conference.Meeting) error {
		d := minutesDocument(document, src, res, *m, c)
		if err := a.keepDocument(tx, &d, src, res); err != nil {
			return err
		}
		return m.Take(d.ID)
	})
}

// minutesOf is the file that is read.
func (a *App) minutesOf(m conference.Meeting, c conference.Conference, in MinutesIn) (Input, error) {
	typed := strings.TrimSpace(in.Said + in.Concluded)
	switch {
	case m.On > a.Today():
		return Input{}, fault.New(fault.Conflict, "Cuộc họp ngày %s chưa diễn ra, chưa thể có biên bản.", "The meeting of %s has not been held: there are no minutes yet.", m.On.Vi()).At("file")
	case in.File == nil && typed == "":
		return Input{}, fault.New(fault.Invalid, "Hãy chọn tệp biên bản, hoặc gõ diễn biến, kết luận.", "Choose the file of the minutes, or type what was said and concluded.").At("file")
	case in.File != nil && typed != "":
		return Input{}, fault.New(fault.Invalid, "Chỉ dùng một cách: tệp biên bản, hoặc gõ vào ô.", "Use one way: the file of the minutes, or the typed text.").At("file")
	case in.File != nil:
		return *in.File, nil
	case len(typed) > mostTyped:
		return Input{}, fault.New(fault.TooLarge, "Biên bản gõ vào dài quá %d byte; hãy nộp thành tệp.", "The typed minutes are longer than %d bytes; hand them in as a file.", mostTyped).At("concluded")
	}
	return Input{Name: "bien-ban-hop-" + string(m.On) + ".txt", Content: []byte(m.Written(c.Title, in.Said, in.Concluded))}, nil
}

// minutesDocument is the document of the minutes: what they do not say of themselves, the meeting says.
func minutesDocument(id doc.ID, src *doc.Source, res *extract.Result, m conference.Meeting, c conference.Conference) doc.Document {
	d := documentOf(id, src)
	if d.Type == "" {
		d.Type = "Biên bản"
	}
	if d.Date == "" {
		d.Date = res.Anchor
	}
	if d.Subject == "" || d.Number == "" && d.Type == "Biên bản" {
		d.Subject = "Họp Tổ giúp việc ngày " + m.On.Vi() + " – " + c.Title
	}
	return d
}

// MeetingShown is a meeting with what it names and what became of its conclusions.
type MeetingShown struct {
	conference.Meeting
	Attended []org.Post
	Minutes  []MinutesShown
}

// MinutesShown is a paper of a meeting: how many of its candidates wait, and the items that came of it.
type MinutesShown struct {
	Document   doc.Document
	Candidates []plan.Proposal // what was read
	Pending    int
	Items      []ItemRow
}

// MeetingsShown are the meetings of a working group.
type MeetingsShown struct {
	Conference conference.Conference
	Meetings   []MeetingShown
	Members    []org.Post // of today, who may attend
	Desk       bool       // the post may write
}

// Meetings are the meetings of the working group of a conference, the latest first.
func (a *App) Meetings(ctx context.Context, who Who, id conference.ID) (MeetingsShown, error) {
	out := MeetingsShown{}
	if err := who.must(org.ReadPlan); err != nil {
		return out, err
	}
	r := a.store.Read(ctx)
	var err error
	if out.Conference, err = store.Conferences.Get(r, string(id)); err != nil {
		return out, err
	}
	out.Desk = a.reviewsPapers(who, out.Conference)
	all, err := r.AllPosts()
	if err != nil {
		return out, err
	}
	posts := map[org.PostID]org.Post{}
	for _, p := range all {
		posts[p.ID] = p
	}
	for _, m := range out.Conference.Group {
		if p := posts[m.PostID]; !slices.Contains(out.Members, p) {
			out.Members = append(out.Members, p)
		}
	}
	meetings, err := r.MeetingsOf(id)
	if err != nil {
		return out, err
	}
	for _, m := range meetings {
		x := MeetingShown{Meeting: m}
		for _, p := range m.Attended {
			x.Attended = append(x.Attended, posts[p])
		}
		for _, d := range m.Minutes {
			shown, err := a.minutes(r, d)
			if err != nil {
				return out, err
			}
			x.Minutes = append(x.Minutes, shown)
		}
		out.Meetings = append(out.Meetings, x)
	}
	return out, nil
}

func (a *App) minutes(r store.Reader, id doc.ID) (MinutesShown, error) {
	out := MinutesShown{}
	var err error
	if out.Document, err = store.Documents.Get(r, string(id)); err != nil {
		return out, err
	}
	proposals, err := r.ProposalsOf(id)
	if err != nil {
		return out, err
	}
	out.Candidates = proposals
	for _, p := range proposals {
		if p.Verdict == plan.Pending {
			out.Pending++
		}
	}
	items, err := r.ItemList(store.ItemQuery{Document: id, Sort: "source"}, 0, 200)
	if err != nil {
		return out, err
	}
	out.Items, err = a.rows(r, items)
	return out, err
}
