package roundtrip

import "fmt"

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
	if d.chance(35) {
		if rows := p.goalTable(d, r); len(rows) > 1 {
			title("CÁC CHỈ TIÊU CHỦ YẾU")
			pg.table(rows)
		}
	}
	title("DANH MỤC NHIỆM VỤ")
	pg.table(p.taskTable(d, c, r))
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

// headers are header rows as found in real annexes (domain.md b1) and a few of the same make.
var headers = [][]struct {
	title string
	is    column
}{
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

// taskTable puts one task in a row, a Roman row before each order, and a time cell that reaches over an order where all is due alike.
func (p *Plan) taskTable(d dice, c clock, r *Reading) (rows [][]cell) {
	header := pick(d, headers)
	var top []cell
	form := "columns"
	for _, col := range header {
		top = append(top, cell{text: col.title, header: true})
		form += " | " + col.title
	}
	rows = append(rows, top)
	grouped, continuous, n := d.chance(60), d.chance(50), 0
	for i, o := range p.Orders {
		if grouped {
			rows = append(rows, []cell{{text: roman[i+1]}, {text: pick(d, []string{"Lĩnh vực ", "Về ", "Nhóm nhiệm vụ "}) + o.Sector, across: len(header) - 1}})
		}
		if grouped && !continuous {
			n = 0
		}
		merged := len(o.Tasks) > 1 && d.chance(20)
		var joint phrase
		for k, t := range o.Tasks {
			n++
			due := t.Due.inField(d, c)
			if merged && k == 0 {
				joint = due
			}
			if merged {
				due = joint
			}
			task := TaskReading{Texts: []string{upper(t.Action)}, Leads: [][]string{o.Leads}, Coords: [][]string{nil}, Dues: due.readings, Form: form, DueForm: due.family}
			var row []cell
			for _, col := range header {
				text := ""
				switch col.is {
				case colNumber:
					text = fmt.Sprint(n)
				case colTask:
					text = upper(t.Action) + pick(d, []string{"", "", "."})
				case colLead:
					text = fieldNames(d, o.Leads)
				case colHelpers:
					if task.Coords = [][]string{t.Helpers}; len(t.Helpers) > 0 {
						text = fieldNames(d, t.Helpers)
					}
				case colDue:
					if text = due.words; merged && k == 0 {
						row = append(row, cell{text: text, down: len(o.Tasks)})
						continue
					} else if merged {
						continue
					}
				case colProduct:
					text, task.Products = t.Product, []string{t.Product}
				}
				row = append(row, cell{text: text})
			}
			rows = append(rows, row)
			r.Tasks = append(r.Tasks, task)
		}
	}
	return rows
}

// goalTable has a row for each goal: its values under the periods of their headings.
func (p *Plan) goalTable(d dice, r *Reading) [][]cell {
	header := []string{"TT", "Chỉ tiêu", pick(d, []string{"Đơn vị tính", "ĐVT", "Đơn vị"})}
	for _, g := range p.Goals {
		header = append(header, pick(d, []string{g.Heading, "Mục tiêu " + lower(g.Heading)}))
	}
	rows := [][]cell{nil}
	for _, title := range header {
		rows[0] = append(rows[0], cell{text: title, header: true})
	}
	n := 0
	for i, g := range p.Goals {
		for _, goal := range g.Goals {
			if goal.Measure.move == grows || goal.Measure.move == ranks {
				continue // in a table they would be other measures: a rate, a rank
			}
			n++
			row := []cell{{text: fmt.Sprint(n)}, {text: goal.Measure.name}, {text: goal.Measure.unit}}
			text, value := goal.figure(d)
			value.Period = g.Period
			for k := range p.Goals {
				if k == i {
					row = append(row, cell{text: text})
				} else {
					row = append(row, cell{})
				}
			}
			rows = append(rows, row)
			r.Indicators = append(r.Indicators, IndicatorReading{Names: []string{goal.Measure.name}, Values: []ValueReading{value}, Form: "table"})
		}
	}
	return rows
}

// figure writes a goal as a table cell.
func (g Goal) figure(d dice) (string, ValueReading) {
	v := ValueReading{Number: plain(g.Low), Units: []string{g.Measure.unit}}
	if g.High > 0 {
		v.High, v.Comparators = plain(g.High), []string{"between"}
		return vi(g.Low) + pick(d, []string{" - ", "-"}) + vi(g.High), v
	}
	i := d.weighted(50, 20, 15, 15)
	if g.Measure.move == falls {
		v.Comparators = [][]string{{"=", "<="}, {"<="}, {"<"}, {"<", "<="}}[i]
		return []string{"", "≤ ", "< ", "Dưới "}[i] + vi(g.Low), v
	}
	v.Comparators = [][]string{{"=", ">="}, {">="}, {">"}, {">", ">="}}[i]
	return []string{"", "≥ ", "> ", "Trên "}[i] + vi(g.Low), v
}
