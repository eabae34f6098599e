package web

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

// choice is one select of the filter bar.
type choice struct {
	Name, Vi string
	Options  []option
}

type option struct {
	Value, Vi string
	Selected  bool
}

// chip is one filter in force, with the link that takes it off.
type chip struct{ Vi, Value, Off string }

func (s *server) choices(ctx context.Context, f app.ItemFilter) ([]choice, error) {
	units, err := s.app.Register(ctx)
	if err != nil {
		return nil, err
	}
	themes, err := s.app.Themes(ctx)
	if err != nil {
		return nil, err
	}
	kind := choice{Name: "kind", Vi: "Loại"}
	for _, k := range s.app.Kinds() {
		kind.add(string(k.Code), k.Vi, string(f.Kind))
	}
	unit := choice{Name: "unit", Vi: "Đơn vị"}
	for _, u := range units {
		unit.add(u.Code, u.Name, f.Unit)
	}
	role := choice{Name: "role", Vi: "Vai trò của đơn vị"}
	for _, x := range plan.Roles {
		role.add(string(x), x.Vi(), string(f.Role))
	}
	state := choice{Name: "state", Vi: "Trạng thái"}
	state.add("open", "Chưa xong", string(f.State))
	state.add(string(tracked), "Mọi mục có trạng thái", string(f.State))
	for _, x := range plan.AllStates {
		state.add(string(x), x.Vi(), string(f.State))
	}
	time := choice{Name: "time", Vi: "Thời hạn"}
	for _, x := range plan.TimeStates {
		time.add(string(x), x.Vi(), string(f.Time))
	}
	theme := choice{Name: "theme", Vi: "Chủ đề"}
	for _, t := range themes {
		theme.add(string(t.Theme.ID), themeName(t.Theme)+": "+clip(t.Theme.Title, 60), f.Theme)
	}
	seen := choice{Name: "seen", Vi: "Số liệu"}
	seen.add("fresh", "Mới (kỳ này, kỳ trước)", f.Seen)
	seen.add("yes", "Đã có báo cáo", f.Seen)
	seen.add("never", "Chưa có báo cáo nào", f.Seen)
	sort := choice{Name: "sort", Vi: "Xếp theo"}
	for _, x := range [][2]string{{"due", "Thời hạn"}, {"code", "Mã"}, {"title", "Nội dung"}, {"reported", "Kỳ báo cáo gần nhất"}} {
		sort.add(x[0], x[1], f.Sort)
	}
	return []choice{kind, unit, role, state, time, theme, seen, sort}, nil
}

func (c *choice) add(value, vi, selected string) {
	c.Options = append(c.Options, option{value, vi, value == selected && value != ""})
}

func chipsOf(f app.ItemFilter, selects []choice) (out []chip) {
	q := f.Values()
	q.Del("page")
	named := map[string]string{"q": "Có chữ", "under": "Đơn vị và cấp dưới", "due": "Đến hạn", "document": "Văn bản", "parent": "Thuộc mục"}
	add := func(name, vi, value string) {
		rest := f.Values()
		rest.Del(name)
		rest.Del("page")
		off := "/items"
		if len(rest) > 0 {
			off += "?" + rest.Encode()
		}
		out = append(out, chip{vi, value, off})
	}
	for _, c := range selects {
		for _, o := range c.Options {
			if o.Selected && c.Name != "sort" {
				add(c.Name, c.Vi, o.Vi)
			}
		}
	}
	for _, name := range []string{"q", "under", "due", "document", "parent"} {
		if v := q.Get(name); v != "" {
			if name == "document" {
				v = "đã chọn"
			}
			if name == "parent" && v == "-" {
				v = "chỉ cấp trên cùng"
			}
			add(name, named[name], v)
		}
	}
	return out
}
