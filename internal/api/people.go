package api

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// token is of the session that a request belongs to: a program sends it as a bearer, a page of this server as its cookie.
func (s *server) token(r *http.Request) string {
	if scheme, token, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "Bearer") {
		return strings.TrimSpace(token)
	}
	name := "lotrinh_session"
	if s.config.Origin != "" {
		name = "__Host-" + name
	}
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

type signIn struct {
	User     string `json:"user"`
	Password string `json:"password"`
	Code     string `json:"code,omitempty" doc:"of the second factor, where there is one"`
}

type session struct {
	Token string `json:"token" doc:"send it as Authorization: Bearer"`
	Idle  int    `json:"idle_seconds" doc:"the session is over when it is not used for so long"`
	Most  int    `json:"most_seconds" doc:"and after so long in any case"`
}

type me struct {
	User   string `json:"user" doc:"\"\" = nobody signs in on this installation yet"`
	Name   string `json:"name"`
	Acting string `json:"acting" doc:"code of the post this request acts for; \"\" = none is held today"`
	Posts  []post `json:"posts" doc:"X-Lotrinh-As chooses among them"`
}

func (s *server) me(c *call) (me, error) {
	posts, err := s.posts(c)
	a := c.who.Account
	return me{a.User, a.Name, c.who.Post.Code, posts.Rows}, err
}

// silently makes a write that answers with a secret: nothing of it is kept for those who send it again.
func (r route) silently(do func(*server, *call, []byte) (any, error)) route {
	r.secret = true
	r.serve = func(s *server, c *call) error {
		body, err := c.json()
		if err != nil {
			return err
		}
		out, err := do(s, c, body)
		if err != nil {
			return err
		}
		answer, err := marshal(&out)
		if err == nil {
			c.send(r.status, answer)
		}
		return err
	}
	return r
}

// beginSession signs in.
func (s *server) beginSession(c *call, body []byte) (any, error) {
	var in signIn
	if err := parse(body, schemas{}.of(c.route.body), &in); err != nil {
		return nil, err
	}
	host, _, _ := net.SplitHostPort(c.RemoteAddr)
	token, err := s.app.SignIn(c.Context(), app.SignIn{User: in.User, Password: in.Password, Code: in.Code, Address: host, Agent: c.UserAgent()})
	return session{token, int(app.SessionIdle / time.Second), int(app.SessionMost / time.Second)}, err
}

// endSession signs out.
func (s *server) endSession(c *call, _ []byte) (any, error) {
	return nothing{}, s.app.SignOut(c.Context(), s.token(c.Request))
}

// account is a person who signs in; what proves it is never told.
type account struct {
	Rev        int       `json:"rev"`
	User       string    `json:"user"`
	Name       string    `json:"name"`
	Open       bool      `json:"open"`
	Ended      when.Date `json:"ended"`
	PasswordOn when.Date `json:"password_on" doc:"\"\" = none was set yet"`
	Factor     bool      `json:"factor" doc:"a second factor is in use"`
	Holds      []holding `json:"holds" doc:"posts, with past ones where one account is asked for"`
}

type holding struct {
	Post  string    `json:"post" doc:"code"`
	Title string    `json:"title"`
	Role  org.Role  `json:"role"`
	Unit  string    `json:"unit" doc:"code"`
	From  when.Date `json:"from"`
	To    when.Date `json:"to" doc:"last day; \"\" = until further notice"`
}

func accountOf(v app.AccountRow) account {
	x := v.Account
	out := account{Rev: x.Rev, User: x.User, Name: x.Name, Open: v.Open, Ended: x.Ended, PasswordOn: x.PasswordOn, Factor: x.Factor}
	for _, w := range v.Posts {
		h := holding{Post: w.Post.Code, Title: w.Post.Title, Role: w.Post.Role, Unit: w.Unit.Code}
		for _, held := range x.Holds {
			if held.PostID == w.Post.ID {
				h.From, h.To = held.From, held.To
			}
		}
		out.Holds = append(out.Holds, h)
	}
	return out
}

func (s *server) accounts(c *call) (page[account], error) {
	rows, err := s.app.Accounts(c.Context(), c.who, c.query.Get("q"), c.page())
	return pageOf(rows, accountOf), err
}

func (s *server) account(c *call) (account, int, error) {
	v, err := s.app.Account(c.Context(), c.who, c.PathValue("user"))
	out := accountOf(v.AccountRow)
	out.Holds = each(v.Holds, func(h app.HoldingView) holding {
		return holding{h.Who.Post.Code, h.Who.Post.Title, h.Who.Post.Role, h.Who.Unit.Code, h.From, h.To}
	})
	return out, v.Account.Rev, err
}

