package web

import "lotrinh/internal/app"

// sortHead is the head of a column: a link that puts the list in its order, the other way round where it is so already.
type sortHead struct {
	Label string
	Href  string // "" = the list is too long for this order
	Aria  string // ascending, descending; "" = the list is in another order
	Class string // "n" over a column of figures
}

// sortHeads are the heads by which a list of items can be sorted. Title has no index: it is offered while a list is short.
type sortHeads struct{ Code, Title, Due sortHead }

func (w words) sortHeads(f app.ItemFilter, total int) *sortHeads {
	head := func(label, key string) sortHead {
		h := sortHead{Label: label}
		by := key
		switch {
		case f.Sort == key || f.Sort == "" && key == "due":
			h.Aria, by = "ascending", "-"+key
		case f.Sort == "-"+key:
			h.Aria = "descending"
		}
		h.Href = sorted(f, by).URL()
		return h
	}
	heads := &sortHeads{head(w.Say("Mã"), "code"), head(w.Say("Nội dung"), "title"), head(w.Say("Hạn"), "due")}
	if !f.CanSort("title", total) {
		heads.Title.Href = ""
	}
	return heads
}

// sorted is the first page of a list in another order.
func sorted(f app.ItemFilter, by string) app.ItemFilter {
	if f.Page = 0; by == "due" {
		by = ""
	}
	f.Sort = by
	return f
}

// sortChoice offers the orders of a list in words, for narrow screens, where tables have no heads, and for reports, which
// have no column.
func (w words) sortChoice(f app.ItemFilter, total int) choice {
	c := choice{Name: "sort", Label: w.Say("Xếp theo")}
	for _, x := range [][2]string{{"-due", "Hạn xa trước"}, {"code", "Mã tăng dần"}, {"-code", "Mã giảm dần"}, {"title", "Nội dung A–Y"}, {"-title", "Nội dung Y–A"},
		{"reported", "Báo cáo mới trước"}, {"-reported", "Báo cáo cũ trước"}} {
		if f.CanSort(x[0], total) || f.Sort == x[0] {
			c.add(x[0], w.Say(x[1]), f.Sort)
		}
	}
	return c
}
