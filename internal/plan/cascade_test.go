package plan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

func below(lower, upper plan.ItemID) plan.Link {
	return plan.Link{From: plan.ItemNoun, FromID: string(lower), Relation: plan.Implements, To: plan.ItemNoun, ToID: string(upper)}
}

func under(lower, upper doc.ID) plan.Link {
	return plan.Link{From: plan.DocumentNoun, FromID: string(lower), Relation: plan.BasedOn, To: plan.DocumentNoun, ToID: string(upper)}
}

func item(id plan.ItemID, d doc.ID, more ...func(*plan.CascadeItem)) plan.CascadeItem {
	it := plan.CascadeItem{ID: id, Code: string(id), Kind: plan.TaskKind, State: plan.NotStarted, Documents: []doc.ID{d}}
	for _, f := range more {
		f(&it)
	}
	return it
}

func partOf(id plan.ItemID) func(*plan.CascadeItem) {
	return func(it *plan.CascadeItem) { it.Parent = id }
}
func dueOn(d when.Date) func(*plan.CascadeItem) { return func(it *plan.CascadeItem) { it.Due = d } }
func ledBy(units ...org.UnitID) func(*plan.CascadeItem) {
	return func(it *plan.CascadeItem) { it.Leads = units }
}
func aims(comparator, value, high, unit string) func(*plan.CascadeItem) {
	return func(it *plan.CascadeItem) {
		it.Kind, it.State = plan.IndicatorKind, ""
		it.Targets = append(it.Targets, plan.Target{Sort: "target", Comparator: comparator, Value: value, High: high, Unit: unit, Period: when.Interval{From: "2025-01-01", To: "2025-12-31"}})
	}
}
func done(it *plan.CascadeItem) { it.State = plan.Done }

// say writes findings as "sort item upper".
func say(findings []plan.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", f.Sort, f.Item, f.Upper)))
	}
	return strings.Join(out, ", ")
}

var threeDocuments = []plan.CascadeDocument{{ID: "NQ", Date: "2020-10-01"}, {ID: "CTr", Date: "2021-01-01"}, {ID: "KH", Date: "2021-06-01"}}

