package app

import (
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// ClaimedLead is a sentence in which a contribution says that its unit leads what the plan gives another to lead.
type ClaimedLead struct {
	Paper    int // number of the contribution in PapersChecked
	Sentence doc.Span
	Item     plan.Item
	Leads    []org.Unit
}

// Bounds of what one question to the plan brings.
const (
	mostTasksAlike = 40
	mostTasksLed   = 300
)

// besideRoles holds contributions against the roles of the plan: a claim to lead what another leads is told, and a section outside
// its author's functions about which the plan has it lead a task is no longer outside.
func (a *App) besideRoles(r store.Reader, functions *paper.Functions, units []org.Unit, c *PapersChecked) error {
	unit := map[org.UnitID]org.Unit{}
	for _, u := range units {
		unit[u.ID] = u
	}
	for k, p := range c.Papers {
		for _, claim := range p.Text.Claims(paper.NamesOf(append([]string{p.Unit.Name}, p.Unit.Aliases...))) {
			x, err := claimed(r, claim, p.UnitID, unit)
			if err != nil {
				return err
			}
			if x.Item.ID != "" {
				x.Paper, x.Sentence = k, claim.Span
				c.Claims = append(c.Claims, x)
			}
		}
	}
	return leadingSections(r, functions, c)
}

// claimed is the task that a claim is about when the plan gives it to others alone; where several tasks are alike and the author leads one, none is.
func claimed(r store.Reader, claim paper.Claim, author org.UnitID, unit map[org.UnitID]org.Unit) (out ClaimedLead, err error) {
	var items []plan.Item
	var titles []string
	for _, words := range claim.Sought() {
		found, err := r.ItemsWithWords(words, mostTasksAlike)
		if err != nil {
			return out, err
		}
		for _, it := range found {
			if !slices.ContainsFunc(items, func(had plan.Item) bool { return had.ID == it.ID }) {
				items, titles = append(items, it), append(titles, it.Title)
			}
		}
	}
	about := claim.About(titles)
	if len(about) == 0 {
		return out, nil
	}
	var ids []plan.ItemID
	for _, i := range about {
		ids = append(ids, items[i].ID)
	}
	parts, err := r.PartsIn(ids)
	if err != nil {
		return out, err
	}
	leads := map[plan.ItemID][]org.Unit{}
	for _, p := range parts {
		u := unit[p.UnitID]
		if p.Role != plan.Lead || u.ID == "" {
			continue
		}
		if p.UnitID == author || slices.Contains(u.Members, author) {
			return out, nil
		}
		leads[p.ItemID] = append(leads[p.ItemID], u)
	}
	for _, i := range about {
		if led := leads[items[i].ID]; len(led) > 0 {
			return ClaimedLead{Item: items[i], Leads: led}, nil
		}
	}
	return out, nil
}

// leadingSections finds the sections outside their author's functions about which it leads a task of the plan.
func leadingSections(r store.Reader, functions *paper.Functions, c *PapersChecked) error {
	led := map[int][]plan.Item{} // by the number of the contribution
	copied := false
	for i, s := range c.Result.Sections {
		if s.Remit != paper.Foreign {
			continue
		}
		if _, ok := led[s.Paper]; !ok {
			items, err := ledBy(r, c.Papers[s.Paper].UnitID)
			if err != nil {
				return err
			}
			led[s.Paper] = items
		}
		var clauses []paper.Clause
		for _, it := range led[s.Paper] {
			clauses = append(clauses, paper.ClauseOf(it.Title, false))
		}
		at := functions.Role(c.Papers[s.Paper].Text, s, clauses)
		if at < 0 {
			continue
		}
		if !copied { // what was compared is kept for others
			c.Result.Sections, copied = slices.Clone(c.Result.Sections), true
		}
		c.Result.Sections[i].Remit, c.Result.Sections[i].Task, c.Result.Sections[i].OwnClause = paper.ByRole, string(led[s.Paper][at].ID), led[s.Paper][at].Title
	}
	if copied {
		c.Result.Outside = paper.OutsideOf(c.Result.Sections)
	}
	return nil
}

// ledBy are the open items of the plan that a unit leads.
func ledBy(r store.Reader, unit org.UnitID) ([]plan.Item, error) {
	parts, err := r.OpenAssignmentsOf(unit)
	if err != nil {
		return nil, err
	}
	var ids []plan.ItemID
	for _, p := range parts {
		if p.Role == plan.Lead && len(ids) < mostTasksLed {
			ids = append(ids, p.ItemID)
		}
	}
	items, err := r.ItemsByID(ids)
	var out []plan.Item
	for _, id := range ids {
		if it, ok := items[id]; ok {
			out = append(out, it)
		}
	}
	return out, err
}
