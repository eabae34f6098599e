package roundtrip

import (
	"fmt"
	"strings"
)

// conclusion is a notice of what a leader concluded at a meeting: an assessment, which holds no tasks, then orders by field.
func conclusion(p *Plan, d dice, pg *page, r *Reading) {
	p.head(pg, d, noticeGenre)
	pg.para(fmt.Sprintf("%s, %s, đồng chí %s, %s chủ trì cuộc họp về %s. %s", upper(p.Issued.Add(-d.between(1, 3)).Long()), pick(d, []string{"tại trụ sở " + p.Body.Short, "tại phòng họp số 1"}), p.Chair, p.Body.Head, p.Subject,
		pick(d, []string{"Tham dự có đại diện lãnh đạo các cơ quan liên quan.", "Cùng dự họp có lãnh đạo các cơ quan, đơn vị."})))
	pg.para(fmt.Sprintf(pick(d, []string{"Sau khi nghe báo cáo và ý kiến của các đại biểu, %s kết luận, chỉ đạo như sau:", "Trên cơ sở báo cáo và ý kiến thảo luận, %s kết luận như sau:"}), p.Body.Head))
	pg.heading(2, pick(d, []string{"I. ĐÁNH GIÁ CHUNG", "I. Về kết quả thực hiện", "I. VỀ TÌNH HÌNH THỰC HIỆN"}))
	for _, told := range some(d, d.between(1, 3), background) {
		pg.para(told + ".")
	}
	h := noHorizon
	if d.chance(15) {
		h = p.drawHorizon(d)
	}
	pg.heading(2, "II. "+h.title(d, []string{"NHIỆM VỤ THỜI GIAN TỚI", "Một số nhiệm vụ trọng tâm", "NHIỆM VỤ, GIẢI PHÁP"}))
	first := len(r.Tasks)
	c, shape := clock{issued: p.Issued, stated: true}, d.IntN(3)
	marks := d.IntN(2)
	for i, o := range p.Orders {
		o = h.leave(o)
		switch number := fmt.Sprintf("%d.", i+1); shape {
		case 0:
			pg.item(number, o.paragraph(d, c, r))
		case 1:
			pg.item(number, pick(d, []string{"Về ", "Về lĩnh vực ", "Đối với lĩnh vực "})+o.Sector+":")
			o.points(d, c, marks, pg, r)
		default:
			o.numbered(d, c, i+1, marks, pg, r)
		}
	}
	h.inherit(r.Tasks[first:])
	p.foot(pg, d, r, noticeGenre)
}

// points writes each task of an order as a point that names its executor.
func (o Order) points(d dice, c clock, marks int, pg *page, r *Reading) {
	for i, t := range o.Tasks {
		words, task := voiceOf(d, t).clause(d, c, o.Leads, t)
		task.Form = "point, " + task.Form
		r.Tasks = append(r.Tasks, task)
		marker := "-"
		if marks == 0 {
			marker = letters[i] + ")"
		}
		pg.item(marker, strings.TrimSpace(words)+".")
	}
}
