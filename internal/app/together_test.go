package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// Several programs meet a new installation at once: all of them open it, and it has one first post.
func TestNewInstallationOpenedByMany(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				a, err := Open(t.Context(), Config{Dir: db.Dir, DB: db.URL, Today: today})
				if err != nil {
					t.Error(err)
					return
				}
				defer a.Close()
				if who, err := a.As(t.Context(), ""); err != nil || who.Post.Code != "dieu-phoi" {
					t.Errorf("%+v, %v", who, err)
				}
			})
		}
		all.Wait()
		w := newWorld(t, db)
		posts, err := w.Posts(t.Context())
		if err != nil || len(posts) != 4 {
			t.Errorf("%d posts, want the first and three more; %v", len(posts), err)
		}
		w.verified()
	})
}

// The same file from several people at once is one document; the others are told that it is here.
func TestSameFileImportedByMany(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		file := []byte("ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\nSố: 12/KH-UBND\nKẾ HOẠCH\nChuyển đổi số năm 2026\n1. Giao Sở Tài chính chủ trì xây dựng đề án trước ngày 30/9/2026.\n")
		var all sync.WaitGroup
		var kept, told atomic.Int32
		for n := range 5 {
			all.Go(func() {
				_, err := w.Import(t.Context(), w.clerk, fmt.Sprintf("ban-%d.txt", n), file, "2026-01-05")
				switch {
				case err == nil:
					kept.Add(1)
				case fault.Is(err, fault.Conflict):
					told.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		all.Wait()
		if kept.Load() != 1 || told.Load() != 4 {
			t.Errorf("%d kept, %d told", kept.Load(), told.Load())
		}
		w.verified()
	})
}

// Everybody adds items, edits the same one and reports: codes are unique, nothing is lost, every act is in the journal.
func TestManyPeopleAtWork(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		first := newWorld(t, db)
		second, err := Open(t.Context(), Config{Dir: db.Dir, DB: db.URL, Today: today})
		if err != nil {
			t.Fatal(err)
		}
		defer second.Close()
		shared := first.add(ItemEdit{Title: "Việc chung", Lead: "Sở Tài chính; Sở Xây dựng; Sở Nội vụ", Due: "30/6/2026"})
		head, _, err := first.Verify(t.Context(), journal.Head{})
		first.ok(err)
		var all sync.WaitGroup
		var done, edits atomic.Int64
		acted := func(err error) bool {
			if err != nil && !fault.Is(err, fault.Conflict) {
				t.Error(err)
			}
			if err == nil {
				done.Add(1)
			}
			return err == nil
		}
		for n := range 8 {
			a := []*App{first.App, second}[n%2]
			unit := []string{"so-tc", "so-xd", "so-nv"}[n%3]
			who := first.as(unit + "-dm")
			all.Go(func() {
				for round := range 5 {
					_, err := a.AddItem(t.Context(), first.clerk, ItemEdit{Kind: plan.TaskKind, Title: fmt.Sprintf("Việc %d.%d", n, round), Lead: "Ban " + fmt.Sprint(round), Themes: []plan.ThemeID{"th1"}})
					acted(err)
					if e, rev, err := a.EditForm(t.Context(), shared.ID); acted(err) {
						done.Add(-1) // reading is no act
						e.Title = fmt.Sprintf("Việc chung, bản của %d", n)
						if acted(a.EditItem(t.Context(), first.clerk, shared.ID, rev, e)) {
							edits.Add(1)
						}
					}
					v, err := a.Report(t.Context(), who, unit, "2026-05")
					if err != nil {
						t.Error(err)
						continue
					}
					line := report.Line{ItemID: shared.ID, State: plan.InProgress, Percent: 10*n + round}
					x, err := a.SaveReport(t.Context(), who, unit, "2026-05", ReportEdit{Rev: v.Report.Rev, Lines: []LineEdit{{Line: line}}})
					if acted(err) && acted(a.StepReport(t.Context(), who, x.ID, x.Rev, "submit", "")) && acted(a.StepReport(t.Context(), first.clerk, x.ID, x.Rev+1, "approve", "")) {
						acted(a.StepReport(t.Context(), first.clerk, x.ID, x.Rev+2, "return", "báo cáo lại"))
					}
				}
			})
		}
		all.Wait()
		v := first.item(shared.ID)
		if int64(v.Item.Rev) != edits.Load()+1 || edits.Load() == 0 {
			t.Errorf("%d edits were acknowledged, the item is at revision %d", edits.Load(), v.Item.Rev)
		}
		after, wrong, err := first.Verify(t.Context(), head)
		if err != nil || len(wrong) > 0 || after.Seq != head.Seq+done.Load() {
			t.Errorf("%d entries for %d acts, wrong %q, %v", after.Seq-head.Seq, done.Load(), wrong, err)
		}
		page, err := first.Items(t.Context(), ItemFilter{Theme: "th1", PerPage: 100})
		codes := map[string]bool{}
		for _, row := range page.Rows {
			codes[row.Item.Code] = true
		}
		if err != nil || page.Total == 0 || len(codes) != page.Total {
			t.Errorf("%d codes for %d items, %v", len(codes), page.Total, err)
		}
	})
}

