package web

import (
	"net/http"
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
	Values []plan.Value
	Others []fieldWhy // what else was read, with its reasons
	Typed  bool       // the form holds what a person typed, after a refusal
}

// review shows one document's source beside the candidate that is being looked at.
func (s *server) review(w http.ResponseWriter, r *http.Request) error {
	return s.reviewView(w, r, r.URL.Query().Get("candidate"), nil)
}

func (s *server) reviewView(w http.ResponseWriter, r *http.Request, candidate string, failed error) error {
	view, err := s.app.Review(r.Context(), doc.ID(r.PathValue("document")), plan.CandidateID(candidate), shownThreshold(r.FormValue("above")))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "review", "Rà soát: %s", view.Document.Name())
	if err != nil {
		return err
	}
	p := &reviewPage{frame: f, ReviewView: view, Kinds: s.app.Kinds()}
	var spans []fieldSpan
	if view.Current != nil {
		p.Fields, p.Others = f.fields(view)
		p.Values = view.Current.Candidate.Values
		spans = spansOf(view.Current.Candidate)
	}
	p.Source = f.passages(view.Passages, spans)
	status := http.StatusOK
	if failed != nil {
		p.Problem, p.Typed, status = p.problem(failed), true, statusOf(failed)
		for i := range p.Fields {
			p.Fields[i].Value = text(r, p.Fields[i].Name)
		}
	}
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

// addressOf is the review of one candidate.
func addressOf(document doc.ID, candidate plan.CandidateID) string {
	to := "/review/" + string(document)
	if candidate != "" {
		to += "?candidate=" + string(candidate)
	}
	return to
}

func (p *reviewPage) At(c plan.CandidateID) string { return addressOf(p.Document.ID, c) }

// IsCurrent tells whether a row of the list is the candidate that is being looked at.
func (p *reviewPage) IsCurrent(row app.CandidateRow) bool {
	return p.Current != nil && p.Current.Candidate.ID == row.Candidate.ID
}
