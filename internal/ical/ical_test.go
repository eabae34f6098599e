package ical_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"lotrinh/internal/ical"
)

func TestCalendar(t *testing.T) {
	at := time.Date(2026, 6, 20, 9, 30, 0, 0, time.FixedZone("", 7*3600))
	got := string(ical.Calendar{Name: "Việc của tôi", Product: "-//Lo Trinh//VI", At: at, Entries: []ical.Entry{
		{UID: "report-so-tc-2026-06@lotrinh", Day: "2026-06-30", Title: "Nộp báo cáo", Rev: 1},
		{UID: "i1@lotrinh", Todo: true, Day: "2026-07-15", Title: "Trình Đề án; lấy ý kiến, hoàn thiện", Text: "Dòng 1\nDòng 2", URL: "https://lotrinh.example/items/i1", Percent: 40, Rev: 3},
		{UID: "i2@lotrinh", Todo: true, Title: "Không có hạn", Percent: -1},
	}}.Bytes())
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Lo Trinh//VI
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Việc của tôi
REFRESH-INTERVAL;VALUE=DURATION:PT6H
BEGIN:VEVENT
UID:report-so-tc-2026-06@lotrinh
DTSTAMP:20260620T023000Z
SEQUENCE:1
SUMMARY:Nộp báo cáo
DTSTART;VALUE=DATE:20260630
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VTODO
UID:i1@lotrinh
DTSTAMP:20260620T023000Z
SEQUENCE:3
SUMMARY:Trình Đề án\; lấy ý kiến\, hoàn thiện
DESCRIPTION:Dòng 1\nDòng 2
URL:https://lotrinh.example/items/i1
DUE;VALUE=DATE:20260715
STATUS:IN-PROCESS
PERCENT-COMPLETE:40
END:VTODO
BEGIN:VTODO
UID:i2@lotrinh
DTSTAMP:20260620T023000Z
SEQUENCE:0
SUMMARY:Không có hạn
STATUS:NEEDS-ACTION
END:VTODO
END:VCALENDAR
`, "\n", "\r\n")
	if got != want {
		t.Errorf("%s", got)
	}
}

// Whatever people write: no line is longer than 75 bytes, no character is cut, and unfolding gives the text back.
func TestLinesAreFoldedBetweenCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.StringOfN(rapid.RuneFrom([]rune("aĐờ😀 ,;\\\n")), 0, 200, -1).Draw(t, "title")
		file := string(ical.Calendar{Entries: []ical.Entry{{Title: title}}}.Bytes())
		for _, line := range strings.Split(file, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Fatalf("%d bytes: %q", len(line), line)
			}
		}
		_, rest, _ := strings.Cut(strings.ReplaceAll(file, "\r\n ", ""), "SUMMARY:")
		value, _, _ := strings.Cut(rest, "\r\n")
		if got := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\,`, ",", `\;`, ";").Replace(value); got != title {
			t.Fatalf("%q came back as %q", title, got)
		}
	})
}
