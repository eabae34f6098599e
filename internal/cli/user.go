package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// userCmd keeps the accounts from the machine itself, as the administrator's post unless --as names another.
type userCmd struct {
	List    userListCmd    `cmd:"" help:"help_user_list"`
	Add     userAddCmd     `cmd:"" help:"help_user_add"`
	Hold    userHoldCmd    `cmd:"" help:"help_user_hold"`
	Release userReleaseCmd `cmd:"" help:"help_user_release"`
	Link    userLinkCmd    `cmd:"" help:"help_user_link"`
	End     userEndCmd     `cmd:"" help:"help_user_end"`
	Reopen  userReopenCmd  `cmd:"" help:"help_user_reopen"`
	Load    userLoadCmd    `cmd:"" help:"help_user_load"`
	Form    userFormCmd    `cmd:"" name:"template" help:"help_user_form"`
	Rights  rightsCmd      `cmd:"" help:"help_user_rights"`
}

// keeper opens the installation and the post that keeps the accounts.
func (e *env) keeper() (*app.App, app.Who, error) {
	a, who, err := e.existing()
	if err != nil || e.As != "" {
		return a, who, err
	}
	if who, err = a.AtMachine(e.ctx); err != nil {
		a.Close()
	}
	return a, who, err
}

// linkFlags say where links that are printed lead to.
type linkFlags struct {
	BaseURL string `name:"base-url" help:"help_link_base" default:"http://127.0.0.1:8080" placeholder:"URL"`
}

func (f linkFlags) link(token string) string {
	return strings.TrimRight(f.BaseURL, "/") + "/enter/" + token
}

type userListCmd struct {
	Q string `arg:"" optional:"" help:"help_user_q"`
}

type userLine struct {
	User       string    `json:"user"`
	Name       string    `json:"name"`
	Posts      []string  `json:"posts"`
	Open       bool      `json:"open"`
	PasswordOn when.Date `json:"password_on"`
	Factor     bool      `json:"factor"`
}

// Run prints who signs in.
func (c *userListCmd) Run(e *env) error {
	a, who, err := e.keeper()
	if err != nil {
		return err
	}
	defer a.Close()
	lines := []userLine{}
	for n := 1; ; n++ {
		page, err := a.Accounts(e.ctx, who, c.Q, n)
		if err != nil {
			return err
		}
		for _, row := range page.Rows {
			line := userLine{row.Account.User, row.Account.Name, []string{}, row.Open, row.Account.PasswordOn, row.Account.Factor}
			for _, w := range row.Posts {
				line.Posts = append(line.Posts, w.Post.Code)
			}
			lines = append(lines, line)
		}
		if len(lines) >= page.Total {
			break
		}
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(lines)
	}
	l := e.language()
	for _, x := range lines {
		note := ""
		switch {
		case !x.Open:
			note = l.Say("đã khóa")
		case x.PasswordOn == "":
			note = l.Say("chưa đặt mật khẩu")
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\n", x.User, x.Name, strings.Join(x.Posts, " "), note)
	}
	return nil
}

type userAddCmd struct {
	User string `arg:"" help:"help_user"`
	Name string `help:"help_user_name" required:"" placeholder:"NAME"`
	Post string `help:"help_user_post" placeholder:"CODE"`
	From string `help:"help_user_from" placeholder:"YYYY-MM-DD"`
	To   string `help:"help_user_to" placeholder:"YYYY-MM-DD"`
	linkFlags
}

// Run opens an account and prints the link by which the person sets a password.
func (c *userAddCmd) Run(e *env) error {
	from, to, err := days(c.From, c.To)
	if err != nil {
		return err
	}
	a, who, err := e.keeper()
	if err != nil {
		return err
	}
	defer a.Close()
	x, err := a.AddAccount(e.ctx, who, app.AccountEdit{User: c.User, Name: c.Name, Post: c.Post, From: from, To: to})
	if err != nil {
		return err
	}
	return e.printLink(a, who, x.User, c.linkFlags)
}

func (e *env) printLink(a *app.App, who app.Who, user string, f linkFlags) error {
	token, err := a.MakeLink(e.ctx, who, user)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(map[string]string{"user": user, "link": f.link(token)})
	}
	_, err = fmt.Fprintln(e.out, f.link(token))
	return err
}

