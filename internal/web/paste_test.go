package web_test

import (
	"net/url"
	"testing"
)

// TestPastedTextIsRead: as the web page that the clipboard held where there was one, so that a table stays a table.
func TestPastedTextIsRead(t *testing.T) {
	s := newSite(t)
	plain := "Giao Sở Tài chính chủ trì tham mưu kinh phí năm 2026, báo cáo trước ngày 15/5/2026."
	s.must(s.get("/documents"), 200, "Dán văn bản")
	s.must(s.post("/documents/pasted", url.Values{"name": {"Kết luận số 12/KL"}, "text": {plain}}), 200, "Đã đọc văn bản", "Kết luận số 12-KL.txt", "tham mưu kinh phí năm 2026")
	table := `<html><body><!--StartFragment--><table><tr><th>TT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời gian hoàn thành</th></tr>
<tr><td>1</td><td>Xây dựng bản đồ ngập lụt</td><td>Sở Xây dựng</td><td>Quý IV/2026</td></tr></table><!--EndFragment--></body></html>`
	s.must(s.post("/documents/pasted", url.Values{"name": {"Phụ lục"}, "text": {"TT Nhiệm vụ"}, "html": {table}}), 200, "Đã đọc văn bản", "Phụ lục.html", "Xây dựng bản đồ ngập lụt", "Sở Xây dựng")
	s.must(s.post("/documents/pasted", url.Values{"name": {" "}, "text": {plain}}), 422, "Chưa có tên của văn bản dán vào", plain)
	s.must(s.post("/documents/pasted", url.Values{"name": {"Trống"}, "text": {""}}), 422, "Chưa dán nội dung nào")
}
