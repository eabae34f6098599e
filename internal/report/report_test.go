package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

const today when.Date = "2026-06-20"

var (
	roles   = []org.Role{org.Administrator, org.Public, org.Coordinator, org.Reporter, org.Head, org.Leader, org.Inspector, org.System}
	states  = report.States
	actions = []string{"submit", "return", "endorse", "approve", "withdraw"}
)

// Every role in every state, with its own report, that of a unit below and another's, of a unit with a head and of one
// without: what is written here may be done, nothing else.
func TestWhoMayTakeWhichStep(t *testing.T) {
	const anyReport, ownReport, below = "any", "own", "own and below"
	allowed := map[string]string{}
	allow := func(role org.Role, where string, steps ...string) {
		for _, step := range steps {
			allowed[fmt.Sprint(step, " ", role)] = where
		}
	}
	send := []string{"draft submit", "returned submit", "submitted withdraw"}
	endorse := []string{"submitted endorse", "submitted return", "endorsed return"}
	judge := []string{"submitted return", "submitted approve", "endorsed return", "endorsed approve", "approved return"}
	allow(org.Reporter, ownReport, send...)
	allow(org.Head, ownReport, send...)
	allow(org.Head, below, endorse...)
	allow(org.Coordinator, anyReport, send...) // on behalf of a unit that has sent it on paper
	allow(org.Coordinator, anyReport, judge...)
	allow(org.System, anyReport, send...) // the demo acts for every unit
	allow(org.System, anyReport, endorse...)
	allow(org.System, anyReport, judge...)
	leads := map[string]report.State{"submit": report.Submitted, "return": report.Returned, "endorse": report.Endorsed, "approve": report.Approved, "withdraw": report.Draft}
	for _, from := range states {
		for _, action := range actions {
			for _, role := range roles {
				for _, at := range []org.Place{org.Itself, org.BelowIt, org.Elsewhere} {
					for _, headed := range []bool{false, true} {
						x := report.Report{State: from}
						by := report.Mover{May: func(a org.Action) bool { return role.May(a, at) }, Headed: headed}
						open := slices.ContainsFunc(x.StepsOpen(by), func(s report.Step) bool { return s.Action == action })
						err := x.Take(action, by, "vì sao", today)
						rule := allowed[fmt.Sprintf("%s %s %s", from, action, role)]
						right := rule == anyReport || rule == ownReport && at == org.Itself || rule == below && at != org.Elsewhere
						waits := headed && from == report.Submitted && action == "approve" // for the head
						may, want := right && !waits, from
						if may {
							want = leads[action]
						}
						if (err == nil) != may || open != may || x.State != want {
							t.Errorf("%s, at %v, headed %v: %s from %s gives %s, %v, offered %v; want allowed %v", role, at, headed, action, from, x.State, err, open, may)
						}
						step := slices.ContainsFunc(report.Steps, func(s report.Step) bool { return s.From == from && s.Action == action })
						if err != nil && fault.Is(err, fault.Denied) != (step && !right) {
							t.Errorf("%s from %s: %v; a step that exists is denied, one that does not is a conflict", action, from, err)
						}
					}
				}
			}
		}
	}
}

func TestWhatAStepLeavesBehind(t *testing.T) {
	x := report.Report{State: report.Draft}
	as := func(role org.Role) report.Mover {
		return report.Mover{May: func(a org.Action) bool { return role.May(a, org.Itself) }, Headed: true}
	}
	take := func(action string, role org.Role, reason string) {
		t.Helper()
		if err := x.Take(action, as(role), reason, today); err != nil {
			t.Fatal(err)
		}
	}
	take("submit", org.Reporter, "")
	if x.SubmittedOn != today || x.Editable() {
		t.Errorf("submitted: %+v", x)
	}
	if err := x.Take("return", as(org.Coordinator), "", today); !fault.Is(err, fault.Invalid) || x.State != report.Submitted {
		t.Errorf("returned without a reason: %v", err)
	}
	take("return", org.Coordinator, "thiếu sản phẩm")
	if x.Reason != "thiếu sản phẩm" || !x.Editable() {
		t.Errorf("returned: %+v", x)
	}
	x.Remarks = []report.Remark{{Field: "summary", Text: "ghi rõ"}}
	take("submit", org.Head, "")
	take("endorse", org.Head, "")
	if x.EndorsedOn != today || x.Editable() || !x.State.Sent() || x.Remarks != nil {
		t.Errorf("endorsed: %+v", x)
	}
	take("approve", org.Coordinator, "")
	if x.Reason != "" || x.ApprovedOn != today || x.Editable() {
		t.Errorf("approved: %+v", x)
	}
	take("return", org.Coordinator, "mở lại")
	if x.ApprovedOn != "" || x.EndorsedOn != "" {
		t.Errorf("reopened: %+v", x)
	}
	take("submit", org.Reporter, "")
	take("withdraw", org.Reporter, "")
	if x.SubmittedOn != "" || x.State != report.Draft {
		t.Errorf("withdrawn: %+v", x)
	}
}

