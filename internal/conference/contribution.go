package conference

import (
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// ContributionID identifies a contribution.
type ContributionID string

// Standing is where a contribution is on its way.
type Standing string

const (
	Awaited     Standing = "awaited"     // nothing came yet
	HandedIn    Standing = "handed_in"   // a version lies there, nobody took it up
	InCheck     Standing = "in_check"    // reviewers read it
	Returned    Standing = "returned"    // with comments, a further version is awaited
	Plenary     Standing = "plenary"     // accepted: will be spoken
	Proceedings Standing = "proceedings" // accepted for the volume alone
	Declined    Standing = "declined"
	Withdrawn   Standing = "withdrawn" // by its unit
)

// Standings in the order in which a contribution goes through them.
var Standings = []Standing{Awaited, HandedIn, InCheck, Returned, Plenary, Proceedings, Declined, Withdrawn}

// Vi is the standing as pages say it.
func (s Standing) Vi() string {
	switch s {
	case Awaited:
		return "Chờ nộp"
	case HandedIn:
		return "Đã nộp"
	case InCheck:
		return "Đang thẩm định"
	case Returned:
		return "Trả lại để chỉnh sửa"
	case Plenary:
		return "Chọn trình bày"
	case Proceedings:
		return "Chọn in kỷ yếu"
	case Declined:
		return "Không sử dụng"
	case Withdrawn:
		return "Đơn vị rút"
	}
	return string(s)
}

// Accepted tells whether the contribution comes into the volume.
func (s Standing) Accepted() bool { return s == Plenary || s == Proceedings }

// Speaks tells whether what the contribution says counts: not what its unit withdrew, or what is not used.
func (x Contribution) Speaks() bool { return x.State != Withdrawn && x.State != Declined }

// Contribution is what one unit writes for a conference.
type Contribution struct {
	ID           ContributionID `json:"id"`
	Rev          int            `json:"rev"`
	ConferenceID ID             `json:"conference_id"`
	UnitID       org.UnitID     `json:"unit_id"`
	Topics       []string       `json:"topics"` // keys of the outline
	Title        string         `json:"title,omitempty"`
	Author       string         `json:"author,omitempty"`
	State        Standing       `json:"state"`
	Round        int            `json:"round,omitempty"` // how often it was returned
	Versions     []Version      `json:"versions,omitempty"`
	Reason       string         `json:"reason,omitempty"` // of the last return, refusal or withdrawal
	Order        int            `json:"order,omitempty"`  // of speaking, from 1; 0 = does not speak
	Minutes      int            `json:"minutes,omitempty"`
}

// Version is one file handed in. The first has number 1.
type Version struct {
	Number    int        `json:"number"`
	SHA256    string     `json:"sha256"`
	Name      string     `json:"name"`
	Syllables int        `json:"syllables"`
	Text      string     `json:"text_sha256,omitempty"` // of its letters without marks and signs: the same in any format
	OCR       bool       `json:"ocr,omitempty"`         // recognised in pictures: a person compares it with the paper
	On        when.Date  `json:"on"`
	By        org.PostID `json:"by"`
	Late      bool       `json:"late,omitempty"` // after the day that was set
}

// Now is the newest version; Number 0 = none came.
func (x Contribution) Now() Version {
	if len(x.Versions) == 0 {
		return Version{}
	}
	return x.Versions[len(x.Versions)-1]
}

// Step is one move of a contribution.
type Step struct {
	Action string
	Vi     string
	From   []Standing
	To     Standing
	Desk   bool // taken by the secretariat and the working group, else by the unit that writes
	Reason bool // asks for a reason
}

// Steps is the whole procedure after something was handed in; the check and the buttons read it.
var Steps = []Step{
	{Action: "take", Vi: "Nhận thẩm định", From: []Standing{HandedIn}, To: InCheck, Desk: true},
	{Action: "return", Vi: "Trả lại để chỉnh sửa", From: []Standing{HandedIn, InCheck, Plenary, Proceedings}, To: Returned, Desk: true, Reason: true},
	{Action: "plenary", Vi: "Chọn trình bày", From: []Standing{InCheck, Proceedings}, To: Plenary, Desk: true},
	{Action: "proceedings", Vi: "Chọn in kỷ yếu", From: []Standing{InCheck, Plenary}, To: Proceedings, Desk: true},
	{Action: "decline", Vi: "Không sử dụng", From: []Standing{HandedIn, InCheck, Returned}, To: Declined, Desk: true, Reason: true},
	{Action: "reopen", Vi: "Xem xét lại", From: []Standing{Declined}, To: InCheck, Desk: true},
	{Action: "withdraw", Vi: "Rút tham luận", From: []Standing{HandedIn, InCheck, Returned}, To: Withdrawn, Reason: true},
}

const (
	maxVersions = 50
	maxMinutes  = 120
)

// StepsOpen are the steps that may be taken now, by the desk or by the unit that writes.
func (x Contribution) StepsOpen(desk bool) (out []Step) {
	for _, s := range Steps {
		if s.Desk == desk && s.from(x.State) {
			out = append(out, s)
		}
	}
	return out
}

func (s Step) from(at Standing) bool { return slices.Contains(s.From, at) }

// Take makes one step, or says why not.
func (x *Contribution) Take(action string, desk bool, reason string) error {
	reason = strings.TrimSpace(reason)
	for _, s := range Steps {
		if s.Action != action {
			continue
		}
		switch {
		case s.Desk != desk:
			return fault.New(fault.Denied, "Chức danh đang chọn không được %[1]q.", "The chosen post may not do this: %[2]s.", s.Vi, lang.En.Say(s.Vi))
		case !s.from(x.State):
			return fault.New(fault.Conflict, "Tham luận đang ở trạng thái %[1]q, không thể %[3]q.", "The contribution is %[2]q; this step is not possible: %[4]s.", x.State.Vi(), lang.En.Say(x.State.Vi()), s.Vi, lang.En.Say(s.Vi))
		case s.Reason && reason == "":
			return fault.New(fault.Invalid, "Cần ghi lý do.", "A reason is needed.").At("reason")
		}
		x.State, x.Reason = s.To, reason
		if s.To == Returned {
			x.Round++
		}
		if s.To != Plenary {
			x.Order, x.Minutes = 0, 0
		}
		return nil
	}
	return fault.New(fault.Invalid, "Không có bước %.40q.", "There is no step %.40q.", action).At("action")
}

// HandIn adds a version. The same file a second time is no version.
func (x *Contribution) HandIn(v Version, due when.Date) error {
	switch {
	case x.State.Accepted():
		return fault.New(fault.Conflict, "Tham luận đã được chọn; muốn nộp bản khác thì đề nghị trả lại.", "The contribution is accepted; to hand in another version, ask for it to be returned.")
	case x.State == InCheck:
		return fault.New(fault.Conflict, "Tham luận đang được thẩm định; nộp bản mới sau khi được trả lại, hoặc rút.", "The contribution is being read; hand in a new version when it is returned, or withdraw it.")
	case x.State == Declined:
		return fault.New(fault.Conflict, "Tham luận này không được sử dụng: %.200s", "This contribution was declined: %.200s", x.Reason)
	case x.Now().SHA256 == v.SHA256 && x.State != Withdrawn:
		return fault.New(fault.Conflict, "Tệp này giống hệt bản %[1]d đã nộp ngày %[2]s.", "This file is the same as version %[1]d, handed in on %[3]s.", x.Now().Number, x.Now().On.Vi(), x.Now().On).At("file")
	case v.Text != "" && x.Now().Text == v.Text && x.State != Withdrawn:
		return fault.New(fault.Conflict, "Chữ trong tệp này giống hệt bản %[1]d đã nộp ngày %[2]s, dù tệp khác định dạng.", "The text of this file is that of version %[1]d, handed in on %[3]s, in another format.", x.Now().Number, x.Now().On.Vi(), x.Now().On).At("file")
	case len(x.Versions) >= maxVersions:
		return fault.New(fault.TooLarge, "Một tham luận có tối đa %d bản.", "A contribution has at most %d versions.", maxVersions).At("file")
	}
	v.Number, v.Late = x.Now().Number+1, due != "" && v.On > due
	x.Versions, x.State, x.Reason = append(x.Versions, v), HandedIn, ""
	return nil
}

// Speak gives a contribution its place in the order of speaking.
func (x *Contribution) Speak(order, minutes int) error {
	switch {
	case x.State != Plenary:
		return fault.New(fault.Conflict, "Chỉ tham luận được chọn trình bày mới có thứ tự phát biểu.", "Only a contribution chosen for the plenary has a place in the order of speaking.").At("order")
	case order < 1 || minutes < 1 || minutes > maxMinutes:
		return fault.New(fault.Invalid, "Thứ tự từ 1, thời lượng từ 1 đến %d phút.", "The order begins at 1, and a talk takes 1 to %d minutes.", maxMinutes).At("order")
	}
	x.Order, x.Minutes = order, minutes
	return nil
}

// Open tells whether a version may be handed in.
func (x Contribution) Open() bool {
	return x.State == Awaited || x.State == HandedIn || x.State == Returned || x.State == Withdrawn
}
