package app

import (
	"cmp"
	"context"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// GanttMost is how many items one Gantt draws.
const GanttMost = 3000

// Gantt is the items of a filter on a line of time, with what they wait for.
type Gantt struct {
	Filter     ItemFilter
	By         string // what rows stand under: document or unit
	Total      int    // items of the filter; more than GanttMost are not drawn
	Groups     []GanttGroup
	Undated    int         // items of the filter without a day: they have no row
	NoDue      int         // of them, how many are open: the list of the time state plan.NoDue
	Waits      []plan.Link // dependencies between items that are drawn
	Path       plan.CriticalPath
	Term       plan.Term
	Milestones []plan.Milestone // of the term
}

// GanttGroup are the rows of one document or one leading unit; Name "" is neither.
type GanttGroup struct {
	Name string
	Rows []GanttRow
	key  string
	date when.Date
}

// GanttRow is an item with its days; From "" = only its last day is known.
type GanttRow struct {
	ItemRow
	From, To when.Date
}

// Drawn is how many items have a row.
func (g Gantt) Drawn() (n int) {
	for _, x := range g.Groups {
		n += len(x.Rows)
	}
	return n
}

// TooMany tells that the filter leaves more than can be drawn.
func (g Gantt) TooMany() bool { return g.Total > GanttMost }

// Gantt lays the items of a filter out by their days, under the documents they come from or the units that lead them.
func (a *App) Gantt(ctx context.Context, f ItemFilter, by string) (Gantt, error) {
	r := a.store.Read(ctx)
	g := Gantt{Filter: f, By: cmp.Or(by, "document")}
	if g.By != "document" && g.By != "unit" {
		return g, fault.New(fault.Invalid, "Xếp theo văn bản (document) hoặc đơn vị (unit), không có %.60q.", "Rows stand by document or by unit, not by %.60q.", by).At("by")
	}
	q, err := a.query(r, f)
	if err != nil {
		return g, err
	}
	if g.Total, err = r.CountItems(q); err != nil || g.Total == 0 || g.TooMany() {
		return g, err
	}
	q.Length = g.Total
	list, err := r.ItemList(q, 0, GanttMost)
	if err != nil {
		return g, err
	}
	links, err := r.UpLinks(plan.DependsOn)
	if err != nil {
		return g, err
	}
	steps, drawn := make([]plan.Step, 0, len(list)), make(map[plan.ItemID]bool, len(list))
	rows := make([]GanttRow, 0, len(list))
	for _, x := range list {
		row := GanttRow{ItemRow: ItemRow{Item: x.Item, Due: x.Due, Standing: x.Standing, Time: a.timeState(x.Standing), LateFirst: a.lateFirst(x.Standing)}}
		row.From, row.To = ganttDays(x)
		steps = append(steps, stepOf(row))
		if row.To == "" {
			if row.Time == plan.NoDue {
				g.NoDue++
			}
			continue
		}
		drawn[x.Item.ID] = true
		rows = append(rows, row)
	}
	g.Undated = len(list) - len(rows)
	g.Path = plan.PathOf(steps, links)
	for _, l := range links {
		if drawn[plan.ItemID(l.FromID)] && drawn[plan.ItemID(l.ToID)] {
			g.Waits = append(g.Waits, l)
		}
	}
	if err := g.group(r, rows, list); err != nil {
		return g, err
	}
	return g, a.ganttTerm(r, &g)
}

// ganttDays are the first day, where a source or a person has said one, and the last.
func ganttDays(x store.ItemRow) (from, to when.Date) {
	from, to = x.Due.From, x.Standing.DueOn
	if from == "" && x.Due.Rule != nil {
		from = x.Due.Rule.From
	}
	if from > to {
		from = ""
	}
	return from, to
}

// stepOf is an item on the critical path: what is done took until it was done, and what was cancelled takes no days.
func stepOf(row GanttRow) plan.Step {
	s := plan.Step{ID: row.Item.ID, From: row.From, To: row.To}
	switch done := row.Standing.DoneOn; {
	case row.Standing.State == plan.Cancelled:
		s.From, s.To = "", ""
	case row.Standing.State == plan.Done && done != "":
		s.To = done
	}
	return s
}

// group puts rows under their documents, the oldest first, or under the units that lead them, by name.
func (g *Gantt) group(r store.Reader, rows []GanttRow, list []store.ItemRow) error {
	var docIDs []doc.ID
	var unitIDs []org.UnitID
	leads := make(map[plan.ItemID][]org.UnitID, len(list))
	for _, x := range list {
		docIDs = append(docIDs, x.Item.Origin.DocumentID)
		unitIDs = append(unitIDs, x.Leads...)
		leads[x.Item.ID] = x.Leads
	}
	docs, err := r.DocumentsByID(distinct(docIDs))
	if err != nil {
		return err
	}
	units, err := r.UnitsByID(distinct(unitIDs))
	if err != nil {
		return err
	}
	at := map[string]int{}
	for _, row := range rows {
		d := docs[row.Item.Origin.DocumentID]
		for _, id := range leads[row.Item.ID] {
			row.Leads = append(row.Leads, units[id].Name)
		}
		row.DocumentID = d.ID
		to := GanttGroup{key: string(d.ID), date: d.Date}
		if d.ID != "" {
			row.Document = d.Name()
			to.Name = row.Document
		}
		if g.By == "unit" {
			to = GanttGroup{}
			if ids := leads[row.Item.ID]; len(ids) > 0 {
				to.Name, to.key = units[ids[0]].Name, string(ids[0])
			}
		}
		i, ok := at[to.key]
		if !ok {
			i = len(g.Groups)
			at[to.key] = i
			g.Groups = append(g.Groups, to)
		}
		g.Groups[i].Rows = append(g.Groups[i].Rows, row)
	}
	arrange.By(g.Groups, func(x, y GanttGroup) int {
		if (x.Name == "") != (y.Name == "") {
			return cmp.Compare(y.Name, x.Name) // what stands under nothing comes last
		}
		return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.Name, y.Name))
	})
	return nil
}

// ganttTerm adds the milestones of the term.
func (a *App) ganttTerm(r store.Reader, g *Gantt) error {
	terms, err := r.AllTerms()
	if err != nil || len(terms) == 0 {
		return err
	}
	g.Term = terms[0]
	g.Milestones, err = r.MilestonesOf(g.Term.Code)
	return err
}
