package app

import (
	"bytes"
	"strings"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/write"
)

// trackerOf writes a workbook of one sheet; a row is cells apart by "|".
func trackerOf(t *testing.T, heads string, rows ...string) []byte {
	t.Helper()
	s := write.FormSheet{Name: "Việc"}
	for _, h := range strings.Split(heads, "|") {
		s.Columns = append(s.Columns, write.FormColumn{Title: h, Width: 20})
	}
	for _, r := range rows {
		s.Rows = append(s.Rows, strings.Split(r, "|"))
	}
	var b bytes.Buffer
	if err := write.FormBook(&b, []write.FormSheet{s}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const trackerHeads = "STT|Tên nhiệm vụ|Đơn vị chủ trì|Thời hạn|Kết quả thực hiện|Tiến độ|Kết quả tháng 3/2026"

func (w *world) track(content []byte, o TrackerOptions) TrackerLoad {
	w.t.Helper()
	l, err := w.ImportTracker(w.t.Context(), w.clerk, "theo-doi.xlsx", content, o)
	w.ok(err)
	return l
}

// A tracker becomes tasks with their past; brought over again it changes nothing; what it says later is added.
func TestTracker(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		known := w.add(ItemEdit{Title: "Xây dựng Đề án chuyển đổi số ngành tài chính giai đoạn 2026 - 2030", Lead: "Sở Tài chính", Due: "30/9/2026"})
		rows := []string{
			"1|Xây dựng Đề án chuyển đổi số ngành tài chính giai đoạn 2026 - 2030|Sở Tài chính|30/9/2026|Đã dự thảo lần 2|Đang thực hiện|Đã lập tổ soạn thảo",
			"2|Ban hành Kế hoạch tinh giản biên chế năm 2026|Sở Nội vụ|Quý I/2026|Đã ban hành Kế hoạch số 15/KH-UBND ngày 12/3/2026|Đã hoàn thành|",
			"3|Rà soát quy hoạch đô thị Mẫu Giang|Sở Xây dựng; Ban Quản lý Khu Mẫu|Thường xuyên||Chưa thực hiện|",
		}
		content := trackerOf(t, trackerHeads, rows...)
		o := TrackerOptions{Period: "2026-05", Dry: true}
		dry := w.track(content, o)
		if dry.New != 2 || dry.Changed != 1 || dry.Lines != 5 || len(dry.Wrong)+len(dry.Asked) != 0 || dry.Done || len(dry.NewUnits) != 1 {
			t.Fatalf("a dry run: %+v", dry)
		}
		if w.item(known.ID).Standing.ReportedAt != "" {
			t.Fatal("a dry run has written")
		}
		o.Dry = false
		if l := w.track(content, o); !l.Done || l.New != dry.New || l.Lines != dry.Lines {
			t.Fatalf("brought over: %+v", l)
		}
		v := w.item(known.ID)
		if v.Standing.State != plan.InProgress || v.Standing.ReportedAt != "2026-05" || len(v.Lines) != 2 || v.Lines[1].Report.Period != "2026-03" || v.Lines[0].Report.Brought == "" || v.Lines[0].Report.State != report.Approved {
			t.Errorf("the known task: %+v, lines %+v", v.Standing, v.Lines)
		}
		done := w.item("NV-0002")
		if done.Standing.State != plan.Done || done.Standing.DoneOn != "2026-03-12" || done.Time != plan.OnTime || !strings.Contains(done.Item.Origin.Quote, "theo-doi.xlsx, trang Việc, dòng 3") || !done.Standing.Gaps.Has(plan.Unjudged) {
			t.Errorf("the done task: %+v, %+v", done.Standing, done.Item)
		}
		if two := w.item("NV-0003"); len(two.Leads) != 2 || two.Standing.State != plan.NotStarted {
			t.Errorf("the task of two: %+v", two.ItemRow)
		}
		w.verified()
		if l := w.track(content, o); l.New+l.Changed+l.Lines != 0 || l.Same != 3 {
			t.Errorf("the same file again: %+v", l)
		}
		rows[0] = strings.Replace(rows[0], "Đã dự thảo lần 2|Đang thực hiện", "Đã trình|80%", 1)
		if l := w.track(trackerOf(t, trackerHeads, rows...), TrackerOptions{Period: "2026-06"}); l.Changed < 1 || l.New != 0 {
			t.Errorf("a month later: %+v", l)
		}
		if v := w.item(known.ID); v.Standing.Percent != 80 || len(v.Lines) != 3 {
			t.Errorf("a month later: %+v", v.Standing)
		}
		w.verified()
	})
}

