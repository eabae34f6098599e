package report_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

func TestRemindersGoUp(t *testing.T) {
	const today when.Date = "2026-06-20"
	for _, c := range []struct {
		due  when.Date
		want string
	}{
		{"2026-06-28", ""},
		{"2026-06-27", "reporter"},
		{"2026-06-20", "reporter"},
		{"2026-06-18", "reporter"},
		{"2026-06-17", "reporter head"},
		{"2026-06-13", "reporter head coordinator"},
		{"2026-06-06", "reporter head coordinator leader"},
		{"", ""},
	} {
		var heard []string
		for _, role := range []org.Role{org.Reporter, org.Head, org.Coordinator, org.Leader, org.Inspector, org.Administrator} {
			if report.UsualReminders.Hears(role, c.due, today) {
				heard = append(heard, string(role))
			}
		}
		if got := strings.Join(heard, " "); got != c.want {
			t.Errorf("due %s: %s, want %s", c.due, got, c.want)
		}
	}
}

// Who stands higher never hears of what those below have not heard of, and who has heard goes on hearing.
func TestNobodyIsPassedOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfN(rapid.IntRange(0, 60), 3, 3).Draw(t, "days")
		slices.Sort(days)
		r := report.Reminders{Before: rapid.IntRange(0, 60).Draw(t, "before"), Head: days[0], Coordinator: days[1], Leader: days[2]}
		if err := r.Validate(); err != nil {
			t.Fatal(err)
		}
		due := when.Date("2026-06-20")
		on := due.Add(rapid.IntRange(-90, 90).Draw(t, "day"))
		up := []org.Role{org.Reporter, org.Head, org.Coordinator, org.Leader}
		for i, role := range up {
			if !r.Hears(role, due, on) {
				continue
			}
			if i > 0 && !r.Hears(up[i-1], due, on) {
				t.Fatalf("%s hears before %s", role, up[i-1])
			}
			if !r.Hears(role, due, on.Add(1)) {
				t.Fatalf("%s hears on %s and no more on the next day", role, on)
			}
		}
	})
}

func TestMuteNeedsAReasonAndAnEnd(t *testing.T) {
	const today when.Date = "2026-06-20"
	for _, c := range []struct {
		mute report.Mute
		ok   bool
	}{
		{report.Mute{Reason: "Chờ hướng dẫn", Until: "2026-07-01"}, true},
		{report.Mute{Reason: "", Until: "2026-07-01"}, false},
		{report.Mute{Reason: "x", Until: "2026-06-19"}, false},
		{report.Mute{Reason: "x", Until: "2027-06-19"}, false},
		{report.Mute{Reason: "x"}, false},
		{report.Mute{Reason: strings.Repeat("x", 501), Until: "2026-07-01"}, false},
	} {
		if err := c.mute.Validate(today); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.mute, err)
		}
	}
	if m := (report.Mute{Until: today}); !m.Holds(today) || m.Holds(today.Add(1)) {
		t.Error("a mute ends by itself")
	}
}
