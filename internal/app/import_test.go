package app

import (
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/store/storetest"
)

// TestTwoDocumentsOfOneNumber: the second is registered beside the first and asks what it is; nothing of it enters the plan by itself.
func TestTwoDocumentsOfOneNumber(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		plan := func(issuer, due string) []byte {
			return []byte(issuer + "\n\nSố: 9/KH-UBND\n\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nTổ chức thực hiện nhiệm vụ năm 2026\n\nII. NHIỆM VỤ, GIẢI PHÁP\n\n" +
				"1. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ xây dựng Đề án tự chủ đơn vị sự nghiệp, hoàn thành trước ngày " + due + ".\n")
		}
		const province, town = "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG", "ỦY BAN NHÂN DÂN XÃ MẪU SƠN"
		bring := func(name string, content []byte) doc.Document {
			t.Helper()
			d, err := w.Import(t.Context(), w.clerk, name, content, "")
			w.ok(err)
			return d
		}
		asks := func(d doc.Document) bool {
			return slices.ContainsFunc(d.Questions, func(q doc.Question) bool {
				return q.Field == "number" && strings.Contains(q.Vi, "cùng số") && strings.Contains(q.En, "the same number")
			})
		}
		first := bring("ban-mot.txt", plan(province, "30/9/2026"))
		n, err := w.AcceptAbove(t.Context(), w.clerk, first.ID, 0.1)
		w.ok(err)
		if asks(first) || n != 1 {
			t.Errorf("the first asks %v, %d accepted", first.Questions, n)
		}
		second := bring("ban-hai.txt", plan(province, "31/10/2026"))
		if second.ID == first.ID || second.Number != first.Number || !asks(second) {
			t.Errorf("the second is %+v", second)
		}
		if n, err := w.AcceptAbove(t.Context(), w.clerk, second.ID, 0.1); n != 0 || err != nil {
			t.Errorf("%d of the second were accepted unseen, %v", n, err)
		}
		if other := bring("xa.txt", plan(town, "30/9/2026")); asks(other) {
			t.Errorf("the same number of another issuer is asked about: %v", other.Questions)
		}
		if _, err := w.Import(t.Context(), w.clerk, "ban-mot-nua.txt", plan(province, "30/9/2026"), ""); !fault.Is(err, fault.Conflict) || !strings.Contains(fault.Say(err, "vi"), "đã có") {
			t.Errorf("the same bytes under another name: %v", err)
		}
		if s, err := w.Summary(t.Context()); err != nil || s.Documents != 3 || s.InPlan != 1 {
			t.Errorf("%+v, %v", s, err)
		}
	})
}
