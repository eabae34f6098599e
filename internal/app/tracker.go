package app

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/tracker"
	"lotrinh/internal/when"
)

// TrackerOptions say how a workbook of tasks is brought over.
type TrackerOptions struct {
	Period  when.Period       // of results that stand under no period; "" = what the headings say
	Dry     bool              // only tell
	Answers map[string]string // to what was asked, by TrackerAsk.Key
	Leave   bool              // rows that are asked about and not answered are left out
	Keep    bool              // where nothing is written, the file is kept for the answers
	Kept    string            // such a file, instead of one that is sent

	Progress func(done, total int, what string) // is told of every 500 rows that were written; nil = nobody
}

// TrackerLoad is what a workbook of tasks does, or would do.
type TrackerLoad struct {
	Period   when.Period
	Rows     []TrackerRow
	New      int
	Changed  int
	Same     int
	Left     int // rows left out
	Lines    int // of past reports
	NewUnits []string
	Wrong    []tracker.Wrong // nothing is written while there are any
	Asked    []TrackerAsk    // nor while these are not answered
	Done     bool
	Kept     string // what Kept of the options takes, until it is written
}

// What becomes of a row.
const (
	TrackerNew    = "new"
	TrackerChange = "change"
	TrackerSame   = "same"
	TrackerLeft   = "left"
)

// TrackerRow is one row with what becomes of it.
type TrackerRow struct {
	Sheet   string
	N       int
	Do      string
	Code    string // of the item that is there already
	ItemID  plan.ItemID
	Title   string
	Changes []FieldChange // of the item
	Lines   int           // of past reports that are added
	Notes   []TrackerNote // what is left as the plan has it
}

// TrackerNote says why a cell changes nothing.
type TrackerNote struct{ Vi, En string }

// TrackerAsk is a question about a row. Choices are the answers it takes, the likeliest first.
type TrackerAsk struct {
	Key     string // "Nhiệm vụ!12:same", "Nhiệm vụ!12:state", "period"
	Sheet   string
	Row     int
	Column  string
	Vi, En  string
	Choices []TrackerChoice
}

// TrackerChoice is one answer: "NV-0012", "new", "skip", a work state, a period.
type TrackerChoice struct{ Value, Vi, En string }

// trackerActs bounds the questions and errors that are told at once.
const trackerTold = 300

// ImportTracker brings the tasks of a workbook over with their past: new ones become items, those of the plan are joined, and
// what the sheet says of earlier periods becomes approved lines that are marked as brought over. All of it is one act, or
// nothing is written. A file that this product wrote is known again by the ids in it.
func (a *App) ImportTracker(ctx context.Context, who Who, name string, content []byte, o TrackerOptions) (TrackerLoad, error) {
	for _, action := range []org.Action{org.EditPlan, org.JudgeReport} {
		if err := who.must(action); err != nil {
			return TrackerLoad{}, err
		}
	}
	if o.Kept != "" {
		var err error
		if content, err = a.keptTracker(o.Kept); err != nil {
			return TrackerLoad{}, err
		}
	}
	book, err := tracker.Read(content)
	if err != nil {
		return TrackerLoad{}, err
	}
	b, err := a.newBringing(a.store.Read(ctx), name, book, o)
	if err != nil {
		return TrackerLoad{}, err
	}
	if err := b.plan(); err != nil {
		return b.out, err
	}
	open := len(b.out.Asked) > 0
	if o.Dry || open || len(b.out.Wrong) > 0 {
		if b.out.Kept = o.Kept; o.Keep && o.Kept == "" {
			b.out.Kept, err = a.files.Save(content)
		}
		return b.out, err
	}
	if b.out.New+b.out.Changed+b.out.Lines == 0 {
		b.out.Done = true
		return b.out, nil
	}
	err = a.change(ctx, who, act{"tracker.import", "tracker", newID(), fmt.Sprintf("%s: %d việc mới, %d việc đổi, %d dòng báo cáo", name, b.out.New, b.out.Changed, b.out.Lines)}, b.write)
	b.out.Done = err == nil
	return b.out, err
}

// keptTracker is a file that waits for answers.
func (a *App) keptTracker(sum string) ([]byte, error) {
	if !sha256Hex.MatchString(sum) {
		return nil, fault.New(fault.Invalid, "Hãy gửi lại tệp.", "Send the file again.").At("file")
	}
	f, err := a.files.Open(sum)
	if err != nil {
		return nil, fault.New(fault.Invalid, "Hãy gửi lại tệp.", "Send the file again.").At("file").Because(err)
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, tracker.MaxFile+1))
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

