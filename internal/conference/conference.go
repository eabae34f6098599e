// Package conference holds conferences and the contributions (tham luận) that units hand in to them: the call, who must write on what by when, the steps of a contribution, and the order of speaking.
package conference

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
	"lotrinh/internal/when"
)

// ID identifies a conference.
type ID string

// State is where a conference stands.
type State string

const (
	Proposed   State = "proposed"   // đề xuất: not yet agreed to
	Collecting State = "collecting" // agreed to and called: contributions are awaited
	Compiled   State = "compiled"   // the volume is made, the order of speaking is settled
	Held       State = "held"
)

// States in the order in which a conference goes through them.
var States = []State{Proposed, Collecting, Compiled, Held}

// Vi is the state as pages say it.
func (s State) Vi() string {
	switch s {
	case Proposed:
		return "Đang đề xuất"
	case Collecting:
		return "Đang thu tham luận"
	case Compiled:
		return "Đã biên tập kỷ yếu"
	case Held:
		return "Đã tổ chức"
	}
	return string(s)
}

// Conference is one conference: who runs it, what it asks for and by when.
type Conference struct {
	ID          ID         `json:"id"`
	Rev         int        `json:"rev"`
	Title       string     `json:"title"`
	HostID      org.UnitID `json:"host_id"`      // who holds it
	SecretaryID org.UnitID `json:"secretary_id"` // who collects, checks and compiles
	CallID      doc.ID     `json:"call_id,omitempty"`
	HeldOn      when.Date  `json:"held_on,omitempty"` // "" = not settled
	Starts      Clock      `json:"starts,omitempty"`  // when the first contribution is spoken
	Place       string     `json:"place,omitempty"`
	State       State      `json:"state"`
	ProposedBy  doc.ID     `json:"proposed_by,omitempty"` // the document that proposes it
	AgreedBy    doc.ID     `json:"agreed_by,omitempty"`   // the document that agrees to the proposal
	AgreedOn    when.Date  `json:"agreed_on,omitempty"`
	Outline     []Topic    `json:"outline"`
	Needs       []Need     `json:"needs,omitempty"` // what each contribution must hold
	Length      Length     `json:"length"`
	Deadlines   []Deadline `json:"deadlines"` // in the order of days
	Group       []Member   `json:"group,omitempty"`
	ReviewID    review.ID  `json:"review_id,omitempty"` // the conference's own review of its subject
	Changes     []Change   `json:"changes,omitempty"`   // since it was agreed to
	ReportID    doc.ID     `json:"report_id,omitempty"` // the main report, báo cáo chính; "" = its own review, if it has one
}

// Topic is a subject of the outline with its guiding questions.
type Topic struct {
	Key       string       `json:"key"`
	Heading   string       `json:"heading"`
	Questions []string     `json:"questions,omitempty"`
	Units     []org.UnitID `json:"units,omitempty"` // who writes on it
}

// Assigned is an outline with one more unit writing on a topic.
func Assigned(outline []Topic, key string, unit org.UnitID) ([]Topic, error) {
	out := slices.Clone(outline)
	i := slices.IndexFunc(out, func(t Topic) bool { return t.Key == key })
	switch {
	case i < 0:
		return nil, fault.New(fault.NotFound, "Đề cương không có chủ đề %.40q.", "The outline has no topic %.40q.", key).At("topic")
	case slices.Contains(out[i].Units, unit):
		return nil, fault.New(fault.Conflict, "Đơn vị này đã viết về chủ đề %.200q.", "This unit writes on the topic %.200q already.", out[i].Heading).At("unit")
	}
	out[i].Units = append(slices.Clone(out[i].Units), unit)
	return out, nil
}

// Need is something that a contribution must hold.
type Need string

const (
	OwnRole    Need = "own_role"   // the unit's own role
	OwnFigures Need = "figures"    // figures of its own field
	Ties       Need = "ties"       // to the resolution
	Proposals  Need = "proposals"  // who does what by when
	Strengths  Need = "strengths"  // strengths and weaknesses of the area
	NewThings  Need = "new_things" // what is new against last year's paper
)

// Needs in the order they are offered.
var Needs = []Need{OwnRole, OwnFigures, Ties, Proposals, Strengths, NewThings}

// Vi is the need as pages say it.
func (n Need) Vi() string {
	switch n {
	case OwnRole:
		return "Vai trò của ngành, đơn vị"
	case OwnFigures:
		return "Số liệu của ngành, đơn vị"
	case Ties:
		return "Gắn với nghị quyết"
	case Proposals:
		return "Kiến nghị cụ thể"
	case Strengths:
		return "Thế mạnh, hạn chế của địa bàn"
	case NewThings:
		return "Điểm mới so với lần trước"
	}
	return string(n)
}

// Length is how long a contribution should be, in syllables; 0 = no bound.
type Length struct {
	Least int `json:"least,omitempty"`
	Most  int `json:"most,omitempty"`
}

// Bound is how long a contribution may be at the very most: what is a little too long is told to a person, what is far beyond is
// not taken.
func (l Length) Bound() int {
	if l.Most > 0 {
		return min(tooFar*l.Most, mostSyllable)
	}
	return mostSyllable
}

// tooFar is how many times the length asked for is far beyond it.
const tooFar = 10

// Bounds of one conference.
const (
	maxTopics    = 60
	maxQuestions = 40
	maxUnits     = 500
	maxWords     = 2000 // bytes of a title, a heading, a question
	mostSyllable = 100000
)

