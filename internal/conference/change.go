package conference

import (
	"reflect"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// Change is a change of a conference that was agreed to already: postponed, its outline or deadlines changed, by a document or
// for a reason.
type Change struct {
	On    when.Date `json:"on"`
	By    doc.ID    `json:"by,omitempty"`
	Why   string    `json:"why,omitempty"`
	Parts []Part    `json:"parts"`
	From  when.Date `json:"from,omitempty"` // the day of the conference before
	To    when.Date `json:"to,omitempty"`   // … and since
}

// Part is what of a conference was changed.
type Part string

const (
	ItsDay       Part = "held_on"
	ItsPlace     Part = "place"
	ItsTitle     Part = "title"
	ItsUnits     Part = "units"
	ItsOutline   Part = "outline"
	ItsDeadlines Part = "deadlines"
	ItsNeeds     Part = "needs"
	ItsProposal  Part = "proposal"
)

// Parts in the order in which a change tells them.
var Parts = []Part{ItsDay, ItsPlace, ItsTitle, ItsUnits, ItsOutline, ItsDeadlines, ItsNeeds, ItsProposal}

// Vi is the part as pages say it.
func (p Part) Vi() string {
	switch p {
	case ItsDay:
		return "Đổi ngày tổ chức"
	case ItsPlace:
		return "Đổi nơi tổ chức"
	case ItsTitle:
		return "Đổi tên hội nghị"
	case ItsUnits:
		return "Đổi cơ quan tổ chức, đầu mối"
	case ItsOutline:
		return "Sửa đề cương"
	case ItsDeadlines:
		return "Đổi các thời hạn"
	case ItsNeeds:
		return "Đổi yêu cầu với tham luận"
	case ItsProposal:
		return "Ghi văn bản đề xuất"
	}
	return string(p)
}

const maxChanges = 200

// Changed notes what is other than before in a conference that was agreed to: then a document or a reason is asked for. Before
// the agreement the proposal is changed freely.
func (c *Conference) Changed(before Conference, on when.Date, by doc.ID, why string) error {
	parts := c.differs(before)
	if before.State == Proposed || len(parts) == 0 {
		return nil
	}
	x := Change{On: on, By: by, Why: strings.TrimSpace(why), Parts: parts}
	switch {
	case x.By == "" && x.Why == "" && !(len(parts) == 1 && parts[0] == ItsProposal):
		return fault.New(fault.Invalid, "Hội nghị đã được đồng ý: sửa thì phải ghi văn bản hoặc lý do.", "The conference was agreed to: a change names a document or a reason.").At("why")
	case len(x.Why) > maxWords:
		return fault.New(fault.TooLarge, "Lý do dài quá %d byte.", "The reason is longer than %d bytes.", maxWords).At("why")
	case len(c.Changes) >= maxChanges:
		return fault.New(fault.TooLarge, "Một hội nghị ghi tối đa %d lần thay đổi.", "A conference notes at most %d changes.", maxChanges)
	}
	if before.HeldOn != c.HeldOn {
		x.From, x.To = before.HeldOn, c.HeldOn
	}
	c.Changes = append(c.Changes, x)
	return nil
}

func (c *Conference) differs(before Conference) (out []Part) {
	differs := map[Part]bool{
		ItsDay: c.HeldOn != before.HeldOn, ItsPlace: c.Place != before.Place, ItsTitle: c.Title != before.Title,
		ItsUnits:   c.HostID != before.HostID || c.SecretaryID != before.SecretaryID,
		ItsOutline: !reflect.DeepEqual(c.Outline, before.Outline), ItsDeadlines: !slices.Equal(c.Deadlines, before.Deadlines),
		ItsNeeds: !slices.Equal(c.Needs, before.Needs) || c.Length != before.Length, ItsProposal: c.ProposedBy != before.ProposedBy,
	}
	for _, p := range Parts {
		if differs[p] {
			out = append(out, p)
		}
	}
	return out
}
