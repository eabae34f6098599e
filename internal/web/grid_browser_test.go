package web_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"lotrinh/internal/app"
	"lotrinh/internal/browsertest"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

// tenTasks is a department with ten tasks, which it reported on in May.
func tenTasks(t *testing.T) (*site, *browsertest.Browser) {
	s := newSite(t)
	for i := range 10 {
		s.task(fmt.Sprintf("Việc thứ %d của năm", i+1), "Sở Tài chính", fmt.Sprintf("%d/12/2026", i+10))
	}
	who, err := s.app.As(t.Context(), "dieu-phoi")
	if err != nil {
		t.Fatal(err)
	}
	v, err := s.app.Report(t.Context(), who, "so-tc", "2026-05")
	if err != nil || len(v.Lines) != 10 {
		t.Fatalf("%d lines, %v", len(v.Lines), err)
	}
	e := app.ReportEdit{Summary: "Cơ bản đúng tiến độ."}
	for i, l := range v.Lines {
		e.Lines = append(e.Lines, app.LineEdit{Line: report.Line{ItemID: l.Item.Item.ID, State: plan.InProgress, Percent: 10 + i, Text: fmt.Sprintf("Đang làm phần %d.", i+1)}})
	}
	x, err := s.app.SaveReport(t.Context(), who, "so-tc", "2026-05", e)
	for i, step := range []string{"submit", "approve"} {
		if err == nil {
			err = s.app.StepReport(t.Context(), who, x.ID, x.Rev+i, step, "")
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	b := browsertest.New(t)
	b.Open(s.url + "/as?back=/")
	b.Fill("#all-posts", "tc-dau-moi")
	b.Click("form.choose button")
	return s, b
}

// hand counts what a person does: every key struck and every click.
type hand struct {
	b    *browsertest.Browser
	done int
}

func (h *hand) keys(keys string) {
	h.done += len([]rune(keys))
	h.b.Press(keys)
}

func (h *hand) click(target string) {
	h.done++
	h.b.Click(target)
}

// TestTenTasksInSixtyKeys fills in a month of ten tasks: taken over from last time, every percent typed anew, one task done
// with its product; then sent, with what looks odd seen and confirmed.
func TestTenTasksInSixtyKeys(t *testing.T) {
	s, b := tenTasks(t)
	b.Open(s.url + "/reports/so-tc/2026-06")
	h := &hand{b: b}
	h.click("text=Lấy như kỳ trước cho mục trống") // goes to the first percent
	for i := range 9 {
		h.keys(fmt.Sprintf("%d\r", 30+i))
	}
	h.keys(kb.ArrowLeft) // to the state of the tenth
	h.keys("3")          // done
	h.keys("\t\t")       // percent, day
	h.keys("=")          // today
	for range 3 {
		h.keys("\t") // result, difficulties, product
	}
	h.keys("QĐ 12/QĐ-STC")
	h.done++
	b.PressWith(kb.ModifierCtrl, "\r") // send
	b.See("Trước khi gửi, xin xem lại")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "grid-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "grid-390.png"), 390)
	h.keys(" \r") // all of it is right; send
	b.See("Đã gửi, chờ duyệt")
	t.Logf("%d keys and clicks", h.done)
	if h.done > 60 {
		t.Errorf("%d keys and clicks for ten tasks, at most 60", h.done)
	}
	who, _ := s.app.As(t.Context(), "dieu-phoi")
	v, err := s.app.Report(t.Context(), who, "so-tc", "2026-06")
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range v.Lines {
		want := report.Line{State: plan.InProgress, Percent: 30 + i, Text: fmt.Sprintf("Đang làm phần %d.", i+1)}
		if i == 9 {
			want.State, want.Percent, want.DoneOn, want.Product = plan.Done, 100, "2026-06-20", "QĐ 12/QĐ-STC"
		}
		if !l.Line.SaysAs(want) {
			t.Errorf("row %d: %+v, want %+v", i, l.Line, want)
		}
	}
	if len(v.Odd) < 10 || len(v.Report.Confirmed) != len(v.Odd) {
		t.Errorf("%d oddities, %d confirmed", len(v.Odd), len(v.Report.Confirmed))
	}
}

// TestNothingTypedIsLost types without a connection, leaves, comes back, pastes too much and pastes a block.
func TestNothingTypedIsLost(t *testing.T) {
	s, b := tenTasks(t)
	b.Open(s.url + "/reports/so-tc/2026-06")
	b.Fill("[name='line.0.percent']", "45")
	b.See("Đã lưu")
	b.Offline(true)
	b.Fill("[name='line.1.text']", "Đã trình hồ sơ lần hai")
	b.See("Mất kết nối")
	b.Open(s.url + "/reports/so-tc/2026-06") // leaving is asked about, and said yes to
	b.See("Đã lưu")
	if got := b.Value("[name='line.1.text']"); got != "Đã trình hồ sơ lần hai" {
		t.Errorf("what was typed offline is %q", got)
	}

	b.Allow("422")
	b.Fill("[name='line.2.percent']", "140")
	b.See("không phải số từ 0 đến 100")
	b.Fill("[name='line.2.percent']", "40")
	b.See("Đã lưu")

	b.Fill("[name='line.3.percent']", "50")
	b.Paste(strings.Repeat("50\tĐang làm\n", 10_000))
	b.See("Khối dán có 10.000 dòng")
	if got := b.Value("[name='line.4.percent']"); got != "" {
		t.Errorf("something of the large block was pasted: %q", got)
	}
	b.Paste("51\tMột\n52\tHai\n53\tBa")
	b.See("Đã lưu")
	if got := b.Value("[name='line.5.percent']") + b.Value("[name='line.5.text']"); got != "53Ba" {
		t.Errorf("pasted by columns: %q", got)
	}
	b.Paste("Mã\tTrạng thái\tTiến độ (%)\nNV-0008\tĐã hoàn thành\t100\nNV-0009\tChưa triển khai\t0")
	b.See("Đã lưu")
	if got := b.Value("#row-7 [data-col=state]") + " " + b.Value("#row-8 [data-col=state]"); got != "done not_started" {
		t.Errorf("pasted by head words: %q", got)
	}
}

// TestTwoPeopleAtOneRow: the second to write is told, and chooses between both tellings.
func TestTwoPeopleAtOneRow(t *testing.T) {
	s, b := tenTasks(t)
	b.Allow("409")
	b.Open(s.url + "/reports/so-tc/2026-06")
	who, _ := s.app.As(t.Context(), "dieu-phoi")
	v, _ := s.app.Report(t.Context(), who, "so-tc", "2026-06")
	other := func(i int, text string) {
		t.Helper()
		l := v.Lines[i].Line
		l.State, l.Text = plan.InProgress, text
		if _, err := s.app.SaveCells(t.Context(), who, "so-tc", "2026-06", app.Cells{Lines: []app.LineEdit{{Line: l}}}); err != nil {
			t.Fatal(err)
		}
	}
	other(0, "Người khác ghi dòng một")
	b.Fill("[name='line.1.text']", "Tôi ghi dòng hai")
	b.See("Người khác cũng vừa ghi báo cáo này")
	b.Fill("[name='line.0.text']", "Tôi ghi dòng một")
	b.See("Người khác vừa ghi cùng chỗ")
	b.Click("text=Lưu bản nháp")
	b.See("Hai người ghi khác nhau")
	b.See("Người khác ghi dòng một")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "merge-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "merge-390.png"), 390)
	b.Click("text=Tôi ghi dòng một")
	b.Click("text=Lưu bản nháp")
	b.See("Đã lưu bản nháp")
	v, _ = s.app.Report(t.Context(), who, "so-tc", "2026-06")
	if v.Lines[0].Line.Text != "Tôi ghi dòng một" || v.Lines[0].Line.State != plan.InProgress || v.Lines[1].Line.Text != "Tôi ghi dòng hai" {
		t.Errorf("%+v\n%+v", v.Lines[0].Line, v.Lines[1].Line)
	}
}
