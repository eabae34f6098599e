package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/when"
)

// server holds what every handler needs; it never changes after New.
type server struct {
	app    *app.App
	config Config
	assets *assets
	views  views
}

// page answers one address; an error it returns is shown to the person in words.
type page func(w http.ResponseWriter, r *http.Request) error

// frame is what every page carries around its own content.
type frame struct {
	words
	Title    string
	Nav      string // which entry of the menu is current
	Today    when.Date
	Sample   bool
	Who      app.Who
	Posts    []app.Who // to choose among
	SignedIn bool
	Open     bool   // nobody signs in: posts are chosen
	Back     string // this address, for the form that changes the post
	Other    string // this address in the other language
	Note     string // said once, after an action
	Problem  *problem
	Version  string
	Q        string // what the search box of the header holds
	Look     look
	AsOf     asOf
}

// Frame lets the error page and templates reach the frame of any page struct that embeds it.
func (f *frame) Frame() *frame { return f }

// frame of a page; title is Vietnamese, or a name out of the data.
func (s *server) frame(w http.ResponseWriter, r *http.Request, nav, title string, args ...any) (frame, error) {
	say := s.words(r)
	f := frame{words: say, Title: say.Say(title, args...), Nav: nav, Today: s.app.Today(), Sample: s.app.Sample(), Version: s.config.Version, Back: "/", Look: lookOf(r)}
	if r.Method == http.MethodGet {
		f.Back = address(r)
		keepLang(w, r)
	}
	f.Other, f.AsOf = inLang(f.Back, other(say.Lang)), asOfThe(r)
	if f.AsOf.Day != "" {
		f.Today = f.AsOf.Day
	}
	if c, err := r.Cookie(noteCookie); err == nil {
		f.Note, _ = url.QueryUnescape(c.Value)
		http.SetCookie(w, &http.Cookie{Name: noteCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
	c := callerOf(r)
	f.Who, f.Posts, f.SignedIn, f.Open = c.Who, c.Posts, c.SignedIn(), c.Open
	return f, nil
}

// show writes one page. It is built whole first, so that a failure half way shows the error page and not half a page.
func (s *server) show(w http.ResponseWriter, status int, name string, data interface{ Frame() *frame }) error {
	var b bytes.Buffer
	if err := s.views.execute(&b, name, data); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	content := b.Bytes()
	if day := data.Frame().AsOf.Day; day != "" {
		content = stayOn(day, data.Frame().AsOf.kept, content)
	}
	_, err := w.Write(content)
	if err != nil {
		s.config.Logger.Debug("page not sent", "page", name, "err", err) // the reader went away
	}
	return nil
}

// done sends the browser on after an action and says, on the next page, what was done.
func (s *server) done(w http.ResponseWriter, r *http.Request, to, note string) error {
	if note != "" {
		http.SetCookie(w, &http.Cookie{Name: noteCookie, Value: url.QueryEscape(note), Path: "/", MaxAge: 60, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// local keeps a redirect inside this application.
func local(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n") {
		return "/"
	}
	return path
}

// Bad tells whether the failure on the page belongs to this input.
func (f *frame) Bad(field string) bool { return f.Problem != nil && f.Problem.Field == field }
