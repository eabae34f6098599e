package roundtrip

import (
	"fmt"
	"strings"
)

// programme is an action programme of the Party: goals; tasks as bullets by field of work, whose executor the text never
// names (gold-schema §5.1); then what each unit is to do for the programme as a whole.
func programme(p *Plan, d dice, pg *page, r *Reading) {
	p.head(pg, d, actionGenre)
	resolution := fmt.Sprintf("Nghị quyết số %d-NQ/TW ngày %02d tháng %d năm %d của Bộ Chính trị", d.between(20, 90), d.between(3, 28), d.between(3, 12), p.year()-1)
	preface := fmt.Sprintf(pick(d, []string{"Thực hiện %s, Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình hành động với những nội dung chủ yếu sau:",
		"Để triển khai %s, Ban Thường vụ Tỉnh ủy xây dựng Chương trình hành động như sau:"}), resolution)
	pg.para(preface)
	r.Optional = append(r.Optional, preface)
	pg.heading(2, pick(d, []string{"I. MỤC ĐÍCH, YÊU CẦU", "I. QUAN ĐIỂM", "I. MỤC ĐÍCH"}))
	for i, view := range some(d, d.between(1, 3), viewpoints) {
		pg.item(fmt.Sprintf("%d.", i+1), view+".")
	}
	pg.heading(2, "II. MỤC TIÊU")
	pg.item("1.", "Mục tiêu tổng quát")
	pg.para(pick(d, visions) + ".")
	pg.item("2.", pick(d, []string{"Mục tiêu cụ thể", "Các chỉ tiêu chủ yếu"}))
	p.goals(pg, d, r, false)
	pg.heading(2, pick(d, []string{"III. NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU", "III. NHIỆM VỤ VÀ GIẢI PHÁP", "III. CÁC NHIỆM VỤ TRỌNG TÂM"}))
	c, half := clock{issued: p.Issued, stated: true}, (len(p.Orders)+1)/2
	for i, o := range p.Orders[:half] {
		title := fmt.Sprintf(pick(d, []string{"Về %s", "Lĩnh vực %s", "Nâng cao hiệu lực, hiệu quả quản lý về %s", "Tạo chuyển biến mạnh mẽ trong lĩnh vực %s"}), o.Sector)
		pg.heading(3, fmt.Sprintf("%d. %s", i+1, title))
		r.Optional = append(r.Optional, title) // a heading with a verb (gold-schema §5.7)
		o.unled(d, c, pg, r)
	}
	pg.heading(2, "IV. TỔ CHỨC THỰC HIỆN")
	for i, o := range p.Orders[half:] {
		o.organised(d, c, i+1, pg, r)
	}
	closing := pick(d, []string{"Chương trình hành động này phổ biến đến chi bộ", "Chương trình này được phổ biến đến chi bộ để quán triệt và thực hiện"})
	pg.para(closing + "./.")
	r.Optional = append(r.Optional, closing)
	p.foot(pg, d, r, actionGenre)
}

// unled writes tasks without executors: one a bullet, or two in one with a semicolon between them.
func (o Order) unled(d dice, c clock, pg *page, r *Reading) {
	nobody := TaskReading{Leads: [][]string{nil}, Coords: [][]string{nil}, Form: "bullet without executor"}
	for i := 0; i < len(o.Tasks); i++ {
		words, task := bare(d, c, o.Tasks[i].without(), nobody)
		text := upper(words)
		r.Tasks = append(r.Tasks, task)
		if i+1 < len(o.Tasks) && task.DueForm == "none" && d.chance(35) {
			second := o.Tasks[i+1].without()
			second.Due = Due{} // one at the end of both would be of either
			words, task = bare(d, c, second, nobody)
			task.Form = "after semicolon, without executor"
			text += "; " + words
			r.Tasks = append(r.Tasks, task)
			i++
		}
		pg.item("-", text+".")
	}
}

// organised writes what one unit does: in one numbered sentence, or as a heading with bullets.
func (o Order) organised(d dice, c clock, n int, pg *page, r *Reading) {
	number := fmt.Sprintf("%d.", n)
	if len(o.Tasks) > 1 && d.chance(50) {
		o.numbered(d, c, n, 1, pg, r)
		return
	}
	t := o.Tasks[0]
	v := pick(d, []voice{{name: "unit lãnh đạo, chỉ đạo", after: "lãnh đạo, chỉ đạo "}, {name: "unit chịu trách nhiệm", after: "chịu trách nhiệm "}, {name: "unit căn cứ chức năng", after: "căn cứ chức năng, nhiệm vụ, "}, {name: "unit verb"}})
	if len(t.Helpers) > 0 {
		v = pick(d, []voice{{name: "unit chủ trì, phối hợp với", after: "chủ trì, phối hợp với ", helped: true}, {name: "unit phối hợp chặt chẽ với", after: "phối hợp chặt chẽ với ", helped: true}})
	}
	var sentences []string
	words, opening := v.clause(d, c, o.Leads, t)
	opening.Form = "organising, " + opening.Form
	sentences = append(sentences, words)
	r.Tasks = append(r.Tasks, opening)
	for _, t := range o.Tasks[1:] {
		inherited := TaskReading{Leads: opening.Leads, Coords: opening.Coords, Form: "follows, " + opening.Form}
		if v.helped {
			inherited.Coords = [][]string{opening.Coords[0], nil}
		}
		words, task := bare(d, c, t.without(), inherited)
		sentences = append(sentences, upper(words))
		r.Tasks = append(r.Tasks, task)
	}
	pg.item(number, strings.Join(sentences, ". ")+".")
}

// viewpoints and visions are neither tasks nor indicators (gold-schema §4: viewpoint, end-state).
var (
	viewpoints = list(`Sự lãnh đạo toàn diện của Đảng là nhân tố quyết định thắng lợi | Con người là trung tâm, chủ thể của quá trình phát triển | Phát triển kinh tế phải hài hòa với văn hóa, xã hội và môi trường |
		Mọi chính sách đều hướng tới nâng cao đời sống của Nhân dân | Chuyển đổi số là xu thế tất yếu, khách quan`)
	visions = list(`Mẫu Giang trở thành tỉnh phát triển khá của vùng, có kết cấu hạ tầng đồng bộ, môi trường sống trong lành, quốc phòng, an ninh được giữ vững |
		Kinh tế của tỉnh phát triển nhanh và bền vững; đời sống vật chất, tinh thần của Nhân dân ngày càng được nâng cao | Mẫu Giang là tỉnh có nền hành chính hiện đại, minh bạch, phục vụ người dân và doanh nghiệp`)
)
