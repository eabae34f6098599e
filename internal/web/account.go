package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
)

type accountPage struct {
	frame
	app.AccountView
	Starting *app.FactorStart // a second factor waits for its first code
	Recovery []string         // shown once, when it was turned on
	Sessions []sessionRow
	Reminded app.OwnReminders
	Feed     string // the address of the calendar, shown once
}

// sessionRow is where somebody is signed in.
type sessionRow struct {
	app.Session
	Own bool   // this browser
	At  string // where its form goes
	Do  string // and what it asks for there
}

func sessionRows(all []app.Session, own app.Session, at, do string) (out []sessionRow) {
	for _, x := range all {
		out = append(out, sessionRow{x, x.Sum == own.Sum, at, do})
	}
	return out
}

// same refuses a new password that was typed in two ways.
func same(password, again string) error {
	if password == again {
		return nil
	}
	return fault.New(fault.Invalid, "Hai lần nhập mật khẩu mới không giống nhau.", "The new password was typed in two ways.").At("again")
}

// account is a person's own page.
func (s *server) account(w http.ResponseWriter, r *http.Request) error {
	return s.accountPage(w, r, nil, "", nil)
}

func (s *server) accountPage(w http.ResponseWriter, r *http.Request, recovery []string, feed string, failed error) error {
	c := callerOf(r)
	f, err := s.frame(w, r, "account", "Tài khoản của tôi")
	if err != nil {
		return err
	}
	p := &accountPage{frame: f, Recovery: recovery}
	if p.AccountView, err = s.app.Own(r.Context(), c.Who); err != nil {
		return err
	}
	all, err := s.app.Sessions(r.Context(), c.Who, c.Who.Account.ID)
	if err != nil {
		return err
	}
	p.Sessions = sessionRows(all, c.Session, "/account", "end")
	start, waits, err := s.app.WantedFactor(r.Context(), c)
	if err != nil {
		return err
	}
	if waits {
		p.Starting = &start
	}
	if p.Reminded, err = s.app.Reminded(r.Context(), c); err != nil {
		return err
	}
	p.Feed = feed
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "account", p)
}

// changeAccount does one of the things that its page offers.
func (s *server) changeAccount(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, c, old := r.Context(), callerOf(r), r.PostFormValue("old")
	if !c.SignedIn() {
		return s.accountPage(w, r, nil, "", nil)
	}
	note := ""
	var err error
	switch text(r, "do") {
	case "password":
		note = "Đã đổi mật khẩu; các phiên khác đã kết thúc."
		if err = same(r.PostFormValue("password"), r.PostFormValue("again")); err == nil {
			err = s.app.ChangePassword(ctx, c, old, r.PostFormValue("password"))
		}
	case "factor":
		_, err = s.app.WantFactor(ctx, c, old)
	case "confirm":
		var recovery []string
		if recovery, err = s.app.ConfirmFactor(ctx, c, text(r, "code")); err == nil {
			return s.accountPage(w, r, recovery, "", nil) // they are in no address and no cookie
		}
	case "drop":
		note, err = "Đã tắt xác thực hai lớp.", s.app.DropFactor(ctx, c, "", old)
	case "email":
		note, err = "Đã ghi địa chỉ thư.", s.app.SetEmail(ctx, c, r.PostFormValue("email"), lang.Lang(r.PostFormValue("mail_lang")))
	case "feed":
		var path string
		if path, err = s.app.NewFeed(ctx, c); err == nil {
			return s.accountPage(w, r, nil, s.outside(r)+path, nil) // it is in no address and no cookie
		}
	case "drop-feed":
		note, err = "Đã bỏ địa chỉ lịch; địa chỉ cũ không còn dùng được.", s.app.DropFeed(ctx, c)
	case "end":
		note, err = "Đã kết thúc phiên.", s.app.EndSessions(ctx, c.Who, c.Who.Account.ID, text(r, "session"), c.Session)
	case "end-others":
		note, err = "Đã kết thúc các phiên khác.", s.app.EndSessions(ctx, c.Who, c.Who.Account.ID, "", c.Session)
	default:
		err = fault.New(fault.Invalid, "Không rõ cần làm gì.", "It is not clear what to do.")
	}
	switch {
	case err == nil && note != "":
		return s.done(w, r, "/account", s.words(r).Say(note))
	case err == nil:
		return s.done(w, r, "/account#second", "")
	case mendable(err) || fault.Is(err, fault.NotFound):
		return s.accountPage(w, r, nil, "", err)
	}
	return err
}

// outside is how this server is reached, for addresses that are used outside of its pages.
func (s *server) outside(r *http.Request) string {
	if s.config.Origin != "" {
		return s.config.Origin
	}
	return "http://" + r.Host
}
