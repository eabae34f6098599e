package store

import (
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Views keeps the lists that posts have given a name.
var Views = keep(Table[plan.View]{noun: "view", vi: "chế độ xem", name: "saved_view", columns: []string{"post_id", "sort_key"},
	key:   func(v *plan.View) (string, *int) { return v.ID, &v.Rev },
	index: func(v *plan.View) []any { return []any{string(v.PostID), vi.SortKey(v.Title)} },
})

// ViewsOf are the views of a post in Vietnamese order.
func (r Reader) ViewsOf(post org.PostID) ([]plan.View, error) {
	return Views.live(r, "post_id = ? ORDER BY sort_key, id", string(post))
}
