package plan

import "lotrinh/internal/when"

// Standing is how an item stands now, derived from its due date and its approved reports; it can be recomputed at any time.
// Lists and roll-ups read it and nothing else.
type Standing struct {
	ItemID     ItemID
	Kind       KindCode
	DueOn      when.Date // "" = no last day; of what returns, of its first occurrence that is still open
	OriginalOn when.Date // first last-day ever set in place of DueOn
	State      WorkState
	DoneOn     when.Date
	Percent    int         // −1 = unknown
	ReportedAt when.Period // last approved report that speaks of it; "" = never
	Gaps       Gaps        // what it lacks
}

// Axis is what a roll-up counts by.
type Axis string

const (
	OfKind   Axis = "kind"      // the kind of every item, in place of a state; also of those that have none
	Seen     Axis = "seen"      // the period last reported, "" = never
	DueNone  Axis = "due_none"  // no last day
	DueYear  Axis = "due_year"  // "2025"
	DueMonth Axis = "due_month" // "2025-03"
	DueDay   Axis = "due_day"   // "2025-03-15"
	Lacking  Axis = "gap"       // each Gap, whatever the state
)

// Bucket is one cell of a roll-up: so many items of a state, due in a year, month or on a day. A dashboard on any day
// adds the years before, the months before and the days before: at most some fifty rows, whatever the number of
// items, and nothing needs recomputing at midnight.
type Bucket struct {
	Axis  Axis
	Span  string
	State string // a WorkState; done is split: done_on_time, done_late; on the axis OfKind a KindCode
	Count int
	Sum   int // of known percents, on the axis Seen
	Known int // how many of Count have a known percent
}

// CountedState is the state a roll-up counts an item under: done is split by time, once and for ever.
func (s Standing) CountedState() string {
	if s.State != Done {
		return string(s.State)
	}
	if TimeStateOn("", s.DueOn, Done, s.DoneOn, 0) == Late {
		return "done_late"
	}
	return "done_on_time"
}

// Buckets are the cells this standing adds one to.
func (s Standing) Buckets() []Bucket {
	kind := Bucket{Axis: OfKind, State: string(s.Kind), Count: 1}
	if s.State == "" {
		return []Bucket{kind}
	}
	state := s.CountedState()
	seen := Bucket{Axis: Seen, Span: string(s.ReportedAt), State: state, Count: 1}
	if s.Percent >= 0 {
		seen.Sum, seen.Known = s.Percent, 1
	}
	all := []Bucket{kind, seen}
	for _, g := range s.Gaps.List() {
		all = append(all, Bucket{Axis: Lacking, Span: string(g), Count: 1})
	}
	if s.DueOn == "" {
		return append(all, Bucket{Axis: DueNone, State: state, Count: 1})
	}
	d := string(s.DueOn)
	return append(all,
		Bucket{Axis: DueYear, Span: d[:4], State: state, Count: 1},
		Bucket{Axis: DueMonth, Span: d[:7], State: state, Count: 1},
		Bucket{Axis: DueDay, Span: d, State: state, Count: 1})
}

// Tally is a set of figures for one unit, theme, document or the whole plan on one day.
type Tally struct {
	Total                           int
	NotStarted, InProgress, Paused  int
	DoneOnTime, DoneLate, Cancelled int
	Overdue, DueSoon, InTime, NoDue int // of the open ones
	Reported                        int // open or done items some approved report speaks of
	PercentSum, PercentKnown        int
	Fresh                           int // last reported for when.FreshSince or later
}

// FigureNames name the figures of a Tally in the order of Figures.
const FigureNames = "total not_started in_progress paused done_on_time done_late cancelled overdue due_soon in_time no_due reported percent_sum percent_known fresh"

// Figures are where the figures of a tally are kept.
func (t *Tally) Figures() []*int {
	return []*int{&t.Total, &t.NotStarted, &t.InProgress, &t.Paused, &t.DoneOnTime, &t.DoneLate, &t.Cancelled,
		&t.Overdue, &t.DueSoon, &t.InTime, &t.NoDue, &t.Reported, &t.PercentSum, &t.PercentKnown, &t.Fresh}
}

// Open is how many are still owed.
func (t Tally) Open() int { return t.NotStarted + t.InProgress + t.Paused }

// Done is how many are finished, on time or late.
func (t Tally) Done() int { return t.DoneOnTime + t.DoneLate }

// Percent is the mean of the known percents; ok is false when nothing is known, which is not zero.
func (t Tally) Percent() (int, bool) {
	if t.PercentKnown == 0 {
		return 0, false
	}
	return (t.PercentSum + t.PercentKnown/2) / t.PercentKnown, true
}

// TallyOn adds buckets of one key up as of a day. It is linear: the tally of a difference is the difference of the tallies.
func TallyOn(today when.Date, soonDays int, cells []Bucket) Tally {
	var t Tally
	soon := today.Add(soonDays)
	fresh := when.FreshSince(today)
	for _, c := range cells {
		switch {
		case c.Axis == Seen:
			t.addState(c)
			if c.Span != "" {
				t.Reported += c.Count
				if when.Period(c.Span).EndsFrom(fresh) {
					t.Fresh += c.Count
				}
			}
			t.PercentSum += c.Sum
			t.PercentKnown += c.Known
		case !WorkState(c.State).Open():
		case c.Axis == DueNone:
			t.NoDue += c.Count
		case c.before(string(today)):
			t.Overdue += c.Count
		case c.Axis == DueDay && c.Span >= string(today) && c.Span <= string(soon):
			t.DueSoon += c.Count
		}
	}
	t.InTime = t.Open() - t.NoDue - t.Overdue - t.DueSoon
	return t
}

func (t *Tally) addState(c Bucket) {
	t.Total += c.Count
	switch c.State {
	case string(NotStarted):
		t.NotStarted += c.Count
	case string(InProgress):
		t.InProgress += c.Count
	case string(Paused):
		t.Paused += c.Count
	case string(Cancelled):
		t.Cancelled += c.Count
	case "done_late":
		t.DoneLate += c.Count
	case "done_on_time":
		t.DoneOnTime += c.Count
	}
}

// before tells whether a cell counts towards "due before today": whole earlier years, the earlier months of this year,
// the earlier days of this month. Each due day is thus counted exactly once.
func (c Bucket) before(today string) bool {
	switch c.Axis {
	case DueYear:
		return c.Span < today[:4]
	case DueMonth:
		return c.Span[:4] == today[:4] && c.Span < today[:7]
	}
	return c.Axis == DueDay && c.Span[:7] == today[:7] && c.Span < today
}