type newAccount struct {
	User string    `json:"user"`
	Name string    `json:"name"`
	Post string    `json:"post,omitempty" doc:"code of the first post"`
	From when.Date `json:"from,omitempty" doc:"today unless said"`
	To   when.Date `json:"to,omitempty"`
}

func (s *server) addAccount(c *call, ctx context.Context, in newAccount) (string, error) {
	x, err := s.app.AddAccount(ctx, c.who, app.AccountEdit{User: in.User, Name: in.Name, Post: in.Post, From: in.From, To: in.To})
	return x.User, err
}

func (s *server) tellAccount(c *call, user string) (told[account], error) {
	if user == "" {
		user = c.PathValue("user")
	}
	v, err := s.app.Account(c.Context(), c.who, user)
	return told[account]{out: accountOf(v.AccountRow), rev: v.Account.Rev, location: "/api/accounts/" + v.Account.User}, err
}

type accountPatch struct {
	Do   string    `json:"do" doc:"rename, hold, release, end or reopen"`
	Name string    `json:"name,omitempty" doc:"for rename"`
	Post string    `json:"post,omitempty" doc:"code, for hold and release"`
	From when.Date `json:"from,omitempty" doc:"for hold; today unless said"`
	To   when.Date `json:"to,omitempty" doc:"last day; for release yesterday unless said"`
}

func (s *server) changeAccount(c *call, ctx context.Context, in accountPatch) (string, error) {
	user := c.PathValue("user")
	switch in.Do {
	case "rename":
		return user, s.app.RenameAccount(ctx, c.who, user, c.rev, in.Name)
	case "hold":
		return user, s.app.GivePost(ctx, c.who, user, c.rev, in.Post, in.From, in.To)
	case "release":
		return user, s.app.TakePost(ctx, c.who, user, c.rev, in.Post, in.To)
	case "end":
		return user, s.app.EndAccount(ctx, c.who, user, c.rev)
	case "reopen":
		return user, s.app.ReopenAccount(ctx, c.who, user, c.rev)
	}
	return user, malformed("do: %q không phải là rename, hold, release, end hay reopen.", "do: %q is none of rename, hold, release, end, reopen.", in.Do)
}

func (s *server) accountRev(c *call) (int, error) {
	_, rev, err := s.account(c)
	return rev, err
}

type entryLink struct {
	Link string `json:"link" doc:"sets the password once; good for 72 hours"`
}

// makeLink gives a one-time link.
func (s *server) makeLink(c *call, _ []byte) (any, error) {
	token, err := s.app.MakeLink(c.Context(), c.who, c.PathValue("user"))
	return entryLink{s.entry(token)}, err
}

// untold stands where a secret write has no answer to keep.
func untold[Out any](*server, *call, string) (told[Out], error) { return told[Out]{}, nil }

func undone[In any](*server, *call, context.Context, In) (string, error) { return "", nil }

// open lets anybody ask, signed in or not.
func open(r route) route {
	r.public = true
	return r
}

// entry is the address of a one-time link.
func (s *server) entry(token string) string { return s.app.Base + "/enter/" + token }

// loadPeople takes the workbook of units, posts and accounts.
func (s *server) loadPeople(c *call) error {
	u, err := c.form()
	if err != nil {
		return err
	}
	l, err := s.app.LoadPeople(c.Context(), c.who, u.file.Content, u.fields.Get("do") != "load")
	if err != nil {
		return err
	}
	out := l.Told(string(c.lang), s.entry)
	body, err := marshal(&out)
	if err == nil {
		c.send(c.route.status, body)
	}
	return err
}

func (s *server) peopleTemplate(c *call) error {
	return c.sendWhole("people.xlsx", func(w io.Writer) error {
		return s.app.PeopleTemplate(c.Context(), c.who, w)
	})
}

// unkept makes a write whose answer is a secret: it is not kept for those who send it again.
func (r route) unkept(serve func(*server, *call) error) route {
	r.secret, r.serve = true, serve
	return r
}

type newPost struct {
	Code  string   `json:"code"`
	Title string   `json:"title"`
	Role  org.Role `json:"role"`
	Unit  string   `json:"unit" doc:"code"`
}

func (s *server) addPost(c *call, ctx context.Context, in newPost) (string, error) {
	return in.Code, s.app.AddPosts(ctx, c.who, []org.Post{{Code: in.Code, Title: in.Title, Role: in.Role}}, map[string]string{in.Code: in.Unit})
}

func (s *server) tellPost(c *call, code string) (told[post], error) {
	w, err := s.app.As(c.Context(), code)
	return told[post]{out: post{w.Post, w.Unit.Code, w.Unit.Name, false}, rev: w.Post.Rev}, err
}