// A list longer than a batch is exported whole, also by more people at once than there are connections, while others write.
func TestManyExportLongLists(t *testing.T) {
	const items = 1200
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		w.ok(w.change(t.Context(), w.clerk, act{"test", "item", "", ""}, func(tx *store.Tx) error {
			for n := range items {
				it := plan.Item{ID: plan.ItemID(newID()), Kind: plan.TaskKind, Code: plan.CodeOf(plan.TaskKind, n+10_000), Title: fmt.Sprint("Việc ", n)}
				if err := store.Items.Save(tx, &it); err != nil {
					return err
				}
			}
			return nil
		}))
		var all sync.WaitGroup
		for n := range 24 {
			all.Go(func() {
				var out bytes.Buffer
				var rows []map[string]string
				switch {
				case n%8 == 0:
					w.add(ItemEdit{Kind: plan.ObjectiveKind, Title: "Trong khi đó"})
					return
				case n%8 == 1:
					if err := w.WriteReport(t.Context(), "", "2026-05", "xlsx", lang.Vi, &out); err != nil {
						t.Error(err)
					}
					return
				}
				err := w.Export(t.Context(), w.clerk, Tasks, ItemFilter{Sort: "code"}, "json", lang.Vi, &out)
				if err == nil {
					err = json.Unmarshal(out.Bytes(), &rows)
				}
				codes := map[string]bool{}
				for _, row := range rows {
					codes[row["code"]] = true
				}
				if err != nil || len(rows) != items || len(codes) != items {
					t.Errorf("%d rows, %d different, want %d; %v", len(rows), len(codes), items, err)
				}
			})
		}
		all.Wait()
	})
}

// The originals and the evidence are part of what is verified.
func TestEditedFilesAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		_, err := w.Import(t.Context(), w.clerk, "ke-hoach.txt", []byte("KẾ HOẠCH\nChuyển đổi số\n"), "2026-01-05")
		w.ok(err)
		it := w.add(ItemEdit{Title: "Xây dựng đề án", Lead: "Sở Tài chính"})
		line := report.Line{ItemID: it.ID, State: plan.Done, Percent: 100, DoneOn: today}
		_, err = w.SaveReport(t.Context(), w.as("so-tc-dm"), "so-tc", "2026-05", ReportEdit{Lines: []LineEdit{{Line: line, File: &Upload{"minh-chung.pdf", []byte("%PDF minh chứng")}}}})
		w.ok(err)
		w.verified()
		files, err := filepath.Glob(db.Dir + "/files/*/*")
		if err != nil || len(files) != 2 {
			t.Fatalf("files %q, %v", files, err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			w.ok(err)
			for what, forge := range map[string]func() error{
				"edited":  func() error { return os.WriteFile(file, append([]byte("x"), content...), 0o644) },
				"emptied": func() error { return os.WriteFile(file, nil, 0o644) },
				"removed": func() error { return os.Remove(file) },
			} {
				w.ok(forge())
				_, wrong, err := w.Verify(t.Context(), journal.Head{})
				if err != nil || len(wrong) != 1 || !strings.Contains(wrong[0], "/") {
					t.Errorf("%s %s: found %q, %v", filepath.Base(file)[:8], what, wrong, err)
				}
				w.ok(os.WriteFile(file, content, 0o644))
			}
		}
		w.verified()
	})
}
