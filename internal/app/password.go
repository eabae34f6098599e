package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/secret"
	"lotrinh/internal/store"
)

// How long one-time links are good for.
const (
	LinkGoodFor      = 72 * time.Hour
	FirstLinkGoodFor = 24 * time.Hour
)

// MakeLink gives the token of a one-time link by which a person sets a new password: those who keep the accounts for
// anybody, a head for colleagues of the own unit. Links made before are good no more.
func (a *App) MakeLink(ctx context.Context, who Who, user string) (token string, err error) {
	r := a.store.Read(ctx)
	within, err := a.reach(r, who, org.ResetPassword)
	if err != nil {
		return "", err
	}
	if !within.All && len(within.Units) == 0 {
		return "", who.refused(org.ResetPassword)
	}
	x, err := r.AccountByUser(org.UserNameOf(user))
	if err != nil {
		return "", err
	}
	held, err := a.held(r, x)
	if err != nil {
		return "", err
	}
	administers := slices.ContainsFunc(held, func(w Who) bool { return w.Post.Role == org.Administrator })
	switch {
	case !within.holdsAll(held), !within.All && administers:
		return "", fault.New(fault.Denied, "%q không cùng đơn vị; hãy nhờ người quản trị.", "%q is of another unit; ask the administrator.", x.User)
	case !x.Open(a.Today()):
		return "", closed(x.User)
	}
	if err := a.change(ctx, who, act{"account.link", "account", string(x.ID), ""}, func(tx *store.Tx) error {
		now, err := store.Accounts.Get(tx.Reader, string(x.ID))
		if err != nil {
			return err
		}
		now.Links++
		return store.Accounts.Save(tx, &now)
	}); err != nil {
		return "", err
	}
	return a.newLink(ctx, x.ID)
}

func (a *App) newLink(ctx context.Context, id org.AccountID) (token string, err error) {
	token = secret.NewToken()
	return token, a.store.AddLink(ctx, secret.Sum(token), id, a.now(), a.now().Add(LinkGoodFor))
}

// FirstLink gives the token of the one-time link by which the first account is opened; "" when there is one already.
func (a *App) FirstLink(ctx context.Context) (token string, err error) {
	if n, err := store.Accounts.Count(a.store.Read(ctx)); err != nil || n > 0 {
		return "", err
	}
	token = secret.NewToken()
	return token, a.store.AddLink(ctx, secret.Sum(token), "", a.now(), a.now().Add(FirstLinkGoodFor))
}

// LinkFor says whose a one-time link is; first is true for the one that opens the first account.
func (a *App) LinkFor(ctx context.Context, token string) (account org.Account, first bool, err error) {
	r := a.store.Read(ctx)
	id, known, err := r.LinkTo(secret.Sum(token), a.now())
	if err != nil {
		return account, false, err
	}
	n, err := store.Accounts.Count(r)
	if err != nil {
		return account, false, err
	}
	if known && id == "" && n == 0 {
		return account, true, nil
	}
	if known && id != "" {
		if account, err = store.Accounts.Get(r, string(id)); err == nil && account.Open(a.Today()) {
			return account, false, nil
		}
	}
	if err := unlessMissing(err); err != nil {
		return account, false, err
	}
	return org.Account{}, false, linkOver()
}

func linkOver() error {
	return fault.New(fault.NotFound, "Đường dẫn này đã dùng rồi hoặc đã hết hạn. Hãy xin người quản trị đường dẫn mới; lần đầu, hãy khởi động lại lotrinh serve.",
		"This link was used already or is too old. Ask the administrator for a new one; the first time, start lotrinh serve again.")
}

// SetUp opens the first account by its one-time link: it keeps the accounts, and holds the post that the installation began with.
func (a *App) SetUp(ctx context.Context, token, user, name, password string) error {
	if _, first, err := a.LinkFor(ctx, token); err != nil || !first {
		return either(err, linkOver())
	}
	x := org.Account{ID: org.AccountID(newID()), User: org.UserNameOf(user), Name: strings.TrimSpace(name), PasswordOn: a.Today()}
	if err := x.Validate(); err != nil {
		return err
	}
	if err := secret.Acceptable(password, x.User, x.Name); err != nil {
		return err
	}
	credential := store.Credential{Password: secret.HashPassword(password), Changed: a.now()}
	who, err := a.AtMachine(ctx)
	if err != nil {
		return err
	}
	own, err := a.As(ctx, "")
	if err != nil {
		return err
	}
	x.Holds = []org.Holding{{PostID: who.Post.ID, From: a.Today()}}
	if own.Post.ID != who.Post.ID {
		x.Holds = append(x.Holds, org.Holding{PostID: own.Post.ID, From: a.Today()})
	}
	who.Account = x
	return a.change(ctx, who, act{"account.first", "account", string(x.ID), ""}, func(tx *store.Tx) error {
		if n, err := store.Accounts.Count(tx.Reader); err != nil || n > 0 {
			return either(err, linkOver())
		}
		if used, err := tx.UseLink(secret.Sum(token)); err != nil || !used {
			return either(err, linkOver())
		}
		saved := x
		if err := store.Accounts.Save(tx, &saved); err != nil {
			return err
		}
		return tx.SetCredential(x.ID, credential)
	})
}

