package conference

import (
	"testing"

	"lotrinh/internal/fault"
)

func TestClock(t *testing.T) {
	for in, want := range map[string]Clock{"": "", "8:00": "08:00", "08.05": "08:05", "8h30": "08:30", "8h": "08:00", "14 giờ 15 phút": "14:15", "23:59": "23:59"} {
		if got, err := ParseClock(in); err != nil || got != want {
			t.Errorf("%q reads as %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"24:00", "8:60", "sáng", "8:00:00", "-1"} {
		if got, err := ParseClock(in); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q reads as %q, %v", in, got, err)
		}
	}
	if got := Clock("23:50").After(15); got != "00:05" {
		t.Errorf("fifteen minutes after 23:50 is %q", got)
	}
	if got := Clock("").After(15); got != "" {
		t.Errorf("fifteen minutes after no time is %q", got)
	}
}

func TestProgramme(t *testing.T) {
	papers := []Contribution{{ID: "a", State: Plenary}, {ID: "b", State: Plenary}, {ID: "c", State: Proceedings}, {ID: "d", State: Plenary}, {ID: "e", State: Declined}}
	arranged, err := Arrange(papers, []Place{{"a", 30, 10}, {"b", 10, 8}, {"d", 20, 7}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range arranged {
		for i := range papers {
			if papers[i].ID == x.ID {
				papers[i] = x
			}
		}
	}
	p := ProgrammeOf("08:00", papers)
	got := ""
	for _, talk := range p.Talks {
		got += string(talk.ID) + string(talk.From) + "-" + string(talk.To) + " "
	}
	if got != "b08:00-08:08 d08:08-08:15 a08:15-08:25 " || p.Minutes != 25 || p.Unset != 0 || len(p.Printed) != 1 {
		t.Errorf("the programme is %q with %d minutes, %d unset, %d printed", got, p.Minutes, p.Unset, len(p.Printed))
	}
	for name, places := range map[string][]Place{
		"one forgotten": {{"a", 1, 10}, {"b", 2, 8}}, "one twice": {{"a", 1, 10}, {"a", 2, 10}, {"b", 3, 8}}, "one of the volume alone": {{"a", 1, 10}, {"b", 2, 8}, {"c", 3, 7}},
		"no minutes": {{"a", 1, 0}, {"b", 2, 8}, {"d", 3, 7}}, "a stranger": {{"a", 1, 10}, {"b", 2, 8}, {"x", 3, 7}}} {
		if _, err := Arrange(papers, places); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
