package roundtrip

import (
	"fmt"
	"slices"
	"strings"
)

// labels of a block's fields and how its lines begin and end, alike in the whole document.
type labels struct {
	task, lead, helpers, due, product string
	titled                            bool   // the task has its label too
	stop, bullet, end, joint          string // behind the task; before and behind its fields; before the fields of several tasks
}

func drawLabels(d dice) labels {
	return labels{
		task:    pick(d, []string{"Nhiệm vụ", "Nội dung", "Nội dung nhiệm vụ", "Tên nhiệm vụ"}),
		lead:    pick(d, []string{"Đơn vị chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì thực hiện", "Chủ trì", "Đơn vị thực hiện", "Cơ quan chủ trì thực hiện"}),
		helpers: pick(d, []string{"Đơn vị phối hợp", "Cơ quan phối hợp", "Phối hợp", "Đơn vị phối hợp thực hiện"}),
		due:     pick(d, []string{"Thời gian hoàn thành", "Thời hạn hoàn thành", "Thời gian thực hiện", "Thời hạn", "Thời gian"}),
		titled:  d.chance(50),
		stop:    pick(d, []string{".", ".", ";", ""}),
		bullet:  pick(d, []string{"-", "-", "+"}),
		end:     pick(d, []string{".", ";", ""}),
		joint:   pick(d, []string{"*", "+", ""}),
		product: pick(d, []string{"Sản phẩm", "Kết quả, sản phẩm", "Sản phẩm đầu ra", "Kết quả dự kiến", "Sản phẩm dự kiến", "Kết quả"}),
	}
}

// blocks is a plan whose tasks stand with labelled fields: one block a task, one block for several bullets (gold-schema §4,
// lead (c)), or the fields in the same line.
func blocks(p *Plan, d dice, pg *page, r *Reading) {
	p.head(pg, d, planGenre)
	chapter := 0
	next := func(title string) {
		chapter++
		pg.heading(2, roman[chapter]+". "+title)
	}
	if d.chance(40) {
		next("MỤC TIÊU")
		p.goals(pg, d, r, true)
	}
	next(pick(d, []string{"NHIỆM VỤ CỤ THỂ", "NHIỆM VỤ VÀ GIẢI PHÁP", "NỘI DUNG NHIỆM VỤ", "CÁC NHIỆM VỤ TRỌNG TÂM"}))
	l, c := drawLabels(d), clock{issued: p.Issued, stated: true}
	shape := d.weighted(40, 30, 20, 10)
	n := 0
	for i, o := range p.Orders {
		switch shape {
		case 0: // a block a task
			for _, t := range o.Tasks {
				n++
				o.block(d, c, l, fmt.Sprintf("%d.", n), t, pg, r)
			}
		case 1: // several bullets, one block
			pg.item(fmt.Sprintf("%d.", i+1), "Về công tác "+o.Sector)
			o.shared(d, c, l, pg, r)
		case 2: // fields in the line
			pg.heading(3, fmt.Sprintf("%d. Lĩnh vực %s", i+1, o.Sector))
			for k, t := range o.Tasks {
				o.inline(d, c, l, letters[k]+")", t, pg, r)
			}
		default: // in brackets
			pg.heading(3, fmt.Sprintf("%d. Lĩnh vực %s", i+1, o.Sector))
			for _, t := range o.Tasks {
				o.bracketed(d, c, t, pg, r)
			}
		}
	}
	next("TỔ CHỨC THỰC HIỆN")
	p.foot(pg, d, r, planGenre)
}

// block writes one task with its fields below.
func (o Order) block(d dice, c clock, l labels, number string, t Task, pg *page, r *Reading) {
	words := upper(t.Action)
	form := "block " + l.lead
	if l.titled {
		pg.item(number, l.task+": "+words+l.stop)
		form = "block with label, " + l.lead
	} else {
		pg.item(number, words+l.stop)
	}
	task := TaskReading{Texts: []string{words}, Leads: [][]string{o.Leads}, Coords: [][]string{t.Helpers}, Form: form}
	if l.stop == "" {
		task.Form += ", no stop"
	}
	o.fields(d, c, l, t, &task, func(line string) { pg.item(l.bullet, line+l.end) })
	r.Tasks = append(r.Tasks, task)
}

