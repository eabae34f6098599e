package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// reviewRecord is what a review can refer to, as it was known at the end of its day: the same rows as the lists of the
// pages, read once, from which every figure is counted.
type reviewRecord struct {
	a      *App // of that day
	r      store.Reader
	now    store.Reader // of reviews: those of lower bodies are as they stand now
	v      review.Review
	asOf   when.Date
	rows   []review.Row
	tasks  []reviewTask
	aims   []reviewAim
	byCode map[string]int // folded code → place among tasks (0, 1 …) or, negative, among aims (-1, -2 …)
	themes []plan.Theme
	within map[plan.ThemeID]map[plan.ItemID]bool
	units  []org.Unit
	lines  map[plan.ItemID][]report.Line // newest approved, of what has been asked about
	below  *[]lowerReview                // nil until asked for
	vows   *[]vow
}

type reviewTask struct {
	ItemRow
	row int
}

type reviewAim struct {
	ItemRow
	row      int
	of       indicator.Indicator
	targets  []plan.Target
	observed []plan.Observation // of the whole, as known
	places   []int              // rows of observed
	verdict  indicator.Verdict
	target   plan.Target // that the verdict is of
}

// maxReviewed bounds the items of one review.
const maxReviewed = 60_000

// reviewRecord reads what a review is about.
func (a *App) reviewRecord(ctx context.Context, v review.Review) (*reviewRecord, error) {
	day := v.Scope.AsOf
	if day == "" || day > a.Today() {
		day = a.Today()
	}
	then, err := a.AsOf(day)
	if err != nil {
		return nil, err
	}
	x := &reviewRecord{a: then, r: then.store.Read(ctx), now: a.store.Read(ctx), v: v, asOf: day, byCode: map[string]int{}, within: map[plan.ThemeID]map[plan.ItemID]bool{}, lines: map[plan.ItemID][]report.Line{}}
	if x.units, err = x.r.AllUnits(); err != nil {
		return nil, err
	}
	if err := x.loadItems(); err != nil {
		return nil, err
	}
	if err := x.loadThemes(); err != nil {
		return nil, err
	}
	return x, x.loadValues(a.store.Read(ctx))
}

// queries are the lists whose rows together are in scope.
func (x *reviewRecord) queries() ([]store.ItemQuery, error) {
	q := store.ItemQuery{Role: plan.Lead, Sort: "due", Today: x.asOf, SoonDays: plan.SoonDays}
	for _, id := range x.v.Scope.Units {
		u, err := store.Units.Get(x.r, string(id))
		if fault.Is(err, fault.NotFound) {
			continue // it did not exist on that day
		} else if err != nil {
			return nil, err
		}
		below, err := under(x.r, u.Code)
		if err != nil {
			return nil, err
		}
		q.Units = append(q.Units, below...)
	}
	if len(x.v.Scope.Units) > 0 && q.Units == nil {
		q.Units = []org.UnitID{"-"}
	}
	var out []store.ItemQuery
	for _, d := range orNone(x.v.Scope.Documents) {
		for _, t := range orNone(x.v.Scope.Themes) {
			q.Document, q.Theme = d, t
			out = append(out, q)
		}
	}
	return out, nil
}

func orNone[T ~string](ids []T) []T {
	if len(ids) == 0 {
		return []T{""}
	}
	return ids
}

func (x *reviewRecord) loadItems() error {
	queries, err := x.queries()
	if err != nil {
		return err
	}
	seen := map[plan.ItemID]bool{}
	for _, q := range queries {
		err := x.a.eachRow(x.r, q, func(row ItemRow) error {
			if seen[row.Item.ID] {
				return nil
			}
			seen[row.Item.ID] = true
			if len(seen) > maxReviewed {
				return fault.New(fault.TooLarge, "Phạm vi có hơn %d mục; hãy chọn văn bản, chủ đề hoặc đơn vị hẹp hơn.", "The scope has more than %d items; choose fewer documents, themes or units.", maxReviewed).At("documents")
			}
			x.add(row)
			return nil
		})
		if err != nil {
			return err
		}
	}
	arrange.By(x.tasks, func(m, n reviewTask) int { return strings.Compare(m.Item.Code, n.Item.Code) })
	arrange.By(x.aims, func(m, n reviewAim) int { return strings.Compare(m.Item.Code, n.Item.Code) })
	for i, t := range x.tasks {
		x.byCode[vi.Fold(t.Item.Code)] = i
	}
	for i, m := range x.aims {
		x.byCode[vi.Fold(m.Item.Code)] = -1 - i
	}
	return nil
}

