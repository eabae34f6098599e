package org_test

import (
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

func TestHoldings(t *testing.T) {
	a := org.Account{User: "an.nv", Name: "Nguyễn Văn An"}
	for _, c := range []struct {
		hold org.Holding
		kind fault.Kind
	}{
		{org.Holding{PostID: "dm", From: "2025-03-01", To: "2025-12-31"}, ""},
		{org.Holding{PostID: "dm", From: "2025-12-31"}, fault.Conflict}, // one day twice
		{org.Holding{PostID: "dm", From: "2026-01-01"}, ""},
		{org.Holding{PostID: "dm", From: "2030-01-01"}, fault.Conflict},
		{org.Holding{PostID: "tp", From: "2026-06-01", To: "2026-06-30"}, ""}, // two posts at once
		{org.Holding{PostID: "tp"}, fault.Invalid},
		{org.Holding{PostID: "tp", From: "2026-06-30", To: "2026-06-01"}, fault.Invalid},
	} {
		if err := a.Hold(c.hold); (err == nil) != (c.kind == "") || err != nil && !fault.Is(err, c.kind) {
			t.Errorf("%+v: %v, want %q", c.hold, err, c.kind)
		}
	}
	for day, want := range map[when.Date]int{"2025-02-28": 0, "2025-03-01": 1, "2025-12-31": 1, "2026-06-30": 2, "2026-07-01": 1} {
		if got := a.PostsOn(day); len(got) != want {
			t.Errorf("on %s: %v, want %d", day, got, want)
		}
	}
	if err := a.GiveUp("dm", "2026-06-19"); err != nil || len(a.PostsOn("2026-06-19")) != 2 || len(a.PostsOn("2026-06-20")) != 1 {
		t.Errorf("given up: %v, %+v", err, a.Holds)
	}
	if err := a.GiveUp("dm", "2026-06-30"); !fault.Is(err, fault.Invalid) {
		t.Errorf("given up twice: %v", err)
	}
	if err := a.GiveUp("tp", "2026-05-31"); err != nil || len(a.Holds) != 2 {
		t.Errorf("a holding that never began is still there: %v, %+v", err, a.Holds)
	}
}

func TestAccount(t *testing.T) {
	good := org.Account{User: "an.nv_2@xa-b", Name: "Nguyễn Văn An"}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for field, bad := range map[string]org.Account{"name": {User: "an", Name: "  "}, "user": {User: "An", Name: "An"}} {
		if f, ok := bad.Validate().(*fault.Error); !ok || f.Field != field {
			t.Errorf("%+v: %v, want a fault at %s", bad, f, field)
		}
	}
	for _, user := range []string{"", "a", "nguyễn", "a b", "a/b", "a\n"} {
		if (org.Account{User: user, Name: "A"}).Validate() == nil {
			t.Errorf("%q may sign in", user)
		}
	}
	good.Ended = "2026-06-20"
	if !good.Open("2026-06-19") || good.Open("2026-06-20") {
		t.Error("the account does not end on its day")
	}
	if org.UserNameOf(" An.NV ") != "an.nv" {
		t.Error("capitals and blanks count")
	}
}
