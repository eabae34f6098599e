package app

import (
	"math"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

func TestEveryActIsOneEntryWithItsReason(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		before, err := w.Journal(t.Context(), w.clerk, 1)
		w.ok(err)
		it := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính", Due: "30/9/2026", Why: "kết luận họp"})
		e, rev, err := w.EditForm(t.Context(), it.ID)
		w.ok(err)
		e.Due, e.DueMisread, e.Lead, e.Why = "31/12/2026", true, "Sở Xây dựng", "chờ hướng dẫn"
		w.ok(w.EditItem(t.Context(), w.clerk, it.ID, rev, e))
		w.ok(w.EndItem(t.Context(), w.clerk, it.ID, rev+1, "không còn phù hợp"))
		after, err := w.Journal(t.Context(), w.clerk, 1)
		w.ok(err)
		if after.Total != before.Total+3 {
			t.Fatalf("three acts made %d entries", after.Total-before.Total)
		}
		for i, want := range []struct{ action, why string }{{"item.end", "không còn phù hợp"}, {"item.edit", "chờ hướng dẫn"}, {"item.add", "kết luận họp"}} {
			got := after.Rows[i].Entry
			if got.Action != want.action || got.Why != want.why || got.ID != string(it.ID) || got.Actor != w.clerk.Actor() {
				t.Errorf("entry %d: %+v, want %v by the clerk", i, got, want)
			}
		}
		var said []string
		for _, row := range w.item(it.ID).History {
			for _, c := range row.Changes {
				said = append(said, row.Entry.Action+" "+c.Noun+"."+c.Field+": "+c.Before+" → "+c.After)
			}
		}
		for _, want := range []string{"item.edit due.to: 2026-09-30 → 2026-12-31", "item.end item.ended:  → có"} {
			if !slices.Contains(said, want) {
				t.Errorf("the history does not say %q: %q", want, said)
			}
		}
		v := w.item(it.ID)
		if v.Due.To != "2026-12-31" || v.Due.Original != "2026-12-31" || len(v.DueHistory) != 2 {
			t.Errorf("due %+v, %d versions", v.Due, len(v.DueHistory))
		}
		w.verified()
	})
}

func TestStaleFormIsToldOfTheNewer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		it := w.add(ItemEdit{Title: "Một", Lead: "Sở Tài chính"})
		w.ok(w.EditItem(t.Context(), w.clerk, it.ID, 1, ItemEdit{Title: "Hai"}))
		wantFault(t, w.EditItem(t.Context(), w.clerk, it.ID, 1, ItemEdit{Title: "Ba"}), fault.Conflict)
		wantFault(t, w.EndItem(t.Context(), w.clerk, it.ID, 1, "thôi"), fault.Conflict)
		wantFault(t, w.EditItem(t.Context(), w.as("so-tc-dm"), it.ID, 2, ItemEdit{Title: "Ba"}), fault.Denied)
		if got := w.item(it.ID).Item; got.Title != "Hai" || got.Rev != 2 {
			t.Errorf("it stands as %q at revision %d", got.Title, got.Rev)
		}
	})
}

func TestLeadsAreKeptInTheOrderWritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		it := w.add(ItemEdit{Title: "Việc chung", Lead: "Sở Tài chính; Sở Xây dựng"})
		for rev, want := range []string{"Sở Xây dựng; Sở Tài chính", "Sở Nội vụ; Sở Xây dựng; Sở Tài chính", "Sở Tài chính; Sở Nội vụ", "", "Sở Nội vụ"} {
			e, _, err := w.EditForm(t.Context(), it.ID)
			w.ok(err)
			e.Lead = want + "; " // a name written twice is one lead
			if want != "" {
				e.Lead += strings.Split(want, "; ")[0]
			}
			w.ok(w.EditItem(t.Context(), w.clerk, it.ID, rev+1, e))
			if got, _, _ := w.EditForm(t.Context(), it.ID); got.Lead != want {
				t.Errorf("leads %q, want %q", got.Lead, want)
			}
			if got := strings.Join(w.item(it.ID).Leads, "; "); got != want {
				t.Errorf("the list shows %q, want %q", got, want)
			}
		}
		w.verified()
	})
}

