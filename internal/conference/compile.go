package conference

import (
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Compile settles the volume and the order of speaking. It is refused while something that came is undecided, while a talk has
// no place, and where nothing was accepted; name says a unit in words.
func (c *Conference) Compile(papers []Contribution, name func(org.UnitID) string) error {
	if err := c.at(Collecting); err != nil {
		return err
	}
	list := func(units []Contribution) string {
		var names []string
		for _, x := range units {
			names = append(names, name(x.UnitID))
		}
		return strings.Join(names, "; ")
	}
	if open := Undecided(papers); len(open) > 0 {
		return fault.New(fault.Conflict, "Còn %[1]d tham luận chưa quyết định: %[2]s. Chọn, trả lại xong hoặc không sử dụng rồi mới biên tập.", "%[1]d contributions are undecided: %[2]s. Accept or decline them before the volume is compiled.", len(open), list(open))
	}
	p := ProgrammeOf(c.Starts, papers)
	if len(p.Talks)+len(p.Printed) == 0 {
		return fault.New(fault.Conflict, "Chưa có tham luận nào được chọn.", "No contribution is accepted yet.")
	}
	if p.Unset > 0 {
		var unset []Contribution
		for _, t := range p.Talks {
			if t.Order == 0 || t.Minutes == 0 {
				unset = append(unset, t.Contribution)
			}
		}
		return fault.New(fault.Conflict, "Thứ tự phát biểu chưa xếp xong: %[2]s chưa có thứ tự hoặc số phút.", "The order of speaking is not settled: %[2]s have no place or no minutes (%[1]d).", p.Unset, list(unset))
	}
	c.State = Compiled
	return nil
}

// Hold records that the conference took place.
func (c *Conference) Hold(today when.Date) error {
	if err := c.at(Compiled); err != nil {
		return err
	}
	switch {
	case c.HeldOn == "":
		return fault.New(fault.Invalid, "Chưa ghi ngày tổ chức hội nghị.", "The day of the conference is not set.").At("held_on")
	case c.HeldOn > today:
		return fault.New(fault.Conflict, "Hội nghị tổ chức ngày %s; ngày đó chưa đến.", "The conference is on %[2]s, which has not come.", c.HeldOn.Vi(), c.HeldOn)
	}
	c.State = Held
	return nil
}

// Back goes back one step: from held to compiled, from compiled to collecting.
func (c *Conference) Back(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.New(fault.Invalid, "Cần ghi lý do.", "A reason is needed.").At("reason")
	}
	switch c.State {
	case Held:
		c.State = Compiled
	case Compiled:
		c.State = Collecting
	default:
		return fault.New(fault.Conflict, "Kỷ yếu của hội nghị này chưa biên tập.", "The volume of this conference is not compiled.")
	}
	return nil
}

func (c Conference) at(s State) error {
	if c.State != s {
		return fault.New(fault.Conflict, "Hội nghị đang ở bước %[1]q.", "The conference stands at %[2]q.", c.State.Vi(), lang.En.Say(c.State.Vi()))
	}
	return nil
}
