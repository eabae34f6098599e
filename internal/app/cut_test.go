package app

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/store/storetest"
)

// Places to cut are offered where sentences, clauses and lists are divided, and leave words on either side.
func TestPlacesToCut(t *testing.T) {
	for text, want := range map[string][]string{
		"Nâng cấp mạng truyền số liệu; đào tạo cán bộ cấp xã":           {"đào tạo cán bộ cấp xã"},
		"Lập danh mục dữ liệu và công bố danh mục. Cập nhật hằng quý":   {"và công bố danh mục. Cập nhật hằng quý", "Cập nhật hằng quý"},
		"1. Rà soát quy định hiện hành\n2. Trình ban hành quy định mới": {"Trình ban hành quy định mới"},
		"Xây dựng, trình Đề án; báo cáo":                                {"trình Đề án; báo cáo"}, // "báo cáo" alone is too short to be a task
		"Công bố danh mục": nil,
	} {
		var got []string
		for _, c := range cutsOf(text) {
			got = append(got, c.After)
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q is cut before %q, want %q", text, got, want)
		}
	}
}

// The sentence around a word that nothing was made of becomes a candidate with its place in the text, and an item of it.
func TestSentenceBecomesCandidate(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id := w.read("ke-hoach.txt", "ỦY BAN NHÂN DÂN\nTỈNH MẪU GIANG\n\nSố: 8/KH-UBND\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nThử\n\nI. ĐẶC ĐIỂM TÌNH HÌNH\n\n"+
		"1. Năm 2025 tỉnh có 12 xã ven đầm. Nước dâng cao hơn trung bình 15 cm; bờ bao thôn An Hạ sạt lở 40 m. Dân số 9.000 người.\n")
	text, err := w.store.Read(t.Context()).TextOf(id)
	w.ok(err)
	before := len(w.review(id).Candidates)
	at := strings.Index(text.Content, "40 m")
	added, err := w.AddCandidate(t.Context(), w.clerk, id, doc.Span{Start: at, End: at + len("40 m")})
	w.ok(err)
	v, err := w.Review(t.Context(), id, added, 0.5)
	w.ok(err)
	c := v.Current.Candidate
	if c.Text != "bờ bao thôn An Hạ sạt lở 40 m." || text.Content[c.Span.Start:c.Span.End] != c.Text || c.PassageID == "" || c.Ord <= before {
		t.Errorf("%+v", c)
	}
	if len(c.Group) != 1 || !strings.Contains(c.Group[0], "ĐẶC ĐIỂM") {
		t.Errorf("it stands under %q", c.Group)
	}
	lead := "Sở Xây dựng"
	it, err := w.Accept(t.Context(), w.clerk, added, CandidateEdit{Lead: &lead})
	w.ok(err)
	if item := w.item(it.ID); item.Context.Marked != c.Text || partsOf(item, "lead") != lead {
		t.Errorf("the item says %q, of %s", item.Context.Marked, partsOf(item, "lead"))
	}
	w.ok(w.undoLast(id))
	w.ok(w.undoLast(id))
	if n := len(w.review(id).Candidates); n != before {
		t.Errorf("%d candidates are left, there were %d", n, before)
	}
	_, err = w.AddCandidate(t.Context(), w.clerk, id, doc.Span{Start: at, End: at + 1<<20})
	wantFault(t, err, fault.Invalid)
	w.sound()
}

// What the text says and nothing uses is told with its reasons; a sentence that became a candidate is used from then on.
func TestUnusedWordsOfADocument(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	id := w.read("phu-luc.md", annex)
	v, err := w.Unused(t.Context(), id)
	w.ok(err)
	if !v.Same || v.Account.Used() == 0 || len(v.Groups) == 0 {
		t.Fatalf("%d used, %d groups", v.Account.Used(), len(v.Groups))
	}
	token := v.Groups[len(v.Groups)-1].Tokens[0]
	_, err = w.AddCandidate(t.Context(), w.clerk, id, token.Span)
	w.ok(err)
	again, err := w.Unused(t.Context(), id)
	w.ok(err)
	if again.Account.Used() <= v.Account.Used() {
		t.Errorf("%q is still not used", token.Text)
	}
	_, err = w.Unused(t.Context(), w.doc)
	wantFault(t, err, fault.NotFound)
}
