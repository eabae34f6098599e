package web

import "net/http"

const (
	themeCookie = "theme" // "light" or "dark"; none is what the machine prefers
	keysCookie  = "keys"  // "off"; none is on
)

// look is how a person wants pages: kept by the browser, so that the server sends the page right the first time and
// nothing flashes.
type look struct {
	Theme  string // "", "light", "dark"
	NoKeys bool   // single keys do nothing (WCAG 2.1.4)
}

func lookOf(r *http.Request) (l look) {
	if c, err := r.Cookie(themeCookie); err == nil && (c.Value == "light" || c.Value == "dark") {
		l.Theme = c.Value
	}
	c, err := r.Cookie(keysCookie)
	l.NoKeys = err == nil && c.Value == "off"
	return l
}

// Dark is for which media the dark colours count; paper is always light.
func (l look) Dark() string {
	switch l.Theme {
	case "light":
		return ""
	case "dark":
		return "screen"
	default:
		return "screen and (prefers-color-scheme: dark)"
	}
}

// Scheme is what the browser paints before the style sheet has come.
func (l look) Scheme() string {
	if l.Theme == "" {
		return "light dark"
	}
	return l.Theme
}

// chooseLook keeps one choice or both; what the form does not name stays as it is.
func (s *server) chooseLook(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	keep := func(name, value string) {
		c := &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode}
		if value == "" {
			c.MaxAge = -1
		}
		http.SetCookie(w, c)
	}
	switch theme := r.PostFormValue("theme"); theme {
	case "light", "dark":
		keep(themeCookie, theme)
	case "auto":
		keep(themeCookie, "")
	}
	switch r.PostFormValue("keys") {
	case "on":
		keep(keysCookie, "")
	case "off":
		keep(keysCookie, "off")
	}
	return s.done(w, r, local(r.PostFormValue("back")), "")
}
