package main_test

import (
	"regexp"
	"testing"

	"lotrinh/internal/browsertest"
)

// reviewStates looks at the review page as it stands after keys: what opens over it, what it says, what it was changed to.
func reviewStates(t *testing.T, root string) {
	b := browsertest.New(t)
	review := string(regexp.MustCompile(`/review/[0-9a-f-]{36}`).Find(fetch(t, root+"/review")))
	for _, state := range []struct {
		what, keys, shows string
	}{
		{"another candidate", "j", "trước"},
		{"the keys", "?", "Phím tắt khi rà soát"},
		{"units that fit what is typed", "uso", "Sở"},
		{"where to split", "t", "Phần thứ hai bắt đầu từ"},
		{"what to merge with", "m", "nối chữ của hai đề xuất"},
		{"a decision just made", "a", "Đã nhận thành"},
		{"a decision taken back", "z", "Đã lấy lại"},
	} {
		b.Width(1280)
		b.Prefer("light")
		b.Open(root + review)
		b.Press(state.keys[:1])
		if rest := state.keys[1:]; rest != "" {
			b.Press(rest)
			b.Text("#unit-suggestions")
		}
		b.See(state.shows)
		for scheme, rules := range map[string]browsertest.Rules{"light": browsertest.AllRules, "dark": browsertest.ColourRules} {
			b.Prefer(scheme)
			for _, fault := range b.Faults(rules) {
				t.Errorf("%s, %s: %s", state.what, scheme, fault)
			}
		}
		b.Width(390)
		if n := b.Overflow(); n > 0 {
			t.Errorf("%s at 390 pixels: %d are out of sight on the right", state.what, n)
		}
		b.Press("\x1b")
	}
}