func days(from, to string) (f, t when.Date, err error) {
	for _, x := range []struct {
		typed string
		into  *when.Date
	}{{from, &f}, {to, &t}} {
		d, ok := when.ParseDate(x.typed)
		if x.typed != "" && !ok {
			return f, t, usage("%q không phải là ngày YYYY-MM-DD.", "%q is not a day YYYY-MM-DD.", x.typed)
		}
		*x.into = d
	}
	return f, t, nil
}

type userHoldCmd struct {
	User string `arg:"" help:"help_user"`
	Post string `arg:"" help:"help_user_post"`
	From string `help:"help_user_from" placeholder:"YYYY-MM-DD"`
	To   string `help:"help_user_to" placeholder:"YYYY-MM-DD"`
}

// Run gives a post.
func (c *userHoldCmd) Run(e *env) error {
	from, to, err := days(c.From, c.To)
	if err != nil {
		return err
	}
	return e.keep(func(a *app.App, who app.Who) error { return a.GivePost(e.ctx, who, c.User, 0, c.Post, from, to) })
}

// keep does one thing to an account.
func (e *env) keep(do func(*app.App, app.Who) error) error {
	a, who, err := e.keeper()
	if err != nil {
		return err
	}
	defer a.Close()
	return do(a, who)
}

type userReleaseCmd struct {
	User string `arg:"" help:"help_user"`
	Post string `arg:"" help:"help_user_post"`
	To   string `help:"help_user_last" placeholder:"YYYY-MM-DD"`
}

// Run takes a post away.
func (c *userReleaseCmd) Run(e *env) error {
	_, to, err := days("", c.To)
	if err != nil {
		return err
	}
	return e.keep(func(a *app.App, who app.Who) error { return a.TakePost(e.ctx, who, c.User, 0, c.Post, to) })
}

type userLinkCmd struct {
	User string `arg:"" help:"help_user"`
	linkFlags
}

// Run prints a one-time link that sets the password.
func (c *userLinkCmd) Run(e *env) error {
	return e.keep(func(a *app.App, who app.Who) error { return e.printLink(a, who, c.User, c.linkFlags) })
}

type userEndCmd struct {
	User string `arg:"" help:"help_user"`
}

// Run closes an account.
func (c *userEndCmd) Run(e *env) error {
	return e.keep(func(a *app.App, who app.Who) error { return a.EndAccount(e.ctx, who, c.User, 0) })
}

type userReopenCmd struct {
	User string `arg:"" help:"help_user"`
}

// Run opens it again.
func (c *userReopenCmd) Run(e *env) error {
	return e.keep(func(a *app.App, who app.Who) error { return a.ReopenAccount(e.ctx, who, c.User, 0) })
}

type rightsCmd struct{}

// Run prints the table of rights as docs/rights.md has it.
func (rightsCmd) Run(e *env) error {
	_, err := fmt.Fprint(e.out, rightsPage(e.language()))
	return err
}

// rightsPage is the table of rights as a page of the documentation.
func rightsPage(l lang.Lang) string {
	say := func(vi, en string) string {
		if l == lang.En {
			return en
		}
		return vi
	}
	var b strings.Builder
	b.WriteString(say("# Ai được làm gì\n\nMặc định là không. Bảng này do `lotrinh user rights` in ra từ chính bảng mà chương trình kiểm tra ở mỗi việc; nút trên trang cũng làm từ đó.\n\n|",
		"# Who may do what\n\nNothing, unless it stands here. `lotrinh user rights` prints this page from the very table that is checked at each act; the buttons of the pages are made from it too.\n\n|"))
	for _, r := range org.Roles {
		b.WriteString(" | " + l.Say(r.Vi()))
	}
	b.WriteString(" |\n|---" + strings.Repeat("|---", len(org.Roles)) + "|\n")
	for _, right := range org.Rights {
		b.WriteString("| " + l.Say(right.Vi))
		for _, role := range org.Roles {
			cell := "–"
			if s := right.To[role]; s != org.Nowhere {
				cell = l.Say(s.Vi())
			}
			b.WriteString(" | " + cell)
		}
		b.WriteString(" |\n")
	}
	b.WriteString(say("\nChức danh thuộc đơn vị đã kết thúc không làm được gì nữa; cơ quan tổng hợp làm phần còn lại của đơn vị ấy. Người chưa đăng nhập, hoặc hôm nay không giữ chức danh nào, chỉ thấy trang đăng nhập, trang này và trợ giúp.\n",
		"\nA post in a unit that has ended may do nothing any more; the coordinating office winds that unit up. Who has not signed in, or holds no post today, sees the sign-in page, this page and the help.\n"))
	return b.String()
}