func (x *reviewRecord) add(row ItemRow) {
	kind, _ := x.a.kinds.Of(row.Item.Kind)
	shown := review.Row{Noun: "item", ID: string(row.Item.ID), Code: row.Item.Code, Title: row.Item.Title, Href: "/items/" + string(row.Item.ID)}
	switch {
	case kind.Observe:
		x.aims = append(x.aims, reviewAim{ItemRow: row, row: len(x.rows)})
	case row.Standing.State != "":
		shown.Says = stands(row, x.asOf)
		x.tasks = append(x.tasks, reviewTask{row, len(x.rows)})
	default:
		return
	}
	x.rows = append(x.rows, shown)
}

// stands says how a task stands in the words of a report.
func stands(row ItemRow, asOf when.Date) string {
	s := row.Standing.State.Vi()
	switch row.Time {
	case plan.OnTime, plan.Late:
		s = row.Time.Vi()
		if row.Standing.DoneOn != "" {
			s += " ngày " + row.Standing.DoneOn.Vi()
		}
	case plan.Overdue:
		s += ", quá hạn " + write.Count(row.Standing.DueOn.DaysTo(asOf)).In("") + " ngày"
	}
	switch {
	case row.Standing.DueOn != "":
		s += ", hạn " + row.Standing.DueOn.Vi()
	case row.Due.Raw != "":
		s += ", " + row.Due.Raw
	}
	return s
}

// loadThemes knows which items each theme has that has any in scope, in the order of their sources.
func (x *reviewRecord) loadThemes() error {
	inScope := map[plan.ItemID]bool{}
	for _, t := range x.tasks {
		inScope[t.Item.ID] = true
	}
	for _, m := range x.aims {
		inScope[m.Item.ID] = true
	}
	terms, err := x.r.AllTerms()
	if err != nil {
		return err
	}
	for _, t := range terms {
		themes, err := x.r.ThemesOfTerm(t.Code)
		if err != nil {
			return err
		}
		for _, theme := range themes {
			ids, err := x.r.ItemIDs(store.ItemQuery{Theme: theme.ID, Role: plan.Lead, Today: x.asOf, SoonDays: plan.SoonDays})
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(ids, func(id plan.ItemID) bool { return inScope[id] }) {
				continue
			}
			x.themes = append(x.themes, theme)
			x.within[theme.ID] = map[plan.ItemID]bool{}
			for _, id := range ids {
				x.within[theme.ID][id] = true
			}
		}
	}
	arrange.By(x.themes, func(m, n plan.Theme) int {
		return cmp.Or(strings.Compare(string(m.DocumentID), string(n.DocumentID)), strings.Compare(m.Sort, n.Sort), cmp.Compare(m.Ord, n.Ord))
	})
	return nil
}

// linesOn are the newest approved lines on some tasks, asked for once.
func (x *reviewRecord) linesOn(ids []plan.ItemID) error {
	var missing []plan.ItemID
	for _, id := range ids {
		if _, ok := x.lines[id]; !ok {
			missing = append(missing, id)
		}
	}
	got, err := x.r.ApprovedAmong(missing, x.asOf.AddYears(100))
	if err != nil {
		return err
	}
	for _, id := range missing {
		x.lines[id] = got[id]
	}
	return nil
}

// unitNamed finds a unit by its code or its name, as it is called on the day.
func (x *reviewRecord) unitNamed(text string) (org.Unit, bool) {
	folded := vi.Fold(text)
	for _, u := range x.units {
		if u.Code == text || vi.Fold(u.Name) == folded {
			return u, true
		}
	}
	return org.Unit{}, false
}

// documentNamed finds a document by its number, or by its id.
func (x *reviewRecord) documentNamed(text string) (found doc.Document, many bool, err error) {
	all, err := x.r.AllDocuments()
	n := 0
	for _, d := range all {
		if string(d.ID) == text {
			return d, false, nil
		}
		if vi.Fold(d.Number) == vi.Fold(text) && d.Number != "" && (len(x.v.Scope.Documents) == 0 || slices.Contains(x.v.Scope.Documents, d.ID)) {
			found = d
			n++
		}
	}
	return found, n > 1, err
}
