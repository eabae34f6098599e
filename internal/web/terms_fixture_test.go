package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/plan"
)

var fixtureTerm = plan.Term{ID: "t12", Code: "XII", Name: "Nhiệm kỳ 2023 - 2028", From: "2023-10-18", To: "2028-10-17", MidTerm: "2026-10-18", Final: "2028-10-18"}

// fixtureTermPage is the page on which the items of a term are decided about.
func (w words) fixtureTermPage() *termPage {
	rows := fixtureRows()
	items := []app.TermItem{{Row: rows[0], Proposed: plan.Carry, Why: app.FateWhys[0]}, {Row: rows[1], Settled: plan.Settled{Fate: plan.LeaveOpen, Why: "chờ quyết toán"}}}
	p := &termPage{frame: w.fixtureFrame("home", "Nhiệm kỳ 2023 - 2028"), Deciding: true,
		TermView: app.TermView{TermRow: app.TermRow{Term: fixtureTerm, Current: true}, Counts: map[string]int{"": 2, "waiting": 1, "open": 1}, Items: app.Page[app.TermItem]{Rows: items, Total: 2, Number: 1, PerPage: 50}}}
	p.Shows = p.shows("/terms/XII/close", app.TermFilter{})
	return p
}
