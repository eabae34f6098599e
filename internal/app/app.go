// Package app is the list of things a user can do; pages, API and commands ask it and nothing below it.
package app

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// App is an open installation as its users see it.
type App struct {
	Base   string // address that links in written files lead to, "http://127.0.0.1:8080"; "" = no links
	Closed bool   // others than this machine reach it: nobody acts without signing in, not even before the first account
	store  *store.Store
	files  store.Files
	kinds  plan.Kinds
	today  when.Date // fixed by --today; "" follows the clock
	now    func() time.Time
	sample bool
	watch  Watch
	reader Reader
	turns  chan struct{} // passwords being hashed: each takes 64 MB
	due    *dueActs      // that were planned for a day
	papers *papersKept   // contributions as they were compared
}

// Config says which installation to open.
type Config struct {
	Dir   string // --data
	DB    string // --db; "" = SQLite in Dir
	Today when.Date
	Kinds plan.Kinds       // nil = plan.DefaultKinds
	Now   func() time.Time // nil = the clock
}

// Open opens or creates the installation and makes sure that somebody can act in it.
func Open(ctx context.Context, c Config) (*App, error) {
	if c.Kinds == nil {
		c.Kinds = plan.DefaultKinds
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if err := c.Kinds.Validate(); err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, c.Dir, c.DB, c.Kinds)
	if err != nil {
		return nil, err
	}
	a := &App{store: s, files: store.OpenFiles(c.Dir), kinds: c.Kinds, today: c.Today, now: c.Now, reader: NewReader(), turns: make(chan struct{}, 2), due: new(dueActs), papers: new(papersKept)}
	if err := a.settle(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return a, nil
}

// settle reads what the installation is, and gives a new one its first post.
func (a *App) settle(ctx context.Context) error {
	r := a.store.Read(ctx)
	sample, err := r.Setting("sample")
	if err != nil {
		return err
	}
	a.sample = sample != ""
	if a.today == "" && a.sample {
		a.today = when.Date(sample) // the sample set has a day of its own
	}
	posts, err := r.AllPosts()
	if err != nil || len(posts) > 0 {
		return err
	}
	office := org.Unit{ID: org.UnitID(newID()), Code: "he-thong", Name: "Lộ Trình", Line: org.Other, Level: "system"}
	first := org.Post{ID: org.PostID(newID()), Code: "dieu-phoi", UnitID: office.ID, Title: "Người điều phối", Role: org.Coordinator}
	err = a.change(ctx, Who{Post: first, Unit: office}, act{"install", "unit", string(office.ID), "cài đặt mới"}, func(tx *store.Tx) error {
		office, first := office, first // a second try begins from the start
		if err := store.Units.Save(tx, &office); err != nil {
			return err
		}
		return store.Posts.Save(tx, &first)
	})
	if fault.Is(err, fault.Conflict) { // another program opened it first
		if posts, again := a.store.Read(ctx).AllPosts(); again == nil && len(posts) > 0 {
			return nil
		}
	}
	return err
}

// Close ends all connections.
func (a *App) Close() error { return a.store.Close() }

// ReadAlone keeps outside programs from being asked from now on to turn files that are not read here.
func (a *App) ReadAlone() { a.reader = Reader{} }

// ReadsOffice tells whether files of old Word and of OpenDocument can be read.
func (a *App) ReadsOffice() bool { return a.reader.desk.Office() }

// Recognises tells whether scans can be read.
func (a *App) Recognises() bool { return a.reader.Recognises() }

// Today is the day everything that depends on the clock obeys.
func (a *App) Today() when.Date {
	if a.today != "" {
		return a.today
	}
	return when.Date(a.now().In(when.Vietnam()).Format(time.DateOnly))
}

// KeepToday adds the figures of today up and keeps them so until it is asked for another day: what a server does when it
// starts and at midnight, so that the first page need not.
func (a *App) KeepToday(ctx context.Context) error {
	if err := a.CarryDue(ctx); err != nil {
		return err
	}
	if err := a.store.Rejudge(ctx, a.Today()); err != nil {
		return err
	}
	return a.store.KeepDay(ctx, a.Today(), plan.SoonDays)
}

// Sample tells whether the installation holds sample data; every page and export then says so.
func (a *App) Sample() bool { return a.sample }

// Kinds are the kinds of items that this installation knows.
func (a *App) Kinds() plan.Kinds { return a.kinds }

// Engine names the database.
func (a *App) Engine() string { return a.store.Engine() }

// act names one change for the journal.
type act struct{ action, noun, id, why string }

// change runs one act of a post in one transaction with its journal entry.
func (a *App) change(ctx context.Context, who Who, what act, do func(*store.Tx) error) error {
	if err := a.CarryDue(ctx); err != nil {
		return err
	}
	return a.write(ctx, who, what, do)
}

// dueActs remembers for which day the acts planned for it were looked for, and which of them could not be carried out.
type dueActs struct {
	sync.Mutex
	day    when.Date
	failed []string
}

func (a *App) write(ctx context.Context, who Who, what act, do func(*store.Tx) error) error {
	err := a.store.Change(ctx, store.Act{Actor: who.Actor(), Action: what.action, Noun: what.noun, ID: what.id, Why: what.why, Now: a.now(), Today: a.Today(), Request: requestOf(ctx)}, do)
	if a.watch.Act != nil {
		a.watch.Act(what.action, err)
	}
	return err
}

// newID makes an identifier that sorts by time and can be made anywhere.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
