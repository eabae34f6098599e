package store_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

const writers, rounds = 8, 10

// crowd lets writers act on one database through several stores at once, each as a process of its own would.
type crowd struct {
	t      *testing.T
	stores []*store.Store
	done   atomic.Int64 // acts that were committed
	told   atomic.Int64 // acts that were told of a conflict
}

func newCrowd(t *testing.T, db storetest.DB, processes int) *crowd {
	c := &crowd{t: t}
	for range processes {
		c.stores = append(c.stores, db.Open(t))
	}
	fill(t, c.stores[0])
	return c
}

// act is committed and true, or refused with a conflict and false; anything else fails the test.
func (c *crowd) act(writer int, do func(*store.Tx) error) bool {
	err := c.stores[writer%len(c.stores)].Change(c.t.Context(), act(today), do)
	switch {
	case err == nil:
		c.done.Add(1)
		return true
	case fault.Is(err, fault.Conflict):
		c.told.Add(1)
	default:
		c.t.Error(err)
	}
	return false
}

func (c *crowd) all(do func(writer int)) {
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() { do(w) })
	}
	group.Wait()
}

// Everybody reads, changes and writes the same row: each change that was acknowledged is in the history, none was overwritten.
func TestNoUpdateIsLost(t *testing.T) {
	for _, processes := range []int{1, 2} {
		t.Run(fmt.Sprintf("%d processes", processes), func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db storetest.DB) {
				c := newCrowd(t, db, processes)
				r := c.stores[0].Read(t.Context())
				head, err := r.Head()
				if err != nil {
					t.Fatal(err)
				}
				c.all(func(w int) {
					for n := range rounds {
						mine := fmt.Sprintf("%d của người ghi %d", n, w)
						c.act(w, func(tx *store.Tx) error {
							it, err := store.Items.Get(tx.Reader, "i1")
							if err != nil {
								return err
							}
							it.Group = append(it.Group, mine)
							return store.Items.Save(tx, &it)
						})
					}
				})
				it, err := store.Items.Get(r, "i1")
				if err != nil || int64(len(it.Group)) != c.done.Load() || int64(it.Rev) != c.done.Load()+1 {
					t.Errorf("%d acts were acknowledged, %d stand in the item at revision %d, %v", c.done.Load(), len(it.Group), it.Rev, err)
				}
				if c.done.Load() < rounds || c.done.Load()+c.told.Load() != writers*rounds {
					t.Errorf("%d done, %d told of a conflict, of %d", c.done.Load(), c.told.Load(), writers*rounds)
				}
				if after := verified(t, c.stores[0]); after.Seq != head.Seq+c.done.Load() {
					t.Errorf("%d entries for %d acts", after.Seq-head.Seq, c.done.Load())
				}
			})
		})
	}
}

// Writers report on items they share and move due dates crosswise, while readers look on.
func TestFiguresHoldWhileManyWrite(t *testing.T) {
	const processes = 2
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		c := newCrowd(t, db, processes)
		const shared = 4
		for w := range writers {
			change(t, c.stores[0], today, func(tx *store.Tx) error {
				return store.Units.Save(tx, &org.Unit{ID: org.UnitID(fmt.Sprint("w", w)), Code: fmt.Sprint("w", w), Name: fmt.Sprint("Đơn vị ", w)})
			})
		}
		change(t, c.stores[0], today, func(tx *store.Tx) error {
			for i := range shared {
				if err := addTask(tx, fmt.Sprint("x", i), "w0"); err != nil {
					return err
				}
				for w := 1; w < writers; w++ {
					if err := store.Assignments.Save(tx, &plan.Assignment{ID: fmt.Sprintf("x%d-%d", i, w), ItemID: plan.ItemID(fmt.Sprint("x", i)), Role: plan.Lead, UnitID: org.UnitID(fmt.Sprint("w", w))}); err != nil {
						return err
					}
				}
			}
			return nil
		})
		stop := make(chan struct{})
		var readers sync.WaitGroup
		for n := range 3 {
			readers.Go(func() { lookOn(t, c.stores[n%processes], n, stop) })
		}
		c.all(func(w int) {
			for n := range rounds {
				c.act(w, func(tx *store.Tx) error { return reportOn(tx, w, n, shared) })
				c.act(w, func(tx *store.Tx) error {
					first := 0
					if n == rounds/2 {
						first = w // crosswise once: such acts wait for each other in a circle until the database ends it
					}
					for i := range 2 {
						id := plan.ItemID(fmt.Sprint("x", (i+first)%2))
						if err := moveDue(tx, id, today.Add(n+w), fmt.Sprint("lần ", n)); err != nil {
							return err
						}
					}
					return nil
				})
			}
		})
		close(stop)
		readers.Wait()
		verified(t, c.stores[0])
		if c.done.Load() < writers*rounds {
			t.Errorf("only %d acts of %d went through", c.done.Load(), 2*writers*rounds)
		}
	})
}

