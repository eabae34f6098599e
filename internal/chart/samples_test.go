package chart_test

import (
	"fmt"

	"lotrinh/internal/chart"
	"lotrinh/internal/when"
)

// drawer is any kind of picture.
type drawer interface{ Draw() chart.Picture }

// samples is one picture of every kind at a width, with the awkward cases in it: missing values, long names, breaks.
func samples(width float64) map[string]drawer {
	head := func(title, unit, across string) chart.Head {
		return chart.Head{Width: width, Title: title, Desc: "Mô tả của hình “" + title + "”.", Unit: unit, Across: across, Missing: "chưa có số liệu"}
	}
	year := func(y int) when.Date { return when.Day(y, 12, 31) }
	of := chart.Of
	return map[string]drawer{
		"line": chart.Line{Head: head("Tỷ lệ lao động qua đào tạo", "%", "Năm"), Today: when.Day(2024, 7, 1), TodayAs: "Hôm nay",
			Series: []chart.Series{
				{Name: "Thực hiện", Role: chart.Measured, Points: []chart.At{{On: year(2020), Value: of(58.2)}, {On: year(2021), Value: of(60.15)}, {On: year(2022)}, {On: year(2023), Value: of(66)}, {On: year(2024), Value: of(67.4), Soft: true, Note: "ước"}}},
				{Name: "Lộ trình", Role: chart.Trajectory, Points: []chart.At{{On: year(2020), Value: of(58.2)}, {On: year(2025), Value: of(70)}}},
				{Name: "Mức phải đạt", Role: chart.Aim, Points: []chart.At{{On: year(2023), Value: of(65)}, {On: year(2025), Value: of(70)}}},
				{Name: "Số đã công bố trước đây", Role: chart.Vintage, Points: []chart.At{{On: year(2023), Value: of(64.1), Note: "sơ bộ"}}},
			}},
		"line-range": chart.Line{Head: head("Tốc độ tăng tổng sản phẩm", "%", "Năm"),
			Series: []chart.Series{
				{Name: "Thực hiện", Role: chart.Measured, Points: []chart.At{{On: year(2021), Value: of(3.08)}, {On: year(2022), Value: of(13.94)}, {On: year(2023), Value: of(12.27)}, {On: year(2024), Value: of(8.76)}}},
				{Name: "Bình quân phải đạt", Role: chart.Aim, Points: []chart.At{{On: year(2025), Value: of(9), To: of(10)}}},
				{Name: "Dự kiến", Role: chart.Expected, Points: []chart.At{{On: year(2024), Value: of(8.76)}, {On: year(2025), Value: of(9.4)}}},
			}},
		"line-rank": chart.Line{Head: head("Thứ hạng của tỉnh Mẫu Giang", "thứ hạng", "Năm"), Downward: true,
			Breaks: []chart.Break{{On: when.Day(2018, 1, 1), Name: "đổi phương pháp"}},
			Series: []chart.Series{
				{Name: "Mẫu Giang", Role: chart.Measured, Points: []chart.At{{On: year(2015), Value: of(36)}, {On: year(2016), Value: of(37)}, {On: year(2017), Value: of(50)}, {On: year(2018), Value: of(44)}, {On: year(2019), Value: of(42)}, {On: year(2020), Value: of(39)}, {On: year(2021), Value: of(38)}, {On: year(2022), Value: of(12)}}},
				{Name: "Mẫu Hà", Role: chart.Peer, Points: []chart.At{{On: year(2015), Value: of(12)}, {On: year(2017), Value: of(14)}, {On: year(2019), Value: of(3)}, {On: year(2022), Value: of(1)}}},
				{Name: "Mẫu Sơn", Role: chart.Peer, Points: []chart.At{{On: year(2015), Value: of(63)}, {On: year(2018), Value: of(60)}, {On: year(2022), Value: of(58)}}},
			}},
		"bar": chart.Bar{Head: head("Thu ngân sách theo đơn vị", "tỉ đồng", "Đơn vị"), Parts: []string{"Năm 2022", "Năm 2023"}, AimAs: "Dự toán",
			Rows: []chart.BarRow{
				{Name: "Thành phố Vị An", Values: []chart.Value{of(1250.5), of(1340)}, Aim: of(1400), Strong: true},
				{Name: "Huyện Châu Thành Mẫu và các xã vùng ven sông lớn phía đông", Values: []chart.Value{of(860), {}}, Aim: of(640)},
				{Name: "Thị xã Long Mẫu", Values: []chart.Value{of(0), of(12.25)}},
			}},
		"bar-signs": chart.Bar{Head: head("Tăng, giảm so với năm trước", "%", "Ngành"),
			Rows: []chart.BarRow{{Name: "Công nghiệp", Values: []chart.Value{of(28.32)}}, {Name: "Nông nghiệp", Values: []chart.Value{of(-3.1)}}, {Name: "Dịch vụ", Values: []chart.Value{{}}}}},
		"heat": chart.Heat{Head: head("Tỷ lệ báo cáo đúng hạn", "%", "Đơn vị"), Columns: []string{"1/2023", "2/2023", "3/2023", "4/2023", "5/2023", "6/2023", "7/2023", "8/2023", "9/2023", "10/2023", "11/2023", "12/2023"},
			Rows: []chart.HeatRow{
				{Name: "Sở Kế hoạch và Đầu tư", Values: []chart.Value{of(100), of(100), of(90), of(85), of(100), of(95), {}, of(100), of(100), of(80), of(75), of(100)}},
				{Name: "Sở Nông nghiệp và Phát triển nông thôn", Values: []chart.Value{of(40), of(55), of(60), of(0), of(100), of(95), of(70), of(66.5), {}, {}}},
			}},
		"strip": chart.Strip{Head: head("Nhiệm vụ theo trạng thái", "nhiệm vụ", "Đơn vị"),
			Parts: []chart.StripPart{{Name: "hoàn thành đúng hạn", Look: chart.LookDone}, {Name: "hoàn thành quá hạn", Look: chart.LookDoneLate}, {Name: "đang thực hiện", Look: chart.LookOpen}, {Name: "tạm dừng", Look: chart.LookPaused}, {Name: "quá hạn", Look: chart.LookLate}, {Name: "chưa thực hiện", Look: chart.LookNone}},
			Rows:  []chart.StripRow{{Name: "Sở Tài chính", Sizes: []float64{12, 3, 8, 1, 2, 4}}, {Name: "Sở Y tế", Sizes: []float64{0, 0, 4}}, {Name: "Sở Khoa học và Công nghệ tỉnh"}}},
		"waterfall": chart.Waterfall{Head: head("Điểm từ năm 2021 đến năm 2022", "điểm", "Thành phần"), GainAs: "tăng", LossAs: "giảm",
			From:  chart.Total{Name: "Năm 2021", Value: of(41.2)},
			Parts: []chart.Change{{Name: "Tham gia của người dân", Value: of(.35)}, {Name: "Công khai, minh bạch trong việc ra quyết định", Value: of(-1.2)}, {Name: "Thủ tục hành chính công", Value: of(2.05)}, {Name: "Quản trị điện tử"}},
			To:    chart.Total{Name: "Năm 2022", Value: of(42.4)}},
		"areas": chart.Areas{Head: head("Điểm theo tỉnh", "điểm", "Tỉnh"), Areas: []chart.Area{
			{Name: "Mẫu Giang", Rings: [][][2]float64{{{105, 10}, {106, 10}, {106, 11}, {105, 11}}}, Value: of(61.5), Strong: true},
			{Name: "Mẫu Hà", Rings: [][][2]float64{{{105, 11}, {106, 11}, {106.5, 12}, {105, 12}}}, Value: of(64)},
			{Name: "Mẫu Sơn", Rings: [][][2]float64{{{106, 10}, {107, 10}, {106, 11}}}},
		}},
		"tiles": chart.Tiles{Head: head("Thứ hạng theo tỉnh", "", "Tỉnh"), Backward: true, Tiles: []chart.Tile{
			{Column: 0, Row: 0, Short: "MGI", Name: "Mẫu Giang", Value: of(12), Strong: true}, {Column: 1, Row: 0, Short: "MHA", Name: "Mẫu Hà", Value: of(1), Strong: false}, {Column: 2, Row: 1, Short: "MSO", Name: "Mẫu Sơn", Value: chart.Value{}, Strong: false}, {Column: 6, Row: 3, Short: "MLO", Name: "Mẫu Long", Value: of(63), Strong: false},
		}},
		"multiples": chart.Multiples{Head: head("Điểm từng thành phần", "điểm", "Thành phần"), Columns: []string{"2019", "2020", "2021", "2022"}, Aim: of(6), AimAs: "trung vị cả nước", Lines: []chart.Small{
			{Name: "Gia nhập thị trường", Values: []chart.Value{of(7.1), of(7.4), of(7.81), of(7.25)}, Strong: true},
			{Name: "Tiếp cận đất đai và ổn định trong sử dụng đất", Values: []chart.Value{of(6.6), {}, of(7.55), of(7.01)}},
			{Name: "Tính minh bạch", Values: []chart.Value{of(5.2), of(5), of(4.53), of(5.82)}},
			{Name: "Chi phí thời gian"},
			{Name: "Đào tạo lao động", Values: []chart.Value{of(6), of(6.05), of(6.1)}},
		}},
		"scatter": scatter(head("Điểm và thứ hạng", "thứ hạng", "Tỉnh")),
	}
}

// scatter has as many dots as there were provinces.
func scatter(h chart.Head) chart.Scatter {
	s := chart.Scatter{Head: h, XName: "Điểm", YName: "Thứ hạng", Downward: true, StrongAs: "tỉnh Mẫu Giang", RestAs: "tỉnh, thành phố khác"}
	for i := range 63 {
		s.Dots = append(s.Dots, chart.Dot{Name: fmt.Sprint("Tỉnh số ", i+1), X: chart.Of(72 - float64(i)*.3 - float64(i*i%7)*.1), Y: chart.Of(float64(i + 1)), Strong: i == 11, Named: i%4 == 0})
	}
	return s
}