// A form sent back as it came changes nothing but the revision, whatever its deadline and its units are called.
func TestFormSentBackUnchanged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		// two units of one name, which only their codes tell apart
		w.ok(w.AddUnits(t.Context(), w.clerk, []org.Unit{{Code: "vh-a", Name: "Phòng Văn hóa", Line: org.State}, {Code: "vh-b", Name: "Phòng Văn hóa", Line: org.State}}, nil, nil))
		it := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính", Due: "30/9/2026"})
		second, err := w.store.Read(t.Context()).UnitByCode("vh-b")
		w.ok(err)
		w.ok(w.change(t.Context(), w.clerk, act{"test", "item", string(it.ID), ""}, func(tx *store.Tx) error {
			if err := store.Assignments.Save(tx, &plan.Assignment{ID: newID(), ItemID: it.ID, Role: plan.Lead, UnitID: second.ID, Ord: 1}); err != nil {
				return err
			}
			// as accepted from a document of 2026, whose year the phrase inherits
			return setDue(tx, it.ID, plan.Due{Raw: "trước ngày 30/9", To: "2026-09-29", Modality: "before"}, "", byDocument)
		}))
		before := w.item(it.ID)
		units, err := w.Register(t.Context())
		w.ok(err)
		for range 2 {
			e, rev, err := w.EditForm(t.Context(), it.ID)
			w.ok(err)
			w.ok(w.EditItem(t.Context(), w.clerk, it.ID, rev, e))
		}
		after := w.item(it.ID)
		if after.Due.To != before.Due.To || after.Due.Rev != before.Due.Rev || after.Due.Raw != before.Due.Raw {
			t.Errorf("due %+v, was %+v", after.Due, before.Due)
		}
		if len(after.Assignments) != 2 || after.Assignments[1].Assignment != before.Assignments[1].Assignment {
			t.Errorf("assignments %+v, were %+v", after.Assignments, before.Assignments)
		}
		if now, _ := w.Register(t.Context()); len(now) != len(units) {
			t.Errorf("%d units, were %d", len(now), len(units))
		}
	})
}

// A name that two units bear is not a find, and not a new unit either: the person is told the codes, and may write one.
func TestNameOfTwoUnitsIsAsked(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		w.ok(w.AddUnits(t.Context(), w.clerk, []org.Unit{{Code: "vh-a", Name: "Phòng Văn hóa", Line: org.State}, {Code: "vh-b", Name: "Phòng Văn hóa", Line: org.State}}, nil, nil))
		_, err := w.AddItem(t.Context(), w.clerk, ItemEdit{Kind: plan.TaskKind, Title: "Lễ hội", Lead: "Phòng văn hoá"})
		wantFault(t, err, fault.Invalid)
		if err != nil && (!strings.Contains(err.Error(), "vh-a") || !strings.Contains(err.Error(), "vh-b")) {
			t.Errorf("the codes are not told: %v", err)
		}
		it := w.add(ItemEdit{Title: "Lễ hội", Lead: "vh-b"})
		if got := w.item(it.ID).Assignments[0].Unit.Code; got != "vh-b" {
			t.Errorf("led by %s", got)
		}
	})
}

func TestInputThatCannotBeTaken(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		w.add(ItemEdit{Title: "Một", Lead: "Sở Tài chính"})
		before := db.Dump(t)
		for what, e := range map[string]ItemEdit{
			"no title":           {Title: "  "},
			"NUL in the title":   {Title: "a\x00b"},
			"NUL in a name":      {Title: "a", Lead: "Sở\x00 Y tế"},
			"NUL in the why":     {Title: "a", Why: "\x00"},
			"NUL in the quote":   {Title: "a", Quote: "\x00"},
			"not UTF-8":          {Title: "S\xe1\xbb\x9f T\xe0i ch\xednh"},
			"an unknown field":   {Title: "a", Fields: map[string]string{"màu": "đỏ"}},
			"an unknown post":    {Title: "a", Accountable: "không có"},
			"an unknown parent":  {Title: "a", Parent: "NV-9999"},
			"no year":            {Title: "a", Due: "trước ngày 30/9"},
			"no day":             {Title: "a", Due: "31/02/2026"},
			"a name of signs":    {Title: "a", Lead: "- ; ***"},
			"a very long name":   {Title: "a", Lead: strings.Repeat("Sở ", 200)},
			"an unknown kind":    {Kind: "land", Title: "a"},
			"not a number":       {Kind: plan.ProjectKind, Title: "a", Fields: map[string]string{"budget": "nhiều"}},
			"NaN":                {Kind: plan.ProjectKind, Title: "a", Fields: map[string]string{"budget": "NaN"}},
			"infinity":           {Kind: plan.ProjectKind, Title: "a", Fields: map[string]string{"budget": "-Infinity"}},
			"a giant number":     {Kind: plan.ProjectKind, Title: "a", Fields: map[string]string{"budget": "1e99999"}},
			"a number of digits": {Kind: plan.ProjectKind, Title: "a", Fields: map[string]string{"budget": strings.Repeat("9", 5000)}},
		} {
			if e.Kind == "" {
				e.Kind = plan.TaskKind
			}
			if _, err := w.AddItem(t.Context(), w.clerk, e); !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.TooLarge) {
				t.Errorf("%s: %v", what, err)
			}
		}
		_, err := w.AddItem(t.Context(), w.clerk, ItemEdit{Kind: plan.TaskKind, Title: strings.Repeat("dài ", 2500)})
		wantFault(t, err, fault.TooLarge)
		if db.Dump(t) != before {
			t.Error("something of the refused was kept")
		}
	})
}

