package web

import (
	"context"
	"html/template"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// choice is one select of the filter bar.
type choice struct {
	Name, Label string
	Data        bool // options are names or texts of people
	Options     []option
	Typed       bool   // there are too many to offer: a name, or a part of one, is typed
	Text        string // what is typed
}

// maxUnits is how many units the filter of a list offers; where there are more, one is named.
const maxUnits = 250

type option struct {
	Value, Text string
	Selected    bool
}

// chip is one filter in force, with the link that takes it off.
type chip struct {
	Label, Value, Off string
	Data              bool // Value is a name or a text of people
}

func (s *server) choices(ctx context.Context, say words, f app.ItemFilter) ([]choice, error) {
	unit, err := s.unitChoice(ctx, say, f.Unit)
	if err != nil {
		return nil, err
	}
	themes, err := s.app.Themes(ctx)
	if err != nil {
		return nil, err
	}
	kind := choice{Name: "kind", Label: say.Say("Loại")}
	for _, k := range s.app.Kinds() {
		kind.add(string(k.Code), say.Say(k.Vi), string(f.Kind))
	}
	role := choice{Name: "role", Label: say.Say("Vai trò của đơn vị")}
	for _, x := range plan.Roles {
		role.add(string(x), say.Say(x.Vi()), string(f.Role))
	}
	state := choice{Name: "state", Label: say.Say("Trạng thái")}
	state.add("open", say.Say("Chưa xong"), string(f.State))
	state.add(string(tracked), say.Say("Mọi mục có trạng thái"), string(f.State))
	for _, x := range plan.AllStates {
		state.add(string(x), say.Say(x.Vi()), string(f.State))
	}
	time := choice{Name: "time", Label: say.Say("Thời hạn @danh sách")}
	for _, x := range plan.TimeStates {
		time.add(string(x), say.Say(x.Vi()), string(f.Time))
	}
	theme := choice{Name: "theme", Label: say.Say("Chủ đề"), Data: true}
	for _, t := range themes {
		theme.add(string(t.Theme.ID), say.themeName(t.Theme)+": "+clip(t.Theme.Title, 60), f.Theme)
	}
	seen := choice{Name: "seen", Label: say.Say("Số liệu")}
	seen.add("fresh", say.Say("Mới (kỳ này, kỳ trước)"), f.Seen)
	seen.add("yes", say.Say("Đã có báo cáo"), f.Seen)
	seen.add("never", say.Say("Chưa có báo cáo nào"), f.Seen)
	moved := choice{Name: "moved", Label: say.Say("Hạn gốc")}
	moved.add("yes", say.Say("Đã dời hạn"), f.Moved)
	moved.add("overdue", say.Say("Quá hạn so với hạn gốc"), f.Moved)
	if days, ok := strings.CutPrefix(f.Seen, "stale-"); ok {
		seen.add(f.Seen, say.Say("Không có báo cáo mới quá %s ngày", days), f.Seen)
	}
	gap := choice{Name: "gap", Label: say.Say("Còn thiếu")}
	for _, g := range plan.AllGaps {
		gap.add(string(g), say.Say(g.Vi()), f.Gap)
	}
	gap.add("dissolved", say.Say("Đơn vị chủ trì đã kết thúc"), f.Gap)
	return []choice{kind, unit, role, state, time, moved, theme, seen, gap}, nil
}

// unitChoice offers the units, or a field for the name of one where they are many.
func (s *server) unitChoice(ctx context.Context, say words, code string) (choice, error) {
	units, chosen, named, err := s.app.UnitChoices(ctx, code, maxUnits)
	c := choice{Name: "unit", Label: say.Say("Đơn vị"), Data: true}
	for _, u := range units {
		c.add(u.Code, u.Name, code)
	}
	if c.Typed = units == nil; c.Typed {
		if c.Text = code; chosen.Code != "" {
			c.Text = named
			c.add(chosen.Code, chosen.Name, code)
		}
	}
	return c, err
}

func (c *choice) add(value, text, selected string) {
	c.Options = append(c.Options, option{value, text, value == selected && value != ""})
}

// options are those of a select. There may be one for every unit.
func (w words) options(c choice) template.HTML {
	k, said := w.ink(), ""
	if c.Data {
		said = k.dataLang()
	}
	for _, o := range c.Options {
		k.raw(`<option value="`).text(o.Value).raw(`"`)
		if o.Selected {
			k.raw(" selected")
		}
		k.raw(said, ">").text(o.Text).raw("</option>")
	}
	return k.html()
}

func chipsOf(say words, f app.ItemFilter, selects []choice) (out []chip) {
	q := f.Values()
	q.Del("page")
	named := map[string]string{"q": "Có chữ", "under": "Đơn vị và cấp dưới", "due": "Đến hạn", "due_from": "Hạn từ", "due_to": "Hạn đến", "document": "Văn bản", "parent": "Thuộc mục"}
	add := func(name, label, value string, data bool) {
		rest := f.Values()
		rest.Del(name)
		rest.Del("page")
		off := "/items"
		if len(rest) > 0 {
			off += "?" + rest.Encode()
		}
		out = append(out, chip{label, value, off, data})
	}
	for _, c := range selects {
		for _, o := range c.Options {
			if o.Selected && c.Name != "sort" {
				add(c.Name, c.Label, o.Text, c.Data)
			}
		}
	}
	for _, name := range []string{"q", "under", "due", "due_from", "due_to", "document", "parent"} {
		if v := q.Get(name); v != "" {
			if name == "document" {
				v = say.Say("đã chọn")
			}
			if name == "parent" && v == "-" {
				v = say.Say("chỉ cấp trên cùng")
			}
			if days, ok := when.ParseSpan(v); ok {
				switch name {
				case "due":
					v = say.span(days)
				case "due_from":
					v = say.day(days.From)
				case "due_to":
					v = say.day(days.To)
				}
			}
			add(name, say.Say(named[name]), v, name == "q" || name == "under")
		}
	}
	return out
}
