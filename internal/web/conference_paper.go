package web

import (
	"fmt"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/paper"
)

// paperPage is one contribution: where it stands, its text, what is said about it.
type paperPage struct {
	frame
	P       app.PaperPage
	Chosen  doc.Span // the passage that is being commented on
	Passage string
	Whole   bool   // the comment that was refused is on the whole
	Text    string // typed and refused
	On      string // the comment whose answer was refused
}

// shownNote is a comment on its page.
type shownNote struct {
	Comment   app.CommentShown
	At, Typed string
	Shown     int // version
	Gone      bool
	MayAnswer bool
}

// commentForm is the form of a comment on a passage, or on the whole.
type commentForm struct {
	At, Field string
	Version   int
	Chosen    doc.Span
	Passage   string
	Text      string
}

// Form is the form of a comment on the passage chosen, or on the whole.
func (p *paperPage) Form(whole bool) commentForm {
	f := commentForm{At: p.At(), Field: "said-whole", Version: p.P.Shown.Number}
	if !whole {
		f.Field, f.Chosen, f.Passage = "said-here", p.Chosen, p.Passage
	}
	if whole == p.Whole && p.On == "" {
		f.Text = p.Text
	}
	return f
}

func paperAt(of conference.ID, id conference.ContributionID) string {
	return "/conferences/" + string(of) + "/papers/" + string(id)
}

// At is the address of the page.
func (p *paperPage) At() string { return paperAt(p.P.Conference.ID, p.P.ID) }

// Choose is the address at which a paragraph is commented on.
func (p *paperPage) Choose(x app.PaperParagraph) string {
	return fmt.Sprintf("%s?version=%d&at=%d-%d#gop-y", p.At(), p.P.Shown.Number, x.Span.Start, x.Span.End)
}

// Here tells whether the passage that is being commented on begins in a paragraph.
func (p *paperPage) Here(x app.PaperParagraph) bool {
	return p.Passage != "" && x.Span.Start <= p.Chosen.Start && p.Chosen.Start < x.Span.End
}

// Gone tells whether the passage of a comment is not in the version shown any more.
func (p *paperPage) Gone(c app.CommentShown) bool { return c.Fate == paper.Removed }

// Note is a comment with what its form needs.
func (p *paperPage) Note(c app.CommentShown) shownNote {
	n := shownNote{Comment: c, At: p.At(), Shown: p.P.Shown.Number, Gone: p.Gone(c), MayAnswer: p.P.MayAnswer}
	if p.On == c.ID {
		n.Typed = p.Text
	}
	return n
}

// choose takes the passage that an address or a form names; one that does not stand in one paragraph is none.
func (p *paperPage) choose(start, end int) {
	for _, x := range p.P.Paragraphs {
		if x.Span.Start <= start && start < end && end <= x.Span.End {
			if words := x.Text()[start-x.Span.Start : end-x.Span.Start]; strings.ToValidUTF8(words, "") == words {
				p.Chosen, p.Passage = doc.Span{Start: start, End: end}, words
			}
			return
		}
	}
}

// paper shows one contribution.
func (s *server) paper(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	start, end, _ := strings.Cut(q.Get("at"), "-")
	return s.paperView(w, r, &paperPage{Chosen: doc.Span{Start: atoi(start), End: atoi(end)}}, atoi(q.Get("version")), nil)
}

func (s *server) paperView(w http.ResponseWriter, r *http.Request, p *paperPage, version int, failed error) error {
	of, id := conference.ID(r.PathValue("id")), conference.ContributionID(r.PathValue("paper"))
	x, err := s.app.OnePaper(r.Context(), callerOf(r).Who, of, id, version)
	if err != nil {
		return err
	}
	p.P = x
	if x.MayComment {
		p.choose(p.Chosen.Start, p.Chosen.End)
	}
	if p.frame, err = s.frame(w, r, "reviews", "Tham luận của %s", x.Unit.Name); err != nil {
		return err
	}
	p.Back = p.At()
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "conference_paper", p)
}

// changePaper carries out what a button of the page asks for.
func (s *server) changePaper(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, who, say := r.Context(), callerOf(r).Who, s.words(r).Say
	of, id := conference.ID(r.PathValue("id")), conference.ContributionID(r.PathValue("paper"))
	p, note, version := &paperPage{Text: text(r, "text"), On: text(r, "comment")}, say("Đã ghi."), atoi(text(r, "version"))
	at, err := paperAt(of, id), error(nil)
	switch do := text(r, "do"); do {
	case "hand-in":
		var file *app.Upload
		if file, err = upload(r, "file"); err == nil {
			err = s.handIn(r, who, of, text(r, "unit"), file)
		}
		note = say("Đã nhận tham luận.")
	case "step":
		err = s.app.StepPaper(ctx, who, id, atoi(text(r, "rev")), text(r, "action"), text(r, "reason"))
	case "comment":
		p.Chosen = doc.Span{Start: atoi(text(r, "start")), End: atoi(text(r, "end"))}
		p.Whole = p.Chosen.Len() == 0
		var made string
		made, err = s.app.CommentPaper(ctx, who, of, id, app.CommentEdit{Version: version, Span: p.Chosen, Passage: r.FormValue("passage"), Text: p.Text})
		note, at = say("Đã gửi ý kiến."), fmt.Sprintf("%s?version=%d#c-%s", at, version, made)
	case "answer", "settle", "again":
		err = s.app.StepComment(ctx, who, of, id, p.On, atoi(text(r, "rev")), do, p.Text)
		at += fmt.Sprintf("?version=%d#c-%s", version, p.On)
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if mendable(err) {
		if s.paperView(w, r, p, version, err) == nil {
			return nil
		}
		return err // there is no such page to say it on
	} else if err != nil {
		return err
	}
	return s.done(w, r, at, note)
}
