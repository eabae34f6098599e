package app

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/paper"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// What a paper says that its unit reported, wrote for an earlier conference or issued before, and what stands in the main report, is
// told apart from reuse between units, with the place it comes from; a report counts from the moment it is approved.
func TestContributionsBesideWhatStoodThereBefore(t *testing.T) {
	const (
		reported = "Đến cuối tháng, mười hai dự án giao thông liên xã đã được bố trí đủ vốn đối ứng và mỗi dự án có một người chịu trách nhiệm trước lãnh đạo sở."
		issued   = "Mỗi quý một lần, lãnh đạo sở ngồi lại với các chủ đầu tư chậm giải ngân để gỡ từng vướng mắc về mặt bằng, hồ sơ và vật liệu san lấp."
		mainly   = "Nửa nhiệm kỳ qua tỉnh đã dồn nguồn lực công cho ba tuyến đường liên vùng, nhờ đó khoảng cách từ các xã phía tây đến cảng rút ngắn còn một nửa."
		earlier  = "Bài học lớn nhất của ngành là tiền chỉ chạy nhanh khi hồ sơ đã xong từ năm trước, còn lại mọi thứ thúc ép cuối năm đều tốn thêm chi phí."
		own      = "Từ nay đến năm 2030 ngành đề ra cách làm khác: danh mục dự án công khai, ai chậm thì nhường vốn cho người nhanh."
	)
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx := t.Context()
		task := w.add(ItemEdit{Title: "Bố trí vốn đối ứng", Lead: "Sở Tài chính", Due: "30/9/2026"})
		tc, err := w.store.Read(ctx).UnitByCode("so-tc")
		w.ok(err)
		kept := func(number, text string) doc.Document {
			d, err := w.Import(ctx, w.clerk, number+".txt", []byte("SỞ TÀI CHÍNH\n\nVĂN BẢN SỐ "+number+"\n\n"+text+"\n"), "")
			w.ok(err)
			return d
		}
		d, main := kept("12", issued), kept("77", mainly)
		w.ok(w.change(ctx, w.clerk, act{"document.edit", "document", string(d.ID), ""}, func(tx *store.Tx) error {
			now, err := store.Documents.Get(tx.Reader, string(d.ID))
			if err != nil {
				return err
			}
			now.IssuerUnitID = tc.ID
			return store.Documents.Save(tx, &now)
		}))
		open := func(title, main string) desk {
			id, err := w.OpenConference(ctx, w.clerk, ConferenceEdit{Title: title, Host: "tinh", Secretary: "so-tc", Report: main, Outline: []TopicEdit{{Heading: "Hạ tầng", Units: []string{"so-tc", "so-xd"}}}, Draft: "25/6/2026"})
			w.ok(err)
			w.ok(w.AgreeConference(ctx, w.clerk, id, -1, ""))
			return desk{world: w, id: id}
		}
		before := open("Hội thảo năm trước", "")
		old := before.handIn("THAM LUẬN\n\n" + earlier + "\n")
		w.ok(w.change(ctx, w.clerk, act{"contribution.hand_in", "contribution", string(old), ""}, func(tx *store.Tx) error {
			x, err := store.Contributions.Get(tx.Reader, string(old))
			if err != nil {
				return err
			}
			x.Versions[0].On = "2025-06-20"
			return store.Contributions.Save(tx, &x)
		}))
		c := open("Hội thảo tầm nhìn", string(main.ID))
		c.handIn("THAM LUẬN\n\n" + strings.Join([]string{reported, issued, mainly, earlier, own}, "\n\n") + "\n")
		other, err := w.HandInPaper(ctx, w.as("so-xd-dm"), c.id, "so-xd", HandIn{File: Input{Name: "xd.txt", Content: []byte("THAM LUẬN\n\n" + issued + "\n\n" + "Ngành xây dựng dành ba tháng rà lại quy hoạch các khu dân cư ven sông, nơi nền đất yếu và lũ về sớm hơn mọi năm.\n")}})
		w.ok(err)
		if other == "" {
			t.Fatal("no contribution of the other unit")
		}
		found := func() map[PriorKind]PriorPassage {
			got, err := w.CheckPapers(ctx, w.clerk, c.id)
			w.ok(err)
			out := map[PriorKind]PriorPassage{}
			for _, x := range got.Prior {
				if got.Papers[x.Paper].Unit.Code != "so-tc" {
					t.Errorf("%s is told to reuse its own text: %q", got.Papers[x.Paper].Unit.Name, x.Text)
				}
				if _, twice := out[x.Of.Kind]; twice {
					t.Errorf("two passages of %s", x.Of.Kind)
				}
				out[x.Of.Kind] = x
			}
			reuse := 0
			for _, p := range got.Result.Passages {
				if p.Use == paper.Reuse {
					reuse++
				}
			}
			if reuse != 1 {
				t.Errorf("%d passages are told as shared between the two units", reuse)
			}
			return out
		}
		if got := found(); len(got) != 3 || got[PriorReports].Text != "" {
			t.Errorf("before a report was approved: %v", got)
		}
		period := when.Period("2026-05")
		w.approved("so-tc", period, report.Line{ItemID: task.ID, State: plan.InProgress, Percent: 40, Text: reported})
		got := found()
		if x := got[PriorReports]; x.Text != reported || x.Period != period || x.Item.ID != task.ID || x.Kind != paper.Exact || len(x.Matches) == 0 {
			t.Errorf("own report: %q of %s on %s, %s", x.Text, x.Period, x.Item.Code, x.Kind)
		}
		if x := got[PriorDocument]; x.Text != issued || x.Of.Document.ID != d.ID {
			t.Errorf("own document: %q", x.Text)
		}
		if x := got[PriorPaper]; x.Text != earlier || x.Of.Conference.ID != before.id {
			t.Errorf("earlier conference: %q", x.Text)
		}
		if x := got[PriorMainReport]; x.Text != mainly || x.Of.Document.ID != main.ID {
			t.Errorf("main report: %q", x.Text)
		}
		w.verified()
	})
}
