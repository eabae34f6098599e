package read

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

const letter = `     ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     TỈNH MẪU GIANG                              Độc lập - Tự do - Hạnh phúc
        ________                                    ___________________

     Số: 512/UBND-TH                          Mẫu Giang, ngày 13 tháng 7 năm 2025
 V/v triển khai một số nhiệm vụ
   phát triển kinh tế - xã hội

                                   Kính gửi:
                                            - Các sở, ban, ngành tỉnh;
                                            - UBND các xã, phường.

      Thực hiện Nghị quyết số 08-NQ/TU ngày 02/6/2025 của Tỉnh ủy Mẫu Giang về
phát triển kinh tế, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành và
địa phương tập trung thực hiện một số nội dung sau:
      1. Sở Công Thương chủ trì rà soát các cụm công nghiệp, chuyển từ phương
                                       2

pháp cấp phép sang hậu kiểm, báo cáo Ủy ban nhân dân tỉnh trước ngày
15. Sở phải nêu rõ khó khăn.
      2. Các chủ đầu tư:
      - Đẩy nhanh tiến độ thi công các công trình đã được giao kế hoạch vốn năm
2025, bảo đảm an toàn.
Nơi nhận:                                         KT. CHỦ TỊCH
- Như trên;                                       PHÓ CHỦ TỊCH
- Lưu: VT, TH.
                                                  Trần Thị Bình An
`

func TestLetterInPlainText(t *testing.T) {
	src := mustRead(t, "cong-van.txt", []byte(letter))
	if src.Text != letter {
		t.Error("canonical text differs from the file")
	}
	want := doc.Metadata{Type: "Công văn", Number: "512/UBND-TH", Date: "2025-07-13", Issuer: "Ủy ban nhân dân tỉnh Mẫu Giang",
		Subject: "V/v triển khai một số nhiệm vụ phát triển kinh tế - xã hội", Signer: "Trần Thị Bình An", Place: "Mẫu Giang"}
	m := src.Meta
	if m.Type != want.Type || m.Number != want.Number || m.Date != want.Date || m.Issuer != want.Issuer || m.Subject != want.Subject || m.Signer != want.Signer || m.Place != want.Place {
		t.Errorf("metadata %+v", m)
	}
	if strings.Join(m.Addressee, "|") != "Các sở, ban, ngành tỉnh|UBND các xã, phường" {
		t.Errorf("addressees %q", m.Addressee)
	}
	var first string
	for _, b := range blockTexts(src) {
		if strings.HasPrefix(b, "1. ") {
			first = b
		}
	}
	if !strings.Contains(first, "phương\n") || !strings.HasSuffix(first, "nêu rõ khó khăn.") {
		t.Errorf("the page number or the 15 at a line's start broke the paragraph: %q", first)
	}
	outline := marks(src)
	for _, line := range []string{"khoan 1. [unspecified]", "khoan 2. = Các chủ đầu tư [unspecified]\n  gach - [unspecified]"} {
		if !strings.Contains(outline, line) {
			t.Errorf("outline lacks %q:\n%s", line, outline)
		}
	}
	if n := strings.Count(outline, "[recipients]"); n < 6 {
		t.Errorf("addressees, recipients and signature: %d passages\n%s", n, outline)
	}
}

func TestBytesAreKept(t *testing.T) {
	for name, text := range map[string]string{
		"BOM and CRLF": "\ufeffKẾ HOẠCH\r\nPhát triển nông nghiệp năm 2025\r\n\r\nI. MỤC TIÊU\r\n- Tăng 5%;\r\n",
		"decomposed":   "I. MỤC TIÊU\n1. Tăng diện tích lúa.\n",
		"no last line": "một dòng",
	} {
		src := mustRead(t, "a.txt", []byte(text))
		if src.Text != text {
			t.Errorf("%s: text changed", name)
		}
	}
	src := mustRead(t, "a.txt", []byte("I. MỤC TIÊU\n1. Tăng diện tích lúa.\n"))
	if got := marks(src); got != "muc I. = MỤC TIÊU [goals]\n  khoan 1. [goals]\n" {
		t.Errorf("decomposed letters: %s", got)
	}
}

