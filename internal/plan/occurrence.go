package plan

import (
	"slices"

	"lotrinh/internal/when"
)

// Occurrence is one time that a recurring item is owed. It is never kept: it follows from the rule of the due date and from
// what units have reported.
type Occurrence struct {
	Day   when.Date // that the rule makes; names the occurrence
	DueOn when.Date // last allowed day, later than Day where it was extended
	Since when.Date // when its period begins: the day after the one before
	// DoneOn is when the last of those who owe it had done it; "" = not all of them yet.
	DoneOn when.Date
	By     []string // ids of the report lines that say so
}

// Done tells whether the occurrence is fulfilled.
func (o Occurrence) Done() bool { return o.DoneOn != "" }

// Late tells whether it was done after its day, or is not done and the day has passed.
func (o Occurrence) Late(today when.Date) bool {
	if o.Done() {
		return o.DoneOn > o.DueOn
	}
	return today > o.DueOn
}

// maxOccurrences bounds what one rule makes.
const maxOccurrences = 2000

// Occurrences are what a rule makes from its beginning to a day, in order, none of them fulfilled. After the day come as
// many more as are asked for: what is done early belongs to the next.
func (r Rule) Occurrences(until when.Date, more int) []Occurrence {
	if r.From == "" {
		return nil
	}
	var out []Occurrence
	since := r.From
	for _, day := range r.days(until, more) {
		if len(out) == maxOccurrences {
			break
		}
		out = append(out, Occurrence{Day: day, DueOn: r.moved(day), Since: since})
		since = day.Add(1)
	}
	return out
}

// days are those of all its recurrences, each once.
func (r Rule) days(until when.Date, more int) []when.Date {
	horizon := max(until, r.From)
	for years := 1; ; years *= 4 {
		far := horizon.AddYears(years)
		if far == "" || r.Until != "" && far > r.Until || years > 1000 {
			far = r.Until
		}
		if far == "" {
			return nil
		}
		var all []when.Date
		for _, x := range r.Returns {
			all = append(all, x.Between(r.Anchor, r.From, far)...)
		}
		slices.Sort(all)
		all = slices.Compact(all)
		beyond, _ := slices.BinarySearch(all, until.Add(1))
		if beyond+more <= len(all) {
			return all[:beyond+more]
		}
		if far == r.Until || years > 200 {
			return all
		}
	}
}

func (r Rule) moved(day when.Date) when.Date {
	for _, m := range r.Moved {
		if m.From == day {
			return m.To
		}
	}
	return day
}
