package store_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// named is an act that its sender named by a key.
func named(key string) store.Act {
	a := act(today)
	a.Request = store.Request{Key: key, Sum: "sum of " + key}
	return a
}

func addNamed(t *testing.T, s *store.Store, key, id string) error {
	return s.Change(t.Context(), named(key), func(tx *store.Tx) error {
		it := task(id, "Xây dựng đề án")
		return store.Items.Save(tx, &it)
	})
}

// The name of a write is committed with its act, or not at all.
func TestNamedWriteIsDoneOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		if err := addNamed(t, s, "k1", "i1"); err != nil {
			t.Fatal(err)
		}
		got, err := s.Read(t.Context()).AnswerTo("k1")
		if want := (store.Answer{Sum: "sum of k1", ID: "i1"}); err != nil || got != want {
			t.Errorf("after the act: %+v, %v", got, err)
		}
		wantFault(t, addNamed(t, s, "k1", "i2"), fault.Conflict)

		failed := errors.New("failed")
		if err := s.Change(t.Context(), named("k2"), func(*store.Tx) error { return failed }); !errors.Is(err, failed) {
			t.Fatal(err)
		}
		_, err = s.Read(t.Context()).AnswerTo("k2")
		wantFault(t, err, fault.NotFound)
		if err := addNamed(t, s, "k2", "i3"); err != nil {
			t.Fatal(err)
		}
		if head, wrong, err := s.Verify(t.Context(), journal.Head{}); err != nil || len(wrong) > 0 || head.Seq != 2 {
			t.Errorf("head %v, wrong %q, %v", head, wrong, err)
		}
	})
}

func TestManyAtOnceUnderOneKey(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s, other := db.Open(t), db.Open(t)
		var all sync.WaitGroup
		var done atomic.Int32
		for n := range 12 {
			all.Go(func() {
				program := []*store.Store{s, other}[n%2]
				err := addNamed(t, program, "k", "i"+string(rune('a'+n)))
				if err == nil {
					done.Add(1)
				} else {
					wantFault(t, err, fault.Conflict)
				}
			})
		}
		all.Wait()
		if head := verified(t, s); head.Seq != 1 || done.Load() != 1 {
			t.Errorf("%d acts done, journal at %v", done.Load(), head)
		}
	})
}

// The first answer stays; answers are kept for two days.
func TestAnswersAreKept(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		if err := addNamed(t, s, "k1", "i1"); err != nil {
			t.Fatal(err)
		}
		now := act(today).Now
		first := store.Answer{Sum: "sum of k1", ID: "i1", Status: 201, ETag: `"1"`, Location: "/api/items/i1", Body: `{"title":"Đề án"}`}
		other := first
		other.Status, other.Body = 200, "{}"
		for _, a := range []store.Answer{first, other} {
			if err := s.KeepAnswer(t.Context(), "k1", a, now); err != nil {
				t.Fatal(err)
			}
		}
		nothing := store.Answer{Sum: "sum of k2", ID: "d1", Status: 200, Body: "{}"}
		if err := s.KeepAnswer(t.Context(), "k2", nothing, now.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		for key, want := range map[string]store.Answer{"k1": first, "k2": nothing} {
			if got, err := s.Read(t.Context()).AnswerTo(key); err != nil || got != want {
				t.Errorf("%s: %+v, %v", key, got, err)
			}
		}
		if err := s.KeepAnswer(t.Context(), "k3", nothing, now.Add(store.RequestsKept+time.Minute)); err != nil {
			t.Fatal(err)
		}
		_, err := s.Read(t.Context()).AnswerTo("k1")
		wantFault(t, err, fault.NotFound)
		if _, err := s.Read(t.Context()).AnswerTo("k2"); err != nil {
			t.Error(err)
		}
		verified(t, s)
	})
}
