package app

import (
	"context"
	"fmt"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/ical"
	"lotrinh/internal/lang"
	"lotrinh/internal/mail"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/secret"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// OwnReminders is how a person is reminded: where mail goes, whether the calendar has an address, what became of today's mail.
type OwnReminders struct {
	Email    string
	MailLang lang.Lang // of the mail; "" = Vietnamese
	Feed     bool
	Digest   store.Digest
}

// Reminded is how the person behind a request is reminded.
func (a *App) Reminded(ctx context.Context, c Caller) (o OwnReminders, err error) {
	if !c.SignedIn() {
		return o, nobody.refused(org.ReadPlan)
	}
	r := a.store.Read(ctx)
	x, err := store.Accounts.Get(r, string(c.Who.Account.ID))
	if err != nil {
		return o, err
	}
	o.Email, o.MailLang = x.Email, x.MailLang
	if _, o.Feed, err = r.HasFeed(x.ID); err != nil {
		return o, err
	}
	o.Digest, err = r.DigestOf(x.ID, a.Today())
	return o, err
}

// SetEmail says where a person's reminders go; "" = nowhere.
func (a *App) SetEmail(ctx context.Context, c Caller, email string, l lang.Lang) error {
	if !c.SignedIn() {
		return nobody.refused(org.ReadPlan)
	}
	address, err := mail.Address(email)
	if err != nil {
		return err
	}
	return a.ownAct(ctx, c.Who.Account, "account.email", func(_ *store.Tx, x *org.Account) error {
		x.Email, x.MailLang = address, ""
		if l == lang.En {
			x.MailLang = l
		}
		return nil
	})
}

// NewFeed gives a person's calendar a new secret address; the one before leads nowhere from now on. It is told this once.
func (a *App) NewFeed(ctx context.Context, c Caller) (path string, err error) {
	if !c.SignedIn() {
		return "", nobody.refused(org.ReadPlan)
	}
	token := secret.NewToken()
	return "/calendar/" + token + ".ics", a.ownAct(ctx, c.Who.Account, "account.feed", func(tx *store.Tx, x *org.Account) error {
		x.Feeds++
		return tx.SetFeed(x.ID, secret.Sum(token))
	})
}

// DropFeed takes the address of a person's calendar away.
func (a *App) DropFeed(ctx context.Context, c Caller) error {
	if !c.SignedIn() {
		return nobody.refused(org.ReadPlan)
	}
	return a.ownAct(ctx, c.Who.Account, "account.feed", func(tx *store.Tx, x *org.Account) error {
		x.Feeds++
		return tx.SetFeed(x.ID, "")
	})
}

// maxCalendar bounds the items of one calendar: more is no help to anybody.
const maxCalendar = 500

// Calendar is the calendar at a secret address: for each unit that the person works for, the open items it leads, by last
// day, the reports and the contributions to conferences it owes.
func (a *App) Calendar(ctx context.Context, token string) ([]byte, error) {
	r := a.store.Read(ctx)
	nowhere := fault.New(fault.NotFound, "Địa chỉ lịch này không còn dùng được; xem trang Tài khoản của tôi.", "This address of a calendar leads nowhere any more; see the page of your account.")
	id, err := r.FeedOf(secret.Sum(strings.TrimSuffix(token, ".ics")))
	if err != nil || id == "" {
		return nil, either(err, nowhere)
	}
	x, err := store.Accounts.Get(r, string(id))
	if err != nil {
		return nil, named(err, nowhere)
	}
	if !x.Open(a.Today()) {
		return nil, nowhere
	}
	held, err := a.held(r, x)
	if err != nil {
		return nil, err
	}
	c := ical.Calendar{Name: "Lộ Trình – " + x.Name, Product: "-//Lo Trinh//VI", At: a.now()}
	seen := map[string]bool{}
	for _, who := range held {
		if who.Lapsed || seen[string(who.Unit.ID)] || who.Post.Role != org.Reporter && who.Post.Role != org.Head {
			continue
		}
		seen[string(who.Unit.ID)] = true
		if err := a.calendarOf(r, who, &c); err != nil {
			return nil, err
		}
	}
	return c.Bytes(), nil
}

func (a *App) calendarOf(r store.Reader, who Who, c *ical.Calendar) error {
	q, err := a.query(r, ItemFilter{Unit: who.Unit.Code, State: "open", DueFrom: string(when.Day(2000, 1, 1)), Sort: "due"})
	if err != nil {
		return err
	}
	rows, err := r.ItemList(q, 0, maxCalendar)
	if err != nil {
		return err
	}
	for _, row := range rows {
		it := row.Item
		e := ical.Entry{UID: string(it.ID) + "@lotrinh", Todo: true, Day: string(row.Standing.DueOn), Title: it.Code + " " + shortened(it.Title, 120), Text: it.Title, Percent: row.Standing.Percent, Rev: it.Rev}
		e.URL = a.link("/items/" + string(it.ID))
		c.Entries = append(c.Entries, e)
		// programs that know no things to do show the day
		c.Entries = append(c.Entries, ical.Entry{UID: string(it.ID) + "-han@lotrinh", Day: string(row.Standing.DueOn), Title: "Hạn: " + e.Title, Text: e.Text, URL: e.URL, Rev: it.Rev, Percent: -1})
	}
	reports, err := a.mineReports(r, who, report.UsualReminders, nil)
	for _, x := range reports {
		e := ical.Entry{UID: "bao-cao-" + who.Unit.Code + "-" + string(x.Period) + "@lotrinh", Todo: true, Day: string(x.Due), Title: fmt.Sprintf("Báo cáo %s, %s", x.Period.Vi(), who.Unit.Name), Percent: -1, URL: a.link("/reports/" + who.Unit.Code + "/" + string(x.Period))}
		c.Entries = append(c.Entries, e)
	}
	if err != nil {
		return err
	}
	papers, err := a.minePapers(r, who, report.UsualReminders, nil)
	for _, x := range papers.Owed {
		if x.Due != "" {
			c.Entries = append(c.Entries, ical.Entry{UID: "tham-luan-" + string(x.ID) + "@lotrinh", Todo: true, Day: string(x.Due), Title: "Tham luận, " + who.Unit.Name + ": " + shortened(x.Conference.Title, 100), Text: x.Conference.Title, Percent: -1, Rev: x.Rev, URL: a.link(x.Path())})
		}
	}
	return err
}

// link is an address that works outside of the pages, "" where nobody outside could reach it.
func (a *App) link(path string) string {
	if a.Base == "" {
		return ""
	}
	return a.Base + path
}

// shortened cuts a text after so many characters.
func shortened(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ") + "…"
	}
	return s
}

// titleOfItem is an item as a line of a mail names it.
func titleOfItem(it plan.Item) string { return it.Code + " " + shortened(it.Title, 160) }
