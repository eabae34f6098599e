package web

import (
	"html"
	"html/template"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
)

// ink writes what stands many times on a page: figures with the lists behind them, strips of states, bars. A template
// would spend most of a page's time on these few marks.
type ink struct {
	words
	b []byte
}

func (w words) ink() *ink { return &ink{words: w, b: make([]byte, 0, 512)} }

func (k *ink) html() template.HTML { return template.HTML(k.b) }

// raw writes our own markup, text what has to be escaped.
func (k *ink) raw(parts ...string) *ink {
	for _, p := range parts {
		k.b = append(k.b, p...)
	}
	return k
}

func (k *ink) text(s string) *ink { return k.raw(html.EscapeString(s)) }

// at writes a place on a drawing with a few digits behind the point.
func (k *ink) at(name string, x float64, digits int) *ink {
	k.b = append(append(append(k.b, ' '), name...), '=', '"')
	k.b = append(strconv.AppendFloat(k.b, x, 'f', digits, 64), '"')
	return k
}

// coord writes a number of a path.
func (k *ink) coord(x float64) *ink {
	k.b = strconv.AppendFloat(k.b, x, 'f', 1, 64)
	return k
}

// dataLang is the attribute of an element that holds what people wrote, on a page that is not Vietnamese.
func (k *ink) dataLang() string {
	if k.Lang == lang.En {
		return ` lang="vi"`
	}
	return ""
}

// sign is one of parts/signs.html, which stands before a word so that colour is never the only signal.
func (k *ink) sign(name string) *ink {
	if name == "" {
		return k
	}
	return k.raw(`<svg class="sign" aria-hidden="true" focusable="false"><use href="#sign-`, name, `"/></svg>`)
}

func (k *ink) figure(n int, class string, href func() string) *ink {
	if n == 0 {
		return k.raw(`<span class="zero">0</span>`)
	}
	k.raw(`<a class="num `, class, `" href="`).text(href()).raw(`">`)
	switch class {
	case "late":
		k.sign("overdue")
	case "soon":
		k.sign("due_soon")
	}
	return k.raw(k.count(n), `</a>`)
}

// num is a number that leads to the list of exactly that many rows.
func (w words) num(n int, href, class string) template.HTML {
	return w.ink().figure(n, class, func() string { return href }).html()
}

func (w words) work(s plan.WorkState) template.HTML { return w.ink().mark(w.workMark(s)).html() }

func (w words) time(r app.ItemRow) template.HTML { return w.ink().mark(w.timeMark(r)).html() }

func (k *ink) mark(m mark) *ink {
	return k.raw(`<span class="state `, m.Class, `">`).sign(m.Sign).text(m.Word).raw(`</span>`)
}

// cells are the figures of one line of a table, each with its list.
func (w words) cells(t tallyRow) template.HTML {
	k := w.ink()
	cell := func(name, label string) *ink {
		return k.raw(`<td class="`, name, `" data-label="`, k.Say(label), `">`)
	}
	cell("n", "Tổng số").figure(t.Tally.Total, "", t.All).raw("</td>\n")
	cell("n", "Hoàn thành").figure(t.Tally.Done(), "", func() string { return t.State(plan.Done) }).raw("</td>\n")
	cell("n", "Quá hạn").figure(t.Tally.Overdue, "late", func() string { return t.Time(plan.Overdue) }).raw("</td>\n")
	cell("n", "Sắp đến hạn").figure(t.Tally.DueSoon, "soon", func() string { return t.Time(plan.DueSoon) }).raw("</td>\n")
	cell("strip-col", "Trạng thái").strip(w.strip(t.Tally)).raw("</td>\n")
	cell("", "Tiến độ").cover(t).raw("</td>")
	return k.html()
}

func (w words) stripOf(t tallyRow) template.HTML { return w.ink().strip(w.strip(t.Tally)).html() }

func (k *ink) strip(s strip) *ink {
	k.raw(`<svg class="strip" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="`).text(s.Title).raw(`"><title>`).text(s.Title).
		raw("</title>\n", `<rect class="s-none" x="0" y="0" width="100" height="10"/>`, "\n")
	for _, p := range s.Parts {
		k.raw(`<rect class="s-`, p.Class, `"`).at("x", p.X, 2).raw(` y="0"`).at("width", p.Width, 2).raw(` height="10"`)
		if p.Class == "done-late" || p.Class == "paused" {
			k.raw(` fill="url(#p-`, p.Class, `)"`)
		}
		k.raw("/>")
	}
	return k.raw("</svg>")
}

// coverOf says a percentage with what it rests on: of how many items it is known, and how many of them lately.
func (w words) coverOf(t tallyRow) template.HTML { return w.ink().cover(t).html() }

func (k *ink) cover(t tallyRow) *ink {
	if t.Tally.Total == 0 {
		return k.raw(`<span class="quiet">`, k.Say("không có mục"), `</span>`)
	}
	percent, known := t.Tally.Percent()
	averaged := t.Tally.PercentKnown
	switch {
	case known:
		k.raw(`<span class="pct" title="`, k.Count(averaged, "Trung bình của %d mục có ghi tiến độ", averaged), `">`, k.percent(percent), `</span>`)
		if averaged < t.Tally.Reported {
			k.raw(` <span class="cover">`, k.Say("của"), " ", k.count(averaged), `</span>`)
		}
	case t.Tally.Reported > 0:
		k.raw(`<span class="unknown">`, k.Say("chưa ghi tiến độ"), `</span>`)
	default:
		k.raw(`<span class="unknown">`, k.Say("chưa có số liệu"), `</span>`)
	}
	k.raw("\n", `<span class="cover"> · `, k.Say("biết"), " ").linked(t.Tally.Reported, t, "yes").raw("/", k.count(t.Tally.Total), " · ", k.Say("mới"), " ")
	return k.linked(t.Tally.Fresh, t, "fresh").raw("</span>")
}

// linked is a small figure; seen names the list of the line it leads to.
func (k *ink) linked(n int, t tallyRow, seen string) *ink {
	if n == 0 {
		return k.raw("0")
	}
	return k.raw(`<a href="`).text(t.Seen(seen)).raw(`">`, k.count(n), `</a>`)
}
