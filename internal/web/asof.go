package web

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

type datedKey struct{}

// datedPage is a page that can be seen as of a day.
type datedPage struct {
	present, day when.Date
	known        bool // only what was known on the day is looked at; the plan is the present one (known)
}

// dated lets a page be seen as of a day that is over: ?asof=2025-06-30. It is the same page, asked of the installation as it
// was then, for a reader who changes nothing.
func (s *server) dated(show func(*server, http.ResponseWriter, *http.Request) error) page {
	return func(w http.ResponseWriter, r *http.Request) error {
		r = r.WithContext(context.WithValue(r.Context(), datedKey{}, datedPage{present: s.app.Today()}))
		typed := strings.TrimSpace(r.URL.Query().Get("asof"))
		if typed == "" {
			return show(s, w, r)
		}
		day, ok := when.Typed(typed)
		if !ok {
			return fault.New(fault.Invalid, "Không hiểu ngày %.40q; viết 30/06/2025.", "The day %.40q cannot be read; write 30/06/2025.", typed).At("asof")
		}
		then, err := s.app.AsOf(day)
		if err != nil {
			return err
		}
		if then == s.app {
			return show(s, w, r)
		}
		c := callerOf(r)
		c.Who = c.Who.LookingBack()
		past := *s
		past.app = then
		return show(&past, w, r.WithContext(context.WithValue(context.WithValue(r.Context(), callerKey{}, c), datedKey{}, datedPage{present: s.app.Today(), day: day})))
	}
}

// asOf is what the head and the end of a page say of the day it is seen as of.
type asOf struct {
	Page bool      // it can be seen as of another day
	Day  when.Date // that is over; "" = today
	Now  string    // the same page today
	Rest []pair    // what else the address says, for the form that asks for a day
	Path string
	Most when.Date

	kept *regexp.Regexp // the links that stay on the day
}

func asOfThe(r *http.Request) asOf {
	on, is := r.Context().Value(datedKey{}).(datedPage)
	if !is || r.Method != http.MethodGet {
		return asOf{}
	}
	q := r.URL.Query()
	q.Del("asof")
	out := asOf{Page: true, Day: on.day, Path: r.URL.Path, Most: on.present, kept: kept}
	if on.known {
		out.kept = keptKnown
	}
	for name, values := range q {
		for _, v := range values {
			out.Rest = append(out.Rest, pair{name, v})
		}
	}
	q.Set("asof", "")
	out.Now = (&url.URL{Path: r.URL.Path, RawQuery: q.Encode()}).String()
	return out
}

var (
	links = regexp.MustCompile(`href="(/[^"]*)"`)
	forms = regexp.MustCompile(`<form [^>]*>`)
	kept  = regexp.MustCompile(`^/(?:$|[?#]|(?:items|units|documents|reports|themes|terms|indicators)(?:$|[/?#]))`)

	// The plan that pages of indicators show is the present one: what it names may not have been there on that day, lists are.
	keptKnown = regexp.MustCompile(`^/(?:$|[?#]|indicators(?:$|[/?#])|(?:items|units|documents|reports|themes|terms)(?:$|[?#]))`)
)

// stayOn lets the links and the filters of a page of a past day lead to pages of the same day.
func stayOn(day when.Date, kept *regexp.Regexp, page []byte) []byte {
	page = links.ReplaceAllFunc(page, func(m []byte) []byte {
		to := html.UnescapeString(string(m[len(`href="`) : len(m)-1]))
		if !kept.MatchString(to) || strings.Contains(to, "asof=") {
			return m
		}
		u, err := url.Parse(to)
		if err != nil {
			return m
		}
		if u.RawQuery != "" {
			u.RawQuery += "&"
		}
		u.RawQuery += "asof=" + string(day)
		return []byte(`href="` + html.EscapeString(u.String()) + `"`)
	})
	return forms.ReplaceAllFunc(page, func(m []byte) []byte {
		if form := string(m); strings.Contains(form, `method="post"`) || strings.Contains(form, "data-asof") {
			return m
		}
		return []byte(string(m) + `<input type="hidden" name="asof" value="` + string(day) + `">`) // m is a piece of page: appending to it would write over what follows
	})
}
