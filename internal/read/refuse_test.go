package read

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
)

func TestSecretDocumentsAreRefused(t *testing.T) {
	inCell := `<w:tbl><w:tr><w:tc>` + para("", "MẬT") + `</w:tc><w:tc>` + para("", "TỈNH ỦY MẪU GIANG") + `</w:tc></w:tr></w:tbl>`
	inBox := `<w:p><w:r><w:pict><w:txbxContent>` + para("", "TUYỆT MẬT") + `</w:txbxContent></w:pict></w:r></w:p>`
	header := `<w:hdr xmlns:w="x">` + para("", "TỐI MẬT") + `</w:hdr>`
	for name, content := range map[string][]byte{
		"line.txt":    []byte("ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\nTỐI MẬT\n\nKẾ HOẠCH\n"),
		"column.txt":  []byte("   MẬT                     Độc lập - Tự do - Hạnh phúc\n"),
		"bold.md":     []byte("**MẬT**\n\n# KẾ HOẠCH\n"),
		"spaced.txt":  []byte("M Ậ T\nKẾ HOẠCH\n"),
		"cell.docx":   word(t, inCell),
		"box.docx":    word(t, inBox),
		"header.docx": word(t, para("", "KẾ HOẠCH"), "word/header1.xml", header),
		"page.html":   []byte("<html><body><p>MẬT</p><h1>KẾ HOẠCH</h1></body></html>"),
	} {
		src, err := File(name, content)
		if !fault.Is(err, fault.Refused) || src != nil {
			t.Errorf("%s: %v, %v", name, src, err)
		}
	}
	for name, text := range map[string]string{
		"title":   "KẾ HOẠCH\nThực hiện công tác bảo vệ bí mật nhà nước năm 2025\n",
		"caps":    "KẾ HOẠCH\nBẢO VỆ BÍ MẬT NHÀ NƯỚC, BẢO MẬT THÔNG TIN\n",
		"name":    "Người trình bày:\nMật\n",
		"far off": strings.Repeat("Một dòng của kế hoạch.\n", 60) + "MẬT\n",
	} {
		if _, err := File("a.txt", []byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBadInput(t *testing.T) {
	good := word(t, para("", "KẾ HOẠCH"))
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 400) + para("", "x") + strings.Repeat("</w:sdtContent></w:sdt>", 400)
	small := Limits{Bytes: 1 << 20, Unpacked: 1 << 16, Depth: 256, Cells: 100}
	bomb := word(t, strings.Repeat("<w:p/>", 1<<16))
	wide := word(t, "<w:tbl>"+strings.Repeat("<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>", 60)+"</w:tbl>")
	for _, c := range []struct {
		name, file string
		content    []byte
		kind       fault.Kind
		says       string
	}{
		{"empty", "a.txt", nil, fault.Invalid, "rỗng"},
		{"only blanks", "a.md", []byte(" \n\n"), fault.Invalid, "rỗng"},
		{"not UTF-8", "a.txt", []byte("K\xd5 ho\xb9ch"), fault.Invalid, "UTF-8"},
		{"zero byte", "a.txt", []byte("a\x00b"), fault.Invalid, "byte 0"},
		{"pdf", "a.pdf", []byte("%PDF-1.7 …"), fault.Invalid, "hỏng"},
		{"pdf under another name", "a.docx", []byte("%PDF-1.7 …"), fault.Invalid, "PDF"},
		{"old Word", "a.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), fault.Invalid, "lưu lại thành .docx"},
		{"password", "a.docx", []byte("\xd0\xcf\x11\xe0 E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), fault.Invalid, "mật khẩu"},
		{"odt", "a.odt", packed(t, map[string]string{"mimetype": "x", "content.xml": "<a/>"}), fault.Invalid, "OpenDocument"},
		{"cut off", "a.docx", good[:len(good)/2], fault.Invalid, "hỏng"},
		{"no document part", "a.docx", packed(t, map[string]string{"word/styles.xml": "<a/>"}), fault.Invalid, "không có nội dung"},
		{"text named docx", "a.docx", []byte("KẾ HOẠCH"), fault.Invalid, "đuôi .docx"},
		{"broken xml", "a.docx", packed(t, map[string]string{"word/document.xml": "<w:document><w:body><w:p>"}), fault.Invalid, "dữ liệu đứt giữa chừng (phần word/document.xml, gần byte"},
		{"footnotes in another letter set", "a.docx", word(t, para("", "x"), "word/footnotes.xml", "<w:footnotes><w:footnote><w:p><w:r><w:t>K\xd5</w:t></w:r></w:p></w:footnote></w:footnotes>"), fault.Invalid, "có chữ không phải UTF-8 (phần word/footnotes.xml"},
		{"an entity of its own", "a.docx", packed(t, map[string]string{"word/document.xml": "<!DOCTYPE d [<!ENTITY a 'b'>]><w:document/>"}), fault.Invalid, "DOCTYPE (phần word/document.xml, gần byte 1)"},
		{"deep", "a.docx", word(t, deep), fault.TooLarge, "lồng quá sâu: hơn 256 cấp (phần word/document.xml"},
		{"bomb", "a.docx", bomb, fault.TooLarge, "giải nén ra hơn"},
		{"too many cells", "a.docx", wide, fault.TooLarge, "hơn 100 ô, hàng và đoạn (phần word/document.xml"},
		{"too large", "a.txt", make([]byte, 1<<20+1), fault.TooLarge, "giới hạn"},
		{"empty workbook", "a.xlsx", packed(t, map[string]string{"xl/workbook.xml": "<workbook/>"}), fault.Invalid, "hỏng"},
		{"VNI", "a.txt", []byte("KEÁ HOAÏCH phùt trieånån knh teáá - xaõõ hoäi\nGiao Sôû Taøi chính chuû trì tham möu kinh phí"), fault.Invalid, "VNI nên chữ đọc ra sai, như \"HOAÏCH\" ở dòng 1"},
		{"TCVN3", "a.txt", []byte("\n\nKÕ ho¹¹ch ph¸¸t triÓn kinh tÕ - x· héi cña tØnh"), fault.Invalid, "TCVN3 (.VnTime) nên chữ đọc ra sai, như \"ho¹¹ch\" ở dòng 3"},
		{"VNI bytes", "a.txt", []byte("KEÁ HOAÏCH\nK\xc3"), fault.Invalid, "dòng 2, byte thứ 15"},
		{"TCVN3 in a workbook", "a.xlsx", workbook(t, `<row r="1"><c t="inlineStr"><is><t>KÕ ho¹ch ph¸t triÓn</t></is></c></row>`), fault.Invalid, "TCVN3 (.VnTime) nên chữ đọc ra sai, như \"ho¹ch\" ở trang tính"},
		{"a row that breaks off", "a.xlsx", workbook(t, `<row r="1"><c t="inlineStr"><is><t>x</t></is></c></row><row r="7"><c><v>1</v><`), fault.Invalid, `hàng 7`},
		{"unknown", "a.bin", []byte{1, 2, 0, 255}, fault.Invalid, "loại tệp"},
	} {
		src, err := small.File(c.file, c.content)
		if src != nil || fault.KindOf(err) != c.kind || !strings.Contains(fault.Say(err, "vi"), c.says) || !strings.Contains(fault.Say(err, "en"), c.file) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestFormatByContent(t *testing.T) {
	page := []byte("<!DOCTYPE html><html><body><p>Kế hoạch</p></body></html>")
	utf16 := []byte("\xff\xfeK\x00\xbf\x1e")
	for _, c := range []struct {
		name    string
		content []byte
		media   string
		text    string
	}{
		{"a.doc", page, "text/html", "Kế hoạch\n"},
		{"a.txt", page, "text/html", "Kế hoạch\n"},
		{"a.txt", word(t, para("", "Kế hoạch")), mediaTypes["docx"], "Kế hoạch\n"},
		{"a.docx", workbook(t, `<row><c t="inlineStr"><is><t>Kế hoạch</t></is></c></row>`), mediaTypes["xlsx"], "Kế hoạch\n"},
		{"a.txt", utf16, "text/plain", "Kế"},
	} {
		src, err := File(c.name, c.content)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if src.MediaType != c.media || src.Text != c.text {
			t.Errorf("%s: %s %q", c.name, src.MediaType, src.Text)
		}
	}
}

func TestSameFileSameResult(t *testing.T) {
	for name, content := range map[string][]byte{"a.txt": []byte(letter), "a.docx": word(t, para("", "I. MỤC TIÊU")+para("", "1. Việc"))} {
		a, b := mustRead(t, name, content), mustRead(t, name, content)
		if asJSON(a) != asJSON(b) {
			t.Errorf("%s: two readings differ", name)
		}
	}
}
