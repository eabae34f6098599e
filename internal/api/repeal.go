package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// repealView is a document that was repealed, or may be.
type repealView struct {
	Document  document    `json:"document"`
	Repealed  *doc.Repeal `json:"repealed" doc:"null: nobody has said so"`
	Undecided int         `json:"undecided"`
	Items     []repealRow `json:"items"`
}

type repealRow struct {
	Code     string     `json:"code"`
	Title    string     `json:"title"`
	Proposed doc.GoneDo `json:"proposed" doc:"keep, carry, end; a person decides"`
	To       string     `json:"to" doc:"code of the item that takes it over, proposed or decided"`
	Why      string     `json:"why"`
	Do       doc.GoneDo `json:"do" doc:"what was decided; \"\" nothing yet"`
}

func (s *server) repealing(c *call) (repealView, error) {
	v, err := s.app.Repealing(c.Context(), documentID(c))
	return repealShape(v, c.lang), err
}

// RepealJSON is what the route answers; the command line prints the same.
func RepealJSON(v app.RepealView, l lang.Lang) ([]byte, error) {
	out := repealShape(v, l)
	return marshal(&out)
}

func repealShape(v app.RepealView, l lang.Lang) repealView {
	return repealView{documentShape(v.Document), v.Document.Repealed, v.Undecided, each(v.Rows, func(x app.RepealRow) repealRow {
		row := repealRow{Code: x.Item.Item.Code, Title: x.Item.Item.Title, Proposed: x.Proposed, Why: l.Say(x.Why)}
		if x.To != nil {
			row.To = x.To.Code
		}
		if x.Decided != nil {
			row.Do, row.Why = x.Decided.Do, x.Decided.Why
		}
		if x.Heir != nil {
			row.To = x.Heir.Code
		}
		return row
	})}
}

func (s *server) tellRepeal(c *call, _ string) (told[repealView], error) {
	v, err := s.repealing(c)
	return told[repealView]{out: v}, err
}

type newRepeal struct {
	By   string    `json:"by" doc:"the document that repeals it: its number or id where it is registered, else its name"`
	On   when.Date `json:"on" doc:"from which day it counts no more"`
	Note string    `json:"note,omitempty"`
}

func (s *server) repeal(c *call, ctx context.Context, in newRepeal) (string, error) {
	return "", s.app.Repeal(ctx, c.who, documentID(c), doc.Repeal{Named: in.By, On: in.On, Note: in.Note})
}

type repealItems struct {
	Items []string   `json:"items" doc:"codes or ids"`
	Do    doc.GoneDo `json:"do" doc:"\"\" takes what is proposed for each"`
	To    string     `json:"to,omitempty" doc:"code of the item that takes them over, with carry; the proposed one unless said"`
	Why   string     `json:"why,omitempty" doc:"needed for end and ask"`
}

func (s *server) decideRepeal(c *call, ctx context.Context, in repealItems) (string, error) {
	return "", s.app.DecideRepeal(ctx, c.who, documentID(c), in.Items, in.Do, in.To, in.Why)
}
