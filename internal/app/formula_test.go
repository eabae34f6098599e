package app

import (
	"strings"
	"testing"

	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// setFormula gives an indicator its formula.
func (w *world) setFormula(it plan.Item, text string) error {
	return w.change(w.t.Context(), w.clerk, act{"test", "card", string(it.ID), ""}, func(tx *store.Tx) error {
		c, err := tx.CardOf(it.ID)
		if err != nil {
			return err
		}
		c.Formula = text
		return store.Cards.Save(tx, &c)
	})
}

// An indicator that is computed shows what was read; a file that brings an input moves it in the same act, and brings none for it.
func TestFormulaShown(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	items := w.measured("Thu nội địa", "tỷ đồng", "Tổng thu ngân sách", "tỷ đồng", "Tỷ trọng thu nội địa", "%")
	w.ok(w.setFormula(items[2], "CT-0001 / CT-0002 * 100"))
	shown, err := w.FormulaKnown(t.Context(), items[2], "")
	w.ok(err)
	if shown.Value != "" || len(shown.Pieces) != 5 || shown.Pieces[1].Code != "CT-0001" {
		t.Errorf("%+v", shown)
	}
	head := "Mã;Kỳ;Loại số;Giá trị;Chất lượng\n"
	w.bringValues(head+"CT-0001;2025;thực hiện;60;chính thức\n", ValuesOptions{})
	if shown, err = w.FormulaKnown(t.Context(), items[2], ""); err != nil || len(shown.Missing) != 1 || shown.Missing[0].Code != "CT-0002" || shown.Missing[0].Period != "2025" {
		t.Errorf("%+v %v", shown, err)
	}
	w.bringValues(head+"CT-0002;2025;ước;240;\n", ValuesOptions{})
	if shown, err = w.FormulaKnown(t.Context(), items[2], ""); err != nil || shown.Value != "25" || len(shown.Inputs) != 2 || shown.Inputs[1].Quality != plan.Estimate || shown.Quality != plan.Estimate {
		t.Errorf("%+v %v", shown, err)
	}
	if got := w.item(items[2].ID).Observations; len(got) != 1 || got[0].Value != "25" {
		t.Errorf("%+v", got)
	}
	if got := w.bringValues(head+"CT-0003;2025;ước;26;\n", ValuesOptions{}).short(); !strings.Contains(got, "D2: CT-0003 được tính bằng công thức") {
		t.Error(got)
	}
	e, rev, err := w.EditForm(t.Context(), items[1].ID)
	w.ok(err)
	e.Fields["unit"] = "người"
	w.ok(w.EditItem(t.Context(), w.clerk, items[1].ID, rev, e))
	if shown, err = w.FormulaKnown(t.Context(), items[2], ""); err != nil || shown.Problem == nil || !strings.Contains(shown.SayWhy(lang.Vi), "cho ra") {
		t.Errorf("%+v %v", shown, err)
	}
	if got := w.item(items[2].ID).Observations; len(got) != 0 {
		t.Errorf("a formula that fits no more has values: %+v", got)
	}
	w.verified()
}