// Addresses come as anybody may type them: what fits nothing lists nothing or is refused, and is never our own mistake.
func TestFiltersOfAnyKind(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		for range 30 {
			w.add(ItemEdit{Title: "Một", Lead: "Sở Tài chính"})
		}
		for _, junk := range []string{"'", `"`, "%", "a\x00b", "\xff", "-1", strings.Repeat("x", 5000), "🙂", "9999-99-99"} {
			for what, f := range map[string]ItemFilter{"kind": {Kind: plan.KindCode(junk)}, "unit": {Unit: junk}, "under": {Under: junk}, "role": {Unit: "so-tc", Role: plan.Role(junk)}, "state": {State: plan.WorkState(junk)},
				"time": {Time: plan.TimeState(junk)}, "theme": {Theme: junk}, "document": {Document: junk}, "parent": {Parent: junk}, "due": {Due: junk}, "seen": {Seen: junk}} {
				page, err := w.Items(t.Context(), f)
				if (err != nil && !fault.Is(err, fault.Invalid)) || page.Total != 0 || len(page.Rows) != 0 {
					t.Errorf("%s=%.20q: %d of %d rows, %v", what, junk, len(page.Rows), page.Total, err)
				}
			}
			for what, err := range map[string]error{"item": second(w.Item(t.Context(), plan.ItemID(junk))), "unit": second(w.Unit(t.Context(), junk)), "post": second(w.As(t.Context(), junk)),
				"search": second(w.Search(t.Context(), junk, "", 1)), "documents": second(w.Documents(t.Context(), junk, 1)), "report": second(w.Report(t.Context(), w.clerk, junk, "2026-05"))} {
				if err != nil && fault.Is(err, fault.Internal) {
					t.Errorf("%s %.20q: %v", what, junk, err)
				}
			}
		}
		for _, n := range []int{0, -1, math.MinInt, math.MaxInt} {
			page, err := w.Items(t.Context(), ItemFilter{Page: n, PerPage: n})
			if err != nil || page.Total != 30 || (n < 1) != (len(page.Rows) > 0) {
				t.Errorf("page %d: %d of %d rows, %v", n, len(page.Rows), page.Total, err)
			}
			for what, err := range map[string]error{"search": second(w.Search(t.Context(), "mot", "", n)), "journal": second(w.Journal(t.Context(), w.clerk, n)), "documents": second(w.Documents(t.Context(), "", n))} {
				if err != nil {
					t.Errorf("%s, page %d: %v", what, n, err)
				}
			}
		}
		page, err := w.Items(t.Context(), ItemFilter{})
		if err != nil || len(page.Rows) != 25 {
			t.Errorf("%d rows on a page where nothing is said, want 25; %v", len(page.Rows), err)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestReportFormThatCannotBeTaken(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		task := w.add(ItemEdit{Title: "Một", Lead: "Sở Tài chính"})
		other := w.add(ItemEdit{Title: "Của đơn vị khác", Lead: "Sở Nội vụ"})
		rate := w.add(ItemEdit{Kind: plan.IndicatorKind, Title: "Tỷ lệ", Lead: "Sở Tài chính"})
		before := db.Dump(t)
		reporter := w.as("so-tc-dm")
		for what, l := range map[string]report.Line{
			"an item of another unit": {ItemID: other.ID, State: plan.InProgress},
			"an unknown item":         {ItemID: "x", State: plan.InProgress},
			"an unknown state":        {ItemID: task.ID, State: "half"},
			"101 percent":             {ItemID: task.ID, State: plan.InProgress, Percent: 101},
			"done tomorrow":           {ItemID: task.ID, State: plan.Done, DoneOn: today.Add(1)},
			"NUL":                     {ItemID: task.ID, State: plan.InProgress, Text: "\x00"},
			"NaN":                     {ItemID: rate.ID, Value: "NaN", Quality: plan.Final},
			"words":                   {ItemID: rate.ID, Value: "khá", Quality: plan.Final},
		} {
			_, err := w.SaveReport(t.Context(), reporter, "so-tc", "2026-05", ReportEdit{Lines: []LineEdit{{Line: l}}})
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", what, err)
			}
		}
		_, err := w.SaveReport(t.Context(), w.as("so-nv-dm"), "so-tc", "2026-05", ReportEdit{})
		wantFault(t, err, fault.Denied)
		_, err = w.SaveReport(t.Context(), reporter, "so-tc", "2026-09", ReportEdit{})
		wantFault(t, err, fault.Invalid)
		_, err = w.SaveReport(t.Context(), reporter, "so-tc", "2026-05", ReportEdit{Rev: 3})
		wantFault(t, err, fault.Conflict)
		if db.Dump(t) != before {
			t.Error("something of the refused was kept")
		}
	})
}

// A file with NUL or with bytes that are no UTF-8 is refused with a reason, or read without them: on both databases alike.
func TestFileThatIsNoText(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		for name, content := range map[string]string{"nul.txt": "KẾ HOẠCH\x00\n1. Giao Sở Tài chính\x00 chủ trì.", "latin.txt": "K\xe9 ho\xe1ch chuy\xean \xf0\xf1\xf2", "half.md": "Kế ho\xe1\xba", "nul.html": "<p>Kế\x00 hoạch &#0; &#xFFFE;</p>", "na\x00me.txt": "Kế hoạch"} {
			if _, err := w.Import(t.Context(), w.clerk, name, []byte(content), ""); err != nil && !fault.Is(err, fault.Invalid) {
				t.Errorf("%q: %v", name, err)
			}
		}
		w.verified()
	})
}
