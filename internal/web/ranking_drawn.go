package web

import (
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/chart"
	"lotrinh/internal/indicator"
	"lotrinh/internal/reference"
	"lotrinh/internal/when"
)

// draw makes the pictures of the page: of all provinces, and of the one looked at.
func (p *rankingPage) draw() {
	p.Grid = narrowPicture(p.tiles)
	p.Map = narrowPicture(p.areas)
	p.Scatter = pictureOf(p.scatter)
	if p.Place.Code == "" {
		return
	}
	p.Lines = []*picture{pictureOf(p.rankLine), pictureOf(p.scoreLine)}
	if p.Row != nil && p.Was != nil && p.Row.Score != "" && p.Was.Score != "" && len(p.Table.Parts) > 0 {
		p.Parts = pictureOf(p.waterfall)
	}
	if len(p.Table.Parts) > 0 {
		p.Small = pictureOf(p.parts)
	}
}

func valueOf(s string) chart.Value {
	if v, ok := float(s); ok {
		return chart.Of(v)
	}
	return chart.Value{}
}

func rankValue(r *indicator.Ranked) chart.Value {
	if r == nil || r.Rank == 0 {
		return chart.Value{}
	}
	return chart.Of(float64(r.Rank))
}

func (p *rankingPage) tiles(width float64) chart.Picture {
	t := chart.Tiles{Head: p.pictureHead(width, p.Say("Thứ hạng của 63 tỉnh, thành phố năm %d", p.Table.Year), p.Say("Mỗi ô là một tỉnh, đặt gần đúng vị trí; ô càng đậm thứ hạng càng cao."), "", p.Say("Tỉnh")), Backward: true}
	for _, old := range reference.Provinces63() {
		t.Tiles = append(t.Tiles, chart.Tile{Column: old.Column, Row: old.Row, Short: p.province(old.Short), Name: p.province(old.Name), Value: rankValue(p.Table.Of(old.Code)), Strong: old.Code == p.Place.Code, Href: p.At(old.Code)})
	}
	return t.Draw()
}

// areas shades the provinces of now by the mean score of those they were made of; where one of them has no score, neither has the new one.
func (p *rankingPage) areas(width float64) chart.Picture {
	a := chart.Areas{Head: p.pictureHead(width, p.Say("Điểm năm %d trên địa bàn 34 tỉnh, thành phố hiện nay", p.Table.Year), p.Say("Trung bình cộng điểm của các tỉnh cũ nay thuộc một tỉnh; có tỉnh cũ chưa có số liệu thì không tính."), p.Say("điểm"), p.Say("Tỉnh"))}
	sums, counts, gaps := map[string]float64{}, map[string]int{}, map[string]bool{}
	for _, old := range reference.Provinces63() {
		now := app.NowOf(old.Code)
		if v := valueOf(scoreOf(p.Table.Of(old.Code))); v.Known {
			sums[now] += v.N
			counts[now]++
		} else {
			gaps[now] = true
		}
	}
	chosen := app.NowOf(p.Place.Code)
	for _, o := range reference.Outlines() {
		area := chart.Area{Name: p.province(o.Name), Rings: o.Rings, Strong: p.Place.Code != "" && o.Code == chosen}
		if counts[o.Code] > 0 && !gaps[o.Code] {
			area.Value = chart.Of(sums[o.Code] / float64(counts[o.Code]))
		}
		a.Areas = append(a.Areas, area)
	}
	return a.Draw()
}

func scoreOf(r *indicator.Ranked) string {
	if r == nil {
		return ""
	}
	return r.Score
}

func (p *rankingPage) scatter(width float64) chart.Picture {
	s := chart.Scatter{Head: p.pictureHead(width, p.Say("Điểm và thứ hạng của các tỉnh năm %d", p.Table.Year), p.Say("Mỗi điểm là một tỉnh: càng sang phải điểm càng cao, càng lên trên thứ hạng càng cao."), "", p.Say("Tỉnh")),
		XName: p.Say("Điểm @xếp hạng"), YName: p.Say("Thứ hạng"), Downward: true, RestAs: p.Say("các tỉnh")}
	if p.Place.Code != "" {
		s.StrongAs, s.RestAs = p.Place.Name, p.Say("các tỉnh khác")
	}
	for _, r := range p.Table.Rows {
		old, _ := app.OldProvince(r.Place)
		s.Dots = append(s.Dots, chart.Dot{Name: p.province(r.Name), X: valueOf(r.Score), Y: rankValue(&r), Strong: r.Place != "" && r.Place == p.Place.Code, Named: old.Region != "" && old.Region == p.Place.Region})
	}
	return s.Draw()
}

