package mail_test

import (
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/mail"
	"lotrinh/internal/smtptest"
)

var message = mail.Message{From: netmail.Address{Name: "Lộ Trình", Address: "lotrinh@maugiang.example"}, To: netmail.Address{Name: "Nguyễn Văn Ân", Address: "an@maugiang.example"},
	Subject: "Việc hôm nay 20/06/2026: 3 quá hạn, 2 sắp đến hạn, 1 báo cáo chưa gửi của Sở Nông nghiệp và Môi trường", Text: "Kính gửi: Nguyễn Văn Ân\n.\nĐường dẫn", HTML: "<p>Kính gửi: <b>Nguyễn Văn Ân</b></p>", At: time.Date(2026, 6, 20, 7, 0, 0, 0, time.UTC), ID: "20260620.a1"}

// read takes a message apart again, as the reader of a person does.
func read(t *testing.T, m *netmail.Message) (subject, to string, bodies []string) {
	t.Helper()
	words := new(mime.WordDecoder)
	subject, err := words.DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	to, _ = words.DecodeHeader(m.Header.Get("To"))
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	for parts := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := parts.NextPart()
		if err == io.EOF {
			return subject, to, bodies
		}
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(decoded(part))
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, part.Header.Get("Content-Type")+": "+string(raw))
	}
}

func TestARealServerTakesAVietnameseMessage(t *testing.T) {
	for _, secure := range []bool{false, true} {
		s := smtptest.Start(t, secure)
		server := mail.Server{Addr: s.Addr, Security: mail.Plain, From: message.From, Roots: s.Roots}
		if secure {
			if err := server.Send(t.Context(), message); err == nil {
				t.Error("a server that asks for STARTTLS took a message in the clear")
			}
			server.Security = mail.StartTLS
		}
		if err := server.Check(); err != nil {
			t.Fatal(err)
		}
		if err := server.Send(t.Context(), message); err != nil {
			t.Fatal(err)
		}
		taken := s.Taken(t)
		if len(taken) != 1 {
			t.Fatalf("%d messages were taken", len(taken))
		}
		subject, to, bodies := read(t, taken[0])
		if subject != message.Subject || !strings.Contains(to, "Nguyễn Văn Ân") {
			t.Errorf("%q to %q", subject, to)
		}
		if len(bodies) != 2 || bodies[0] != "text/plain; charset=utf-8: "+message.Text || bodies[1] != "text/html; charset=utf-8: "+message.HTML {
			t.Errorf("%q", bodies)
		}
	}
}

// Servers of offices ask for a name and a password, by either of two ways, on either of two ports.
func TestSignInAtARealServer(t *testing.T) {
	for _, way := range []mail.Security{mail.StartTLS, mail.Implicit} {
		for _, mechanism := range []string{"PLAIN", "LOGIN"} {
			s := smtptest.StartAsking(t, string(way), mechanism, "lotrinh@maugiang.example", "mật khẩu 1")
			server := mail.Server{Addr: s.Addr, Security: way, From: message.From, Roots: s.Roots}
			if err := server.Send(t.Context(), message); err == nil {
				t.Errorf("%s, %s: taken without a sign-in", way, mechanism)
			}
			server.User, server.Password = "lotrinh@maugiang.example", "sai"
			var doubt *mail.Doubt
			if err := server.Send(t.Context(), message); err == nil || errors.As(err, &doubt) || strings.Contains(err.Error(), "sai") {
				t.Errorf("%s, %s, a wrong password: %v", way, mechanism, err)
			}
			server.Password = "mật khẩu 1"
			if err := server.Send(t.Context(), message); err != nil {
				t.Errorf("%s, %s: %v", way, mechanism, err)
			}
			if n := len(s.Taken(t)); n != 1 {
				t.Errorf("%s, %s: %d messages were taken", way, mechanism, n)
			}
		}
	}
	s := smtptest.Start(t, true)
	server := mail.Server{Addr: s.Addr, Security: mail.StartTLS, From: message.From, Roots: s.Roots, User: "a", Password: "b"}
	if err := server.Send(t.Context(), message); err == nil || len(s.Taken(t)) != 0 {
		t.Errorf("a server that knows no sign-in: %v", err)
	}
}

// A certificate that nobody vouches for ends the matter: nothing is sent in the clear instead.
func TestAnUntrustedServerGetsNothing(t *testing.T) {
	s := smtptest.Start(t, true)
	err := mail.Server{Addr: s.Addr, Security: mail.StartTLS, From: message.From}.Send(t.Context(), message)
	var doubt *mail.Doubt
	if err == nil || errors.As(err, &doubt) || len(s.Taken(t)) != 0 {
		t.Errorf("%v, %d taken", err, len(s.Taken(t)))
	}
}

// A line that breaks after the last dot leaves a doubt; one that breaks before it does not.
func TestABrokenLineIsADoubtOnlyOnceTheMessageWasHandedOver(t *testing.T) {
	for _, c := range []struct {
		replies []string
		doubt   bool
	}{
		{[]string{"220 here", "250 here", "250 ok", "250 ok"}, false},
		{[]string{"220 here", "250 here", "250 ok", "250 ok", "354 go on"}, true},
		{[]string{"220 here", "250 here", "250 ok", "250 ok", "354 go on", "554 not this"}, false},
		{[]string{"220 here", "250 here", "250 ok", "550 nobody here"}, false},
	} {
		err := mail.Server{Addr: replying(t, c.replies), Security: mail.Plain, From: message.From}.Send(t.Context(), message)
		var doubt *mail.Doubt
		if err == nil || errors.As(err, &doubt) != c.doubt {
			t.Errorf("after %q: %v", c.replies, err)
		}
	}
}

func TestCheck(t *testing.T) {
	from := message.From
	for _, c := range []struct {
		server mail.Server
		ok     bool
	}{
		{mail.Server{Addr: "mail.example:587", Security: mail.StartTLS, From: from}, true},
		{mail.Server{Addr: "mail.example:465", Security: mail.Implicit, From: from, User: "a", Password: "b"}, true},
		{mail.Server{Addr: "127.0.0.1:25", Security: mail.Plain, From: from}, true},
		{mail.Server{Addr: "mail.example:25", Security: mail.Plain, From: from}, false},
		{mail.Server{Addr: "mail.example", Security: mail.StartTLS, From: from}, false},
		{mail.Server{Addr: "mail.example:587", Security: "ssl", From: from}, false},
		{mail.Server{Addr: "mail.example:587", Security: mail.StartTLS, From: from, User: "a"}, false},
		{mail.Server{Addr: "mail.example:587", Security: mail.StartTLS}, false},
	} {
		if err := c.server.Check(); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.server, err)
		}
	}
	for text, ok := range map[string]bool{"": true, "an.nv@maugiang.gov.vn": true, "An <an@x.vn>": false, "an@x": false, "an": false, "an@x.vn\r\nBcc: b@x.vn": false, "ân@x.vn": false} {
		if _, err := mail.Address(text); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// replying is a server that says so much and then hangs up.
func replying(t *testing.T, replies []string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		buffer := make([]byte, 1<<16)
		for i, reply := range replies {
			if i > 0 {
				if _, err := c.Read(buffer); err != nil {
					return
				}
			}
			_, _ = c.Write([]byte(reply + "\r\n"))
		}
		if replies[len(replies)-1][:3] == "354" {
			_, _ = c.Read(buffer)
		}
	}()
	return l.Addr().String()
}

func decoded(part *multipart.Part) io.Reader {
	return base64.NewDecoder(base64.StdEncoding, part)
}
