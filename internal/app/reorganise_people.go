package app

import (
	"slices"
	"strings"

	"lotrinh/internal/org"
)

// people moves posts and those who hold them: a unit that one other takes over has its posts there, under the same role. Who
// heads a unit that several become is not for a program to say.
func (e *effect) people() error {
	posts, err := e.r.AllPosts()
	if err != nil {
		return err
	}
	byUnit, codes := map[org.UnitID][]org.Post{}, map[string]bool{}
	for _, p := range posts {
		byUnit[p.UnitID] = append(byUnit[p.UnitID], p)
		codes[p.Code] = true
	}
	headed := map[org.UnitID]int{} // heirs by how many of the old units bring a head along
	for _, u := range e.out.Units {
		if over := e.only(u.Before.ID); over != nil && slices.ContainsFunc(byUnit[u.Before.ID], isHead) {
			headed[over.ID]++
		}
	}
	for _, u := range e.out.Units {
		switch over := e.only(u.Before.ID); {
		case u.Do == org.Found: // nobody holds anything there yet
		case u.Do == org.Rename:
			for _, p := range byUnit[u.Before.ID] {
				if title := strings.ReplaceAll(p.Title, u.Before.Name, u.Name); title != p.Title {
					before := p
					p.Title = title
					e.out.posts = append(e.out.posts, &p)
					e.out.Posts = append(e.out.Posts, PostEffect{before, p})
				}
			}
		case over != nil:
			for _, p := range byUnit[u.Before.ID] {
				e.follow(p, u.Before, over, byUnit, codes, headed[over.ID] > 1 || slices.ContainsFunc(byUnit[over.ID], isHead))
			}
		case u.Before.To != e.unit[u.Before.ID].To: // it ends, and nobody takes all of it over
			for _, p := range byUnit[u.Before.ID] {
				e.waits[p.ID] = true
				e.out.Posts = append(e.out.Posts, PostEffect{From: p})
			}
		}
	}
	return e.holders(posts)
}

func isHead(p org.Post) bool { return p.Role == org.Head }

// follow finds or makes the post of the heir that takes the place of an old one.
func (e *effect) follow(p org.Post, old org.Unit, over *org.Unit, byUnit map[org.UnitID][]org.Post, codes map[string]bool, contested bool) {
	at := slices.IndexFunc(byUnit[over.ID], func(q org.Post) bool { return q.Role == p.Role })
	if at < 0 {
		q := org.Post{ID: org.PostID(newID()), UnitID: over.ID, Role: p.Role, Title: strings.ReplaceAll(p.Title, old.Name, over.Name)}
		q.Code = over.Code + "-" + strings.TrimPrefix(p.Code, old.Code+"-")
		for codes[q.Code] {
			q.Code += "-2"
		}
		codes[q.Code] = true
		at = len(byUnit[over.ID])
		byUnit[over.ID] = append(byUnit[over.ID], q)
		e.out.posts = append(e.out.posts, &q)
	}
	to := byUnit[over.ID][at]
	e.post[p.ID] = to.ID
	if p.Role == org.Head && contested {
		e.waits[p.ID] = true
		e.out.Posts = append(e.out.Posts, PostEffect{From: p})
		return
	}
	e.out.Posts = append(e.out.Posts, PostEffect{p, to})
}

// holders ends what is held of a unit that ends with its last day, and begins the same of the heir on the day after.
func (e *effect) holders(posts []org.Post) error {
	byID := map[org.PostID]org.Post{}
	for _, p := range posts {
		byID[p.ID] = p
	}
	for _, p := range e.out.posts {
		byID[p.ID] = *p
	}
	accounts, err := e.r.AllAccounts()
	if err != nil {
		return err
	}
	last := e.out.Act.On.Add(-1)
	for i := range accounts {
		x, before := &accounts[i], slices.Clone(accounts[i].Holds)
		for _, h := range before {
			to, follows := e.post[h.PostID]
			if (!follows && !e.waits[h.PostID]) || h.To != "" && h.To <= last {
				continue
			}
			if err := x.GiveUp(h.PostID, last); err != nil {
				return err
			}
			change := HoldingEffect{Account: *x, From: byID[h.PostID]}
			if follows && !e.waits[h.PostID] {
				next := org.Holding{PostID: to, From: max(h.From, e.out.Act.On), To: h.To}
				if !slices.ContainsFunc(x.Holds, func(y org.Holding) bool { return y.PostID == to && (y.To == "" || y.To >= next.From) }) {
					if err := x.Hold(next); err != nil {
						return err
					}
				}
				change.To = byID[to]
			}
			e.out.Holdings = append(e.out.Holdings, change)
		}
		if !slices.Equal(before, x.Holds) {
			e.out.accounts = append(e.out.accounts, x)
		}
	}
	return nil
}