func TestFindings(t *testing.T) {
	chain := []plan.Link{under("CTr", "NQ"), under("KH", "CTr")}
	for _, c := range []struct {
		name  string
		docs  []plan.CascadeDocument
		items []plan.CascadeItem
		links []plan.Link
		want  string
	}{
		{"nothing below, nothing above", nil, []plan.CascadeItem{item("a", "NQ"), item("b", "CTr")}, nil, "uncovered a, uncovered b, unlinked b"},
		{"nothing above to link to", nil, []plan.CascadeItem{item("b", "CTr")}, nil, "uncovered b"},
		{"implemented", nil, []plan.CascadeItem{item("a", "NQ"), item("b", "CTr"), item("c", "KH")}, []plan.Link{below("b", "a"), below("c", "b")}, ""},
		{"done needs nothing", nil, []plan.CascadeItem{item("a", "NQ", done)}, nil, ""},
		{"by its parts", nil, []plan.CascadeItem{item("a", "NQ"), item("a1", "NQ", partOf("a")), item("a2", "NQ", partOf("a")), item("b", "KH")},
			[]plan.Link{below("b", "a1"), below("b", "a2")}, ""},
		{"one part is left", nil, []plan.CascadeItem{item("a", "NQ"), item("a1", "NQ", partOf("a")), item("a2", "NQ", partOf("a")), item("b", "KH")},
			[]plan.Link{below("b", "a1")}, "uncovered a, uncovered a2"},
		{"a part implements by its whole", nil, []plan.CascadeItem{item("a", "NQ"), item("k", "KH"), item("k1", "KH", partOf("k"))}, []plan.Link{below("k", "a")}, ""},
		{"a whole document", nil, []plan.CascadeItem{item("k", "KH")},
			[]plan.Link{{From: plan.ItemNoun, FromID: "k", Relation: plan.Implements, To: plan.DocumentNoun, ToID: "NQ"}}, ""},
		{"later than what it implements", nil, []plan.CascadeItem{item("a", "NQ", dueOn("2025-06-30")), item("k", "KH", dueOn("2025-07-01"))}, []plan.Link{below("k", "a")}, "date_after k a"},
		{"the same day", nil, []plan.CascadeItem{item("a", "NQ", dueOn("2025-06-30")), item("k", "KH", dueOn("2025-06-30"))}, []plan.Link{below("k", "a")}, ""},
		{"a day nobody knows", nil, []plan.CascadeItem{item("a", "NQ"), item("k", "KH", dueOn("2025-06-30"))}, []plan.Link{below("k", "a")}, ""},
		{"two leads", nil, []plan.CascadeItem{item("a", "NQ", ledBy("sở A", "sở B")), item("k", "KH", ledBy("sở A", "sở A", ""))}, []plan.Link{below("k", "a")}, "two_leads a"},
		{"a growth above its resolution", nil, []plan.CascadeItem{item("a", "NQ", aims("between", "6.5", "7", "%")), item("b", "CTr", aims("between", "9", "10", "%")), item("k", "KH")},
			[]plan.Link{below("b", "a"), below("k", "b")}, "target_above b a"},
		{"below it", nil, []plan.CascadeItem{item("a", "NQ", aims(">=", "70", "", "%")), item("k", "KH", aims(">=", "65", "", "%"))}, []plan.Link{below("k", "a")}, "target_below k a"},
		{"poverty: less is more", nil, []plan.CascadeItem{item("a", "NQ", aims("<=", "3.1", "", "%")), item("k", "KH", aims("<=", "4", "", "%"))}, []plan.Link{below("k", "a")}, "target_below k a"},
		{"shared out and complete", nil, []plan.CascadeItem{item("a", "NQ", aims("=", "1000", "", "ha")), item("k", "KH", aims("=", "400", "", "ha")), item("l", "KH", aims("=", "600", "", "ha"))},
			[]plan.Link{below("k", "a"), below("l", "a")}, ""},
		{"shared out and short", nil, []plan.CascadeItem{item("a", "NQ", aims("=", "1000", "", "ha")), item("k", "KH", aims("=", "400", "", "ha")), item("l", "KH", aims("=", "500", "", "ha"))},
			[]plan.Link{below("k", "a"), below("l", "a")}, "target_below a a"},
		{"another unit of measure", nil, []plan.CascadeItem{item("a", "NQ", aims("=", "1000", "", "ha")), item("k", "KH", aims("=", "4", "", "tấn"))}, []plan.Link{below("k", "a")}, ""},
		{"what it implements was repealed", []plan.CascadeDocument{{ID: "NQ", Past: true}, {ID: "CTr"}, {ID: "KH"}}, []plan.CascadeItem{item("a", "NQ", done), item("k", "KH")}, []plan.Link{below("k", "a")}, "of_repealed k a"},
		{"its own document was replaced", []plan.CascadeDocument{{ID: "NQ"}, {ID: "CTr"}, {ID: "KH", Past: true}}, []plan.CascadeItem{item("k", "KH")}, nil, "of_repealed k"},
		{"a circle", nil, []plan.CascadeItem{item("a", "NQ"), item("b", "CTr")}, []plan.Link{under("NQ", "KH"), below("a", "b"), below("b", "a")}, ""},
	} {
		docs := c.docs
		if docs == nil {
			docs = threeDocuments
		}
		if got := say(plan.NewCascade(c.items, docs, append(slices.Clone(chain), c.links...)).Findings()); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestLevelsFollowTheLongestWay(t *testing.T) {
	c := plan.NewCascade(nil, threeDocuments, []plan.Link{under("CTr", "NQ"), under("KH", "CTr"), under("KH", "NQ")})
	if got := fmt.Sprint(c.Documents(), c.Level("NQ"), c.Level("CTr"), c.Level("KH")); got != "[NQ CTr KH] 0 1 2" {
		t.Error(got)
	}
}

func TestProposalsSayWhatBothSay(t *testing.T) {
	titled := func(id plan.ItemID, d doc.ID, title string) plan.CascadeItem {
		return item(id, d, func(it *plan.CascadeItem) { it.Title = title })
	}
	c := plan.NewCascade([]plan.CascadeItem{
		titled("a", "NQ", "Tỷ lệ hộ dân nông thôn sử dụng nước sạch đạt 85%"),
		titled("b", "NQ", "Xây dựng 20 trường đạt chuẩn quốc gia trên địa bàn tỉnh"),
		titled("c", "NQ", "Đào tạo cán bộ chuyển đổi số trên địa bàn tỉnh"),
		titled("k", "KH", "Nâng tỷ lệ hộ dân nông thôn sử dụng nước sạch lên 85% vào cuối năm"),
		titled("l", "KH", "Bảo đảm an ninh trật tự trên địa bàn tỉnh"),
	}, threeDocuments, []plan.Link{under("KH", "NQ")})
	got := c.Propose("KH")
	if len(got) != 1 || got[0].Lower != "k" || got[0].Upper != "a" || !slices.Contains(got[0].Numbers, "85") || !strings.Contains(strings.Join(got[0].Words, "|"), "hộ dân nông thôn sử dụng nước sạch") {
		t.Errorf("%+v", got)
	}
}

// Whatever the plan: each row of the picture has room, each box is there once, and every neighbour of a box that is shown
// is either shown or counted.
func TestAroundCountsWhatItDoesNotShow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "things")
		up, down := map[string][]string{}, map[string][]string{}
		for i := range rapid.IntRange(0, 150).Draw(t, "links") {
			a, b := rapid.IntRange(0, n-1).Draw(t, fmt.Sprint("a", i)), rapid.IntRange(0, n-1).Draw(t, fmt.Sprint("b", i))
			x, y := fmt.Sprint(a), fmt.Sprint(b)
			if a == b || slices.Contains(up[x], y) {
				continue
			}
			up[x], down[y] = append(up[x], y), append(down[y], x)
		}
		wide := rapid.IntRange(2, 9).Draw(t, "wide")
		w := plan.Around("0", func(k string) []string { return up[k] }, func(k string) []string { return down[k] }, wide, 4)
		shown := map[string]bool{}
		for _, row := range w.Rows {
			if len(row) > wide {
				t.Fatalf("%d boxes in a row of %d", len(row), wide)
			}
			for _, s := range row {
				if s.Fold > 0 {
					continue
				}
				if shown[s.Key] || s.Up != len(up[s.Key]) || s.Down != len(down[s.Key]) {
					t.Fatalf("%+v", s)
				}
				shown[s.Key] = true
			}
		}
		if w.Rows[w.At][0].Key != "0" || len(w.Rows) > 9 {
			t.Fatalf("%+v", w)
		}
		for _, of := range []struct {
			next map[string][]string
			row  int
		}{{up, w.At - 1}, {down, w.At + 1}} {
			counted := 0
			if of.row >= 0 && of.row < len(w.Rows) {
				for _, s := range w.Rows[of.row] {
					counted += max(1, s.Fold)
				}
			}
			both := 0 // in a circle a thing may stand above and below; it is shown above
			if of.row == w.At+1 {
				for _, k := range down["0"] {
					for r := 0; r < w.At; r++ {
						if slices.ContainsFunc(w.Rows[r], func(s plan.Spot) bool { return s.Fold > 0 || s.Key == k }) {
							both = len(down["0"])
						}
					}
				}
			}
			if want := len(of.next["0"]); counted > want || counted+both < want {
				t.Fatalf("%d of %d neighbours are counted", counted, want)
			}
		}
		for _, e := range w.Edges {
			if e.Row+1 >= len(w.Rows) || e.From >= len(w.Rows[e.Row]) || e.To >= len(w.Rows[e.Row+1]) {
				t.Fatalf("an edge to nowhere: %+v", e)
			}
		}
	})
}

func TestCoverageCountsOpenItems(t *testing.T) {
	c := plan.NewCascade([]plan.CascadeItem{item("a", "NQ"), item("b", "NQ"), item("k", "KH"), item("l", "KH", done)}, threeDocuments, []plan.Link{under("KH", "NQ"), below("k", "a")})
	got := c.Coverage()
	if got["NQ"] != (plan.CoverageOf{Items: 2, Covered: 1, Higher: true}) || got["KH"] != (plan.CoverageOf{Items: 1, Linked: 1, Lower: true}) {
		t.Errorf("%+v", got)
	}
}
