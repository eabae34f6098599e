package roundtrip

import (
	"fmt"
	"slices"
	"strings"
)

// annex is a plan with its tasks in a table, under one of the header rows of domain.md b1, and now and then a table of indicators before it.
func annex(p *Plan, d dice, pg *page, r *Reading) {
	p.head(pg, d, planGenre)
	pg.heading(2, "I. MỤC ĐÍCH, YÊU CẦU")
	for _, aim := range some(d, 2, aims) {
		pg.item("-", aim+".")
		r.Optional = append(r.Optional, aim)
	}
	pg.heading(2, "II. NHIỆM VỤ")
	pg.para("Chi tiết các nhiệm vụ tại Phụ lục kèm theo.")
	r.Optional = append(r.Optional, "Chi tiết các nhiệm vụ tại Phụ lục kèm theo")
	p.foot(pg, d, r, planGenre)
	c, n := clock{issued: p.Issued, stated: true}, 0
	title := func(text string) {
		n++
		pg.heading(2, "PHỤ LỤC "+roman[n])
		pg.centred(text)
		pg.para(fmt.Sprintf("(Kèm theo Kế hoạch số %s ngày %s của %s)", p.number(planGenre, d), p.Issued.Vi(), p.Body.Long))
	}
	switch d.weighted(60, 25, 15) {
	case 2:
		title("CHỈ TIÊU TỪNG NĂM")
		pg.table(p.yearTable(d, r))
	case 1:
		rows := p.goalTable(d, r)
		if len(rows) > 1 {
			title("CÁC CHỈ TIÊU CHỦ YẾU")
			pg.table(rows)
		}
	}
	title("DANH MỤC NHIỆM VỤ")
	pg.table(p.taskTable(d, c, pg.format, r))
}

// A column of a task table.
type column int

const (
	colNumber column = iota
	colTask
	colLead
	colHelpers
	colDue
	colProduct
	colOther // money, remarks: stays empty
)

// titled is a column with the words over it.
type titled struct {
	title string
	is    column
}

// headers are header rows as found in real annexes (domain.md b1) and a few of the same make.
var headers = [][]titled{
	{{"STT", colNumber}, {"Tên nhiệm vụ", colTask}, {"Cơ quan chủ trì", colLead}, {"Cơ quan phối hợp", colHelpers}, {"Thời gian hoàn thành", colDue}},
	{{"STT", colNumber}, {"NHIỆM VỤ VÀ GIẢI PHÁP", colTask}, {"CHỦ TRÌ", colLead}, {"PHỐI HỢP", colHelpers}, {"THỜI GIAN", colDue}},
	{{"STT", colNumber}, {"Nhiệm vụ, giải pháp", colTask}, {"Đơn vị thực hiện", colLead}, {"Đơn vị phối hợp", colHelpers}, {"Thời gian thực hiện", colDue}, {"Sản phẩm đầu ra", colProduct}},
	{{"TT", colNumber}, {"Nội dung thực hiện", colTask}, {"Cơ quan chủ trì", colLead}, {"Cơ quan phối hợp", colHelpers}, {"Thời gian hoàn thành", colDue}, {"Sản phẩm dự kiến", colProduct}},
	{{"TT", colNumber}, {"Nội dung/nhiệm vụ", colTask}, {"Cơ quan chủ trì", colLead}, {"Cơ quan phối hợp", colHelpers}, {"Thời gian thực hiện", colDue}},
	{{"TT", colNumber}, {"Nhiệm vụ", colTask}, {"Cơ quan chủ trì", colLead}, {"Cơ quan phối hợp", colHelpers}, {"Thời gian dự kiến hoàn thành", colDue}, {"Kết quả dự kiến", colProduct}, {"Nguồn kinh phí", colOther}},
	{{"TT", colNumber}, {"Tên nhiệm vụ", colTask}, {"Cơ quan chủ trì", colLead}, {"Cơ quan phối hợp", colHelpers}, {"Kết quả", colProduct}, {"Thời gian hoàn thành", colDue}},
	{{"STT", colNumber}, {"Cơ quan chủ trì", colLead}, {"Cơ quan phối hợp", colHelpers}, {"Nội dung nhiệm vụ", colTask}, {"Thời hạn hoàn thành", colDue}},
	{{"STT", colNumber}, {"Nội dung công việc", colTask}, {"Đơn vị chủ trì", colLead}, {"Đơn vị phối hợp", colHelpers}, {"Thời hạn", colDue}, {"Sản phẩm", colProduct}, {"Ghi chú", colOther}},
	{{"TT", colNumber}, {"Nhiệm vụ", colTask}, {"Sản phẩm", colProduct}, {"Đơn vị chủ trì", colLead}, {"Đơn vị phối hợp", colHelpers}, {"Thời gian trình", colDue}},
	{{"Số TT", colNumber}, {"Nhiệm vụ cụ thể", colTask}, {"Cơ quan, đơn vị chủ trì", colLead}, {"Cơ quan, đơn vị phối hợp", colHelpers}, {"Tiến độ hoàn thành", colDue}, {"Kết quả đầu ra", colProduct}},
	{{"TT", colNumber}, {"Nội dung", colTask}, {"Chủ trì thực hiện", colLead}, {"Thời gian hoàn thành", colDue}},
}

