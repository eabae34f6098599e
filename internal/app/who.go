package app

import (
	"cmp"
	"context"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
)

// Who is the post a request acts for, with its unit and the person who signed in.
type Who struct {
	Post    org.Post
	Unit    org.Unit
	Account org.Account // without an id: nobody signed in, as in the demo and with a command at the machine
	past    bool        // looks at a day that is over: nothing is done there
	Lapsed  bool        // the unit has ended: nothing is done for it any more
	Holds   []Who       // every post the person holds today, where somebody signed in
}

// LookingBack is the same person looking at a day that is over: whatever changes anything is refused.
func (w Who) LookingBack() Who {
	w.past = true
	return w
}

// Title is the post with its unit, which many titles already name.
func (w Who) Title() string {
	if w.Post.Title == "" {
		return w.Account.Name
	}
	if strings.Contains(w.Post.Title, w.Unit.Name) || w.Unit.Name == "" {
		return w.Post.Title
	}
	return w.Post.Title + ", " + w.Unit.Name
}

// Actor is the post, and the person, as the journal names them.
func (w Who) Actor() journal.Actor {
	return journal.Actor{PostID: w.Post.ID, Title: w.Title(), Account: w.Account.ID, Person: w.Account.Name}
}

// acting are the roles in the order in which their posts are offered.
var acting = []org.Role{org.Coordinator, org.Leader, org.Inspector, org.Reporter, org.Head, org.Administrator, org.System}

// Posts lists who a request may act for: coordinators first, those of a real unit before the installation's own, then
// by code. Posts of a unit that has ended are not offered.
func (a *App) Posts(ctx context.Context) ([]Who, error) { return a.posts(a.store.Read(ctx)) }

func (a *App) posts(r store.Reader) ([]Who, error) {
	var out []Who
	for _, role := range acting {
		some, err := a.postsOf(r, role)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

func (a *App) postsOf(r store.Reader, role org.Role) ([]Who, error) {
	posts, err := r.PostsAs(role)
	if err != nil || len(posts) == 0 {
		return nil, err
	}
	ids := make([]org.UnitID, len(posts))
	for i, p := range posts {
		ids[i] = p.UnitID
	}
	units, err := r.UnitsByID(ids)
	if err != nil {
		return nil, err
	}
	var out []Who
	for _, p := range posts {
		if who := a.who(p, units[p.UnitID]); !who.Lapsed {
			out = append(out, who)
		}
	}
	arrange.By(out, func(x, y Who) int { return cmp.Compare(own(x), own(y)) })
	return out, nil
}

// own is 1 for the post that an installation begins with.
func own(w Who) int {
	if w.Unit.Level == "system" {
		return 1
	}
	return 0
}

// As finds the post to act for by its code, for who proves nothing: the demo, a command at the machine; "" gives the first of Posts.
func (a *App) As(ctx context.Context, code string) (Who, error) {
	return a.as(a.store.Read(ctx), code)
}

func (a *App) as(r store.Reader, code string) (Who, error) {
	if code == "" {
		for _, role := range acting {
			some, err := a.postsOf(r, role)
			if err != nil {
				return Who{}, err
			}
			if len(some) > 0 {
				return some[0], nil
			}
		}
		return Who{}, nil
	}
	post, err := r.PostByCode(code)
	if err != nil {
		return Who{}, err
	}
	unit, err := store.Units.Get(r, string(post.UnitID))
	return a.who(post, unit), err
}

func (a *App) who(post org.Post, unit org.Unit) Who {
	return Who{Post: post, Unit: unit, Lapsed: unit.To != "" && unit.To < a.Today()}
}
