package web

import (
	"strings"
	"testing"
)

func TestWordDiff(t *testing.T) {
	shown := func(list []piece) string {
		var b strings.Builder
		for _, p := range list {
			b.WriteString(map[string]string{"": p.Text, "del": "[-" + p.Text + "-]", "ins": "{+" + p.Text + "+}"}[p.Mark] + " ")
		}
		return strings.TrimSpace(b.String())
	}
	for _, c := range []struct{ before, after, old, now string }{
		{"Nâng cấp trung tâm dữ liệu", "Nâng cấp, mở rộng trung tâm dữ liệu", "Nâng [-cấp-] trung tâm dữ liệu", "Nâng {+cấp, mở rộng+} trung tâm dữ liệu"},
		{"Sở Tài chính", "Sở Nội vụ", "Sở [-Tài chính-]", "Sở {+Nội vụ+}"},
		{"", "12/2026", "", "{+12/2026+}"},
		{"như cũ", "như cũ", "như cũ", "như cũ"},
		{strings.Repeat("a ", 2000), strings.Repeat("a ", 2000), "[-" + strings.TrimSpace(strings.Repeat("a ", 2000)) + "-]", "{+" + strings.TrimSpace(strings.Repeat("a ", 2000)) + "+}"},
	} {
		old, now := wordDiff(c.before, c.after)
		if shown(old) != c.old || shown(now) != c.now {
			t.Errorf("%q against %q: %s / %s", c.before, c.after, shown(old), shown(now))
		}
	}
}
