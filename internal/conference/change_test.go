package conference

import (
	"slices"
	"testing"
)

func TestAnAgreedConferenceIsChangedForAReason(t *testing.T) {
	before := called()
	c := called()
	c.HeldOn, c.Outline[0].Questions = "2026-09-10", []string{"Nút thắt nào?"}
	if err := c.Changed(before, "2026-07-01", "", " "); placeOf(err) != "why" || len(c.Changes) != 0 {
		t.Errorf("postponed without a reason: %v %+v", err, c.Changes)
	}
	if err := c.Changed(before, "2026-07-01", "cv", ""); err != nil {
		t.Fatal(err)
	}
	if x := c.Changes[0]; !slices.Equal(x.Parts, []Part{ItsDay, ItsOutline}) || x.From != "2026-08-20" || x.To != "2026-09-10" || x.By != "cv" {
		t.Errorf("postponed by a document: %+v", x)
	}
	if err := c.Changed(c, "2026-07-02", "", ""); err != nil || len(c.Changes) != 1 {
		t.Errorf("nothing was changed: %v %+v", err, c.Changes)
	}
	before.State = Proposed
	if p := before; p.Changed(called(), "2026-07-02", "", "") != nil {
		t.Error("what is the same is no change")
	}
	p := before
	p.Place = "Hội trường"
	if err := p.Changed(before, "2026-07-02", "", ""); err != nil || p.Changes != nil {
		t.Errorf("a proposal is changed freely: %v %+v", err, p.Changes)
	}
}
