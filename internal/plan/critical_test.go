package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/when"
)

// after says that the first item can begin when the second is done.
func after(item, before ItemID) Link {
	return Link{From: ItemNoun, FromID: string(item), Relation: DependsOn, To: ItemNoun, ToID: string(before)}
}

func (p CriticalPath) words() string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(p.Slack)) {
		said := fmt.Sprintf("%s %d", id, p.Slack[id])
		if p.Behind[id] > 0 {
			said += fmt.Sprintf(" (behind %d)", p.Behind[id])
		}
		out = append(out, said)
	}
	if len(p.Outside) > 0 {
		out = append(out, fmt.Sprint("outside ", p.Outside))
	}
	return strings.Join(out, ", ")
}

func TestPathOf(t *testing.T) {
	a, b, c, d := Step{"a", "2026-01-01", "2026-01-10"}, Step{"b", "2026-01-11", "2026-01-20"}, Step{"c", "2026-01-11", "2026-01-15"}, Step{"d", "2026-01-21", "2026-01-31"}
	for _, x := range []struct {
		name  string
		steps []Step
		links []Link
		want  string
	}{
		{"nothing depends on anything", []Step{a, b}, nil, ""},
		{"one after the other", []Step{a, b}, []Link{after("b", "a")}, "a 0, b 0"},
		{"the shorter way round has days to spare", []Step{a, b, c, d}, []Link{after("b", "a"), after("c", "a"), after("d", "b"), after("d", "c")}, "a 0, b 0, c 5, d 0"},
		{"a gap is slack", []Step{a, d}, []Link{after("d", "a")}, "a 10, d 0"},
		{"begins before the other is done", []Step{b, c}, []Link{after("c", "b")}, "b 0, c 0 (behind 10)"},
		{"only last days", []Step{{"m", "", "2026-02-01"}, {"n", "", "2026-02-11"}}, []Link{after("n", "m")}, "m 10, n 0"},
		{"due the same day", []Step{{"m", "", "2026-02-01"}, {"n", "", "2026-02-01"}}, []Link{after("n", "m")}, "m 0, n 0"},
		{"due before what it waits for", []Step{{"m", "", "2026-02-01"}, {"n", "", "2026-01-01"}}, []Link{after("n", "m")}, "m 0, n 0 (behind 31)"},
		{"each chain has its end", []Step{a, b, c, d}, []Link{after("b", "a"), after("d", "c")}, "a 0, b 0, c 5, d 0"},
		{"no days", []Step{a, {"x", "", ""}}, []Link{after("x", "a")}, "outside [x]"},
		{"begins after it ends: only the last day counts", []Step{a, {"x", "2026-03-01", "2026-02-01"}}, []Link{after("x", "a")}, "a 22, x 0"},
		{"a circle, and what waits for it", []Step{a, b, c, d}, []Link{after("b", "c"), after("c", "b"), after("d", "c"), after("b", "a")}, "a 0, outside [b c d]"},
		{"waits for itself, twice said, and for what is not there", []Step{a, b}, []Link{after("a", "a"), after("b", "a"), after("b", "a"), after("b", "z")}, "a 0, b 0"},
		{"other relations do not count", []Step{a, b}, []Link{{FromID: "b", Relation: Implements, ToID: "a"}}, ""},
	} {
		if got := PathOf(x.steps, x.links).words(); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

// The slack of an item is what it can lose: so many days later the end stays, one more and it moves by a day.
func TestSlackIsWhatCanBeLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var steps []Step
		var links []Link
		for i := range rapid.IntRange(2, 12).Draw(t, "items") {
			from := when.Date("2026-01-01").Add(rapid.IntRange(0, 60).Draw(t, "from"))
			steps = append(steps, Step{ItemID(fmt.Sprint(i)), from, from.Add(rapid.IntRange(0, 30).Draw(t, "days"))})
			if i > 0 { // all hang together
				links = append(links, after(steps[i].ID, steps[rapid.IntRange(0, i-1).Draw(t, "before")].ID))
			}
			if i > 1 && rapid.Bool().Draw(t, "more") {
				links = append(links, after(steps[i].ID, steps[rapid.IntRange(0, i-1).Draw(t, "too")].ID))
			}
		}
		p := PathOf(steps, links)
		if len(p.Slack) != len(steps) || len(p.Outside) > 0 {
			t.Fatalf("%v", p)
		}
		end := endOf(steps, links)
		for i, s := range steps {
			slack := p.Slack[s.ID]
			if slack < 0 {
				t.Fatalf("%s has %d days", s.ID, slack)
			}
			for more, want := range []when.Date{end, end.Add(1)} {
				later := slices.Clone(steps)
				later[i].To = s.To.Add(slack + more)
				if got := endOf(later, links); got != want {
					t.Fatalf("%s %d days later: all is done on %s, want %s", s.ID, slack+more, got, want)
				}
			}
		}
	})
}

// endOf is the day on which all is done, found by asking every item for the items it waits for.
func endOf(steps []Step, links []Link) (end when.Date) {
	var done func(ItemID) when.Date
	done = func(id ItemID) when.Date {
		s := steps[slices.IndexFunc(steps, func(s Step) bool { return s.ID == id })]
		from := s.From
		for _, l := range links {
			if l.FromID == string(id) {
				from = max(from, done(ItemID(l.ToID)).Add(1))
			}
		}
		return from.Add(s.From.DaysTo(s.To))
	}
	for _, s := range steps {
		end = max(end, done(s.ID))
	}
	return end
}

func TestWaits(t *testing.T) {
	links := []Link{after("b", "a"), after("c", "b"), {FromID: "d", Relation: Implements, ToID: "c"}}
	for _, x := range []struct {
		item, other ItemID
		want        bool
	}{{"c", "a", true}, {"a", "c", false}, {"a", "a", true}, {"d", "a", false}} {
		if got := Waits(links, x.item, x.other); got != x.want {
			t.Errorf("%s waits for %s: %v", x.item, x.other, got)
		}
	}
}
