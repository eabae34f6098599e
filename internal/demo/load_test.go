package demo

import (
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/journal"
	"lotrinh/internal/paper"
	"lotrinh/internal/review"
)

// TestLoad loads the sample province, finds the journal and all figures true, and a second run changes nothing.
func TestLoad(t *testing.T) {
	a, err := app.Open(t.Context(), app.Config{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := Load(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	head, wrong, err := a.Verify(t.Context(), journal.Head{})
	if err != nil || len(wrong) > 0 {
		t.Fatalf("verify: %v %q", err, wrong)
	}
	if err := Load(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	who, err := a.As(t.Context(), "vpub-tonghop")
	if err != nil {
		t.Fatal(err)
	}
	called, err := a.ConferenceNamed(t.Context(), who, "sơ kết giữa nhiệm kỳ")
	if err != nil {
		t.Fatal(err)
	}
	checked, err := a.CheckPapers(t.Context(), who, called.ID)
	if err != nil || len(checked.Papers) != 26 || len(checked.Result.Contradictions) != 1 {
		t.Errorf("the conference: %d contributions, %d contradictions, %v", len(checked.Papers), len(checked.Result.Contradictions), err)
	}
	for i, b := range checked.Record {
		if (b.Agrees == paper.Departs) != (i == 0) || i == 0 && (checked.Papers[b.Paper].Unit.Code != "so-xd" || b.Written != "34,5%") {
			t.Errorf("beside the record: %s %+v", checked.Papers[b.Paper].Unit.Code, b)
		}
	}
	foreign := map[string]string{}
	for _, o := range checked.Result.Outside {
		foreign[checked.Papers[o.Paper].Unit.Code] = o.Better
	}
	if len(checked.Result.Outside) > 4 || foreign["so-vhttdl"] != "Sở Xây dựng" || foreign["so-dttg"] != "Sở Nông nghiệp và Môi trường" {
		t.Errorf("outside the remit: %v", foreign)
	}
	if len(checked.Overlaps) != 7 || len(checked.Clusters) != 6 {
		t.Errorf("%d pairs share something, in %d clusters", len(checked.Overlaps), len(checked.Clusters))
	}
	shared, contrary := map[string]int{}, map[string]int{}
	for _, p := range checked.Result.Passages {
		if p.Use == paper.Reuse {
			shared[checked.Papers[p.PaperA].Unit.Code]++
			shared[checked.Papers[p.PaperB].Unit.Code]++
		}
	}
	for _, c := range checked.Result.Contradictions {
		contrary[checked.Papers[c.PaperA].Unit.Code]++
		contrary[checked.Papers[c.PaperB].Unit.Code]++
	}
	if shared["so-yt"] != 1 || contrary["tt-xtdt"] != 1 {
		t.Errorf("shared %v, told otherwise %v", shared, contrary)
	}
	evidence, err := a.EvidenceOf(t.Context(), who, checked, "so-xd")
	if err != nil || len(evidence.Questions) != 3 || evidence.Earlier != nil || len(evidence.Needs) != 6 {
		t.Errorf("so-xd: %+v %v", evidence, err)
	}
	if len(checked.Record) < 6 {
		t.Errorf("%d figures were compared with the record", len(checked.Record))
	}
	finishedReviews(t, a, who)
	again, _, err := a.Verify(t.Context(), head)
	if err != nil || again != head {
		t.Errorf("a second run moved the journal from %s to %s: %v", head, again, err)
	}
}

// finishedReviews asks that the mid-term and the final review are written out: closed, no section empty, nothing found in them,
// and that the mid-term one rests on coded causes and on the reviews of two lower bodies.
func finishedReviews(t *testing.T, a *app.App, who app.Who) {
	t.Helper()
	for title, state := range map[string]review.State{"Tổng kết thực hiện Nghị quyết": review.Adopted, "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết": review.Closed} {
		named, err := a.ReviewNamed(t.Context(), who, title)
		if err != nil {
			t.Fatal(err)
		}
		v, err := a.OneReview(t.Context(), who, named.ID)
		if err != nil {
			t.Fatal(err)
		}
		if v.State != state || len(v.Checked.Flaws) > 0 || v.Checked.Typed > 0 {
			t.Errorf("%s is %s; found in it: %+v", title, v.State, v.Checked.Flaws)
		}
		for _, s := range v.Sections {
			if s.Leaf && len(s.Blocks) == 0 {
				t.Errorf("%s: nothing is written of %q", title, s.Heading)
			}
		}
		for name, f := range v.Record.Figures { // "0 nhiệm vụ …" says nothing
			if f.Value == "0" {
				t.Errorf("%s prints {{%s}}, which is 0", title, name)
			}
		}
		if v.Kind != review.MidTerm {
			continue
		}
		if n := v.Record.Figures["số báo cáo cấp dưới đã chốt"].Value; n != "2" {
			t.Errorf("the mid-term review rests on %q lower reviews", n)
		}
		for _, sort := range []string{"khách quan", "chủ quan"} {
			if !v.Record.Figures["số nguyên nhân "+sort].Known() || v.Record.Figures["số nguyên nhân "+sort].Value == "" {
				t.Errorf("no cause of the mid-term review is %s", sort)
			}
		}
	}
}
