package web

import (
	"net"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

type signInPage struct {
	frame
	To   string // where one wanted to go
	User string // typed
	Kept string // a form that was sent after the session was over, to be sent again
}

// signIn asks who it is.
func (s *server) signIn(w http.ResponseWriter, r *http.Request) error {
	if c := callerOf(r); c.SignedIn() || c.Open {
		return s.done(w, r, local(r.URL.Query().Get("back")), "")
	}
	return s.signInPage(w, r, &signInPage{To: local(r.URL.Query().Get("back"))}, nil)
}

func (s *server) signInPage(w http.ResponseWriter, r *http.Request, p *signInPage, failed error) error {
	var err error
	if p.frame, err = s.frame(w, r, "", "Đăng nhập"); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "signin", p)
}

// trySignIn begins a session and goes on to where one wanted to go.
func (s *server) trySignIn(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	token, err := s.app.SignIn(r.Context(), app.SignIn{User: text(r, "user"), Password: r.PostFormValue("password"), Code: text(r, "code"), Address: networkOf(r), Agent: r.UserAgent()})
	switch {
	case err == nil:
		if old := s.sessionToken(r); old != "" {
			if err := s.app.SignOut(r.Context(), old); err != nil {
				return err
			}
		}
		s.keepSession(w, token)
		if kept := r.PostFormValue("kept"); kept != "" {
			return s.sendAgain(w, r, local(text(r, "back")), kept)
		}
		return s.done(w, r, local(text(r, "back")), "")
	case mendable(err) || fault.Is(err, fault.SignedOut):
		return s.signInPage(w, r, &signInPage{To: local(text(r, "back")), User: text(r, "user"), Kept: r.PostFormValue("kept")}, err)
	}
	return err
}

// networkOf is where in the network a request comes from.
func networkOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// signOut ends the session.
func (s *server) signOut(w http.ResponseWriter, r *http.Request) error {
	if token := s.sessionToken(r); token != "" {
		if err := s.app.SignOut(r.Context(), token); err != nil {
			return err
		}
	}
	s.keepSession(w, "")
	return s.done(w, r, "/sign-in", s.words(r).Say("Đã đăng xuất."))
}

type enterPage struct {
	frame
	Account org.Account
	First   bool // the first account is opened
	Token   string
	User    string // typed
	Name    string
}

// enterBy is where a one-time link leads: to a new password, or to the first account.
func (s *server) enterBy(w http.ResponseWriter, r *http.Request) error {
	return s.enterPage(w, r, &enterPage{}, nil)
}

func (s *server) enterPage(w http.ResponseWriter, r *http.Request, p *enterPage, failed error) error {
	var err error
	p.Token = r.PathValue("token")
	if p.Account, p.First, err = s.app.LinkFor(r.Context(), p.Token); err != nil {
		return err
	}
	title := "Đặt mật khẩu"
	if p.First {
		title = "Lập tài khoản quản trị"
	}
	if p.frame, err = s.frame(w, r, "", title); err != nil {
		return err
	}
	p.Back = "/sign-in"
	p.Other = inLang("/enter/"+p.Token, other(p.Lang))
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "enter", p)
}

// takeEntry sets the password, or opens the first account.
func (s *server) takeEntry(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	_, first, err := s.app.LinkFor(r.Context(), r.PathValue("token"))
	if err != nil {
		return err
	}
	p := &enterPage{User: text(r, "user"), Name: text(r, "name")}
	password := r.PostFormValue("password")
	if err = same(password, r.PostFormValue("again")); err == nil {
		if first {
			err = s.app.SetUp(r.Context(), r.PathValue("token"), p.User, p.Name, password)
		} else {
			_, err = s.app.SetPassword(r.Context(), r.PathValue("token"), password)
		}
	}
	switch {
	case err == nil:
		return s.done(w, r, "/sign-in", s.words(r).Say("Đã đặt mật khẩu. Hãy đăng nhập."))
	case mendable(err):
		return s.enterPage(w, r, p, err)
	}
	return err
}
