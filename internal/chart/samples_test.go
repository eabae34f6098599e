package chart_test

import (
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
	}
}
