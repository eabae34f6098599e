package web_test

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"lotrinh/internal/app"
	"lotrinh/internal/browsertest"
	"lotrinh/internal/plan"
)

// TestTheSheetKnowsOccurrencesAndMoreTime: what returns is done for the time that one chooses, more time is asked for in the
// row, and done without a product is asked about, sent, and shown as such.
func TestTheSheetKnowsOccurrencesAndMoreTime(t *testing.T) {
	s := newSite(t)
	office, err := s.app.As(t.Context(), "dieu-phoi")
	if err != nil {
		t.Fatal(err)
	}
	monthly, err := s.app.At("2026-03-05").AddItem(t.Context(), office, app.ItemEdit{Kind: plan.TaskKind, Title: "Báo cáo giải ngân", Lead: "Sở Tài chính", Due: "trước ngày 20 hằng tháng"})
	if err != nil {
		t.Fatal(err)
	}
	once := s.task("Trình Đề án cơ cấu lại ngân sách", "Sở Tài chính", "25/6/2026")
	b := browsertest.New(t)
	s.actAs(b, "tc-dau-moi")
	b.Open(s.url + "/reports/so-tc/2026-06")
	row := func(code string) string { // of the form
		for _, n := range []string{"0", "1"} {
			if b.Value("[name='line."+n+".code']") == code {
				return n
			}
		}
		t.Fatalf("no row of %s", code)
		return ""
	}
	due := row(monthly.Code)
	plain := map[string]string{"0": "1", "1": "0"}[due]

	b.Fill("[name='line."+due+".state']", "done")
	if got := b.Text("[name='line." + due + ".occurrence']"); got != "19/03/2026\n19/04/2026\n19/05/2026\n19/06/2026\n19/07/2026\n19/08/2026\n19/09/2026" {
		t.Errorf("offered: %q", got)
	}
	b.Fill("[name='line."+due+".occurrence']", "2026-05-19")
	b.Fill("[name='line."+due+".done_on']", "18/05/2026")
	b.See("Đã lưu")

	b.Click("#row-" + plain + " .row-extend summary")
	b.Fill("[name='extend."+plain+".reason']", "Chờ hướng dẫn của Bộ")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "sheet-extend-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "sheet-extend-390.png"), 390)
	b.Allow("422")
	b.Click("text=Gửi đề nghị")
	b.See("Cần ghi hạn mới")
	b.Fill("[name='extend."+plain+".new_day']", "31/7/2026")
	b.Fill("[name='extend."+plain+".document']", "Công văn số 120/STC-NS")
	b.Press("\r")
	b.See("Đã gửi đề nghị gia hạn")
	b.See("đang xin gia hạn đến 31/07/2026")
	if got := b.Address(); got != s.url+"/reports/so-tc/2026-06#row-"+plain {
		t.Errorf("left the sheet for %s", got)
	}
	rows, total, err := s.app.Extensions(t.Context(), office, "", "so-tc")
	if err != nil || total != 1 || string(rows[0].Extension.ItemID) != once || rows[0].Extension.NewDay != "2026-07-31" || rows[0].Extension.Document != "Công văn số 120/STC-NS" {
		t.Fatalf("%+v, %v", rows, err)
	}

	b.Fill("[name='line."+plain+".state']", "done")
	b.Fill("[name='line."+plain+".done_on']", "19/06/2026")
	b.See("Đã lưu")
	b.PressWith(kb.ModifierCtrl, "\r") // send
	b.See("xin xem lại 2 điều")
	b.See("Báo hoàn thành mà chưa có sản phẩm.")
	b.Press(" \r") // all of it is right
	b.See("Đã gửi, chờ duyệt")

	s.actAs(b, "dieu-phoi")
	b.Open(s.url + "/reports/so-tc/2026-06")
	b.See("cho kỳ có hạn 19/05/2026")
	b.See("người gửi xác nhận là đúng")
	b.Click("#step-approve button")
	b.See("Đã duyệt")
	b.Open(s.url + "/items/" + once)
	b.See("Hoàn thành mà chưa có sản phẩm")
	s.gap(b, "unproven", 1)
	v, err := s.app.Item(t.Context(), monthly.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range v.Occurrences {
		if want := map[bool]string{true: "2026-05-18"}[o.Day == "2026-05-19"]; string(o.DoneOn) != want {
			t.Errorf("%s was done on %q, want %q", o.Day, o.DoneOn, want)
		}
	}
}
