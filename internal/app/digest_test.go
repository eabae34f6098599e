package app

import (
	"context"
	"mime"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/mail"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/smtptest"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// person opens an account that holds a post from today on and has an address.
func (w *world) person(user, post, email string) Caller {
	w.t.Helper()
	admin, err := w.AtMachine(w.t.Context())
	w.ok(err)
	x, err := w.AddAccount(w.t.Context(), admin, AccountEdit{User: user, Name: "Người " + user, Post: post})
	w.ok(err)
	who := w.as(post)
	who.Account = x
	c := Caller{Who: who}
	w.ok(w.SetEmail(w.t.Context(), c, email, lang.Vi))
	return c
}

func (w *world) mineOf(post string) Mine {
	w.t.Helper()
	m, err := w.Mine(w.t.Context(), w.as(post))
	w.ok(err)
	return m
}

func TestMineGoesUpAndCanBeMuted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		w.ok(w.AddPosts(ctx, w.clerk, []org.Post{{Code: "so-tc-gd", Title: "Giám đốc", Role: org.Head}, {Code: "ct", Title: "Chủ tịch", Role: org.Leader}}, map[string]string{"so-tc-gd": "so-tc", "ct": "tinh"}))
		old := w.add(ItemEdit{Title: "Quá hạn mười bốn ngày", Lead: "Sở Tài chính", Due: "6/6/2026"})
		w.add(ItemEdit{Title: "Quá hạn một ngày", Lead: "Sở Tài chính", Due: "19/6/2026"})
		w.add(ItemEdit{Title: "Sắp đến hạn", Lead: "Sở Tài chính", Due: "25/6/2026"})
		w.add(ItemEdit{Title: "Còn lâu", Lead: "Sở Tài chính", Due: "25/12/2026"})
		w.add(ItemEdit{Title: "Của sở khác", Lead: "Sở Xây dựng", Due: "1/6/2026"})
		for post, want := range map[string][3]int{"so-tc-dm": {2, 1, 1}, "so-tc-gd": {1, 0, 1}, "ct": {2, 0, 0}} {
			if m := w.mineOf(post); [3]int{m.Late.Total, m.Soon.Total, len(m.Reports)} != want || len(m.Late.Rows) != m.Late.Total {
				t.Errorf("%s: %d late, %d soon, %d reports; want %v", post, m.Late.Total, m.Soon.Total, len(m.Reports), want)
			}
		}
		reporter := w.as("so-tc-dm")
		wantFault(t, w.Mute(ctx, reporter, old.Code, "", "2026-07-01"), fault.Invalid)
		wantFault(t, w.Mute(ctx, reporter, old.Code, "Chờ", "2026-06-01"), fault.Invalid)
		w.ok(w.Mute(ctx, reporter, old.Code, "Chờ hướng dẫn của Bộ", "2026-07-01"))
		w.ok(w.Mute(ctx, reporter, "so-tc/2026-06", "Kỳ đầu tiên", "2026-06-30"))
		m := w.mineOf("so-tc-dm")
		if m.Late.Total != 1 || m.Late.Muted != 1 || len(m.Late.Rows) != 1 || len(m.Reports) != 0 || len(m.Muted) != 2 {
			t.Errorf("%+v", m)
		}
		if m := w.mineOf("so-tc-gd"); m.Late.Total != 1 || len(m.Reports) != 1 {
			t.Errorf("another post is silenced too: %+v", m)
		}
		wantFault(t, w.Unmute(ctx, w.as("so-xd-dm"), m.Muted[0].ID), fault.NotFound)
		w.ok(w.Unmute(ctx, reporter, m.Muted[1].ID))
		if m := w.mineOf("so-tc-dm"); m.Late.Total != 2 {
			t.Errorf("%+v", m.Late)
		}
		wantFault(t, w.SetReminders(ctx, reporter, report.UsualReminders), fault.Denied)
		w.ok(w.SetReminders(ctx, w.clerk, report.Reminders{Before: 1, Head: 0, Coordinator: 30, Leader: 30}))
		if m := w.mineOf("so-tc-gd"); m.Late.Total != 2 {
			t.Errorf("with other days the head hears of %d", m.Late.Total)
		}
		w.verified()
	})
}

// One mail a person and day, whatever the server that sends it does in between.
func TestADigestIsSentOnce(t *testing.T) {
	s := smtptest.Start(t, true)
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		late := w.add(ItemEdit{Title: "Trình Đề án chuyển đổi số", Lead: "Sở Tài chính", Due: "1/6/2026"})
		c := w.person("an.nv", "so-tc-dm", "an@maugiang.example")
		w.person("binh", "so-nv-dm", "binh@maugiang.example") // for whom nothing waits
		w.Base = "https://lotrinh.example"
		before := len(s.Taken(t))
		down := mail.Server{Addr: "127.0.0.1:1", Security: mail.Plain, From: netmail.Address{Name: "Lộ Trình", Address: "lotrinh@maugiang.example"}}
		up := mail.Server{Addr: s.Addr, Security: mail.StartTLS, From: down.From, Roots: s.Roots}
		var told []string
		tell := func(user string, err error) { told = append(told, user+": "+fault.Say(err, "vi")) }

		got, err := w.SendDigests(ctx, down, tell)
		if w.ok(err); got != (Sent{Failed: 1, Nothing: 1}) || len(told) != 1 || !strings.Contains(told[0], "an.nv") {
			t.Errorf("%+v %q", got, told)
		}
		if got, err = w.SendDigests(ctx, up, tell); err != nil || got != (Sent{}) {
			t.Errorf("tried again before its time: %+v %v", got, err)
		}
		w.now = func() time.Time { return time.Date(2026, 6, 20, 3, 0, 0, 0, time.UTC) }
		if got, err = w.SendDigests(ctx, up, tell); err != nil || got != (Sent{Sent: 1}) {
			t.Errorf("%+v %v %q", got, err, told)
		}
		for range 2 {
			again, err := Open(ctx, Config{Dir: db.Dir, DB: db.URL, Today: today})
			w.ok(err)
			if got, err = again.SendDigests(ctx, up, tell); err != nil || got != (Sent{}) {
				t.Errorf("after a restart: %+v %v", got, err)
			}
			again.Close()
		}
		taken := s.Taken(t)[before:]
		if len(taken) != 1 {
			t.Fatalf("%d mails", len(taken))
		}
		subject, _ := new(mime.WordDecoder).DecodeHeader(taken[0].Header.Get("Subject"))
		if subject != "Việc ngày 20/06/2026: 1 quá hạn, 1 báo cáo chờ" {
			t.Errorf("%q", subject)
		}
		o, err := w.Reminded(ctx, c)
		if w.ok(err); o.Digest.State != "sent" || o.Digest.Tries != 2 || o.Email != "an@maugiang.example" {
			t.Errorf("%+v", o)
		}
		m, _, err := w.Digest(ctx, c.Who.Account)
		if w.ok(err); !strings.Contains(m.Text, late.Code) || !strings.Contains(m.Text, "https://lotrinh.example/items/"+string(late.ID)) || !strings.Contains(m.HTML, "quá 19 ngày") {
			t.Errorf("%s", m.Text)
		}
	})
}