// taskTable puts one task in a row, a group row before each order, and a time cell that reaches over an order where all is due alike.
func (p *Plan) taskTable(d dice, c clock, format string, r *Reading) (rows [][]cell) {
	columns := pick(d, headers)
	rows = headRows(d, columns, format == "html")
	top := rows[0]
	form := "table"
	if len(rows) > 1 {
		form = "table with two header rows"
	}
	grouped, continuous, n := d.chance(60), d.chance(50), 0
	repeated := len(rows) == 1 && d.chance(10) // as where each page of a print has its header
	mark := pick(d, []func(int) string{func(i int) string { return roman[i] }, func(i int) string { return string(rune('A' + i - 1)) }})
	for i, o := range p.Orders {
		if repeated && i == len(p.Orders)-1 {
			rows = append(rows, top)
		}
		if grouped {
			rows = append(rows, []cell{{text: mark(i + 1)}, {text: pick(d, []string{"Lĩnh vực ", "Về ", "Nhóm nhiệm vụ "}) + o.Sector, across: len(columns) - 1}})
		}
		if grouped && !continuous {
			n = 0
		}
		var joint *phrase
		if len(o.Tasks) > 1 && d.chance(20) {
			due := o.Tasks[0].Due.inField(d, c)
			joint = &due
		}
		for k, t := range o.Tasks {
			n++
			due := t.Due.inField(d, c)
			if joint != nil {
				due = *joint
			}
			task := TaskReading{Texts: []string{upper(t.Action)}, Leads: [][]string{o.Leads}, Coords: [][]string{nil}, Dues: due.readings, Form: form, DueForm: due.family}
			var row []cell
			for _, col := range columns {
				text, down := "", 0
				switch col.is {
				case colNumber:
					text = fmt.Sprint(n)
				case colTask:
					text = upper(t.Action) + pick(d, []string{"", "", "."})
				case colLead:
					text = cellNames(d, o.Leads)
				case colHelpers:
					task.Coords = [][]string{t.Helpers}
					text = cellNames(d, t.Helpers)
				case colDue:
					if joint != nil && k > 0 {
						continue // the cell above reaches down here
					}
					if text = due.words; joint != nil {
						down = len(o.Tasks)
					}
				case colProduct:
					text, task.Products = t.Product, []string{t.Product}
				}
				row = append(row, cell{text: text, down: down})
				if strings.Contains(text, "\n") {
					task.Form = form + ", names on lines of their own"
				}
			}
			rows = append(rows, row)
			r.Tasks = append(r.Tasks, task)
		}
	}
	return rows
}

// headRows are the header: one row, or two where lead and helpers stand under a common title.
func headRows(d dice, columns []titled, mergeable bool) [][]cell {
	lead := slices.IndexFunc(columns, func(c titled) bool { return c.is == colLead })
	if !mergeable || lead+1 >= len(columns) || columns[lead+1].is != colHelpers || d.chance(80) {
		var row []cell
		for _, col := range columns {
			row = append(row, cell{text: col.title, header: true})
		}
		return [][]cell{row}
	}
	var upperRow, lowerRow []cell
	for i, col := range columns {
		switch i {
		case lead:
			upperRow = append(upperRow, cell{text: pick(d, []string{"Phân công thực hiện", "Đơn vị thực hiện", "Tổ chức thực hiện"}), across: 2, header: true})
			lowerRow = append(lowerRow, cell{text: col.title, header: true})
		case lead + 1:
			lowerRow = append(lowerRow, cell{text: col.title, header: true})
		default:
			upperRow = append(upperRow, cell{text: col.title, down: 2, header: true})
		}
	}
	return [][]cell{upperRow, lowerRow}
}

// cellNames lists units in a cell: parted by a sign, or one a line.
func cellNames(d dice, names []string) string {
	if len(names) > 1 && d.chance(15) {
		return upper(strings.Join(names, pick(d, []string{";\n", "\n", ",\n"})))
	}
	return fieldNames(d, names)
}
