package app

import (
	netmail "net/mail"
	"strings"
	"testing"

	"lotrinh/internal/mail"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/smtptest"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// A report that does not come goes up: to the coordinating office, then to the leader; the cycle tells when a unit was last told by mail.
func TestAMissingReportGoesUp(t *testing.T) {
	s := smtptest.Start(t, true)
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		w.ok(w.AddPosts(ctx, w.clerk, []org.Post{{Code: "ct", Title: "Chủ tịch", Role: org.Leader}}, map[string]string{"ct": "tinh"}))
		for _, lead := range []string{"Sở Tài chính", "Sở Xây dựng", "Sở Nội vụ"} {
			w.add(ItemEdit{Title: "Việc của " + lead, Lead: lead, Due: "31/12/2026"})
		}
		w.set(monthly)
		_, err := w.OpenDue(ctx, nil)
		w.ok(err)
		v, page, err := w.Cycle(ctx, w.clerk, "thang.2026-06", CycleFilter{})
		w.ok(err)
		due := page.Rows[0].DueOn
		line := report.Line{State: plan.InProgress, Percent: 40}
		sheet, err := w.Report(ctx, w.as("so-nv-dm"), "so-nv", v.Period)
		w.ok(err)
		line.ItemID = sheet.Lines[0].Item.Item.ID
		x, err := w.SaveReport(ctx, w.as("so-nv-dm"), "so-nv", v.Period, ReportEdit{Lines: []LineEdit{{Line: line}}})
		w.ok(err)
		w.ok(w.StepReport(ctx, w.as("so-nv-dm"), x.ID, x.Rev, "submit", ""))
		w.person("an.nv", "so-tc-dm", "an@maugiang.example")
		clerk := w.person("tong.hop", w.clerk.Post.Code, "vp@maugiang.example")

		up := mail.Server{Addr: s.Addr, Security: mail.StartTLS, From: netmail.Address{Address: "lotrinh@maugiang.example"}, Roots: s.Roots}
		for _, c := range []struct {
			day            when.Date
			office, leader int
		}{{due.Add(6), 0, 0}, {due.Add(7), 2, 0}, {due.Add(14), 2, 2}} {
			w.App = w.At(c.day)
			office, leader := w.mineOf(w.clerk.Post.Code).Missing, w.mineOf("ct").Missing
			if office.Total != c.office || leader.Total != c.leader || len(w.mineOf("so-tc-dm").Missing.Rows) != 0 {
				t.Errorf("on %s the office hears of %d, the leader of %d; want %d, %d", c.day, office.Total, leader.Total, c.office, c.leader)
			}
			_, err := w.SendDigests(ctx, up, func(user string, err error) { t.Errorf("%s: %v", user, err) })
			w.ok(err)
			_, page, err := w.Cycle(ctx, w.clerk, v.ID, CycleFilter{})
			w.ok(err)
			for _, row := range page.Rows {
				if want := map[string]when.Date{"so-tc": c.day}[row.Unit.Code]; row.RemindedOn != want {
					t.Errorf("%s was last reminded on %q, want %q", row.Unit.Code, row.RemindedOn, want)
				}
			}
		}
		m, _, err := w.Digest(ctx, clerk.Who.Account)
		if w.ok(err); !strings.Contains(m.Subject, "2 đơn vị chưa báo cáo") || !strings.Contains(m.Text, "Sở Xây dựng (báo cáo tháng 6 năm 2026, hạn "+due.Vi()+", quá 14 ngày)") {
			t.Errorf("%s\n%s", m.Subject, m.Text)
		}
		w.ok(w.Mute(ctx, w.clerk, "so-xd/2026-06", "Đang sắp xếp bộ máy", w.Today().Add(10)))
		if got := w.mineOf(w.clerk.Post.Code).Missing; got.Total != 1 || got.Muted != 1 || got.Rows[0].Unit.Code != "so-tc" || got.Rows[0].DaysLate != 14 {
			t.Errorf("%+v", got)
		}
		w.verified()
	})
}
