package store

import (
	"fmt"
	"sync/atomic"

	"lotrinh/internal/when"
)

// Watch counts and tells what an operator should know of a store at work; every method may be called on nil.
type Watch struct {
	Retries   atomic.Int64                 // acts begun anew because another transaction was in their way
	ClockBack func(today, holds when.Date) // an act came on a day before what it changes; nil = nobody is told
}

func (w *Watch) retry() {
	if w != nil {
		w.Retries.Add(1)
	}
}

func (w *Watch) clockBack(today, holds when.Date) {
	if w != nil && w.ClockBack != nil {
		w.ClockBack(today, holds)
	}
}

// earlier is an act whose day comes before the day from which something it replaces has held: the clock was moved back.
// No version may end before it began, so the act is done again as one of that day.
type earlier struct{ than when.Date }

func (e *earlier) Error() string { return fmt.Sprintf("the act comes before %s", e.than) }
