package app

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store/storetest"
)

// Functions propose who writes on a topic; one act assigns, after the agreement as a change with its reason; and what two units
// share is told to both before they write.
func TestTopicsAreProposedByFunctions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		for code, clauses := range map[string]string{
			"so-tc": "1. Quản lý ngân sách, phân bổ vốn đầu tư công cho các công trình giao thông của tỉnh.\n2. Thẩm định giá tài sản công và quản lý nhà đất công.\n3. Lập quy hoạch cầu, bến phà và bãi đỗ xe trên đường tỉnh.",
			"so-xd": "1. Quản lý đường tỉnh, cầu yếu, biển báo và an toàn giao thông.\n2. Lập quy hoạch cầu, bến phà và bãi đỗ xe trên đường tỉnh.",
			"so-yt": "1. Khám bệnh, chữa bệnh, tiêm chủng và y tế dự phòng trên địa bàn.",
			"so-nv": "1. Quản lý biên chế, thi tuyển công chức và văn thư lưu trữ.",
			"so-ct": "1. Quản lý chợ đầu mối, kho lạnh và hội chợ thương mại.",
		} {
			unit, err := w.store.Read(ctx).UnitByCode(code)
			if err != nil {
				unit.Name = map[string]string{"so-yt": "Sở Y tế", "so-ct": "Sở Công Thương"}[code]
				_, err = w.AddUnit(ctx, w.clerk, UnitEdit{Code: code, Name: unit.Name, Line: org.State})
				w.ok(err)
			}
			_, err = w.SetFunctions(ctx, w.clerk, code, Input{Name: code + ".txt", Content: []byte(decisionOn(unit.Name, clauses))})
			w.ok(err)
		}
		id, err := w.OpenConference(ctx, w.clerk, ConferenceEdit{Title: "Hội thảo", Host: "tinh", Secretary: "so-tc", Draft: "25/6/2026",
			Outline: []TopicEdit{{Heading: "Quy hoạch cầu, bến phà", Questions: []string{"Quy hoạch cầu, bến phà và bãi đỗ xe vướng ở đâu?"}, Units: []string{"so-tc"}}}})
		w.ok(err)
		fits := func() (out []TopicFit) {
			c, err := w.OneConference(ctx, w.clerk, id)
			w.ok(err)
			w.ok(w.FitTopics(ctx, &c))
			return c.Topics[0].Fits
		}
		found := fits()
		if len(found) != 1 || found[0].Unit.Code != "so-xd" || !strings.Contains(found[0].Clause, "bến phà") || len(found[0].Terms) == 0 {
			t.Fatalf("proposed: %+v", found)
		}
		w.ok(w.AgreeConference(ctx, w.clerk, id, -1, ""))
		wantFault(t, w.AssignTopic(ctx, w.as("so-xd-dm"), id, -1, "1", "so-xd"), fault.Denied)
		wantFault(t, w.AssignTopic(ctx, w.clerk, id, -1, "7", "so-xd"), fault.NotFound)
		w.ok(w.AssignTopic(ctx, w.clerk, id, -1, "1", "so-xd"))
		wantFault(t, w.AssignTopic(ctx, w.clerk, id, -1, "1", "so-xd"), fault.Conflict)
		if left := fits(); len(left) != 0 {
			t.Errorf("still proposed: %+v", left)
		}
		c, err := w.OneConference(ctx, w.clerk, id)
		w.ok(err)
		if len(c.Papers) != 2 || len(c.Changes) != 1 || !strings.Contains(c.Changes[0].Why, "Sở Xây dựng") {
			t.Fatalf("after assigning: %d papers, changes %+v", len(c.Papers), c.Changes)
		}
		for _, x := range c.Papers {
			p, err := w.OnePaper(ctx, w.clerk, id, x.ID, 0)
			w.ok(err)
			if len(p.Alongside) != 1 || !p.Alongside[0].Known || len(p.Alongside[0].Clauses) != 1 || len(p.Alongside[0].Lines) == 0 {
				t.Errorf("%s writes alongside %+v", x.Unit.Name, p.Alongside)
			}
		}
		m, err := w.Mine(ctx, w.as("so-xd-dm"))
		w.ok(err)
		if len(m.Papers.Owed) != 1 || len(m.Papers.Owed[0].Alongside) != 1 || m.Papers.Owed[0].Alongside[0].Code != "so-tc" {
			t.Errorf("my work: %+v", m.Papers.Owed)
		}
	})
}

// decisionOn is a decision on the functions of a unit.
func decisionOn(unit, clauses string) string {
	return "ỦY BAN NHÂN DÂN\nTỈNH MẪU GIANG\n\nSố: 07/2025/QĐ-UBND\n\nMẪU GIANG, ngày 03 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\nVề việc quy định chức năng, nhiệm vụ, quyền hạn của " + unit +
		" tỉnh Mẫu Giang\n\nỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Nhiệm vụ và quyền hạn\n" + clauses + "\n\nĐiều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực kể từ ngày ký.\n"
}
