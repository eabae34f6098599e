package web

import (
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type backPage struct {
	frame
	app.Back
	Why string
}

// back tells what taking an act back would do.
func (s *server) back(w http.ResponseWriter, r *http.Request) error { return s.backView(w, r, nil) }

func (s *server) backView(w http.ResponseWriter, r *http.Request, failed error) error {
	seq, err := seqOf(r)
	if err != nil {
		return err
	}
	view, err := s.app.BackOf(r.Context(), callerOf(r).Who, seq)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "journal", "Lấy lại một việc đã ghi")
	if err != nil {
		return err
	}
	p := &backPage{frame: f, Back: view}
	status := http.StatusOK
	if failed != nil {
		p.Problem, p.Why, status = p.problem(failed), text(r, "why"), statusOf(failed)
	}
	return s.show(w, status, "back", p)
}

// StopText is what stands against taking the act back, in the language of the page.
func (p *backPage) StopText() string { return fault.Say(p.Stop, string(p.Lang)) }

func seqOf(r *http.Request) (int64, error) {
	seq, err := strconv.ParseInt(r.PathValue("seq"), 10, 64)
	if err != nil {
		return 0, fault.New(fault.NotFound, "Không có mục nhật ký %.40q.", "There is no entry %.40q in the journal.", r.PathValue("seq"))
	}
	return seq, nil
}

// takeBack takes an act back, and leads to what it was about.
func (s *server) takeBack(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	seq, err := seqOf(r)
	if err != nil {
		return err
	}
	done, err := s.app.TakeBack(r.Context(), callerOf(r).Who, seq, text(r, "why"))
	if err != nil {
		if mendable(err) {
			return s.backView(w, r, err)
		}
		return err
	}
	to := placeOf(done.Entry.Noun, done.Entry.ID)
	if to == "" {
		to = "/journal"
	}
	return s.done(w, r, to, s.words(r).Say("Đã lấy lại #%d.", seq))
}

// mayBack leaves in a history only the ways back that whoever looks at it may take.
func (f frame) mayBack(rows []app.HistoryRow) []app.HistoryRow {
	for i := range rows {
		if rows[i].Back != "" && !f.Who.May(rows[i].Back) {
			rows[i].Back = ""
		}
	}
	return rows
}

// linkRow is a link with the form that takes it back, "" where there is none.
type linkRow struct {
	app.LinkView
	End string
}

// linksOf are links as one end shows them.
func (f frame) linksOf(at string, links []app.LinkView) (out []linkRow) {
	for _, l := range links {
		row := linkRow{LinkView: l}
		right := org.EditPlan
		if l.Link.From == plan.DocumentNoun {
			right = org.ImportDocument
		}
		if !l.Firm && f.Who.May(right) {
			row.End = at + "/links/" + l.Link.ID
		}
		out = append(out, row)
	}
	return out
}

// unlinkItem takes a link of an item back.
func (s *server) unlinkItem(w http.ResponseWriter, r *http.Request) error {
	return s.itemStep(w, r, s.words(r).Say("Đã gỡ liên kết."), func(who app.Who, _ plan.ItemID) error {
		_, err := s.app.Unlink(r.Context(), who, r.PathValue("link"), text(r, "why"))
		return err
	})
}

// unlinkDocument takes a link of a document back.
func (s *server) unlinkDocument(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	_, err := s.app.Unlink(r.Context(), callerOf(r).Who, r.PathValue("link"), text(r, "why"))
	return s.documentSaved(w, r, err, s.words(r).Say("Đã gỡ liên kết."))
}
