package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync/atomic"

	"lotrinh/internal/when"
)

// Watch counts and tells what an operator should know of a store at work; every method may be called on nil.
type Watch struct {
	Retries   atomic.Int64                 // acts begun anew because another transaction was in their way
	ClockBack func(today, holds when.Date) // an act came on a day before what it changes; nil = nobody is told

	// Asked hears every statement before it is carried out, as the database gets it; nil = nobody listens.
	Asked func(query string, args []any)
}

// heard gives what carries statements out, with a listener before it if there is one.
func (w *Watch) heard(q querier) querier {
	if w == nil || w.Asked == nil {
		return q
	}
	return listening{q, w.Asked}
}

// listening is a querier somebody listens to.
type listening struct {
	querier
	asked func(string, []any)
}

func (l listening) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	l.asked(query, args)
	return l.querier.QueryContext(ctx, query, args...)
}

func (l listening) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	l.asked(query, args)
	return l.querier.QueryRowContext(ctx, query, args...)
}

func (l listening) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	l.asked(query, args)
	return l.querier.ExecContext(ctx, query, args...)
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
