package app

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store/storetest"
)

// A list of units is the same whether the figures of its day are kept or added up when asked for.
func TestUnitsAreListed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		for lead, dues := range map[string][]string{"so-nv": {"30/5/2026", "31/5/2026"}, "so-tc": {"30/5/2026", "25/6/2026", "1/12/2026"}, "so-xd": {"30/6/2027"}} {
			for _, due := range dues {
				w.add(ItemEdit{Title: "Việc đến hạn " + due, Lead: lead, Due: due})
			}
		}
		for _, keep := range []bool{false, true} {
			if keep {
				w.ok(w.KeepToday(t.Context()))
			}
			for _, c := range []struct {
				filter UnitFilter
				want   string
				total  int
			}{
				{UnitFilter{}, "so-nv so-tc so-xd cac-so he-thong tinh", 6},
				{UnitFilter{Sort: "overdue"}, "tinh he-thong cac-so so-xd so-tc so-nv", 6},
				{UnitFilter{Sort: "-total"}, "so-tc so-nv so-xd cac-so he-thong tinh", 6},
				{UnitFilter{Sort: "name", Line: org.State}, "cac-so so-nv so-tc so-xd tinh", 5},
				{UnitFilter{Sort: "-name", Line: org.State}, "tinh so-xd so-tc so-nv cac-so", 5},
				{UnitFilter{Q: "so xay"}, "so-xd", 1},
				{UnitFilter{Q: "stc"}, "so-tc", 1},
				{UnitFilter{Q: "khong co"}, "", 0},
				{UnitFilter{Under: "tinh"}, "so-nv so-tc so-xd", 3},
				{UnitFilter{Under: "tinh", PerPage: 2, Page: 2}, "so-xd", 3},
				{UnitFilter{PerPage: 2}, "so-nv so-tc", 6},
				{UnitFilter{PerPage: 2, Page: 2}, "so-xd cac-so", 6},
				{UnitFilter{PerPage: 2, Page: 9}, "", 6},
			} {
				list, err := w.Units(t.Context(), c.filter)
				w.ok(err)
				var codes []string
				for _, u := range list.Rows {
					codes = append(codes, u.Unit.Code)
				}
				if got := strings.Join(codes, " "); got != c.want || list.Total != c.total {
					t.Errorf("kept %t, %+v: %s of %d, want %s of %d", keep, c.filter, got, list.Total, c.want, c.total)
				}
			}
			list, err := w.Units(t.Context(), UnitFilter{Under: "tinh"})
			w.ok(err)
			if n := list.Rows[0].Tally; n.Overdue != 2 || n.Total != 2 {
				t.Errorf("kept %t: %+v", keep, n)
			}
		}
		for _, f := range []UnitFilter{{Sort: "percent_sum"}, {Under: "khong-co"}} {
			if _, err := w.Units(t.Context(), f); !fault.Is(err, fault.Invalid) {
				t.Errorf("%+v: %v", f, err)
			}
		}
	})
}
