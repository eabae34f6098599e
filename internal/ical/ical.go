// Package ical writes calendars in the iCalendar format (RFC 5545): days on which something is due, and things to do.
package ical

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Entry is one line of a calendar. Day is an ISO date; an entry without one is a thing to do without a last day.
type Entry struct {
	UID     string // stays the same while the thing does
	Todo    bool   // a thing to do, else a day
	Day     string
	Title   string
	Text    string
	URL     string
	Done    bool
	Percent int // of a thing to do; −1 = unknown
	Rev     int
}

// Calendar is a named list of entries as they stood at a time.
type Calendar struct {
	Name    string
	Product string // "-//Lo Trinh//VI"
	At      time.Time
	Entries []Entry
}

// Bytes is the calendar as a file.
func (c Calendar) Bytes() []byte {
	var w writer
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", c.Product)
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.text("X-WR-CALNAME", c.Name)
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H")
	for _, e := range c.Entries {
		w.entry(e, c.At.UTC().Format("20060102T150405Z"))
	}
	w.line("END", "VCALENDAR")
	return w.b
}

type writer struct{ b []byte }

func (w *writer) entry(e Entry, stamp string) {
	kind := "VEVENT"
	if e.Todo {
		kind = "VTODO"
	}
	w.line("BEGIN", kind)
	w.text("UID", e.UID)
	w.line("DTSTAMP", stamp)
	w.line("SEQUENCE", itoa(max(e.Rev, 0)))
	w.text("SUMMARY", e.Title)
	if e.Text != "" {
		w.text("DESCRIPTION", e.Text)
	}
	if e.URL != "" {
		w.line("URL", strings.Join(strings.Fields(e.URL), ""))
	}
	day := strings.ReplaceAll(e.Day, "-", "")
	switch {
	case e.Todo:
		if day != "" {
			w.line("DUE;VALUE=DATE", day)
		}
		state := "NEEDS-ACTION"
		if e.Done {
			state = "COMPLETED"
		} else if e.Percent > 0 {
			state = "IN-PROCESS"
		}
		w.line("STATUS", state)
		if e.Percent >= 0 {
			w.line("PERCENT-COMPLETE", itoa(min(e.Percent, 100)))
		}
	default:
		w.line("DTSTART;VALUE=DATE", day)
		w.line("TRANSP", "TRANSPARENT") // a day on which something is due keeps nobody busy
	}
	w.line("END", kind)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// text writes a value that people wrote: what the format uses itself is escaped (3.3.11).
func (w *writer) text(name, value string) {
	value = strings.NewReplacer("\\", `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(value)
	w.line(name, strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(value, "")))
}

// line folds after 75 bytes, never inside a character (3.1).
func (w *writer) line(name, value string) {
	rest, room := name+":"+value, 75
	for len(rest) > room {
		cut := room
		for cut > 1 && !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.b = append(append(w.b, rest[:cut]...), "\r\n "...)
		rest, room = rest[cut:], 74
	}
	w.b = append(append(w.b, rest...), "\r\n"...)
}
