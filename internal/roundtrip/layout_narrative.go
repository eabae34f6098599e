package roundtrip

import "strings"

// narrative is a letter or a directive with a paragraph for each order: its first sentence names the executor, which holds
// for the sentences behind it (gold-schema §4, lead (a)).
func narrative(p *Plan, d dice, pg *page, r *Reading) {
	g := pick(d, []genre{letterGenre, directiveGenre})
	p.head(pg, d, g)
	pg.para(pick(d, openings))
	opening := strings.NewReplacer("{đầu}", p.Body.Head, "{cấp}", p.Body.Long, "{việc}", p.Subject).Replace(pick(d, openOrders))
	pg.para(opening)
	r.Optional = append(r.Optional, opening)
	c := clock{issued: p.Issued, stated: true}
	for i := 0; i < len(p.Orders); i++ {
		if i+1 < len(p.Orders) && d.chance(15) {
			pg.para(pick(d, []string{"Giao ", "Yêu cầu "}) + several(d, c, p.Orders[i:i+2], r) + ".")
			i++
			continue
		}
		pg.para(p.Orders[i].paragraph(d, c, r))
	}
	p.foot(pg, d, r, g)
}

// paragraph writes an order in running text.
func (o Order) paragraph(d dice, c clock, r *Reading) string {
	var sentences []string
	var opening TaskReading
	for i, t := range o.Tasks {
		if i == 0 {
			words, reading := voiceOf(d, t).clause(d, c, o.Leads, t)
			sentences = append(sentences, words)
			r.Tasks = append(r.Tasks, reading)
			opening = reading
			continue
		}
		// Helpers named in the opening hold for what follows, or not: both are right (gold, nq-57 t22).
		inherited := TaskReading{Leads: opening.Leads, Coords: opening.Coords, Form: "follows, " + opening.Form}
		if len(opening.Coords[0]) > 0 {
			inherited.Coords = [][]string{opening.Coords[0], nil}
		}
		words, reading := bare(d, c, t.without(), inherited)
		link := pick(d, links)
		last := sentences[len(sentences)-1]
		// A semicolon parts tasks too. A deadline behind it would be of both or of the last, so the first has one of its own or none
		// has; and one that leads the sentence might hold for both.
		prior := r.Tasks[len(r.Tasks)-1]
		if d.chance(25) && (reading.DueForm == "none" || prior.DueForm != "none") && !strings.HasPrefix(prior.DueForm, "front") {
			reading.Form = "after semicolon, " + opening.Form
			sentences[len(sentences)-1] = last + "; " + pick(d, []string{"", "đồng thời "}) + words
		} else {
			if link == "" {
				words = upper(words)
			} else {
				reading.Form = "connective, " + opening.Form
			}
			sentences = append(sentences, link+words)
		}
		r.Tasks = append(r.Tasks, reading)
	}
	return strings.Join(sentences, ". ") + "."
}

// openings tell how things stand: no tasks.
var openings = list(`Thời gian qua, các cơ quan, địa phương đã có nhiều cố gắng trong tổ chức thực hiện nhiệm vụ được giao. Tuy nhiên, kết quả còn chậm so với yêu cầu. |
	Qua theo dõi, tiến độ thực hiện một số nhiệm vụ trên địa bàn còn chậm, chất lượng tham mưu chưa cao. | Công tác lãnh đạo, chỉ đạo thời gian qua đã đạt được nhiều kết quả tích cực, được Nhân dân ghi nhận. |
	Tình hình thời tiết năm nay được dự báo còn diễn biến phức tạp, ảnh hưởng đến sản xuất và đời sống. | Thực hiện chỉ đạo của cấp trên, những tháng đầu năm tình hình kinh tế - xã hội của địa phương tiếp tục chuyển biến tích cực.`)

// openOrders lead into the tasks; they hold no task of their own.
var openOrders = list(`Để triển khai hiệu quả công tác {việc}, {đầu} yêu cầu các cơ quan, đơn vị tập trung thực hiện một số nội dung sau: | Nhằm khắc phục các hạn chế nêu trên, {đầu} chỉ đạo như sau: |
	{cấp} yêu cầu các cơ quan, đơn vị, địa phương thực hiện các nhiệm vụ sau đây: | Để hoàn thành các mục tiêu đề ra, {cấp} giao nhiệm vụ cho các cơ quan, đơn vị như sau: | {đầu} có ý kiến như sau:`)
