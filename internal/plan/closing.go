package plan

import (
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// Fate is what becomes of an item when its term is closed.
type Fate string

const (
	Fulfilled Fate = "done"  // it is done: nobody decides about it
	Carry     Fate = "carry" // it goes on in the next term: the same item, with its code, reports and first day
	Drop      Fate = "end"   // it ends with the term
	LeaveOpen Fate = "open"  // it stays open, and stays a duty of the old term
)

// Fates are those that a person makes, in the order they are offered.
var Fates = []Fate{Carry, Drop, LeaveOpen}

// Vi is the choice as pages say it.
func (c Fate) Vi() string {
	switch c {
	case Fulfilled:
		return "Đã xong"
	case Carry:
		return "Chuyển sang nhiệm kỳ sau"
	case Drop:
		return "Kết thúc cùng nhiệm kỳ"
	case LeaveOpen:
		return "Để ngỏ"
	}
	return string(c)
}

// Settled is what was decided about an item for the closing of its term, and how it stood then.
type Settled struct {
	ID       string    `json:"id"` // SettledID
	Rev      int       `json:"rev"`
	TermCode string    `json:"term_code"`
	ItemID   ItemID    `json:"item_id"`
	Kind     KindCode  `json:"kind"`
	Code     string    `json:"code"`
	Fate     Fate      `json:"choice"` // "" = nothing is decided any more
	Why      string    `json:"why"`
	On       when.Date `json:"on"`               // day of the decision
	Frozen   *Frozen   `json:"frozen,omitempty"` // nil until the term is closed
}

// SettledID names the row of an item in the closing of a term, so that no two programs can settle it twice.
func SettledID(term string, item ItemID) string { return term + "." + string(item) }

// Frozen is how an item stood when its term was closed; nothing that comes later changes it.
type Frozen struct {
	Title      string    `json:"title"`
	Leads      []string  `json:"leads"` // names of then
	State      WorkState `json:"state"` // "" of kinds that have none
	Time       TimeState `json:"time"`
	Percent    int       `json:"percent"` // −1 = unknown
	DueOn      when.Date `json:"due_on"`
	OriginalOn when.Date `json:"original_on"`
	DoneOn     when.Date `json:"done_on"`
	ReportedAt string    `json:"reported_at"` // the last period that an approved report told of
	Value      string    `json:"value"`       // of an indicator: the newest, exact
	ValueAt    string    `json:"value_at"`    // its period
}

// Validate refuses a decision that nobody could explain later.
func (s Settled) Validate() error {
	switch {
	case !slices.Contains(Fates, s.Fate):
		return fault.New(fault.Invalid, "Cần chọn: chuyển sang nhiệm kỳ sau (carry), kết thúc (end) hay để ngỏ (open).", "Choose one: carry, end or open.").At("choice")
	case s.Fate != Carry && s.Why == "":
		return fault.New(fault.Invalid, "Cần ghi lý do khi kết thúc hoặc để ngỏ.", "Ending an item or leaving it open needs a reason.").At("why")
	}
	return nil
}

// ClosingState is how far a closing has come.
type ClosingState string

const (
	Freezing   ClosingState = "freezing" // some items are frozen; it can be gone on with
	TermClosed ClosingState = "closed"
	Reopening  ClosingState = "reopening" // it is being taken back; that can be gone on with
)

// Closing is the end of a term, with its figures as they were that day.
type Closing struct {
	ID       string         `json:"id"`
	Rev      int            `json:"rev"`
	TermCode string         `json:"term_code"`
	NextCode string         `json:"next_code"` // of the term that carried items go to; "" = none is carried
	State    ClosingState   `json:"state"`
	On       when.Date      `json:"on"`
	Document string         `json:"document"` // by which it is closed: number and day
	Note     string         `json:"note"`
	Figures  ClosingFigures `json:"figures"`
}

// ClosingFigures are added up from the frozen items.
type ClosingFigures struct {
	Items int          `json:"items"`
	Fates map[Fate]int `json:"choices"`
	Tally Tally        `json:"tally"` // of kinds that have states
	Kinds []KindFigure `json:"kinds"`
	Units []UnitFigure `json:"units"` // by leading unit; what several lead counts once for each
}

// KindFigure counts the items of one kind.
type KindFigure struct {
	Kind  KindCode `json:"kind"`
	Items int      `json:"items"`
	Done  int      `json:"done"`
	Late  int      `json:"late"` // of Done
}

// UnitFigure counts what one unit led.
type UnitFigure struct {
	Unit  string `json:"unit"` // its name of then
	Items int    `json:"items"`
	Done  int    `json:"done"`
	Late  int    `json:"late"` // of Done
	Carry int    `json:"carry"`
	End   int    `json:"end"`
	Open  int    `json:"open"`
}

// Standing is how the item stood when its term was closed.
func (s Settled) Standing() Standing {
	return Standing{ItemID: s.ItemID, Kind: s.Kind, DueOn: s.Frozen.DueOn, OriginalOn: s.Frozen.OriginalOn, State: s.Frozen.State, DoneOn: s.Frozen.DoneOn, Percent: s.Frozen.Percent, ReportedAt: when.Period(s.Frozen.ReportedAt)}
}

// Add counts one frozen item.
func (f *ClosingFigures) Add(s Settled) {
	f.Items++
	if f.Fates == nil {
		f.Fates = map[Fate]int{}
	}
	f.Fates[s.Fate]++
	done, late := s.Frozen.State == Done, s.Frozen.Time == Late
	i := slices.IndexFunc(f.Kinds, func(k KindFigure) bool { return k.Kind == s.Kind })
	if i < 0 {
		f.Kinds, i = append(f.Kinds, KindFigure{Kind: s.Kind}), len(f.Kinds)
	}
	k := &f.Kinds[i]
	k.Items, k.Done, k.Late = k.Items+1, k.Done+one(done), k.Late+one(late)
	for _, name := range s.Frozen.Leads {
		i := slices.IndexFunc(f.Units, func(u UnitFigure) bool { return u.Unit == name })
		if i < 0 {
			f.Units, i = append(f.Units, UnitFigure{Unit: name}), len(f.Units)
		}
		u := &f.Units[i]
		u.Items, u.Done, u.Late = u.Items+1, u.Done+one(done), u.Late+one(late)
		u.Carry, u.End, u.Open = u.Carry+one(s.Fate == Carry), u.End+one(s.Fate == Drop), u.Open+one(s.Fate == LeaveOpen)
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// TermOn is the term that a day belongs to: the newest that had begun, else the first; ok is false where there is none.
func TermOn(terms []Term, day when.Date) (t Term, ok bool) {
	for _, x := range terms {
		begun, before := x.From <= day, t.From <= day && ok
		if !ok || begun && (!before || x.From > t.From) || !begun && !before && x.From < t.From {
			t, ok = x, true
		}
	}
	return t, ok
}
