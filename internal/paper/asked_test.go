package paper_test

import (
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/paper"
	"lotrinh/internal/read"
)

func TestProposalsAreRead(t *testing.T) {
	const text = `SỞ TÀI CHÍNH
THAM LUẬN

I. KẾT QUẢ
Chín cuộc đối thoại ghi nhận 214 kiến nghị; 187 kiến nghị đã trả lời dứt điểm. Chúng tôi đề xuất chuyển sang quản lý theo lưu vực sông.

IV. VIỆC SẼ LÀM VÀ KIẾN NGHỊ
1. Sở Tài chính trình bộ nguyên tắc phân bổ vốn trước ngày 30/11/2026.
2. Đề nghị HĐND tỉnh xem xét nghị quyết về vốn mồi. Đề nghị TP. Mẫu Giang góp đất.

5. Kiến nghị
- Công an tỉnh và Thuế tỉnh ký quy trình trao đổi dữ liệu cư trú trước ngày 30/9/2026.
a) UBND các xã, phường bố trí công chức tư pháp chuyên trách.
Kiến nghị Trung ương:
- Sớm quy định trách nhiệm khấu trừ thuế của sàn giao dịch.

Phần thứ sáu. Phương hướng
Tiếp tục làm tốt việc được giao trong năm tới.
Kiến nghị: UBND xã Mẫu Phú hoàn thành đo đạc lại 22.700 thửa.
Xin trân trọng cảm ơn Hội nghị!
`
	src, err := read.File("tham-luan.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range paper.Of("p", src).Asked() {
		if at := src.Text[p.Span.Start:p.Span.End]; !strings.HasSuffix(at, p.Text) {
			t.Errorf("%q stands at %q", p.Text, at)
		}
		got = append(got, p.To+"|"+p.Text)
	}
	want := []string{"|Chúng tôi đề xuất chuyển sang quản lý theo lưu vực sông.", "|Đề nghị HĐND tỉnh xem xét nghị quyết về vốn mồi.", "|Đề nghị TP. Mẫu Giang góp đất.",
		"|Công an tỉnh và Thuế tỉnh ký quy trình trao đổi dữ liệu cư trú trước ngày 30/9/2026.", "|UBND các xã, phường bố trí công chức tư pháp chuyên trách.",
		"Kiến nghị Trung ương:|Sớm quy định trách nhiệm khấu trừ thuế của sàn giao dịch.", "|Kiến nghị: UBND xã Mẫu Phú hoàn thành đo đạc lại 22.700 thửa."}
	if !slices.Equal(got, want) {
		t.Errorf("proposals are\n%q\nwant\n%q", got, want)
	}
}

func TestProposalsAlikeAreJoined(t *testing.T) {
	texts := []string{
		"Đề nghị UBND tỉnh ban hành quy chế quản lý đoàn ra, đoàn vào gắn với kết quả trong quý IV/2026.",
		"UBND xã giải thể 11 hợp tác xã ngừng hoạt động.",
		"UBND tỉnh ban hành quy chế quản lý đoàn ra, đoàn vào gắn với kết quả, trong quý IV/2026.",
		"UBND xã giải thể 12 hợp tác xã ngừng hoạt động.",
	}
	groups := paper.Alike(texts, .75)
	if len(groups) != 3 || !slices.Equal(groups[0], []int{0, 2}) {
		t.Errorf("groups are %v", groups)
	}
}
