package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

// listedConference is a conference in the list.
type listedConference struct {
	conference.Conference
	Host  string `json:"host" doc:"code of the unit that holds it"`
	Asked int    `json:"asked" doc:"units that owe a contribution"`
	Came  int    `json:"came" doc:"of which something came"`
	Late  int    `json:"late" doc:"of which nothing came and the day is over"`
}

// shownConference is a conference with what came to it.
type shownConference struct {
	conference.Conference
	Host      string              `json:"host" doc:"code of the unit that holds it"`
	Secretary string              `json:"secretary" doc:"code of the unit that collects"`
	Papers    []shownPaper        `json:"papers"`
	Counts    []app.StandingCount `json:"counts"`
}

type shownPaper struct {
	conference.Contribution
	Unit      string   `json:"unit" doc:"code"`
	Due       string   `json:"due" doc:"when its next version is awaited"`
	Late      bool     `json:"late"`
	Steps     []string `json:"steps" doc:"that the acting post may take now"`
	MayHandIn bool     `json:"may_hand_in"`
}

func conferenceID(c *call) conference.ID { return conference.ID(c.PathValue("id")) }

func (s *server) conferences(c *call) (list[listedConference], error) {
	all, err := s.app.Conferences(c.Context(), c.who)
	return list[listedConference]{each(all, func(x app.ConferenceListed) listedConference {
		return listedConference{x.Conference, x.Host.Code, x.Asked, x.Came, x.Late}
	})}, err
}

func (s *server) oneConference(c *call) (shownConference, int, error) {
	x, err := s.app.OneConference(c.Context(), c.who, conferenceID(c))
	out := shownConference{Conference: x.Conference, Host: x.Host.Code, Secretary: x.Secretary.Code, Counts: x.Counts}
	for _, p := range x.Papers {
		out.Papers = append(out.Papers, shownPaperOf(p))
	}
	return out, x.Rev, err
}

func shownPaperOf(p app.PaperShown) shownPaper {
	out := shownPaper{Contribution: p.Contribution, Unit: p.Unit.Code, Due: string(p.Due), Late: p.Late, MayHandIn: p.MayHandIn}
	for _, step := range p.Steps {
		out.Steps = append(out.Steps, step.Action)
	}
	return out
}

func (s *server) conferenceRev(c *call) (int, error) {
	_, rev, err := s.oneConference(c)
	return rev, err
}

func (s *server) tellConference(c *call, id string) (told[shownConference], error) {
	if id != "" {
		c.SetPathValue("id", id)
	}
	out, rev, err := s.oneConference(c)
	return told[shownConference]{out, rev, "/api/conferences/" + string(conferenceID(c))}, err
}

func (s *server) openConference(c *call, ctx context.Context, in app.ConferenceEdit) (string, error) {
	if err := c.who.Must(org.RunConferences); err != nil {
		return "", err
	}
	id, err := s.app.OpenConference(ctx, c.who, in)
	return string(id), err
}

type agreeConference struct {
	By string `json:"by,omitempty" doc:"number or id of the document that agrees"`
}

func (s *server) agreeConference(c *call, ctx context.Context, in agreeConference) (string, error) {
	return string(conferenceID(c)), s.app.AgreeConference(ctx, c.who, conferenceID(c), c.rev, in.By)
}

func (s *server) handInPaper(c *call, ctx context.Context, u upload) (string, error) {
	_, err := s.app.HandInPaper(ctx, c.who, conferenceID(c), c.PathValue("unit"), app.HandIn{Title: u.fields.Get("title"), Author: u.fields.Get("author"), File: app.Input{Name: u.file.Name, Content: u.file.Content, OCR: u.fields.Get("ocr") == "1"}})
	return string(conferenceID(c)), err
}

type stepPaper struct {
	Action string `json:"action" doc:"take, return, plenary, proceedings, decline, reopen, withdraw"`
	Reason string `json:"reason,omitempty"`
	Rev    int    `json:"rev" doc:"of the contribution"`
}

