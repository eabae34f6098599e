package read

import "testing"

func TestNumberOfTheFileAgainstTheText(t *testing.T) {
	for _, c := range []struct {
		file, number string
		asked        bool
	}{
		{"KH-53.docx", "35/KH-UBND", true},
		{"53-KH-UBND (bản ký).pdf", "35/KH-UBND", true},
		{"QĐ 1512 UBND.docx", "1215/QĐ-UBND", true},
		{"KH-35.docx", "35/KH-UBND", false},
		{"35_KH_UBND_2026.docx", "035/KH-UBND", false},
		{"nq-03-cp-2025.docx", "03/NQ-CP", false},
		{"12-CTr-TU.docx", "12-CTr/TU", false},
		{"ct-09-2009-binh-duong.doc", "09/2009/CT-UBND", false},
		{"2025-KH.docx", "35/KH-UBND", false},            // a year
		{"phu luc 2 ke hoach.docx", "35/KH-UBND", false}, // the number of something else
		{"kem QD 1512.docx", "35/KH-UBND", false},        // another document
		{"ke-hoach.docx", "", false},
	} {
		if asked := len(misnamed(c.file, c.number)) > 0; asked != c.asked {
			t.Errorf("%s with %s: asked %v", c.file, c.number, asked)
		}
	}
	src := mustRead(t, "KH-53.txt", []byte("ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\nSố: 35/KH-UBND\nMẫu Giang, ngày 05 tháng 02 năm 2026\nKẾ HOẠCH\nVề chuyển đổi số\n\nGiao Sở Tài chính chủ trì.\n"))
	if len(src.Meta.Questions) != 1 || src.Meta.Questions[0].Field != "number" {
		t.Errorf("%+v", src.Meta)
	}
}
