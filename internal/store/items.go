package store

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Items keeps plan.Item.
var Items = keep(Table[plan.Item]{noun: "item", vi: "mục", name: "item", columns: []string{"kind", "code", "parent_id", "ord", "sort_key", "ended"},
	key: func(it *plan.Item) (string, *int) { return string(it.ID), &it.Rev },
	index: func(it *plan.Item) []any {
		ended := 0
		if it.Ended {
			ended = 1
		}
		return []any{string(it.Kind), it.Code, string(it.ParentID), it.Ord, vi.SortKey(it.Title), ended}
	},
	about: func(it *plan.Item) plan.ItemID { return it.ID },
	after: func(tx *Tx, it, before *plan.Item) error {
		if err := tx.touchUnit(it, before); err != nil {
			return err
		}
		return follow(tx, itemEntry, it, before)
	},
})

// Dues keeps the due date of each item.
var Dues = keep(Table[plan.DueVersion]{noun: "due", vi: "thời hạn", name: "due", columns: []string{"due_on"},
	key:   func(d *plan.DueVersion) (string, *int) { return string(d.ItemID), &d.Rev },
	index: func(d *plan.DueVersion) []any { return []any{string(d.To)} },
	about: func(d *plan.DueVersion) plan.ItemID { return d.ItemID },
})

// Assignments keeps who has which part in an item.
var Assignments = keep(Table[plan.Assignment]{noun: "assignment", vi: "phân công", name: "assignment", apartPast: true, columns: []string{"item_id", "role", "unit_id", "ord"},
	key: func(a *plan.Assignment) (string, *int) { return a.ID, &a.Rev },
	index: func(a *plan.Assignment) []any {
		return []any{string(a.ItemID), string(a.Role), string(a.UnitID), a.Ord}
	},
	about: func(a *plan.Assignment) plan.ItemID { return a.ItemID },
})

// Links keeps what joins items, documents and themes.
var Links = keep(Table[plan.Link]{noun: "link", vi: "liên kết", name: "link", apartPast: true, columns: []string{"from_noun", "from_id", "relation", "to_noun", "to_id"},
	key: func(l *plan.Link) (string, *int) { return l.ID, &l.Rev },
	index: func(l *plan.Link) []any {
		return []any{string(l.From), l.FromID, string(l.Relation), string(l.To), l.ToID}
	},
	about: func(l *plan.Link) plan.ItemID {
		if l.From == plan.ItemNoun {
			return plan.ItemID(l.FromID)
		}
		return ""
	},
})

// Themes keeps breakthroughs, pillars and groups.
var Themes = keep(Table[plan.Theme]{noun: "theme", vi: "chủ đề", name: "theme", order: "sort, document_id, ord, id", columns: []string{"term_code", "document_id", "sort", "ord"},
	key:   func(t *plan.Theme) (string, *int) { return string(t.ID), &t.Rev },
	index: func(t *plan.Theme) []any { return []any{t.TermCode, string(t.DocumentID), t.Sort, t.Ord} },
})

// Targets and Observations keep the numbers of indicators.
var Targets = keep(Table[plan.Target]{noun: "target", vi: "mục tiêu số", name: "target", apartPast: true, columns: []string{"item_id", "period_to", "ref_item"},
	key:   func(t *plan.Target) (string, *int) { return t.ID, &t.Rev },
	index: func(t *plan.Target) []any { return []any{string(t.ItemID), string(t.Period.To), string(t.RefItem)} },
	about: func(t *plan.Target) plan.ItemID { return t.ItemID },
})

var Observations = keep(Table[plan.Observation]{noun: "observation", vi: "số liệu", name: "observation", apartPast: true, columns: []string{"item_id", "period", "unit_id", "cut"},
	key: func(o *plan.Observation) (string, *int) { return o.ID, &o.Rev },
	index: func(o *plan.Observation) []any {
		return []any{string(o.ItemID), string(o.Period), string(o.UnitID), cutOf(o.Cut)}
	},
	about: func(o *plan.Observation) plan.ItemID { return o.ItemID },
	after: touchValue,
})

