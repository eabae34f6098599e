package read

import "testing"

// TestStampIn: a degree of secrecy is known by its line, its label or its place before the number, not by the word alone.
func TestStampIn(t *testing.T) {
	for text, want := range map[string]string{
		"MẬT": "MẬT", "TỐI MẬT": "TỐI MẬT", "[TUYỆT MẬT]": "TUYỆT MẬT", "Tối mật": "TỐI MẬT", "T U Y Ệ T   M Ậ T": "TUYỆT MẬT", "M Ậ T": "MẬT",
		"Độ Mật: TỐI MẬT": "TỐI MẬT", "Mức độ mật: TUYỆT MẬT": "TUYỆT MẬT", "Độ mật: Mật": "MẬT", "DẤU MẬT: MẬT": "MẬT", "ĐỘ MẬT : Tuyệt mật": "TUYỆT MẬT", "MẬT Số: 12/KH-UBND": "MẬT",
		"Mật": "", "Độ mật: Không": "", "Độ mật: Thường": "", "Bảo vệ bí mật nhà nước": "", "MẬT ONG RỪNG": "", "Về danh mục bí mật nhà nước độ Tối mật của ngành": "", "Số: 12/KH-UBND": "",
	} {
		if got := stampIn(text); got != want {
			t.Errorf("%q is stamped %q, want %q", text, got, want)
		}
	}
}
