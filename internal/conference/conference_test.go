package conference

import (
	"errors"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"

	"pgregory.net/rapid"
)

// called is a conference that awaits contributions of three units, two of which share a topic.
func called() Conference {
	return Conference{ID: "hn", Title: "Hội thảo tầm nhìn Mẫu Giang", HostID: "tu", SecretaryID: "so-kh", State: Collecting, HeldOn: "2026-08-20",
		Outline: []Topic{
			{Key: "1", Heading: "Hạ tầng", Questions: []string{"Nút thắt ở đâu?"}, Units: []org.UnitID{"so-xd", "so-tc"}},
			{Key: "2", Heading: "Nhân lực", Units: []org.UnitID{"so-gd", "so-tc"}}},
		Deadlines: []Deadline{{Stage: DraftDue, On: "2026-07-15"}, {Stage: RoundDue, Round: 1, On: "2026-07-25"}, {Stage: FinalDue, On: "2026-08-05"}}}
}

// placeOf is the field that an error names.
func placeOf(err error) string {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Field
	}
	return ""
}

func TestUnitsAreAskedOnceWithAllTheirTopics(t *testing.T) {
	units, topics := called().Asked()
	if len(units) != 3 || units[1] != "so-tc" || len(topics["so-tc"]) != 2 {
		t.Errorf("asked: %v %v", units, topics)
	}
	if shared := called().Shared(); len(shared) != 2 {
		t.Errorf("shared topics: %v", shared)
	}
}

func TestConferenceIsRefused(t *testing.T) {
	for what, spoil := range map[string]func(*Conference){
		"title":     func(c *Conference) { c.Title = " " },
		"host":      func(c *Conference) { c.HostID = "" },
		"secretary": func(c *Conference) { c.SecretaryID = "" },
		"length":    func(c *Conference) { c.Length = Length{Least: 900, Most: 300} },
		"needs":     func(c *Conference) { c.Needs = []Need{"poems"} },
		"outline":   func(c *Conference) { c.Outline[1].Key = "1" },
		"deadlines": func(c *Conference) { c.Deadlines[0].On = "2026-07-30" },
	} {
		c := called()
		spoil(&c)
		if err := c.Validate(); placeOf(err) != what {
			t.Errorf("%s: %v", what, err)
		}
	}
	fine := called()
	if err := fine.Validate(); err != nil {
		t.Error(err)
	}
	late := called()
	late.HeldOn = "2026-08-01"
	if err := late.Validate(); err == nil {
		t.Error("the final version is due after the conference, and nobody says so")
	}
}

func TestContributionFromCallToVolume(t *testing.T) {
	c, x := called(), Contribution{UnitID: "so-xd", State: Awaited}
	if c.DueOf(x) != "2026-07-15" || c.Late(x, "2026-07-15") || !c.Late(x, "2026-07-16") {
		t.Errorf("a draft is due on 15/7: %s", c.DueOf(x))
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(x.HandIn(Version{SHA256: "a", On: "2026-07-16"}, c.DueOf(x)))
	if !x.Now().Late || x.State != HandedIn || c.Late(x, "2026-12-31") {
		t.Errorf("handed in a day late: %+v", x)
	}
	if err := x.HandIn(Version{SHA256: "a", On: "2026-07-17"}, ""); !fault.Is(err, fault.Conflict) {
		t.Errorf("the same file twice: %v", err)
	}
	must(x.Take("take", true, ""))
	if err := x.Take("return", true, " "); placeOf(err) != "reason" {
		t.Errorf("returned without a reason: %v", err)
	}
	must(x.Take("return", true, "Bổ sung số liệu"))
	if x.Round != 1 || c.DueOf(x) != "2026-07-25" {
		t.Errorf("first round: %+v, due %s", x, c.DueOf(x))
	}
	must(x.HandIn(Version{SHA256: "b", On: "2026-07-24"}, c.DueOf(x)))
	must(x.Take("take", true, ""))
	if err := x.Take("plenary", false, ""); !fault.Is(err, fault.Denied) {
		t.Errorf("its unit chooses itself: %v", err)
	}
	must(x.Take("plenary", true, ""))
	must(x.Speak(1, 10))
	if err := x.HandIn(Version{SHA256: "c"}, ""); !fault.Is(err, fault.Conflict) {
		t.Errorf("changed after it was accepted: %v", err)
	}
	must(x.Take("return", true, "Rút ngắn"))
	if x.Order != 0 || x.Round != 2 || c.DueOf(x) != "2026-08-05" {
		t.Errorf("a second round has no day of its own: %+v, due %s", x, c.DueOf(x))
	}
}

// TestStepsOfferedAreStepsTaken walks at random: what a button offers is taken, what is not offered is refused and changes nothing.
func TestStepsOfferedAreStepsTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := Contribution{State: Awaited}
		for n := range rapid.IntRange(1, 30).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "hands in") {
				_ = x.HandIn(Version{SHA256: string(rune('a' + n))}, "")
			}
			desk := rapid.Bool().Draw(t, "desk")
			open := map[string]bool{}
			for _, s := range x.StepsOpen(desk) {
				open[s.Action] = true
			}
			action := rapid.SampledFrom(Steps).Draw(t, "step").Action
			before := x.State
			if err := x.Take(action, desk, "lý do"); (err == nil) != open[action] {
				t.Fatalf("%s at %s, desk %t: offered %t, %v", action, before, desk, open[action], err)
			} else if err != nil && x.State != before {
				t.Fatalf("%s was refused and moved %s to %s", action, before, x.State)
			}
			for i, v := range x.Versions {
				if v.Number != i+1 {
					t.Fatalf("version %d has number %d", i+1, v.Number)
				}
			}
		}
	})
}

func TestGroupByDecision(t *testing.T) {
	c := called()
	if err := c.Join(Member{PostID: "p1", Role: Reviewer, From: "2026-06-01"}); placeOf(err) != "by" {
		t.Errorf("joined without a decision: %v", err)
	}
	if err := c.Join(Member{PostID: "p1", Role: Reviewer, From: "2026-06-01", By: "qd"}); err != nil {
		t.Fatal(err)
	}
	if err := c.Join(Member{PostID: "p1", Role: Chair, From: "2026-07-01", By: "qd"}); !fault.Is(err, fault.Conflict) {
		t.Errorf("joined twice: %v", err)
	}
	if err := c.Leave("p1", "2026-07-10", "", ""); placeOf(err) != "by" {
		t.Errorf("left without a decision: %v", err)
	}
	if err := c.Leave("p1", "2026-07-10", "qd2", ""); err != nil {
		t.Fatal(err)
	}
	if c.RoleOf("p1", "2026-07-10") != Reviewer || c.RoleOf("p1", "2026-07-11") != "" || c.RoleOf("p1", "2026-05-31") != "" {
		t.Errorf("member from 1/6 to 10/7: %+v", c.Group)
	}
	if err := c.Join(Member{PostID: "p1", Role: Chair, From: "2026-07-11", Why: "bổ sung"}); err != nil {
		t.Errorf("came back: %v", err)
	}
}
