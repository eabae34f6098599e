package plan

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/when"
)

// CandidateID identifies a candidate once it is stored.
type CandidateID string

// Evidence is where a field was read and by which rule. From is set when it was inherited from a place outside the item.
type Evidence struct {
	Rule string    `json:"rule"` // stable id, e.g. "table.header.lead", "time.before-day"
	Span doc.Span  `json:"span"`
	From *doc.Span `json:"from,omitempty"`
}

// Candidate is something the reader proposes for the plan. Nothing of it enters the plan without a person or an explicit --accept.
// Empty slices and "" mean "not stated". Evidence has one entry per field found: lead, coord, recipient, deadline,
// deliverable, name, unit, values, period, budget.
type Candidate struct {
	ID          CandidateID           `json:"id"`
	Ord         int                   `json:"ord"` // 1-based in the document
	Kind        KindCode              `json:"kind"`
	Text        string                `json:"text"`
	Name        string                `json:"name,omitempty"` // indicator or project
	Span        doc.Span              `json:"span"`
	Locator     doc.Locator           `json:"locator"`
	PassageID   string                `json:"passage_id,omitempty"`
	Group       []string              `json:"group,omitempty"`  // headings above, outermost first
	Parent      int                   `json:"parent,omitempty"` // Ord of the item it belongs to, 0 = none
	Lead        []string              `json:"lead,omitempty"`   // names as written, one organisation each
	Coord       []string              `json:"coord,omitempty"`
	Recipient   []string              `json:"recipient,omitempty"`
	Due         *Due                  `json:"due,omitempty"`
	Deliverable string                `json:"deliverable,omitempty"`
	Unit        string                `json:"unit,omitempty"` // of measure
	Values      []Value               `json:"values,omitempty"`
	Horizon     *when.Interval        `json:"horizon,omitempty"` // of an objective or a project
	Budget      *Value                `json:"budget,omitempty"`
	Theme       string                `json:"theme,omitempty"`   // breakthrough, pillar or group it stands under, "breakthrough:2"
	SameAs      int                   `json:"same_as,omitempty"` // Ord of the telling that stands for this task, 0 = this one does
	Confidence  float64               `json:"confidence"`        // chance that span and key fields are all right
	Why         []string              `json:"why"`               // rule ids
	Evidence    map[string][]Evidence `json:"evidence,omitempty"`
	Questions   []doc.Question        `json:"questions,omitempty"`
}

// Value is one number, range or worded aim of an indicator. Number and High are exact decimals in canonical text.
type Value struct {
	Sort       string        `json:"kind"` // target, plan, actual, estimate, baseline, ratio
	Comparator string        `json:"comparator,omitempty"`
	Number     string        `json:"number,omitempty"`
	High       string        `json:"high,omitempty"` // with comparator between
	Worded     string        `json:"worded,omitempty"`
	Unit       string        `json:"unit,omitempty"`
	Scope      string        `json:"scope,omitempty"`
	Period     when.Interval `json:"period"`
}

// Verdict is what a person decided about a candidate.
type Verdict string

const (
	Pending  Verdict = "pending"
	Accepted Verdict = "accepted"
	Rejected Verdict = "rejected"

	Superseded Verdict = "superseded" // a new version of the document came before anybody decided
)

// Vi is the verdict as the review page says it.
func (v Verdict) Vi() string {
	switch v {
	case Pending:
		return "Chờ xem"
	case Accepted:
		return "Đã nhận"
	case Rejected:
		return "Đã bỏ"
	case Superseded:
		return "Đã có bản mới"
	}
	return string(v)
}

// Proposal is a candidate in the review queue with what was decided about it.
type Proposal struct {
	ID         CandidateID `json:"id"`
	Rev        int         `json:"rev"`
	DocumentID doc.ID      `json:"document_id"`
	Verdict    Verdict     `json:"verdict"`
	ItemID     ItemID      `json:"item_id"` // once accepted
	Reason     string      `json:"reason"`  // of a rejection
	Candidate  Candidate   `json:"candidate"`
	Earlier    CandidateID `json:"earlier,omitempty"` // the one of the document's earlier version that says the same, if that was decided on
}

// Sure tells whether "accept all above p" takes it: confident enough, nothing left open, no second telling of a task,
// which comes along with the first, and nothing that an earlier version of the document said, which is told apart field by field.
func (p Proposal) Sure(above float64) bool {
	return p.Verdict == Pending && p.Candidate.Confidence >= above && len(p.Candidate.Questions) == 0 && p.Candidate.SameAs == 0 && p.Earlier == ""
}
