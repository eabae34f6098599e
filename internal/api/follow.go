package api

import (
	"context"
	"io"
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// gaps is what the plan lacks, each with the query of the list that it counts.
type gaps struct {
	Open       int         `json:"open" doc:"open items of the whole plan"`
	Done       int         `json:"done"`
	Days       int         `json:"days" doc:"after which a report is old"`
	Gaps       []gapCount  `json:"gaps"`
	Dissolved  []gapUnit   `json:"dissolved" doc:"units that have ended and lead something open"`
	Overloaded []gapUnit   `json:"overloaded"`
	Loads      []loadLevel `json:"loads" doc:"how overload is judged at each level"`
}

type gapCount struct {
	Gap   string `json:"gap" doc:"owner, work, accountable, source, date, product (of what is open), unproven, unjudged (of what is done), never, stale"`
	Vi    string `json:"vi"`
	Count int    `json:"count"`
	Query string `json:"query" doc:"of /api/items and /items"`
}

type gapUnit struct {
	Unit      string `json:"unit" doc:"code"`
	Name      string `json:"name"`
	Open      int    `json:"open"`
	Threshold int    `json:"threshold" doc:"0 of units that have ended"`
	Query     string `json:"query"`
}

type loadLevel struct {
	Level     string `json:"level"`
	Units     int    `json:"units"`
	Median    int    `json:"median"`
	Threshold int    `json:"threshold" doc:"0 = too few units to compare"`
}

func (s *server) gaps(c *call) (gaps, error) {
	days, _ := strconv.Atoi(c.query.Get("days"))
	g, err := s.app.Gaps(c.Context(), days)
	out := gaps{Open: g.Open, Done: g.Done, Days: g.Days, Loads: each(g.Loads, func(l app.LoadLevel) loadLevel { return loadLevel(l) })}
	unit := func(u app.GapUnit) gapUnit {
		return gapUnit{u.Unit.Code, u.Unit.Name, u.Open, u.Threshold, u.Filter.Values().Encode()}
	}
	out.Dissolved, out.Overloaded = each(g.Dissolved, unit), each(g.Overloaded, unit)
	for _, list := range [][]app.GapCount{g.Six, g.Products, g.Reports} {
		out.Gaps = append(out.Gaps, each(list, func(x app.GapCount) gapCount {
			return gapCount{x.Gap, x.Vi, x.Count, x.Filter.Values().Encode()}
		})...)
	}
	return out, err
}

// product is what was shown for an item.
type product struct {
	plan.Product
	Unit   string      `json:"unit" doc:"code; \"\" = for all who owe the item"`
	Period when.Period `json:"period" doc:"of the report that named it; \"\" = by hand"`
}

func (s *server) products(c *call) (list[product], error) {
	v, err := s.app.Item(c.Context(), itemID(c))
	return list[product]{each(v.Products, func(p app.ProductView) product { return product{p.Product, p.Unit.Code, p.Period} })}, err
}

type newProduct struct {
	Unit   string           `json:"unit,omitempty" doc:"code; \"\" = for all who owe the item"`
	Sort   plan.ProductSort `json:"sort" doc:"document, figure or event; a file is sent as a form"`
	Title  string           `json:"title,omitempty"`
	Number string           `json:"number,omitempty"`
	Date   string           `json:"date,omitempty"`
	Value  string           `json:"value,omitempty" doc:"of a figure: 1234.5"`
}

func (s *server) offerProduct(c *call, ctx context.Context, in newProduct) (string, error) {
	_, err := s.app.OfferProduct(ctx, c.who, itemID(c), app.ProductEdit{Unit: in.Unit, Sort: in.Sort, Title: in.Title, Num: in.Number, Date: in.Date, Value: in.Value})
	return string(itemID(c)), err
}

func (s *server) offerFile(c *call, ctx context.Context, u upload) (string, error) {
	_, err := s.app.OfferProduct(ctx, c.who, itemID(c), app.ProductEdit{Unit: u.fields.Get("unit"), Sort: plan.FileProduct, Title: u.fields.Get("title"), File: &u.file})
	return string(itemID(c)), err
}

func (s *server) tellProducts(c *call, _ string) (told[list[product]], error) {
	out, err := s.products(c)
	return told[list[product]]{out: out}, err
}

type judgement struct {
	Accept bool   `json:"accept"`
	Reason string `json:"reason,omitempty" doc:"of a refusal"`
	Rev    int    `json:"rev" doc:"revision of the product that was looked at; 0 of one that a report line offers"`
}

func (s *server) judgeProduct(c *call, ctx context.Context, in judgement) (string, error) {
	item, err := s.app.JudgeProduct(ctx, c.who, plan.ProductID(c.PathValue("id")), in.Rev, in.Accept, in.Reason)
	return string(item), err
}

func (s *server) tellJudged(c *call, item string) (told[list[product]], error) {
	c.SetPathValue("id", item)
	return s.tellProducts(c, item)
}

func (s *server) productFile(c *call) error {
	content, name, err := s.app.ProductFile(c.Context(), c.who, plan.ProductID(c.PathValue("id")))
	return c.sendFile(content, name, err)
}

// directive is a comment or a directive.
type directive struct {
	plan.Directive
	Unit      string `json:"unit" doc:"code of the unit it is to"`
	Post      string `json:"post" doc:"code of the post it is to, \"\" = the unit"`
	Title     string `json:"about_title"`
	Href      string `json:"about_href"`
	By        string `json:"by" doc:"title of the post it comes from"`
	Task      string `json:"task" doc:"code of the task it became"`
	Late      bool   `json:"late"`
	MayAnswer bool   `json:"may_answer"`
	MayClose  bool   `json:"may_close"`
}

func directiveOf(v app.DirectiveView) directive {
	d := directive{Directive: v.Directive, Unit: v.Unit.Code, Post: v.Post.Code, Title: v.About.Title, Href: v.About.Href, By: v.Directive.Title, Late: v.Late, MayAnswer: v.MayAnswer, MayClose: v.MayClose}
	if v.Item != nil {
		d.Task = v.Item.Code
	}
	return d
}

func (s *server) directives(c *call) (page[directive], error) {
	if id := c.query.Get("about_id"); id != "" {
		rows, err := s.app.DirectivesAbout(c.Context(), c.who, plan.Noun(c.query.Get("about")), id)
		return pageOf(app.Page[app.DirectiveView]{Rows: rows, Total: len(rows), Number: 1, PerPage: max(1, len(rows))}, directiveOf), err
	}
	rows, err := s.app.Directives(c.Context(), c.who, app.DirectiveFilter{State: plan.DirectiveState(c.query.Get("state")), Unit: c.query.Get("unit"), Mine: c.query.Get("mine") == "1", Page: c.page()})
	return pageOf(rows, directiveOf), err
}

func (s *server) directive(c *call) (directive, int, error) {
	v, err := s.app.Directive(c.Context(), c.who, plan.DirectiveID(c.PathValue("id")))
	return directiveOf(v), v.Directive.Rev, err
}

func (s *server) directiveRev(c *call) (int, error) {
	_, rev, err := s.directive(c)
	return rev, err
}

type newDirective struct {
	Sort    plan.DirectiveSort `json:"sort" doc:"directive (to be answered) or comment"`
	About   plan.Noun          `json:"about" doc:"item, report, unit or document"`
	AboutID string             `json:"about_id" doc:"of an item its code or id, of a unit its code, of a report UNIT/PERIOD, of a document its id"`
	To      string             `json:"to,omitempty" doc:"code of a unit or of a post"`
	Text    string             `json:"text"`
	Due     string             `json:"due,omitempty" doc:"to be answered by: 31/12/2026"`
}

func (s *server) direct(c *call, ctx context.Context, in newDirective) (string, error) {
	id, err := s.app.Direct(ctx, c.who, app.DirectiveEdit{Sort: in.Sort, About: in.About, AboutID: in.AboutID, To: in.To, Text: in.Text, Due: in.Due})
	return string(id), err
}

type replyText struct {
	Text string `json:"text"`
}

func (s *server) answerDirective(c *call, ctx context.Context, in replyText) (string, error) {
	return "", s.app.AnswerDirective(ctx, c.who, plan.DirectiveID(c.PathValue("id")), c.rev, in.Text)
}

func (s *server) closeDirective(c *call, ctx context.Context, _ nothing) (string, error) {
	return "", s.app.CloseDirective(ctx, c.who, plan.DirectiveID(c.PathValue("id")), c.rev)
}

func (s *server) directiveTask(c *call, ctx context.Context, _ nothing) (string, error) {
	_, err := s.app.DirectiveTask(ctx, c.who, plan.DirectiveID(c.PathValue("id")), c.rev)
	return "", err
}

func (s *server) tellDirective(c *call, id string) (told[directive], error) {
	if id != "" {
		c.SetPathValue("id", id)
	}
	out, rev, err := s.directive(c)
	t := told[directive]{out: out, rev: rev}
	if c.route.status == http.StatusCreated {
		t.location = "/api/directives/" + id
	}
	return t, err
}

// bringTracker tells what a workbook of tasks would do, or does it.
func (s *server) bringTracker(c *call) error {
	return bring(c, func(b brought) (app.ToldTracker, error) {
		l, err := s.app.ImportTracker(c.Context(), c.who, b.file.Name, b.file.Content, app.TrackerOptions{Period: when.Period(b.fields.Get("period")), Dry: b.dry, Leave: b.leave, Answers: b.answers})
		return l.Told(string(c.lang)), err
	})
}

// trackerForm sends tasks as the workbook that bringTracker knows again.
func (s *server) trackerForm(c *call) error {
	return c.sendWhole("nhiem-vu-"+string(s.app.Today())+".xlsx", func(w io.Writer) error {
		return s.app.ExportTracker(c.Context(), c.who, app.ItemFilterOf(c.query), w)
	})
}

// followRoutes are those of products, gaps and directives.
var followRoutes = []route{
	get("/api/gaps", "plan", "Chỗ còn thiếu của kế hoạch", "What the plan lacks", (*server).gaps).with(param{name: "days", kind: whole, vi: "Báo cáo cũ hơn số ngày này là lâu, mặc định 60", en: "A report older than so many days is old, 60 unless said"}),
	download("/api/tracker/form", "items", "Nhiệm vụ thành bảng Excel có mã ẩn, để sửa rồi gửi lại", "Tasks as an Excel file with hidden ids, to be edited and sent back", []string{mediaTypes["xlsx"]}, (*server).trackerForm).with(filters...),
	attach("POST", "/api/tracker", "items", "Chuyển bảng theo dõi Excel vào kế hoạch, cùng kết quả các kỳ", "Bring an Excel tracker into the plan, with its results by period", http.StatusOK,
		[]param{wordParam("do", "load để ghi; không thì chỉ thử", "load to write; else it is only tried"), wordParam("period", "Kỳ của kết quả không ghi kỳ", "Period of results that stand under none"),
			wordParam("answers", "JSON: khóa câu hỏi → trả lời", "JSON: key of a question → answer"), wordParam("leave", "1: để ngoài những dòng còn phải hỏi", "1: leave out rows with open questions")}, nil, untold[app.ToldTracker]).unkept((*server).bringTracker),
	get("/api/items/{id}/products", "items", "Sản phẩm đã nêu của một mục", "What was shown for an item", (*server).products),
	write("POST", "/api/items/{id}/products", "items", "Nêu sản phẩm của một mục", "Show a product for an item", http.StatusCreated, (*server).offerProduct, (*server).tellProducts),
	attach("POST", "/api/items/{id}/products/file", "items", "Nêu một tệp là sản phẩm", "Show a file as a product", http.StatusCreated,
		[]param{wordParam("unit", "Mã đơn vị", "Code of the unit"), wordParam("title", "Tên", "Title")}, (*server).offerFile, (*server).tellProducts),
	write("POST", "/api/products/{id}/judge", "items", "Công nhận hoặc không công nhận sản phẩm", "Accept or refuse a product", http.StatusOK, (*server).judgeProduct, (*server).tellJudged),
	download("/api/products/{id}/file", "items", "Tệp của sản phẩm", "The file of a product", []string{anyBytes}, (*server).productFile),
	get("/api/directives", "plan", "Ý kiến, chỉ đạo", "Comments and directives", (*server).directives).with(wordParam("state", "waiting, answered, closed hoặc noted", "waiting, answered, closed or noted"),
		wordParam("unit", "Mã đơn vị nhận", "Code of the addressee"), wordParam("mine", "1: của chức danh đang dùng, hoặc gửi đơn vị của chức danh ấy", "1: of the acting post, or to its unit"),
		wordParam("about", "Với about_id: item, report, unit hoặc document", "With about_id: item, report, unit or document"), wordParam("about_id", "Định danh của thứ mà ý kiến nói đến", "Id of what they are about"), pageParam),
	write("POST", "/api/directives", "plan", "Cho ý kiến, chỉ đạo", "Give a comment or directive", http.StatusCreated, (*server).direct, (*server).tellDirective),
	one("/api/directives/{id}", "plan", "Một ý kiến, chỉ đạo", "One of them", (*server).directive),
	write("POST", "/api/directives/{id}/answer", "plan", "Trả lời chỉ đạo", "Answer a directive", http.StatusOK, (*server).answerDirective, (*server).tellDirective).matching((*server).directiveRev),
	write("POST", "/api/directives/{id}/close", "plan", "Kết thúc chỉ đạo", "Close a directive", http.StatusOK, (*server).closeDirective, (*server).tellDirective).matching((*server).directiveRev),
	write("POST", "/api/directives/{id}/task", "plan", "Chuyển chỉ đạo thành nhiệm vụ", "Make a directive a task", http.StatusOK, (*server).directiveTask, (*server).tellDirective).matching((*server).directiveRev),
}
