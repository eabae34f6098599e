package web

import (
	"cmp"
	"net/http"
	"net/url"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

type accountsPage struct {
	frame
	List    app.Page[app.AccountRow]
	Pager   pager
	Find    string
	Edit    app.AccountEdit // typed
	From    string
	Holders []app.Who // posts that may be given
	Manages bool
	Post    org.Post // typed
	Unit    string
	Roles   []org.Role
}

// accounts lists who signs in.
func (s *server) accounts(w http.ResponseWriter, r *http.Request) error {
	return s.accountsPage(w, r, &accountsPage{}, nil)
}

func (s *server) accountsPage(w http.ResponseWriter, r *http.Request, p *accountsPage, failed error) error {
	var err error
	if p.frame, err = s.frame(w, r, "accounts", "Tài khoản @nhiều"); err != nil {
		return err
	}
	p.Find = r.URL.Query().Get("q")
	if p.List, err = s.app.Accounts(r.Context(), p.Who, p.Find, pageNumber(r)); err != nil {
		return err
	}
	p.Roles = org.Roles
	p.Post.Role = cmp.Or(p.Post.Role, org.Reporter)
	p.Pager = pagerOf(r, p.List.Total, p.List.Number, p.List.PerPage)
	if p.Manages = p.Who.May(org.ManageAccounts); p.Manages {
		if p.Holders, err = s.app.Posts(r.Context()); err != nil {
			return err
		}
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "accounts", p)
}

// addAccount opens an account, and shows the link by which the person sets a password.
func (s *server) addAccount(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who := callerOf(r).Who
	if text(r, "do") == "post" {
		return s.addPost(w, r, who)
	}
	p := &accountsPage{Edit: app.AccountEdit{User: text(r, "user"), Name: text(r, "name"), Post: text(r, "post")}, From: text(r, "from")}
	var err error
	if p.Edit.From, err = typedDay("from", "từ ngày", p.From); err == nil {
		var x org.Account
		if x, err = s.app.AddAccount(r.Context(), who, p.Edit); err == nil {
			return s.linkFor(w, r, x.User)
		}
	}
	if mendable(err) {
		return s.accountsPage(w, r, p, err)
	}
	return err
}

// addPost sets up a post in a unit.
func (s *server) addPost(w http.ResponseWriter, r *http.Request, who app.Who) error {
	p := &accountsPage{Post: org.Post{Code: text(r, "code"), Title: text(r, "title"), Role: org.Role(text(r, "role"))}, Unit: text(r, "unit")}
	err := s.app.AddPosts(r.Context(), who, []org.Post{p.Post}, map[string]string{p.Post.Code: p.Unit})
	switch {
	case err == nil:
		return s.done(w, r, "/units/"+url.PathEscape(p.Unit), s.words(r).Say("Đã lập chức danh “%s”.", p.Post.Title))
	case mendable(err) && who.May(org.ManageAccounts): // others send it from elsewhere
		return s.accountsPage(w, r, p, err)
	}
	return err
}

type oneAccountPage struct {
	frame
	app.AccountView
	Where   []sessionRow
	Holders []app.Who
	Manages bool
	Link    string // a one-time link just made, shown once
	Self    bool
}

// oneAccount is what is known of a person who signs in.
func (s *server) oneAccount(w http.ResponseWriter, r *http.Request) error {
	return s.oneAccountPage(w, r, r.PathValue("user"), "", nil)
}

func (s *server) oneAccountPage(w http.ResponseWriter, r *http.Request, user, link string, failed error) error {
	c := callerOf(r)
	view, err := s.app.Account(r.Context(), c.Who, user)
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "accounts", view.Account.Name)
	if err != nil {
		return err
	}
	f.Back = "/accounts/" + view.Account.User
	f.Other = inLang(f.Back, other(f.Lang))
	p := &oneAccountPage{frame: f, AccountView: view, Where: sessionRows(view.Sessions, c.Session, f.Back, "sessions"), Link: link, Manages: c.Who.May(org.ManageAccounts), Self: view.Account.ID == c.Who.Account.ID}
	if p.Manages {
		if p.Holders, err = s.app.Posts(r.Context()); err != nil {
			return err
		}
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "one_account", p)
}

// linkFor makes a one-time link and shows it.
func (s *server) linkFor(w http.ResponseWriter, r *http.Request, user string) error {
	token, err := s.app.MakeLink(r.Context(), callerOf(r).Who, user)
	if err != nil {
		return err
	}
	return s.oneAccountPage(w, r, user, s.app.Base+"/enter/"+token, nil)
}

// editAccount does one of the things that the page of an account offers.
func (s *server) editAccount(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, c, user, rev := r.Context(), callerOf(r), r.PathValue("user"), atoi(text(r, "rev"))
	from, err := typedDay("from", "từ ngày", text(r, "from"))
	to, wrong := typedDay("to", "đến hết ngày", text(r, "to"))
	if err == nil {
		err = wrong
	}
	note := ""
	do := text(r, "do")
	switch {
	case err != nil:
	case do == "link":
		if err = s.linkFor(w, r, user); err == nil {
			return nil
		}
	case do == "rename":
		note, err = "Đã sửa họ tên.", s.app.RenameAccount(ctx, c.Who, user, rev, text(r, "name"))
	case do == "hold":
		note, err = "Đã giao chức danh.", s.app.GivePost(ctx, c.Who, user, rev, text(r, "post"), from, to)
	case do == "release":
		note, err = "Đã thôi giao chức danh.", s.app.TakePost(ctx, c.Who, user, rev, text(r, "post"), to)
	case do == "end":
		note, err = "Đã khóa tài khoản; mọi phiên đã kết thúc.", s.app.EndAccount(ctx, c.Who, user, rev)
	case do == "reopen":
		note, err = "Đã mở lại tài khoản.", s.app.ReopenAccount(ctx, c.Who, user, rev)
	case do == "nofactor":
		note, err = "Đã tắt xác thực hai lớp.", s.app.DropFactor(ctx, c, user, "")
	case do == "sessions":
		var view app.AccountView
		if view, err = s.app.Account(ctx, c.Who, user); err == nil {
			note, err = "Đã kết thúc các phiên.", s.app.EndSessions(ctx, c.Who, view.Account.ID, text(r, "session"), app.Session{})
		}
	default:
		err = fault.New(fault.Invalid, "Không rõ cần làm gì.", "It is not clear what to do.")
	}
	switch {
	case err == nil:
		return s.done(w, r, "/accounts/"+user, s.words(r).Say(note))
	case mendable(err):
		return s.oneAccountPage(w, r, user, "", err)
	}
	return err
}
