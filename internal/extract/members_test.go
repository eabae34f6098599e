package extract_test

import (
	"testing"

	"lotrinh/internal/extract"
	"lotrinh/internal/read"
)

const resolution = `ĐẢNG BỘ TỈNH MẪU GIANG
*
Số 03-NQ/ĐH

NGHỊ QUYẾT

III. CÁC ĐỘT PHÁ

Đại hội xác định 2 đột phá của nhiệm kỳ:

1. Đột phá về hạ tầng: đầu tư cầu, đường, bến cảng.

2. Đột phá về nhân lực: đào tạo lao động có tay nghề.

IV. NHIỆM VỤ, GIẢI PHÁP

Đại hội thống nhất 2 nhóm nhiệm vụ và 4 giải pháp sau đây:

**Nhóm nhiệm vụ thứ nhất: Phát triển kinh tế sông nước**

1. Lập quy hoạch bến thủy nội địa trên toàn tỉnh.

2. Mở rộng vùng nuôi thủy sản theo tiêu chuẩn xuất khẩu.

3. Xây dựng sàn giao dịch nông sản của tỉnh.

**Nhóm nhiệm vụ thứ hai: Chăm lo đời sống Nhân dân**

4. Xóa nhà tạm, nhà dột nát cho hộ nghèo.

V. TỔ CHỨC THỰC HIỆN

1. Các cấp ủy triển khai 9 nhóm nhiệm vụ của Nghị quyết Đại hội toàn quốc.
`

// TestCountsFindTheirMembers: what a text counts is looked for in its outline, and what another document counts is not.
func TestCountsFindTheirMembers(t *testing.T) {
	src, err := read.File("nghi-quyet.md", []byte(resolution))
	if err != nil {
		t.Fatal(err)
	}
	r := extract.Document(src, extract.Options{})
	found := map[string]int{}
	for _, c := range r.Counts {
		found[c.Text] = len(c.Members)
	}
	for text, n := range map[string]int{"2 đột phá": 2, "2 nhóm nhiệm vụ": 2, "4 giải pháp": 4, "9 nhóm nhiệm vụ": 0} {
		if got, ok := found[text]; !ok || got != n {
			t.Errorf("%q: %d members found (counted: %v), want %d", text, got, ok, n)
		}
	}
	var themes []string
	for _, x := range r.Themes {
		themes = append(themes, x.Sort+" "+x.Title)
	}
	want := []string{"breakthrough Đột phá về hạ tầng", "breakthrough Đột phá về nhân lực", "group Phát triển kinh tế sông nước", "group Chăm lo đời sống Nhân dân"}
	if len(themes) != len(want) {
		t.Fatalf("themes %q, want %q", themes, want)
	}
	for i := range want {
		if themes[i] != want[i] {
			t.Errorf("theme %d is %q, want %q", i+1, themes[i], want[i])
		}
	}
	for _, c := range r.Candidates {
		if c.Text == "Xóa nhà tạm, nhà dột nát cho hộ nghèo" && c.Theme != "group:2" {
			t.Errorf("%q stands under %q, want group:2", c.Text, c.Theme)
		}
	}
}
