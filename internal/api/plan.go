package api

import (
	"cmp"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
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
	Waiting   int            `json:"directives_waiting" doc:"for an answer of the acting unit; of anybody for who directs or reads everything"`
	Answered  int            `json:"directives_answered" doc:"of the acting post, to be closed"`
}

type reportingBrief struct {
	Period   when.Period `json:"period"`
	Owing    int         `json:"owing"`
	Draft    int         `json:"draft"`
	Sent     int         `json:"sent"`
	Returned int         `json:"returned"`
	Approved int         `json:"approved"`
	Missing  []string    `json:"missing" doc:"codes of units that owe it and have not sent it; one that was returned was sent"`
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
	if err != nil {
		return home{}, err
	}
	waiting, answered, err := s.app.ToAnswer(c.Context(), c.who)
	if err != nil {
		return home{}, err
	}
	missing, err := s.app.Missing(c.Context(), h.Period)
	r := h.Reporting
	return home{Today: s.app.Today(), Sample: s.app.Sample(), Term: h.Term, All: tallyOf(h.All), Units: each(h.Units, unitTallyOf),
		Timeline:  each(h.Timeline, func(m app.Moment) moment { return moment{m.On, m.Sort, m.Title, m.Href, m.Count, m.Late} }),
		Themes:    each(h.Themes, func(t app.ThemeTally) themeTally { return themeTally{t.Theme, tallyOf(t.Tally)} }),
		Documents: each(h.Documents, func(t app.DocumentTally) docTally { return docTally{documentShape(t.Document), tallyOf(t.Tally)} }),
		Overdue:   each(h.Overdue, itemRowOf), DueSoon: each(h.DueSoon, itemRowOf), Pending: h.Pending, Waiting: waiting, Answered: answered,
		Reporting: reportingBrief{r.Period, r.Owing, r.Draft, r.Sent, r.Returned, r.Approved, each(missing, codeOf)}}, err
}

// units are all units unless a page of so many is asked for.
func (s *server) units(c *call) (page[unitTally], error) {
	f := app.UnitFilterOf(c.query)
	if f.PerPage, _ = strconv.Atoi(c.query.Get("per_page")); f.PerPage > 200 {
		f.PerPage = 200
	}
	if f.Sort == "" {
		f.Sort = "name"
	}
	list, err := s.app.Units(c.Context(), f)
	return pageOf(list.Page, unitTallyOf), err
}

type offered struct {
	Name string `json:"name"`
}

func (s *server) offered(c *call) (list[offered], error) {
	names, err := s.app.Offered(c.Context())
	return list[offered]{each(names, func(name string) offered { return offered{name} })}, err
}

// placesNamed tells what a name means by the places of Viet Nam and the usual bodies of a province.
func (s *server) placesNamed(c *call) (app.Meaning, error) {
	on := when.Date(c.query.Get("on"))
	if _, ok := when.ParseDate(string(on)); on != "" && !ok {
		return app.Meaning{}, c.badParam("on", "%q không phải là ngày YYYY-MM-DD.", "%q is not a day YYYY-MM-DD.", on)
	}
	return app.PlacesNamed(c.query.Get("name"), c.query.Get("province"), cmp.Or(on, s.app.Today()))
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

func (s *server) unit(c *call) (unit, int, error) { return s.unitOf(c, c.PathValue("code")) }

func (s *server) unitOf(c *call, code string) (unit, int, error) {
	v, err := s.app.Unit(c.Context(), code)
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
	rows, err := s.app.Journal(c.Context(), c.who, c.page())
	return pageOf(rows, historyOf), err
}

// found is one page of what a search finds, with how much there is of each noun.
type found struct {
	Rows    []hit          `json:"rows"`
	Total   int            `json:"total"`
	Page    int            `json:"page"`
	PerPage int            `json:"per_page"`
	Counts  map[string]int `json:"counts" doc:"by noun"`
}

type hit struct {
	Noun    string       `json:"noun"`
	Href    string       `json:"href"`
	Title   []piece      `json:"title" doc:"empty for a report, which is named by unit and period"`
	Snippet []piece      `json:"snippet"`
	Unit    string       `json:"unit" doc:"code, of a report"`
	Period  when.Period  `json:"period"`
	State   report.State `json:"state" doc:"of a report"`
}

// piece is a run of text that matches, or not.
type piece struct {
	Text  string `json:"text"`
	Match bool   `json:"match"`
}

func pieceOf(p app.Piece) piece { return piece{p.Text, p.Match} }

func (s *server) search(c *call) (found, error) {
	f, err := s.app.Search(c.Context(), c.query.Get("q"), plan.Noun(c.query.Get("noun")), c.page())
	out := found{Total: f.Total, Page: f.Number, PerPage: f.PerPage, Counts: map[string]int{}}
	for noun, n := range f.Counts {
		out.Counts[string(noun)] = n
	}
	out.Rows = each(f.Rows, func(h app.SearchHit) hit {
		return hit{string(h.Noun), h.Href, each(h.Title, pieceOf), each(h.Snippet, pieceOf), h.Unit.Code, h.Period, h.State}
	})
	return out, err
}
