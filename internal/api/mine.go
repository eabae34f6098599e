package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// mine is what waits for the acting post today.
type mine struct {
	Reminders reminders    `json:"reminders"`
	Reports   []mineReport `json:"reports" doc:"of the unit: not sent, or returned"`
	Missing   mineMissing  `json:"missing" doc:"of all units, for those who follow them: reports not sent long after their last day"`
	Late      mineItems    `json:"late"`
	Soon      mineItems    `json:"soon"`
	Asked     []asked      `json:"asked" doc:"directives that wait for an answer of the unit"`
	Waiting   mineWaiting  `json:"waiting" doc:"for a decision of the post"`
	Muted     []mute       `json:"muted"`
	Papers    minePapers   `json:"papers" doc:"contributions to conferences"`
}

type minePapers struct {
	Owed    []minePaper `json:"owed" doc:"by the unit: to write, to revise, or with comments to answer"`
	Read    []minePaper `json:"read" doc:"the first of those that wait for the reviewers"`
	ToRead  int         `json:"to_read" doc:"of all that wait for the reviewers"`
	Missing []minePaper `json:"missing" doc:"the first of those not handed in long after their day, for those who follow all units"`
	Late    int         `json:"late" doc:"of all those not handed in long after their day"`
}

type minePaper struct {
	ID         conference.ContributionID `json:"id"`
	Conference conference.ID             `json:"conference"`
	Title      string                    `json:"title" doc:"of the conference"`
	Unit       string                    `json:"unit" doc:"code"`
	Duty       conference.Duty           `json:"duty" doc:"write, revise, answer, read or judge"`
	Due        when.Date                 `json:"due"`
	DaysLate   int                       `json:"days_late"`
	Comments   int                       `json:"comments" doc:"that wait for the same side"`
}

func minePapersOf(m app.MinePapers) minePapers {
	some := func(list []app.MinePaper) []minePaper {
		return each(list, func(x app.MinePaper) minePaper {
			return minePaper{x.ID, x.Conference.ID, x.Conference.Title, x.Unit.Code, x.Duty, x.Due, x.DaysLate, x.Comments}
		})
	}
	return minePapers{some(m.Owed), some(m.Read), m.ToRead, some(m.Missing), m.Late}
}

type mineWaiting struct {
	Reports    []waitingPeriod `json:"reports" doc:"to be approved; the newest periods"`
	Approvals  int             `json:"approvals" doc:"of all periods"`
	Extensions []extension     `json:"extensions" doc:"the first requests for more time"`
	Asked      int             `json:"asked" doc:"of all requests"`
	Products   mineItems       `json:"products" doc:"items that are done and whose product is to be accepted"`
}

type waitingPeriod struct {
	Period when.Period `json:"period"`
	Count  int         `json:"count"`
}

// reminders are days before and after the last day on which who hears of what is due.
type reminders struct {
	Before      int `json:"before" doc:"days before, to the reporter"`
	Head        int `json:"head" doc:"days after, to the head of the unit"`
	Coordinator int `json:"coordinator"`
	Leader      int `json:"leader"`
}

func remindersOf(r report.Reminders) reminders {
	return reminders{r.Before, r.Head, r.Coordinator, r.Leader}
}

type mineReport struct {
	Unit   string       `json:"unit" doc:"code"`
	Period when.Period  `json:"period"`
	Due    when.Date    `json:"due"`
	State  report.State `json:"state"`
	Said   string       `json:"said" doc:"why it was returned"`
}

type mineMissing struct {
	Total int          `json:"total"`
	Muted int          `json:"muted" doc:"kept silent, and not in total"`
	Rows  []mineReport `json:"rows" doc:"the first of them"`
}

type mineItems struct {
	Total int       `json:"total"`
	Muted int       `json:"muted" doc:"kept silent, and not in total"`
	Rows  []itemRow `json:"rows" doc:"the first of them"`
}

type asked struct {
	ID   plan.DirectiveID `json:"id"`
	From string           `json:"from"`
	Text string           `json:"text"`
	On   when.Date        `json:"on"`
	Due  when.Date        `json:"due"`
}

type mute struct {
	ID     string    `json:"id"`
	About  string    `json:"about" doc:"item:ID or report:UNIT/PERIOD"`
	Title  string    `json:"title"`
	Reason string    `json:"reason"`
	Until  when.Date `json:"until" doc:"the last day of silence"`
}

func (s *server) mine(c *call) (mine, error) {
	m, err := s.app.Mine(c.Context(), c.who)
	items := func(x app.MineItems) mineItems { return mineItems{x.Total, x.Muted, each(x.Rows, itemRowOf)} }
	reportOf := func(x app.MineReport) mineReport { return mineReport{x.Unit.Code, x.Period, x.Due, x.State, x.Said} }
	return mine{Reminders: remindersOf(m.Rule), Papers: minePapersOf(m.Papers), Late: items(m.Late), Soon: items(m.Soon),
		Reports: each(m.Reports, reportOf),
		Missing: mineMissing{m.Missing.Total, m.Missing.Muted, each(m.Missing.Rows, reportOf)},
		Waiting: mineWaiting{each(m.Waiting.Reports, func(x app.WaitingPeriod) waitingPeriod { return waitingPeriod{x.Period, x.Count} }), m.Waiting.Approvals,
			each(m.Waiting.Extensions, extensionOf), m.Waiting.Asked, items(m.Waiting.Products)},
		Asked: each(m.Asked, func(d plan.Directive) asked { return asked{d.ID, d.Title, d.Text, d.On, d.DueOn} }),
		Muted: each(m.Muted, func(x app.MuteView) mute { return mute{x.ID, x.About, x.Title, x.Reason, x.Until} })}, err
}

func (s *server) tellMine(c *call, _ string) (told[mine], error) {
	m, err := s.mine(c)
	return told[mine]{out: m}, err
}

type newMute struct {
	About string    `json:"about" doc:"code or id of an item, or a report: so-tc/2026-06"`
	Why   string    `json:"why"`
	Until when.Date `json:"until"`
}

func (s *server) muteReminder(c *call, ctx context.Context, in newMute) (string, error) {
	return "", s.app.Mute(ctx, c.who, in.About, in.Why, in.Until)
}

func (s *server) unmute(c *call, ctx context.Context, _ nothing) (string, error) {
	return "", s.app.Unmute(ctx, c.who, c.PathValue("id"))
}

func (s *server) setReminders(c *call, ctx context.Context, in reminders) (string, error) {
	return "", s.app.SetReminders(ctx, c.who, report.Reminders{Before: in.Before, Head: in.Head, Coordinator: in.Coordinator, Leader: in.Leader})
}

// reminded is how the person who sends the request is reminded.
type reminded struct {
	Email  string `json:"email"`
	Feed   bool   `json:"calendar" doc:"whether the calendar has a secret address; it is given at the page of the account"`
	Digest string `json:"digest" doc:"what became of today's mail: sending, sent, nothing, failed, unsure; empty: none was begun"`
	Why    string `json:"why"`
}

func (s *server) reminded(c *call) (reminded, error) {
	if !c.caller.SignedIn() {
		return reminded{}, fault.New(fault.NotFound, "Không ai đăng nhập ở đây, nên không có địa chỉ thư.", "Nobody signs in here, so that there is no address.")
	}
	o, err := s.app.Reminded(c.Context(), c.caller)
	return reminded{o.Email, o.Feed, o.Digest.State, o.Digest.Why}, err
}
