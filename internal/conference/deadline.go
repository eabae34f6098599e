package conference

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// Stage is what must be done by a deadline.
type Stage string

const (
	DraftDue  Stage = "draft" // first version
	RoundDue  Stage = "round" // answers to a round of review
	FinalDue  Stage = "final" // the version for the volume
	VolumeDue Stage = "volume"
)

// Vi is the stage as pages say it.
func (s Stage) Vi() string {
	switch s {
	case DraftDue:
		return "Nộp bản thảo"
	case RoundDue:
		return "Nộp bản chỉnh sửa"
	case FinalDue:
		return "Nộp bản chính thức"
	case VolumeDue:
		return "Hoàn thành kỷ yếu"
	}
	return string(s)
}

// Deadline is the last day of a stage; Round counts rounds of review from 1.
type Deadline struct {
	Stage Stage     `json:"stage"`
	Round int       `json:"round,omitempty"`
	On    when.Date `json:"on"`
}

const maxDeadlines = 20

func (c *Conference) validDeadlines() error {
	if len(c.Deadlines) == 0 || len(c.Deadlines) > maxDeadlines {
		return fault.New(fault.Invalid, "Cần ít nhất một thời hạn nộp, nhiều nhất %d.", "At least one deadline is needed, at most %d are taken.", maxDeadlines).At("deadlines")
	}
	drafts := 0
	for i, d := range c.Deadlines {
		switch {
		case d.Stage.Vi() == string(d.Stage) || d.On == "":
			return fault.New(fault.Invalid, "Thời hạn thứ %d thiếu ngày hoặc không rõ việc.", "Deadline %d lacks its day or its stage.", i+1).At("deadlines")
		case (d.Stage == RoundDue) != (d.Round > 0):
			return fault.New(fault.Invalid, "Thời hạn %[1]q: chỉ vòng chỉnh sửa mới có số vòng.", "Deadline %[2]q: only a round of review has a number.", d.Stage.Vi(), lang.En.Say(d.Stage.Vi())).At("deadlines")
		case i > 0 && d.On < c.Deadlines[i-1].On:
			return fault.New(fault.Invalid, "Thời hạn %[1]q (%[2]s) đứng sau một ngày muộn hơn.", "Deadline %[3]q (%[4]s) stands after a later day.", d.Stage.Vi(), d.On.Vi(), lang.En.Say(d.Stage.Vi()), d.On).At("deadlines")
		case c.HeldOn != "" && d.On > c.HeldOn:
			return fault.New(fault.Invalid, "Thời hạn %[1]q (%[2]s) sau ngày tổ chức %[3]s.", "Deadline %[4]q (%[5]s) is after the day of the conference, %[6]s.", d.Stage.Vi(), d.On.Vi(), c.HeldOn.Vi(), lang.En.Say(d.Stage.Vi()), d.On, c.HeldOn).At("deadlines")
		}
		if d.Stage == DraftDue {
			drafts++
		}
	}
	if drafts != 1 {
		return fault.New(fault.Invalid, "Cần đúng một thời hạn nộp bản thảo.", "Exactly one deadline for drafts is needed.").At("deadlines")
	}
	return nil
}

// DueOf is the last day on which a contribution in its present state must be handed in; "" = nothing is awaited, or no day
// was set. A returned contribution is due with its round; where that round has no day of its own, with the final version.
func (c Conference) DueOf(x Contribution) when.Date {
	day := func(stage Stage, round int) when.Date {
		for _, d := range c.Deadlines {
			if d.Stage == stage && d.Round == round {
				return d.On
			}
		}
		return ""
	}
	switch x.State {
	case Awaited:
		return day(DraftDue, 0)
	case Returned:
		if on := day(RoundDue, x.Round); on != "" {
			return on
		}
		return day(FinalDue, 0)
	}
	return ""
}

// InTimeBy is the last day on which a version handed in now is in time: that on which one is awaited, and for a contribution that was
// withdrawn the day on which it would be.
func (c Conference) InTimeBy(x Contribution) when.Date {
	if x.State == Withdrawn {
		if x.State = Awaited; x.Round > 0 {
			x.State = Returned
		}
	}
	return c.DueOf(x)
}

// Late tells whether a contribution is awaited and its day is over.
func (c Conference) Late(x Contribution, today when.Date) bool {
	due := c.DueOf(x)
	return due != "" && due < today
}
