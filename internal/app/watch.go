package app

import (
	"context"
	"time"

	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Watch is told what an operator should know of an installation at work: kinds and counts, no names and no texts.
// Any of its functions may be nil.
type Watch struct {
	Act       func(action string, err error) // an act was committed (nil), or why not
	Import    func(err error)                // a document was read into the queue (nil), or why not
	ClockBack func(today, holds when.Date)   // an act of today holds from a later day, because what it changes does
	Asked     func(query string, args []any) // a statement, before the database carries it out
}

// Watch sets who is told, before anybody acts.
func (a *App) Watch(w Watch) {
	a.watch = w
	a.store.Watch = &store.Watch{ClockBack: w.ClockBack, Asked: w.Asked}
}

// Retries is how many acts were begun anew because another transaction was in their way.
func (a *App) Retries() int64 {
	if a.store.Watch == nil {
		return 0
	}
	return a.store.Watch.Retries.Load()
}

// Ping fails when the database does not answer.
func (a *App) Ping(ctx context.Context) error {
	_, err := a.store.Read(ctx).Head()
	return err
}

// clockSlack is how far two clocks may differ before it is worth a word.
const clockSlack = 5 * time.Minute

// ClockBehind tells when the newest entry of the journal was recorded, if that is still to come by this machine's clock.
func (a *App) ClockBehind(ctx context.Context) (newest time.Time, behind bool, err error) {
	entries, _, err := a.store.Read(ctx).Entries(0, 1)
	if err != nil || len(entries) == 0 {
		return time.Time{}, false, err
	}
	newest = time.UnixMilli(entries[0].At).In(when.Vietnam())
	return newest, newest.After(a.now().Add(clockSlack)), nil
}