// stepPaper moves the contribution of a unit on.
func (s *server) stepPaper(c *call, ctx context.Context, in stepPaper) (string, error) {
	x, err := s.app.OneConference(c.Context(), c.who, conferenceID(c))
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(x.Papers, func(p app.PaperShown) bool { return p.Unit.Code == c.PathValue("unit") })
	if i < 0 {
		return "", fault.New(fault.NotFound, "Không có tham luận của đơn vị %.60q.", "There is no contribution of the unit %.60q.", c.PathValue("unit"))
	}
	return string(conferenceID(c)), s.app.StepPaper(ctx, c.who, x.Papers[i].ID, in.Rev, in.Action, in.Reason)
}

func (s *server) paperFile(c *call) error {
	number, _ := strconv.Atoi(c.query.Get("version"))
	content, name, err := s.app.PaperFile(c.Context(), c.who, contributionID(c), number)
	return c.sendFile(content, name, err)
}

func (s *server) frameConference(c *call, ctx context.Context, in app.FrameEdit) (string, error) {
	_, err := s.app.FrameConference(ctx, c.who, conferenceID(c), c.rev, in)
	return string(conferenceID(c)), err
}

// conferenceRoutes are those of conferences and the contributions to them.
var conferenceRoutes = []route{
	get("/api/conferences", "conferences", "Hội nghị, hội thảo", "Conferences", (*server).conferences),
	write("POST", "/api/conferences", "conferences", "Đề xuất một hội nghị", "Propose a conference", http.StatusCreated, (*server).openConference, (*server).tellConference),
	one("/api/conferences/{id}", "conferences", "Một hội nghị: đề cương, thời hạn, tham luận", "One conference: its outline, deadlines and contributions", (*server).oneConference),
	write("PATCH", "/api/conferences/{id}", "conferences", "Sửa đề xuất, đề cương, thời hạn", "Change a conference", http.StatusOK, (*server).editConference, (*server).tellConference).matching((*server).conferenceRev),
	write("POST", "/api/conferences/{id}/agree", "conferences", "Ghi việc đồng ý tổ chức", "Record that a conference was agreed to", http.StatusOK, (*server).agreeConference, (*server).tellConference).matching((*server).conferenceRev),
	write("POST", "/api/conferences/{id}/review", "conferences", "Gắn báo cáo sơ kết, tổng kết với hội nghị", "Tie a review to a conference, or begin one", http.StatusOK, (*server).frameConference, (*server).tellConference).matching((*server).conferenceRev),
	attach("POST", "/api/conferences/{id}/units/{unit}/file", "conferences", "Nộp tham luận của một đơn vị", "Hand in the contribution of a unit", http.StatusOK,
		[]param{wordParam("title", "Tên tham luận", "Title"), wordParam("author", "Người viết, người trình bày", "Author"), wordParam("ocr", "1: nhận dạng chữ trong bản quét", "1: recognise the text of a scan")}, (*server).handInPaper, (*server).tellConference),
	write("POST", "/api/conferences/{id}/units/{unit}/steps", "conferences", "Nhận thẩm định, trả lại, chọn, không sử dụng, rút tham luận", "Take up, return, choose, decline or withdraw a contribution", http.StatusOK, (*server).stepPaper, (*server).tellConference),
	get("/api/conferences/{id}/check", "conferences", "So các tham luận: đoạn chung, số liệu vênh nhau", "Compare the contributions: shared passages, contradicting figures", (*server).checkPapers),
	get("/api/conferences/{id}/units/{unit}/check", "conferences", "Một tham luận so với đề cương và yêu cầu", "One contribution beside the outline and what was asked for", (*server).checkPaper),
	get("/api/functions", "units", "Đơn vị đã ghi chức năng, nhiệm vụ", "Units whose functions and tasks are recorded", (*server).functions),
	one("/api/units/{code}/functions", "units", "Chức năng, nhiệm vụ của một đơn vị", "The functions and tasks of a unit", (*server).oneFunctions),
	attach("POST", "/api/units/{code}/functions/file", "units", "Ghi quyết định về chức năng, nhiệm vụ của một đơn vị", "Record the decision on the functions and tasks of a unit", http.StatusOK, nil, (*server).setFunctions, (*server).tellFunctions),
	download("/api/conferences/{id}/papers/{paper}/file", "conferences", "Tệp của một tham luận", "The file of a contribution", []string{anyBytes}, (*server).paperFile).with(versionParam),
}
