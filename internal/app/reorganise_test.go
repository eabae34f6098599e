package app

import (
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

func (w *world) act(text string) org.Reorganisation {
	w.t.Helper()
	x, wrong, err := ReadReorganisation([]byte(text))
	w.ok(err)
	w.ok(WrongRows(wrong))
	return x
}

func (w *world) carriedOut(text string) ReorganisationEffect {
	w.t.Helper()
	out, err := w.Reorganise(w.t.Context(), w.clerk, w.act(text))
	w.ok(err)
	return out
}

// parts are who does what in an item, as "role unit (as written)".
func (w *world) parts(id plan.ItemID) string {
	var out []string
	for _, x := range w.item(id).Assignments {
		out = append(out, string(x.Assignment.Role)+" "+x.Unit.Code+" ("+x.Assignment.Written+")")
	}
	return strings.Join(out, ", ")
}

func (w *world) unit(code string) org.Unit {
	w.t.Helper()
	u, err := w.store.Read(w.t.Context()).UnitByCode(code)
	w.ok(err)
	return u
}

func TestTwoDepartmentsBecomeOne(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		open := w.add(ItemEdit{Title: "Lập danh mục công trình", Lead: "Sở Xây dựng", Coord: "Sở Tài chính; Sở Nội vụ", Due: "30/9/2026", Accountable: "so-xd-dm"})
		done := w.add(ItemEdit{Title: "Việc đã xong", Lead: "Sở Xây dựng", Due: "30/5/2026"})
		w.ok(w.change(ctx, w.clerk, act{"account.add", "account", "x1", ""}, func(tx *store.Tx) error {
			return store.Accounts.Save(tx, &org.Account{ID: "x1", User: "an.nv", Name: "Nguyễn Văn An", Holds: []org.Holding{{PostID: w.as("so-xd-dm").Post.ID, From: "2026-01-01"}}})
		}))
		w.approved("so-xd", "2026-05", report.Line{ItemID: done.ID, State: plan.Done, Percent: 100, DoneOn: "2026-05-20", Product: "QĐ 1"})
		draft, err := w.SaveReport(ctx, w.clerk, "so-xd", "2026-06", ReportEdit{Summary: "Đang làm", Lines: []LineEdit{{Line: report.Line{ItemID: open.ID, State: plan.InProgress, Percent: 40}}}})
		w.ok(err)
		text := "Văn bản: Nghị quyết số 12/NQ-HĐND ngày 10/6/2026\nNgày: 20/06/2026\nhợp nhất | Sở Tài chính; Sở Xây dựng | Sở Tài chính và Xây dựng\n"
		before, err := w.PreviewReorganisation(ctx, w.clerk, w.act(text))
		w.ok(err)
		if got := w.parts(open.ID); !strings.Contains(got, "lead so-xd") {
			t.Errorf("the preview has moved something: %s", got)
		}
		out := w.carriedOut(text)
		if before.Say() != out.Say() {
			t.Errorf("previewed %q, done %q", before.Say(), out.Say())
		}
		if got := w.parts(open.ID); got != "lead so-tai-chinh-va-xay-dung (Sở Xây dựng), coordinating so-nv (Sở Nội vụ), accountable so-tai-chinh-va-xay-dung ()" {
			t.Errorf("what is open: %s", got)
		}
		if got := w.parts(done.ID); !strings.Contains(got, "lead so-xd (") {
			t.Errorf("what is done has gone too: %s", got)
		}
		if u := w.unit("so-xd"); u.To != "2026-06-19" || u.Name != "Sở Xây dựng" {
			t.Errorf("the old unit: %+v", u)
		}
		heir := w.unit("so-tai-chinh-va-xay-dung")
		if heir.From != "2026-06-20" || heir.ParentID != w.unit("tinh").ID {
			t.Errorf("the heir: %+v", heir)
		}
		if g := w.unit("cac-so"); len(g.Members) != 1 || g.Members[0] != heir.ID {
			t.Errorf("the group: %+v", g)
		}
		x, err := store.Reports.Get(w.store.Read(ctx), string(draft.ID))
		if w.ok(err); x.UnitID != heir.ID {
			t.Errorf("the draft stayed: %+v", x)
		}
		v, err := w.Report(ctx, w.clerk, heir.Code, "2026-06")
		if w.ok(err); len(v.Lines) != 1 || v.Lines[0].Line.Percent != 40 {
			t.Errorf("the heir's report: %+v", v.Lines)
		}
		account, err := store.Accounts.Get(w.store.Read(ctx), "x1")
		w.ok(err)
		if len(account.Holds) != 2 || account.Holds[0].To != "2026-06-19" || account.Holds[1].From != "2026-06-20" {
			t.Errorf("the holder: %+v", account.Holds)
		}
		entries, err := w.store.Read(ctx).EntriesOn("reorganisation", out.Act.ID, 5)
		if w.ok(err); len(entries) != 1 {
			t.Errorf("%d entries in the journal", len(entries))
		}
		w.verified()

		w.ok(w.TakeBackReorganisation(ctx, w.clerk, out.Act.ID, "ghi nhầm"))
		if got := w.parts(open.ID); !strings.HasPrefix(got, "lead so-xd (Sở Xây dựng), coordinating so-tc (Sở Tài chính), coordinating so-nv (Sở Nội vụ)") {
			t.Errorf("taken back: %s", got)
		}
		if u := w.unit("so-xd"); u.To != "" {
			t.Errorf("taken back, yet %+v", u)
		}
		wantFault(t, w.TakeBackReorganisation(ctx, w.clerk, out.Act.ID, ""), fault.Conflict)
		w.verified()

		again := w.carriedOut(text)
		w.ok(w.EditItem(ctx, w.clerk, open.ID, w.item(open.ID).Item.Rev, ItemEdit{Title: "Sửa sau đó", Lead: heir.Name, Due: "30/9/2026"}))
		wantFault(t, w.TakeBackReorganisation(ctx, w.clerk, again.Act.ID, ""), fault.Conflict)
		w.verified()
	})
}

