package api

import (
	"context"
	"io"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	reviews "lotrinh/internal/review"
)

// listedReview is a review in the list.
type listedReview struct {
	reviews.Review
	Issuer  string `json:"issuer" doc:"code of the unit whose report it is"`
	Written int    `json:"written" doc:"sections that have text"`
	Asked   int    `json:"asked" doc:"sections that should"`
}

// shownReview is a review with its texts as they read.
type shownReview struct {
	reviews.Review
	Issuer   string               `json:"issuer" doc:"code of the unit whose report it is"`
	Known    string               `json:"known" doc:"the day whose figures are shown"`
	Frozen   bool                 `json:"frozen" doc:"the figures are those of the closing"`
	Parts    []reviewPart         `json:"parts"`
	Comments []reviews.Comment    `json:"comments" doc:"on the whole"`
	Checked  reviews.Checked      `json:"checked"`
	Compared []app.ComparedFigure `json:"compared" doc:"beside the review before"`
}

type reviewPart struct {
	Key      string            `json:"key"`
	Mark     string            `json:"mark" doc:"I., 1."`
	Heading  string            `json:"heading"`
	Rev      int               `json:"rev" doc:"of the text; 0 = none yet"`
	Body     string            `json:"body" doc:"with its references"`
	Reads    []string          `json:"reads" doc:"its paragraphs with figures in place of references"`
	Drafted  bool              `json:"drafted"`
	MayWrite bool              `json:"may_write"`
	Comments []reviews.Comment `json:"comments"`
}

func reviewID(c *call) reviews.ID { return reviews.ID(c.PathValue("id")) }

func (s *server) reviews(c *call) (list[listedReview], error) {
	all, err := s.app.Reviews(c.Context(), c.who)
	return list[listedReview]{each(all, func(v app.ReviewListed) listedReview {
		return listedReview{v.Review, v.Issuer.Code, v.Written, v.Asked}
	})}, err
}

func (s *server) oneReview(c *call) (shownReview, int, error) {
	v, err := s.app.OneReview(c.Context(), c.who, reviewID(c))
	out := shownReview{Review: v.Review, Issuer: v.Issuer.Code, Known: string(v.Record.AsOf), Frozen: v.Frozen, Comments: v.Comments, Checked: v.Checked, Compared: v.Compared}
	for _, x := range v.Sections {
		part := reviewPart{Key: x.Key, Mark: x.Mark, Heading: x.Heading, Rev: x.Text.Rev, Body: x.Text.Body, Drafted: x.Text.Drafted, MayWrite: x.MayWrite, Comments: x.Comments}
		for _, b := range x.Blocks {
			part.Reads = append(part.Reads, b.Text())
		}
		out.Parts = append(out.Parts, part)
	}
	return out, v.Rev, err
}

func (s *server) reviewRev(c *call) (int, error) {
	_, rev, err := s.oneReview(c)
	return rev, err
}

func (s *server) tellTheReview(c *call, id string) (told[shownReview], error) {
	if id != "" {
		c.SetPathValue("id", id)
	}
	out, rev, err := s.oneReview(c)
	return told[shownReview]{out, rev, "/api/reviews/" + string(reviewID(c))}, err
}

func (s *server) openReview(c *call, ctx context.Context, in app.ReviewEdit) (string, error) {
	if err := c.who.Must(org.RunReviews); err != nil {
		return "", err
	}
	id, err := s.app.OpenReview(ctx, c.who, in)
	return string(id), err
}

func (s *server) editReview(c *call, ctx context.Context, in app.ReviewEdit) (string, error) {
	return string(reviewID(c)), s.app.EditReview(ctx, c.who, reviewID(c), c.rev, in)
}

type draftReview struct {
	Section string `json:"section,omitempty" doc:"key; empty = all that hold no text yet"`
}

func (s *server) draftReview(c *call, ctx context.Context, in draftReview) (string, error) {
	_, err := s.app.DraftReview(ctx, c.who, reviewID(c), in.Section)
	return string(reviewID(c)), err
}

type reviewText struct {
	Body string `json:"body"`
	Rev  int    `json:"rev" doc:"revision of the text it was made from; 0 = none yet"`
}

func (s *server) writeReview(c *call, ctx context.Context, in reviewText) (string, error) {
	return string(reviewID(c)), s.app.WriteReviewSection(ctx, c.who, reviewID(c), c.PathValue("section"), in.Rev, in.Body)
}

type reviewComment struct {
	Section string `json:"section,omitempty" doc:"key; empty = of the whole"`
	Text    string `json:"text"`
}

func (s *server) commentReview(c *call, ctx context.Context, in reviewComment) (string, error) {
	_, err := s.app.CommentReview(ctx, c.who, reviewID(c), in.Section, in.Text)
	return string(reviewID(c)), err
}

func (s *server) settleComment(c *call, ctx context.Context, _ nothing) (string, error) {
	return string(reviewID(c)), s.app.SettleComment(ctx, c.who, reviewID(c), c.PathValue("comment"))
}

func (s *server) closeReview(c *call, ctx context.Context, _ nothing) (string, error) {
	return string(reviewID(c)), s.app.CloseReview(ctx, c.who, reviewID(c), c.rev)
}

