package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
)

// reviewWorkPage is the workspace of a review, and its finished text.
type reviewWorkPage struct {
	frame
	V        app.ReviewShown
	Sections []setSection
	Counts   []flawCount
	Typed    string // a text that was refused, of section Bad
	Bad      string
	Finished bool // the text alone, to read and to print
}

type setSection struct {
	app.SectionShown
	Set []setBlock
}

type flawCount struct {
	Sort review.FlawSort
	N    int
}

// Type and Known are words of the document itself, which is a Vietnamese one in any language.
func (p *reviewWorkPage) Type() string { return inVietnamese.Say("BÁO CÁO @văn bản") }

func (p *reviewWorkPage) Known() string {
	return inVietnamese.Say("Số liệu tính đến ngày %s", p.V.Record.AsOf.Vi())
}

var inVietnamese = words{lang.Vi}

// reviewWork is the workspace.
func (s *server) reviewWork(w http.ResponseWriter, r *http.Request) error {
	return s.reviewWorkPage(w, r, &reviewWorkPage{}, "review_work", nil)
}

// reviewRead is the text as it will be signed, each number a link to its rows.
func (s *server) reviewRead(w http.ResponseWriter, r *http.Request) error {
	return s.reviewWorkPage(w, r, &reviewWorkPage{Finished: true}, "review_read", nil)
}

func (s *server) reviewWorkPage(w http.ResponseWriter, r *http.Request, p *reviewWorkPage, view string, failed error) error {
	v, err := s.app.OneReview(r.Context(), callerOf(r).Who, review.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p.V = v
	if p.frame, err = s.frame(w, r, "reviews", v.Title); err != nil {
		return err
	}
	p.Back = "/reviews/" + string(v.ID)
	p.fill()
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, view, p)
}

func (p *reviewWorkPage) fill() {
	for _, x := range p.V.Sections {
		shown := x.Text.Shown
		if p.V.Frozen || p.Finished {
			shown = nil
		}
		set := p.words.setBlocks(p.V.ID, x.Blocks, shown)
		for i := range set {
			set[i].High = x.Level == 1
		}
		p.Sections = append(p.Sections, setSection{x, set})
	}
	for _, sort := range review.FlawSorts {
		p.Counts = append(p.Counts, flawCount{sort, p.V.Checked.Count(sort)})
	}
}

