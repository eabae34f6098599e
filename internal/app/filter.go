package app

import (
	"net/url"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ItemFilter chooses items. Every combination is a link (URL) that can be kept and sent, and the same filter gives the
// list, its total, the export and the figure.
type ItemFilter struct {
	Kind     plan.KindCode
	Unit     string    // code
	Under    string    // code: that unit or any below it
	Role     plan.Role // of Unit; Lead unless said
	State    plan.WorkState
	Time     plan.TimeState
	Theme    string
	Document string
	Parent   string // "-" = only the top
	Due      string // falls due then: a day, month, quarter or year as people type it (when.ParseSpan)
	DueFrom  string // falls due on the first day of it or later
	DueTo    string // falls due on the last day of it or earlier
	Moved    string // "yes" = not due on its first day any more; "overdue" = late against that one
	Seen     string // "never" = no approved report; "yes" = some; "fresh" = this or the last period; "stale-60" = none for so many days
	Gap      string // a plan.Gap, or "dissolved" = led by a unit that has ended
	Q        string
	Sort     string // due (default), code, title, reported; "-" before it turns it round
	Page     int
	PerPage  int
}

// ItemFilterOf reads the query of an address; values that nothing bears are refused when the list is asked for.
func ItemFilterOf(q url.Values) ItemFilter {
	n := func(key string, def int) int {
		v, err := strconv.Atoi(q.Get(key))
		if err != nil || v < 1 {
			return def
		}
		return v
	}
	return ItemFilter{
		Kind: plan.KindCode(q.Get("kind")), Unit: q.Get("unit"), Under: q.Get("under"), Role: plan.Role(q.Get("role")),
		State: plan.WorkState(q.Get("state")), Time: plan.TimeState(q.Get("time")), Theme: q.Get("theme"),
		Document: q.Get("document"), Parent: q.Get("parent"), Due: q.Get("due"), DueFrom: q.Get("due_from"), DueTo: q.Get("due_to"), Moved: q.Get("moved"), Seen: q.Get("seen"), Gap: q.Get("gap"), Q: q.Get("q"),
		Sort: q.Get("sort"), Page: n("page", 1), PerPage: min(n("per_page", 25), 200),
	}
}

// Values is the query that gives this filter back; defaults are left out.
func (f ItemFilter) Values() url.Values {
	v := url.Values{}
	for key, value := range map[string]string{
		"kind": string(f.Kind), "unit": f.Unit, "under": f.Under, "role": string(f.Role), "state": string(f.State), "time": string(f.Time),
		"theme": f.Theme, "document": f.Document, "parent": f.Parent, "due": f.Due, "due_from": f.DueFrom, "due_to": f.DueTo, "moved": f.Moved, "seen": f.Seen, "gap": f.Gap, "q": f.Q, "sort": f.Sort,
	} {
		if value != "" {
			v.Set(key, value)
		}
	}
	if f.Page > 1 {
		v.Set("page", strconv.Itoa(f.Page))
	}
	if f.PerPage != 0 && f.PerPage != 25 {
		v.Set("per_page", strconv.Itoa(f.PerPage))
	}
	return v
}

// DueDays are the first and the last day that the filter asks for, "" where it leaves that end open. What cannot be read is
// refused with the name of its field: a filter that is not understood must not look like a list that is empty, or whole.
func (f ItemFilter) DueDays() (from, to when.Date, err error) {
	for _, x := range []struct {
		field, text string
		from, to    bool
	}{{"due", f.Due, true, true}, {"due_from", f.DueFrom, true, false}, {"due_to", f.DueTo, false, true}} {
		if x.text == "" {
			continue
		}
		days, ok := when.ParseSpan(x.text)
		if !ok {
			return "", "", fault.New(fault.Invalid, "Không hiểu thời gian %.60q. Viết ví dụ 31/12/2026; 06/2026; quý 3/2026; 2026.", "The time %.60q cannot be read. Write for example 31/12/2026; 06/2026; Q3/2026; 2026.", x.text).At(x.field)
		}
		if x.from {
			from = max(from, days.From)
		}
		if x.to && (to == "" || days.To < to) {
			to = days.To
		}
	}
	if to != "" && from > to {
		return "", "", fault.New(fault.Invalid, "Khoảng hạn bắt đầu (%[1]s) sau khi kết thúc (%[2]s); hãy đổi một trong hai.", "The time begins (%[3]s) after it ends (%[4]s); change one of the two.", from.Vi(), to.Vi(), from, to).At("due_to")
	}
	return from, to, nil
}

// CanSort tells whether an order is worth offering for a list of so many rows: no index has titles and reports in order, and
// a long list would be sorted anew for each page.
func (f ItemFilter) CanSort(by string, total int) bool {
	switch strings.TrimPrefix(by, "-") {
	case "due", "code":
		return true
	}
	return total <= store.Few
}

// URL is the address of the list.
func (f ItemFilter) URL() string {
	if q := f.Values().Encode(); q != "" {
		return "/items?" + q
	}
	return "/items"
}