type adoptReview struct {
	Document string `json:"document" doc:"id or number of the act"`
	On       string `json:"on,omitempty" doc:"day; empty = that of the act"`
}

func (s *server) adoptReview(c *call, ctx context.Context, in adoptReview) (string, error) {
	return string(reviewID(c)), s.app.AdoptReview(ctx, c.who, reviewID(c), c.rev, in.Document, in.On)
}

func (s *server) findingTask(c *call, ctx context.Context, in app.ReviewFinding) (string, error) {
	_, err := s.app.FindingTask(ctx, c.who, reviewID(c), c.rev, in)
	return string(reviewID(c)), err
}

type reviewFigure struct {
	Text  string         `json:"text"`
	Value string         `json:"value" doc:"exact decimal of a number"`
	Table *reviews.Table `json:"table,omitempty"`
	Chart *reviews.Chart `json:"chart,omitempty"`
	Rows  []reviews.Row  `json:"rows" doc:"that it stands on"`
}

func (s *server) reviewRows(c *call) (reviewFigure, error) {
	_, f, rows, err := s.app.FigureRows(c.Context(), c.who, reviewID(c), c.query.Get("ref"), c.query.Get("cell"))
	return reviewFigure{f.Text, f.Value, f.Table, f.Chart, rows}, err
}

func (s *server) reviewFile(c *call) error {
	format := c.query.Get("format")
	if format != "docx" && format != "xlsx" && format != "pdf" {
		return fault.New(fault.Invalid, "Báo cáo ghi được dạng docx, xlsx và pdf, không có dạng %q.", "Reviews are written as docx, xlsx or pdf, not %q.", format).At("format")
	}
	return c.sendWhole("bao-cao."+format, func(w io.Writer) error {
		return s.app.WriteReview(c.Context(), c.who, reviewID(c), format, c.query.Get("layout"), w)
	})
}

// reviewRoutes are those of reviews.
var reviewRoutes = []route{
	get("/api/reviews", "reviews", "Báo cáo sơ kết, tổng kết", "Reviews", (*server).reviews),
	write("POST", "/api/reviews", "reviews", "Lập một báo cáo sơ kết, tổng kết", "Open a review", http.StatusCreated, (*server).openReview, (*server).tellTheReview),
	one("/api/reviews/{id}", "reviews", "Một báo cáo: các mục, số liệu, chỗ cần xem lại", "One review: its sections, figures and what was found in them", (*server).oneReview),
	write("PATCH", "/api/reviews/{id}", "reviews", "Sửa phạm vi, đề cương, phân công", "Change scope, outline and writers", http.StatusOK, (*server).editReview, (*server).tellTheReview).matching((*server).reviewRev),
	write("POST", "/api/reviews/{id}/draft", "reviews", "Dự thảo từ số liệu", "Draft from the record", http.StatusOK, (*server).draftReview, (*server).tellTheReview),
	write("POST", "/api/reviews/{id}/sections/{section}", "reviews", "Viết một mục", "Write a section", http.StatusOK, (*server).writeReview, (*server).tellTheReview),
	write("POST", "/api/reviews/{id}/comments", "reviews", "Góp ý", "Comment", http.StatusCreated, (*server).commentReview, (*server).tellTheReview),
	write("POST", "/api/reviews/{id}/comments/{comment}/settle", "reviews", "Ghi một góp ý đã xử lý", "Say that a comment is dealt with", http.StatusOK, (*server).settleComment, (*server).tellTheReview),
	write("POST", "/api/reviews/{id}/close", "reviews", "Chốt báo cáo: số liệu giữ nguyên từ đây", "Close a review: its figures stay", http.StatusOK, (*server).closeReview, (*server).tellTheReview).matching((*server).reviewRev),
	write("POST", "/api/reviews/{id}/adopt", "reviews", "Ghi việc thông qua bằng một văn bản", "Record the act that adopted it", http.StatusOK, (*server).adoptReview, (*server).tellTheReview).matching((*server).reviewRev),
	write("POST", "/api/reviews/{id}/tasks", "reviews", "Giao một kết luận thành nhiệm vụ", "Make a finding a task", http.StatusCreated, (*server).findingTask, (*server).tellTheReview).matching((*server).reviewRev),
	get("/api/reviews/{id}/rows", "reviews", "Một số của báo cáo và những dòng làm nên nó", "A figure of a review and the rows it stands on", (*server).reviewRows).with(param{name: "ref", kind: word, required: true, vi: "Tham chiếu, không có ngoặc", en: "The reference, without braces"}, wordParam("cell", "Ô của bảng, dòng.cột từ 0", "Cell of its table, row.column from 0")),
	download("/api/reviews/{id}/file", "reviews", "Báo cáo dạng Word, Excel hoặc PDF", "The review as Word, Excel or PDF", []string{mediaTypes["docx"], mediaTypes["xlsx"], mediaTypes["pdf"]}, (*server).reviewFile).with(param{name: "format", kind: word, required: true, vi: "docx, xlsx hoặc pdf", en: "docx, xlsx or pdf"}, wordParam("layout", "state hoặc party; để trống theo cơ quan ban hành", "state or party; empty: by its issuer")),
}
