package app

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
)

// May tells whether a post may do something to any unit at all: pages show only what it may.
func (w Who) May(action org.Action) bool {
	return !w.Lapsed && !(w.past && org.RightTo(action).Writes) && w.Post.Role.Scope(action) != org.Nowhere
}

// Must refuses what a post may not do to every unit.
func (w Who) Must(action org.Action) error {
	if !w.Lapsed && !(w.past && org.RightTo(action).Writes) && w.Post.Role.May(action, org.Elsewhere) {
		return nil
	}
	return w.refused(action)
}

func (w Who) must(action org.Action) error { return w.Must(action) }

// refused says why.
func (w Who) refused(action org.Action) error {
	switch {
	case w.past:
		return fault.New(fault.Denied, "Đang xem một ngày đã qua: không sửa được gì ở đó. Hãy về hôm nay rồi làm lại.", "This is a day that is over: nothing of it is changed. Go back to today and try again.")
	case w.Lapsed:
		return fault.New(fault.Denied, "%s đã kết thúc, nên chức danh %q không còn làm việc được; cơ quan tổng hợp làm phần còn lại.", "%s has ended, so that nothing is done for the post %q any more; the coordinating office winds it up.", w.Unit.Name, w.Post.Title)
	case w.Post.Role == org.Public && w.Account.ID != "":
		return fault.New(fault.Denied, "Tài khoản %q hôm nay không giữ chức danh nào; hãy liên hệ người quản trị.", "The account %q holds no post today; ask the administrator.", w.Account.User)
	case w.Post.Role == org.Public:
		return fault.New(fault.SignedOut, "Cần đăng nhập.", "Sign in first.")
	}
	for _, other := range w.Holds {
		if other.Post.Role.May(action, org.Elsewhere) {
			return fault.New(fault.Denied, "Chức danh %q không được làm việc này. Chuyển sang chức danh %q ở đầu trang rồi làm lại.", "The post %q may not do this. Change to the post %q at the top of the page and try again.", w.Post.Title, other.Title())
		}
	}
	return fault.New(fault.Denied, "Vai %q không được làm việc này; trang Trợ giúp nói ai được làm gì.", "The post %q may not do this; the help tells who may do what.", w.Post.Title)
}

// Reach is which units an action of a post may be about: what lists are filtered by, in the query, and what is checked at
// an act on one unit.
type Reach struct {
	All   bool
	Units []org.UnitID
}

// Holds tells whether a unit is within reach.
func (x Reach) Holds(id org.UnitID) bool {
	if x.All {
		return true
	}
	for _, u := range x.Units {
		if u == id {
			return true
		}
	}
	return false
}

// reach is made from the table of rights and the tree of units as they are now.
func (a *App) reach(r store.Reader, who Who, action org.Action) (Reach, error) {
	right := org.RightTo(action)
	scope := right.To[who.Post.Role]
	switch {
	case who.Lapsed || scope == org.Nowhere || who.past && right.Writes:
		return Reach{}, nil
	case scope == org.Everywhere:
		return Reach{All: true}, nil
	case scope == org.OwnUnit:
		return Reach{Units: []org.UnitID{who.Unit.ID}}, nil
	}
	ids, err := under(r, who.Unit.Code)
	if err != nil || !right.Writes {
		return Reach{Units: ids}, err
	}
	units, err := r.UnitsByID(ids)
	var live []org.UnitID
	for _, id := range ids {
		if u := units[id]; u.To == "" || a.Today() <= u.To {
			live = append(live, id)
		}
	}
	return Reach{Units: live}, err
}
