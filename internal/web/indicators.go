package web

import (
	"bytes"
	"context"
	"html/template"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type indicatorsPage struct {
	frame
	Filter  app.IndicatorFilter
	List    app.IndicatorList
	Pager   pager
	Selects []choice
	States  []stateChip
	Exports []exportLink
	Heads   map[string]sortHead
}

// stateChip is a verdict with how many indicators have it, and the list of them.
type stateChip struct {
	Mark    template.HTML
	Count   int
	Href    string
	Current bool
}

// known lets the pages of indicators be seen with what was known on a day that is over: the plan is the present one, the
// targets and the values are those that had been set and published by then.
func (s *server) known(show page) page {
	return func(w http.ResponseWriter, r *http.Request) error {
		filter, err := app.IndicatorFilterOf(r.URL.Query())
		if fault.Is(err, fault.Invalid) && filter.Known == "" && r.URL.Query().Get("asof") != "" {
			return err
		}
		page, c := datedPage{present: s.app.Today(), known: true}, callerOf(r)
		if filter.Known != "" && filter.Known < page.present {
			page.day, c.Who = filter.Known, c.Who.LookingBack()
		}
		return show(w, r.WithContext(context.WithValue(context.WithValue(r.Context(), callerKey{}, c), datedKey{}, page)))
	}
}

// indicators is the table of indicators under any filter.
func (s *server) indicators(w http.ResponseWriter, r *http.Request) error {
	filter, failed := app.IndicatorFilterOf(r.URL.Query())
	filter.Page = pageNumber(r)
	f, err := s.frame(w, r, "indicators", "Chỉ tiêu @nhiều")
	if err != nil {
		return err
	}
	p := &indicatorsPage{frame: f, Filter: filter}
	if failed == nil {
		p.List, failed = s.app.Indicators(r.Context(), filter)
	}
	if failed != nil {
		if !mendable(failed) {
			return failed
		}
		p.Problem = p.problem(failed)
	}
	unit, err := s.unitChoice(r.Context(), f.words, filter.Unit)
	if err != nil {
		return err
	}
	unit.Label = f.Say("Chủ trì")
	p.Selects = append([]choice{unit}, f.indicatorChoices(filter)...)
	p.States = f.stateChips(filter, p.List)
	p.Pager = pagerOf(r, p.List.Total, filter.Page, filter.PerPage)
	p.Heads = f.indicatorHeads(filter)
	for _, format := range []string{"csv", "xlsx"} {
		q := filter.Values()
		q.Del("page")
		q.Set("format", format)
		p.Exports = append(p.Exports, exportLink{format, "/indicators/list?" + q.Encode()})
	}
	status := http.StatusOK
	if failed != nil {
		status = statusOf(failed)
	}
	return s.show(w, status, "indicators", p)
}

func (w words) indicatorChoices(f app.IndicatorFilter) []choice {
	state := choice{Name: "state", Label: w.Say("Kết quả đánh giá")}
	for _, x := range indicator.States {
		state.add(string(x), w.Say(x.Vi()), string(f.State))
	}
	judged := choice{Name: "judged", Label: w.Say("Cách đánh giá")}
	for _, x := range plan.JudgedWays {
		judged.add(string(x), w.Say(x.Vi()), string(f.Judged))
	}
	value := choice{Name: "value", Label: w.Say("Số liệu")}
	for _, x := range plan.Qualities {
		value.add(string(x), w.Say(x.Vi()), f.Value)
	}
	value.add("none", w.Say("Chưa có số liệu"), f.Value)
	sort := choice{Name: "sort", Label: w.Say("Xếp theo")}
	for _, x := range [][2]string{{"name", "Tên A–Y"}, {"state", "Cần chú ý trước"}, {"chance", "Khả năng đạt thấp trước"}, {"due", "Hạn gần trước"}, {"-value", "Số liệu mới trước"}, {"value", "Số liệu cũ trước"}, {"-code", "Mã giảm dần"}} {
		sort.add(x[0], w.Say(x[1]), f.Sort)
	}
	return []choice{state, judged, value, sort}
}

func (w words) stateChips(f app.IndicatorFilter, list app.IndicatorList) (out []stateChip) {
	for _, x := range indicator.States {
		if list.States[x] == 0 {
			continue
		}
		to := f
		to.State, to.Page = x, 0
		chip := stateChip{w.verdict(x), list.States[x], "", f.State == x}
		if chip.Current {
			to.State = ""
		}
		chip.Href = indicatorsAt(to)
		out = append(out, chip)
	}
	return out
}

func (w words) indicatorHeads(f app.IndicatorFilter) map[string]sortHead {
	out := map[string]sortHead{}
	for _, x := range [][3]string{{"code", "Mã", ""}, {"name", "Chỉ tiêu", ""}, {"unit", "Chủ trì", ""}, {"due", "Mức phải đạt", "n"}, {"value", "Số mới nhất", "n"}, {"state", "Đánh giá", ""}, {"chance", "Khả năng đạt", "n"}} {
		h, to := sortHead{Label: w.Say(x[1]), Class: x[2]}, f
		to.Sort, to.Page = x[0], 0
		switch {
		case f.Sort == x[0] || f.Sort == "" && x[0] == "code":
			h.Aria, to.Sort = "ascending", "-"+x[0]
		case f.Sort == "-"+x[0]:
			h.Aria = "descending"
		}
		h.Href = indicatorsAt(to)
		out[x[0]] = h
	}
	return out
}

func indicatorsAt(f app.IndicatorFilter) string {
	if q := f.Values().Encode(); q != "" {
		return "/indicators?" + q
	}
	return "/indicators"
}

// verdict is a verdict as pages show it: a word and a sign.
func (w words) verdict(s indicator.State) template.HTML {
	m := mark{Class: "time-no_due", Word: w.Say(s.Vi())}
	switch s {
	case indicator.Met:
		m.Class, m.Sign = "time-on_time", string(plan.OnTime)
	case indicator.NotMet:
		m.Class, m.Sign = "time-overdue", string(plan.Overdue)
	case indicator.Behind:
		m.Class, m.Sign = "time-due_soon", string(plan.DueSoon)
	case indicator.OnCourse:
		m.Class = "time-in_time"
	}
	return w.ink().mark(m).html()
}

// amount writes an exact decimal with its unit.
func (w words) amount(value, unit string) string {
	return indicator.Number{Value: value, Unit: unit}.In(w.Lang)
}

// asked is what a target asks for, as documents say it, with its unit once.
func (w words) asked(t *plan.Target, unit string) string {
	if t == nil {
		return ""
	}
	if t.Unit != "" {
		unit = t.Unit
	}
	if t.Value == "" && t.Worded == "" {
		return w.Say("giữ mức %s", w.period(t.RefPeriod))
	}
	return w.target(t.Comparator, t.Value, t.High, t.Worded, unit)
}

// exportIndicators sends exactly the rows of the list.
func (s *server) exportIndicators(w http.ResponseWriter, r *http.Request) error {
	format := r.URL.Query().Get("format")
	if format != "csv" && format != "xlsx" && format != "json" {
		return fault.New(fault.Invalid, "Xuất được dạng csv, xlsx và json, không có dạng %q.", "Exports are csv, xlsx or json, not %q.", format).At("format")
	}
	filter, err := app.IndicatorFilterOf(r.URL.Query())
	if err != nil {
		return err
	}
	var b bytes.Buffer // whole first: a failure must not leave half a file
	if err := s.app.ExportIndicators(r.Context(), filter, format, s.words(r).Lang, &b); err != nil {
		return err
	}
	attach(w, "chi-tieu-"+string(s.app.Today())+"."+format)
	_, _ = b.WriteTo(w)
	return nil
}

// Name is what the list calls an indicator in the reader's language.
func (p *indicatorsPage) Name(x app.IndicatorRow) string {
	if p.Lang == lang.En && x.NameEn != "" {
		return x.NameEn
	}
	return x.Name
}

// MayEdit tells whether the reader changes the plan.
func (p *indicatorsPage) MayEdit() bool { return p.Who.May(org.EditPlan) }

// MayEnter tells whether the reader enters values of any indicator.
func (p *indicatorsPage) MayEnter() bool { return p.MayEdit() || p.Who.May(org.EnterValues) }
