package roundtrip

import (
	"fmt"
	"strings"
)

// telegram is an urgent order of a chairman: numbered paragraphs that address bodies by those who lead them, with points,
// and deadlines to the hour.
func telegram(p *Plan, d dice, pg *page, r *Reading) {
	p.head(pg, d, telegramGenre)
	pg.centred(strings.ToUpper(p.Body.Head) + " " + pick(d, []string{"điện:", "ĐIỆN:"}))
	for _, receiver := range some(d, d.between(2, 3), list(`Các sở, ban, ngành tỉnh; | UBND các xã, phường; | Công an tỉnh; | Bộ Chỉ huy Quân sự tỉnh; | Các chủ đầu tư trên địa bàn tỉnh;`)) {
		pg.item("-", receiver)
	}
	pg.para(pick(d, alarms))
	order := fmt.Sprintf(pick(d, []string{"%s yêu cầu:", "Trước tình hình trên, %s yêu cầu:", "Để chủ động ứng phó, %s yêu cầu các đơn vị thực hiện ngay các nội dung sau:", "%s điện yêu cầu:"}), p.Body.Head)
	pg.para(order)
	r.Optional = append(r.Optional, order)
	c := clock{issued: p.Issued, stated: true, urgent: true}
	for i, o := range p.Orders {
		o.ordered(d, c, i+1, pg, r)
	}
	p.foot(pg, d, r, telegramGenre)
}

// ordered addresses an order to those who lead its units.
func (o Order) ordered(d dice, c clock, n int, pg *page, r *Reading) {
	number := fmt.Sprintf("%d.", n)
	titled := TaskReading{Coords: [][]string{nil}}
	var names []string
	if n == 1 {
		names = some(d, d.between(1, 2), heads)
		titled.Leads = [][]string{names}
		titled.Form = "heads"
	} else {
		for _, unit := range o.Leads {
			names = append(names, headOf(unit))
		}
		titled.Leads = [][]string{names, o.Leads}
		titled.Form = "titles"
	}
	who := strings.Join(names, ", ")
	if d.chance(30) {
		who = joined(names)
	}
	if len(o.Tasks) > 1 && d.chance(60) {
		line := who + pick(d, []string{":", ":", " tập trung chỉ đạo:", " có trách nhiệm:"})
		pg.item(number, upper(line))
		r.Optional = append(r.Optional, line)
		titled.Form += " over points"
		for i, t := range o.Tasks {
			words, task := bare(d, c, t.without(), titled)
			pg.item(letters[i]+")", upper(words)+".")
			r.Tasks = append(r.Tasks, task)
		}
		return
	}
	var sentences []string
	for i, t := range o.Tasks {
		words, task := bare(d, c, t.without(), titled)
		task.Form = titled.Form + " follows"
		if i == 0 {
			task.Form = titled.Form + " in the sentence"
			for strings.HasPrefix(task.DueForm, "front") { // a deadline stands before the executor, not behind
				words, task = bare(d, c, t.without(), titled)
				task.Form = titled.Form + " in the sentence"
			}
			words = who + pick(d, []string{" ", " ", " chỉ đạo "}) + words
			task.Texts = []string{words}
		}
		sentences = append(sentences, upper(words))
		r.Tasks = append(r.Tasks, task)
	}
	pg.item(number, strings.Join(sentences, ". ")+".")
}

// headOf names who leads a unit, where one title does; collectives and others are addressed themselves.
func headOf(unit string) string {
	for prefix, title := range map[string]string{"Sở ": "Giám đốc ", "Công an tỉnh": "Giám đốc ", "Trung tâm ": "Giám đốc ", "UBND ": "Chủ tịch ", "Bệnh viện ": "Giám đốc ", "Công ty ": "Giám đốc ", "Hội ": "Chủ tịch ", "Trường ": "Hiệu trưởng ",
		"Bộ Chỉ huy Quân sự tỉnh": "Chỉ huy trưởng ", "Ban Quản lý ": "Trưởng "} {
		if strings.HasPrefix(unit, prefix) && unit != "UBND các xã, phường" && unit != "UBND cấp xã" {
			return title + unit
		}
	}
	return unit
}

// alarms tell what happened or is forecast: no tasks.
var alarms = list(`Theo dự báo của Đài Khí tượng Thủy văn, những ngày tới trên địa bàn tỉnh có mưa lớn, nguy cơ ngập úng và sạt lở đất ở nhiều nơi. | Thời gian gần đây, trên địa bàn tỉnh liên tiếp xảy ra một số vụ việc gây bức xúc trong dư luận. |
	Qua kiểm tra, tiến độ thực hiện một số nhiệm vụ rất chậm, ảnh hưởng đến mục tiêu chung của tỉnh. | Dịch bệnh trên vật nuôi có chiều hướng lan rộng, đã xuất hiện tại nhiều thôn, tổ dân phố.`)
