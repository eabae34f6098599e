package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
)

const backAction = "entry.back"

// backs are the acts that can be taken back by their journal entry, with the right that doing and undoing them asks for.
// What decides on candidates has a way back of its own (undo.go), and so has what moves units (reorganise_back.go).
var backs = []struct {
	action string // and whatever it says after a point
	right  org.Action
}{
	{"document.earlier", org.ReviewQueue},
	{"document.carry", org.ReviewQueue},
	{"document.apply", org.ReviewQueue},
	{"item.version", org.ReviewQueue},
	{"item.version-kept", org.ReviewQueue},
	{"document.gone", org.EditPlan},
	{"document.repeal", org.EditPlan},
	{"document.unlink", org.ImportDocument},
	{"item.link", org.EditPlan},
	{"item.unlink", org.EditPlan},
	{closeAction, org.EditPlan},
}

// rightBack is the right that taking an act back asks for, "" where there is no way back.
func rightBack(action string) org.Action {
	for _, b := range backs {
		if action == b.action || strings.HasPrefix(action, b.action+".") {
			return b.right
		}
	}
	return ""
}

// Back is an act with what taking it back does.
type Back struct {
	Entry journal.Entry
	Rows  []BackRow
	Stop  error          // what stands against it; nil = nothing
	By    *journal.Entry // that took it back already
}

// BackRow is one sort of thing that taking an act back changes alike.
type BackRow struct {
	Noun  string
	Do    BackDo
	Count int
	Names []string // of the first of them
}

// BackDo is what becomes of a row.
type BackDo string

const (
	BackDrop    BackDo = "drop"    // the act made it: it goes
	BackAgain   BackDo = "again"   // the act removed it: it is there again
	BackRestore BackDo = "restore" // the act altered it: it is as before
)

// Vi is what becomes of a row, in the words of pages.
func (d BackDo) Vi() string {
	switch d {
	case BackDrop:
		return "bỏ đi"
	case BackAgain:
		return "có lại"
	}
	return "về như trước"
}

// shownNames is how many things of a sort are named.
const shownNames = 12

// BackOf tells what taking an act back would do, and does nothing.
func (a *App) BackOf(ctx context.Context, who Who, seq int64) (Back, error) {
	return a.backOf(a.store.Read(ctx), who, seq)
}

func (a *App) backOf(r store.Reader, who Who, seq int64) (b Back, err error) {
	if b.Entry, err = r.Entry(seq); err != nil {
		return b, err
	}
	right := rightBack(b.Entry.Action)
	if right == "" {
		return b, fault.New(fault.Conflict, "Việc #%d không lấy lại được bằng một lần bấm; hãy sửa tiếp từ hiện trạng.", "Act #%d cannot be taken back in one go; go on from where things stand.", seq)
	}
	if err := who.must(right); err != nil {
		return b, err
	}
	done, err := r.BacksOf([]string{strconv.FormatInt(seq, 10)})
	if err != nil {
		return b, err
	}
	for _, e := range done {
		b.By = &e
		b.Stop = fault.New(fault.Conflict, "Việc này đã được lấy lại ngày %s.", "This was taken back on %s.", e.Day.Vi())
	}
	if b.Entry.Action == closeAction {
		return a.backOfClosing(r, b)
	}
	if b.Entry.Changes, err = r.ChangesOf(seq); err != nil {
		return b, err
	}
	for _, c := range slices.Backward(b.Entry.Changes) {
		name, err := a.nameOf(r, c)
		if err != nil {
			return b, err
		}
		b.add(c, name)
		if b.Stop != nil {
			continue
		}
		if stop := r.MayPutBack(c); fault.Is(stop, fault.Conflict) {
			b.Stop = fault.New(fault.Conflict, "Chưa lấy lại được: %[1]s. %[2]s", "This cannot be taken back yet: %[1]s. %[3]s", name, fault.Say(stop, "vi"), fault.Say(stop, "en"))
		} else if stop != nil {
			return b, stop
		}
	}
	return b, nil
}

func (b *Back) add(c journal.Change, name string) {
	do := BackRestore
	switch {
	case c.Before == "":
		do = BackDrop
	case c.After == "":
		do = BackAgain
	}
	i := slices.IndexFunc(b.Rows, func(x BackRow) bool { return x.Noun == c.Noun && x.Do == do })
	if i < 0 {
		b.Rows, i = append(b.Rows, BackRow{Noun: c.Noun, Do: do}), len(b.Rows)
	}
	row := &b.Rows[i]
	row.Count++
	if name != "" && len(row.Names) < shownNames && !slices.Contains(row.Names, name) {
		row.Names = append(row.Names, name)
	}
}

// TakeBack takes an act back whole, as one act: it is refused where anything that it changed was changed again.
func (a *App) TakeBack(ctx context.Context, who Who, seq int64, why string) (Back, error) {
	b, err := a.BackOf(ctx, who, seq)
	if err == nil {
		err = b.Stop
	}
	if err != nil {
		return b, err
	}
	reason := fmt.Sprintf("lấy lại #%d", seq)
	if why = strings.TrimSpace(why); why != "" {
		reason += ": " + why
	}
	if b.Entry.Action == closeAction {
		return b, a.reopenTerm(ctx, who, b, reason)
	}
	return b, a.change(ctx, who, act{backAction, "entry", strconv.FormatInt(seq, 10), reason}, func(tx *store.Tx) error {
		now, err := a.backOf(tx.Reader, who, seq)
		if err == nil {
			err = now.Stop
		}
		if err != nil {
			return err
		}
		for _, c := range slices.Backward(now.Entry.Changes) {
			if err := tx.PutBack(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// wayBack tells of each act of a history whether it can be taken back, and which were.
func wayBack(r store.Reader, rows []HistoryRow) error {
	var seqs []string
	for i, row := range rows {
		if rows[i].Back = rightBack(row.Entry.Action); rows[i].Back != "" {
			seqs = append(seqs, strconv.FormatInt(row.Entry.Seq, 10))
		}
	}
	if len(seqs) == 0 {
		return nil
	}
	done, err := r.BacksOf(seqs)
	for i, row := range rows {
		if by, ok := done[strconv.FormatInt(row.Entry.Seq, 10)]; ok && row.Back != "" {
			rows[i].By, rows[i].Back = &by, ""
		}
	}
	return err
}
