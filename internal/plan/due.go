package plan

import "lotrinh/internal/when"

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
}

// Stated tells whether the source says anything about time.
func (d Due) Stated() bool { return d.Raw != "" || d.To != "" || len(d.Recurrence) > 0 }

// DueVersion is the due date of an item as kept: the original last day stays for ever beside the current one.
type DueVersion struct {
	ItemID   ItemID    `json:"item_id"`
	Rev      int       `json:"rev"`
	Due                // current
	Original when.Date `json:"original"` // first last-day ever set
	Reason   string    `json:"reason"`   // why it moved
}
