package report

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// State of a report of a unit for a period.
type State string

const (
	Draft     State = "draft"
	Submitted State = "submitted"
	Returned  State = "returned"
	Endorsed  State = "endorsed" // by the head of the unit, or of one above it
	Approved  State = "approved"
)

// States are all of them, in the order in which a report goes through them.
var States = []State{Draft, Submitted, Returned, Endorsed, Approved}

// Vi is the state as pages say it.
func (s State) Vi() string {
	switch s {
	case Draft:
		return "Đang soạn"
	case Submitted:
		return "Đã gửi, chờ duyệt"
	case Returned:
		return "Bị trả lại"
	case Endorsed:
		return "Thủ trưởng đã duyệt"
	case Approved:
		return "Đã duyệt"
	}
	return string(s)
}

// Step is one move a report may make, and the right that it needs.
type Step struct {
	From   State
	Action string // submit, withdraw, endorse, return, approve
	Vi     string
	To     State
	Right  org.Action
	Reason bool // the move asks for a reason
	Alone  bool // only of a unit whose head is nobody today: else the head comes first
}

// Steps is the whole procedure, up the levels: the unit sends, its head endorses, the coordinator approves. The check and
// the buttons both read it, and offer what moves a report on before what takes it back. Where an action stands twice, whoever has one of the two rights may take it.
var Steps = []Step{
	{From: Draft, Action: "submit", Vi: "Gửi báo cáo", To: Submitted, Right: org.SendReport},
	{From: Returned, Action: "submit", Vi: "Gửi lại", To: Submitted, Right: org.SendReport},
	{From: Submitted, Action: "endorse", Vi: "Thủ trưởng duyệt", To: Endorsed, Right: org.EndorseReport},
	{From: Submitted, Action: "return", Vi: "Trả lại", To: Returned, Right: org.EndorseReport, Reason: true},
	{From: Submitted, Action: "return", Vi: "Trả lại", To: Returned, Right: org.JudgeReport, Reason: true},
	{From: Submitted, Action: "approve", Vi: "Duyệt", To: Approved, Right: org.JudgeReport, Alone: true},
	{From: Submitted, Action: "withdraw", Vi: "Rút lại", To: Draft, Right: org.SendReport},
	{From: Endorsed, Action: "return", Vi: "Trả lại", To: Returned, Right: org.EndorseReport, Reason: true},
	{From: Endorsed, Action: "return", Vi: "Trả lại", To: Returned, Right: org.JudgeReport, Reason: true},
	{From: Endorsed, Action: "approve", Vi: "Duyệt", To: Approved, Right: org.JudgeReport},
	{From: Approved, Action: "return", Vi: "Mở lại", To: Returned, Right: org.JudgeReport, Reason: true},
}

// Mover is who takes a step, seen from the reporting unit.
type Mover struct {
	May    func(org.Action) bool // for this unit
	Headed bool                  // somebody is head of the unit today
}

// StepsOpen are the steps that somebody may take now, each action once.
func (r Report) StepsOpen(by Mover) (out []Step) {
	seen := map[string]bool{}
	for _, s := range Steps {
		if s.From == r.State && by.May(s.Right) && !(s.Alone && by.Headed) && !seen[s.Action] {
			seen[s.Action] = true
			out = append(out, s)
		}
	}
	return out
}

// Take makes one step, or says why not.
func (r *Report) Take(action string, by Mover, reason string, today when.Date) error {
	refused := fault.New(fault.Conflict, "Báo cáo đang ở trạng thái %[1]q, không thể làm bước này.", "The report is %[2]q; this step is not possible.", r.State.Vi(), lang.En.Say(r.State.Vi()))
	for _, s := range Steps {
		switch {
		case s.From != r.State || s.Action != action:
			continue
		case !by.May(s.Right):
			refused = fault.New(fault.Denied, "Chức danh đang chọn không được %[1]q báo cáo này.", "The chosen post may not do this to the report: %[2]s.", s.Vi, lang.En.Say(s.Vi))
			continue
		case s.Alone && by.Headed:
			return fault.New(fault.Conflict, "Đơn vị này có thủ trưởng: báo cáo chờ thủ trưởng duyệt trước.", "This unit has a head, who endorses the report first.")
		case s.Reason && reason == "":
			return fault.New(fault.Invalid, "Cần ghi lý do khi trả lại báo cáo.", "Returning a report needs a reason.").At("reason")
		}
		r.moveOn(s, reason, today)
		return nil
	}
	return refused
}

func (r *Report) moveOn(s Step, reason string, today when.Date) {
	r.State = s.To
	switch s.Action {
	case "submit":
		r.SubmittedOn, r.EndorsedOn, r.Reason, r.Remarks = today, "", "", nil
	case "endorse":
		r.EndorsedOn = today
	case "approve":
		r.ApprovedOn = today
	case "return":
		r.Reason, r.EndorsedOn, r.ApprovedOn = reason, "", ""
	case "withdraw":
		r.SubmittedOn = ""
	}
}

// Sent tells whether the report is before those who judge it; until then it is its unit's own.
func (s State) Sent() bool { return s == Submitted || s == Endorsed || s == Approved }

// Missing tells whether the unit still has to send it: nothing was begun, nothing was sent, or what was sent was taken back. One
// that was returned was sent, and is counted as returned. Every page that says "chưa gửi" means this.
func (s State) Missing() bool { return s == "" || s == Draft }

// Editable tells whether lines may still change.
func (r Report) Editable() bool { return r.State == Draft || r.State == Returned }
