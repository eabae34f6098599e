package app

import (
	"context"
	"errors"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/secret"
	"lotrinh/internal/store"
)

// SignIn is what somebody types to sign in, and where from.
type SignIn struct {
	User, Password string
	Code           string // of the second factor; "" where there is none
	Address        string // of the network, "10.1.2.3"
	Agent          string // what the browser calls itself
}

// Tries are counted for a name at one address of the network, for a name at all, and for an address. Some go free; then each
// failure makes the next wait longer, up to a quarter of an hour. A day without tries clears the count.
const (
	freeTries     = 5
	freeOfName    = 50 // so that a stranger cannot keep somebody out by trying that name elsewhere
	freeOfAddress = 40 // a whole office may sit behind one address
	longestWait   = 15 * time.Minute
	triesKept     = 24 * time.Hour
)

func waitAfter(free int) func(failed int) time.Duration {
	return func(failed int) time.Duration {
		if failed < free {
			return 0
		}
		return min(30*time.Second<<min(failed-free, 10), longestWait)
	}
}

// mayTry counts a try and refuses it where it comes too soon after others that failed.
func (a *App) mayTry(ctx context.Context, about string, free int) error {
	now := a.now()
	left, err := a.store.Try(ctx, about, now, now.Add(-triesKept), waitAfter(free))
	if err != nil || left <= 0 {
		return err
	}
	minutes := int((left + time.Minute - 1) / time.Minute)
	return fault.New(fault.TooOften, "Đã sai nhiều lần. Hãy thử lại sau %d phút, hoặc xin người quản trị đường dẫn đặt lại mật khẩu.",
		"There were too many failed attempts. Try again in %d min, or ask the administrator for a link that sets a new password.", minutes)
}

// SignIn begins a session and gives its token. Whatever is wrong – the name, the password, the code, an account that has
// ended – is answered in the same words after the same work.
func (a *App) SignIn(ctx context.Context, s SignIn) (token string, err error) {
	user := org.UserNameOf(s.User)
	if len(user) > 60 {
		user = user[:60]
	}
	ofAddress, ofBoth, ofUser := "from:"+s.Address, "both:"+secret.Sum(user+" "+s.Address), "user:"+secret.Sum(user)
	for _, x := range []struct {
		about string
		free  int
	}{{ofAddress, freeOfAddress}, {ofBoth, freeTries}, {ofUser, freeOfName}} {
		if err := a.mayTry(ctx, x.about, x.free); err != nil {
			return "", err
		}
	}
	r := a.store.Read(ctx)
	account, err := r.AccountByUser(user)
	if err := unlessMissing(err); err != nil {
		return "", err
	}
	kept := store.Credential{}
	if account.ID != "" {
		if kept, err = r.CredentialOf(account.ID); err != nil {
			return "", err
		}
	}
	fits, weak, err := a.fits(ctx, kept.Password, s.Password)
	if err != nil {
		return "", err
	}
	step := kept.Step
	coded := true
	recovery := ""
	if kept.Factor != "" {
		step, coded = secret.CheckCode(kept.Factor, s.Code, a.now(), kept.Step)
		if !coded {
			recovery = secret.RecoverySum(s.Code)
			coded = recovery != ""
		}
	}
	if !fits || !coded || !account.Open(a.Today()) {
		return "", wrongSignIn()
	}
	switch {
	case recovery != "":
		if taken, err := a.store.UseRecovery(ctx, account.ID, recovery); err != nil || !taken {
			return "", either(err, wrongSignIn())
		}
	case kept.Factor != "":
		if taken, err := a.store.TakeStep(ctx, account.ID, step); err != nil || !taken {
			return "", either(err, wrongSignIn())
		}
		kept.Step = step
	}
	if weak {
		kept.Password = secret.HashPassword(s.Password)
		if err := a.store.SetCredential(ctx, account.ID, kept); err != nil {
			return "", err
		}
	}
	if err := errors.Join(a.store.Succeeded(ctx, ofBoth), a.store.Succeeded(ctx, ofUser), a.store.Untry(ctx, ofAddress)); err != nil {
		return "", err
	}
	return a.begin(ctx, account.ID, s)
}

func either(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

func wrongSignIn() error {
	return fault.New(fault.SignedOut, "Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng.", "The user name, the password or the code is wrong.").At("user")
}

// fits compares a password, two at a time.
func (a *App) fits(ctx context.Context, hash, password string) (fits, weak bool, err error) {
	select {
	case a.turns <- struct{}{}:
	case <-ctx.Done():
		return false, false, ctx.Err()
	}
	defer func() { <-a.turns }()
	fits, weak = secret.CheckPassword(hash, password)
	return fits, weak, nil
}

// begin begins a session of an account.
func (a *App) begin(ctx context.Context, id org.AccountID, s SignIn) (token string, err error) {
	token = secret.NewToken()
	now := a.now()
	x := Session{Sum: secret.Sum(token), AccountID: id, Begun: now, Seen: now, Address: s.Address, Agent: cut(s.Agent, 200)}
	return token, a.store.AddSession(ctx, x, now.Add(-SessionMost))
}

// cut keeps the beginning of what a stranger sent, as text that can be stored.
func cut(s string, most int) string {
	out := make([]rune, 0, most)
	for _, r := range s {
		if len(out) == most {
			break
		}
		if r >= ' ' && r != 0x7f && r != 0xfffd {
			out = append(out, r)
		}
	}
	return string(out)
}

// SignOut ends the session of a token.
func (a *App) SignOut(ctx context.Context, token string) error {
	return a.store.EndSession(ctx, secret.Sum(token))
}

// Sessions are the sessions of a person, the last one used first: one's own, or anybody's for who keeps the accounts.
func (a *App) Sessions(ctx context.Context, who Who, id org.AccountID) ([]Session, error) {
	if err := who.mustBe(id); err != nil {
		return nil, err
	}
	all, err := a.store.Read(ctx).SessionsOf(id)
	now := a.now()
	var out []Session
	for _, x := range all {
		if now.Sub(x.Seen) <= SessionIdle && now.Sub(x.Begun) <= SessionMost {
			out = append(out, x)
		}
	}
	return out, err
}

// EndSessions ends one session of a person by its name, or ("") all but the one that asks for it.
func (a *App) EndSessions(ctx context.Context, who Who, id org.AccountID, name string, own Session) error {
	all, err := a.Sessions(ctx, who, id)
	if err != nil {
		return err
	}
	if name == "" {
		return a.store.EndSessionsOf(ctx, id, own.Sum)
	}
	for _, x := range all {
		if x.Name() == name {
			return a.store.EndSession(ctx, x.Sum)
		}
	}
	return fault.New(fault.NotFound, "Phiên này đã kết thúc.", "This session is over.")
}

// mustBe lets a person do something to their own account, and to others' those who keep the accounts.
func (w Who) mustBe(id org.AccountID) error {
	if id != "" && w.Account.ID == id {
		return nil
	}
	return w.must(org.ManageAccounts)
}
