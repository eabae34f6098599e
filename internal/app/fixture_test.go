package app

import (
	"flag"
	"os"
	"testing"
	"time"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// A sequence of acts takes longer than a function call: fewer of them unless the command line says more.
func TestMain(m *testing.M) {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		if err := flag.Set("rapid.checks", "12"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

const today when.Date = "2026-06-20"

// world is an installation with three departments, a group of two of them, their reporters, two themes and a document.
type world struct {
	*App
	t     testing.TB
	db    storetest.DB
	clerk Who
	doc   doc.ID
}

func newWorld(t testing.TB, db storetest.DB, kinds ...plan.Kind) *world {
	t.Helper()
	a, err := Open(t.Context(), Config{Dir: db.Dir, DB: db.URL, Today: today, Kinds: kinds, Now: func() time.Time { return time.Date(2026, 6, 20, 2, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	w := &world{App: a, t: t, db: db}
	w.clerk = w.as("")
	units := []org.Unit{{Code: "tinh", Name: "UBND tỉnh Mẫu Giang", Line: org.State}, {Code: "so-tc", Name: "Sở Tài chính", Line: org.State, Aliases: []string{"STC"}},
		{Code: "so-xd", Name: "Sở Xây dựng", Line: org.State}, {Code: "so-nv", Name: "Sở Nội vụ", Line: org.State}, {Code: "cac-so", Name: "Các sở, ngành", Line: org.State, Group: true}}
	w.ok(a.AddUnits(t.Context(), w.clerk, units, map[string]string{"so-tc": "tinh", "so-xd": "tinh", "so-nv": "tinh"}, map[string][]string{"cac-so": {"so-tc", "so-xd"}}))
	var posts []org.Post
	of := map[string]string{}
	for _, u := range units[1:4] {
		posts = append(posts, org.Post{Code: u.Code + "-dm", Title: "Cán bộ đầu mối", Role: org.Reporter})
		of[u.Code+"-dm"] = u.Code
	}
	w.ok(a.AddPosts(t.Context(), w.clerk, posts, of))
	w.ok(a.AddTerm(t.Context(), w.clerk, plan.Term{Code: "XII", Name: "Nhiệm kỳ 2025 - 2030", From: "2025-09-20", To: "2030-09-30"}))
	w.ok(a.EditDocument(t.Context(), w.clerk, doc.Document{Type: "Kế hoạch", Number: "112/KH-UBND", Date: "2026-02-05", Subject: "Chuyển đổi số"}, ""))
	docs, err := a.Documents(t.Context(), "", 1)
	w.ok(err)
	w.doc = docs.Rows[0].Document.ID
	w.ok(a.change(t.Context(), w.clerk, act{"theme.add", "theme", "", ""}, func(tx *store.Tx) error {
		for i, title := range []string{"Đột phá về hạ tầng số", "Đột phá về nguồn nhân lực"} {
			id := plan.ThemeID([]string{"th1", "th2"}[i])
			if err := store.Themes.Save(tx, &plan.Theme{ID: id, Sort: "breakthrough", Ord: i + 1, Title: title, TermCode: "XII", DocumentID: w.doc}); err != nil {
				return err
			}
		}
		return nil
	}))
	return w
}

func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) as(post string) Who {
	w.t.Helper()
	who, err := w.As(w.t.Context(), post)
	w.ok(err)
	return who
}

func (w *world) add(e ItemEdit) plan.Item {
	w.t.Helper()
	if e.Kind == "" {
		e.Kind = plan.TaskKind
	}
	it, err := w.AddItem(w.t.Context(), w.clerk, e)
	w.ok(err)
	return it
}

func (w *world) item(id plan.ItemID) ItemView {
	w.t.Helper()
	v, err := w.Item(w.t.Context(), id)
	w.ok(err)
	return v
}

func (w *world) verified() {
	w.t.Helper()
	_, wrong, err := w.Verify(w.t.Context(), journal.Head{})
	w.ok(err)
	for _, x := range wrong {
		w.t.Error(x)
	}
}

func wantFault(t testing.TB, err error, kind fault.Kind) {
	t.Helper()
	if err == nil || !fault.Is(err, kind) {
		t.Errorf("error %v, want one of kind %s", err, kind)
	}
}
