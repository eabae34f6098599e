package web

import (
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/journal"
	"lotrinh/internal/lang"
	"lotrinh/internal/report"
)

// One act on eight things says what it did to all of them once.
func TestWhatWasDoneAlikeIsSaidOnce(t *testing.T) {
	w := words{lang.Vi}
	var changes []app.FieldChange
	for range 8 {
		changes = append(changes, app.FieldChange{Noun: "line", Field: "percent", Before: "40", After: "60"}, app.FieldChange{Noun: "line", Field: "state", After: "in_progress"})
	}
	changes = append(changes, app.FieldChange{Noun: "line", Field: "percent", Before: "10", After: "20"})
	groups := w.groupsOf(changes)
	if len(groups) != 2 || groups[0].Times != 8 || len(groups[0].Changes) != 2 || groups[1].Times != 1 {
		t.Errorf("%+v", groups)
	}
}

// Every step of a report has a name of its own in the journal, and says what it has done.
func TestEveryStepOfAReportIsNamed(t *testing.T) {
	for _, s := range report.Steps {
		if actions["report."+s.Action] == "" {
			t.Errorf("the journal has no name for %s", s.Action)
		}
		if stepNotes[s.Action] == "" {
			t.Errorf("nothing is said after %s", s.Action)
		}
	}
}

// The sheet saves row by row; who looks back sees one save, and what it came to.
func TestSavesInARowAreOne(t *testing.T) {
	save := func(seq int64, post, before, after string) app.HistoryRow {
		x := app.HistoryRow{Entry: journal.Entry{Seq: seq, Action: "report.save", Noun: "report", ID: "r1", Day: "2026-06-20", Actor: journal.Actor{Title: post}}}
		if before != after {
			x.Changes = []app.FieldChange{{Noun: "line", Field: "text", Before: before, After: after}}
		}
		return x
	}
	sent := app.HistoryRow{Entry: journal.Entry{Seq: 9, Action: "report.submit", Noun: "report", ID: "r1", Day: "2026-06-20", Actor: journal.Actor{Title: "A"}}}
	got := oneSave([]app.HistoryRow{sent, save(8, "A", "Đang", "Đang soạn"), save(7, "A", "", ""), save(6, "A", "", "Đang"), save(5, "B", "x", "")})
	if len(got) != 3 || got[1].Times != 3 || got[1].Entry.Seq != 8 || len(got[1].Changes) != 1 || got[1].Changes[0].Before != "" || got[1].Changes[0].After != "Đang soạn" || got[2].Times != 0 {
		t.Errorf("%+v", got)
	}
	if undone := oneSave([]app.HistoryRow{save(2, "A", "b", "a"), save(1, "A", "a", "b")}); len(undone) != 1 || len(undone[0].Changes) != 0 {
		t.Errorf("%+v", undone)
	}
}
