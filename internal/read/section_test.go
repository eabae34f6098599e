package read

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

// What minutes conclude under a bare heading is carried out by the units it names; the same heading of a report sums up.
func TestBareConclusionsOfAMeeting(t *testing.T) {
	const body = "\n\nDIỄN BIẾN\n\nThanh tra tỉnh nêu ba chỗ số liệu vênh nhau.\n\nKẾT LUẬN\n\n1. Sở Xây dựng làm lại bảng tiến độ, chậm nhất đến ngày 10/7.\n2. Sở Tư pháp đọc lại phần căn cứ.\n\nKÝ TÊN\n\nNgười ghi ký.\n"
	for _, c := range []struct {
		text string
		want int // passages of those who carry it out
	}{
		{"BIÊN BẢN HỌP TỔ GIÚP VIỆC\n\nNgày họp: 17/6/2026" + body, 3},
		{"THÔNG BÁO\nÝ kiến của Chủ tịch tại cuộc họp" + strings.Replace(body, "KẾT LUẬN", "KẾT LUẬN CỦA CUỘC HỌP:", 1), 3},
		{"BIÊN BẢN HỌP" + strings.Replace(body, "KẾT LUẬN", "KẾT LUẬN THANH TRA", 1), 0},
		{"BÁO CÁO\nTình hình làm việc của Tổ giúp việc" + body, 0},
		{"THAM LUẬN\nTổ giúp việc" + body, 0},
	} {
		src, err := File("a.txt", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, p := range src.Passages {
			if p.Section == doc.Organising {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%.40q: %d passages, wanted %d", c.text, n, c.want)
		}
	}
}
