package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
)

// looked are the items of a preview as a person confirms them: those that would change.
func looked(p BulkPreview) (out []BulkItem) {
	for _, row := range p.Rows {
		if row.Refused == nil {
			out = append(out, BulkItem{string(row.Item.ID), row.Item.Rev})
		}
	}
	return out
}

// Each change is seen before it is made, made in one act, and what it makes is what the form of one item would have made.
func TestBulk(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		one := w.add(ItemEdit{Title: "Một", Lead: "Sở Tài chính", Due: "30/6/2026"})
		two := w.add(ItemEdit{Title: "Hai", Lead: "Sở Xây dựng; Sở Tài chính", Coord: "Sở Nội vụ"})
		gone := w.add(ItemEdit{Title: "Ba"})
		w.ok(w.EndItem(ctx, w.clerk, gone.ID, 1, "thôi"))
		chosen := []BulkItem{{Item: one.Code}, {Item: strings.ToLower(two.Code)}, {Item: string(gone.ID)}, {Item: one.Code}}
		for _, x := range []struct {
			do              BulkDo
			value           string
			changing        int
			before, after   []string // of one and two
			shown           func(ItemView) string
			becomes, reason string
		}{
			{BulkDue, "trước ngày 1/10/2026", 2, []string{"30/6/2026", ""}, []string{"trước ngày 1/10/2026", "trước ngày 1/10/2026"}, func(v ItemView) string { return string(v.Due.To) + v.Due.Reason }, "2026-09-30theo Thông báo 14", "theo Thông báo 14"},
			{BulkLead, "STC; so-xd", 2, []string{"Sở Tài chính", "Sở Xây dựng; Sở Tài chính"}, []string{"Sở Tài chính; Sở Xây dựng", "Sở Tài chính; Sở Xây dựng"}, func(v ItemView) string { return strings.Join(v.Leads, "; ") }, "Sở Tài chính; Sở Xây dựng", "phân công lại"},
			{BulkCoord, "Sở Nội vụ", 1, []string{"", "Sở Nội vụ"}, []string{"Sở Nội vụ", "Sở Nội vụ"}, nil, "", "phối hợp"},
			{BulkAccountable, "so-nv-dm", 2, []string{"", ""}, []string{"Cán bộ đầu mối, Sở Nội vụ", "Cán bộ đầu mối, Sở Nội vụ"}, nil, "", "giao người"},
		} {
			b := Bulk{Do: x.do, Items: chosen, Misread: x.do == BulkDue}
			standing, err := w.PreviewBulk(ctx, w.clerk, b)
			if err != nil || standing.Changing != 0 || len(standing.Rows) != 3 || standing.Rows[0].Before != x.before[0] || standing.Rows[0].After != "" {
				t.Fatalf("%s without a value: %+v, %v", x.do, standing, err)
			}
			b.Value, b.Why = x.value, x.reason
			p, err := w.PreviewBulk(ctx, w.clerk, b)
			w.ok(err)
			if p.Changing != x.changing || p.Rows[2].Refused == nil {
				t.Errorf("%s: %d of %+v would change, want %d", x.do, p.Changing, p.Rows, x.changing)
			}
			for i := range 2 {
				if p.Rows[i].Before != x.before[i] || p.Rows[i].After != x.after[i] {
					t.Errorf("%s: %q → %q, want %q → %q", x.do, p.Rows[i].Before, p.Rows[i].After, x.before[i], x.after[i])
				}
			}
			b.Items = looked(p)
			_, err = w.CarryOut(ctx, w.clerk, b)
			w.ok(err)
			if _, err = w.CarryOut(ctx, w.clerk, b); !fault.Is(err, fault.Conflict) {
				t.Errorf("%s was carried out twice: %v", x.do, err)
			}
			for _, it := range []plan.Item{one, two} {
				if x.shown != nil && x.shown(w.item(it.ID)) != x.becomes {
					t.Errorf("%s: %s has %q, want %q", x.do, it.Code, x.shown(w.item(it.ID)), x.becomes)
				}
			}
			entries, err := w.Journal(ctx, w.clerk, 1)
			if e := entries.Rows[0].Entry; err != nil || e.Action != "item.bulk."+string(x.do) || e.Why != x.reason {
				t.Errorf("%s: the journal says %+v, %v", x.do, e, err)
			}
		}
		p, err := w.PreviewBulk(ctx, w.clerk, Bulk{Do: BulkEnd, All: &ItemFilter{Unit: "so-tc"}})
		if err != nil || p.Changing != 2 {
			t.Errorf("ending would change %d, %v", p.Changing, err)
		}
		_, err = w.CarryOut(ctx, w.clerk, Bulk{Do: BulkEnd, Why: "bãi bỏ", Items: looked(p)})
		w.ok(err)
		if left, err := w.Items(ctx, ItemFilter{}); err != nil || left.Total != 0 {
			t.Errorf("%d are left, %v", left.Total, err)
		}
		w.verified()
	})
}

// What cannot be done to all is done to none, and says why.
func TestBulkRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		var items []BulkItem
		var codes []string
		for n := range 12 {
			it := w.add(ItemEdit{Title: fmt.Sprint("Việc ", n), Lead: "Sở Tài chính"})
			items, codes = append(items, BulkItem{it.Code, 1}), append(codes, it.Code)
		}
		e, rev, err := w.EditForm(ctx, w.item(plan.ItemID(codes[7])).Item.ID)
		w.ok(err)
		e.Title = "Ai đó vừa sửa"
		w.ok(w.EditItem(ctx, w.clerk, plan.ItemID(codes[7]), rev, e))
		before := db.Dump(t)
		good := Bulk{Do: BulkDue, Value: "30/9/2026", Why: "lùi", Items: items}
		_, err = w.CarryOut(ctx, w.clerk, good)
		wantFault(t, err, fault.Conflict)
		if said := fault.Say(err, "vi"); !strings.Contains(said, codes[7]) || strings.Contains(said, codes[6]) {
			t.Errorf("the refusal says %q, want it to name %s alone", said, codes[7])
		}
		_, err = w.CarryOut(ctx, w.as("so-tc-dm"), good)
		wantFault(t, err, fault.Denied)
		_, err = w.PreviewBulk(ctx, w.as("so-tc-dm"), good)
		wantFault(t, err, fault.Denied)
		for what, change := range map[string]func(*Bulk){
			"no reason": func(b *Bulk) { b.Why = " " }, "no value": func(b *Bulk) { b.Value = "" }, "no such change": func(b *Bulk) { b.Do = "paint" }, "no such item": func(b *Bulk) { b.Items = append(slices.Clone(items), BulkItem{"NV-9999", 1}) },
			"a deadline without a year": func(b *Bulk) { b.Value = "30/9" }, "an unknown unit": func(b *Bulk) { b.Do, b.Value = BulkLead, "Sở Không Có" }, "an unknown post": func(b *Bulk) { b.Do, b.Value = BulkAccountable, "ai-do" },
			"nothing chosen": func(b *Bulk) { b.Items = nil }, "too many": func(b *Bulk) { b.Items = slices.Repeat(items[:1], MostAtOnce+1) },
		} {
			b := good
			change(&b)
			if _, err := w.CarryOut(ctx, w.clerk, b); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", what, err)
			}
			if _, err := w.PreviewBulk(ctx, w.clerk, b); what != "no reason" && what != "no value" && !fault.Is(err, fault.Invalid) {
				t.Errorf("preview, %s: %v", what, err)
			}
		}
		if db.Dump(t) != before {
			t.Error("something of the refused was kept")
		}
	})
}
