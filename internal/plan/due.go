package plan

import (
	"cmp"

	"lotrinh/internal/when"
)

// Modality is how a deadline phrase binds: "trong" in, "đến/chậm nhất" by, "trước" before, "từ" from, "khoảng" about, "sau khi" event.
type Modality string

// Due is a deadline: the phrase as written stays beside the interval it was read as. An unknown interval with a
// recurrence ("thường xuyên", "P1Y") is a duty without a last day; without one it is "not stated".
type Due struct {
	Raw        string    `json:"raw"`
	From       when.Date `json:"from"`
	To         when.Date `json:"to"` // last allowed day; "trước ngày D" gives D−1
	Modality   Modality  `json:"modality"`
	Recurrence []string  `json:"recurrence"` // ISO periods (P1Y, P6M, P3M, P1M) or "thường xuyên", "định kỳ"
	Rule       *Rule     `json:"rule,omitempty"`
}

// Rule is how a deadline makes its days, beside the phrase it was read from: it returns, or is counted from an event.
type Rule struct {
	Returns []when.Recurring `json:"returns,omitempty"`
	Anchor  when.Date        `json:"anchor,omitempty"` // periods longer than a year are counted from its year
	From    when.Date        `json:"from,omitempty"`   // no earlier occurrence is owed
	Until   when.Date        `json:"until,omitempty"`  // nor a later one; "" = as long as the item is in the plan
	Moved   []Move           `json:"moved,omitempty"`  // single occurrences that were extended
	Counted *when.Counted    `json:"counted,omitempty"`
	Event   *Event           `json:"event,omitempty"` // of Counted; nil = not recorded yet
}

// Move is an occurrence that was given a later last day.
type Move struct {
	From when.Date `json:"from"` // the day that the rule makes, by which an occurrence is named
	To   when.Date `json:"to"`
}

// Event is what a deadline waited for, once somebody has recorded it.
type Event struct {
	On       when.Date `json:"on"`
	Document string    `json:"document"` // its number and date, which prove the day
}

// Returning tells whether a rule makes occurrences.
func (d Due) Returning() bool { return d.Rule != nil && len(d.Rule.Returns) > 0 && d.Rule.From != "" }

// Waiting tells whether a deadline has no day until its event is recorded.
func (d Due) Waiting() bool { return d.To == "" && d.Rule != nil && d.Rule.Counted != nil }

// DueOf is a deadline as its words were read. A period that is named beside a recurrence bounds it.
func DueOf(raw string, p when.Phrase) Due {
	d := Due{Raw: raw, From: p.Interval.From, To: p.Interval.To, Modality: Modality(p.Modality), Recurrence: p.Recurrence}
	if len(p.Returns) > 0 || p.Counted != nil {
		d.Rule = &Rule{Returns: p.Returns, Counted: p.Counted}
	}
	if len(p.Returns) > 0 && !p.Inherited {
		d.Rule.From, d.Rule.Until = p.Interval.From, p.Interval.To
	}
	return d
}

// Begun lets the occurrences of a deadline begin on the day it came into the plan, unless it begins later: what was owed
// before, nobody here has asked for. Periods of several years are counted from the day of the document.
func (d Due) Begun(document, today when.Date) Due {
	if d.Rule == nil || len(d.Rule.Returns) == 0 || d.Rule.Anchor != "" {
		return d
	}
	rule := *d.Rule
	rule.Anchor = cmp.Or(rule.From, document, today)
	rule.From = max(rule.From, today)
	d.Rule = &rule
	return d
}

// Stated tells whether the source says anything about time.
func (d Due) Stated() bool { return d.Raw != "" || d.To != "" || len(d.Recurrence) > 0 }

// DueVersion is the due date of an item as kept: the original last day stays for ever beside the current one.
type DueVersion struct {
	ItemID   ItemID    `json:"item_id"`
	Rev      int       `json:"rev"`
	Due                // current
	Original when.Date `json:"original"`           // first last-day ever set; a correction of a misreading moves it too
	Extended int       `json:"extended,omitempty"` // how often it was extended by request
	Reason   string    `json:"reason"`             // why it moved
}
