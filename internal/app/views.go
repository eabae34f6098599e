package app

import (
	"lotrinh/internal/doc"
	"lotrinh/internal/forecast"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// Home is the first page: the term's timeline and what needs attention.
type Home struct {
	Term      plan.Term
	Timeline  []Moment
	All       plan.Tally
	Units     []UnitTally // the first of the units that lead something, most overdue first
	Leading   int         // how many units lead something
	Themes    []ThemeTally
	Documents []DocumentTally
	Overdue   []ItemRow // the longest overdue
	DueSoon   []ItemRow
	Period    when.Period // the one being reported now
	Reporting Reporting
	Pending   int // candidates waiting for review
}

// Moment is one point of the timeline, with a link to what it is about.
type Moment struct {
	On    when.Date
	Sort  string // congress, meeting, review, document, due (a month's due items)
	Title string
	Href  string
	Count int // for due: how many items fall due in the month that begins On
	Late  int // for due: how many of them are still open and past
}

// UnitTally, ThemeTally and DocumentTally are figures with what they are about.
type UnitTally struct {
	Unit  org.Unit
	Tally plan.Tally
}

type ThemeTally struct {
	Theme plan.Theme
	Tally plan.Tally
}

type DocumentTally struct {
	Document doc.Document
	Tally    plan.Tally
}

// Reporting says who has sent the report of a period: of the units that its cycle asks, where no cycle asks for it of those that
// lead something open.
type Reporting struct {
	Period   when.Period
	Owing    int
	Draft    int
	Sent     int // and not endorsed yet
	Endorsed int // and not approved yet
	Returned int
	Approved int
	Missing  int // report.State.Missing
}

// Page is one page of a list and how many rows the whole list has.
type Page[T any] struct {
	Rows    []T
	Total   int
	Number  int // 1-based
	PerPage int
}

// pageNumber keeps a number that anybody may write into an address to what a list can have.
func pageNumber(n int) int { return min(max(n, 1), 1_000_000) }

// Pages is how many pages there are, at least one.
func (p Page[T]) Pages() int { return max(1, (p.Total+p.PerPage-1)/p.PerPage) }

// ItemRow is an item as lists show it.
type ItemRow struct {
	Item       plan.Item
	Leads      []string // names as they are now
	Due        plan.DueVersion
	Standing   plan.Standing
	Time       plan.TimeState
	DaysLate   int    // > 0 when overdue
	LateFirst  int    // days late against the first day ever set, where that is another one
	DocumentID doc.ID // the first of Sources, "" when no document tells the item
	Document   string // its short name
	Sources    []Source
	Outlook    *forecast.Likelihood // AddOutlook; nil = not asked for, or the kind has no states
	Rating     *plan.Rating         // AddOutlook: of the coordinator, nil = none
	lead       org.UnitID           // the first of Leads
	shared     bool                 // several units owe it
}

// ItemView is everything about one item.
type ItemView struct {
	ItemRow
	Proposed      []ProposedBy // the proposals of contributions that it came from
	Kind          plan.Kind
	Parent        *plan.Item
	Children      []ItemRow
	Assignments   []AssignmentView
	Themes        []plan.Theme
	InTheme       map[plan.ThemeID]string // the links to Themes, by id
	Links         []LinkView
	Contributions []Contribution // of a task, the indicators it moves; of an indicator, what moves it
	Source        *doc.Document  // the first of Sources
	Context       Excerpt        // the sentence there in its paragraph
	Places        []Place        // where documents tell it again
	DueHistory    []plan.DueVersion
	Told          DueTold           // what the deadline means in days
	Occurrences   []plan.Occurrence // of what returns, oldest first
	Extensions    []plan.Extension  // requests, newest first
	Asking        []org.UnitID      // may ask for more time: the leads, or members of a lead that is a group
	Targets       []plan.Target
	Observations  []plan.Observation
	Decimals      *int       // with which its values are shown; nil = as written
	Lines         []LineView // approved and submitted reports, newest first
	History       []HistoryRow
	Products      []ProductView
	Six           []plan.Clear    // of kinds that have states
	Candidate     *plan.Candidate // as it was read, with the rules that found each field
}

// AssignmentView is one unit's part in the item.
type AssignmentView struct {
	Assignment plan.Assignment
	Unit       org.Unit
	Post       org.Post // of the role accountable
}

// LinkView is a link seen from one end; Outgoing tells which.
type LinkView struct {
	Link     plan.Link
	Outgoing bool
	Title    string
	Href     string
	Replaced bool // the other end is a document that counts no more
	Firm     bool // it follows from a decision, and goes with that
}

// Excerpt is a piece of source text: before, the marked sentence, after.
type Excerpt struct {
	Before, Marked, After string
	PassageID             string
	Headings              []string
}

// HistoryRow is one journal entry as a person reads it.
type HistoryRow struct {
	Entry   journal.Entry
	Changes []FieldChange
	Back    org.Action     // the right that taking it back asks for; "" = it cannot be
	By      *journal.Entry // that took it back
	Times   int            // how many acts of the same sort it stands for, where a page tells them as one
}

// FieldChange is one field before and after.
type FieldChange struct{ Noun, Field, Before, After string }

// LineView is one report line with its report.
type LineView struct {
	Line   report.Line
	Report report.Report
	Unit   org.Unit
}

// DocumentRow is a document as lists show it.
type DocumentRow struct {
	Document doc.Document
	Items    int // in the plan from it
	Pending  int // candidates waiting
	Tally    plan.Tally
}

// DocumentView is a document with all that hangs on it.
type DocumentView struct {
	Document doc.Document
	Life     []doc.Event
	Links    []LinkView
	Themes   []plan.Theme
	Tally    plan.Tally
	Items    []ItemRow
	Pending  int
	Passages []PassageView
	Counts   []CountView
	History  []HistoryRow
	Versions Versions
	Said     int64 // the journal entry by which it was said what version it is of another; 0 = nobody has, or it was taken back
}

// CountView is a number the text states against what was found.
type CountView struct {
	Text          string
	Of            string
	Stated, Found int
}

// PassageView is one passage with the spans that items or candidates came from, in order, never overlapping.
type PassageView struct {
	Passage doc.Passage
	Text    string
	Marks   []Mark
}

// Mark is a highlighted range of PassageView.Text; Href leads to the item or the candidate.
type Mark struct {
	Start, End int // bytes in PassageView.Text
	Href       string
	Kind       plan.KindCode
	Current    bool
	Verdict    plan.Verdict // of a candidate, "" of an item
}

// QueueRow is a document in the review queue.
type QueueRow struct {
	Document  doc.Document
	Pending   int
	Accepted  int
	Rejected  int
	Questions int // open, in pending candidates
	Sure      int // pending with confidence ≥ 0.9 and no question
}

// CandidateRow is a candidate with what was decided.
type CandidateRow struct {
	Candidate  plan.Candidate
	DocumentID doc.ID
	Verdict    plan.Verdict
	ItemID     plan.ItemID
	Reason     string     // of a rejection
	LeadUnits  []org.Unit // how the written names resolve now; a missing one has Name = as written and no ID
	CoordUnits []org.Unit
	Asked      bool // a person is asked about it: it waits, and stands for its task
	Ambiguous  bool // a name means several units: only a person can accept it
}

// ReviewView is the review page of one document.
type ReviewView struct {
	Document   doc.Document
	Passages   []PassageView
	Candidates []CandidateRow
	Current    *CandidateRow  // the one being looked at; nil when all is done
	Told       []CandidateRow // where the document tells its task again; one decision takes all
	Twin       doc.ID         // a document of the same number, as long as nobody has said how the two stand to each other
	Known      *Known         // the item of the plan that the current one stands for, when an earlier version had it
	Index      int            // its place among those a person is asked about, 1-based; 0 = it is decided with another telling
	Asked      int            // how many tasks a person is still asked about, each once however often it is told
	Next, Prev plan.CandidateID
	NextAsking plan.CandidateID // the next one with a question, from the beginning behind the last
	Row        QueueRow
	Above      int // how many "accept all above P" would take, P as asked
	P          float64
	Left       Left    // what it would leave, and why
	Due        DueTold // what the deadline of the current one means in days
	Show       Show

	askingBehind bool // NextAsking stands behind Current
}

// UnitView is a unit's page.
type UnitView struct {
	Unit          org.Unit
	Parent        *org.Unit
	Children      []org.Unit
	Posts         []org.Post
	Tally         plan.Tally // of what it leads
	Coordinates   int        // items it coordinates
	Overdue       []ItemRow
	DueSoon       []ItemRow
	Months        []MonthTally // what falls due by month
	Reports       []ReportRow
	CurrentPeriod when.Period
	Members       []org.Unit // of a group
	Heirs         []UnitHeir // who took over a unit that ended, as laws say; nothing goes over until an act says so
	Changes       []UnitChange
}

// UnitHeir is a unit that took another over. One without ID is not registered yet.
type UnitHeir struct {
	Unit  org.Unit
	Field string // of work, "" = all
	Part  bool   // of the area
}

// MonthTally is what falls due in a month, by state.
type MonthTally struct {
	Month      when.Period
	Open       int
	Done, Late int // done on time, done late
	Cancelled  int
}

// ReportRow is a report in a list; State "" = nothing begun.
type ReportRow struct {
	Report report.Report
	Unit   org.Unit
	Lines  int
}

// ReportView is a unit's report of a period: one line for each item it owes, whether begun or not.
type ReportView struct {
	Report  report.Report // ID "" until first saved
	Unit    org.Unit
	Lines   []ReportLine
	Steps   []report.Step // what the acting post may do now; of one that is not begun, once something is in it
	Edit    bool          // the acting post may change lines
	History []HistoryRow

	Headings []report.Heading // of its narrative
	Asked    *Asked           // by the cycle of the period; nil where there is none
	Odd      []report.Oddity  // of the lines as they are
	Lacks    []Lack           // what keeps it from being sent, where the post may send it
	Below    bool             // units stand below this one, from whose reports it can be put together

	fulfilled map[plan.ItemID][]report.Line // of items that return: the approved lines that count for the unit
}

// ReportLine is one item of the grid with this period's line and that of the last report that was sent.
type ReportLine struct {
	Item     ItemRow
	Kind     plan.Kind
	Line     report.Line // ID "" until first saved
	Previous *report.Line
	Own      *ItemRow // of an item that several units owe: the item as it stands for this unit alone

	// Of a report that may be written: which times of a recurring item are open, the earliest first, the request for more time
	// that waits, and whether the post may ask for more time.
	Open   []plan.Occurrence
	Asked  *plan.Extension
	MayAsk bool
}

// ThemeView is a theme with its versions and items.
type ThemeView struct {
	Theme    plan.Theme
	Document doc.Document
	Previous *plan.Theme
	Tally    plan.Tally
}
