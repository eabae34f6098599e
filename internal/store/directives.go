package store

import (
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// Directives keeps plan.Directive.
var Directives = keep(Table[plan.Directive]{noun: "directive", vi: "chỉ đạo", name: "directive", columns: []string{"about", "about_id", "unit_id", "from_post", "state", "on_day"},
	key: func(d *plan.Directive) (string, *int) { return string(d.ID), &d.Rev },
	index: func(d *plan.Directive) []any {
		return []any{string(d.About), d.AboutID, string(d.UnitID), string(d.From), string(d.State), string(d.On)}
	},
	apart: true, // the standing does not follow
	about: func(d *plan.Directive) plan.ItemID {
		if d.About == plan.ItemNoun {
			return plan.ItemID(d.AboutID)
		}
		return ""
	},
})

// DirectivesAbout are those about one thing, newest first.
func (r Reader) DirectivesAbout(about plan.Noun, id string) ([]plan.Directive, error) {
	return Directives.live(r, "about_id = ? AND about = ? ORDER BY on_day DESC, id DESC LIMIT 200", id, string(about))
}

// DirectiveQuery chooses directives; its zero value is all of them.
type DirectiveQuery struct {
	State plan.DirectiveState
	Unit  org.UnitID
	From  org.PostID
}

func (q DirectiveQuery) where() (string, []any) {
	where, args := "1 = 1", []any{}
	for _, c := range []struct{ column, value string }{{"state", string(q.State)}, {"unit_id", string(q.Unit)}, {"from_post", string(q.From)}} {
		if c.value != "" {
			where, args = where+" AND "+c.column+" = ?", append(args, c.value)
		}
	}
	return where, args
}

// DirectiveList is one page of a query, newest first.
func (r Reader) DirectiveList(q DirectiveQuery, offset, limit int) ([]plan.Directive, error) {
	where, args := q.where()
	return Directives.live(r, where+" ORDER BY on_day DESC, id DESC LIMIT ? OFFSET ?", append(args, limit, offset)...)
}

// CountDirectives is how many a query has.
func (r Reader) CountDirectives(q DirectiveQuery) (n int, err error) {
	where, args := q.where()
	err = r.row("SELECT count(*) FROM directive WHERE valid_to IS NULL AND "+where, args...).Scan(&n)
	return n, err
}
