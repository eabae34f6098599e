package api

import (
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// gantt is the items of a filter by their days.
type gantt struct {
	Total   int           `json:"total" doc:"items of the filter; more than 3000 have no rows"`
	Undated int           `json:"undated" doc:"of them without a day: they have no row"`
	Rows    []ganttRow    `json:"rows"`
	Outside []plan.ItemID `json:"outside" doc:"with dependencies, but without days or waiting for each other in a circle"`
}

type ganttRow struct {
	ID       plan.ItemID   `json:"id"`
	Code     string        `json:"code"`
	Title    string        `json:"title"`
	Group    string        `json:"group" doc:"name of the document or unit it stands under"`
	From     when.Date     `json:"from" doc:"first day; empty: not known"`
	To       when.Date     `json:"to" doc:"last day"`
	Original when.Date     `json:"original" doc:"first last day ever set"`
	After    []plan.ItemID `json:"after" doc:"items of this answer that it waits for"`
	Slack    *int          `json:"slack" doc:"days it can be done later without moving the end of its chains, 0 = critical; null: it depends on nothing, nor anything on it"`
	Behind   int           `json:"behind" doc:"days after its last day that it can be done at the earliest, for what it waits for"`
}

func (s *server) gantt(c *call) (gantt, error) {
	f := app.ItemFilterOf(c.query)
	f.Page, f.PerPage = 0, 0
	v, err := s.app.Gantt(c.Context(), f, c.query.Get("by"))
	if err != nil {
		return gantt{}, err
	}
	out := gantt{Total: v.Total, Undated: v.Undated, Rows: []ganttRow{}, Outside: v.Path.Outside}
	after := map[string][]plan.ItemID{}
	for _, l := range v.Waits {
		after[l.FromID] = append(after[l.FromID], plan.ItemID(l.ToID))
	}
	for _, g := range v.Groups {
		for _, x := range g.Rows {
			row := ganttRow{ID: x.Item.ID, Code: x.Item.Code, Title: x.Item.Title, Group: g.Name, From: x.From, To: x.To, Original: x.Due.Original, After: after[string(x.Item.ID)], Behind: v.Path.Behind[x.Item.ID]}
			if slack, ok := v.Path.Slack[x.Item.ID]; ok {
				row.Slack = &slack
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out, nil
}
