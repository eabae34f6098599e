package lang_test

import (
	"testing"

	"lotrinh/internal/lang"
)

func TestEnglishIsSaidByItsVietnameseName(t *testing.T) {
	for _, c := range []struct {
		lang lang.Lang
		want string
	}{{lang.Vi, "Bản nháp"}, {lang.En, "Draft"}} {
		if got := c.lang.Say("Bản nháp"); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
	if got := lang.En.Say("không có trong từ điển %d", 3); got != "không có trong từ điển 3" {
		t.Errorf("a wording without English: %q", got)
	}
	if l, known := lang.Of("fr"); l != lang.Vi || known {
		t.Errorf("an unknown language reads as %q, known %v", l, known)
	}
}
