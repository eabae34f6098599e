package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

func (w words) fixtureMine() *minePage {
	p := &minePage{frame: w.fixtureFrame("home", w.Say("Việc của tôi")), MayMute: true, MaySet: true, Until: "2026-07-04", Reminded: &app.OwnReminders{}}
	p.Mine = app.Mine{For: p.frame.Who, Rule: report.UsualReminders, Late: app.MineItems{Rows: fixtureRows()[:1], Total: 3, Href: "/items?time=overdue"}, Soon: app.MineItems{Rows: fixtureRows()[:1], Total: 1},
		Reports: []app.MineReport{{Unit: p.frame.Who.Unit, Period: "2026-05", State: report.Returned, Said: "Thiếu số liệu"}, {Unit: p.frame.Who.Unit, Period: "2026-06", Due: "2026-06-25"}},
		Missing: app.MineMissing{Total: 25, Rows: []app.MineReport{{Unit: farming, Period: "2026-05", Due: "2026-05-20", Cycle: "thang.2026-05", DaysLate: 31}}},
		Waiting: app.MineWaiting{Reports: []app.WaitingPeriod{{Period: "2026-06", Count: 5}}, Approvals: 5, Asked: 9,
			Extensions: []app.ExtensionRow{{Extension: plan.Extension{ID: "e1", OldDay: "2026-06-30", NewDay: "2026-09-30"}, Item: fixtureRows()[0], Unit: farming}}, Products: app.MineItems{Rows: fixtureRows()[1:2], Total: 12, Href: "/items?gap=unjudged"}},
		Asked: []plan.Directive{{Text: "Báo cáo nguyên nhân chậm", Title: "Chủ tịch", On: "2026-06-15"}},
		Muted: []app.MuteView{{Mute: report.Mute{ID: "m1", Reason: "Chờ hướng dẫn", Until: "2026-07-01"}, Title: "NV-0007 Trình Đề án", Href: "/items/i7"}}}
	p.Reminded.Digest.State, p.Reminded.Digest.Why = "failed", "451"
	return p
}
