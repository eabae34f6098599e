package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

type reviewPage struct {
	frame
	app.ReviewView
	Source []passage
	Fields []reviewField // of the current candidate
	Kinds  plan.Kinds
	Values []valueField
	Others []fieldWhy    // what else was read, with its reasons
	Typed  bool          // the form holds what a person typed, after a refusal
	Undo   *app.Decision // the last decision of whoever looks
	This   *app.Decision // the one on the current candidate, when it is decided
	Shown  []showLink
	Making string   // new units that the next press makes, after they were asked about
	Near   []nearby // what the current candidate can be merged with
	Rows   []app.CandidateRow
}

// review shows one document's source beside the candidate that is being looked at.
func (s *server) review(w http.ResponseWriter, r *http.Request) error {
	return s.reviewView(w, r, r.URL.Query().Get("candidate"), nil)
}

func (s *server) reviewView(w http.ResponseWriter, r *http.Request, candidate string, failed error) error {
	query := app.ReviewQuery{Current: plan.CandidateID(candidate), Above: shownThreshold(r.FormValue("above")), Show: app.ShowOf(r.FormValue("show"))}
	view, err := s.app.ReviewShown(r.Context(), doc.ID(r.PathValue("document")), query)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "review", "Rà soát: %s", view.Document.Name())
	if err != nil {
		return err
	}
	p := &reviewPage{frame: f, ReviewView: view, Kinds: s.app.Kinds(), Shown: f.shows(view), Near: near(view)}
	if p.Undo, err = s.app.LastDecision(r.Context(), f.Who, view.Document.ID); err != nil {
		return err
	}
	if view.Current != nil && view.Current.Verdict != plan.Pending {
		if p.This, err = s.app.DecisionOn(r.Context(), view.Document.ID, view.Current.Candidate.ID); err != nil {
			return err
		}
	}
	if view.Current != nil {
		p.Fields, p.Others = f.fields(view)
		p.Values = f.values(view.Current.Candidate)
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, p.Typed, status = p.problem(failed), true, statusOf(failed)
		for i := range p.Fields {
			if _, sent := r.PostForm[p.Fields[i].Name]; sent {
				p.Fields[i].Value = text(r, p.Fields[i].Name)
			}
		}
		p.Making = makingOf(failed)
		keepValues(r, p.Values, p.Problem)
	}
	if before, partly := partOf(r); partly {
		return s.showPart(w, status, p.part(before))
	}
	p.Source, p.Rows = f.passages(view.Passages, spansOf(view.Current), true), view.Listed()
	return s.show(w, status, "review", p)
}

// threshold reads a confidence above 0 and up to 1, "0.9" or "0,9".
func threshold(s string) (float64, error) {
	p, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
	if err != nil || !(p > 0 && p <= 1) {
		return 0, fault.New(fault.Invalid, "Độ tin cậy %q không đúng; ghi số trên 0 và không quá 1, ví dụ 0,9.", "The confidence %q is wrong; write a number above 0 and at most 1, such as 0,9.", s).At("above")
	}
	return p, nil
}

// shownThreshold is the one asked for in the address, or 0.9.
func shownThreshold(s string) float64 {
	if p, err := threshold(s); err == nil {
		return p
	}
	return 0.9
}

// Above as the form and the sentence write it: "0.9" and "0,9".
func (p *reviewPage) AboveInput() string { return strconv.FormatFloat(p.P, 'f', -1, 64) }
func (p *reviewPage) AboveText() string  { return p.decimal(p.AboveInput()) }

// addressOf is the review of one candidate, with the same ones shown.
func addressOf(document doc.ID, candidate plan.CandidateID, show app.Show) string {
	q := url.Values{}
	if candidate != "" {
		q.Set("candidate", string(candidate))
	}
	if show != app.ShowAll {
		q.Set("show", string(show))
	}
	to := "/review/" + string(document)
	if len(q) > 0 {
		to += "?" + q.Encode()
	}
	return to
}

func (p *reviewPage) At(c plan.CandidateID) string { return addressOf(p.Document.ID, c, p.Show) }

// IsCurrent tells whether a row of the list is the candidate that is being looked at.
func (p *reviewPage) IsCurrent(row app.CandidateRow) bool {
	return p.Current != nil && p.Current.Candidate.ID == row.Candidate.ID
}

// RowOf gives a row of the list the page it stands on.
func (p *reviewPage) RowOf(row app.CandidateRow) reviewRow { return reviewRow{p, row} }

type reviewRow struct {
	*reviewPage
	Row app.CandidateRow
}

// showLink is one choice of which candidates are listed.
type showLink struct {
	Name, Href string
	Count      int
	Current    bool
}

var showNames = map[app.Show]string{
	app.ShowAll: "Tất cả", app.ShowWaiting: "Chờ xem", app.ShowQuestions: "Có câu hỏi", app.ShowAccepted: "Đã nhận", app.ShowRejected: "Đã bỏ",
	app.ShowTasks: "Nhiệm vụ", app.ShowIndicators: "Chỉ tiêu", app.ShowTables: "Trong bảng",
}

func (w words) shows(v app.ReviewView) (out []showLink) {
	for _, x := range app.Shows {
		if n := v.Count(x); n > 0 || x == v.Show {
			out = append(out, showLink{Name: w.Say(showNames[x]), Href: addressOf(v.Document.ID, "", x), Count: n, Current: x == v.Show})
		}
	}
	return out
}

// nearby is a candidate that the current one may be merged with.
type nearby struct {
	app.CandidateRow
	Next bool // stands right behind it
}

// near are the pending candidates around the current one, at most four on either side.
func near(v app.ReviewView) (out []nearby) {
	const each = 4
	if v.Current == nil || v.Current.Verdict != plan.Pending {
		return nil
	}
	at := slices.IndexFunc(v.Candidates, func(row app.CandidateRow) bool { return row.Candidate.ID == v.Current.Candidate.ID })
	can := func(row app.CandidateRow) bool {
		return row.Verdict == plan.Pending && row.Candidate.Head() != v.Current.Candidate.Head()
	}
	for i := at - 1; i >= 0 && len(out) < each; i-- {
		if can(v.Candidates[i]) {
			out = append([]nearby{{v.Candidates[i], false}}, out...)
		}
	}
	before := len(out)
	for i := at + 1; i < len(v.Candidates) && len(out) < before+each; i++ {
		if can(v.Candidates[i]) {
			out = append(out, nearby{v.Candidates[i], len(out) == before})
		}
	}
	return out
}
