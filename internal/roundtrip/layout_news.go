package roundtrip

import (
	"fmt"
	"strings"
)

// news is a newspaper's report of a meeting: orders told in narration between sentences that tell results and views. Where
// the text gives no day of its own, a year that is left out cannot be known.
func news(p *Plan, d dice, pg *page, r *Reading) {
	dateless := d.chance(35)
	p = p.retold(dateless)
	c := clock{issued: p.Issued}
	title := upper(pick(d, []string{"đẩy mạnh ", "tăng cường ", "tạo chuyển biến trong ", "quyết tâm hoàn thành nhiệm vụ "})) + p.Subject
	pg.heading(1, title)
	r.Optional = append(r.Optional, title) // a headline retells the text
	if !dateless && d.chance(60) {
		pg.para(fmt.Sprintf(pick(d, []string{"%s | %02d:%02d GMT+7", "Cập nhật: %s %02d:%02d"}), p.Issued.Vi(), d.between(6, 21), d.between(0, 59)))
	}
	day := pick(d, []string{"Sáng nay", "Chiều nay", "Hôm nay"})
	if !dateless {
		day = pick(d, []string{"Chiều ngày ", "Sáng ngày ", "Ngày "}) + p.Issued.Vi()
	}
	speaker := "đồng chí " + p.Chair
	pg.para(fmt.Sprintf("%s, %s, %s, chủ trì %s về %s. %s", day, speaker, p.Body.Head, pick(d, []string{"cuộc họp", "buổi làm việc", "hội nghị"}), p.Subject,
		pick(d, []string{"Cùng dự có lãnh đạo các sở, ngành và địa phương.", "Dự họp có lãnh đạo các cơ quan liên quan.", ""})))
	told := some(d, d.between(3, 5), background)
	pg.para(told[0] + ". " + told[1] + ".")
	if d.chance(35) {
		p.toldGoals(d, pg, r)
	}
	for i := 0; i < len(p.Orders); i++ {
		if i > 0 && i+1 < len(p.Orders) && d.chance(15) {
			pg.para(upper(pick(d, []string{speaker, p.Body.Head})) + pick(d, []string{" giao ", " yêu cầu "}) + several(d, c, p.Orders[i:i+2], r) + ".")
			i++
			continue
		}
		pg.para(p.Orders[i].told(d, c, speaker, p.Body.Head, i, r))
		if i < len(told)-2 && d.chance(50) {
			pg.para(told[i+2] + ".")
		}
	}
	if d.chance(50) {
		pg.para(upper(pick(d, []string{"tin, ảnh: ", "bài và ảnh: "})) + pick(d, persons))
	}
}

// retold is the plan as far as a newspaper retells it: with years where there is a day that could give them another.
func (p *Plan) retold(dateless bool) *Plan {
	copied := *p
	copied.Orders = nil
	for _, o := range p.Orders {
		tasks := append([]Task{}, o.Tasks...)
		for i := range tasks {
			tasks[i].Due.yearless = tasks[i].Due.yearless && dateless
		}
		o.Tasks = tasks
		copied.Orders = append(copied.Orders, o)
	}
	return &copied
}

// told narrates an order: who speaks, then who is to do what.
func (o Order) told(d dice, c clock, speaker, head string, i int, r *Reading) string {
	first := o.Tasks[0]
	v := voice{name: "unit verb"}
	if len(first.Helpers) > 0 {
		v = pick(d, []voice{{name: "unit chủ trì, phối hợp với", after: "chủ trì, phối hợp với ", helped: true}, {name: "unit phối hợp với", after: "phối hợp với ", helped: true}})
	}
	says := []string{speaker + ", " + head + " yêu cầu ", speaker + " yêu cầu ", head + " giao ", speaker + " đề nghị ", head + " chỉ đạo ", "người đứng đầu " + strings.TrimPrefix(strings.TrimPrefix(head, "Chủ tịch "), "Bí thư ") + " giao "}
	if i == 0 {
		says = []string{"phát biểu kết luận, " + speaker + ", " + head + " yêu cầu ", "kết luận cuộc họp, " + speaker + " giao ", "phát biểu chỉ đạo tại buổi làm việc, " + speaker + " đề nghị "}
	}
	if !v.helped && d.chance(30) {
		v = pick(d, []voice{{name: "unit cần", after: "cần "}, {name: "unit phải", after: "phải "}})
		says = []string{speaker + " nhấn mạnh, ", speaker + " lưu ý, ", head + " nêu rõ, ", speaker + " lưu ý "}
	}
	say := pick(d, says)
	if d.chance(25) {
		say = "về lĩnh vực " + o.Sector + ", " + say
	}
	v.told = true
	_, reading := v.clause(d, c, o.Leads, first)
	words := reading.Texts[0]
	if strings.HasSuffix(say, " giao ") {
		reading.Texts = append(reading.Texts, "giao "+words)
	}
	verb := strings.Fields(say)
	reading.Form = "told: " + verb[len(verb)-1] + " " + v.name
	r.Tasks = append(r.Tasks, reading)
	text := upper(say) + words + "."
	for _, t := range o.Tasks[1:] {
		inherited := TaskReading{Leads: reading.Leads, Coords: [][]string{nil}, Form: "told, follows"}
		if v.helped {
			inherited.Coords = [][]string{reading.Coords[0], nil}
		}
		words, task := bare(d, c, t.without(), inherited)
		link := pick(d, links)
		if link == "" {
			words = upper(words)
		}
		text += " " + link + words + "."
		r.Tasks = append(r.Tasks, task)
	}
	return text
}

// toldGoals narrates what a resolution aims at.
func (p *Plan) toldGoals(d dice, pg *page, r *Reading) {
	g := p.Goals[0]
	var said []string
	for _, goal := range g.Goals {
		words, reading := goal.sentence(d, g.Period)
		reading.Form = "told: " + reading.Form
		said = append(said, inner(words))
		r.Indicators = append(r.Indicators, reading)
	}
	pg.para(pick(d, []string{"Nghị quyết đề ra mục tiêu: ", "Tỉnh phấn đấu: ", "Theo kế hoạch, mục tiêu đặt ra là: "}) + g.Heading + ", " + strings.Join(said, "; ") + ".")
}

// background tells results, views and forecasts: neither tasks nor targets (gold-schema §4).
var background = list(`Theo báo cáo, công tác chuẩn bị cơ bản bám sát kế hoạch đã đề ra | Đến nay, nhiều công trình đã hoàn thành và phát huy hiệu quả | Người dân trên địa bàn bày tỏ sự đồng tình với chủ trương của tỉnh |
	Tuy nhiên, một số chỉ tiêu đạt thấp so với cùng kỳ | Các đại biểu đã thảo luận sôi nổi về những khó khăn trong quá trình thực hiện | Nguyên nhân chủ yếu là do thiếu nguồn lực và sự phối hợp chưa nhịp nhàng |
	Tình hình thời tiết được dự báo còn nhiều diễn biến bất thường | Đây là kết quả đáng ghi nhận của cả hệ thống chính trị | Nhiều mô hình hay đã xuất hiện ở cơ sở | Số hồ sơ trễ hạn đã giảm rõ rệt so với năm trước |
	Doanh nghiệp trên địa bàn từng bước phục hồi sau thời gian khó khăn | Qua kiểm tra, việc chấp hành quy định ở một số nơi chưa nghiêm | Tại cuộc họp, các đơn vị đã báo cáo kết quả thực hiện nhiệm vụ được giao | Kết quả này có sự đóng góp quan trọng của Nhân dân`)