// AdministratorPost is the code of the post by which accounts are kept.
const AdministratorPost = "quan-tri"

// AtMachine is the administrator's post, for whoever has the installation itself at hand; it is made when there is none.
func (a *App) AtMachine(ctx context.Context) (Who, error) {
	r := a.store.Read(ctx)
	if posts, err := a.postsOf(r, org.Administrator); err != nil || len(posts) > 0 {
		if err != nil {
			return Who{}, err
		}
		return posts[0], nil
	}
	unit, err := a.systemUnit(r)
	if err != nil {
		return Who{}, err
	}
	post := org.Post{ID: org.PostID(newID()), Code: AdministratorPost, UnitID: unit.ID, Title: "Quản trị hệ thống", Role: org.Administrator}
	who := Who{Post: post, Unit: unit}
	return who, a.change(ctx, who, act{"post.add", "post", string(post.ID), ""}, func(tx *store.Tx) error {
		saved := post
		return store.Posts.Save(tx, &saved)
	})
}

// systemUnit is the unit that an installation begins with; where it is gone, any.
func (a *App) systemUnit(r store.Reader) (org.Unit, error) {
	units, err := r.AllUnits()
	if err != nil || len(units) == 0 {
		return org.Unit{}, either(err, fault.New(fault.Internal, "Chưa có đơn vị nào.", "There are no units."))
	}
	if i := slices.IndexFunc(units, func(u org.Unit) bool { return u.Level == "system" }); i >= 0 {
		return units[i], nil
	}
	return units[0], nil
}

// SetPassword sets a password by a one-time link; every session of the account is over.
func (a *App) SetPassword(ctx context.Context, token, password string) (org.Account, error) {
	x, first, err := a.LinkFor(ctx, token)
	if err != nil || first {
		return x, either(err, linkOver())
	}
	return x, a.keepPassword(ctx, x, password, Session{}, func(tx *store.Tx) error {
		if used, err := tx.UseLink(secret.Sum(token)); err != nil || !used {
			return either(err, linkOver())
		}
		return nil
	})
}

// ChangePassword sets a person's own password, who must know the old one; all other sessions are over.
func (a *App) ChangePassword(ctx context.Context, c Caller, old, password string) error {
	if err := a.prove(ctx, c, old); err != nil {
		return err
	}
	return a.keepPassword(ctx, c.Who.Account, password, c.Session, func(*store.Tx) error { return nil })
}

// prove asks for the password once more, before something that a stranger at an open screen should not do.
func (a *App) prove(ctx context.Context, c Caller, password string) error {
	if !c.SignedIn() {
		return nobody.refused(org.ReadPlan)
	}
	about := "prove:" + secret.Sum(c.Who.Account.User)
	if err := a.mayTry(ctx, about, freeTries); err != nil {
		return err
	}
	kept, err := a.store.Read(ctx).CredentialOf(c.Who.Account.ID)
	if err != nil {
		return err
	}
	fits, _, err := a.fits(ctx, kept.Password, password)
	if err != nil {
		return err
	}
	if !fits {
		return fault.New(fault.Invalid, "Mật khẩu hiện tại không đúng.", "The present password is wrong.").At("old")
	}
	return a.store.Succeeded(ctx, about)
}

// keepPassword sets a password as an act of the person.
func (a *App) keepPassword(ctx context.Context, x org.Account, password string, own Session, also func(*store.Tx) error) error {
	if err := secret.Acceptable(password, x.User, x.Name); err != nil {
		return err
	}
	hash := secret.HashPassword(password)
	if err := a.ownAct(ctx, x, "account.password", func(tx *store.Tx, x *org.Account) error {
		if err := also(tx); err != nil {
			return err
		}
		kept, err := tx.CredentialOf(x.ID)
		if err != nil {
			return err
		}
		kept.Password, kept.Changed = hash, a.now()
		x.PasswordOn = a.Today()
		return tx.SetCredential(x.ID, kept)
	}); err != nil {
		return err
	}
	return a.store.EndSessionsOf(ctx, x.ID, own.Sum)
}

// ownAct changes a person's own account.
func (a *App) ownAct(ctx context.Context, x org.Account, action string, do func(*store.Tx, *org.Account) error) error {
	who := Who{Post: nobody.Post, Account: x}
	if held, err := a.held(a.store.Read(ctx), x); err != nil {
		return err
	} else if len(held) > 0 {
		who = held[0]
	}
	return a.change(ctx, who, act{action, "account", string(x.ID), ""}, func(tx *store.Tx) error {
		now, err := store.Accounts.Get(tx.Reader, string(x.ID))
		if err != nil {
			return err
		}
		if err := do(tx, &now); err != nil {
			return err
		}
		return store.Accounts.Save(tx, &now)
	})
}
