package app

import (
	"net/url"
	"strconv"

	"lotrinh/internal/plan"
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
	Due      string // "2026", "2026-06" or "2026-06-20": falls due then
	Seen     string // "never" = no approved report; "yes" = some; "fresh" = this or the last period
	Q        string
	Sort     string // due (default), code, title, reported
	Page     int
	PerPage  int
}

// ItemFilterOf reads the query of an address; unknown values select nothing rather than everything.
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
		Document: q.Get("document"), Parent: q.Get("parent"), Due: q.Get("due"), Seen: q.Get("seen"), Q: q.Get("q"),
		Sort: q.Get("sort"), Page: n("page", 1), PerPage: min(n("per_page", 25), 200),
	}
}

// Values is the query that gives this filter back; defaults are left out.
func (f ItemFilter) Values() url.Values {
	v := url.Values{}
	for key, value := range map[string]string{
		"kind": string(f.Kind), "unit": f.Unit, "under": f.Under, "role": string(f.Role), "state": string(f.State), "time": string(f.Time),
		"theme": f.Theme, "document": f.Document, "parent": f.Parent, "due": f.Due, "seen": f.Seen, "q": f.Q, "sort": f.Sort,
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

// URL is the address of the list.
func (f ItemFilter) URL() string {
	if q := f.Values().Encode(); q != "" {
		return "/items?" + q
	}
	return "/items"
}
