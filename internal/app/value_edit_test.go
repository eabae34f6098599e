package app

import (
	"errors"
	"slices"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

func ptr(s string) *string { return &s }

// What a person corrects in the value of an indicator stands in its target and in the journal, and can be taken back.
func TestAcceptCorrectsValues(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	c := plan.Candidate{ID: "c1", Ord: 1, Kind: plan.IndicatorKind, Name: "Tỷ lệ hồ sơ trực tuyến", Text: "Tỷ lệ hồ sơ trực tuyến đạt 80 %", Unit: "%",
		Values: []plan.Value{{Sort: "target", Comparator: "=", Number: "80", Unit: "%", Period: when.Interval{To: "2026-12-31"}}}}
	p := plan.Proposal{ID: "c1", DocumentID: w.doc, Verdict: plan.Pending, Candidate: c}
	w.ok(w.change(t.Context(), w.clerk, act{"test", "proposal", "c1", ""}, func(tx *store.Tx) error { return store.Proposals.Save(tx, &p) }))
	for field, e := range map[string]ValueEdit{
		"value.0.period": {Period: ptr("bao giờ xong")}, "value.0.number": {Number: ptr("tám mươi")},
		"value.0.high": {Comparator: ptr("between")}, "value.0.comparator": {Comparator: ptr("nhiều")},
	} {
		_, err := w.Accept(t.Context(), w.clerk, "c1", CandidateEdit{Values: []ValueEdit{e}})
		var f *fault.Error
		if !errors.As(err, &f) || f.Kind != fault.Invalid || f.Field != field {
			t.Errorf("the error is %v, not at %q", err, field)
		}
	}
	it, err := w.Accept(t.Context(), w.clerk, "c1", CandidateEdit{Title: ptr("Tỷ lệ hồ sơ số"), Values: []ValueEdit{{Comparator: ptr("between"), Number: ptr("85.5"), High: ptr("90"), Unit: ptr("điểm"), Period: ptr("2026-2030")}}})
	w.ok(err)
	v := w.item(it.ID)
	got := v.Targets[0]
	if got.Comparator != "between" || got.Value != "85.5" || got.High != "90" || got.Unit != "điểm" || got.Period != (when.Interval{From: "2026-01-01", To: "2030-12-31"}) || v.Item.Title != "Tỷ lệ hồ sơ số" || v.Item.Fields["unit"] != "điểm" {
		t.Errorf("the plan holds %+v of %+v", got, v.Item)
	}
	var said []string
	for _, row := range v.History {
		for _, c := range row.Changes {
			said = append(said, c.Noun+"."+c.Field+": "+c.After)
		}
	}
	for _, want := range []string{"target.value: 85.5", "target.unit: điểm"} {
		if !slices.Contains(said, want) {
			t.Errorf("the journal does not say %q: %q", want, said)
		}
	}
	last, err := w.LastDecision(t.Context(), w.clerk, w.doc)
	w.ok(err)
	_, err = w.Undo(t.Context(), w.clerk, w.doc, last.Seq)
	w.ok(err)
	back, err := store.Proposals.Get(w.store.Read(t.Context()), "c1")
	w.ok(err)
	if back.Verdict != plan.Pending || back.Candidate.Values[0] != c.Values[0] || back.Candidate.Unit != "%" {
		t.Errorf("after taking it back: %+v", back)
	}
	it, err = w.Accept(t.Context(), w.clerk, "c1", CandidateEdit{Values: []ValueEdit{{Number: ptr("")}}})
	w.ok(err)
	if got := w.item(it.ID).Targets[0]; got.Value != "" || got.Unit != "%" {
		t.Errorf("an emptied number is %q %q, not unknown", got.Value, got.Unit)
	}
	w.verified()
}

func TestTypedPeriods(t *testing.T) {
	for text, want := range map[string]when.Interval{
		"": {}, "năm 2030": {From: "2030-01-01", To: "2030-12-31"}, "2030": {From: "2030-01-01", To: "2030-12-31"}, "đến hết 2026": {To: "2026-12-31"}, "đến hết năm 2026": {To: "2026-12-31"},
		"2026-2030": {From: "2026-01-01", To: "2030-12-31"}, "2026 – 2030": {From: "2026-01-01", To: "2030-12-31"}, "Q4/2026": {From: "2026-10-01", To: "2026-12-31"}, "đến 31/12/2026": {To: "2026-12-31"}, "từ năm 2026": {From: "2026-01-01"},
	} {
		if got, err := typedPeriod(text, "period"); err != nil || got != want {
			t.Errorf("%q is %v, want %v (%v)", text, got, want, err)
		}
	}
	for _, text := range []string{"bao giờ xong", "tháng 6", "hằng năm", "31/02/2026", "khoảng 2030 hay 2031 gì đó"} {
		if got, err := typedPeriod(text, "period"); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
