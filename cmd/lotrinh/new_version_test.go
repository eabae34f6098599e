package main_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const firstPlan = `ỦY BAN NHÂN DÂN TỈNH MẪU GIANG

Số: 909/KH-UBND

Mẫu Giang, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Cảnh quan ven đầm năm 2026

| TT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Số hóa hồ sơ hộ tịch lưu trữ tại xã, phường ven đầm | Sở Tư pháp | 12/2026 |
| 2 | Trồng cây xanh chắn sóng dọc bờ đầm Mẫu Giang từ cửa biển đến chân cầu Mẫu Giang 2 | Sở Nông nghiệp và Môi trường | 9/2026 |
| 3 | Nâng cấp đường dạo ven đầm | Sở Xây dựng | 6/2027 |
| 4 | Tổ chức hội nghị tổng kết cảnh quan ven đầm | Sở Nội vụ | 12/2026 |
`

// newVersion brings a plan and a corrected text of it into a served installation, and gives the addresses of the page that
// compares them: with another document, of which nobody has said anything, and with its own first version, of which somebody has.
func newVersion(t *testing.T, root, other string) (unsaid, said string) {
	t.Helper()
	landed := func(r *http.Response, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		if r.StatusCode >= 400 {
			t.Fatalf("%s: %s", r.Request.URL, r.Status)
		}
		return r.Request.URL.Path
	}
	old := strings.TrimPrefix(landed(postFile(root+"/documents", "ven-dam.md", firstPlan)), "/review/")
	landed(http.PostForm(root+"/review/"+old+"/above", url.Values{"above": {"0.1"}}))
	second := strings.NewReplacer("Trồng cây xanh", "Trồng 5.000 cây xanh", "Sở Xây dựng | 6/2027", "Sở Du lịch | 9/2027", "Tổ chức hội nghị tổng kết cảnh quan ven đầm", "Tập huấn kỹ năng số cho cán bộ").Replace(firstPlan)
	said = landed(postFile(root+"/documents", "ven-dam-sua.md", second))
	if !strings.HasSuffix(said, "/against/"+old) {
		t.Fatalf("the second version leads to %s", said)
	}
	landed(http.PostForm(root+said, url.Values{"do": {"say"}, "how": {"corrects"}}))
	return strings.TrimSuffix(said, old) + strings.TrimPrefix(other, "/documents/"), said
}
