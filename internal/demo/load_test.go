package demo

import (
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/journal"
	"lotrinh/internal/paper"
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
	if len(checked.Record) < 6 {
		t.Errorf("%d figures were compared with the record", len(checked.Record))
	}
	again, _, err := a.Verify(t.Context(), head)
	if err != nil || again != head {
		t.Errorf("a second run moved the journal from %s to %s: %v", head, again, err)
	}
}
