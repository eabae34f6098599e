package app

import (
	"context"
	"errors"
	"html"
	netmail "net/mail"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/mail"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Sent counts what became of the digests of one round.
type Sent struct{ Sent, Nothing, Failed, Unsure int }

// SendDigests sends everybody who has an address what waits for them today: one mail a day and person, none when nothing
// waits. Each is claimed before it is sent, so that a server that is started anew, or a second one, sends none twice; one
// whose fate nobody knows is not sent again. tell hears of each failure.
func (a *App) SendDigests(ctx context.Context, server mail.Server, tell func(user string, err error)) (out Sent, err error) {
	r := a.store.Read(ctx)
	accounts, err := r.AllAccounts()
	if err != nil {
		return out, err
	}
	for _, x := range accounts {
		if x.Email == "" || !x.Open(a.Today()) || ctx.Err() != nil {
			continue
		}
		mine, err := a.store.ClaimDigest(ctx, x.ID, a.Today(), a.now())
		if err != nil {
			return out, err
		}
		if !mine {
			continue
		}
		d, about := a.sendDigest(ctx, server, x, tell)
		switch d.State {
		case "sent":
			out.Sent++
		case "nothing":
			out.Nothing++
		case "unsure":
			out.Unsure++
		default:
			out.Failed++
		}
		// what was sent was sent, even when the server is told to end just now
		ctx := context.WithoutCancel(ctx)
		if err := a.store.SettleDigest(ctx, x.ID, a.Today(), d, a.now()); err != nil {
			return out, err
		}
		if d.State == "sent" {
			if err := a.store.NoteReminded(ctx, about.reports, a.Today()); err != nil {
				return out, err
			}
			if err := a.store.NoteRemindedPapers(ctx, about.papers, a.Today()); err != nil {
				return out, err
			}
		}
	}
	return out, a.store.ForgetDigests(ctx, a.Today().Add(-60))
}

// Digests are the mails of today of everybody who has an address and for whom something waits; nothing is sent or noted.
func (a *App) Digests(ctx context.Context, who Who) (out []mail.Message, err error) {
	if err := who.must(org.ManageAccounts); err != nil {
		return nil, err
	}
	accounts, err := a.store.Read(ctx).AllAccounts()
	if err != nil {
		return nil, err
	}
	for _, x := range accounts {
		if x.Email == "" || !x.Open(a.Today()) {
			continue
		}
		m, any, _, err := a.digest(ctx, x)
		if err != nil {
			return nil, err
		}
		if any {
			out = append(out, m)
		}
	}
	return out, nil
}

func (a *App) sendDigest(ctx context.Context, server mail.Server, x org.Account, tell func(string, error)) (store.Digest, toldOwed) {
	m, any, about, err := a.digest(ctx, x)
	if err == nil && !any {
		return store.Digest{State: "nothing"}, toldOwed{}
	}
	if err == nil {
		m.From = server.From
		err = server.Send(ctx, m)
	}
	if err == nil {
		return store.Digest{State: "sent"}, about
	}
	if tell != nil {
		tell(x.User, err)
	}
	var doubt *mail.Doubt
	d := store.Digest{State: "failed", Why: shortened(fault.Say(err, string(lang.Vi)), 300)}
	if errors.As(err, &doubt) {
		d.State, d.Why = "unsure", shortened(fault.Say(doubt.Err, string(lang.Vi)), 300)
	}
	return d, toldOwed{}
}

// toldOwed is what a mail told the person's own units to be owed.
type toldOwed struct {
	reports []store.Reminded
	papers  []conference.ContributionID
}

// Digest is the mail of a person for today; any is false when nothing waits.
func (a *App) Digest(ctx context.Context, x org.Account) (m mail.Message, any bool, err error) {
	m, any, _, err = a.digest(ctx, x)
	return m, any, err
}

// digest is the mail, and of what the person's own units owe it tells.
func (a *App) digest(ctx context.Context, x org.Account) (m mail.Message, any bool, about toldOwed, err error) {
	r := a.store.Read(ctx)
	held, err := a.held(r, x)
	if err != nil {
		return m, false, about, err
	}
	d := digest{lang: x.MailLang}
	say, day := d.lang.Say, func(on when.Date) string { return on.Short(d.lang) }
	late, soon, reports, missing, waiting, papers := 0, 0, 0, 0, 0, 0
	d.line(say("Kính gửi: %s", x.Name))
	d.line(say("Ngày %s, đang chờ anh/chị:", day(a.Today())))
	for _, who := range held {
		if who.Lapsed {
			continue
		}
		w, err := a.mine(r, who)
		if err != nil {
			return m, false, about, err
		}
		if w.Nothing() {
			continue
		}
		any = true
		for _, x := range w.Reports {
			if !x.State.Sent() {
				about.reports = append(about.reports, store.Reminded{UnitID: x.Unit.ID, Period: x.Period})
			}
		}
		for _, x := range w.Papers.Owed {
			about.papers = append(about.papers, x.ID)
		}
		papers += w.Papers.Total()
		missing, waiting = missing+w.Missing.Total, waiting+w.Waiting.Total()
		late, soon, reports = late+w.Late.Total, soon+w.Soon.Total, reports+len(w.Reports)
		d.head(who.Title())
		a.digestOf(&d, w)
	}
	d.link(say("Mọi việc của tôi"), a.link("/mine"))
	d.line(say("Mỗi ngày tối đa một thư. Tắt nhắc một việc, có lý do, ở trang Việc của tôi; bỏ địa chỉ thư ở trang Tài khoản của tôi."))
	parts := []string{}
	for _, n := range []struct {
		n    int
		what string
	}{{late, "%d quá hạn"}, {soon, "%d sắp đến hạn"}, {reports, "%d báo cáo chờ"}, {papers, "%d tham luận chờ"}, {missing, "%d đơn vị chưa báo cáo"}, {waiting, "%d việc chờ quyết định"}} {
		if n.n > 0 {
			parts = append(parts, d.lang.Count(n.n, n.what, n.n))
		}
	}
	subject := say("Việc ngày %s", day(a.Today()))
	if len(parts) > 0 {
		subject += ": " + strings.Join(parts, ", ")
	}
	return mail.Message{To: netmail.Address{Name: x.Name, Address: x.Email}, Subject: subject, Text: d.text.String(), HTML: d.page(), At: a.now(), ID: string(a.Today()) + "." + string(x.ID)}, any, about, nil
}

func (a *App) digestOf(d *digest, w Mine) {
	say, day := d.lang.Say, func(on when.Date) string { return on.Short(d.lang) }
	for _, x := range w.Reports {
		said := say("chưa gửi @thư")
		switch x.State {
		case report.Returned:
			said = say("bị trả lại: %s", shortened(x.Said, 200))
		case report.Draft:
			said = say("đang soạn, chưa gửi")
		case report.Submitted:
			said = say("chờ thủ trưởng duyệt @thư")
		}
		if x.Due != "" {
			said += say(", hạn %s", day(x.Due))
		}
		d.item(say("Báo cáo %s của %s", x.Period.In(d.lang), x.Unit.Name), said, a.link("/reports/"+x.Unit.Code+"/"+string(x.Period)))
	}
	if w.Missing.Total > 0 {
		d.line(say("Đơn vị chưa gửi báo cáo đã quá hạn: %d", w.Missing.Total))
		for _, x := range w.Missing.Rows {
			d.item(x.Unit.Name, d.lang.Count(x.DaysLate, "báo cáo %s, hạn %s, quá %d ngày", x.Period.In(d.lang), day(x.Due), x.DaysLate), a.link("/reports/"+x.Unit.Code+"/"+string(x.Period)))
		}
		if rest := w.Missing.Total - len(w.Missing.Rows); rest > 0 {
			d.link(d.lang.Count(rest, "Còn %d đơn vị nữa", rest), a.link("/cycles"))
		}
	}
	a.digestPapers(d, w.Papers)
	a.digestWaiting(d, w.Waiting)
	for _, x := range w.Asked {
		d.item(shortened(x.Text, 160), say("chờ trả lời @thư"), a.link("/units/"+w.For.Unit.Code))
	}
	for _, some := range []struct {
		name string
		MineItems
	}{{"Quá hạn: %d", w.Late}, {"Sắp đến hạn: %d", w.Soon}} {
		if some.Total == 0 {
			continue
		}
		d.line(say(some.name, some.Total))
		for _, row := range some.Rows {
			said := say("hạn %s", day(row.Standing.DueOn))
			if row.DaysLate > 0 {
				said += d.lang.Count(row.DaysLate, ", quá %d ngày", row.DaysLate)
			}
			d.item(titleOfItem(row.Item), said, a.link("/items/"+string(row.Item.ID)))
		}
		if rest := some.Total - len(some.Rows); rest > 0 {
			d.link(d.lang.Count(rest, "Còn %d mục nữa", rest), a.link(some.Href))
		}
	}
}

// digestWaiting tells what the post is to decide.
func (a *App) digestWaiting(d *digest, w MineWaiting) {
	say, many := d.lang.Say, d.lang.Count
	for _, x := range w.Reports {
		d.item(say("Báo cáo %s", x.Period.In(d.lang)), many(x.Count, "%d báo cáo chờ duyệt", x.Count), a.link("/reports/waiting?period="+string(x.Period)))
	}
	if w.Asked > 0 {
		d.item(say("Đề nghị gia hạn"), many(w.Asked, "%d đề nghị chờ quyết định", w.Asked), a.link("/extensions"))
	}
	if w.Products.Total > 0 {
		d.item(say("Sản phẩm của việc đã hoàn thành"), many(w.Products.Total, "%d sản phẩm chờ công nhận", w.Products.Total), a.link(w.Products.Href))
	}
}

// digest is one text written as plain text and as HTML.
type digest struct {
	lang       lang.Lang
	text, html strings.Builder
}

func (d *digest) line(s string) {
	d.text.WriteString(s + "\n\n")
	d.html.WriteString("<p>" + html.EscapeString(s) + "</p>\n")
}

func (d *digest) head(s string) {
	d.text.WriteString("== " + s + " ==\n\n")
	d.html.WriteString("<h2 style=\"font-size:16px\">" + html.EscapeString(s) + "</h2>\n")
}

func (d *digest) item(what, said, link string) {
	d.text.WriteString("- " + what + " (" + said + ")\n")
	shown := html.EscapeString(what)
	if link != "" {
		d.text.WriteString("  " + link + "\n")
		shown = `<a href="` + html.EscapeString(link) + `">` + shown + "</a>"
	}
	d.text.WriteString("\n")
	d.html.WriteString("<p style=\"margin:4px 0\">" + shown + " – " + html.EscapeString(said) + "</p>\n")
}

func (d *digest) link(what, link string) {
	if link == "" {
		return
	}
	d.text.WriteString(what + ": " + link + "\n\n")
	d.html.WriteString(`<p><a href="` + html.EscapeString(link) + `">` + html.EscapeString(what) + "</a></p>\n")
}

func (d *digest) page() string {
	l, _ := lang.Of(string(d.lang))
	return `<!doctype html><html lang="` + string(l) + `"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:14px">` + "\n" + d.html.String() + "</body></html>\n"
}
