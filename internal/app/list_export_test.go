package app

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// Whatever the filter and the order, the file holds the rows of the list's pages, one after the other, and as many as the
// list says it has.
func TestExportIsTheListUnderAnyFilter(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := &world{App: generated(t, db, Synthetic{Tasks: 260, Units: 9, Periods: 3, Seed: 11}), t: t, db: db}
		draw := filters(w)
		most, some := 0, 0
		rapid.Check(t, func(rt *rapid.T) {
			f := draw(rt)
			f.PerPage = rapid.SampledFrom([]int{13, 50, 200}).Draw(rt, "per page")
			var listed [][]string
			total := 0
			for f.Page = 1; ; f.Page++ {
				page, err := w.Items(t.Context(), f)
				if err != nil {
					rt.Fatal(err)
				}
				total = page.Total
				for _, row := range page.Rows {
					listed = append(listed, w.wholeRow(row, f.Kind))
				}
				if f.Page >= page.Pages() {
					break
				}
			}
			var file bytes.Buffer
			if err := w.ExportItems(t.Context(), f, "csv", lang.Vi, &file); err != nil {
				rt.Fatal(err)
			}
			exported := csvRows(rt, file.String())
			if len(listed) != total || len(exported) != total {
				rt.Fatalf("%s: %d rows on pages, %d in the file, %d by the count", f.URL(), len(listed), len(exported), total)
			}
			for i := range listed {
				if !slices.Equal(listed[i], exported[i]) {
					rt.Fatalf("%s, row %d: the page has %q, the file %q", f.URL(), i, listed[i], exported[i])
				}
			}
			again := ItemFilterOf(f.Values())
			again.Page, again.PerPage = f.Page, f.PerPage
			if again != f {
				rt.Fatalf("the address %s means another list", f.URL())
			}
			most = max(most, total)
			if total > 0 {
				some++
			}
		})
		if most < 5 || some < 2 {
			t.Errorf("%d filters found something, %d rows at most: too few to compare", some, most)
		}
	})
}

// filters draws filters from what the installation has.
func filters(w *world) func(*rapid.T) ItemFilter {
	units, err := w.Register(w.t.Context())
	w.ok(err)
	themes, err := w.Themes(w.t.Context())
	w.ok(err)
	docs, err := w.Documents(w.t.Context(), "", 1)
	w.ok(err)
	var unit, theme, document []string
	for _, u := range units {
		unit = append(unit, u.Code)
	}
	for _, x := range themes {
		theme = append(theme, string(x.Theme.ID))
	}
	for _, d := range docs.Rows {
		document = append(document, string(d.Document.ID))
	}
	states := []plan.WorkState{"open", "tracked"}
	return func(rt *rapid.T) (f ItemFilter) {
		maybe := func(name string, values []string) string {
			if rapid.IntRange(0, 5).Draw(rt, name+"?") > 0 {
				return ""
			}
			return rapid.SampledFrom(values).Draw(rt, name)
		}
		f.Kind = plan.KindCode(maybe("kind", []string{"task", "indicator"}))
		f.Unit, f.Theme, f.Document = maybe("unit", unit), maybe("theme", theme), maybe("document", document)
		f.Under = maybe("under", unit)
		f.Role = plan.Role(maybe("role", anyIDs(plan.Roles)))
		f.State = plan.WorkState(maybe("state", anyIDs(append(states, plan.AllStates...))))
		f.Time = plan.TimeState(maybe("time", anyIDs(plan.TimeStates)))
		f.Parent, f.Seen, f.Q = maybe("parent", []string{"-"}), maybe("seen", []string{"never", "yes", "fresh"}), maybe("q", []string{"xay dung", "đề án", "khong-co-gi"})
		f.DueFrom, f.DueTo = maybe("from", []string{"2025", "Q1/2026", "06/2026"}), maybe("to", []string{"30/6/2026", "quý 4/2026", "2030"})
		f.Due = maybe("due", []string{"2026", "2026-06", "9/2026"})
		if _, _, err := f.DueDays(); err != nil { // a span that ends before it begins
			f.Due, f.DueTo = "", ""
		}
		f.Sort = rapid.SampledFrom(append([]string{""}, store.Sorts...)).Draw(rt, "sort")
		return f
	}
}

// wholeRow is a row of a page as the file has it.
func (w *world) wholeRow(row ItemRow, kind plan.KindCode) []string {
	cells := w.itemCells(lang.Vi, row)
	for _, field := range w.fieldsOf(kind) {
		cells = append(cells, row.Item.Fields[field.Key])
	}
	return append(cells, "DỮ LIỆU MẪU")
}

// csvRows are the rows under the head.
func csvRows(t rapid.TB, file string) [][]string {
	lines := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\uFEFF")))
	lines.FieldsPerRecord = -1
	rows, err := lines.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, itemHeader[0][1]) })
	return rows[head+1:]
}