// Validate checks a conference that is about to be kept.
func (c *Conference) Validate() error {
	c.Title, c.Place = strings.TrimSpace(c.Title), strings.TrimSpace(c.Place)
	switch {
	case c.Title == "":
		return fault.New(fault.Invalid, "Cần ghi tên hội nghị, hội thảo.", "Write the name of the conference.").At("title")
	case len(c.Title) > maxWords || len(c.Place) > maxWords:
		return fault.New(fault.TooLarge, "Tên hoặc nơi tổ chức dài quá %d byte.", "The name or the place is longer than %d bytes.", maxWords).At("title")
	case c.HostID == "":
		return fault.New(fault.Invalid, "Cần ghi cơ quan tổ chức.", "Write who holds the conference.").At("host")
	case c.SecretaryID == "":
		return fault.New(fault.Invalid, "Cần ghi cơ quan đầu mối tổng hợp.", "Write which unit collects the contributions.").At("secretary")
	case c.Length.Least < 0 || c.Length.Most < 0 || c.Length.Most > mostSyllable || c.Length.Most > 0 && c.Length.Least > c.Length.Most:
		return fault.New(fault.Invalid, "Độ dài từ %d đến %d tiếng không hợp lệ.", "A length of %d to %d syllables is not possible.", c.Length.Least, c.Length.Most).At("length")
	}
	for _, n := range c.Needs {
		if n.Vi() == string(n) {
			return fault.New(fault.Invalid, "Không có yêu cầu %.60q.", "There is no requirement %.60q.", string(n)).At("needs")
		}
	}
	if err := c.validOutline(); err != nil {
		return err
	}
	return c.validDeadlines()
}

func (c *Conference) validOutline() error {
	if len(c.Outline) == 0 || len(c.Outline) > maxTopics {
		return fault.New(fault.Invalid, "Đề cương có %d chủ đề; cần từ 1 đến %d.", "The outline has %d topics; 1 to %d are taken.", len(c.Outline), maxTopics).At("outline")
	}
	seen := map[string]bool{}
	for i := range c.Outline {
		t := &c.Outline[i]
		t.Heading = strings.TrimSpace(t.Heading)
		if t.Key == "" || t.Heading == "" || seen[t.Key] || len(t.Heading) > maxWords {
			return fault.New(fault.Invalid, "Chủ đề thứ %d của đề cương thiếu tên, trùng mã hoặc quá dài.", "Topic %d of the outline lacks a name, has a key twice, or is too long.", i+1).At("outline")
		}
		seen[t.Key] = true
		if len(t.Questions) > maxQuestions || len(t.Units) > maxUnits {
			return fault.New(fault.TooLarge, "Chủ đề %.80q có quá %d câu hỏi gợi ý hoặc quá %d đơn vị.", "Topic %.80q has more than %d guiding questions or more than %d units.", t.Heading, maxQuestions, maxUnits).At("outline")
		}
		for k, q := range t.Questions {
			if t.Questions[k] = strings.TrimSpace(q); t.Questions[k] == "" || len(q) > maxWords {
				return fault.New(fault.Invalid, "Câu hỏi gợi ý %d của chủ đề %.80q trống hoặc quá dài.", "Guiding question %d of the topic %.80q is empty or too long.", k+1, t.Heading).At("outline")
			}
		}
	}
	return nil
}

// Topic finds a topic of the outline.
func (c Conference) Topic(key string) (Topic, error) {
	for _, t := range c.Outline {
		if t.Key == key {
			return t, nil
		}
	}
	return Topic{}, fault.New(fault.NotFound, "Đề cương không có chủ đề %.60q.", "The outline has no topic %.60q.", key).At("topic")
}

// Alongside are the other units that write on the topics of a contribution, in the order of the outline.
func (c Conference) Alongside(x Contribution) (out []org.UnitID) {
	for _, t := range c.Outline {
		for _, id := range t.Units {
			if slices.Contains(x.Topics, t.Key) && id != x.UnitID && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// Asked are the units that must hand in, each with its topics, in the order of the outline.
func (c Conference) Asked() (units []org.UnitID, topics map[org.UnitID][]string) {
	topics = map[org.UnitID][]string{}
	for _, t := range c.Outline {
		for _, u := range t.Units {
			if topics[u] == nil {
				units = append(units, u)
			}
			topics[u] = append(topics[u], t.Key)
		}
	}
	return units, topics
}

// Shared are the topics that more than one unit writes on: they are told in advance, so that two do not write the same.
func (c Conference) Shared() (out []Topic) {
	for _, t := range c.Outline {
		if len(t.Units) > 1 {
			out = append(out, t)
		}
	}
	return out
}

// Agree records that the proposal was agreed to: from then on contributions are awaited.
func (c *Conference) Agree(by doc.ID, on when.Date) error {
	if c.State != Proposed {
		return fault.New(fault.Conflict, "Hội nghị này đã được đồng ý tổ chức.", "This conference was agreed to already.")
	}
	if units, _ := c.Asked(); len(units) == 0 {
		return fault.New(fault.Invalid, "Chưa giao chủ đề cho đơn vị nào: không có ai để mời viết.", "No topic is given to a unit yet: there is nobody to write.").At("outline")
	}
	c.State, c.AgreedBy, c.AgreedOn = Collecting, by, on
	return nil
}
