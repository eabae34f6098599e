package app

import (
	"context"
	"fmt"
	"io"

	"lotrinh/internal/exchange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// ValuesOptions say how a file of values is brought over.
type ValuesOptions struct {
	Dry     bool              // only tell
	Answers map[string]string // to what was asked, by exchange.Question.Key
	Leave   bool              // names that are asked about and not answered are left out
	Keep    bool              // where nothing is written, the file is kept for the answers
	Kept    string            // such a file, instead of one that is sent

	Progress func(done, total int, what string) // is told of every 2,000 values that were written; nil = nobody
}

// ValuesLoad is what a file of values does, or would do.
type ValuesLoad struct {
	Read               exchange.Told // nothing is written while anything is wrong, or asked
	New, Changed, Same int           // of values
	Left               int           // values left out
	Shown              []ValueChange
	Done               bool
	Kept               string // what Kept of the options takes, until it is written
}

// ValueChange is one value that is new or changes; the first ones are shown.
type ValueChange struct {
	Place  exchange.Place
	Code   string
	Name   string
	Of     string // name of the unit
	Sort   string
	Time   string
	Before string // "" = new
	After  string
	Unit   string
	Note   [2]string // what was done to the number, in Vietnamese and English
}

// Bounds of one import.
const (
	maxValues   = 400_000
	shownValues = 300
)

// MayBringValues refuses a post that may enter no values at all; which ones it may is checked row by row.
func (a *App) MayBringValues(who Who) error {
	if who.May(org.EditPlan) || who.May(org.EnterValues) {
		return nil
	}
	return who.refused(org.EnterValues)
}

// allowed refuses a file with a row that the post may not write: targets are set by who keeps the plan, values by who may
// enter them by hand.
func (b *intake) allowed(who Who) error {
	if who.must(org.EditPlan) == nil {
		return nil
	}
	type entry struct {
		item int
		unit org.UnitID
	}
	checked := map[entry]bool{}
	for _, x := range b.rows {
		if x.Sort != exchange.Observed {
			return fault.New(fault.Denied, "Ô %s là mức phải đạt; chức danh này không được làm việc này, chỉ được ghi số liệu.", "Cell %s is a target; this post may not do this, it may enter values only.", x.Place)
		}
		e := entry{x.item, x.unit}
		if checked[e] {
			continue
		}
		checked[e] = true
		it := b.items[x.item]
		if err := b.a.mayEnter(b.r, who, it, b.cards[it.ID], x.unit); fault.Is(err, fault.Denied) {
			return fault.New(fault.Denied, "Ô %[1]s: %[2]s là chỉ tiêu của đơn vị khác; chưa ghi gì.", "Cell %[1]s: %[2]s is of another unit; nothing was written.", x.Place, it.Code)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// ImportValues brings the values of indicators over from a workbook, a CSV or an SDMX-CSV. Values are known again by the code of the
// indicator, the time, the unit, the part and the quality: what is there and differs is changed, the rest is new. All of it is one
// act, or nothing is written.
func (a *App) ImportValues(ctx context.Context, who Who, name string, content []byte, o ValuesOptions) (ValuesLoad, error) {
	if err := a.MayBringValues(who); err != nil {
		return ValuesLoad{}, err
	}
	if o.Kept != "" {
		var err error
		if content, err = a.keptValues(o.Kept); err != nil {
			return ValuesLoad{}, err
		}
	}
	b, err := a.newIntake(a.store.Read(ctx), name, o)
	if err != nil {
		return ValuesLoad{}, err
	}
	told, err := exchange.Read(name, content, exchange.Options{Today: a.Today(), Answers: o.Answers}, b.take)
	told.Asked = append(told.Asked, b.out.Read.Asked...)
	b.out.Read = told
	if err != nil {
		return b.out, err
	}
	if err := b.allowed(who); err != nil {
		return b.out, err
	}
	if err := b.plan(); err != nil {
		return b.out, err
	}
	if o.Dry || len(b.out.Read.Asked) > 0 || b.out.Read.Wrongs > 0 {
		if b.out.Kept = o.Kept; o.Keep && o.Kept == "" {
			b.out.Kept, err = a.files.Save(content)
		}
		return b.out, err
	}
	if b.out.New+b.out.Changed == 0 {
		b.out.Done = true
		return b.out, nil
	}
	err = a.change(ctx, who, act{"values.import", "observation", newID(), fmt.Sprintf("%s: %d số liệu mới, %d số liệu đổi", name, b.out.New, b.out.Changed)}, b.write)
	b.out.Done = err == nil
	return b.out, err
}

// keptValues is a file that waits for answers.
func (a *App) keptValues(sum string) ([]byte, error) {
	again := fault.New(fault.Invalid, "Hãy gửi lại tệp.", "Send the file again.").At("file")
	if !sha256Hex.MatchString(sum) {
		return nil, again
	}
	f, err := a.files.Open(sum)
	if err != nil {
		return nil, again.Because(err)
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, exchange.MaxFile+1))
}

// write carries out what was planned; a value that somebody changed meanwhile refuses all of it.
func (b *intake) write(tx *store.Tx) error {
	total := len(b.observations) + len(b.targets)
	told := func(before int) func(int) {
		return func(n int) {
			if b.o.Progress != nil {
				b.o.Progress(before+n, total, b.name)
			}
		}
	}
	// a second try begins from the start: rows are copies
	if err := store.Observations.SaveAll(tx, append([]plan.Observation{}, b.observations...), told(0)); err != nil {
		return err
	}
	return store.Targets.SaveAll(tx, append([]plan.Target{}, b.targets...), told(len(b.observations)))
}
