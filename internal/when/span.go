package when

import (
	"regexp"
	"strings"
	"time"
)

// maxSpan bounds what is typed into a filter, in bytes.
const maxSpan = 60

// ParseSpan reads the days that somebody types to choose by time: a day, a month, a quarter, a half or a year. It takes
// "31/12/2026", "06/2026", "quý 3/2026", "Q3/2026", "2026", whatever a table cell may say as a closed interval with its year,
// the forms of Date and Period, and "20 Jun 2026", "June 2026" as English pages write them. Both ends are known.
func ParseSpan(text string) (Interval, bool) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || len(text) > maxSpan {
		return Interval{}, false
	}
	if d, ok := ParseDate(text); ok {
		return Interval{d, d}, true
	}
	if p, ok := ParsePeriod(strings.ToUpper(text)); ok {
		return p.Bounds(), true
	}
	if m := typedQuarter.FindStringSubmatch(text); m != nil {
		n := map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}[strings.ToLower(m[1])]
		if n == "" {
			n = m[1]
		}
		bounds := Period(m[2] + "-Q" + n).Bounds()
		return bounds, bounds.Known()
	}
	for layout, months := range englishSpans {
		if t, err := time.Parse(layout, text); err == nil {
			y, m, d := t.Year(), int(t.Month()), t.Day()
			if months {
				return Interval{Day(y, m, 1), LastOf(y, m)}, y > 0
			}
			return Interval{Day(y, m, d), Day(y, m, d)}, y > 0
		}
	}
	list := (&scanner{toks: tokens(text), cell: true}).all()
	if len(list) != 1 || list[0].Start != 0 || list[0].End != len(text) {
		return Interval{}, false
	}
	p := list[0]
	closed := p.Interval.From != "" && p.Interval.To != "" && p.Interval.From <= p.Interval.To
	if !closed || p.Modality != "in" || p.MissingYear || p.Invalid || len(p.Recurrence) > 0 {
		return Interval{}, false
	}
	return p.Interval, true
}

// typedQuarter is a quarter with its year, the short way too.
var typedQuarter = regexp.MustCompile(`(?i)^(?:q|quý|quy|quarter) ?([1-4]|i{1,3}|iv) ?(?:/|-|,| |of|năm|nam)+ ?([0-9]{4})$`)

// englishSpans tells of each layout whether it is a month.
var englishSpans = map[string]bool{"2 Jan 2006": false, "2 January 2006": false, "Jan 2006": true, "January 2006": true}
