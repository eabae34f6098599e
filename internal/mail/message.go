// Package mail builds messages in Vietnamese and hands them to a mail server (SMTP).
package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"net/mail"
	"strings"
	"time"

	"lotrinh/internal/fault"
)

// Message is one mail to one person, as plain text and as HTML.
type Message struct {
	From, To   mail.Address
	Subject    string
	Text, HTML string
	At         time.Time
	ID         string // the part of the Message-ID before the @; the same mail has the same one
}

// Bytes is the message as it is sent (RFC 5322, 2045): headers in ASCII, both bodies as UTF-8 in base64, so that no server on
// the way changes a letter.
func (m Message) Bytes() []byte {
	var b bytes.Buffer
	header := func(name, value string) {
		fmt.Fprintf(&b, "%s: %s\r\n", name, strings.NewReplacer("\r", "", "\n", "").Replace(value))
	}
	host := "lotrinh.invalid"
	if _, domain, ok := strings.Cut(m.From.Address, "@"); ok {
		host = domain
	}
	header("From", m.From.String())
	header("To", m.To.String())
	header("Subject", encoded(m.Subject))
	header("Date", m.At.Format(time.RFC1123Z))
	header("Message-ID", "<"+m.ID+"@"+host+">")
	header("MIME-Version", "1.0")
	header("Auto-Submitted", "auto-generated") // RFC 3834: nobody's holiday notice answers it
	header("Content-Language", "vi")
	boundary := "lotrinh-" + m.ID
	header("Content-Type", mime.FormatMediaType("multipart/alternative", map[string]string{"boundary": boundary}))
	for _, part := range []struct{ media, body string }{{"text/plain", m.Text}, {"text/html", m.HTML}} {
		fmt.Fprintf(&b, "\r\n--%s\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", boundary, part.media)
		wrap(&b, []byte(part.body))
	}
	fmt.Fprintf(&b, "\r\n--%s--\r\n", boundary)
	return b.Bytes()
}

// encoded writes a header in words of at most 75 bytes, each of whole characters (RFC 2047).
func encoded(s string) string {
	return strings.ReplaceAll(mime.BEncoding.Encode("utf-8", s), "?= =?", "?=\r\n =?")
}

func wrap(b *bytes.Buffer, body []byte) {
	text := base64.StdEncoding.EncodeToString(body)
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	b.WriteString(text + "\r\n")
}

// maxAddress is the longest address that mail servers take.
const maxAddress = 254

// Address reads the address of a person, or ("") none.
func Address(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	a, err := mail.ParseAddress(s)
	_, domain, _ := strings.Cut(s, "@")
	if err != nil || a.Address != s || len(s) > maxAddress || !strings.Contains(domain, ".") || strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e }) {
		return "", fault.New(fault.Invalid, "%.80q không phải là địa chỉ thư điện tử.", "%.80q is not an e-mail address.", s).At("email")
	}
	return s, nil
}