// changeReview carries out what a button of the workspace asks for.
func (s *server) changeReview(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, who, id, rev, say := r.Context(), callerOf(r).Who, review.ID(r.PathValue("id")), atoi(text(r, "rev")), s.words(r).Say
	to, note := "/reviews/"+string(id), ""
	var err error
	p := &reviewWorkPage{}
	switch text(r, "do") {
	case "draft":
		var d app.Drafted
		if d, err = s.app.DraftReview(ctx, who, id, text(r, "section")); err == nil {
			note = say("Đã dự thảo %d mục; giữ nguyên %d mục đã có nội dung; %d mục không có số liệu để viết.", len(d.Sections), len(d.Kept), len(d.Empty))
		}
	case "write":
		key := text(r, "section")
		p.Bad, p.Typed = key, r.FormValue("body")
		note, to, err = say("Đã lưu."), to+"#s-"+key, s.app.WriteReviewSection(ctx, who, id, key, rev, p.Typed)
	case "comment":
		_, err = s.app.CommentReview(ctx, who, id, text(r, "section"), text(r, "text"))
		note, to = say("Đã ghi."), to+"#s-"+text(r, "section")
	case "settle":
		note, err = say("Đã ghi."), s.app.SettleComment(ctx, who, id, text(r, "comment"))
	case "close":
		note, err = say("Đã chốt: số liệu giữ nguyên từ đây."), s.app.CloseReview(ctx, who, id, rev)
	case "adopt":
		note, err = say("Đã ghi việc thông qua."), s.app.AdoptReview(ctx, who, id, rev, text(r, "document"), text(r, "on"))
	case "task":
		item, failed := s.app.FindingTask(ctx, who, id, rev, app.ReviewFinding{Section: text(r, "section"), Text: text(r, "text"), Lead: text(r, "lead"), Due: text(r, "due")})
		note, err = say("Đã giao thành nhiệm vụ %s.", item.Code), failed
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if mendable(err) {
		return s.reviewWorkPage(w, r, p, "review_work", err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, to, note)
}

type reviewFormPage struct {
	frame
	V    app.ReviewShown
	Form reviewForm
}

// reviewEdit shows scope and outline to be changed.
func (s *server) reviewEdit(w http.ResponseWriter, r *http.Request) error {
	return s.reviewFormPage(w, r, nil, nil)
}

func (s *server) reviewFormPage(w http.ResponseWriter, r *http.Request, form *reviewForm, failed error) error {
	who := callerOf(r).Who
	v, err := s.app.OneReview(r.Context(), who, review.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	if !v.Runs {
		return who.Must(org.RunReviews)
	}
	f, err := s.frame(w, r, "reviews", v.Title)
	if err != nil {
		return err
	}
	f.Back = "/reviews/" + string(v.ID)
	p := &reviewFormPage{frame: f, V: v}
	if form == nil {
		form = formOfReview(v)
	}
	p.Form = *form
	if err := s.offer(r, &p.Form); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "review_form", p)
}

func formOfReview(v app.ReviewShown) *reviewForm {
	form := &reviewForm{ID: v.ID, Rev: v.Rev}
	form.ReviewEdit = app.ReviewEdit{Kind: v.Kind, Title: v.Title, Issuer: v.Issuer.Code, From: v.Scope.Period.From.Vi(), To: v.Scope.Period.To.Vi(), AsOf: v.Scope.AsOf.Vi(), Previous: v.Previous}
	for _, d := range v.Documents {
		form.ReviewEdit.Documents = append(form.ReviewEdit.Documents, string(d.ID))
	}
	var codes, lines []string
	for _, u := range v.Units {
		codes = append(codes, u.Code)
	}
	for _, s := range v.Sections {
		writer := s.Unit.Code
		if s.Post.Code != "" {
			writer = s.Post.Code
		}
		lines = append(lines, fmt.Sprintf("%s | %s | %s | %s | %s", []string{"I", "1"}[s.Level-1], s.Heading, writer, s.Due.Vi(), s.Key))
	}
	form.UnitCodes, form.Outline = strings.Join(codes, ", "), strings.Join(lines, "\n")
	return form
}

// saveReview keeps scope and outline.
func (s *server) saveReview(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form := reviewTyped(r)
	err := s.app.EditReview(r.Context(), callerOf(r).Who, form.ID, form.Rev, form.ReviewEdit)
	if mendable(err) {
		return s.reviewFormPage(w, r, &form, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/reviews/"+string(form.ID), s.words(r).Say("Đã lưu."))
}

type reviewRowsPage struct {
	frame
	V      review.Review
	Ref    string
	Figure review.Figure
	Rows   []review.Row
	Total  int
}

// mostShown bounds the rows of one page; the list of the plan has the others.
const mostShown = 500

// reviewRows are the rows behind one number.
func (s *server) reviewRows(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f, err := s.frame(w, r, "reviews", "Số này từ đâu")
	if err != nil {
		return err
	}
	p := &reviewRowsPage{frame: f, Ref: q.Get("ref")}
	if p.V, p.Figure, p.Rows, err = s.app.FigureRows(r.Context(), f.Who, review.ID(r.PathValue("id")), q.Get("ref"), q.Get("cell")); err != nil {
		return err
	}
	p.Total = len(p.Rows)
	p.Rows = p.Rows[:min(p.Total, mostShown)]
	return s.show(w, http.StatusOK, "review_rows", p)
}

// reviewFile is the review as Word, Excel or PDF.
func (s *server) reviewFile(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	var file bytes.Buffer
	if err := s.app.WriteReview(r.Context(), callerOf(r).Who, review.ID(r.PathValue("id")), q.Get("format"), q.Get("layout"), &file); err != nil {
		return err
	}
	attach(w, "bao-cao."+q.Get("format"))
	_, err := w.Write(file.Bytes())
	return err
}
