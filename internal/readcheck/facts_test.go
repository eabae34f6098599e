package readcheck

import (
	"fmt"
	"regexp"
	"strings"

	"lotrinh/internal/extract"
	"lotrinh/internal/vi"
)

// facts are what a reading says, one a line, evened out: small letters, one spelling of tones, bodies, days and numbers of one digit.
func facts(r *extract.Result) []string {
	if r == nil {
		return []string{"refused"}
	}
	var out []string
	say := func(format string, parts ...any) { out = append(out, fmt.Sprintf(format, parts...)) }
	for _, c := range r.Candidates {
		due := ""
		if d := c.Due; d != nil {
			due = fmt.Sprint(d.From, "..", d.To, " ", d.Modality, " ", d.Recurrence)
		}
		say("%s %q lead %q coord %q due %q", c.Kind, even(c.Text), evenAll(c.Lead), evenAll(c.Coord), due)
		for _, v := range c.Values {
			say("  value %s %s %s %s %s %v %q", v.Sort, v.Comparator, v.Number, v.High, even(v.Unit), v.Period, even(v.Worded))
		}
	}
	for _, x := range r.Refs {
		say("ref %s %s %s %s", even(x.Type), even(x.Number), x.Date, even(x.Issuer))
	}
	for _, u := range r.Units {
		say("unit %s", even(u.Name))
	}
	for _, c := range r.Counts {
		say("count %d %s: %d", c.Stated, even(c.Of), len(c.Members))
	}
	return out
}

func evenAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = even(s)
	}
	return out
}

var (
	zeros    = regexp.MustCompile(`\b0+(\d)`)
	longDay  = regexp.MustCompile(`(?:ngày )?\b(\d{1,2}) tháng (\d{1,2}) năm (\d{4})`)
	shortDay = regexp.MustCompile(`(?:ngày )?\b(\d{1,2}) (\d{1,2}) (\d{4})\b`)
)

func even(s string) string {
	s = strings.ReplaceAll(vi.Exact(strings.ReplaceAll(s, "*", "")), "ubnd", "ủy ban nhân dân")
	s = zeros.ReplaceAllString(s, "$1")
	return shortDay.ReplaceAllString(longDay.ReplaceAllString(s, "$1 $2 $3"), "$1/$2/$3")
}
