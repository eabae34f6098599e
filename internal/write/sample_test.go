package write_test

import (
	"fmt"

	"lotrinh/internal/lang"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

const listAddress = "http://127.0.0.1:8080/items?"

// figure is a number in running text that leads to the list behind it.
func figure(n int, query string) write.Run {
	return write.Figure(lang.Vi, fmt.Sprint(n), listAddress+query)
}

// sampleReport is a whole report of the fictional tỉnh Mẫu Giang: three pages of text and an annex of forty tasks.
func sampleReport(layout write.Layout) write.ProgressReport {
	r := write.ProgressReport{
		Layout: layout, Issuer: "Ủy ban nhân dân tỉnh Mẫu Giang", Number: "", Symbol: "BC-UBND", Place: "Mẫu Giang", Date: when.Day(2025, 7, 5),
		Type: "Báo cáo", Subject: "Kết quả thực hiện Chương trình hành động số 45-CTr/TU\ncủa Tỉnh ủy Mẫu Giang tháng 6 năm 2025",
		Addressee: []string{"Ban Thường vụ Tỉnh ủy"}, Sample: true, Period: "2025-06", AsOf: when.Day(2025, 6, 14),
		DataNote: "Có 38/42 đơn vị đã gửi báo cáo; số liệu của 04 đơn vị chưa gửi báo cáo được ghi là chưa có thông tin.",
		Opening: []write.Text{write.Plain("Thực hiện Chương trình hành động số 45-CTr/TU ngày 10 tháng 02 năm 2025 của Tỉnh ủy Mẫu Giang, Ủy ban nhân dân tỉnh " +
			"báo cáo kết quả thực hiện tháng 6 năm 2025 như sau:")},
		Sections: sampleSections(),
		Closing: []write.Text{write.Plain("Trên đây là báo cáo kết quả thực hiện Chương trình hành động số 45-CTr/TU tháng 6 năm 2025, Ủy ban nhân dân tỉnh kính báo cáo " +
			"Ban Thường vụ Tỉnh ủy xem xét, chỉ đạo.")},
		Signer:     write.Signer{Authority: []string{"TM. Ủy ban nhân dân", "KT. Chủ tịch"}, Post: "Phó Chủ tịch"},
		Recipients: []string{"Như trên", "Thường trực Hội đồng nhân dân tỉnh", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Các sở, ban, ngành tỉnh", "UBND các xã, phường", "Lưu: VT, TH"},
		Annexes:    []write.Annex{{Title: "Tình hình thực hiện nhiệm vụ của các cơ quan, đơn vị", Table: taskTable(40)}, {Title: "Tình hình thực hiện chỉ tiêu", Table: indicatorTable()}},
	}
	if layout == write.PartyLayout {
		r.Superior, r.Issuer, r.Number, r.Symbol = "Tỉnh ủy Mẫu Giang", "Văn phòng Tỉnh ủy", "15", "BC/VPTU"
		r.Subject = "về kết quả thực hiện Chương trình hành động số 45-CTr/TU\ncủa Tỉnh ủy Mẫu Giang tháng 6 năm 2025"
		r.Opening[0][0].Text = "Thực hiện Chương trình hành động số 45-CTr/TU, ngày 10/02/2025 của Tỉnh ủy Mẫu Giang, Văn phòng Tỉnh ủy báo cáo kết quả thực hiện tháng 6 năm 2025 như sau:"
		r.Closing[0][0].Text = "Trên đây là báo cáo kết quả thực hiện Chương trình hành động số 45-CTr/TU tháng 6 năm 2025, Văn phòng Tỉnh ủy kính báo cáo Thường trực Tỉnh ủy xem xét, chỉ đạo."
		r.Addressee = []string{"Thường trực Tỉnh ủy", "Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy"}
		r.Signer = write.Signer{Authority: []string{"KT. Chánh Văn phòng"}, Post: "Phó Chánh Văn phòng"}
		r.Recipients = []string{"Thường trực Tỉnh ủy", "Các ban đảng, đảng ủy trực thuộc Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy"}
		r.Annexes = r.Annexes[:1]
	}
	return r
}

func sampleSections() []write.Section {
	long := "Các cơ quan, đơn vị đã chủ động cụ thể hóa Chương trình hành động thành kế hoạch của ngành, địa phương; phân công rõ người, rõ việc, rõ thời gian, rõ sản phẩm, rõ trách nhiệm. " +
		"Việc cập nhật tiến độ được thực hiện hằng tháng, gắn với minh chứng cụ thể; những nội dung chậm tiến độ được chỉ rõ nguyên nhân và đề ra giải pháp khắc phục."
	return []write.Section{
		{Title: "Công tác chỉ đạo, điều hành", Text: []write.Text{
			write.Plain(long),
			{{Text: "Trong tháng, Ủy ban nhân dân tỉnh đã ban hành "}, figure(12, "kind=document&period=2025-06"), {Text: " văn bản chỉ đạo, tổ chức 03 cuộc họp giao ban chuyên đề và 02 đợt kiểm tra thực tế tại cơ sở."}},
		}},
		{Title: "Kết quả thực hiện", Sections: []write.Section{
			{Title: "Kết quả chung", Text: []write.Text{
				{{Text: "Tổng số nhiệm vụ được giao: "}, figure(1240, "kind=task"), {Text: " nhiệm vụ. Đã hoàn thành "}, figure(486, "state=done"), {Text: " nhiệm vụ, trong đó đúng hạn "},
					figure(451, "state=done_on_time"), {Text: ", quá hạn "}, figure(35, "state=done_late"), {Text: "; đang thực hiện "}, figure(702, "state=in_progress"), {Text: " nhiệm vụ, trong đó quá hạn "},
					{Text: "18", Link: listAddress + "time=overdue", Bold: true}, {Text: " nhiệm vụ."}},
			}, Figures: &write.Table{Title: "Tình hình thực hiện nhiệm vụ theo trụ cột", Note: "Đơn vị tính: nhiệm vụ; tỷ lệ tính trên số nhiệm vụ đã có báo cáo.",
				Columns: []write.Column{{Title: "TT", Width: 10, Align: write.Center}, {Title: "Trụ cột", Width: 55}, {Title: "Tổng số", Width: 18, Align: write.Right},
					{Title: "Đúng hạn", Over: "Đã hoàn thành", Width: 18, Align: write.Right}, {Title: "Quá hạn", Over: "Đã hoàn thành", Width: 18, Align: write.Right},
					{Title: "Trong hạn", Over: "Đang thực hiện", Width: 18, Align: write.Right}, {Title: "Quá hạn", Over: "Đang thực hiện", Width: 18, Align: write.Right}, {Title: "Tỷ lệ (%)", Width: 18, Align: write.Right}},
				Rows: []write.Row{
					{Cells: []write.Cell{write.Count(1), write.Words("Nông nghiệp, nông thôn"), write.Count(412).To(listAddress + "theme=1"), write.Count(160), write.Count(11), write.Count(236), write.Count(5), write.Amount("41.5")}},
					{Cells: []write.Cell{write.Count(2), write.Words("Công nghiệp, đô thị"), write.Count(518).To(listAddress + "theme=2"), write.Count(187), write.Count(14), write.Count(309), write.Count(8), write.Amount("38.8")}},
					{Cells: []write.Cell{write.Count(3), write.Words("Chuyển đổi số, cải cách hành chính"), write.Count(310).To(listAddress + "theme=3"), write.Count(104), write.Count(10), write.Count(157), write.Count(5), {}}},
					{Strong: true, Cells: []write.Cell{{}, write.Words("Tổng cộng"), write.Count(1240), write.Count(451), write.Count(35), write.Count(702), write.Count(18), write.Amount("39.2")}},
				}}},
			{Title: "Kết quả theo các đột phá", Sections: []write.Section{
				{Title: "Về kết cấu hạ tầng", Text: []write.Text{write.Plain(long), write.Plain("- Dự án đường tỉnh 931 hoàn thành 62% khối lượng, giải ngân 1.234,5 tỷ đồng.")}},
				{Title: "Về nguồn nhân lực", Text: []write.Text{write.Plain(long)}},
				{Title: "Về cải cách thủ tục hành chính", Text: []write.Text{write.Plain(long)}},
			}},
			{Title: "Các chỉ tiêu chủ yếu", Text: []write.Text{write.Plain(long), write.Plain(long)}},
		}},
		{Title: "Khó khăn, vướng mắc và nguyên nhân", Text: []write.Text{write.Plain(long), write.Plain(long), write.Plain("Nguyên nhân chủ quan: một số đơn vị chưa chủ động phối hợp, báo cáo còn chậm, sản phẩm chưa rõ.")}},
		{Title: "Nhiệm vụ trọng tâm tháng 7 năm 2025", Sections: []write.Section{
			{Title: "Tập trung hoàn thành các nhiệm vụ quá hạn", Text: []write.Text{write.Plain(long)}},
			{Title: "Chuẩn bị sơ kết giữa nhiệm kỳ", Text: []write.Text{write.Plain(long)}},
		}},
		{Title: "Đề xuất, kiến nghị", Text: []write.Text{write.Plain(long)}},
	}
}

func taskTable(n int) write.Table {
	t := write.Table{Columns: []write.Column{{Title: "TT", Width: 11, Align: write.Center}, {Title: "Nhiệm vụ", Width: 78}, {Title: "Cơ quan chủ trì", Width: 36}, {Title: "Cơ quan phối hợp", Width: 36},
		{Title: "Thời hạn", Width: 25, Align: write.Center}, {Title: "Sản phẩm", Width: 30}, {Title: "Tiến độ (%)", Width: 16, Align: write.Right}, {Title: "Ghi chú", Width: 22}}}
	groups := []string{"Phát triển kết cấu hạ tầng", "Phát triển nguồn nhân lực", "Cải cách hành chính", "Quốc phòng, an ninh"}
	units := []string{"Sở Tài chính", "Sở Xây dựng", "Sở Nội vụ", "Công an tỉnh"}
	for i := range n {
		if i%10 == 0 {
			t.Rows = append(t.Rows, write.Row{Mark: []string{"I", "II", "III", "IV"}[i/10%4], Group: groups[i/10%4]})
		}
		row := write.Row{Cells: []write.Cell{write.Count(i + 1), write.Words(fmt.Sprintf("Xây dựng, trình ban hành đề án thành phần số %d và tổ chức triển khai tại các xã, phường trên địa bàn tỉnh", i+1)).To(fmt.Sprintf("http://127.0.0.1:8080/items/NV-%04d", i+1)),
			write.Words(units[i%4]), write.Words("Các sở, ban, ngành; UBND các xã, phường"), write.Day(when.Day(2025, 1+i%12, 10+i%18)), write.Words("Quyết định của UBND tỉnh"), write.Count(i * 7 % 101), {}}}
		if i%9 == 4 {
			row.Cells[6], row.Cells[7] = write.Cell{}, write.Words("Chưa có báo cáo")
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func indicatorTable() write.Table {
	return write.Table{Note: "Số liệu 6 tháng là ước thực hiện.",
		Columns: []write.Column{{Title: "TT", Width: 11, Align: write.Center}, {Title: "Chỉ tiêu", Width: 90}, {Title: "Đơn vị tính", Width: 30, Align: write.Center},
			{Title: "Kế hoạch", Over: "Năm 2025", Width: 30, Align: write.Right}, {Title: "Ước 6 tháng", Over: "Năm 2025", Width: 30, Align: write.Right}, {Title: "Cơ quan theo dõi", Width: 50}},
		Rows: []write.Row{
			{Cells: []write.Cell{write.Count(1), write.Words("Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)"), write.Words("%"), write.Amount("8.5"), write.Amount("8.76"), write.Words("Sở Tài chính")}},
			{Cells: []write.Cell{write.Count(2), write.Words("Thu ngân sách nhà nước trên địa bàn"), write.Words("triệu đồng"), write.Amount("5500000"), write.Amount("2910450.25"), write.Words("Sở Tài chính")}},
			{Cells: []write.Cell{write.Count(3), write.Words("= Tỷ lệ hộ nghèo đa chiều"), write.Words("%"), write.Amount("1.5"), {}, write.Words("Sở Nông nghiệp và Môi trường")}},
		}}
}