func TestADepartmentIsSplitByField(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	ctx := t.Context()
	labour := w.add(ItemEdit{Title: "Giới thiệu việc làm cho lao động trẻ", Lead: "Sở Xây dựng"})
	both := w.add(ItemEdit{Title: "Chăm sóc trẻ em của lao động di cư", Lead: "Sở Xây dựng"})
	neither := w.add(ItemEdit{Title: "Số hóa hồ sơ", Lead: "Sở Xây dựng"})
	named := w.add(ItemEdit{Title: "Việc được giao đích danh", Lead: "Sở Xây dựng"})
	out := w.carriedOut("Văn bản: QĐ 5\nNgày: 1/6/2026\nchia | so-xd | Sở Nội vụ | lao động; việc làm\nchia | so-xd | Sở Y tế | trẻ em; lao động di cư\ngiao | " + named.Code + " | Sở Nội vụ\n")
	for id, want := range map[plan.ItemID]string{labour.ID: "lead so-nv (Sở Xây dựng)", both.ID: "lead so-y-te (Sở Xây dựng)", neither.ID: "lead so-xd (Sở Xây dựng)", named.ID: "lead so-nv (Sở Xây dựng)"} {
		if got := w.parts(id); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if len(out.Waiting) != 1 || out.Waiting[0].Item.ID != neither.ID || len(out.Waiting[0].Between) != 2 {
		t.Errorf("waiting: %+v", out.Waiting)
	}
	waiting, err := w.Heirs(ctx)
	w.ok(err)
	if len(waiting) != 1 || waiting[0].Unit.Code != "so-xd" || len(waiting[0].Parts) != 1 || waiting[0].By != "QĐ 5" || len(waiting[0].Between) != 2 {
		t.Fatalf("the page of heirs: %+v", waiting)
	}
	part := waiting[0].Parts[0].Part.ID
	_, err = w.GiveHeirs(ctx, w.clerk, []HeirChoice{{[]string{part}, "so-xd"}}, "QĐ 6")
	wantFault(t, err, fault.Invalid)
	_, err = w.GiveHeirs(ctx, w.as("so-nv-dm"), []HeirChoice{{[]string{part}, "so-nv"}}, "QĐ 6")
	wantFault(t, err, fault.Denied)
	if n, err := w.GiveHeirs(ctx, w.clerk, []HeirChoice{{[]string{part}, "Sở Y tế"}}, "QĐ 6"); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if got := w.parts(neither.ID); got != "lead so-y-te (Sở Xây dựng)" {
		t.Error(got)
	}
	if waiting, err = w.Heirs(ctx); err != nil || len(waiting) != 0 {
		t.Errorf("still waiting: %+v, %v", waiting, err)
	}
	if !w.as("so-xd-dm").Lapsed {
		t.Error("a post of the unit that ended may still act")
	}
	w.verified()
}

func TestARenamedUnitGoesOn(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	task := w.add(ItemEdit{Title: "Việc", Lead: "Sở Xây dựng"})
	w.carriedOut("Văn bản: QĐ 7\nNgày: 20/6/2026\nđổi tên | so-xd | Sở Xây dựng và Giao thông\n")
	u := w.unit("so-xd")
	if u.Name != "Sở Xây dựng và Giao thông" || u.To != "" || !slices.Contains(u.Aliases, "Sở Xây dựng") {
		t.Errorf("%+v", u)
	}
	if got := w.parts(task.ID); got != "lead so-xd (Sở Xây dựng)" {
		t.Error(got)
	}
	old, err := store.Units.Versions(w.store.Read(t.Context()), string(u.ID))
	if w.ok(err); old[0].Name != "Sở Xây dựng" {
		t.Errorf("history has lost the old name: %+v", old)
	}
}

// An act of a day to come waits for it; the first act of anybody on that day carries it out before its own.
func TestAnActOfADayToCome(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	ctx := t.Context()
	task := w.add(ItemEdit{Title: "Việc", Lead: "Sở Xây dựng"})
	out := w.carriedOut("Văn bản: NQ 8\nNgày: 1/7/2026\nhợp nhất | so-xd | Sở Nội vụ\n")
	if out.Act.State != org.Planned || w.parts(task.ID) != "lead so-xd (Sở Xây dựng)" {
		t.Errorf("%s %s", out.Act.State, w.parts(task.ID))
	}
	later := w.At("2026-07-03")
	_, err := later.AddItem(ctx, w.clerk, ItemEdit{Kind: plan.TaskKind, Title: "Việc khác", Lead: "Sở Nội vụ"})
	w.ok(err)
	if got := w.parts(task.ID); got != "lead so-nv (Sở Xây dựng)" {
		t.Error(got)
	}
	acts, err := w.Reorganisations(ctx)
	w.ok(err)
	if acts[0].State != org.Done || acts[0].DoneOn != "2026-07-03" || w.unit("so-xd").To != "2026-06-30" {
		t.Errorf("%+v", acts[0])
	}
	given := w.carriedOut("Văn bản: NQ 9\nNgày: 1/8/2026\nkết thúc | Sở Nội vụ\n")
	w.ok(w.TakeBackReorganisation(ctx, w.clerk, given.Act.ID, "hoãn"))
	w.ok(w.At("2026-08-02").CarryDue(ctx))
	if w.unit("so-nv").To != "" {
		t.Error("carried out although it was given up")
	}
}

func TestWrongLinesOfAReorganisation(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	for text, want := range map[string]string{
		"Ngày: 1/7/2026\nkết thúc | so-xd":                                                "Cần ghi văn bản",
		"Văn bản: x\nkết thúc | so-xd":                                                    "từ ngày nào|Cần ghi ngày",
		"Văn bản: x\nNgày: 31/02/2026":                                                    "Dòng 2: \"31/02/2026\" không phải là ngày",
		"Văn bản: x\nNgày: 1/7/2026\nxóa | so-xd":                                         "Dòng 3: không hiểu \"xóa\"",
		"Văn bản: x\nNgày: 1/7/2026\nhợp nhất | so-xd":                                    "Dòng 3: thiếu đơn vị mới",
		"Văn bản: x\nNgày: 1/7/2026\nkết thúc | Sở Không Có":                              "Dòng 3: không có đơn vị \"Sở Không Có\"",
		"Văn bản: x\nNgày: 1/7/2026\nkết thúc | so-xd\nhợp nhất | so-xd | so-tc":          "Dòng 4: \"so-xd\" đã có ở dòng 3",
		"Văn bản: x\nNgày: 1/7/2026\nhợp nhất | so-xd | so-tc\nkết thúc | Sở Tài chính":   "cũng kết thúc",
		"Văn bản: x\nNgày: 1/7/2026\nchia | so-xd | Sở Y tế | y tế\ngiao | NV-99 | so-tc": "Dòng 4: không có mục \"NV-99\"",
	} {
		x, wrong, err := ReadReorganisation([]byte(text))
		if err = cmpErr(err, WrongRows(wrong)); err == nil {
			_, err = w.PreviewReorganisation(t.Context(), w.clerk, x)
		}
		if err == nil || !slices.ContainsFunc(strings.Split(want, "|"), func(one string) bool { return strings.Contains(fault.Say(err, "vi"), one) }) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	rows := "Việc,Đơn vị cũ,Đơn vị mới,Lĩnh vực\nVăn bản,NQ 1\nNgày,1/7/2026\nchia,so-xd,Sở Y tế,\"y tế, dân số\"\n"
	x, wrong, err := ReadReorganisation([]byte(rows))
	if err != nil || len(wrong) > 0 || x.On != when.Date("2026-07-01") || len(x.Moves) != 1 || len(x.Moves[0].Words) != 2 {
		t.Errorf("CSV: %+v %v %v", x, wrong, err)
	}
}

// approved reports for a unit and has it approved.
func (w *world) approved(unit string, p when.Period, lines ...report.Line) {
	w.t.Helper()
	var e ReportEdit
	for _, l := range lines {
		e.Lines = append(e.Lines, LineEdit{Line: l})
	}
	x, err := w.SaveReport(w.t.Context(), w.clerk, unit, p, e)
	w.ok(err)
	w.ok(w.StepReport(w.t.Context(), w.clerk, x.ID, x.Rev, "submit", ""))
	w.ok(w.StepReport(w.t.Context(), w.clerk, x.ID, x.Rev+1, "approve", ""))
}
