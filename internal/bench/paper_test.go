//go:build unix

package bench

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// pageLetters is what a page of running text holds.
const pageLetters = 2500

// paper is a plan of the fictional tỉnh Mẫu Giang of any length: the same text for every format.
type paper struct {
	paragraphs []string // running text
	rows       [][]string
}

var paperUnits = []string{"Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương", "Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường", "Sở Giáo dục và Đào tạo",
	"Công an tỉnh", "Thanh tra tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", "Ủy ban nhân dân các xã, phường", "Sở Văn hóa, Thể thao và Du lịch", "Ban Quản lý các khu công nghiệp", "Sở Tư pháp"}

var paperWorks = []string{"rà soát, hoàn thiện quy trình giải quyết thủ tục hành chính theo hướng đơn giản, dễ thực hiện", "xây dựng đề án phát triển hạ tầng số của các khu, cụm công nghiệp trên địa bàn",
	"tham mưu bố trí kinh phí cho các chương trình, dự án trọng điểm trong kế hoạch đầu tư công trung hạn", "tổ chức bồi dưỡng kỹ năng số cho cán bộ, công chức, viên chức cấp xã",
	"triển khai chương trình nước sạch nông thôn, bảo đảm tỷ lệ hộ dân được cấp nước sạch đạt 98,5%", "số hóa hồ sơ quy hoạch, công khai trên bản đồ số dùng chung của tỉnh",
	"kiểm tra, đánh giá việc thực hiện quy chế làm việc tại các cơ quan, đơn vị, địa phương"}

var paperDues = []string{"hoàn thành trước ngày 30/6/2026", "hoàn thành trong quý III năm 2027", "báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2026", "thực hiện thường xuyên, hằng năm",
	"hoàn thành trong giai đoạn 2026 - 2030", "báo cáo kết quả trước ngày 20 của tháng cuối quý"}

var paperTalk = []string{"Kinh tế của tỉnh tiếp tục tăng trưởng, cơ cấu chuyển dịch đúng hướng; thu ngân sách năm 2025 đạt 24.350 tỷ đồng, tăng 8,7% so với năm 2024.",
	"Công tác cải cách hành chính có chuyển biến, song một số thủ tục còn kéo dài, sự phối hợp giữa các cơ quan có lúc chưa chặt chẽ.",
	"Các chỉ tiêu được tính toán trên cơ sở Nghị quyết số 12-NQ/TU ngày 15 tháng 8 năm 2025 của Tỉnh ủy và Kế hoạch số 88/KH-UBND ngày 02/10/2025 của Ủy ban nhân dân tỉnh.",
	"Đời sống của người dân vùng cao còn khó khăn; hạ tầng giao thông, điện, nước và thông tin cần được đầu tư đồng bộ trong những năm tới."}

// newPaper writes running text of so many pages and a table of so many rows beside it.
func newPaper(pages, rows int) paper {
	p := paper{paragraphs: []string{"ỦY BAN NHÂN DÂN TỈNH MẪU GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 45/KH-UBND", "Mẫu Giang, ngày 05 tháng 01 năm 2026",
		"KẾ HOẠCH", "Phát triển kinh tế - xã hội tỉnh Mẫu Giang giai đoạn 2026 - 2030", "I. ĐÁNH GIÁ TÌNH HÌNH", paperTalk[0], "II. MỤC TIÊU", "Phấn đấu đến năm 2030, tốc độ tăng trưởng bình quân đạt 9,5%/năm.", "III. NHIỆM VỤ, GIẢI PHÁP"}}
	letters := 0
	for n := 0; letters < pages*pageLetters; n++ {
		unit, other := paperUnits[n*7%len(paperUnits)], paperUnits[(n*3+1)%len(paperUnits)]
		work, due, talk := paperWorks[n%len(paperWorks)], paperDues[n*5%len(paperDues)], paperTalk[n%len(paperTalk)]
		var line string
		switch n % 9 {
		case 0:
			line = fmt.Sprintf("%d. Nhóm nhiệm vụ thứ %d về phát triển lĩnh vực số %d", n/9+1, n/9+1, n/9+1)
		case 1, 5:
			line = talk + " " + paperTalk[(n+1)%len(paperTalk)]
		case 2, 6:
			line = fmt.Sprintf("%c) Giao %s chủ trì, phối hợp với %s %s tại khu vực %d; %s.", 'a'+rune(n%9/4), unit, other, work, n, due)
		case 3:
			line = fmt.Sprintf("- %s %s (đợt %d); %s. Sản phẩm: Báo cáo của %s.", unit, work, n, due, unit)
		case 4:
			line = fmt.Sprintf("- Phấn đấu đến năm 2030, trên %d%% hồ sơ được giải quyết trực tuyến, tỷ lệ hài lòng của người dân đạt từ 9%d%% trở lên.", 60+n%35, n%10)
		case 7:
			line = fmt.Sprintf("- %s. Thời gian: %s.", strings.ToUpper(work[:1])+work[1:], due)
		case 8:
			line = fmt.Sprintf("%s theo Quyết định số %d/QĐ-UBND ngày %d/%d/2025 của Ủy ban nhân dân tỉnh. %s", talk, 100+n, 1+n%28, 1+n%12, paperTalk[(n+2)%len(paperTalk)])
		}
		letters += utf8.RuneCountInString(line)
		p.paragraphs = append(p.paragraphs, line)
	}
	p.paragraphs = append(p.paragraphs, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu", "PHỤ LỤC", "Danh mục nhiệm vụ giai đoạn 2026 - 2030", "(Kèm theo Kế hoạch số 45/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh)")
	p.rows = append(p.rows, []string{"TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành", "Sản phẩm"})
	for n := range rows {
		p.rows = append(p.rows, []string{fmt.Sprint(n + 1), fmt.Sprintf("%s (nội dung %d)", paperWorks[n%len(paperWorks)], n+1), paperUnits[n%len(paperUnits)],
			paperUnits[(n+4)%len(paperUnits)] + ", " + paperUnits[(n+9)%len(paperUnits)], fmt.Sprintf("Quý %s/202%d", []string{"I", "II", "III", "IV"}[n%4], 6+n%5), "Báo cáo của cơ quan chủ trì"})
	}
	return p
}
