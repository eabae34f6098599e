package main_test

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lotrinh/internal/browsertest"
)

// printPages prints to PDF as the style sheets ask and reads what is on the paper.
func printPages(t *testing.T, root string) {
	const a4, a3 = "595 x 842", "1191 x 842" // upright; across
	b := browsertest.New(t)
	b.Prefer("dark") // paper is white all the same
	for _, c := range []struct {
		page, size string
		every      []string // what each sheet says
	}{
		{"/", a4, []string{"20/06/2026", "Toàn cảnh"}},
		{"/items?kind=task&state=done", a3, []string{"20/06/2026", "Trạng thái: Hoàn thành"}},
		{"/reports/so-tc/2026-06", a3, []string{"20/06/2026", "Sở Tài chính"}},
		{"/units", a4, []string{"20/06/2026", "Đơn vị"}},
	} {
		b.Open(root + c.page)
		file := filepath.Join(t.TempDir(), "page.pdf")
		if err := os.WriteFile(file, b.PDF(), 0o600); err != nil {
			t.Fatal(err)
		}
		run := func(name string, args ...string) string {
			out, err := exec.Command(name, args...).CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, out)
			}
			return string(out)
		}
		for _, size := range regexp.MustCompile(`size: +([\d.]+ x [\d.]+)`).FindAllStringSubmatch(run("pdfinfo", "-l", "99", file), -1) {
			if !sameSize(size[1], c.size) {
				t.Errorf("%s comes on %s points, want %s", c.page, size[1], c.size)
			}
		}
		sheets := strings.Split(strings.TrimSuffix(run("pdftotext", "-layout", file, "-"), "\f"), "\f")
		for i, sheet := range sheets {
			for _, want := range c.every {
				if !strings.Contains(sheet, want) {
					t.Errorf("%s: sheet %d of %d does not say %q:\n%s", c.page, i+1, len(sheets), want, sheet)
				}
			}
			if rows := strings.Contains(sheet, "NV-00") && strings.HasPrefix(c.page, "/items"); rows && !strings.Contains(sheet, "CHỦ TRÌ") {
				t.Errorf("%s: sheet %d has rows without their head:\n%s", c.page, i+1, sheet)
			}
			if strings.Contains(sheet, "http://") {
				t.Errorf("%s: sheet %d names addresses", c.page, i+1)
			}
		}
	}
}

// sameSize compares sizes in points, "595 x 842", which browsers round differently.
func sameSize(a, b string) bool {
	var w1, h1, w2, h2 float64
	fmt.Sscanf(a, "%f x %f", &w1, &h1)
	fmt.Sscanf(b, "%f x %f", &w2, &h2)
	return w1 > 0 && math.Abs(w1-w2) < 2 && math.Abs(h1-h2) < 2
}
