package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"lotrinh/internal/fault"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// library is what the searches look through.
var library = []string{
	"Ủy ban nhân dân tỉnh Mẫu Giang", "Uỷ ban kiểm tra", "Uy bản tạm", "Đường tỉnh 931", "ĐƯỜNG SẮT", "Dưỡng sinh", "Dương Hoà", "Trường Hòa Bình", "Hoa quả sạch",
	"Diện tích 12,5 m² và 3/4 số xã", "Hồ sơ 15/2026/QH15", "Kế hoạch 05-CTr/TU", "E-mail 1e5 a.b@c.vn", "Chuyển đổi số, Đề án 06", "chuyển đổi số", "Quy hoạch 100%", "Quý IV", "ﬁle № 7",
}

func openLibrary(t testing.TB, db storetest.DB) *store.Store {
	t.Helper()
	s := db.Open(t)
	change(t, s, today, func(tx *store.Tx) error {
		for i, title := range library {
			it := task(fmt.Sprint("i", i), title)
			it.Fields = nil
			if err := store.Items.Save(tx, &it); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

func titles(t testing.TB, s *store.Store, q string) []string {
	t.Helper()
	found, err := s.Read(t.Context()).Search(q, "", 0, 1000)
	if err != nil {
		t.Fatalf("%.80q: %v", q, err)
	}
	if found.Total != len(found.Entries) {
		t.Errorf("%.80q: %d hits, total %d", q, len(found.Entries), found.Total)
	}
	out := []string{}
	for _, h := range found.Entries {
		out = append(out, h.Title)
	}
	return out
}

// What is written with the same marks comes first, then what merely has the same letters, then what begins so; each as it was entered.
func TestSearch(t *testing.T) {
	storetest.EachOrder(t, func(t *testing.T, db storetest.DB) {
		s := openLibrary(t, db)
		uyBan := []string{"Ủy ban nhân dân tỉnh Mẫu Giang", "Uỷ ban kiểm tra", "Uy bản tạm"}
		hoa := []string{"Dương Hoà", "Trường Hòa Bình", "Hoa quả sạch", "Kế hoạch 05-CTr/TU", "Quy hoạch 100%"} // "hoạch" begins so
		duong := []string{"Đường tỉnh 931", "ĐƯỜNG SẮT", "Dưỡng sinh", "Dương Hoà"}
		for q, want := range map[string][]string{
			"uy ban":               uyBan,
			"UY BAN":               uyBan,
			"Ủy ban":               uyBan,
			"uỷ ban":               uyBan,
			"uy bản":               {"Uy bản tạm", "Ủy ban nhân dân tỉnh Mẫu Giang", "Uỷ ban kiểm tra"},
			"duong":                duong,
			"DUONG":                duong,
			"đường":                duong,
			"Dưỡng":                {"Dưỡng sinh", "Đường tỉnh 931", "ĐƯỜNG SẮT", "Dương Hoà"},
			norm.NFD.String("hòa"): hoa,
			"hoà":                  hoa,
			"hoa binh":             {"Trường Hòa Bình"},
			"binh hoa":             {"Trường Hòa Bình"},
			"truong hoa b":         {"Trường Hòa Bình"}, // the last word may be unfinished
			"truo hoa binh":        {},                  // the others not
			"chuyển đổi số":        {"Chuyển đổi số, Đề án 06", "chuyển đổi số"},
			"15/2026/QH15":         {"Hồ sơ 15/2026/QH15"},
			"qh15":                 {"Hồ sơ 15/2026/QH15"},
			"05-CTr":               {"Kế hoạch 05-CTr/TU"},
			"m²":                   {"Diện tích 12,5 m² và 3/4 số xã"},
			"1e5":                  {"E-mail 1e5 a.b@c.vn"},
			"c.vn":                 {"E-mail 1e5 a.b@c.vn"},
			"931":                  {"Đường tỉnh 931"},
			"khong co":             {},
			"":                     {},
			"   ":                  {},
			"-- ; '":               {},
		} {
			if got := titles(t, s, q); !slices.Equal(got, want) {
				t.Errorf("%q: %q, want %q", q, got, want)
			}
		}
	})
}

// Characters that mean something to one of the databases or to their full text search are only characters here.
func TestSearchIsHarmless(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := openLibrary(t, db)
		for _, q := range []string{`'`, `"`, `uy" OR "ban`, `uy' OR 1=1 --`, `%`, `_`, `uy*`, `* uy`, `uy & | ! ban`, `uy:*`, `:`, `(`, `)`, `((uy) ban`, `{all_fold} : x`, `NEAR(uy ban)`,
			`uy NOT ban`, `uy AND ban`, `^uy`, `<->`, `\`, `\'`, `$1`, `?`, "uy\tban\n", "🙂", "٣", "½ ⅓", "𞤀𞤁", "你好", "a\u0301\u0301\u0301", "\u200b", strings.Repeat("a", 10000),
			strings.Repeat("Ủy ban ", 1500), strings.Repeat("ữ", 10000), strings.Repeat("x ", 5000)} {
			titles(t, s, q)
			if _, _, err := s.Read(t.Context()).DocumentList(q, 0, 10); err != nil {
				t.Errorf("documents %.40q: %v", q, err)
			}
			if _, err := s.Read(t.Context()).CountItems(store.ItemQuery{Q: q, Today: today}); err != nil {
				t.Errorf("items %.40q: %v", q, err)
			}
		}
		verified(t, s)
	})
}

// A text of any length, of words of any length, is taken and can be found by its words.
func TestLongTextsAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		words := []string{strings.Repeat("dài", 5000)}
		for i := range 200_000 {
			words = append(words, fmt.Sprint("từ", i))
		}
		change(t, s, today, func(tx *store.Tx) error {
			it := task("i1", "Văn bản dài")
			it.Fields["deliverable"] = strings.Join(words, " ")
			return store.Items.Save(tx, &it)
		})
		for _, q := range []string{"văn bản dài", "tu77", "từ77", strings.Repeat("dai", 5000)} {
			if got := titles(t, s, q); len(got) != 1 {
				t.Errorf("%.40q finds %d", q, len(got))
			}
		}
	})
}

