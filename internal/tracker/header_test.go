package tracker

import "testing"

// A column of shares is known by its sign; without it "tiến độ" is a column of words.
func TestHeadings(t *testing.T) {
	for heading, want := range map[string]Field{
		"Tiến độ (%)": Percent, "Tiến độ thực hiện %": Percent, "% hoàn thành": Percent, "Mức độ hoàn thành (%)": Percent, "Tỷ lệ hoàn thành": Percent, "Tỷ lệ (%)": Percent,
		"Tiến độ": Status, "Tiến độ thực hiện": Status, "Mức độ hoàn thành": Status, "Kết quả thực hiện": Result, "Thời hạn hoàn thành": Due,
		"Kinh phí tăng thêm so với năm 2025 (%)": "",
	} {
		if got := fieldOf(heading); got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}
