package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/secret"
	"lotrinh/internal/store"
)

// Session is one browser or program that is signed in.
type Session = store.Session

// How long a session goes on: SessionIdle after it was last used, and no longer than SessionMost in all.
const (
	SessionIdle = 2 * time.Hour
	SessionMost = 12 * time.Hour
)

// Visit is what a request brings along to say who sends it.
type Visit struct {
	Token string // of a session; "" = none
	Post  string // code of the post to act for; "" = the first
	Most  int    // Caller.Posts is given when there are at most so many
}

// Caller is who sends a request.
type Caller struct {
	Who     Who
	Posts   []Who // one may choose among; nil where there are more than asked for
	Session Session
	Open    bool // there are no accounts and only this machine is served: posts are chosen, nobody signs in
}

// SignedIn tells whether a person is behind the request.
func (c Caller) SignedIn() bool { return c.Who.Account.ID != "" }

// nobody may do nothing.
var nobody = Who{Post: org.Post{Role: org.Public}}

// Enter finds out who sends a request. Before the first account, on a machine that serves only itself, it is the post that
// was chosen; afterwards the person of the session, for one of the posts held today.
func (a *App) Enter(ctx context.Context, v Visit) (Caller, error) {
	r := a.store.Read(ctx)
	accounts, err := store.Accounts.Count(r)
	if err != nil {
		return Caller{Who: nobody}, err
	}
	if accounts == 0 && !a.Closed {
		return a.choose(r, v)
	}
	if v.Token == "" {
		return Caller{Who: nobody}, nil
	}
	session, known, err := r.SessionOf(secret.Sum(v.Token))
	if err != nil || !known {
		return Caller{Who: nobody}, err
	}
	now := a.now()
	account, err := store.Accounts.Get(r, string(session.AccountID))
	if now.Sub(session.Seen) > SessionIdle || now.Sub(session.Begun) > SessionMost || err == nil && !account.Open(a.Today()) {
		return Caller{Who: nobody}, a.store.EndSession(ctx, session.Sum)
	}
	if err != nil {
		return Caller{Who: nobody}, unlessMissing(err)
	}
	if now.Sub(session.Seen) > time.Minute {
		if err := a.store.SeeSession(ctx, session.Sum, now); err != nil && !fault.Is(err, fault.Unavailable) {
			return Caller{Who: nobody}, err // a full disk still lets people read
		}
	}
	c := Caller{Session: session}
	if c.Posts, err = a.held(r, account); err != nil {
		return Caller{Who: nobody}, err
	}
	arrange.By(c.Posts, func(x, y Who) int {
		return cmp.Compare(slices.Index(daily, x.Post.Role), slices.Index(daily, y.Post.Role))
	})
	c.Who = nobody
	for i, w := range c.Posts {
		if i == 0 || w.Post.Code == v.Post {
			c.Who = w
		}
	}
	c.Who.Account, c.Who.Holds = account, c.Posts
	return c, nil
}

// choose is the post to act for by its code, the first of Posts where there is no such code.
func (a *App) choose(r store.Reader, v Visit) (Caller, error) {
	c := Caller{Open: true}
	var err error
	if c.Who, err = a.as(r, v.Post); fault.Is(err, fault.NotFound) {
		c.Who, err = a.as(r, "")
	}
	if err != nil {
		return c, err
	}
	n, err := store.Posts.Count(r)
	if err != nil || n > v.Most {
		return c, err
	}
	c.Posts, err = a.posts(r)
	return c, err
}

// daily are the roles by how much of the daily work they may do: a session begins in the first of the posts held. The keys
// of the house are nobody's daily work.
var daily = []org.Role{org.Coordinator, org.Head, org.Reporter, org.Leader, org.Inspector, org.System, org.Administrator}

// held are the posts that a person holds today, in units that have not ended.
func (a *App) held(r store.Reader, account org.Account) (out []Who, err error) {
	for _, id := range account.PostsOn(a.Today()) {
		post, err := store.Posts.Get(r, string(id))
		if err != nil {
			return nil, err
		}
		unit, err := store.Units.Get(r, string(post.UnitID))
		if err != nil {
			return nil, err
		}
		who := a.who(post, unit)
		who.Account = account
		if !who.Lapsed {
			out = append(out, who)
		}
	}
	return out, nil
}