// PostgreSQL takes neither NUL nor what is no UTF-8. Both databases refuse it alike, with a reason, and keep nothing.
func TestTextThatIsNoTextIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		before := db.Dump(t)
		for _, bad := range []string{"a\x00b", "a\xffb", "\xc3"} {
			for what, do := range map[string]func(*store.Tx) error{
				"title":   func(tx *store.Tx) error { it := task("i9", bad); return store.Items.Save(tx, &it) },
				"code":    func(tx *store.Tx) error { it := task(bad, "chín"); return store.Items.Save(tx, &it) },
				"counter": func(tx *store.Tx) error { _, err := tx.NextNumber(bad); return err },
				"look-up": func(tx *store.Tx) error { _, err := store.Items.Get(tx.Reader, bad); return err },
				"text": func(tx *store.Tx) error {
					d, err := store.Documents.Get(tx.Reader, "d1")
					if err != nil {
						return err
					}
					d.ID = "d2"
					return tx.SaveText(d, store.Text{Content: bad})
				},
			} {
				if err := s.Change(t.Context(), act(today), do); !fault.Is(err, fault.Invalid) {
					t.Errorf("%s %q: %v, want it to be refused as invalid", what, bad, err)
				}
			}
			why := act(today)
			why.Why = bad
			wantFault(t, s.Change(t.Context(), why, func(tx *store.Tx) error { return moveDue(tx, "i2", "2027-01-31", "") }), fault.Invalid)
			if _, err := s.Read(t.Context()).CountItems(store.ItemQuery{State: bad, Today: today}); !fault.Is(err, fault.Invalid) {
				t.Errorf("filter %q: %v", bad, err)
			}
			titles(t, s, "uy"+bad) // a search only drops it
		}
		if db.Dump(t) != before {
			t.Error("something of the refused was kept")
		}
		change(t, s, today, func(tx *store.Tx) error {
			it := task("i9", `dấu \u0000 và \ufffd và \\u0000 viết bằng chữ, ký tự � thật`)
			return store.Items.Save(tx, &it)
		})
		verified(t, s)
	})
}

// Whatever the texts and the words, both databases find the same in the same order.
func TestBothDatabasesFindTheSame(t *testing.T) {
	lite, pg := openLibrary(t, storetest.SQLite(t)), openLibrary(t, storetest.Postgres(t))
	n := 0
	alphabet := rapid.SampledFrom([]string{"a", "à", "ă", "đ", "Đ", "o", "ò", "ơ", "u", "ư", "y", "ỳ", "n", "g", "1", "2", " ", " ", "-", "/", ".", ",", "²", "½", "e", "_", "'", "@", ":", "&", "<", "\u0323", "你", "Σ", "ß", "İ", "𝐀", "ﬁ"})
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(alphabet, 1, 12).Draw(t, "letters"), "") })
	rapid.Check(t, func(rt *rapid.T) {
		n++
		title := text.Draw(rt, "title")
		for _, s := range []*store.Store{lite, pg} {
			change(t, s, today, func(tx *store.Tx) error {
				it := task(fmt.Sprint("r", n), "x "+title)
				return store.Items.Save(tx, &it)
			})
		}
		for _, q := range []string{text.Draw(rt, "query"), title, title[:len(title)/2]} {
			if a, b := titles(t, lite, q), titles(t, pg, q); !slices.Equal(a, b) {
				rt.Fatalf("%q: SQLite %q, PostgreSQL %q", q, a, b)
			}
		}
	})
	if got := titles(t, lite, "x"); len(got) < n {
		t.Errorf("%d of %d are found", len(got), n)
	}
}
