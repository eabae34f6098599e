package roundtrip

import (
	"fmt"
	"slices"
	"strings"
)

// letters mark points, in the order of the Vietnamese alphabet.
var letters = [...]string{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"}

// numbered is a plan or a decision whose orders are numbered and whose executor holds for the points below (gold-schema §4, lead (b), and §5.1).
func numbered(p *Plan, d dice, pg *page, r *Reading) {
	g := pick(d, []genre{planGenre, planGenre, decisionGenre})
	h := noHorizon
	if g.symbol == "KH" && d.chance(15) {
		h = p.drawHorizon(d)
	}
	p.head(pg, d, g)
	chapter := 0
	next := func(title string) {
		chapter++
		pg.heading(2, roman[chapter]+". "+title)
	}
	if g.symbol == "QĐ" {
		pg.heading(2, "QUYẾT ĐỊNH:")
		words := "Điều 1. Giao nhiệm vụ cho các cơ quan, đơn vị như sau:"
		pg.para(words)
		r.Optional = append(r.Optional, words)
	} else {
		next("MỤC ĐÍCH, YÊU CẦU")
		for _, aim := range some(d, d.between(1, 2), aims) {
			pg.item("-", aim+".")
			r.Optional = append(r.Optional, aim)
		}
		if d.chance(60) {
			next(pick(d, []string{"MỤC TIÊU", "MỤC TIÊU CỤ THỂ", "CÁC CHỈ TIÊU CHỦ YẾU"}))
			p.goals(pg, d, r, true)
		}
		next(h.title(d, []string{"PHÂN CÔNG NHIỆM VỤ", "NHIỆM VỤ, GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN", "NỘI DUNG THỰC HIỆN"}))
	}
	marks := d.IntN(2) // points by letter or by dash, alike in the whole document
	first := len(r.Tasks)
	for i, o := range p.Orders {
		h.leave(o).numbered(d, clock{issued: p.Issued, stated: true}, i+1, marks, pg, r)
	}
	h.inherit(r.Tasks[first:])
	p.foot(pg, d, r, g)
}

func (o Order) numbered(d dice, c clock, n, marks int, pg *page, r *Reading) {
	number := fmt.Sprintf("%d.", n)
	if len(o.Tasks) == 1 && d.chance(70) {
		words, reading := voiceOf(d, o.Tasks[0]).clause(d, c, o.Leads, o.Tasks[0])
		reading.Form = "one line, " + reading.Form
		r.Tasks = append(r.Tasks, reading)
		pg.item(number, words+".")
		return
	}
	who, with, title := joined(o.Leads), joined(o.Helpers), ""
	reading := TaskReading{Leads: [][]string{o.Leads}, Coords: [][]string{nil}}
	if with != "" {
		reading.Coords = [][]string{o.Helpers}
		form := pick(d, []string{"%s chủ trì, phối hợp với %s:", "Giao %s chủ trì, phối hợp với %s:", "Giao %s chủ trì, phối hợp với %s thực hiện các nhiệm vụ sau:", "%s chủ trì, phối hợp với %s triển khai các nội dung sau:"})
		reading.Form = fmt.Sprintf(form, "X", "Y")
		title = fmt.Sprintf(form, who, with)
		pg.item(number, upper(title))
	} else {
		form := pick(d, []string{"Giao %s:", "%s:", "%s", "%s có trách nhiệm:", "Đối với %s:", "Yêu cầu %s:", "Giao %s thực hiện các nhiệm vụ sau:", "Trách nhiệm của %s:"})
		reading.Form = fmt.Sprintf(form, "X")
		if title = fmt.Sprintf(form, who); form == "%s" {
			pg.heading(3, number+" "+upper(who))
		} else {
			pg.item(number, upper(title))
		}
	}
	r.Optional = append(r.Optional, title)
	for i, t := range o.Tasks {
		words, task := bare(d, c, t.without(), reading)
		if with == "" && slices.Contains(collectives, who) && d.chance(20) { // one of those addressed is named in its point, and wins (§5.3)
			words, task = voice{name: "own unit", after: "chủ trì "}.clause(d, c, []string{pick(d, helpers)}, t)
		}
		end := pick(d, []string{".", ".", ";"})
		if i == len(o.Tasks)-1 {
			end = "."
		}
		marker := "-"
		if marks == 0 {
			marker = letters[i] + ")"
		}
		if task.Form == reading.Form {
			task.Form = strings.TrimSuffix(reading.Form, ":") + ": " + marker[len(marker)-1:]
		}
		r.Tasks = append(r.Tasks, task)
		pg.item(marker, upper(words)+end)
	}
}

// aims are purposes and demands on the whole: no tasks, and who reads one as a task is forgiven.
var aims = list(`Nâng cao nhận thức, trách nhiệm của các cấp, các ngành và người đứng đầu trong tổ chức thực hiện | Xác định rõ nội dung công việc, thời hạn, tiến độ và trách nhiệm của từng cơ quan, đơn vị |
	Tạo chuyển biến rõ nét trong công tác quản lý nhà nước trên địa bàn | Việc triển khai phải đồng bộ, thống nhất, tiết kiệm, hiệu quả | Bảo đảm sự phối hợp chặt chẽ giữa các cơ quan, đơn vị trong quá trình thực hiện`)