func TestLine(t *testing.T) {
	task, _ := plan.Kinds(plan.DefaultKinds).Of(plan.TaskKind)
	indicator, _ := plan.Kinds(plan.DefaultKinds).Of(plan.IndicatorKind)
	both := task // a project that also reports what was paid out
	both.Observe = true
	short := task
	short.States = []plan.WorkState{plan.InProgress, plan.Done}
	done := report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-06-19", Product: "Quyết định số 12/QĐ-UBND"}
	with := func(l report.Line, edit func(*report.Line)) report.Line { edit(&l); return l }
	for what, c := range map[string]struct {
		kind            plan.Kind
		line            report.Line
		draft, complete string // field of the fault, "" = taken
	}{
		"in progress":                {task, report.Line{State: plan.InProgress, Percent: 40}, "", ""},
		"percent not stated":         {task, report.Line{State: plan.InProgress, Percent: -1}, "", ""},
		"done at forty":              {task, report.Line{State: plan.Done, Percent: 40, DoneOn: "2026-06-19", Product: "Quyết định số 12/QĐ-UBND"}, "", "percent"},
		"not started at forty":       {task, report.Line{State: plan.NotStarted, Percent: 40}, "", "percent"},
		"percent below":              {task, report.Line{State: plan.InProgress, Percent: -2}, "percent", "percent"},
		"percent above":              {task, report.Line{State: plan.InProgress, Percent: 101}, "percent", "percent"},
		"no state":                   {task, report.Line{Percent: 10}, "", "state"},
		"a state of another kind":    {short, report.Line{State: plan.Paused}, "state", "state"},
		"done":                       {task, done, "", ""},
		"done today":                 {task, with(done, func(l *report.Line) { l.DoneOn = today }), "", ""},
		"done tomorrow":              {task, with(done, func(l *report.Line) { l.DoneOn = today.Add(1) }), "done_on", "done_on"},
		"done, no day":               {task, with(done, func(l *report.Line) { l.DoneOn = "" }), "", "done_on"},
		"done, no product":           {task, with(done, func(l *report.Line) { l.Product = "" }), "", ""}, // asked about, shown as such
		"done, a file":               {task, with(done, func(l *report.Line) { l.Product, l.Evidence = "", "abc" }), "", ""},
		"done, kind without product": {plan.Kind{States: plan.AllStates}, with(done, func(l *report.Line) { l.Product = "" }), "", ""},
		"value":                      {indicator, report.Line{Value: "12.50", Quality: plan.Final}, "", ""},
		"value, quality missing":     {indicator, report.Line{Value: "12.50"}, "", "quality"},
		"no value":                   {indicator, report.Line{}, "", ""},
		"words":                      {indicator, report.Line{Value: "khá"}, "value", "value"},
		"decimal comma":              {indicator, report.Line{Value: "12,5"}, "value", "value"},
		"NaN":                        {indicator, report.Line{Value: "NaN"}, "value", "value"},
		"both":                       {both, with(done, func(l *report.Line) { l.Value, l.Quality = "3", plan.Final }), "", ""},
		"both, unknown state":        {both, report.Line{State: "half", Value: "3", Quality: plan.Final}, "state", "state"},
		"both, done, no product":     {both, with(done, func(l *report.Line) { l.Product = "" }), "", ""},
		"both, words":                {both, with(done, func(l *report.Line) { l.Value = "khá" }), "value", "value"},
	} {
		for _, complete := range []bool{false, true} {
			want := c.draft
			if complete {
				want = c.complete
			}
			line := c.line
			err := line.Validate(c.kind, today, complete)
			got := ""
			if f, ok := err.(*fault.Error); ok {
				got = f.Field
			}
			if got != want || (err == nil) != (want == "") {
				t.Errorf("%s, complete %v: %v, want a fault at %q", what, complete, err, want)
			}
		}
	}
	undone := report.Line{State: plan.Paused, DoneOn: "2026-06-01", Occurrence: "2026-05-31"}
	if err := undone.Validate(task, today, true); err != nil || undone.DoneOn != "" || undone.Occurrence != "" {
		t.Errorf("what is not done has no day: %+v, %v", undone, err)
	}
}

// What is said again is what may still be true: the days and documents of a duty belong to the time that is over.
func TestTakeOver(t *testing.T) {
	done := report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-05-18", Occurrence: "2026-05-19", Product: "Báo cáo số 5/BC-STC", Text: "Đã gửi"}
	begun := report.Line{State: plan.InProgress, Percent: 40, Product: "Tờ trình số 3/TTr-STC", Text: "Đang làm"}
	for what, c := range map[string]struct {
		last    report.Line
		returns bool
		want    report.Line
	}{
		"a duty that returns":    {done, true, report.Line{State: plan.Done, Percent: 100, Text: "Đã gửi", Taken: true}},
		"what is done for good":  {done, false, report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-05-18", Product: "Báo cáo số 5/BC-STC", Text: "Đã gửi", Taken: true}},
		"what is still going on": {begun, false, report.Line{State: plan.InProgress, Percent: 40, Text: "Đang làm", Taken: true}},
	} {
		l := report.Line{Percent: -1}
		if l.TakeOver(c.last, c.returns); l != c.want {
			t.Errorf("%s: %+v, want %+v", what, l, c.want)
		}
	}
}

// What moves a report on is offered before what takes it back.
func TestApprovalComesFirst(t *testing.T) {
	for role, want := range map[org.Role]string{org.Head: "endorse return withdraw", org.Coordinator: "return withdraw", org.Reporter: "withdraw"} {
		var got []string
		for _, s := range (report.Report{State: report.Submitted}).StepsOpen(report.Mover{Headed: true, May: func(a org.Action) bool { return role.May(a, org.Itself) }}) {
			got = append(got, s.Action)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s is offered %v, want %s", role, got, want)
		}
	}
}
