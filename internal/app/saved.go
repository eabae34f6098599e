package app

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Views are the lists that a post keeps under a name, in Vietnamese order. A view is a link: whoever gets it sees the list.
func (a *App) Views(ctx context.Context, who Who) ([]plan.View, error) {
	return a.store.Read(ctx).ViewsOf(who.Post.ID)
}

// View is one of them, by id or by its name.
func (a *App) View(ctx context.Context, who Who, name string) (plan.View, error) {
	views, err := a.Views(ctx, who)
	if err != nil {
		return plan.View{}, err
	}
	i := slices.IndexFunc(views, func(v plan.View) bool { return v.ID == name || strings.EqualFold(v.Title, strings.TrimSpace(name)) })
	if i < 0 {
		return plan.View{}, fault.New(fault.NotFound, "Vai %[1]q không lưu danh sách nào tên %.60[2]q.", "The post %[1]q has saved no list called %.60[2]q.", who.Post.Title, name)
	}
	return views[i], nil
}

// SaveView keeps the filter and order of a list, as they stand in its address, under a name of the post.
func (a *App) SaveView(ctx context.Context, who Who, title, query string) (plan.View, error) {
	kept := plan.View{ID: newID(), PostID: who.Post.ID, Title: title}
	if !who.May(org.KeepLists) {
		return kept, who.refused(org.KeepLists)
	}
	var err error
	if kept.Query, err = a.viewQuery(ctx, query); err != nil {
		return kept, err
	}
	if err = kept.Validate(); err != nil {
		return kept, err
	}
	v := kept
	err = a.change(ctx, who, act{"view.save", "view", v.ID, ""}, func(tx *store.Tx) error {
		v = kept
		return saveView(tx, &v)
	})
	return v, err
}

// ChangeView gives a view at revision rev another name or another filter; "" leaves what it has.
func (a *App) ChangeView(ctx context.Context, who Who, id string, rev int, title string, query *string) error {
	kept := ""
	if query != nil {
		var err error
		if kept, err = a.viewQuery(ctx, *query); err != nil {
			return err
		}
	}
	return a.change(ctx, who, act{"view.change", "view", id, ""}, func(tx *store.Tx) error {
		v, err := ownView(tx, who, id, rev)
		if err != nil {
			return err
		}
		if strings.TrimSpace(title) != "" {
			v.Title = title
		}
		if query != nil {
			v.Query = kept
		}
		if err := v.Validate(); err != nil {
			return err
		}
		return saveView(tx, &v)
	})
}

// RemoveView takes a name away; the list it led to stays where it is.
func (a *App) RemoveView(ctx context.Context, who Who, id string, rev int) error {
	return a.change(ctx, who, act{"view.remove", "view", id, ""}, func(tx *store.Tx) error {
		v, err := ownView(tx, who, id, rev)
		if err != nil {
			return err
		}
		return store.Views.Remove(tx, &v)
	})
}

// ownView is a view of the post at the revision that was looked at.
func ownView(tx *store.Tx, who Who, id string, rev int) (plan.View, error) {
	v, err := store.Views.Get(tx.Reader, id)
	if err == nil && v.PostID != who.Post.ID {
		err = fault.New(fault.NotFound, "Vai %q không có danh sách đã lưu này.", "The post %q has no such saved list.", who.Post.Title)
	}
	v.Rev = rev // an old one is refused when it is written
	return v, err
}

// saveView keeps a view under a name that no other of its post has.
func saveView(tx *store.Tx, v *plan.View) error {
	all, err := tx.ViewsOf(v.PostID)
	if err != nil {
		return err
	}
	if v.Rev == 0 && len(all) >= plan.MaxViews {
		return fault.New(fault.Invalid, "Mỗi vai lưu tối đa %d danh sách; hãy xóa bớt danh sách không dùng nữa.", "A post keeps at most %d lists; remove one that is no longer used.", plan.MaxViews).At("title")
	}
	if slices.ContainsFunc(all, func(other plan.View) bool { return other.ID != v.ID && strings.EqualFold(other.Title, v.Title) }) {
		return fault.New(fault.Conflict, "Đã có danh sách tên %q; hãy chọn tên khác, hoặc đổi bộ lọc của danh sách ấy.", "There is a list called %q already; choose another name, or change the filter of that list.", v.Title).At("title")
	}
	return store.Views.Save(tx, v)
}

// viewQuery is a filter as views keep it: what a list does not know, or cannot read, is refused.
func (a *App) viewQuery(ctx context.Context, query string) (string, error) {
	values, err := url.ParseQuery(strings.TrimPrefix(query, "?"))
	if err != nil {
		return "", fault.New(fault.Invalid, "Bộ lọc %.60q không đọc được; viết như trên địa chỉ trang danh sách.", "The filter %.60q cannot be read; write it as in the address of a list.", query).At("query")
	}
	f := ItemFilterOf(values)
	f.Page = 0
	kept := f.Values()
	for name, given := range values {
		if len(given) > 0 && given[0] != "" && kept.Get(name) == "" && !slices.Contains([]string{"page", "per_page", "lang"}, name) {
			return "", fault.New(fault.Invalid, "Danh sách không có bộ lọc %.60q.", "Lists have no filter %.60q.", name).At("query")
		}
	}
	_, err = a.query(a.store.Read(ctx), f)
	return kept.Encode(), err
}
