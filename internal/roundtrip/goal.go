package roundtrip

import (
	"fmt"
	"strconv"
	"strings"

	"lotrinh/internal/when"
)

// A GoalGroup holds goals under the heading that gives their period.
type GoalGroup struct {
	Heading string // "Đến năm 2030"
	Period  when.Interval
	Goals   []Goal
}

// A Goal is one value that a measure is to reach.
type Goal struct {
	Measure   measure
	Low, High float64 // High only in a range
}

// A measure is a variable with the span its values are drawn from and the way it moves.
type measure struct {
	name      string
	move      move
	unit      string
	low, high float64
	decimals  int
}

type move int

const (
	rises move = iota // more is better: đạt, trên, tối thiểu
	falls             // less is better: giảm còn, dưới, không quá
	grows             // said as a verb of growth: tăng bình quân … %/năm
	ranks             // thuộc nhóm 15 tỉnh dẫn đầu
)

var measures = []measure{
	{"GRDP", grows, "%/năm", 6, 11, 1}, {"Kim ngạch xuất khẩu", grows, "%/năm", 7, 15, 0}, {"Giá trị sản xuất công nghiệp", grows, "%/năm", 8, 14, 1}, {"Tổng mức bán lẻ hàng hóa", grows, "%/năm", 9, 13, 0},
	{"Thu nhập bình quân của lao động nông thôn", grows, "%/năm", 6, 10, 0}, {"Lượng khách du lịch", grows, "%/năm", 8, 18, 0}, {"Năng suất lao động xã hội", grows, "%/năm", 6, 9, 1},
	{"Tỷ lệ hộ nghèo đa chiều", falls, "%", 0.5, 3, 1}, {"Tỷ lệ thất nghiệp khu vực thành thị", falls, "%", 1.5, 3.5, 1}, {"Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi", falls, "%", 9, 16, 1},
	{"Tỷ lệ hồ sơ trễ hạn", falls, "%", 0.5, 3, 1}, {"Tỷ lệ thất thoát nước sạch", falls, "%", 9, 18, 0}, {"Tỷ lệ lao động nông nghiệp", falls, "%", 18, 35, 0},
	{"Tỷ lệ người dân tham gia bảo hiểm y tế", rises, "%", 93, 99, 1}, {"Tỷ lệ lao động qua đào tạo", rises, "%", 65, 85, 0}, {"Tỷ lệ hồ sơ giải quyết đúng hạn", rises, "%", 95, 99, 1}, {"Tỷ lệ che phủ rừng", rises, "%", 12, 55, 1},
	{"Tỷ lệ đô thị hóa", rises, "%", 30, 60, 0}, {"Tỷ lệ hộ dân sử dụng nước sạch", rises, "%", 85, 99, 0}, {"Tỷ lệ trường học đạt chuẩn quốc gia", rises, "%", 60, 90, 0}, {"Tỷ lệ giải ngân vốn đầu tư công", rises, "%", 92, 99, 0},
	{"Tỷ trọng kinh tế số trong GRDP", rises, "%", 15, 35, 0}, {"Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý", rises, "%", 85, 98, 0}, {"Tỷ lệ xã đạt chuẩn nông thôn mới", rises, "%", 70, 98, 0}, {"Mức độ hài lòng của người dân", rises, "%", 85, 97, 0},
	{"Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ", rises, "%", 85, 98, 0}, {"Tỷ lệ thanh toán trực tuyến phí, lệ phí", rises, "%", 55, 95, 0}, {"Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", rises, "%", 75, 99, 0},
	{"Thu ngân sách nhà nước trên địa bàn", rises, "tỷ đồng", 8000, 45000, -2}, {"Tổng vốn đầu tư toàn xã hội", rises, "tỷ đồng", 20000, 190000, -2}, {"GRDP bình quân đầu người", rises, "triệu đồng", 95, 190, 0}, {"Kim ngạch xuất khẩu hàng hóa", rises, "triệu USD", 900, 4500, -1},
	{"Số giường bệnh trên một vạn dân", rises, "giường", 28, 38, 0}, {"Số bác sĩ trên một vạn dân", rises, "bác sĩ", 10, 18, 0}, {"Số doanh nghiệp thành lập mới", rises, "doanh nghiệp", 400, 2500, -1}, {"Số việc làm mới", rises, "lao động", 12000, 30000, -2},
	{"Diện tích rừng trồng mới", rises, "ha", 200, 3500, -1}, {"Sản lượng thủy sản", rises, "tấn", 40000, 180000, -2}, {"Số căn nhà ở xã hội hoàn thành", rises, "căn", 500, 6000, -1}, {"Số sản phẩm OCOP từ 3 sao trở lên", rises, "sản phẩm", 60, 250, 0},
	{"Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", ranks, "", 10, 30, 0}, {"Chỉ số cải cách hành chính (PAR INDEX)", ranks, "", 10, 30, 0}, {"Chỉ số hiệu quả quản trị và hành chính công (PAPI)", ranks, "", 10, 25, 0}, {"Chỉ số chuyển đổi số (DTI)", ranks, "", 8, 25, 0},
}

func drawGoals(d dice, issued when.Date) []GoalGroup {
	year, _, _ := issued.YMD()
	last := year - year%5 + 5
	if last <= year {
		last += 5
	}
	groups := []GoalGroup{
		{Heading: fmt.Sprintf("Đến năm %d", last), Period: when.Interval{To: when.Day(last, 12, 31)}},
		{Heading: fmt.Sprintf("Năm %d", year+1), Period: when.Interval{From: when.Day(year+1, 1, 1), To: when.Day(year+1, 12, 31)}},
		{Heading: fmt.Sprintf("Giai đoạn %d - %d", last-4, last), Period: when.Interval{From: when.Day(last-4, 1, 1), To: when.Day(last, 12, 31)}},
	}
	var chosen []GoalGroup
	drawn := some(d, 8, measures)
	for _, g := range some(d, d.between(1, 2), groups) {
		n := d.between(2, 4)
		for _, m := range drawn[:n] {
			g.Goals = append(g.Goals, m.draw(d))
		}
		drawn = drawn[n:]
		chosen = append(chosen, g)
	}
	return chosen
}

func (m measure) draw(d dice) Goal {
	step := map[int]float64{1: 0.1, 0: 1, -1: 10, -2: 100}[m.decimals]
	steps := int((m.high - m.low) / step)
	at := d.IntN(steps + 1)
	g := Goal{Measure: m, Low: m.low + float64(at)*step}
	if (m.move == grows || m.move == rises && m.unit == "%") && d.chance(30) && at+1 < steps {
		g.High = m.low + float64(d.between(at+1, min(steps, at+10)))*step
	}
	return g
}

// vi writes a number as documents do: 1.234 and 8,5.
func vi(x float64) string {
	whole, part, _ := strings.Cut(plain(x), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if part != "" {
		return whole + "," + part
	}
	return whole
}

// plain writes a number as the reader keeps it.
func plain(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}
