package web

import (
	"context"
	"net/http"
	"net/url"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

// door is who may come to an address at all; what they may do there is decided by the act itself.
type door int

const (
	forStaff    door = iota // a post that may read the plan: every address that says nothing else
	forPeople               // who has signed in, with a post or without
	forEveryone             // anybody who reaches the server
)

var doors = map[string]door{
	"GET /sign-in": forEveryone, "POST /sign-in": forEveryone, "GET /enter/{token}": forEveryone, "POST /enter/{token}": forEveryone,
	"POST /sign-out": forEveryone, "POST /look": forEveryone, "GET /help": forEveryone, "GET /rights": forEveryone, "GET /calendar/{file}": forEveryone, "/": forEveryone,
	"GET /account": forPeople, "POST /account": forPeople, "GET /as": forPeople, "POST /as": forPeople,
}

func (d door) check(c app.Caller) error {
	if d == forEveryone || d == forPeople && (c.SignedIn() || c.Open) {
		return nil
	}
	return c.Who.Must(org.ReadPlan)
}

type callerKey struct{}

// callerOf is who sends the request, as found out at the door.
func callerOf(r *http.Request) app.Caller {
	c, _ := r.Context().Value(callerKey{}).(app.Caller)
	return c
}

func (s *server) handle(d door, h page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer s.caught(w, r)
		c, err := s.app.Enter(r.Context(), app.Visit{Token: s.sessionToken(r), Post: chosenPost(r), Most: maxPosts})
		r = r.WithContext(context.WithValue(r.Context(), callerKey{}, c))
		if err == nil {
			err = d.check(c)
		}
		switch signedOut := fault.Is(err, fault.SignedOut); {
		case signedOut && r.Method == http.MethodGet:
			http.Redirect(w, r, "/sign-in?back="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
			return
		case signedOut && d == forStaff: // not what holds passwords
			err = s.signInAndSend(w, r)
		case err == nil:
			err = h(w, r)
		}
		if err != nil {
			s.fail(w, r, err)
		}
	}
}

const (
	whoCookie     = "lotrinh_as"
	noteCookie    = "lotrinh_note"
	sessionCookie = "lotrinh_session"
)

// who is the post that the request acts for.
func (s *server) who(r *http.Request) (app.Who, error) { return callerOf(r).Who, nil }

// chosenPost is the code of the post chosen on a page, "" of none.
func chosenPost(r *http.Request) string { return cookieOf(r, whoCookie) }

func cookieOf(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// sessionName is the name of the session's cookie: over HTTPS no other site of the domain can set one of this name.
func (s *server) sessionName() string {
	if s.config.Origin != "" {
		return "__Host-" + sessionCookie
	}
	return sessionCookie
}

func (s *server) sessionToken(r *http.Request) string { return cookieOf(r, s.sessionName()) }

// keepSession gives the browser a session's token, or ("") takes it away.
func (s *server) keepSession(w http.ResponseWriter, token string) {
	c := &http.Cookie{Name: s.sessionName(), Value: token, Path: "/", MaxAge: int(app.SessionMost.Seconds()), HttpOnly: true, Secure: s.config.Origin != "", SameSite: http.SameSiteLaxMode}
	if token == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}