func TestOutline(t *testing.T) {
	text := `Phần thứ nhất
QUY ĐỊNH CHUNG
Chương I
PHẠM VI
Điều 1. Phạm vi điều chỉnh
1. Kế hoạch này quy định các việc phải làm.
a) Việc thứ nhất của các sở, ban, ngành;
đ) Việc thứ năm;
Điều 2. Kế hoạch có hiệu lực từ ngày ký.
II- NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN MỤC TIÊU
1. Phát triển công nghiệp
1.1. Mở rộng khu công nghiệp Đông Mẫu.
- Bồi thường, giải phóng mặt bằng;
+ Chi trả xong trong quý II;
Thứ nhất, tập trung vốn.
(2) Hoàn thành hạ tầng.
III. KINH PHÍ THỰC HIỆN
Mục tiêu chung là phục vụ nhân dân, tăng 1.500 tỷ đồng so với năm 2024 và các năm trước đó của cả tỉnh.
PHỤ LỤC I
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 12/KH-UBND)
`
	want := `phan Phần thứ nhất = QUY ĐỊNH CHUNG [unspecified]
  chuong Chương I = PHẠM VI [unspecified]
    dieu Điều 1. = Phạm vi điều chỉnh [purpose]
      khoan 1. [purpose]
        diem a) [purpose]
        diem đ) [purpose]
    dieu Điều 2. [unspecified]
    muc II- = NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN MỤC TIÊU [tasks]
      khoan 1. = Phát triển công nghiệp [tasks]
        khoan 1.1. [tasks]
          gach - [tasks]
            gach + [tasks]
          khoan Thứ nhất, [tasks]
            diem (2) [tasks]
    muc III. = KINH PHÍ THỰC HIỆN [funding]
      doan [funding]
phu_luc PHỤ LỤC I = DANH MỤC NHIỆM VỤ [tasks]
`
	if got := marks(mustRead(t, "a.txt", []byte(text))); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestMarkers(t *testing.T) {
	for in, want := range map[string]string{
		"I. MỤC TIÊU": "I.", "IV- Tổ chức": "IV-", "1. Sở Y tế": "1.", "1.2 Đào tạo": "1.2", "2) Việc": "2)", "(3) Việc": "(3)", "đ) Việc": "đ)",
		"- Việc": "-", "• Việc": "•", "Điều 12. Hiệu lực": "Điều 12.", "Mục 2": "Mục 2", "PHỤ LỤC": "PHỤ LỤC", "Phụ lục II": "Phụ lục II", "Một là, việc": "Một là,",
		"Mục tiêu chung": "", "Điều 3 của Nghị quyết này": "", "10.000 tỷ đồng": "", "12 đề án": "", "V/v triển khai": "", "Phần lớn các xã": "", "Chương trình 50": "",
		"Phụ lục kèm theo": "", "-----": "", "31/12/2025": "", "Thứ hai tuần sau": "", "Năm 2025 là": "", "1.500 ha": "",
	} {
		if got := markerOf(in).text; got != want {
			t.Errorf("%q: marker %q, want %q", in, got, want)
		}
	}
}

func TestNewsFurniture(t *testing.T) {
	text := `Chính trị
Mẫu Giang nêu 3 nhóm giải pháp thực hiện Quy hoạch tỉnh

11/07/2025 | 20:48 GMT+7

anh1.jpg

Ông Nguyễn Văn Mẫu phát biểu tại hội nghị.

Chiều ngày 11-7, ông Nguyễn Văn Mẫu, Bí thư Tỉnh ủy Mẫu Giang, chủ trì hội nghị đánh giá việc thực hiện Quy hoạch tỉnh và giao nhiệm vụ cho các sở, ngành trong thời gian tới.

Bí thư Tỉnh ủy yêu cầu Sở Tài chính hoàn thành việc phân bổ vốn trong quý III-2025, đồng thời báo cáo kết quả về Thường trực Tỉnh ủy theo quy định của Ban Chấp hành Đảng bộ tỉnh.

Tỉnh bạn: Muốn có đô thị thông minh phải làm khác

Tỉnh bạn: Muốn có đô thị thông minh phải làm khác

Lãnh đạo tỉnh bạn nhấn mạnh các xã phải hoàn thành đề án đô thị thông minh trước ngày 30/9 và báo cáo kết quả về Ủy ban nhân dân tỉnh để tổng hợp.

Tin liên quan
`
	src := mustRead(t, "tin.txt", []byte(text))
	if src.Meta.Date != "2025-07-11" || !src.Meta.Published || src.Meta.Number != "" {
		t.Errorf("metadata %+v", src.Meta)
	}
	got := marks(src)
	want := `doan [furniture]
doan = Mẫu Giang nêu 3 nhóm giải pháp thực hiện Quy hoạch tỉnh [unspecified]
doan [furniture]
doan [furniture]
doan [furniture]
doan [unspecified]
doan [unspecified]
doan [furniture]
doan [furniture]
doan [furniture]
doan [furniture]
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestContentsAndSiteTail(t *testing.T) {
	text := "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển du lịch\n\nMỤC LỤC\nI. MỤC TIÊU ........ 2\nII. NHIỆM VỤ ........ 3\nIII. TỔ CHỨC THỰC HIỆN\t9\n\nI. MỤC TIÊU\n1. Đón 2 triệu lượt khách.\nII. NHIỆM VỤ\n1. Sở Du lịch chủ trì.\n\nTin liên quan\n\nXã Đông Mẫu phải hoàn thành đề án trước ngày 30/9.\n"
	got := marks(mustRead(t, "a.txt", []byte(text)))
	if strings.Count(got, "= MỤC TIÊU") != 1 || !strings.HasSuffix(got, "doan [furniture]\ndoan [furniture]\n") {
		t.Errorf("got\n%s", got)
	}
}