// WaitingDues are deadlines without a day that are counted from an event.
func (r Reader) WaitingDues(limit int) ([]plan.DueVersion, error) {
	return Dues.live(r, `due_on = '' AND body LIKE '%"counted":%' ORDER BY id LIMIT ?`, limit)
}

// ItemByCode finds an item by its code.
func (r Reader) ItemByCode(code string) (plan.Item, error) { return Items.one(r, "code = ?", code) }

// AssignmentsOf are an item's assignments, by role and order.
func (r Reader) AssignmentsOf(id plan.ItemID) ([]plan.Assignment, error) {
	return Assignments.live(r, "item_id = ? ORDER BY role, ord, id", string(id))
}

// LinksFrom and LinksTo are the links at either end of a thing.
func (r Reader) LinksFrom(id string) ([]plan.Link, error) {
	return Links.live(r, "from_id = ? ORDER BY relation, id", id)
}

func (r Reader) LinksTo(id string) ([]plan.Link, error) {
	return Links.live(r, "to_id = ? ORDER BY relation, id", id)
}

// SourceLinks are the links of items to the documents that tell them.
func (r Reader) SourceLinks(ids []plan.ItemID) ([]plan.Link, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return Links.live(r, "from_id IN ("+marks(len(ids))+") AND relation = ? ORDER BY from_id, id", append(anys(ids), string(plan.FromSource))...)
}

// DocumentLinksTo are the links to a document from other documents.
func (r Reader) DocumentLinksTo(id doc.ID) ([]plan.Link, error) {
	return Links.live(r, "to_id = ? AND from_noun = 'document' ORDER BY relation, id", string(id))
}

// ThemesOfTerm are a term's themes by document, sort and order.
func (r Reader) ThemesOfTerm(termCode string) ([]plan.Theme, error) {
	return Themes.where(r, func(t *plan.Theme) bool { return t.TermCode == termCode })
}

// ThemesOfDocument are the themes as one document words them.
func (r Reader) ThemesOfDocument(id doc.ID) ([]plan.Theme, error) {
	return Themes.where(r, func(t *plan.Theme) bool { return t.DocumentID == id })
}

// TargetsOf and ObservationsOf are an indicator's numbers in time order.
func (r Reader) TargetsOf(id plan.ItemID) ([]plan.Target, error) {
	return Targets.live(r, "item_id = ? ORDER BY period_to, id", string(id))
}

func (r Reader) ObservationsOf(id plan.ItemID) ([]plan.Observation, error) {
	return Observations.live(r, "item_id = ? ORDER BY period, recorded_at, id", string(id))
}

// NextNumber counts up a named counter, from 1.
func (tx *Tx) NextNumber(name string) (int, error) { return tx.TakeNumbers(name, 1) }

// TakeNumbers counts a named counter up by many and gives the first of the numbers taken.
func (tx *Tx) TakeNumbers(name string, many int) (first int, err error) {
	err = tx.each(takeNumbers(name, many, &first))
	return first, err
}

func takeNumbers(name string, many int, first *int) ask {
	return ask{query: "INSERT INTO counter (name, n) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n = counter.n + excluded.n RETURNING n", args: []any{name, many},
		row: func(scan func(...any) error) error {
			err := scan(first)
			*first -= many - 1
			return err
		}}
}

// ItemsWithWords are items of the plan whose words include all those of q, marks and case apart.
func (r Reader) ItemsWithWords(q string, limit int) ([]plan.Item, error) {
	cond, args := r.matching(plan.ItemNoun, q)
	return Items.live(r, "id IN ("+cond+") ORDER BY id LIMIT ?", append(args, limit)...)
}

// OpenAssignmentsOf are a unit's live parts in items that are still open.
func (r Reader) OpenAssignmentsOf(unit org.UnitID) ([]plan.Assignment, error) {
	return Assignments.decode(r, "SELECT a.body FROM assignment a JOIN standing s ON s.item_id = a.item_id WHERE a.valid_to IS NULL AND a.unit_id = ? AND s.state NOT IN ('done', 'cancelled') ORDER BY a.item_id, a.role", string(unit))
}
