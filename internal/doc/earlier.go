package doc

import "lotrinh/internal/when"

// Earlier says which document a new one is a version of, as a person told it, and what was decided about what it no longer has.
type Earlier struct {
	DocumentID ID     `json:"document_id"`
	How        How    `json:"how"`
	Gone       []Gone `json:"gone,omitempty"`
}

// How a document stands to an earlier one.
type How string

const (
	Corrects How = "corrects" // bản sửa, đính chính: the same document, its text put right
	Replaces How = "replaces" // thay thế: another document in its place
	Amends   How = "amends"   // sửa đổi, bổ sung: the earlier stays in force beside it
	Apart    How = "apart"    // neither: they only look alike
)

// Hows in the order they are offered.
var Hows = []How{Corrects, Replaces, Amends, Apart}

// Vi is how the new document stands to the earlier one, read from the new one.
func (h How) Vi() string {
	switch h {
	case Corrects:
		return "Là bản sửa, đính chính của"
	case Replaces:
		return "Thay thế"
	case Amends:
		return "Sửa đổi, bổ sung"
	case Apart:
		return "Là văn bản khác với"
	}
	return string(h)
}

// Whole tells whether the earlier document no longer counts: what the new one does not have is gone.
func (h How) Whole() bool { return h == Corrects || h == Replaces }

// Stage is where the earlier document stands from then on.
func (h How) Stage() Stage {
	if h == Amends {
		return Amended
	}
	return Replaced
}

// Gone is what a person decided about an item of the plan that the new version no longer has.
type Gone struct {
	Item string    `json:"item"`         // id of the plan item
	To   string    `json:"to,omitempty"` // that it goes over to, when it is handed over
	Do   GoneDo    `json:"do"`
	Why  string    `json:"why,omitempty"`
	On   when.Date `json:"on"`
}

// GoneDo is such a decision.
type GoneDo string

const (
	Keep GoneDo = "keep"
	End  GoneDo = "end"   // thôi thực hiện
	Ask  GoneDo = "ask"   // somebody is asked first
	Hand GoneDo = "carry" // an item of another document takes it over
)

// GoneDos in the order they are offered.
var GoneDos = []GoneDo{Keep, Hand, End, Ask}

// Vi is the decision as pages say it.
func (g GoneDo) Vi() string {
	switch g {
	case Keep:
		return "Vẫn thực hiện"
	case End:
		return "Thôi thực hiện"
	case Ask:
		return "Hỏi lại"
	case Hand:
		return "Chuyển sang mục khác"
	}
	return string(g)
}

// Decided is what was decided about an item, nil when nothing yet.
func (e *Earlier) Decided(item string) *Gone {
	if e == nil {
		return nil
	}
	return decided(e.Gone, item)
}

func decided(all []Gone, item string) *Gone {
	for i := range all {
		if all[i].Item == item {
			return &all[i]
		}
	}
	return nil
}

// Decide keeps a decision in place of an earlier one about the same item. It changes a copy, so that other readers of e see no half of it.
func (e Earlier) Decide(g Gone) *Earlier {
	e.Gone = decide(e.Gone, g)
	return &e
}

func decide(all []Gone, g Gone) []Gone {
	kept := make([]Gone, 0, len(all)+1)
	for _, x := range all {
		if x.Item != g.Item {
			kept = append(kept, x)
		}
	}
	return append(kept, g)
}
