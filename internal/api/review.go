package api

import (
	"context"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type queueRow struct {
	Document  document `json:"document"`
	Pending   int      `json:"pending"`
	Accepted  int      `json:"accepted"`
	Rejected  int      `json:"rejected"`
	Questions int      `json:"questions" doc:"open, in pending candidates"`
	Sure      int      `json:"sure" doc:"pending with confidence >= 0.9 and no question"`
}

func queueOf(r app.QueueRow) queueRow {
	return queueRow{documentShape(r.Document), r.Pending, r.Accepted, r.Rejected, r.Questions, r.Sure}
}

func (s *server) queue(c *call) (list[queueRow], error) {
	rows, err := s.app.Queue(c.Context())
	return list[queueRow]{each(rows, queueOf)}, err
}

type candidate struct {
	Candidate  plan.Candidate `json:"candidate"`
	Verdict    plan.Verdict   `json:"verdict"`
	ItemID     plan.ItemID    `json:"item_id"`
	Reason     string         `json:"reason" doc:"of a rejection"`
	LeadUnits  []org.Unit     `json:"lead_units" doc:"how the written names resolve now; a missing one has no id"`
	CoordUnits []org.Unit     `json:"coord_units"`
}

func candidateOf(r app.CandidateRow) candidate {
	return candidate{r.Candidate, r.Verdict, r.ItemID, r.Reason, r.LeadUnits, r.CoordUnits}
}

type review struct {
	Queue      queueRow    `json:"queue"`
	Above      float64     `json:"above"`
	AboveCount int         `json:"above_count" doc:"how many accepting all above that confidence would take"`
	Left       leftOver    `json:"left" doc:"how many it would leave, by the reason"`
	Candidates []candidate `json:"candidates"`
}

type leftOver struct {
	Questions int `json:"questions" doc:"something is left open"`
	Below     int `json:"below" doc:"not confident enough"`
	Told      int `json:"told" doc:"another telling of a task, which comes along with it"`
	Earlier   int `json:"earlier" doc:"an earlier version of the document said it too"`
}

func reviewed(c *call) doc.ID { return doc.ID(c.PathValue("document")) }

func (s *server) review(c *call) (review, error) {
	above := 0.9
	if given := c.query.Get("above"); given != "" {
		var err error
		if above, err = strconv.ParseFloat(given, 64); err != nil || !(above > 0 && above <= 1) {
			return review{}, c.badParam("above", "%q không phải là số trên 0 và không quá 1.", "%q is not a number above 0 and at most 1.", given)
		}
	}
	v, err := s.app.ReviewShown(c.Context(), reviewed(c), app.ReviewQuery{Above: above, Show: app.ShowOf(c.query.Get("show"))})
	v.Row.Document = v.Document
	return review{queueOf(v.Row), v.P, v.Above, leftOver(v.Left), each(v.Listed(), candidateOf)}, err
}

// decision is what was decided about one candidate.
type decision struct {
	candidate
	Item *itemRow `json:"item" doc:"of the plan, once accepted"`
}

func (s *server) tellCandidate(c *call, _ string) (told[decision], error) {
	row, err := s.candidate(c, c.Context())
	if err != nil {
		return told[decision]{}, err
	}
	d := decision{candidate: candidateOf(row)}
	if row.ItemID != "" {
		v, err := s.app.Item(c.Context(), row.ItemID)
		if err != nil {
			return told[decision]{}, err
		}
		it := itemRowOf(v.ItemRow)
		d.Item = &it
	}
	return told[decision]{out: d}, nil
}

// candidate finds the candidate of the path in its document.
func (s *server) candidate(c *call, ctx context.Context) (app.CandidateRow, error) {
	id := plan.CandidateID(c.PathValue("candidate"))
	v, err := s.app.Review(ctx, reviewed(c), id, 0.9)
	if err != nil {
		return app.CandidateRow{}, err
	}
	for _, row := range v.Candidates {
		if row.Candidate.ID == id {
			return row, nil
		}
	}
	return app.CandidateRow{}, fault.New(fault.NotFound, "Văn bản không có đề xuất %q.", "The document has no candidate %q.", id)
}

// acceptance is what a person corrected; what is left out stays as read.
type acceptance struct {
	Title       *string        `json:"title,omitempty"`
	Deliverable *string        `json:"deliverable,omitempty"`
	Lead        *[]string      `json:"lead,omitempty"`
	Coord       *[]string      `json:"coord,omitempty"`
	Due         *string        `json:"due,omitempty"`
	Kind        *plan.KindCode `json:"kind,omitempty"`
}

func (s *server) accept(c *call, ctx context.Context, in acceptance) (string, error) {
	if _, err := s.candidate(c, ctx); err != nil {
		return "", err
	}
	e := app.CandidateEdit{Title: in.Title, Deliverable: in.Deliverable, Due: in.Due, Kind: in.Kind}
	for _, u := range []struct {
		field string
		from  *[]string
		to    **string
	}{{"lead", in.Lead, &e.Lead}, {"coord", in.Coord, &e.Coord}} {
		if u.from != nil {
			joined, err := names(u.field, *u.from)
			if err != nil {
				return "", err
			}
			*u.to = &joined
		}
	}
	_, err := s.app.Accept(ctx, c.who, plan.CandidateID(c.PathValue("candidate")), e)
	return "", err
}

func (s *server) reject(c *call, ctx context.Context, in reason) (string, error) {
	if _, err := s.candidate(c, ctx); err != nil {
		return "", err
	}
	return "", s.app.Reject(ctx, c.who, plan.CandidateID(c.PathValue("candidate")), strings.TrimSpace(in.Why))
}

func (s *server) separate(c *call, ctx context.Context, _ nothing) (string, error) {
	if _, err := s.candidate(c, ctx); err != nil {
		return "", err
	}
	return "", s.app.Separate(ctx, c.who, plan.CandidateID(c.PathValue("candidate")))
}

type threshold struct {
	Above float64 `json:"above" doc:"confidence above 0 and at most 1"`
}

func (s *server) acceptAbove(c *call, ctx context.Context, in threshold) (string, error) {
	_, err := s.app.AcceptAbove(ctx, c.who, reviewed(c), in.Above)
	return "", err
}

// tellReview says how the queue of the document stands after the act.
func (s *server) tellReview(c *call, _ string) (told[queueRow], error) {
	v, err := s.app.Review(c.Context(), reviewed(c), "", 0.9)
	v.Row.Document = v.Document
	return told[queueRow]{out: queueOf(v.Row)}, err
}
