package api

import (
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// home is the term's timeline, the figures, and what needs attention.
type home struct {
	Today     when.Date      `json:"today"`
	Sample    bool           `json:"sample" doc:"the installation holds made-up data"`
	Term      plan.Term      `json:"term"`
	Timeline  []moment       `json:"timeline"`
	All       tally          `json:"all"`
	Units     []unitTally    `json:"units"`
	Themes    []themeTally   `json:"themes"`
	Documents []docTally     `json:"documents"`
	Overdue   []itemRow      `json:"overdue"`
	DueSoon   []itemRow      `json:"due_soon"`
	Reporting reportingBrief `json:"reporting"`
	Pending   int            `json:"pending" doc:"candidates waiting for a person"`
}

type reportingBrief struct {
	Period   when.Period `json:"period"`
	Owing    int         `json:"owing"`
	Draft    int         `json:"draft"`
	Sent     int         `json:"sent"`
	Returned int         `json:"returned"`
	Approved int         `json:"approved"`
	Missing  []string    `json:"missing" doc:"codes of units that have sent nothing"`
}

type moment struct {
	On    when.Date `json:"on"`
	Sort  string    `json:"sort" doc:"congress, meeting, review, document, or due: what falls due in that month"`
	Title string    `json:"title"`
	Href  string    `json:"href"`
	Count int       `json:"count"`
	Late  int       `json:"late"`
}

type unitTally struct {
	Unit  org.Unit `json:"unit"`
	Tally tally    `json:"tally"`
}

type themeTally struct {
	Theme plan.Theme `json:"theme"`
	Tally tally      `json:"tally"`
}

type docTally struct {
	Document document `json:"document"`
	Tally    tally    `json:"tally"`
}

func unitTallyOf(t app.UnitTally) unitTally { return unitTally{t.Unit, tallyOf(t.Tally)} }

func (s *server) home(c *call) (home, error) {
	h, err := s.app.Home(c.Context())
	r := reportingOf(h.Reporting)
	return home{Today: s.app.Today(), Sample: s.app.Sample(), Term: h.Term, All: tallyOf(h.All), Units: each(h.Units, unitTallyOf),
		Timeline:  each(h.Timeline, func(m app.Moment) moment { return moment{m.On, m.Sort, m.Title, m.Href, m.Count, m.Late} }),
		Themes:    each(h.Themes, func(t app.ThemeTally) themeTally { return themeTally{t.Theme, tallyOf(t.Tally)} }),
		Documents: each(h.Documents, func(t app.DocumentTally) docTally { return docTally{documentShape(t.Document), tallyOf(t.Tally)} }),
		Overdue:   each(h.Overdue, itemRowOf), DueSoon: each(h.DueSoon, itemRowOf), Pending: h.Pending,
		Reporting: reportingBrief{r.Period, r.Owing, r.Draft, r.Sent, r.Returned, r.Approved, r.Missing}}, err
}

func (s *server) units(c *call) (list[unitTally], error) {
	rows, err := s.app.Units(c.Context())
	return list[unitTally]{each(rows, unitTallyOf)}, err
}

// unit is everything about one unit.
type unit struct {
	org.Unit
	Parent        *org.Unit   `json:"parent"`
	Children      []org.Unit  `json:"children"`
	Posts         []org.Post  `json:"posts"`
	Tally         tally       `json:"tally" doc:"of what it leads"`
	Coordinates   int         `json:"coordinates"`
	Overdue       []itemRow   `json:"overdue"`
	DueSoon       []itemRow   `json:"due_soon"`
	Months        []month     `json:"months"`
	Reports       []reportRow `json:"reports"`
	CurrentPeriod when.Period `json:"current_period"`
}

type month struct {
	Month     when.Period `json:"month"`
	Open      int         `json:"open"`
	Done      int         `json:"done"`
	Late      int         `json:"late"`
	Cancelled int         `json:"cancelled"`
}

func (s *server) unit(c *call) (unit, int, error) {
	v, err := s.app.Unit(c.Context(), c.PathValue("code"))
	return unit{Unit: v.Unit, Parent: v.Parent, Children: v.Children, Posts: v.Posts, Tally: tallyOf(v.Tally), Coordinates: v.Coordinates,
		Overdue: each(v.Overdue, itemRowOf), DueSoon: each(v.DueSoon, itemRowOf), Reports: each(v.Reports, reportRowOf), CurrentPeriod: v.CurrentPeriod,
		Months: each(v.Months, func(m app.MonthTally) month { return month{m.Month, m.Open, m.Done, m.Late, m.Cancelled} })}, v.Unit.Rev, err
}

type theme struct {
	Theme    plan.Theme   `json:"theme"`
	Document doc.Document `json:"document"`
	Previous *plan.Theme  `json:"previous" doc:"the earlier wording"`
	Tally    tally        `json:"tally"`
}

func (s *server) themes(c *call) (list[theme], error) {
	rows, err := s.app.Themes(c.Context())
	return list[theme]{each(rows, func(t app.ThemeView) theme { return theme{t.Theme, t.Document, t.Previous, tallyOf(t.Tally)} })}, err
}

func (s *server) journal(c *call) (page[history], error) {
	rows, err := s.app.Journal(c.Context(), c.page())
	return pageOf(rows, historyOf), err
}

type hit struct {
	Noun    string  `json:"noun"`
	Href    string  `json:"href"`
	Title   string  `json:"title"`
	Snippet []piece `json:"snippet"`
}

// piece is a run of a snippet that matches, or not.
type piece struct {
	Text  string `json:"text"`
	Match bool   `json:"match"`
}

func (s *server) search(c *call) (page[hit], error) {
	rows, err := s.app.Search(c.Context(), c.query.Get("q"), "", c.page())
	return pageOf(rows.Page, func(h app.SearchHit) hit {
		return hit{string(h.Noun), h.Href, strings.NewReplacer("\x01", "", "\x02", "").Replace(h.Title), pieces(h.Snippet)}
	}), err
}

// pieces splits a text at the signs \x01 and \x02 that stand around its matches.
func pieces(s string) (out []piece) {
	for s != "" {
		plain, rest, found := strings.Cut(s, "\x01")
		if plain != "" {
			out = append(out, piece{Text: strings.ReplaceAll(plain, "\x02", "")})
		}
		if !found {
			break
		}
		match, after, _ := strings.Cut(rest, "\x02")
		if match != "" {
			out = append(out, piece{Text: match, Match: true})
		}
		s = after
	}
	return out
}
