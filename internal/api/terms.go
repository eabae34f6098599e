package api

import (
	"context"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

var termShowParam = wordParam("show", "waiting, done, cancelled, carry, end hoặc open; bỏ trống: tất cả", "waiting, done, cancelled, carry, end or open; empty: all")

// termRoutes are the terms, and what becomes of their items when they are closed.
var termRoutes = []route{
	get("/api/terms", "plan", "Các nhiệm kỳ, mới nhất trước", "Terms, the newest first", (*server).terms).dated(),
	write("POST", "/api/terms", "plan", "Mở nhiệm kỳ", "Open a term", http.StatusCreated, (*server).openTerm, (*server).tellTerms),
	get("/api/terms/{code}", "plan", "Một nhiệm kỳ: các mục với quyết định, hoặc như lúc khép", "A term: its items with what was decided, or as they were when it was closed", (*server).term).dated().
		with(termShowParam, wordParam("kind", "Loại mục", "Kind of item"), wordParam("unit", "Mã đơn vị chủ trì", "Code of a leading unit"), wordParam("document", "Định danh văn bản", "Id of a document"), pageParam),
	write("PATCH", "/api/terms/{code}", "plan", "Sửa tên, ngày của nhiệm kỳ", "Change the name and days of a term", http.StatusOK, (*server).editTerm, (*server).tellTerm),
	write("POST", "/api/terms/{code}/decisions", "plan", "Quyết định về các mục khi khép nhiệm kỳ", "Decide about items for the closing of a term", http.StatusOK, (*server).settle, (*server).tellTerm),
	write("POST", "/api/terms/{code}/close", "plan", "Khép nhiệm kỳ", "Close a term", http.StatusOK, (*server).closeTerm, (*server).tellTerm),
}

type shownTerm struct {
	plan.Term
	Current bool          `json:"current" doc:"today lies in it"`
	Closing *plan.Closing `json:"closing" doc:"null: nobody has begun to close it"`
}

func termShape(t app.TermRow) shownTerm { return shownTerm{t.Term, t.Current, t.Closing} }

func (s *server) terms(c *call) (list[shownTerm], error) {
	all, err := s.app.Terms(c.Context())
	return list[shownTerm]{each(all, termShape)}, err
}

func (s *server) tellTerms(c *call, _ string) (told[list[shownTerm]], error) {
	all, err := s.terms(c)
	return told[list[shownTerm]]{out: all}, err
}

type newTerm struct {
	Code string    `json:"code"`
	Name string    `json:"name"`
	From when.Date `json:"from"`
	To   when.Date `json:"to,omitempty"`
}

func (s *server) openTerm(c *call, ctx context.Context, in newTerm) (string, error) {
	return "", s.app.OpenTerm(ctx, c.who, plan.Term{Code: in.Code, Name: in.Name, From: in.From, To: in.To})
}

// termPatch is what changes of a term; what is left out stays, "" takes a day away.
type termPatch struct {
	Rev     *int       `json:"rev,omitempty" doc:"the revision that was seen; left out: the newest"`
	Name    *string    `json:"name,omitempty"`
	From    *when.Date `json:"from,omitempty"`
	To      *when.Date `json:"to,omitempty"`
	MidTerm *when.Date `json:"mid_term,omitempty" doc:"day of the mid-term review"`
	Final   *when.Date `json:"final,omitempty" doc:"day of the final review"`
	Why     string     `json:"why,omitempty"`
}

func (s *server) editTerm(c *call, ctx context.Context, in termPatch) (string, error) {
	t, err := s.app.TermNamed(ctx, c.PathValue("code"))
	if err != nil {
		return "", err
	}
	over(&t.Rev, in.Rev)
	over(&t.Name, in.Name)
	over(&t.From, in.From)
	over(&t.To, in.To)
	over(&t.MidTerm, in.MidTerm)
	over(&t.Final, in.Final)
	_, err = s.app.EditTerm(ctx, c.who, t.Code, t.Rev, t, in.Why)
	return "", err
}

// termView is a term with what becomes of its items.
type termView struct {
	shownTerm
	Act    int64          `json:"act" doc:"number of the journal entry that closed it, by which it is taken back; 0 = none"`
	Counts map[string]int `json:"counts" doc:"of one that is not closed: waiting, done, cancelled, carry, end, open; \"\" = all"`
	Total  int            `json:"total" doc:"items of this filter"`
	Items  []termItem     `json:"items"`
}

type termItem struct {
	Code     string       `json:"code"`
	Title    string       `json:"title"`
	Now      itemRow      `json:"now" doc:"how it stands now"`
	Choice   plan.Fate    `json:"choice" doc:"done, carry, end, open; \"\" nothing is decided"`
	Why      string       `json:"why"`
	Frozen   *plan.Frozen `json:"frozen" doc:"how it stood when the term was closed; null until then"`
	Proposed plan.Fate    `json:"proposed" doc:"what speaks for itself; \"\" nothing does"`
}

func (s *server) term(c *call) (termView, error) {
	q := c.query
	v, err := s.app.Term(c.Context(), c.PathValue("code"), app.TermFilter{Show: q.Get("show"), Kind: plan.KindCode(q.Get("kind")), Unit: q.Get("unit"), Document: doc.ID(q.Get("document")), Page: c.page()})
	return termViewOf(v), err
}

// TermsJSON and TermJSON are what the routes answer; the command line prints the same.
func TermsJSON(all []app.TermRow) ([]byte, error) {
	out := list[shownTerm]{each(all, termShape)}
	return marshal(&out)
}

func TermJSON(v app.TermView) ([]byte, error) {
	out := termViewOf(v)
	return marshal(&out)
}

func termViewOf(v app.TermView) termView {
	return termView{termShape(v.TermRow), v.Act, v.Counts, v.Items.Total, each(v.Items.Rows, func(x app.TermItem) termItem {
		return termItem{x.Row.Item.Code, x.Row.Item.Title, itemRowOf(x.Row), x.Settled.Fate, x.Settled.Why, x.Settled.Frozen, x.Proposed}
	})}
}

func (s *server) tellTerm(c *call, _ string) (told[termView], error) {
	v, err := s.term(c)
	return told[termView]{out: v}, err
}

type settle struct {
	Items    []string  `json:"items,omitempty" doc:"codes or ids; left out: every item of show"`
	Show     string    `json:"show,omitempty" doc:"which items, where none are named: waiting, carry, end, open"`
	Choice   plan.Fate `json:"choice" doc:"carry, end or open; \"\" takes what is proposed for each"`
	Why      string    `json:"why,omitempty" doc:"needed for end and open"`
	Expected *int      `json:"expected,omitempty" doc:"how many items were seen; left out: as many as there are"`
}

func (s *server) settle(c *call, ctx context.Context, in settle) (string, error) {
	if len(in.Items) > 0 {
		return "", s.app.Settle(ctx, c.who, c.PathValue("code"), in.Items, in.Choice, in.Why)
	}
	_, err := s.app.SettleAll(ctx, c.who, c.PathValue("code"), app.TermFilter{Show: in.Show}, in.Choice, in.Why, seen(in.Expected))
	return "", err
}

type closeTerm struct {
	Document string `json:"document" doc:"by which it is closed: number and day"`
	Note     string `json:"note,omitempty"`
}

func (s *server) closeTerm(c *call, ctx context.Context, in closeTerm) (string, error) {
	_, err := s.app.CloseTerm(ctx, c.who, c.PathValue("code"), in.Document, in.Note, nil)
	return "", err
}
