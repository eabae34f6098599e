package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// AccountRow is an account in a list, with the posts held today.
type AccountRow struct {
	Account org.Account
	Posts   []Who
	Open    bool
}

// AccountView is an account with all that it has held, where it is signed in, and what was done to it.
type AccountView struct {
	AccountRow
	Holds    []HoldingView
	Sessions []Session
	History  []HistoryRow
	MayReset bool // the asking post may give a one-time link
}

// HoldingView is a post held from a day to a day.
type HoldingView struct {
	org.Holding
	Who Who
	Now bool
}

// Accounts is one page of the people who sign in, by name; q is part of a name, a user name or a post. Who may only reset
// passwords sees those that may be reset.
func (a *App) Accounts(ctx context.Context, who Who, q string, page int) (Page[AccountRow], error) {
	const perPage = 50
	out := Page[AccountRow]{Number: pageNumber(page), PerPage: perPage}
	r := a.store.Read(ctx)
	within, err := a.keeps(r, who)
	if err != nil {
		return out, err
	}
	all, err := r.AllAccounts()
	if err != nil {
		return out, err
	}
	words := strings.Fields(vi.Fold(q))
	for _, x := range all {
		row, err := a.accountRow(r, x)
		if err != nil {
			return out, err
		}
		if !within.holdsAll(row.Posts) || !row.called(words) {
			continue
		}
		if out.Total++; out.Total > (out.Number-1)*perPage && len(out.Rows) < perPage {
			out.Rows = append(out.Rows, row)
		}
	}
	return out, nil
}

// keeps is whose accounts a post may see: all, or those whose posts are all within its reach for a reset.
func (a *App) keeps(r store.Reader, who Who) (Reach, error) {
	if who.must(org.ManageAccounts) == nil {
		return Reach{All: true}, nil
	}
	within, err := a.reach(r, who, org.ResetPassword)
	if err == nil && !within.All && len(within.Units) == 0 {
		err = who.refused(org.ManageAccounts)
	}
	return within, err
}

// holdsAll tells whether all that a person holds today is within reach; one who holds nothing is nobody's colleague.
func (x Reach) holdsAll(posts []Who) bool {
	return x.All || len(posts) > 0 && !slices.ContainsFunc(posts, func(w Who) bool { return !x.Holds(w.Unit.ID) })
}

func (row AccountRow) called(words []string) bool {
	text := row.Account.Name + " " + row.Account.User
	for _, w := range row.Posts {
		text += " " + w.Title()
	}
	folded := vi.Fold(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
}

func (a *App) accountRow(r store.Reader, x org.Account) (AccountRow, error) {
	posts, err := a.held(r, x)
	return AccountRow{Account: x, Posts: posts, Open: x.Open(a.Today())}, err
}

// Account is one of them by user name.
func (a *App) Account(ctx context.Context, who Who, user string) (AccountView, error) {
	r := a.store.Read(ctx)
	within, err := a.keeps(r, who)
	if err != nil {
		return AccountView{}, err
	}
	x, err := r.AccountByUser(org.UserNameOf(user))
	if err != nil {
		return AccountView{}, err
	}
	v, err := a.accountView(r, x)
	if err == nil && !within.holdsAll(v.Posts) {
		err = fault.New(fault.Denied, "%q không cùng đơn vị; hãy nhờ người quản trị.", "%q is of another unit; ask the administrator.", x.User)
	}
	if err != nil {
		return AccountView{}, err
	}
	v.MayReset = true
	if who.must(org.ManageAccounts) != nil {
		return v, nil
	}
	if v.Sessions, err = a.Sessions(ctx, who, x.ID); err != nil {
		return v, err
	}
	entries, err := r.EntriesOn("account", string(x.ID), 50)
	if err != nil {
		return v, err
	}
	v.History, err = history(entries)
	v.namePosts()
	return v, err
}

// namePosts says which posts a change was about, in place of their identifiers.
func (v *AccountView) namePosts() {
	var names []string
	for _, h := range v.Holds {
		names = append(names, "post_id: "+string(h.PostID), h.Who.Title())
	}
	names = append(names, "; to: ", " – ", "from: ", "")
	said := strings.NewReplacer(names...)
	for _, row := range v.History {
		for i, c := range row.Changes {
			if c.Field == "holds" {
				row.Changes[i].Before, row.Changes[i].After = said.Replace(c.Before), said.Replace(c.After)
			}
		}
	}
}

func (a *App) accountView(r store.Reader, x org.Account) (AccountView, error) {
	row, err := a.accountRow(r, x)
	v := AccountView{AccountRow: row}
	for _, h := range x.Holds {
		post, missing := store.Posts.Get(r, string(h.PostID))
		if missing != nil {
			return v, missing
		}
		unit, missing := store.Units.Get(r, string(post.UnitID))
		if missing != nil {
			return v, missing
		}
		v.Holds = append(v.Holds, HoldingView{h, a.who(post, unit), h.On(a.Today())})
	}
	return v, err
}

// Own is a person's own account.
func (a *App) Own(ctx context.Context, who Who) (AccountView, error) {
	if who.Account.ID == "" {
		return AccountView{}, nobody.refused(org.ReadPlan)
	}
	return a.accountView(a.store.Read(ctx), who.Account)
}

// AccountEdit is what is typed for a new account: the person, and the first post, held from a day to a day.
type AccountEdit struct {
	User, Name string
	Post       string    // code; "" = none yet
	From, To   when.Date // From "" = today
}

// AddAccount opens an account. It has no password: a one-time link lets the person set one.
func (a *App) AddAccount(ctx context.Context, who Who, e AccountEdit) (org.Account, error) {
	x := org.Account{ID: org.AccountID(newID()), User: org.UserNameOf(e.User), Name: strings.TrimSpace(e.Name)}
	if err := who.must(org.ManageAccounts); err != nil {
		return x, err
	}
	if err := x.Validate(); err != nil {
		return x, err
	}
	saved := x
	err := a.change(ctx, who, act{"account.add", "account", string(x.ID), ""}, func(tx *store.Tx) error {
		saved = x
		if e.Post != "" {
			if err := a.hold(tx.Reader, &saved, e.Post, e.From, e.To); err != nil {
				return err
			}
		}
		return store.Accounts.Save(tx, &saved)
	})
	if fault.Is(err, fault.Conflict) {
		if _, there := a.store.Read(ctx).AccountByUser(x.User); there == nil {
			err = fault.New(fault.Conflict, "Đã có tài khoản %q; tên đăng nhập không dùng lại cho người khác.", "There is an account %q already; a user name is never given to another person.", x.User).At("user")
		}
	}
	return saved, err
}

// hold gives a person a post by its code.
func (a *App) hold(r store.Reader, x *org.Account, code string, from, to when.Date) error {
	if !x.Open(a.Today()) {
		return closed(x.User)
	}
	post, err := r.PostByCode(code)
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.Invalid, "Không có chức danh %q.", "There is no post %q.", code).At("post")
	}
	if err != nil {
		return err
	}
	if from == "" {
		from = a.Today()
	}
	return x.Hold(org.Holding{PostID: post.ID, From: from, To: to})
}

