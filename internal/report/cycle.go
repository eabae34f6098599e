package report

import (
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// CycleID identifies a cycle: the code of its regime and its period, "thang.2026-06".
type CycleID string

// CycleState is how far a cycle has come. It opens and closes unit by unit, so that either may be broken off and gone on with.
type CycleState string

const (
	Opening CycleState = "opening"
	Open    CycleState = "open"
	Closing CycleState = "closing"
	Closed  CycleState = "closed"
)

// Vi is the state as pages say it.
func (s CycleState) Vi() string {
	switch s {
	case Opening:
		return "Đang mở"
	case Open:
		return "Đang nhận báo cáo"
	case Closing:
		return "Đang chốt"
	case Closed:
		return "Đã chốt"
	}
	return string(s)
}

// Shut tells whether reports that come now come late.
func (s CycleState) Shut() bool { return s == Closing || s == Closed }

// Cycle is one period of a regime: what it asks for as it was when the cycle opened.
type Cycle struct {
	ID        CycleID       `json:"id"`
	Rev       int           `json:"rev"`
	RegimeID  RegimeID      `json:"regime_id"`
	Title     string        `json:"title"`
	Period    when.Period   `json:"period"`
	Data      when.Interval `json:"data"`  // the days that the data are of
	Opens     when.Date     `json:"opens"` // the day from which units are asked
	Due       when.Date     `json:"due"`   // of those without a deadline of their level
	State     CycleState    `json:"state"`
	OpenedOn  when.Date     `json:"opened_on"`
	ClosedOn  when.Date     `json:"closed_on"`
	Narrative bool          `json:"narrative"`
	Headings  []Heading     `json:"headings"`
}

// Owed is what one unit owes in a cycle, as it was when the cycle opened.
type Owed struct {
	ID      string        `json:"id"` // of the cycle and of the unit
	Rev     int           `json:"rev"`
	CycleID CycleID       `json:"cycle_id"`
	UnitID  org.UnitID    `json:"unit_id"`
	Period  when.Period   `json:"period"`
	DueOn   when.Date     `json:"due_on"`
	Items   []plan.ItemID `json:"items"` // none where only the narrative is asked for
}

// OwedID is the id of what a unit owes in a cycle, and of its snapshot.
func OwedID(c CycleID, u org.UnitID) string { return string(c) + "." + string(u) }

// Snapshot is how one unit stood when a cycle was closed; it never changes.
type Snapshot struct {
	ID        string         `json:"id"`
	Rev       int            `json:"rev"`
	CycleID   CycleID        `json:"cycle_id"`
	UnitID    org.UnitID     `json:"unit_id"`
	DueOn     when.Date      `json:"due_on"`
	ClosedOn  when.Date      `json:"closed_on"`
	ReportID  ID             `json:"report_id"` // "" = there was none
	ReportRev int            `json:"report_rev"`
	State     State          `json:"state"`     // of the report; "" = there was none
	SentOn    when.Date      `json:"sent_on"`   // "" = not sent
	DaysLate  int            `json:"days_late"` // from the due day to that of sending, or of closing where nothing was sent
	Filled    int            `json:"filled"`    // of the items owed, how many the report spoke of
	Tally     plan.Tally     `json:"tally"`     // of the items owed
	Items     []SnapshotItem `json:"items"`
}

// SnapshotItem is how one item stood then. Percent −1 is unknown, as in plan.Standing.
type SnapshotItem struct {
	ID      plan.ItemID    `json:"id"`
	State   plan.WorkState `json:"state,omitempty"` // "" = a kind without states
	Percent int            `json:"percent"`
	Value   string         `json:"value,omitempty"` // as the report gave it
	DueOn   when.Date      `json:"due,omitempty"`
	Time    plan.TimeState `json:"time,omitempty"`
	Told    bool           `json:"told,omitempty"` // the report of the period spoke of it
}

// Late is how many days a report came, or has not come, after its due day; 0 in time.
func Late(due, sent, today when.Date) int {
	if sent == "" {
		sent = today
	}
	if due == "" || sent <= due {
		return 0
	}
	return due.DaysTo(sent)
}
