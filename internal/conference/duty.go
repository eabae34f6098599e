package conference

// Duty is what a contribution waits for.
type Duty string

const (
	Write  Duty = "write"  // the unit: a first version
	Revise Duty = "revise" // the unit: a further version
	Answer Duty = "answer" // the unit: comments that wait for an answer
	Read   Duty = "read"   // the reviewers: a version that came
	Judge  Duty = "judge"  // the reviewers: answers to their comments
)

// Duties in the order in which they are told.
var Duties = []Duty{Write, Revise, Answer, Read, Judge}

// Vi is the duty as pages say it.
func (d Duty) Vi() string {
	switch d {
	case Write:
		return "chờ viết"
	case Revise:
		return "chờ chỉnh sửa"
	case Answer:
		return "chờ trả lời ý kiến"
	case Read:
		return "chờ thẩm định"
	case Judge:
		return "chờ xem trả lời"
	}
	return string(d)
}

// OfUnit is what a contribution waits for from its unit; open is how many comments wait for an answer. "" = nothing.
func (x Contribution) OfUnit(open int) Duty {
	switch {
	case x.State == Awaited:
		return Write
	case x.State == Returned:
		return Revise
	case open > 0 && x.State != Declined && x.State != Withdrawn:
		return Answer
	}
	return ""
}

// OfDesk is what a contribution waits for from those who read it; answered is how many comments were answered and not settled.
func (x Contribution) OfDesk(answered int) Duty {
	switch {
	case x.State == HandedIn || x.State == InCheck:
		return Read
	case answered > 0 && x.State != Declined && x.State != Withdrawn:
		return Judge
	}
	return ""
}
