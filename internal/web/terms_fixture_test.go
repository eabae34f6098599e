package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/doc"
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

// fixtureTermEditPage is the form of a term that was closed.
func (w words) fixtureTermEditPage() *termEditPage {
	t := fixtureTerm
	return &termEditPage{frame: w.fixtureFrame("home", w.Say("Sửa nhiệm kỳ")), Term: t, Name: t.Name, From: t.From.Vi(), To: t.To.Vi(), MidTerm: t.MidTerm.Vi(), Final: t.Final.Vi(), Closed: true}
}

// fixtureRepealPage is a repealed document with an item that is decided about and one that waits.
func (w words) fixtureRepealPage() *repealPage {
	rows, d := fixtureRows(), planDoc
	d.Repealed = &doc.Repeal{Named: "Quyết định số 9/QĐ-UBND ngày 01/06/2026", On: "2026-06-01"}
	return &repealPage{frame: w.fixtureFrame("documents", w.Say("Bãi bỏ văn bản")), Dos: doc.GoneDos, RepealView: app.RepealView{Document: d, Undecided: 1, Rows: []app.RepealRow{
		{Item: rows[0], Proposed: doc.Hand, To: &rows[1].Item, Why: app.RepealWhys[3]}, {Item: rows[1], Decided: &doc.Gone{Do: doc.End, Why: "hết nhiệm vụ"}}}}}
}