// fields writes the labelled lines of a task in the usual order and notes what they say.
func (o Order) fields(d dice, c clock, l labels, t Task, task *TaskReading, write func(string)) {
	due := t.Due.inField(d, c)
	task.Dues, task.DueForm = due.readings, due.family
	lines := []string{l.lead + ": " + fieldNames(d, o.Leads)}
	if len(t.Helpers) > 0 {
		lines = append(lines, l.helpers+": "+fieldNames(d, t.Helpers))
	}
	if due.words != "" {
		lines = append(lines, l.due+": "+due.words)
	}
	if t.Product != "" { // without the field a reader may name the object of the verb (gold-schema §4), or nothing
		task.Products = []string{t.Product}
		lines = append(lines, l.product+": "+t.Product)
	}
	if d.chance(20) { // the result before the time, as in the annexes of the Government
		slices.Reverse(lines[max(1, len(lines)-2):])
	}
	for _, line := range lines {
		write(line)
	}
}

// fieldNames lists units as a field or a cell does.
func fieldNames(d dice, names []string) string {
	return upper(strings.Join(names, pick(d, []string{"; ", "; ", ", "})))
}

// shared writes all tasks of an order as bullets over one block.
func (o Order) shared(d dice, c clock, l labels, pg *page, r *Reading) {
	first := len(r.Tasks)
	for _, t := range o.Tasks {
		pg.item("-", upper(t.Action)+".")
		r.Tasks = append(r.Tasks, TaskReading{Texts: []string{upper(t.Action)}, Leads: [][]string{o.Leads}})
	}
	joint := Task{Due: o.Tasks[0].Due, Helpers: o.Helpers}
	var said TaskReading
	o.fields(d, c, l, joint, &said, func(line string) {
		if l.joint == "" {
			pg.para(line + ".")
		} else {
			pg.item(l.joint, line+".")
		}
	})
	for i := range r.Tasks[first:] {
		t := &r.Tasks[first+i]
		t.Coords, t.Dues, t.DueForm, t.Form = [][]string{joint.Helpers}, said.Dues, said.DueForm, "shared block "+l.lead
	}
}

// inline writes a task and its fields in one paragraph.
func (o Order) inline(d dice, c clock, l labels, marker string, t Task, pg *page, r *Reading) {
	words := upper(t.Action)
	task := TaskReading{Texts: []string{words}, Leads: [][]string{o.Leads}, Coords: [][]string{t.Helpers}, Form: "inline block " + l.lead}
	var fields []string
	o.fields(d, c, l, t, &task, func(line string) { fields = append(fields, line) })
	separator := pick(d, []string{". ", "; "})
	if separator == "; " {
		for i := range fields[1:] {
			fields[i+1] = lower(fields[i+1])
		}
	}
	pg.item(marker, words+". "+strings.Join(fields, separator)+".")
	r.Tasks = append(r.Tasks, task)
}

// bracketed writes who and when in brackets behind the task.
func (o Order) bracketed(d dice, c clock, t Task, pg *page, r *Reading) {
	t.Due.yearless = false
	due := t.Due.core(d, c)
	inside := joined(o.Leads) + " chủ trì"
	if len(t.Helpers) > 0 {
		inside += ", phối hợp với " + joined(t.Helpers)
	}
	task := TaskReading{Leads: [][]string{o.Leads}, Coords: [][]string{t.Helpers}, Dues: []Moment{{}}, Form: "in brackets", DueForm: "none"}
	if due.words != "" {
		inside += "; hoàn thành " + due.words
		task.Dues, task.DueForm = due.readings, due.family
	}
	words := upper(t.Action)
	task.Texts = []string{words + " (" + upper(inside) + ")", words}
	pg.item("-", words+" ("+upper(inside)+").")
	r.Tasks = append(r.Tasks, task)
}
