package app

import (
	"strings"
	"testing"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
)

// The coordinating office sees on one page what waits for its decision, of all periods; nobody else does.
func TestWhatWaitsForADecision(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		own := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính", Due: "31/12/2026"})
		other := w.add(ItemEdit{Title: "Lập quy hoạch", Lead: "Sở Xây dựng", Due: "31/12/2026"})
		done := w.add(ItemEdit{Title: "Ban hành quy chế", Lead: "Sở Nội vụ", Due: "31/12/2026"})
		office := w.clerk.Post.Code
		if m := w.mineOf(office); m.Waiting.Total() != 0 || !m.Nothing() {
			t.Errorf("nothing waits, and %+v", m.Waiting)
		}

		w.send("so-tc-dm", "so-tc", "2026-05", own.ID)
		w.send("so-tc-dm", "so-tc", "2026-06", own.ID)
		w.send("so-xd-dm", "so-xd", "2026-06", other.ID)
		_, err := w.AskExtension(ctx, w.as("so-xd-dm"), ExtensionAsk{Item: other.Code, NewDay: "2027-03-31", Reason: "Chờ quy hoạch vùng"})
		w.ok(err)
		w.lineApproved("so-nv", "2026-06", report.Line{ItemID: done.ID, State: plan.Done, Percent: 100, DoneOn: "2026-06-10", Product: "Quyết định số 12/QĐ-UBND ngày 10/6/2026"})

		m := w.mineOf(office)
		got := m.Waiting
		if got.Approvals != 3 || len(got.Reports) != 2 || got.Reports[0] != (WaitingPeriod{"2026-06", 2}) || got.Reports[1] != (WaitingPeriod{"2026-05", 1}) {
			t.Errorf("reports that wait: %+v", got.Reports)
		}
		if got.Asked != 1 || len(got.Extensions) != 1 || got.Extensions[0].Item.Item.ID != other.ID || got.Extensions[0].Unit.Code != "so-xd" {
			t.Errorf("requests that wait: %d, %+v", got.Asked, got.Extensions)
		}
		if got.Products.Total != 1 || len(got.Products.Rows) != 1 || got.Products.Rows[0].Item.ID != done.ID || got.Products.Href != "/items?gap=unjudged" {
			t.Errorf("products that wait: %+v", got.Products)
		}
		if got.Total() != 5 || m.Nothing() {
			t.Errorf("%d wait in all", got.Total())
		}
		if n := w.mineOf("so-tc-dm").Waiting.Total(); n != 0 {
			t.Errorf("a reporter is to decide %d", n)
		}

		// Where somebody is head, the head comes first.
		w.ok(w.AddPosts(ctx, w.clerk, []org.Post{{Code: "so-xd-gd", Title: "Giám đốc", Role: org.Head}}, map[string]string{"so-xd-gd": "so-xd"}))
		w.person("giam.doc", "so-xd-gd", "gd@maugiang.example")
		if got := w.mineOf(office).Waiting; got.Approvals != 2 {
			t.Errorf("%d reports wait for the office before the head has seen one of them", got.Approvals)
		}

		clerk := w.person("tong.hop", office, "vp@maugiang.example")
		mail, any, err := w.Digest(ctx, clerk.Who.Account)
		if w.ok(err); !any || !strings.Contains(mail.Subject, "4 việc chờ quyết định") || !strings.Contains(mail.Text, "1 báo cáo chờ duyệt") || !strings.Contains(mail.Text, "1 đề nghị chờ quyết định") {
			t.Errorf("%v %s\n%s", any, mail.Subject, mail.Text)
		}
	})
}
