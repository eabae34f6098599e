package web

import "html/template"

// years draws the years of the timeline side by side, and a line at every quarter.
func (w words) years(t timeline) template.HTML {
	k := w.ink()
	for _, y := range t.Years {
		odd := ""
		if y.Odd {
			odd = " odd"
		}
		k.raw(`<rect class="tl-year`, odd, `"`).at("x", y.X, 1).raw(` y="0"`).at("width", y.Width, 1).at("height", t.Height, 0).
			raw(`/><text class="tl-year-name"`).at("x", y.X, 1).raw(` dx="6" y="18">`, y.Label, "</text>\n")
	}
	for _, x := range t.Quarters {
		k.raw(`<line class="tl-quarter"`).at("x1", x, 1).at("x2", x, 1).raw(` y1="26"`).at("y2", t.Base, 1).raw("/>")
	}
	return k.raw("\n").html()
}

// points draws events as diamonds and documents as leaves, each with its label where there is room.
func (w words) points(points []timePoint) template.HTML {
	k := w.ink()
	for _, p := range points {
		class, gap := "tl-event sort-"+p.Sort, 11.0
		if p.Sort == "document" {
			class, gap = "tl-doc", 10
		}
		if p.Past {
			class += " past"
		}
		k.raw("<a")
		if p.Href != "" {
			k.raw(` href="`).text(p.Href).raw(`"`)
		}
		k.raw(` class="`).text(class).raw(`"><title`, k.dataLang(), `>`, k.day(p.On), ": ").text(p.Title).raw("</title>")
		if p.Sort == "document" {
			k.raw(`<rect`).at("x", p.X, 1).at("y", p.Y, 1).raw(` width="8" height="11" transform="translate(-4 -5.5)"/>`)
		} else {
			k.raw(`<path d="M`).coord(p.X).raw(" ").coord(p.Y).raw(`m-6 0l6 -6l6 6l-6 6z"/>`)
		}
		if p.Label != "" {
			anchor := ""
			if p.Left {
				anchor, gap = ` text-anchor="end"`, -gap
			}
			k.raw(`<text`).at("x", p.X, 1).at("y", p.Y, 1).raw(` dy="4"`).at("dx", gap, 0).raw(anchor, k.dataLang(), ">").text(p.Label).raw("</text>")
		}
		k.raw("</a>\n")
	}
	return k.html()
}

// monthBars draws what falls due by month for one unit, as stacked bars.
func (w words) monthBars(c monthChart) template.HTML {
	k := w.ink()
	for _, b := range c.Bars {
		k.raw(`<a href="`).text(b.Href).raw(`"><title>`).text(b.Title).raw("</title>")
		for _, p := range b.Parts {
			k.raw(`<rect class="`, p.Class, `"`)
			if p.Fill != "" {
				k.raw(` fill="url(#`, p.Fill, `)"`)
			}
			k.at("x", b.X, 1).at("y", p.Y, 1).at("width", b.Width, 1).at("height", p.Height, 1).raw("/>")
		}
		if b.Total > 0 {
			k.raw(`<text class="mo-n"`).at("x", b.Middle, 1).at("y", b.Top, 1).raw(` dy="-4">`, itoa(b.Total), "</text>")
		}
		k.raw(`<text class="mo-m"`).at("x", b.Middle, 1).at("y", c.Base, 1).raw(` dy="14">`, b.Label, "</text>")
		if b.Year != "" {
			k.raw(`<text class="mo-y"`).at("x", b.Middle, 1).at("y", c.Base, 1).raw(` dy="28">`, b.Year, "</text>")
		}
		k.raw("</a>\n")
	}
	return k.html()
}

// dueBars draws what falls due in each month of the timeline, and what of it is late.
func (w words) dueBars(bars []dueBar) template.HTML {
	k := w.ink()
	for _, b := range bars {
		if b.Count == 0 {
			continue
		}
		late, past := "", ""
		if b.Past {
			past = " past"
		}
		k.raw(`<a href="`).text(b.AllHref).raw(`" class="tl-bar`, past, `"><title>`, b.Month, ": ", k.Count(b.Count, "%d mục đến hạn", b.Count))
		if b.Late > 0 {
			late = " late"
			k.raw(", ", k.Say("%d đang quá hạn", b.Late))
		}
		k.raw(`</title><rect class="tl-all"`).at("x", b.X, 1).at("y", b.Y, 1).at("width", b.Width, 1).at("height", b.Height, 1).raw("/></a>\n")
		if b.Late > 0 {
			k.raw(`<a href="`).text(b.LateHref).raw(`" class="tl-late"><title>`, b.Month, ": ", k.Count(b.Late, "%d mục đang quá hạn", b.Late), `</title><rect fill="url(#p-late)"`).
				at("x", b.X, 1).at("y", b.LateY, 1).at("width", b.Width, 1).at("height", b.LateHeight, 1).raw("/></a>\n")
		}
		k.raw(`<text class="tl-count`, late, `"`).at("x", b.X, 1).at("dx", b.Width/2, 1).at("y", b.Y, 1).raw(` dy="-3">`, itoa(b.Count), "</text>\n")
	}
	return k.html()
}

// dueList says the same in lines, for a phone.
func (w words) dueList(bars []dueBar) template.HTML {
	k := w.ink()
	for _, b := range bars {
		if b.Count == 0 {
			continue
		}
		k.raw(`<li class="sort-due"><span class="tn">`, b.Month, `</span> <a href="`).text(b.AllHref).raw(`">`, k.Count(b.Count, "%d mục đến hạn", b.Count), "</a>")
		if b.Late > 0 {
			k.raw(`, <a class="state time-overdue" href="`).text(b.LateHref).raw(`">`).sign("overdue").raw(k.Say("%d quá hạn", b.Late), "</a>")
		}
		k.raw("</li>\n")
	}
	return k.html()
}
