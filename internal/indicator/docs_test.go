package indicator_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// TestExamplesOfTheDocumentation runs every example of docs/indicators.md.
func TestExamplesOfTheDocumentation(t *testing.T) {
	raw, err := os.ReadFile("../../docs/indicators.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := strings.Split(string(raw), "```example\n")[1:]
	if len(examples) < 15 {
		t.Errorf("only %d examples", len(examples))
	}
	ways := map[plan.Judged]bool{}
	for _, example := range examples {
		example, _, _ = strings.Cut(example, "```")
		c, wanted := caseOf(t, example)
		got := indicator.Judge(c)
		ways[got.Judged] = true
		told := map[string]string{"": string(got.State), "value": got.Value, "due": got.Due, "needed": got.Needed, "aim": got.Aim, "years": strconv.Itoa(got.Years)}
		for key, want := range wanted {
			if told[key] != want {
				t.Errorf("%s%s is %q", example, key, told[key])
			}
		}
		if len(got.Why) == 0 || len(got.Rows) == 0 {
			t.Errorf("%s: no arithmetic, or no rows", example)
		}
		for _, step := range got.Why {
			if !lang.Known(step.Say) {
				t.Errorf("no English for %q", step.Say)
			}
			if said := step.In(lang.Vi); strings.Contains(said, "%!") {
				t.Errorf("%s: %s", example, said)
			}
		}
	}
	for _, way := range append(plan.JudgedWays, "") {
		if !ways[way] {
			t.Errorf("no example of %q", way)
		}
	}
}

// caseOf reads an example: one line a fact.
func caseOf(t *testing.T, example string) (c indicator.Case, wanted map[string]string) {
	t.Helper()
	c.Of.Item = plan.Item{ID: "i", Title: "Chỉ tiêu", Fields: map[string]string{}}
	for n, line := range strings.Split(strings.TrimSpace(example), "\n") {
		f := strings.Fields(line)
		o := plan.Observation{ID: strconv.Itoa(n), ItemID: "i", KnownOn: "2021-01-01"}
		switch f[0] {
		case "indicator":
			for _, x := range f[1:] {
				key, value, _ := strings.Cut(x, "=")
				switch value = strings.ReplaceAll(value, "_", " "); key {
				case "unit":
					c.Of.Item.Fields["unit"] = value
				case "good":
					c.Of.Item.Fields["direction"] = value
				case "calendar":
					c.Of.Card.Calendar = indicator.Calendar(value)
				case "over":
					c.Of.Card.OverTime = indicator.OverTime(value)
				}
			}
		case "baseline":
			c.Targets = append(c.Targets, plan.Target{ID: strconv.Itoa(n), Sort: "baseline", Value: f[2], Period: when.Period(f[1]).Bounds()})
		case "target":
			c.Target = targetOf(f[1:])
			c.Target.ID = strconv.Itoa(n)
		case "value":
			o.Period, o.Value, o.Quality = when.Period(f[1]), f[2], plan.Quality(f[3])
			c.Observed = append(c.Observed, o)
		case "cumulative":
			o.Since, o.Period, o.Value, o.Quality = when.Date(f[1]), when.Period(f[2]), f[3], plan.Quality(f[4])
			c.Observed = append(c.Observed, o)
		case "absent":
			o.Period, o.Absent = when.Period(f[1]), plan.NotPublished
			c.Observed = append(c.Observed, o)
		case "judged":
			reached := f[2] == "reached"
			o.Period, o.Statement, o.Reached = when.Period(f[1]), "có minh chứng", &reached
			c.Observed = append(c.Observed, o)
		case "on":
			c.Today = when.Date(f[1])
		case "verdict":
			wanted = map[string]string{"": f[1]}
			for _, x := range f[2:] {
				key, value, _ := strings.Cut(x, "=")
				wanted[key] = value
			}
		default:
			t.Fatalf("not understood: %s", line)
		}
	}
	return c, wanted
}

// targetOf reads "2021-2025 at_end between 9 10", "2023-2025 relative maintain ref=2022", "2025 worded \"…\"".
func targetOf(f []string) plan.Target {
	out := plan.Target{ItemID: "i", Sort: "target"}
	from, to, several := strings.Cut(f[0], "-")
	if !several {
		to = from
	}
	out.Period = when.Interval{From: when.Period(from).Bounds().From, To: when.Period(to).Bounds().To}
	f = f[1:]
	if w := plan.Judged(f[0]); w.Vi() != plan.Judged("").Vi() {
		out.Judged, f = w, f[1:]
	}
	if out.Judged == plan.InWords {
		out.Worded = strings.Trim(strings.Join(f, " "), `"`)
		return out
	}
	out.Comparator = f[0]
	for _, x := range f[1:] {
		ref, isRef := strings.CutPrefix(x, "ref=")
		switch {
		case isRef:
			out.RefPeriod = when.Period(ref)
		case x == "%":
			out.Unit = x
		case out.Value == "":
			out.Value = x
		default:
			out.High = x
		}
	}
	return out
}
