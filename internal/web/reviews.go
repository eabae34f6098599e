package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
)

type reviewsPage struct {
	frame
	Reviews []app.ReviewListed
	Form    reviewForm
	Runs    bool
}

// reviewForm is a review about to be opened or changed, as it was typed.
type reviewForm struct {
	app.ReviewEdit
	ID        review.ID
	Rev       int
	Kinds     []review.Kind
	Documents []chosenDocument
	Others    []app.ReviewListed
	Outline   string // a section a line: "I | heading | writer | day | key"
	UnitCodes string
}

// chosenDocument is a document that a review may be about.
type chosenDocument struct {
	Document doc.Document
	Chosen   bool
}

// reviews lists the reviews, with the form for a new one.
func (s *server) reviews(w http.ResponseWriter, r *http.Request) error {
	return s.reviewsPage(w, r, reviewForm{}, nil)
}

func (s *server) reviewsPage(w http.ResponseWriter, r *http.Request, form reviewForm, failed error) error {
	f, err := s.frame(w, r, "reviews", "Sơ kết, tổng kết")
	if err != nil {
		return err
	}
	p := &reviewsPage{frame: f, Form: form, Runs: f.Who.May(org.RunReviews)}
	p.Back = "/reviews"
	if p.Reviews, err = s.app.Reviews(r.Context(), f.Who); err != nil {
		return err
	}
	if err := s.offer(r, &p.Form); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "reviews", p)
}

// offer fills in what a form has to choose from.
func (s *server) offer(r *http.Request, form *reviewForm) error {
	form.Kinds = review.Kinds
	list, err := s.app.Documents(r.Context(), "", 1)
	if err != nil {
		return err
	}
	for _, row := range list.Rows {
		x := chosenDocument{Document: row.Document}
		for _, id := range form.ReviewEdit.Documents {
			x.Chosen = x.Chosen || id == string(row.Document.ID)
		}
		form.Documents = append(form.Documents, x)
	}
	all, err := s.app.Reviews(r.Context(), callerOf(r).Who)
	for _, v := range all {
		if v.State != review.Open && v.ID != form.ID {
			form.Others = append(form.Others, v)
		}
	}
	return err
}

// reviewTyped reads the form.
func reviewTyped(r *http.Request) reviewForm {
	form := reviewForm{ID: review.ID(r.PathValue("id")), Rev: atoi(text(r, "rev")), Outline: text(r, "outline"), UnitCodes: text(r, "units")}
	form.ReviewEdit = app.ReviewEdit{Kind: review.Kind(text(r, "kind")), Title: text(r, "title"), Issuer: text(r, "issuer"), Documents: r.Form["document"], Units: strings.FieldsFunc(form.UnitCodes, apart),
		From: text(r, "from"), To: text(r, "to"), AsOf: text(r, "as_of"), Previous: review.ID(text(r, "previous"))}
	form.Themes = r.Form["theme"]
	if form.Outline != "" {
		form.Sections = outlineTyped(form.Outline)
	}
	return form
}

func apart(c rune) bool { return c == ',' || c == ';' || c == ' ' || c == '\n' || c == '\r' }

// outlineTyped reads an outline, a section a line.
func outlineTyped(text string) []app.ReviewSection {
	out := []app.ReviewSection{}
	for line := range strings.Lines(text) {
		parts := strings.Split(line, "|")
		for len(parts) < 5 {
			parts = append(parts, "")
		}
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		s := app.ReviewSection{Level: 2, Heading: parts[1], Writer: parts[2], Due: parts[3], Key: parts[4]}
		switch {
		case parts[0] == "I":
			s.Level = 1
		case parts[1] == "" && parts[0] != "":
			s = app.ReviewSection{Level: 1, Heading: parts[0]}
		}
		out = append(out, s)
	}
	return out
}

// openReview begins a review.
func (s *server) openReview(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	form := reviewTyped(r)
	id, err := s.app.OpenReview(r.Context(), callerOf(r).Who, form.ReviewEdit)
	if mendable(err) {
		return s.reviewsPage(w, r, form, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/reviews/"+string(id), s.words(r).Say("Đã lập. Bấm “Dự thảo từ số liệu” để có bản đầu, rồi sửa từng mục."))
}
