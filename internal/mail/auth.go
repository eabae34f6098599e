package mail

import (
	"errors"
	"fmt"
	"net/smtp"
	"slices"
	"strings"

	"lotrinh/internal/fault"
)

// signIn proves who we are in a way that the server offers: PLAIN, and LOGIN where a server (of Exchange often) has that alone.
func (s Server) signIn(c *smtp.Client, host string) error {
	_, offered := c.Extension("AUTH")
	ways := strings.Fields(strings.ToUpper(offered))
	var way smtp.Auth
	switch {
	case slices.Contains(ways, "PLAIN"):
		way = smtp.PlainAuth("", s.User, s.Password, host)
	case slices.Contains(ways, "LOGIN"):
		way = &login{user: s.User, password: s.Password}
	case len(ways) == 0:
		return fault.New(fault.Unavailable, "Máy chủ thư %s không nhận đăng nhập; thư chưa gửi.", "The mail server %s takes no sign-in; nothing was sent.", s.Addr)
	default:
		return fault.New(fault.Unavailable, "Máy chủ thư %[1]s chỉ nhận cách đăng nhập %[2]s; Lộ Trình biết PLAIN và LOGIN. Thư chưa gửi.", "The mail server %[1]s takes sign-in by %[2]s only; PLAIN and LOGIN are known here. Nothing was sent.", s.Addr, offered)
	}
	if err := c.Auth(way); err != nil {
		return s.failed(err)
	}
	return nil
}

// login is the sign-in called LOGIN: the server asks for the name, then for the password. It was never a standard.
type login struct {
	user, password string
	asked          int
}

// Start refuses to say a password in the clear, as smtp.PlainAuth does.
func (l *login) Start(server *smtp.ServerInfo) (string, []byte, error) {
	if !server.TLS && !here(server.Name) {
		return "", nil, errors.New("unencrypted connection")
	}
	return "LOGIN", nil, nil
}

// Next answers by the order of the questions, whose words differ from server to server.
func (l *login) Next(question []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	l.asked++
	switch l.asked {
	case 1:
		return []byte(l.user), nil
	case 2:
		return []byte(l.password), nil
	}
	return nil, fmt.Errorf("unexpected question of the server: %q", question)
}