// over makes a line over the years of the index: of the province, and of those it is compared with.
func (p *rankingPage) over(head chart.Head, downward bool, value func(*indicator.Ranked) chart.Value) chart.Picture {
	l := chart.Line{Head: head, Downward: downward}
	for i, old := range append([]reference.Old{p.Place}, p.Peers...) {
		series := chart.Series{Name: old.Name, Role: chart.Peer}
		if i == 0 {
			series.Role = chart.Measured
		}
		for _, t := range p.Tables {
			series.Points = append(series.Points, chart.At{On: when.Day(t.Year, 12, 31), Value: value(t.Of(old.Code))})
		}
		l.Series = append(l.Series, series)
	}
	for _, b := range p.Breaks {
		if b.WholeScore || b.From != b.To {
			l.Breaks = append(l.Breaks, chart.Break{On: when.Day(b.Year, 1, 1), Name: p.Say("đổi cách đo")})
		}
	}
	return l.Draw()
}

func (p *rankingPage) rankLine(width float64) chart.Picture {
	head := p.pictureHead(width, p.Say("Thứ hạng của %s qua các năm", p.Place.Name), p.Say("Hạng 1 ở trên cùng. Đường đứt đoạn ở năm đổi cách đo hoặc không công bố."), p.Say("thứ hạng"), p.Say("Năm"))
	return p.over(head, true, rankValue)
}

func (p *rankingPage) scoreLine(width float64) chart.Picture {
	head := p.pictureHead(width, p.Say("Điểm của %s qua các năm", p.Place.Name), p.Say("Điểm hai bên một năm đổi cách đo không so với nhau được."), p.Say("điểm"), p.Say("Năm"))
	return p.over(head, false, func(r *indicator.Ranked) chart.Value { return valueOf(scoreOf(r)) })
}

func (p *rankingPage) waterfall(width float64) chart.Picture {
	w := chart.Waterfall{Head: p.pictureHead(width, p.Say("Điểm của %s: từ năm %d đến năm %d", p.Place.Name, p.Before.Year, p.Table.Year), p.Say("Mỗi thanh là phần một nội dung thêm vào hoặc lấy đi."), p.Say("điểm"), p.Say("Nội dung")),
		From: chart.Total{Name: p.Say("Năm %d", p.Before.Year), Value: valueOf(p.Was.Score)}, To: chart.Total{Name: p.Say("Năm %d", p.Table.Year), Value: valueOf(p.Row.Score)}, GainAs: p.Say("tăng @điểm"), LossAs: p.Say("giảm @điểm")}
	for _, part := range append(slices.Clone(p.Table.Parts), lost(p.Before.Parts, p.Table.Parts)...) {
		change := chart.Change{Name: p.PartName(part)}
		now, was := valueOf(p.Row.Parts[part.Code]), valueOf(p.Was.Parts[part.Code])
		switch {
		case now.Known && was.Known:
			change.Value = chart.Of(now.N - was.N)
		case now.Known:
			change.Value, change.Note = now, p.Say("(mới đo)")
		case was.Known:
			change.Value, change.Note = chart.Of(-was.N), p.Say("(thôi đo)")
		}
		w.Parts = append(w.Parts, change)
	}
	return w.Draw()
}

// lost are the parts of before that are no more.
func lost(before, now []indicator.RankPart) (out []indicator.RankPart) {
	for _, p := range before {
		if !slices.ContainsFunc(now, func(q indicator.RankPart) bool { return q.Code == p.Code }) {
			out = append(out, p)
		}
	}
	return out
}

func (p *rankingPage) parts(width float64) chart.Picture {
	m := chart.Multiples{Head: p.pictureHead(width, p.Say("Điểm từng nội dung của %s", p.Place.Name), p.Say("Các hình nhỏ có chung một thang điểm."), p.Say("điểm"), p.Say("Nội dung"))}
	for _, t := range p.Tables {
		m.Columns = append(m.Columns, itoa(t.Year))
	}
	for _, part := range p.Table.Parts {
		small := chart.Small{Name: p.PartName(part)}
		for _, t := range p.Tables {
			v := chart.Value{}
			if r := t.Of(p.Place.Code); r != nil {
				v = valueOf(r.Parts[part.Code])
			}
			small.Values = append(small.Values, v)
		}
		m.Lines = append(m.Lines, small)
	}
	return m.Draw()
}