// What is doubtful is asked, nothing is written meanwhile, and each answer is taken.
func TestTrackerAsks(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	w.add(ItemEdit{Title: "Xây dựng Đề án chuyển đổi số ngành tài chính giai đoạn 2026 - 2030", Lead: "Sở Tài chính", Due: "30/9/2026"})
	content := trackerOf(t, trackerHeads,
		"1|Xây dựng Đề án chuyển đổi số ngành tài chính giai đoạn 2026 - 2030|Sở Nội vụ|30/9/2026||Đang thực hiện|",
		"2|Trình Nghị quyết về khu công nghiệp Mẫu Giang|Sở Xây dựng|30/4/2026|Thủ tướng Chính phủ sẽ ban hành trước ngày 28/7|Hoàn thành|",
		"3|Sắp xếp tổ chức các trung tâm thuộc tỉnh|Sở Nội vụ|31/12/2026||Chuyển|",
		"4|Hoàn thiện cơ sở dữ liệu đất đai cấp xã|Sở Xây dựng|31/3/2026|Đã nghiệm thu|Đã hoàn thành quá hạn|")
	l := w.track(content, TrackerOptions{Period: "2026-05"})
	if l.Done || len(l.Asked) != 4 || len(l.Wrong) != 0 {
		t.Fatalf("%d asked: %+v, wrong %+v", len(l.Asked), l.Asked, l.Wrong)
	}
	answers := map[string]string{"Việc!2:same": "new", "Việc!3:state:2026-05": "in_progress", "Việc!4:state:2026-05": "skip", "Việc!5:done": "2026-05-31"}
	l = w.track(content, TrackerOptions{Period: "2026-05", Answers: answers})
	if !l.Done || l.New != 3 || l.Left != 1 {
		t.Fatalf("answered: %+v", l)
	}
	if v := w.item("NV-0004"); v.Time != plan.Late || v.Standing.DoneOn != "2026-05-31" {
		t.Errorf("done late: %+v", v.Standing)
	}
	again := w.track(trackerOf(t, trackerHeads, "1|Đo đạc lại địa giới|Sở Nội vụ|30/6/2026||Theo dõi|"), TrackerOptions{Period: "2026-05", Leave: true})
	if again.Left != 1 || again.New != 0 {
		t.Errorf("left out: %+v", again)
	}
	if undated := w.track(trackerOf(t, trackerHeads, "1|Đo đạc lại địa giới|Sở Nội vụ|30/6/2026||Đang thực hiện|"), TrackerOptions{}); len(undated.Asked) != 1 || undated.Asked[0].Key != "period" {
		t.Errorf("no period: %+v", undated.Asked)
	}
	w.verified()
}

