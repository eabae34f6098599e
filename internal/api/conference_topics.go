package api

import (
	"context"
	"net/http"

	"lotrinh/internal/org"
)

// fittingUnit is a unit that may write on a topic: its recorded functions speak to it.
type fittingUnit struct {
	Topic  string   `json:"topic" doc:"key"`
	Unit   string   `json:"unit" doc:"code"`
	Line   string   `json:"line" doc:"the heading, or the guiding question"`
	Clause string   `json:"clause"`
	Terms  []string `json:"terms" doc:"that both have in common"`
}

func (s *server) topicFits(c *call) (list[fittingUnit], error) {
	out := list[fittingUnit]{Rows: []fittingUnit{}}
	x, err := s.app.OneConference(c.Context(), c.who, conferenceID(c))
	if err != nil {
		return out, err
	}
	err = s.app.FitTopics(c.Context(), &x)
	for _, t := range x.Topics {
		for _, f := range t.Fits {
			out.Rows = append(out.Rows, fittingUnit{t.Key, f.Unit.Code, f.Line, f.Clause, f.Terms})
		}
	}
	return out, err
}

type assignTopic struct {
	Unit string `json:"unit" doc:"code"`
}

func (s *server) assignTopic(c *call, ctx context.Context, in assignTopic) (string, error) {
	if err := c.who.Must(org.RunConferences); err != nil {
		return "", err
	}
	return string(conferenceID(c)), s.app.AssignTopic(ctx, c.who, conferenceID(c), c.rev, c.PathValue("topic"), in.Unit)
}

// topicRoutes are those of who writes on what.
var topicRoutes = []route{
	get("/api/conferences/{id}/topics", "conferences", "Đơn vị có chức năng về các chủ đề của đề cương", "Units whose functions speak to the topics of the outline", (*server).topicFits),
	write("POST", "/api/conferences/{id}/topics/{topic}/units", "conferences", "Giao thêm một đơn vị viết về một chủ đề", "Have one more unit write on a topic", http.StatusOK, (*server).assignTopic, (*server).tellConference).matching((*server).conferenceRev),
}
