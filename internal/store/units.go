package store

import (
	"cmp"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Units keeps org.Unit.
var Units = keep(Table[org.Unit]{noun: "unit", vi: "đơn vị", name: "unit", order: "sort_key, id", columns: []string{"code", "parent_id", "sort_key"},
	key:   func(u *org.Unit) (string, *int) { return string(u.ID), &u.Rev },
	index: func(u *org.Unit) []any { return []any{u.Code, string(u.ParentID), vi.SortKey(u.Name)} },
	after: keepMembers,
})

// Posts keeps org.Post.
var Posts = keep(Table[org.Post]{noun: "post", vi: "chức danh", name: "post", order: "code", columns: []string{"code", "unit_id"},
	key:   func(p *org.Post) (string, *int) { return string(p.ID), &p.Rev },
	index: func(p *org.Post) []any { return []any{p.Code, string(p.UnitID)} },
})

// keepMembers keeps who belongs to a group; when that changes, so does who must report on what the group leads.
func keepMembers(tx *Tx, u, old *org.Unit) error {
	var now, before []org.UnitID
	if u != nil {
		now = u.Members
	}
	if old != nil {
		before = old.Members
	}
	if slices.Equal(now, before) {
		return nil
	}
	group := string(cmp.Or(u, old).ID)
	if _, err := tx.exec("DELETE FROM unit_member WHERE group_id = ?", group); err != nil {
		return err
	}
	for _, m := range now {
		if _, err := tx.exec("INSERT INTO unit_member (group_id, unit_id) VALUES (?, ?) ON CONFLICT DO NOTHING", group, string(m)); err != nil {
			return err
		}
	}
	leads, err := Assignments.live(tx.Reader, "unit_id = ? AND role = 'lead' ORDER BY item_id", group)
	for _, a := range leads {
		tx.Touch(a.ItemID)
	}
	return err
}

// AllUnits are the live units in Vietnamese order.
func (r Reader) AllUnits() ([]org.Unit, error) { return Units.All(r) }

// UnitByCode finds a unit by its code.
func (r Reader) UnitByCode(code string) (org.Unit, error) {
	return Units.find(r, func(u *org.Unit) bool { return u.Code == code })
}

// UnitsByID gives the named units; ids that are not there are left out.
func (r Reader) UnitsByID(ids []org.UnitID) (map[org.UnitID]org.Unit, error) {
	return byID(Units, r, ids)
}

// ChildrenOf are the units directly under one.
func (r Reader) ChildrenOf(id org.UnitID) ([]org.Unit, error) {
	return Units.where(r, func(u *org.Unit) bool { return u.ParentID == id })
}

// AllPosts are the live posts by code.
func (r Reader) AllPosts() ([]org.Post, error) { return Posts.All(r) }

// PostsAs are the posts of a role by code.
func (r Reader) PostsAs(role org.Role) ([]org.Post, error) {
	return Posts.where(r, func(p *org.Post) bool { return p.Role == role })
}

// PostByCode finds a post by its code.
func (r Reader) PostByCode(code string) (org.Post, error) {
	return Posts.find(r, func(p *org.Post) bool { return p.Code == code })
}

// PostsOf are the posts of a unit.
func (r Reader) PostsOf(id org.UnitID) ([]org.Post, error) {
	return Posts.where(r, func(p *org.Post) bool { return p.UnitID == id })
}

// Terms and Milestones keep the spine.
var Terms = keep(Table[plan.Term]{noun: "term", vi: "nhiệm kỳ", name: "term", order: "code", columns: []string{"code"},
	key:   func(t *plan.Term) (string, *int) { return t.ID, &t.Rev },
	index: func(t *plan.Term) []any { return []any{t.Code} },
})

var Milestones = keep(Table[plan.Milestone]{noun: "milestone", vi: "mốc", name: "milestone", order: "term_code, on_day, id", columns: []string{"term_code", "on_day"},
	key:   func(m *plan.Milestone) (string, *int) { return m.ID, &m.Rev },
	index: func(m *plan.Milestone) []any { return []any{m.TermCode, string(m.On)} },
})

// AllTerms are the terms, newest first.
func (r Reader) AllTerms() ([]plan.Term, error) {
	terms, err := Terms.All(r)
	arrange.By(terms, func(x, y plan.Term) int { return cmp.Or(cmp.Compare(y.From, x.From), cmp.Compare(y.Code, x.Code)) })
	return terms, err
}

// MilestonesOf are a term's milestones in time order.
func (r Reader) MilestonesOf(termCode string) ([]plan.Milestone, error) {
	return Milestones.where(r, func(m *plan.Milestone) bool { return m.TermCode == termCode })
}
