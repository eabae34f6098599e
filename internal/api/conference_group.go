package api

import (
	"context"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
)

// shownGroup is the working group as of a day.
type shownGroup struct {
	On      string        `json:"on"`
	Members []shownMember `json:"members" doc:"of the day"`
	Others  []shownMember `json:"others" doc:"memberships of other days"`
	Rev     int           `json:"rev" doc:"of the conference"`
}

type shownMember struct {
	conference.Member
	Post  string `json:"post" doc:"code"`
	Title string `json:"title"`
	Unit  string `json:"unit" doc:"code"`
}

func membersOf(all []app.MemberShown) []shownMember {
	return each(all, func(m app.MemberShown) shownMember {
		return shownMember{m.Member, m.Post.Code, m.Post.Title, m.Unit.Code}
	})
}

func (s *server) group(c *call) (shownGroup, error) {
	g, err := s.app.Group(c.Context(), c.who, conferenceID(c), c.query.Get("on"))
	return shownGroup{string(g.On), membersOf(g.Members), membersOf(g.Others), g.Conference.Rev}, err
}

func (s *server) tellGroup(c *call, id string) (told[shownGroup], error) {
	out, err := s.group(c)
	return told[shownGroup]{out, out.Rev, "/api/conferences/" + string(conferenceID(c)) + "/group"}, err
}

type joinGroup struct {
	Members []app.MemberEdit `json:"members"`
}

func (s *server) joinGroup(c *call, ctx context.Context, in joinGroup) (string, error) {
	return string(conferenceID(c)), s.app.JoinGroup(ctx, c.who, conferenceID(c), c.rev, in.Members)
}

func (s *server) leaveGroup(c *call, ctx context.Context, in app.LeaveEdit) (string, error) {
	return string(conferenceID(c)), s.app.LeaveGroup(ctx, c.who, conferenceID(c), c.rev, in)
}

// readGroup is what a decision says of the group.
type readGroup struct {
	Document string        `json:"document"`
	From     string        `json:"from" doc:"day of the decision"`
	Members  []namedMember `json:"members"`
}

type namedMember struct {
	Words  string               `json:"words" doc:"as the decision has it"`
	Role   conference.GroupRole `json:"role"`
	Span   doc.Span             `json:"span" doc:"of the line, in the canonical text"`
	Post   string               `json:"post" doc:"code; empty: the register has none of this name, a person says which is meant"`
	Member bool                 `json:"member" doc:"in the group already"`
}

func (s *server) readGroup(c *call) (readGroup, error) {
	g, err := s.app.ReadGroup(c.Context(), c.who, conferenceID(c), c.query.Get("document"))
	return readGroup{string(g.Document.ID), string(g.From), each(g.Members, func(m app.NamedMember) namedMember {
		return namedMember{m.Words, m.Role, m.Span, m.Post.Code, m.Member}
	})}, err
}

// groupRoutes are those of the working group of a conference.
var groupRoutes = []route{
	get("/api/conferences/{id}/group", "conferences", "Tổ giúp việc vào một ngày", "The working group as of a day", (*server).group).with(wordParam("on", "Ngày; để trống là hôm nay", "The day; today unless said")),
	get("/api/conferences/{id}/group/named", "conferences", "Thành viên mà một quyết định nêu tên", "The members that a decision names", (*server).readGroup).with(wordParam("document", "Số hoặc định danh của quyết định", "Number or id of the decision")),
	write("POST", "/api/conferences/{id}/group", "conferences", "Thêm thành viên tổ giúp việc", "Add members to the working group", http.StatusOK, (*server).joinGroup, (*server).tellGroup).matching((*server).conferenceRev),
	write("POST", "/api/conferences/{id}/group/leave", "conferences", "Ghi một thành viên ra khỏi tổ giúp việc", "End a membership", http.StatusOK, (*server).leaveGroup, (*server).tellGroup).matching((*server).conferenceRev),
}
