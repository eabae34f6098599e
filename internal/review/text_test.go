package review

import "testing"

// A text reads as it did when it was saved: figures stand where their references were, tables are left out.
func TestATextAsItWasShown(t *testing.T) {
	x := Text{Body: "Còn {{số nhiệm vụ quá hạn}} việc, {{= 3}} xong.\n{{bảng nhiệm vụ}}\nHết {{số nhiệm vụ}}.", Shown: map[string]string{}}
	refs := References(x.Body)
	x.Shown[refs[0].Name()] = "7"
	if got := x.AsShown(); got != "Còn 7 việc, "+refs[1].Stated+" xong.\n\nHết ." {
		t.Errorf("%q", got)
	}
}
