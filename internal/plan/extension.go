package plan

import (
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// ExtensionID identifies a request for a later due day.
type ExtensionID string

// ExtensionState is how far a request has come.
type ExtensionState string

const (
	ExtensionAsked     ExtensionState = "asked"
	ExtensionGranted   ExtensionState = "granted"
	ExtensionRefused   ExtensionState = "refused"
	ExtensionWithdrawn ExtensionState = "withdrawn"
)

// ExtensionStates in the order pages list them.
var ExtensionStates = []ExtensionState{ExtensionAsked, ExtensionGranted, ExtensionRefused, ExtensionWithdrawn}

// Vi is the state as pages say it.
func (s ExtensionState) Vi() string {
	switch s {
	case ExtensionAsked:
		return "Chờ quyết định"
	case ExtensionGranted:
		return "Đồng ý gia hạn"
	case ExtensionRefused:
		return "Không đồng ý gia hạn"
	case ExtensionWithdrawn:
		return "Đã rút đề nghị"
	}
	return string(s)
}

// Extension is a unit's request for a later due day of what it leads, and what was decided. A day moves by no other way.
type Extension struct {
	ID         ExtensionID    `json:"id"`
	Rev        int            `json:"rev"`
	ItemID     ItemID         `json:"item_id"`
	UnitID     org.UnitID     `json:"unit_id"` // asks
	PostID     org.PostID     `json:"post_id"` // asks for it
	AskedOn    when.Date      `json:"asked_on"`
	Reason     string         `json:"reason"`
	Document   string         `json:"document"`             // number and date of the letter that asks
	Occurrence when.Date      `json:"occurrence,omitempty"` // of a recurring item: Occurrence.Day
	OldDay     when.Date      `json:"old_day"`              // last day as it stood when asked
	NewDay     when.Date      `json:"new_day"`
	State      ExtensionState `json:"state"`
	Decision   string         `json:"decision"` // the reason of who decided
	DecidedOn  when.Date      `json:"decided_on"`
}

// maxExtensionText bounds a reason, in bytes.
const maxExtensionText = 4000

// Validate checks a request.
func (e *Extension) Validate() error {
	e.Reason, e.Document = strings.TrimSpace(e.Reason), strings.TrimSpace(e.Document)
	switch {
	case e.NewDay == "":
		return fault.New(fault.Invalid, "Cần ghi hạn mới.", "Write the new due day.").At("new_day")
	case e.NewDay <= e.OldDay:
		return fault.New(fault.Invalid, "Hạn mới %s không muộn hơn hạn đang có %s.", "The new day %s is not later than the present one, %s.", e.NewDay.Vi(), e.OldDay.Vi()).At("new_day")
	case e.Reason == "":
		return fault.New(fault.Invalid, "Cần ghi lý do xin gia hạn.", "Say why more time is needed.").At("reason")
	case len(e.Reason) > maxExtensionText || len(e.Document) > maxExtensionText:
		return fault.New(fault.Invalid, "Lý do hoặc văn bản dài quá %d ký tự.", "The reason or the document is longer than %d characters.", maxExtensionText).At("reason")
	}
	return nil
}

// TooLate tells whether it was asked only after the day had passed.
func (e Extension) TooLate() bool { return e.OldDay < e.AskedOn }

// Decide grants or refuses a request that still waits.
func (e *Extension) Decide(grant bool, reason string, today when.Date) error {
	if e.State != ExtensionAsked {
		return fault.New(fault.Conflict, "Đề nghị gia hạn này đã xong: %s.", "This request is over: %s.", e.State.Vi())
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return fault.New(fault.Invalid, "Cần ghi lý do của quyết định.", "The decision needs a reason.").At("decision")
	}
	e.State, e.Decision, e.DecidedOn = ExtensionRefused, reason, today
	if grant {
		e.State = ExtensionGranted
	}
	return nil
}
