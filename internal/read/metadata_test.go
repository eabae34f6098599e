package read

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestMetadata(t *testing.T) {
	national := "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	for _, c := range []struct{ name, text, want string }{
		{"plan", "UBND TỈNH MẪU GIANG\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n" + national + "Số: 0129 /KH-SKHCN\nMẫu Giang, ngày 05 tháng 02 năm 2025\n\nKẾ HOẠCH\nTriển khai chuyển đổi số năm 2025\n\nCăn cứ Luật Công nghệ thông tin;\nI. MỤC ĐÍCH\n1. Việc.\n\nGIÁM ĐỐC\n(đã ký)\nLê Văn Mẫu\n",
			"Kế hoạch|0129/KH-SKHCN|2025-02-05|Sở Khoa học và Công nghệ|Triển khai chuyển đổi số năm 2025|Lê Văn Mẫu|Mẫu Giang|"},
		{"party", "TỈNH ỦY MẪU GIANG\t\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 15 - NQ/TU\t\tMẫu Giang, ngày 3 tháng 8 năm 2021\n\nNGHỊ QUYẾT\nVỀ PHÁT TRIỂN DU LỊCH NHIỆM KỲ 2020 – 2025\n\nI- QUAN ĐIỂM\n1. Việc.\n\nNơi nhận:\t\tT/M BAN THƯỜNG VỤ\n- Các huyện ủy,\t\tBÍ THƯ\n\n\t\tNguyễn Thị Mẫu\n",
			"Nghị quyết|15-NQ/TU|2021-08-03|Tỉnh ủy Mẫu Giang|VỀ PHÁT TRIỂN DU LỊCH NHIỆM KỲ 2020 – 2025|Nguyễn Thị Mẫu|Mẫu Giang|2020-2025"},
		{"congress", "ĐẢNG BỘ TỈNH MẪU GIANG\t\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẠI HỘI ĐẠI BIỂU\nLẦN THỨ XII\n*\nSố 01-NQ/ĐH\t\tMẫu Giang, ngày 18 tháng 10 năm 2023\n\nNGHỊ QUYẾT\nĐại hội đại biểu Đảng bộ tỉnh lần thứ XII\n\nI. MỤC TIÊU\n1. Việc.\n",
			"Nghị quyết|01-NQ/ĐH|2023-10-18|Đại hội đại biểu Đảng bộ tỉnh Mẫu Giang lần thứ XII|Đại hội đại biểu Đảng bộ tỉnh lần thứ XII||Mẫu Giang|"},
		{"a letter whose symbol looks like a directive", "TỔNG CỤC MẪU\nCỤC THUẾ\n" + national + "Số: 5348/CT-CS\nV/v hóa đơn điện tử\nMẫu Giang, ngày 1 tháng 12 năm 2025\n\nKính gửi: Sở Tài chính; Kho bạc tỉnh.\n\nCục Thuế trả lời như sau:\n1. Thực hiện theo luật.\n",
			"Công văn|5348/CT-CS|2025-12-01|Cục thuế|V/v hóa đơn điện tử||Mẫu Giang|"},
		{"a draft without number and day", "HỘI ĐỒNG NHÂN DÂN\nTỈNH MẪU GIANG\n" + national + "Số:     /2025/NQ-HĐND\nMẫu Giang, ngày     tháng 7 năm 2025\n\nNGHỊ QUYẾT\nVề phát triển kinh tế - xã hội 5 năm 2026 - 2030\n\nHỘI ĐỒNG NHÂN DÂN TỈNH MẪU GIANG\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua.\n",
			"Nghị quyết|||Hội đồng nhân dân tỉnh Mẫu Giang|Về phát triển kinh tế - xã hội 5 năm 2026 - 2030||Mẫu Giang|"},
		{"attached regulation", "QUY ĐỊNH\nVề quản lý đề tài cấp tỉnh\n(Ban hành kèm theo Quyết định số 09/2025/QĐ-UBND ngày 21 tháng 01 năm 2025 của UBND tỉnh Mẫu Giang)\n\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n",
			"Quy định|09/2025/QĐ-UBND|2025-01-21|Ủy ban nhân dân tỉnh Mẫu Giang|Về quản lý đề tài cấp tỉnh|||"},
		{"heading with number and date", "NGHỊ QUYẾT\nCỦA CHÍNH PHỦ SỐ 03/NQ-CP NGÀY 15 THÁNG 01 NĂM 2010\nVỀ NHỮNG GIẢI PHÁP CHỦ YẾU ĐIỀU HÀNH\n\nTrong năm qua có nhiều khó khăn.\n1. Việc.\n",
			"Nghị quyết|03/NQ-CP|2010-01-15|Chính phủ|VỀ NHỮNG GIẢI PHÁP CHỦ YẾU ĐIỀU HÀNH|||"},
		{"notes", "Ghi chép cuộc họp\nSở Y tế báo cáo trước ngày 20/8.\n", "|||||||"},
	} {
		m := mustRead(t, "a.txt", []byte(c.text)).Meta
		got := strings.Join([]string{m.Type, m.Number, string(m.Date), m.Issuer, m.Subject, m.Signer, m.Place, m.Term}, "|")
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if m.Party != (c.name == "party" || c.name == "congress") {
			t.Errorf("%s: party %v", c.name, m.Party)
		}
		if asksDate := asked(&m, "date"); asksDate != (c.name == "a draft without number and day") {
			t.Errorf("%s: questions %+v", c.name, m.Questions)
		}
	}
}

