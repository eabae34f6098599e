package store_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

var noon = time.UnixMilli(1_781_900_000_000)

// Many try at once: no more than are free are let through, and after the last failure each waits.
func TestTriesAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		wait := func(failed int) time.Duration {
			if failed < 5 {
				return 0
			}
			return time.Minute
		}
		var let atomic.Int32
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				if left, err := s.Try(t.Context(), "user:x", noon, noon.Add(-time.Hour), wait); err == nil && left == 0 {
					let.Add(1)
				} else if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if let.Load() != 5 {
			t.Errorf("%d of 20 were let through, want 5", let.Load())
		}
		for _, later := range []struct{ after, want time.Duration }{{30 * time.Second, 30 * time.Second}, {time.Hour + time.Second, 0}} { // in this order: each is a try too
			after, want := later.after, later.want
			if left, err := s.Try(t.Context(), "user:x", noon.Add(after), noon.Add(after-time.Hour), wait); err != nil || left != want {
				t.Errorf("%s later: %s, %v", after, left, err)
			}
		}
	})
}

func TestSessionsAndLinks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s, ctx := db.Open(t), t.Context()
		for i, sum := range []string{"old", "s1", "s2"} {
			at := noon.Add(time.Duration(i) * time.Hour)
			if err := s.AddSession(ctx, store.Session{Sum: sum, AccountID: "a1", Begun: at, Seen: at, Address: "10.0.0.1", Agent: "x"}, noon.Add(30*time.Minute)); err != nil {
				t.Fatal(err)
			}
		}
		if all, err := s.Read(ctx).SessionsOf("a1"); err != nil || len(all) != 2 || all[0].Sum != "s2" {
			t.Errorf("%+v, %v", all, err)
		}
		if err := s.EndSessionsOf(ctx, "a1", "s1"); err != nil {
			t.Error(err)
		}
		if _, known, err := s.Read(ctx).SessionOf("s2"); known || err != nil {
			t.Error("an ended session is still there", err)
		}
		for _, sum := range []string{"first", "second"} {
			if err := s.AddLink(ctx, sum, "a1", noon, noon.Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		r := s.Read(ctx)
		for sum, want := range map[string]bool{"first": false, "second": true} { // the newer one alone is good
			if _, known, err := r.LinkTo(sum, noon); known != want || err != nil {
				t.Errorf("%s: %v, %v", sum, known, err)
			}
		}
		if _, known, _ := r.LinkTo("second", noon.Add(2*time.Hour)); known {
			t.Error("a link is good for ever")
		}
		for i, want := range []bool{true, false} {
			if used, err := s.UseLink(ctx, "second", noon); used != want || err != nil {
				t.Errorf("use %d: %v, %v", i, used, err)
			}
		}
	})
}
