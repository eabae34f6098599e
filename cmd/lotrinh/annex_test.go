package main_test

import (
	"fmt"
	"slices"
	"strings"
)

// An annex of 140 tasks of the fictional province, as the office that issued it meant it, and as its table says it: ten rows
// are wrong or cut wrongly.

const annexTasks = 140

// annexTask is a task as it ought to stand in the plan: unit, day and product as the list of the plan shows them.
type annexTask struct{ title, lead, due, product string }

// annexRow is a row of the table; wrong says what must be put right there, "" = nothing, and right what is typed for it.
type annexRow struct{ title, lead, coord, due, product, wrong, right string }

var (
	annexUnits = []string{"Sở Tài chính", "Sở Nội vụ", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ", "Sở Công Thương", "Sở Giáo dục và Đào tạo", "Sở Y tế"}
	annexWorks = [][2]string{{"Lập quy hoạch chi tiết điểm dân cư", "Đồ án quy hoạch"}, {"Nâng cấp đường vào", "Công trình"}, {"Khảo sát nguồn nước sinh hoạt", "Báo cáo khảo sát"}, {"Mở lớp dạy nghề cho lao động", "Lớp học"},
		{"Lắp điện chiếu sáng", "Công trình"}, {"Kiểm kê đất công", "Biểu kiểm kê"}, {"Sửa chữa nhà văn hóa", "Công trình"}, {"Trồng rừng phòng hộ quanh", "Biên bản nghiệm thu"}, {"Số hóa hồ sơ đất đai", "Cơ sở dữ liệu"}, {"Xây dựng phương án phòng chống lũ", "Phương án"}}
	annexFirst  = []string{"An", "Bình", "Cát", "Đông", "Gia", "Hòa", "Kim", "Long", "Minh", "Phú", "Tân", "Thanh", "Vĩnh", "Xuân"}
	annexSecond = []string{"Hạ", "Lộc", "Mỹ", "Phong", "Quang", "Trạch", "Thịnh", "Trung", "Điền", "Sơn"}
	annexDues   = [][2]string{{"30/6/2026", "2026-06-30"}, {"Quý III/2026", "2026-09-30"}, {"Tháng 11/2026", "2026-11-30"}, {"Trước ngày 15/12/2026", "2026-12-14"}}
)

// annex gives the tasks that are meant, and the rows that the table has, ten of them wrong.
func annex() (meant []annexTask, rows []annexRow) {
	for n := range annexTasks {
		work, due := annexWorks[n%len(annexWorks)], annexDues[n%len(annexDues)]
		t := annexTask{fmt.Sprintf("%s thôn %s %s", work[0], annexFirst[n/10], annexSecond[n%10]), annexUnits[n%len(annexUnits)], due[1], work[1]}
		meant = append(meant, t)
		rows = append(rows, annexRow{t.title, t.lead, annexUnits[(n+3)%len(annexUnits)], due[0], t.product, "", ""})
	}
	wrong := func(n int, what, right string) (*annexRow, *annexTask) {
		rows[n].wrong, rows[n].right = what, right
		return &rows[n], &meant[n]
	}
	row, task := wrong(8, "lead", "sxd")
	row.lead, task.lead = "Sở Y tế", "Sở Xây dựng"
	row, task = wrong(22, "lead", "giao duc")
	row.lead, task.lead = "Sở Y tế", "Sở Giáo dục và Đào tạo"
	row, task = wrong(30, "due", "31/8/2026")
	row.due, task.due = "30/9/2026", "2026-08-31"
	row, task = wrong(46, "due", "Quý IV/2026")
	row.due, task.due = "30/9/2026", "2026-12-31"
	row, task = wrong(91, "product", "Biên bản")
	row.product, task.product = "", "Biên bản"
	row, task = wrong(103, "due", "30/4/2026") // there is no 31 April: the page asks
	row.due, task.due = "31/4/2026", "2026-04-30"
	row, task = wrong(116, "lead", "stc")
	row.lead, task.lead = "", "Sở Tài chính"

	row, _ = wrong(130, "two rows", "") // from the end, so that the rows before keep their numbers
	words := strings.Fields(row.title)
	rest := annexRow{title: strings.Join(words[5:], " "), coord: row.coord, wrong: "rest"}
	row.title = strings.Join(words[:5], " ")
	rows = slices.Insert(rows, 131, rest)
	rows = slices.Insert(rows, 78, annexRow{"Hội nghị giao ban tháng 01", "Sở Nội vụ", "", "Tháng 11/2026", "Biên bản", "no task", "họp"})
	row, _ = wrong(57, "two tasks", "")
	row.title += "; " + strings.ToLower(string([]rune(meant[58].title)[0])) + string([]rune(meant[58].title)[1:])
	meant[58].lead, meant[58].due, meant[58].product = meant[57].lead, meant[57].due, meant[57].product
	return meant, slices.Delete(rows, 58, 59)
}

// annexText is the document.
func annexText(rows []annexRow) string {
	var b strings.Builder
	b.WriteString("ỦY BAN NHÂN DÂN\nTỈNH MẪU GIANG\n\nSố: 77/KH-UBND\nMẫu Giang, ngày 12 tháng 01 năm 2026\n\nKẾ HOẠCH\nChỉnh trang nông thôn năm 2026\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n" +
		"| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |\n|---|---|---|---|---|---|\n")
	for i, r := range rows {
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %s | %s |\n", i+1, r.title, r.lead, r.coord, r.due, r.product)
	}
	return b.String()
}