func TestConflictBetweenDocumentAndAnnex(t *testing.T) {
	text := "# CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 03/NQ-CP  \nHà Nội, ngày 09 tháng 01 năm 2025\n\n# NGHỊ QUYẾT\n## Ban hành Chương trình hành động\n\n**Điều 1.** Ban hành.\n\nPHỤ LỤC I\n\nDANH MỤC\n\n(Kèm theo Nghị quyết số /NQ-CP ngày 01 tháng 01 năm 2025 của Chính phủ)\n"
	m := mustRead(t, "a.md", []byte(text)).Meta
	if m.Date != "2025-01-09" || len(m.Questions) != 1 || m.Questions[0].Field != "date" || !strings.Contains(m.Questions[0].Vi, "01/01/2025") || m.Questions[0].Span == nil {
		t.Errorf("metadata %+v", m)
	}
}

func TestProperCase(t *testing.T) {
	for in, want := range map[string]string{
		"ỦY BAN NHÂN DÂN TỈNH MẪU GIANG":                  "Ủy ban nhân dân tỉnh Mẫu Giang",
		"UBND TỈNH MẪU GIANG":                             "Ủy ban nhân dân tỉnh Mẫu Giang",
		"UỶ BAN THƯỜNG VỤ QUỐC HỘI":                       "Ủy ban Thường vụ Quốc hội",
		"HỘI ĐỒNG NHÂN DÂN XÃ ĐÔNG MẪU":                   "Hội đồng nhân dân xã Đông Mẫu",
		"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH":                 "Sở Văn hóa, Thể thao và Du lịch",
		"TỈNH ỦY MẪU GIANG":                               "Tỉnh ủy Mẫu Giang",
		"THỦ TƯỚNG CHÍNH PHỦ":                             "Thủ tướng Chính phủ",
		"BAN CHẤP HÀNH ĐẢNG BỘ TỈNH MẪU GIANG":            "Ban Chấp hành Đảng bộ tỉnh Mẫu Giang",
		"UBND tỉnh Mẫu Giang":                             "Ủy ban nhân dân tỉnh Mẫu Giang",
		"ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH MẪU GIANG": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Mẫu Giang",
	} {
		if got := properCase(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}

// TestSameDocumentWrittenOtherwise changes what does not change the meaning: the metadata must stay.
func TestSameDocumentWrittenOtherwise(t *testing.T) {
	want := fmt.Sprintf("%+v", mustRead(t, "a.txt", []byte(letter)).Meta)
	for name, text := range map[string]string{
		"decomposed":         norm.NFD.String(letter),
		"no-break spaces":    strings.ReplaceAll(letter, "Số: 512", "Số:\u00a0512"),
		"en dash":            strings.ReplaceAll(letter, "512/UBND-TH", "512 / UBND–TH"),
		"other tone place":   strings.NewReplacer("ỦY", "UỶ", "HÒA", "HOÀ").Replace(letter),
		"CRLF":               strings.ReplaceAll(letter, "\n", "\r\n"),
		"padded day":         strings.ReplaceAll(letter, "13 tháng 7 năm", "13  tháng  07  năm"),
		"byte order mark":    "\ufeff" + letter,
		"stroked D of Latin": strings.ReplaceAll(letter, "Độc lập", "Ðộc lập"),
		"soft hyphens":       strings.ReplaceAll(letter, "triển khai một", "triển\u00ad khai một"),
	} {
		if got := fmt.Sprintf("%+v", mustRead(t, "a.txt", []byte(text)).Meta); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}
