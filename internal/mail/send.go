package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/mail"
	"net/smtp"
	"net/textproto"
	"time"

	"lotrinh/internal/fault"
)

// Security is how the way to a mail server is kept secret.
type Security string

const (
	StartTLS Security = "starttls" // asked for after the greeting; a server that has it not is refused
	Implicit Security = "tls"      // from the first byte
	Plain    Security = "none"     // only for a server on this machine
)

// Server is a mail server and who we are to it.
type Server struct {
	Addr           string // host:port
	Security       Security
	User, Password string // "" = no sign-in
	From           mail.Address
	Roots          *tls.Config // nil = the certificates that this machine trusts
}

// sending bounds one message, from the first byte to the last.
const sending = 2 * time.Minute

// Doubt is a failure after the message had been handed over: it may have been taken, so it must not be sent again.
type Doubt struct{ Err error }

func (d *Doubt) Error() string { return d.Err.Error() }
func (d *Doubt) Unwrap() error { return d.Err }

// Check refuses what could not work, or would send a password in the clear.
func (s Server) Check() error {
	host, _, err := net.SplitHostPort(s.Addr)
	switch {
	case err != nil || host == "":
		return fault.New(fault.Invalid, "Máy chủ thư %q: cần dạng máy:cổng, ví dụ mail.tinh.gov.vn:587.", "Mail server %q: write host:port, as mail.tinh.gov.vn:587.", s.Addr)
	case s.Security != StartTLS && s.Security != Implicit && s.Security != Plain:
		return fault.New(fault.Invalid, "Bảo mật %q: có starttls, tls và none.", "Security %q: there are starttls, tls and none.", s.Security)
	case s.Security == Plain && !here(host):
		return fault.New(fault.Invalid, "Không mã hóa (none) chỉ dùng được với máy chủ thư trên chính máy này, không phải %s.", "Mail goes without encryption (none) only to a server on this machine, not to %s.", host)
	case s.From.Address == "":
		return fault.New(fault.Invalid, "Cần địa chỉ gửi đi.", "The address that mail comes from is missing.")
	case s.User != "" && s.Password == "":
		return fault.New(fault.Invalid, "Có tên đăng nhập máy chủ thư mà chưa có mật khẩu.", "There is a user for the mail server and no password.")
	}
	_, err = Address(s.From.Address)
	return err
}

func here(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Send hands one message over. A *Doubt says that nobody knows whether it was taken; any other error, that it was not.
func (s Server) Send(ctx context.Context, m Message) error {
	ctx, stop := context.WithTimeout(ctx, sending)
	defer stop()
	host, _, _ := net.SplitHostPort(s.Addr)
	conn, err := (&net.Dialer{Timeout: 20 * time.Second}).DialContext(ctx, "tcp", s.Addr)
	if err != nil {
		return s.failed(err)
	}
	defer conn.Close()
	deadline, _ := ctx.Deadline()
	_ = conn.SetDeadline(deadline)
	config := &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}
	if s.Roots != nil {
		config = s.Roots.Clone()
		config.ServerName = host
	}
	if s.Security == Implicit {
		conn = tls.Client(conn, config)
	}
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return s.failed(err)
	}
	defer c.Close()
	if s.Security == StartTLS {
		if ok, _ := c.Extension("STARTTLS"); !ok {
			return fault.New(fault.Unavailable, "Máy chủ thư %s không có STARTTLS; thư chưa gửi.", "The mail server %s has no STARTTLS; nothing was sent.", s.Addr)
		}
		if err := c.StartTLS(config); err != nil {
			return s.failed(err)
		}
	}
	if s.User != "" {
		if err := s.signIn(c, host); err != nil {
			return err
		}
	}
	if err := c.Mail(s.From.Address); err != nil {
		return s.failed(err)
	}
	if err := c.Rcpt(m.To.Address); err != nil {
		return s.failed(err)
	}
	w, err := c.Data()
	if err != nil {
		return s.failed(err)
	}
	if _, err := w.Write(m.Bytes()); err != nil {
		return s.failed(err) // without the last dot no server keeps it
	}
	if err := w.Close(); err != nil {
		var refused *textproto.Error
		if errors.As(err, &refused) {
			return s.failed(err)
		}
		return &Doubt{s.failed(err)}
	}
	_ = c.Quit() // it was taken
	return nil
}

func (s Server) failed(err error) error {
	return fault.New(fault.Unavailable, "Máy chủ thư %s: %v", "The mail server %s: %v", s.Addr, err).Because(err)
}