func closed(user string) error {
	return fault.New(fault.Invalid, "Tài khoản %q đã khóa.", "The account %q is closed.", user).At("user")
}

// RenameAccount puts right what a person is called.
func (a *App) RenameAccount(ctx context.Context, who Who, user string, rev int, name string) error {
	return a.editAccount(ctx, who, "account.rename", user, rev, func(_ *store.Tx, x *org.Account) error {
		x.Name = strings.TrimSpace(name)
		return x.Validate()
	})
}

// GivePost gives a person a post from a day (today unless said) to a day ("" = until further notice).
func (a *App) GivePost(ctx context.Context, who Who, user string, rev int, post string, from, to when.Date) error {
	return a.editAccount(ctx, who, "account.hold", user, rev, func(tx *store.Tx, x *org.Account) error { return a.hold(tx.Reader, x, post, from, to) })
}

// TakePost ends the holding of a post after a day, yesterday unless said: from today it is no longer theirs.
func (a *App) TakePost(ctx context.Context, who Who, user string, rev int, post string, last when.Date) error {
	if last == "" {
		last = a.Today().Add(-1)
	}
	return a.editAccount(ctx, who, "account.release", user, rev, func(tx *store.Tx, x *org.Account) error {
		p, err := tx.PostByCode(post)
		if err != nil {
			return err
		}
		return x.GiveUp(p.ID, last)
	})
}

// EndAccount closes an account from today on: its posts are given up, its sessions and links are over.
func (a *App) EndAccount(ctx context.Context, who Who, user string, rev int) error {
	var id org.AccountID
	err := a.editAccount(ctx, who, "account.end", user, rev, func(_ *store.Tx, x *org.Account) error {
		id = x.ID
		if x.ID == who.Account.ID {
			return fault.New(fault.Invalid, "Không tự khóa tài khoản của mình được; hãy nhờ người quản trị khác.", "Nobody closes the account they are signed in with; ask another administrator.")
		}
		x.Ended = a.Today()
		for _, post := range x.PostsOn(a.Today()) {
			if err := x.GiveUp(post, a.Today().Add(-1)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return a.store.EndSessionsOf(ctx, id, "")
}

// ReopenAccount lets a person sign in again; posts are given anew.
func (a *App) ReopenAccount(ctx context.Context, who Who, user string, rev int) error {
	return a.editAccount(ctx, who, "account.reopen", user, rev, func(_ *store.Tx, x *org.Account) error {
		x.Ended = ""
		return nil
	})
}

// editAccount changes an account at the revision that was looked at; rev 0 takes it as it is now.
func (a *App) editAccount(ctx context.Context, who Who, action, user string, rev int, do func(*store.Tx, *org.Account) error) error {
	if err := who.must(org.ManageAccounts); err != nil {
		return err
	}
	x, err := a.store.Read(ctx).AccountByUser(org.UserNameOf(user))
	if err != nil {
		return err
	}
	return a.change(ctx, who, act{action, "account", string(x.ID), ""}, func(tx *store.Tx) error {
		x, err := store.Accounts.Get(tx.Reader, string(x.ID))
		if err != nil {
			return err
		}
		before := x
		if err := do(tx, &x); err != nil {
			return err
		}
		if err := a.keepsAdministrator(tx, before, x); err != nil {
			return err
		}
		if rev > 0 {
			x.Rev = rev // an old one is refused when it is written
		}
		return store.Accounts.Save(tx, &x)
	})
}

// keepsAdministrator refuses a change after which nobody could give accounts or posts any more.
func (a *App) keepsAdministrator(tx *store.Tx, before, after org.Account) error {
	if !a.administers(tx, before) || a.administers(tx, after) {
		return nil
	}
	all, err := tx.AllAccounts()
	if err != nil {
		return err
	}
	for _, x := range all {
		if x.ID != after.ID && a.administers(tx, x) {
			return nil
		}
	}
	return fault.New(fault.Invalid, "Đây là người quản trị cuối cùng; hãy giao chức danh quản trị cho người khác trước.", "This is the last administrator; give that post to somebody else first.").At("post")
}

func (a *App) administers(tx *store.Tx, x org.Account) bool {
	if !x.Open(a.Today()) {
		return false
	}
	held, err := a.held(tx.Reader, x)
	return err == nil && slices.ContainsFunc(held, func(w Who) bool { return w.Post.Role == org.Administrator })
}