// Wrong cells are told by row and column, all at once, and nothing is written.
func TestTrackerErrors(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	l := w.track(trackerOf(t, trackerHeads,
		"1|Việc có hạn không có thật|Sở Tài chính|31/02/2026||Đang thực hiện|",
		"2|Việc ghi tiến độ quá lớn|Sở Tài chính|30/6/2026||140%|",
		"3||Sở Tài chính|30/6/2026||Đang thực hiện|",
		"4|Việc không có ai chủ trì||30/6/2026|Đã làm|Đang thực hiện|",
		"5|Việc tốt lành của Sở Xây dựng|Sở Xây dựng|30/6/2026||Đang thực hiện|"), TrackerOptions{Period: "2026-05"})
	got := ""
	for _, x := range l.Wrong {
		got += x.Column + string(rune('0'+x.Row)) + " "
	}
	if got != "B4 D2 F3 C5 " || l.Done {
		t.Errorf("wrong at %s: %+v", got, l.Wrong)
	}
	if items, err := w.Items(t.Context(), ItemFilter{}); err != nil || items.Total != 0 {
		t.Errorf("%d items, %v", items.Total, err)
	}
	l = w.track(trackerOf(t, "Tên nhiệm vụ|Đơn vị chủ trì|Tiến độ|% hoàn thành", "Việc xong mà mới được hai phần ba|Sở Tài chính|Đã hoàn thành|70"), TrackerOptions{Period: "2026-05"})
	if len(l.Wrong) != 1 || l.Wrong[0].Column != "D" || l.Done {
		t.Errorf("done at 70%%: %+v", l)
	}
	_, err := w.ImportTracker(t.Context(), w.as("so-tc-dm"), "x.xlsx", trackerOf(t, trackerHeads, "1|Việc|Sở Tài chính||||"), TrackerOptions{})
	wantFault(t, err, "denied")
}

// The file that is written comes back: unchanged it changes nothing; edited it changes that; stale it is refused.
func TestTrackerRoundTrip(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	w.track(trackerOf(t, trackerHeads, "1|Xây dựng Đề án chuyển đổi số ngành tài chính|Sở Tài chính|30/9/2026|Đã dự thảo|Đang thực hiện|", "2|Rà soát quy hoạch đô thị Mẫu Giang|Sở Xây dựng|Thường xuyên|||"), TrackerOptions{Period: "2026-05"})
	var b bytes.Buffer
	w.ok(w.ExportTracker(t.Context(), w.clerk, ItemFilter{}, &b))
	if l := w.track(b.Bytes(), TrackerOptions{Period: "2026-05"}); l.Same != 2 || l.New+l.Changed+l.Lines+len(l.Wrong)+len(l.Asked) != 0 {
		t.Fatalf("unchanged: %+v", l)
	}
	v := w.item("NV-0001")
	edited := trackerOf(t, "lotrinh id|lotrinh rev|Tên nhiệm vụ|Đơn vị chủ trì|Thời hạn|Tiến độ|Kết quả thực hiện",
		strings.Join([]string{string(v.Item.ID), "1", "Xây dựng Đề án chuyển đổi số ngành tài chính và kế hoạch", "Sở Tài chính; Sở Nội vụ", "31/12/2026", "Đang thực hiện", "Đã dự thảo"}, "|"))
	l := w.track(edited, TrackerOptions{Period: "2026-06"})
	if !l.Done || l.Changed != 1 || len(l.Rows[0].Notes) == 0 {
		t.Fatalf("edited: %+v", l)
	}
	now := w.item("NV-0001")
	if !strings.HasSuffix(now.Item.Title, "và kế hoạch") || len(now.Leads) != 2 || now.Due.To != "2026-09-30" {
		t.Errorf("edited: %+v", now.ItemRow)
	}
	if l := w.track(edited, TrackerOptions{Period: "2026-06", Dry: true}); l.New+l.Changed != 0 {
		t.Errorf("edited, again: %+v", l)
	}
	stale := bytes.Clone(edited)
	w.ok(w.EditItem(t.Context(), w.clerk, now.Item.ID, now.Item.Rev, ItemEdit{Title: "Tên khác hẳn do người khác sửa", Lead: "Sở Tài chính", Due: "30/9/2026", Why: "thử"}))
	if l := w.track(stale, TrackerOptions{Period: "2026-06"}); len(l.Wrong) != 1 || l.Done {
		t.Errorf("stale: %+v", l)
	}
	w.verified()
}
