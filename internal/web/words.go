package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// words says what pages say, in the language of one reader.
type words struct{ lang.Lang }

const langCookie = "lang"

// words of a request: the language its address asks for, else the one its form was shown in – the numbers typed there
// are written as that language writes them –, else the one chosen before, else that of the installation.
func (s *server) words(r *http.Request) words {
	if l, known := askedLang(r); known {
		return words{l}
	}
	if l, known := lang.Of(r.PostForm.Get("lang")); known {
		return words{l}
	}
	if c, err := r.Cookie(langCookie); err == nil {
		if l, known := lang.Of(c.Value); known {
			return words{l}
		}
	}
	l, _ := lang.Of(s.config.Lang)
	return words{l}
}

// askedLang is the language named in the address: "?lang=en" is a choice that can be sent as a link.
func askedLang(r *http.Request) (lang.Lang, bool) {
	if !strings.Contains(r.URL.RawQuery, "lang=") {
		return lang.Vi, false
	}
	return lang.Of(r.URL.Query().Get("lang"))
}

// keepLang remembers a language that the address asks for; the pages behind its links come in it too.
func keepLang(w http.ResponseWriter, r *http.Request) {
	if l, known := askedLang(r); known {
		http.SetCookie(w, &http.Cookie{Name: langCookie, Value: string(l), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
}

// address is where a page stands, without the language it was asked in.
func address(r *http.Request) string {
	if _, asked := askedLang(r); !asked {
		return r.URL.RequestURI()
	}
	u := *r.URL
	q := u.Query()
	q.Del("lang")
	u.RawQuery = q.Encode()
	return u.RequestURI()
}

// other is the language that a page is not in.
func other(l lang.Lang) lang.Lang {
	if l == lang.En {
		return lang.Vi
	}
	return lang.En
}

// inLang is an address with a language asked for.
func inLang(address string, l lang.Lang) string {
	sign := "?"
	if strings.Contains(address, "?") {
		sign = "&"
	}
	return address + sign + "lang=" + string(l)
}

// day writes a date as narrow cells have it: "20/06/2026", "20 Jun 2026".
func (w words) day(d when.Date) string { return d.Short(w.Lang) }

// period names a reporting period: "tháng 6 năm 2026", "June 2026".
func (w words) period(p when.Period) string { return p.In(w.Lang) }

// instant writes a journal time, Unix milliseconds, as "20/06/2026 08:05".
func (w words) instant(ms int64) string {
	if w.Lang == lang.En {
		return time.UnixMilli(ms).In(when.Vietnam()).Format("2 Jan 2006 15:04")
	}
	return time.UnixMilli(ms).In(when.Vietnam()).Format("02/01/2006 15:04")
}

// count writes a whole number: "1.234", "1,234".
func (w words) count(n int) string { return w.decimal(fmt.Sprint(n)) }

// percent writes a known percentage; −1 is unknown, which is not zero.
func (w words) percent(n int) string {
	if n < 0 {
		return w.Say("chưa có số liệu")
	}
	if w.Lang == lang.En {
		return fmt.Sprintf("%d%%", n)
	}
	return fmt.Sprintf("%d\u00a0%%", n)
}

// confidence is written with two digits: "0,94", "0.94".
func (w words) confidence(p float64) string { return w.decimal(fmt.Sprintf("%.2f", p)) }