// A server that is broken off while it sends never sends that mail again: nobody knows whether it was taken.
func TestABrokenOffDigestIsNotSentAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		w.add(ItemEdit{Title: "Trình Đề án", Lead: "Sở Tài chính", Due: "1/6/2026"})
		c := w.person("an.nv", "so-tc-dm", "an@maugiang.example")
		if mine, err := w.store.ClaimDigest(t.Context(), c.Who.Account.ID, today, time.Now()); err != nil || !mine {
			t.Fatal(mine, err)
		}
		got, err := w.SendDigests(t.Context(), mail.Server{Addr: "127.0.0.1:1"}, func(string, error) { t.Error("it was sent") })
		if w.ok(err); got != (Sent{}) {
			t.Errorf("%+v", got)
		}
	})
}

func TestACalendarStandsAtASecretAddressUntilItIsTakenAway(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := context.Background()
		w.Base = "https://lotrinh.example"
		task := w.add(ItemEdit{Title: "Trình Đề án", Lead: "Sở Tài chính", Due: "1/7/2026"})
		c := w.person("an.nv", "so-tc-dm", "")
		first, err := w.NewFeed(ctx, c)
		w.ok(err)
		read := func(path string) string {
			file, err := w.Calendar(ctx, strings.TrimPrefix(path, "/calendar/"))
			if err != nil {
				wantFault(t, err, fault.NotFound)
				return ""
			}
			return string(file)
		}
		got := strings.ReplaceAll(read(first), "\r\n ", "")
		for _, want := range []string{"BEGIN:VTODO\r\nUID:" + string(task.ID) + "@lotrinh", "DUE;VALUE=DATE:20260701", "DTSTART;VALUE=DATE:20260701", "URL:https://lotrinh.example/items/" + string(task.ID), "SUMMARY:Báo cáo "} {
			if !strings.Contains(got, want) {
				t.Errorf("no %q in %s", want, got)
			}
		}
		second, err := w.NewFeed(ctx, c)
		w.ok(err)
		if read(first) != "" || read(second) == "" {
			t.Error("the old address still leads somewhere, or the new one nowhere")
		}
		w.ok(w.DropFeed(ctx, c))
		if read(second) != "" || read("/calendar/.ics") != "" {
			t.Error("an address that was taken away leads somewhere")
		}
		_, err = w.NewFeed(ctx, Caller{})
		wantFault(t, err, fault.SignedOut)
		w.verified()
	})
}

// Whoever chose English is written to in English; the names of tasks stay as they are.
func TestADigestInEnglish(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	ctx := t.Context()
	w.add(ItemEdit{Title: "Trình Đề án chuyển đổi số", Lead: "Sở Tài chính", Due: "1/6/2026"})
	c := w.person("an.nv", "so-tc-dm", "an@maugiang.example")
	w.Base = "https://lotrinh.example"
	chosen := func(l lang.Lang) (text, subject, html string) {
		t.Helper()
		w.ok(w.SetEmail(ctx, c, "an@maugiang.example", l))
		own, err := w.Reminded(ctx, c)
		w.ok(err)
		x, err := store.Accounts.Get(w.store.Read(ctx), string(c.Who.Account.ID))
		w.ok(err)
		m, any, err := w.Digest(ctx, x)
		if w.ok(err); !any || own.MailLang != x.MailLang {
			t.Errorf("kept %q", own.MailLang)
		}
		return m.Text, m.Subject, m.HTML
	}
	text, subject, html := chosen(lang.En)
	if subject != "Work of 20 Jun 2026: 1 overdue, 1 report waiting" || !strings.Contains(html, `<html lang="en">`) {
		t.Errorf("subject %q", subject)
	}
	for _, want := range []string{"Waiting for you on 20 Jun 2026:", "Overdue: 1", "Trình Đề án chuyển đổi số (due 1 Jun 2026, 19 days late)", "All my work: https://lotrinh.example/mine", "At most one mail a day."} {
		if !strings.Contains(text, want) {
			t.Errorf("the mail lacks %q:\n%s", want, text)
		}
	}
	if text, subject, _ := chosen(lang.Vi); !strings.Contains(text, "Kính gửi: ") || !strings.Contains(subject, "1 quá hạn") {
		t.Errorf("in Vietnamese again: %q", subject)
	}
}
