package app

import (
	"context"
	"runtime"
	"strings"
	"sync"

	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Long lists are gone through in batches, of which a few are read ahead of whoever takes the rows.
const (
	firstRows  = 200 // whoever waits gets something soon
	batchRows  = 500
	maxBatches = 1 << 13 // whose ids may wait: 4 million items
)

// batchIDs are the ids of some rows, with blanks between: many batches wait, and one text takes half the room of its ids.
type batchIDs string

func (b batchIDs) ids() (out []plan.ItemID) {
	for id := range strings.FieldsSeq(string(b)) {
		out = append(out, plan.ItemID(id))
	}
	return out
}

// readRows are some rows of a list, or why they could not be read.
type readRows struct {
	rows []ItemRow
	err  error
}

// eachRow goes through a list in batches, so that leads and sources are asked for many items at once. The ids are taken
// first and at once, and between batches no query is open: whoever reads slowly keeps nobody from the database.
func (a *App) eachRow(r store.Reader, q store.ItemQuery, do func(ItemRow) error) error {
	if q.Length == 0 {
		var err error
		if q.Length, err = r.CountItems(q); err != nil {
			return err
		}
	}
	var work sync.WaitGroup
	defer work.Wait()
	ctx, stop := context.WithCancel(r.Context())
	defer stop()

	ids, failed := make(chan batchIDs, maxBatches), make(chan error, 1)
	work.Go(func() {
		failed <- eachBatch(a.store.Read(ctx), q, ids)
		close(ids)
	})
	inOrder := make(chan chan readRows, runtime.NumCPU()) // as many are read at once
	work.Go(func() {
		defer close(inOrder)
		for some := range ids {
			result := make(chan readRows, 1)
			select {
			case inOrder <- result:
			case <-ctx.Done():
				return
			}
			work.Go(func() {
				rows, err := a.listedRows(a.store.Read(ctx), some.ids())
				result <- readRows{rows, err}
			})
		}
	})
	for result := range inOrder {
		read := <-result
		if read.err != nil {
			return read.err
		}
		for _, row := range read.rows {
			if err := do(row); err != nil {
				return err
			}
		}
	}
	return <-failed
}

// eachBatch cuts the ids of a list into batches, until nobody wants more.
func eachBatch(r store.Reader, q store.ItemQuery, put chan<- batchIDs) error {
	var some []string
	full := firstRows
	send := func() {
		select {
		case put <- batchIDs(strings.Join(some, " ")):
		case <-r.Context().Done():
		}
		some, full = some[:0], batchRows
	}
	err := r.EachItemID(q, func(id plan.ItemID) {
		if some = append(some, string(id)); len(some) == full {
			send()
		}
	})
	if len(some) > 0 {
		send()
	}
	return err
}

// listedRows are the named items in the order named, with what lists say of them and nothing else.
func (a *App) listedRows(r store.Reader, ids []plan.ItemID) ([]ItemRow, error) {
	list, err := r.ListedRows(ids)
	if err != nil {
		return nil, err
	}
	return a.rows(r, list)
}
