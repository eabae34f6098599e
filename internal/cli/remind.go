package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	netmail "net/mail"
	"os"
	"strings"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/mail"
	"lotrinh/internal/when"
)

// mailFlags say how reminders are sent; without a server none are.
type mailFlags struct {
	SMTP         string `name:"smtp" env:"LOTRINH_SMTP" help:"help_smtp" placeholder:"HOST:PORT"`
	SMTPFrom     string `name:"smtp-from" env:"LOTRINH_SMTP_FROM" help:"help_smtp_from" placeholder:"ADDRESS"`
	SMTPSecurity string `name:"smtp-security" env:"LOTRINH_SMTP_SECURITY" help:"help_smtp_security" enum:"starttls,tls,none" default:"starttls"`
	SMTPUser     string `name:"smtp-user" env:"LOTRINH_SMTP_USER" help:"help_smtp_user" placeholder:"NAME"`
	SMTPPassword string `name:"smtp-password-file" env:"LOTRINH_SMTP_PASSWORD_FILE" help:"help_smtp_password" placeholder:"FILE"`
	RemindAt     string `name:"remind-at" env:"LOTRINH_REMIND_AT" help:"help_remind_at" placeholder:"HH:MM" default:"07:00"`
}

// server is the one that the flags name; on is false where none is.
func (f mailFlags) server() (s mail.Server, on bool, err error) {
	if f.SMTP == "" {
		return s, false, nil
	}
	s = mail.Server{Addr: f.SMTP, Security: mail.Security(f.SMTPSecurity), User: f.SMTPUser, From: netmail.Address{Name: "Lộ Trình", Address: f.SMTPFrom}}
	if f.SMTPPassword != "" {
		secret, err := os.ReadFile(f.SMTPPassword)
		if err != nil {
			return s, false, fault.System(f.SMTPPassword, "không đọc được", "cannot be read", err)
		}
		s.Password = strings.TrimRight(string(secret), "\r\n")
	}
	if _, err := f.at(); err != nil {
		return s, false, err
	}
	return s, true, s.Check()
}

// at is the time of day from which mail is sent, in Vietnam.
func (f mailFlags) at() (time.Duration, error) {
	t, err := time.Parse("15:04", f.RemindAt)
	if err != nil {
		return 0, usage("--remind-at %q: viết giờ:phút, ví dụ 07:00.", "--remind-at %q: write hours:minutes, as 07:00.", f.RemindAt)
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, nil
}

// keepReminding sends the digests of each day from its time on, and again those that the server did not take; what fails is
// told in the log and on the pages, and blocks nothing.
func keepReminding(ctx context.Context, a *app.App, s mail.Server, at time.Duration, log *slog.Logger) {
	zone := when.Vietnam()
	tell := func(user string, err error) { log.Warn("reminder not sent", "user", user, "err", err) }
	done := when.Date("")
	for {
		now := time.Now().In(zone)
		if today := a.Today(); now.Sub(time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, zone)) >= at {
			sent, err := a.SendDigests(ctx, s, tell)
			switch {
			case err != nil && ctx.Err() == nil:
				log.Warn("reminders not sent", "err", err)
			case sent != (app.Sent{}) && (sent.Sent > 0 || done != today):
				log.Info("reminders", "sent", sent.Sent, "nothing", sent.Nothing, "failed", sent.Failed, "unsure", sent.Unsure)
				done = today
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Minute):
		}
	}
}

// remindCmd sends the digests of today once, or prints what it would send.
type remindCmd struct {
	Dry bool `name:"dry-run" help:"help_remind_dry"`
	linkFlags
	mailFlags
}

// Run does what the server does each day, for installations that another program starts.
func (c *remindCmd) Run(e *env) error {
	server, on, err := c.mailFlags.server()
	if err != nil {
		return err
	}
	if !on && !c.Dry {
		return usage("chưa nói máy chủ thư: --smtp máy:cổng; --dry-run chỉ in thư ra.", "no mail server is named: --smtp host:port; --dry-run only prints the mail.")
	}
	a, who, err := e.keeper()
	if err != nil {
		return err
	}
	defer a.Close()
	a.Base = strings.TrimRight(c.BaseURL, "/")
	if c.Dry {
		return e.printDigests(a, who)
	}
	sent, err := a.SendDigests(e.ctx, server, func(user string, err error) {
		fmt.Fprintf(e.err, "lotrinh: %s: %s\n", user, e.say(err))
	})
	if err != nil {
		return err
	}
	if e.JSON {
		err = json.NewEncoder(e.out).Encode(map[string]int{"sent": sent.Sent, "nothing": sent.Nothing, "failed": sent.Failed, "unsure": sent.Unsure})
	} else {
		fmt.Fprintln(e.out, e.language().Say("Đã gửi %d thư; %d người không có việc chờ; %d thư chưa gửi được; %d thư không rõ đã tới chưa.", sent.Sent, sent.Nothing, sent.Failed, sent.Unsure))
	}
	if err == nil && sent.Failed+sent.Unsure > 0 {
		return errReported
	}
	return err
}

// printDigests prints the mail of everybody who has an address, and sends nothing.
func (e *env) printDigests(a *app.App, who app.Who) error {
	type letter struct {
		To      string `json:"to"`
		Subject string `json:"subject"`
		Text    string `json:"text"`
	}
	letters := []letter{}
	digests, err := a.Digests(e.ctx, who)
	if err != nil {
		return err
	}
	for _, m := range digests {
		letters = append(letters, letter{m.To.Address, m.Subject, m.Text})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(letters)
	}
	for _, l := range letters {
		fmt.Fprintf(e.out, "%s\n%s\n\n%s\n", l.To, l.Subject, l.Text)
	}
	return nil
}