// reportOn keeps a unit's report of a month, approved at once, with a line on every shared item.
func reportOn(tx *store.Tx, w, n, shared int) error {
	period := when.Period(fmt.Sprintf("%d-%02d", 2024+n/12, n%12+1))
	unit := org.UnitID(fmt.Sprint("w", w))
	x := report.Report{ID: report.ID(fmt.Sprintf("%s-%s", unit, period)), UnitID: unit, Period: period, State: report.Approved}
	for i := range shared {
		i = (i + w) % shared
		l := report.Line{ID: fmt.Sprintf("%s-%d", x.ID, i), ReportID: x.ID, UnitID: unit, Period: period, ItemID: plan.ItemID(fmt.Sprint("x", i)), State: plan.InProgress, Percent: 8 * n}
		if n == rounds-1 {
			l.State, l.DoneOn, l.Percent = plan.Done, today, 100
		}
		if err := store.Lines.Save(tx, &l); err != nil {
			return err
		}
	}
	return store.Reports.Save(tx, &x)
}

// lookOn reads until it is told to stop: one moment of the store always fits together.
func lookOn(t *testing.T, s *store.Store, reader int, stop <-chan struct{}) {
	for day := today; ; day = day.Add(5) {
		if err := s.KeepDay(t.Context(), day, plan.SoonDays); err != nil {
			t.Error(err)
		}
		if reader == 0 {
			if _, wrong, err := s.Verify(t.Context(), journal.Head{}); err != nil || len(wrong) > 0 {
				t.Errorf("verify beside writers: %q, %v", wrong, err)
			}
		} else if err := s.Snapshot(t.Context(), func(r store.Reader) error { return fits(t, r) }); err != nil {
			t.Error(err)
		}
		select {
		case <-stop:
			return
		case <-time.After(10 * time.Millisecond): // leaves something to the writers
		}
	}
}

// fits compares the figures with the lists behind them, and the two items that are always moved together.
func fits(t *testing.T, r store.Reader) error {
	for _, day := range []when.Date{today, today.Add(10)} {
		tally, err := r.Tally(store.Everything, day, plan.SoonDays)
		if err != nil {
			return err
		}
		for _, x := range []struct {
			what   string
			figure int
			query  store.ItemQuery
		}{
			{"total", tally.Total, store.ItemQuery{State: "tracked"}}, {"done", tally.Done(), store.ItemQuery{State: "done"}}, {"overdue", tally.Overdue, store.ItemQuery{Time: plan.Overdue}},
			{"due soon", tally.DueSoon, store.ItemQuery{Time: plan.DueSoon}}, {"in time", tally.InTime, store.ItemQuery{Time: plan.InTime}}, {"reported", tally.Reported, store.ItemQuery{Seen: "yes"}},
		} {
			x.query.Today, x.query.SoonDays = day, plan.SoonDays
			list, err := r.ItemIDs(x.query)
			if err != nil {
				return err
			}
			if len(list) != x.figure {
				t.Errorf("%s on %s: the figure is %d, the list has %d", x.what, day, x.figure, len(list))
			}
		}
	}
	rows, err := r.ItemRows([]plan.ItemID{"x0", "x1"})
	if err == nil && rows[0].Standing.DueOn != rows[1].Standing.DueOn {
		t.Errorf("half an act: one item is due on %s, the other on %s", rows[0].Standing.DueOn, rows[1].Standing.DueOn)
	}
	return err
}