// bringing is a workbook of tasks on its way into the plan.
type bringing struct {
	a     *App
	r     store.Reader
	name  string
	book  tracker.Book
	o     TrackerOptions
	rs    *resolver
	out   TrackerLoad
	acts  []trackerAct
	held  map[unitPeriod]brought
	docs  []doc.Document
	units map[string]bool // names that become units
}

type unitPeriod struct {
	unit   org.UnitID
	period when.Period
}

// trackerAct is what is written of one row.
type trackerAct struct {
	row   int // of the book
	to    int // of out.Rows
	item  plan.Item
	rev   int // that the item must still have; 0 = new
	due   *plan.Due
	leads []string // nil = stay
	coord []string
	doc   doc.ID
	saved bool // the item itself changes
	past  []trackerLine
}

func (a *App) newBringing(r store.Reader, name string, book tracker.Book, o TrackerOptions) (*bringing, error) {
	b := &bringing{a: a, r: r, name: name, book: book, o: o, held: map[unitPeriod]brought{}, units: map[string]bool{}}
	var err error
	if b.rs, err = namesOn(r, a.Today()); err != nil {
		return b, err
	}
	if b.docs, err = r.AllDocuments(); err != nil {
		return b, err
	}
	b.out.Wrong = book.Wrong
	b.out.Period = o.Period
	if b.out.Period == "" && book.AsOf != "" {
		b.out.Period = when.ReportingMonth(book.AsOf)
	}
	return b, nil
}

// plan settles what becomes of each row, and writes nothing.
func (b *bringing) plan() error {
	if err := b.settlePeriod(); err != nil {
		return err
	}
	found, err := b.match()
	if err != nil {
		return err
	}
	for i := range b.book.Rows {
		if err := b.planRow(i, found[i]); err != nil {
			return err
		}
	}
	for name := range b.units {
		b.out.NewUnits = append(b.out.NewUnits, name)
	}
	slices.Sort(b.out.NewUnits)
	return nil
}

// settlePeriod asks for the period of results that stand under none.
func (b *bringing) settlePeriod() error {
	if text := b.o.Answers["period"]; b.out.Period == "" && text != "" {
		b.out.Period = when.Period(text)
	}
	if b.out.Period != "" {
		if !b.out.Period.Bounds().Known() {
			return fault.New(fault.Invalid, "Kỳ báo cáo %q không đúng; viết 2026-06, 2026-Q2 hoặc 2026.", "The period %q is wrong; write 2026-06, 2026-Q2 or 2026.", b.out.Period).At("period")
		}
		if b.out.Period.Opens() > b.a.Today() {
			return fault.New(fault.Invalid, "Chưa đến kỳ báo cáo %s.", "The period %s has not begun.", b.out.Period.Vi()).At("period")
		}
		return nil
	}
	for _, r := range b.book.Rows {
		if r.Get(tracker.Status) == "" && r.Get(tracker.Result) == "" && r.Get(tracker.Percent) == "" {
			continue
		}
		p := when.ReportingMonth(b.a.Today())
		var choices []TrackerChoice
		for range 6 {
			choices = append(choices, TrackerChoice{string(p), p.Vi(), string(p)})
			p = p.PreviousMonth()
		}
		b.ask(TrackerAsk{Key: "period", Sheet: r.Sheet, Column: r.Column(tracker.Result), Vi: "Kết quả, tiến độ trong bảng là của kỳ nào?", En: "Of which period are the results and states of the table?", Choices: choices})
		return nil
	}
	return nil
}

func (b *bringing) wrong(r tracker.Row, f tracker.Field, err error) {
	if len(b.out.Wrong) < trackerTold {
		b.out.Wrong = append(b.out.Wrong, tracker.Wrong{Sheet: r.Sheet, Row: r.N, Column: r.Column(f), Err: err})
	}
}

func (b *bringing) ask(q TrackerAsk) {
	if len(b.out.Asked) < trackerTold {
		b.out.Asked = append(b.out.Asked, q)
	}
}

// answered is the answer to a question, if it is one that was offered; it is asked when there is none.
func (b *bringing) answered(q TrackerAsk) (string, bool) {
	text := strings.TrimSpace(b.o.Answers[q.Key])
	if text != "" && slices.ContainsFunc(q.Choices, func(c TrackerChoice) bool { return strings.EqualFold(c.Value, text) }) {
		return text, true
	}
	if b.o.Leave {
		return "skip", true
	}
	b.ask(q)
	return "", false
}

var skipChoice = TrackerChoice{"skip", "Để ngoài, không chuyển dòng này", "Leave this row out"}
