package store

import (
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// Reorganisations keeps org.Reorganisation.
var Reorganisations = keep(Table[org.Reorganisation]{noun: "reorganisation", vi: "quyết định sắp xếp", name: "reorganisation", order: "on_day, id", columns: []string{"on_day", "state"},
	key:   func(x *org.Reorganisation) (string, *int) { return x.ID, &x.Rev },
	index: func(x *org.Reorganisation) []any { return []any{string(x.On), string(x.State)} },
})

// OpenPartsOf are the parts that some units have in items that are still open, those that lead first.
func (r Reader) OpenPartsOf(units []org.UnitID) ([]plan.Assignment, error) {
	return Assignments.decode(r, `SELECT a.body FROM assignment a JOIN standing s ON s.item_id = a.item_id
		WHERE a.valid_to IS NULL AND a.unit_id IN (`+marks(len(units))+`) AND s.state NOT IN ('done', 'cancelled') AND s.tally_keys <> '[]'
		ORDER BY CASE a.role WHEN 'lead' THEN 0 ELSE 1 END, a.item_id, a.role, a.ord`, anys(units)...)
}

// OpenPartsOfPosts are the parts of persons who answer for what is open, by their posts.
func (r Reader) OpenPartsOfPosts(posts []org.PostID) (out []plan.Assignment, err error) {
	of := map[org.PostID]bool{}
	for _, id := range posts {
		of[id] = true
	}
	all, err := Assignments.decode(r, `SELECT a.body FROM assignment a JOIN standing s ON s.item_id = a.item_id
		WHERE a.valid_to IS NULL AND a.role = 'accountable' AND s.state NOT IN ('done', 'cancelled') AND s.tally_keys <> '[]' ORDER BY a.item_id`)
	for _, x := range all {
		if of[x.PostID] {
			out = append(out, x)
		}
	}
	return out, err
}

// PartsIn are the parts of some items.
func (r Reader) PartsIn(ids []plan.ItemID) ([]plan.Assignment, error) {
	return Assignments.live(r, "item_id IN ("+marks(len(ids))+") ORDER BY item_id, role, ord, id", anys(ids)...)
}

// UsedBy tells what live rows name a unit, beside those of some nouns and ids; nothing is "".
func (r Reader) UsedBy(unit org.UnitID, but map[string]bool) (string, error) {
	for _, x := range []struct{ noun, table, column string }{{"assignment", "assignment", "unit_id"}, {"report", "report", "unit_id"}, {"post", "post", "unit_id"}, {"unit", "unit", "parent_id"}} {
		used := ""
		if err := r.eachText("SELECT id FROM "+x.table+" WHERE valid_to IS NULL AND "+x.column+" = ?", func(id string) {
			if !but[x.noun+" "+id] {
				used = x.noun
			}
		}, string(unit)); err != nil || used != "" {
			return used, err
		}
	}
	return "", nil
}
