package main_test

import (
	"strings"
	"testing"

	"lotrinh/internal/browsertest"
)

// TestValueMovesReviewChartAndList: on the demo a person enters the final revenue of 2025 on the page of the indicator. The
// draft of the review of the half year, its chart and that of the indicator, and the list of indicators tell the new value at once;
// the review says what it told before, and what was closed stays as it was.
func TestValueMovesReviewChartAndList(t *testing.T) {
	t.Parallel()
	for _, database := range []string{"sqlite", "postgres"} {
		t.Run(database, func(t *testing.T) {
			root := rootOf(serveDemo(t, flagsOf(t.TempDir(), databaseOf(t, database))...))
			b := browsertest.New(t)
			actAs(b, root, "vpub-tonghop")
			const code, before, after = "CT-0004", "8.512", "8.980"
			told := func(wanted, verdict string) {
				t.Helper()
				b.Open(root + "/indicators?q=" + code)
				for _, text := range []string{wanted, verdict} {
					if row := b.Text("table.indicators tbody tr"); !strings.Contains(row, text) {
						t.Errorf("the list says %q, without %q", row, text)
					}
				}
				b.Open(root + "/indicators/" + code)
				if chart := b.Text("figure.picture"); !strings.Contains(chart, wanted) {
					t.Errorf("the chart of the indicator is %q, without %s", chart, wanted)
				}
			}
			halfYear := func() (draft, chart string) {
				t.Helper()
				b.Open(root + "/reviews")
				b.Click("text=Kết quả 6 tháng đầu năm 2026")
				draft = b.Text("#s-danh-gia-chung")
				b.Click("#s-chi-tieu figure:nth-of-type(4) summary")
				return draft, b.Text("#s-chi-tieu figure:nth-of-type(4)")
			}

			told(before, "Chậm so với lộ trình")
			draft, chart := halfYear()
			if !strings.Contains(draft, "năm 2025 đạt "+before+" tỷ đồng") || !strings.Contains(chart, before) {
				t.Fatalf("the draft says %q, its chart %q", draft, chart)
			}

			b.Open(root + "/indicators/" + code)
			b.Click("text=Ghi số liệu")
			b.Fill("#e-period", "2025")
			b.Fill("#e-value", "8980")
			b.Fill("#e-quality", "chính thức")
			b.Fill("#e-source", "Quyết toán thu ngân sách năm 2025")
			b.Click("form[action$='/values'] button.primary")
			b.See("Đã ghi số liệu.")

			told(after, "Đúng lộ trình")
			draft, chart = halfYear()
			if !strings.Contains(draft, after+" "+before+" tỷ đồng") || !strings.Contains(chart, after) || strings.Contains(chart, before) {
				t.Errorf("the draft says %q, its chart %q", draft, chart)
			}
			b.Open(root + "/reviews")
			b.Click("text=Kết quả năm 2025 thực hiện Nghị quyết")
			b.See("Đã chốt")
			if whole := b.Text("main"); strings.Contains(whole, after) {
				t.Error("a closed review tells the new value")
			}
		})
	}
}
