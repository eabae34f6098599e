package app

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// lowerReview is a review of a body below the issuer, of the same kind and period.
type lowerReview struct {
	review.Review
	unit    org.Unit
	closing review.Closing // of a closed one
	row     int            // its own, as it stands in the list; -1 until it is named
	reads   []string       // what it says of shortcomings, lessons and proposals, by sentence
}

// closed tells whether its figures are frozen, as of no later day than this review's.
func (l lowerReview) closed() bool { return l.closing.ID != "" }

// Bounds of what one review takes over of lower ones.
const (
	mostLower     = 300
	mostLowerRows = 500 // behind one figure
	mostQuoted    = 5   // sentences of one section of one lower review
)

// quotedOf are the sections of lower reviews whose sentences are findings.
var quotedOf = []string{review.Shortcomings, review.Lessons, review.Proposals}

// lower are the reviews of bodies below the issuer, of the same kind and period, as they stand; a review without a period has none.
func (x *reviewRecord) lower() ([]lowerReview, error) {
	if x.below != nil {
		return *x.below, nil
	}
	var out []lowerReview
	if x.v.Scope.Period != (when.Interval{}) {
		all, err := x.now.AllReviews()
		if err != nil {
			return nil, err
		}
		for _, v := range all {
			if v.ID == x.v.ID || v.Kind != x.v.Kind || v.Scope.Period != x.v.Scope.Period || len(out) == mostLower {
				continue
			}
			u, ok := x.belowIssuer(v.IssuerID)
			if !ok {
				continue
			}
			l := lowerReview{Review: v, unit: u, row: -1}
			if v.State != review.Open && v.Scope.AsOf <= x.asOf {
				if l.closing, err = store.ReviewClosings.Get(x.now, string(v.ID)); err != nil {
					return nil, err
				}
			}
			out = append(out, l)
		}
	}
	arrange.By(out, func(a, b lowerReview) int { return strings.Compare(vi.SortKey(a.unit.Name), vi.SortKey(b.unit.Name)) })
	x.below = &out
	return out, nil
}

// belowIssuer finds a unit that stands below the one whose review it is.
func (x *reviewRecord) belowIssuer(id org.UnitID) (org.Unit, bool) {
	of := map[org.UnitID]org.Unit{}
	for _, u := range x.units {
		of[u.ID] = u
	}
	for up, n := of[id].ParentID, 0; up != "" && n < len(of); up, n = of[up].ParentID, n+1 {
		if up == x.v.IssuerID {
			return of[id], true
		}
	}
	return org.Unit{}, false
}

// rowOf is the row of a lower review: its name, standing on what it says.
func (x *reviewRecord) rowOf(l *lowerReview) (int, error) {
	if l.row >= 0 {
		return l.row, nil
	}
	row := review.Row{Noun: "review", ID: string(l.ID), Title: l.unit.Name + ": " + l.Title, Says: l.State.Vi(), Href: "/reviews/" + string(l.ID), On: l.ClosedOn}
	if l.closed() {
		texts, err := x.now.TextsOf(l.ID)
		if err != nil {
			return 0, err
		}
		for _, key := range quotedOf {
			n := 0
			for _, b := range review.Blocks(texts[key].Body, l.closing.Record) {
				for _, s := range sentencesOf(b.Text()) {
					if n++; n <= mostQuoted && !b.Heading {
						l.reads = append(l.reads, s)
					}
				}
			}
		}
		row.Says, row.Href = strings.Join(append([]string{l.State.Vi() + " ngày " + l.ClosedOn.Vi() + ", số liệu đến " + l.Scope.AsOf.Vi()}, l.reads...), "\n"), row.Href+"/read"
	}
	l.row = len(x.rows)
	x.rows = append(x.rows, row)
	return l.row, nil
}

// ofLower is what a reference asks of lower reviews.
func (x *reviewRecord) ofLower(ref review.Ref) (review.Figure, error) {
	all, err := x.lower()
	if err != nil {
		return review.Figure{}, err
	}
	switch ref.Sort {
	case review.LowerCount:
		f := review.Figure{Rows: []int{}}
		for i := range all {
			if ref.State == "" || all[i].closed() == (ref.State == "closed") {
				row, err := x.rowOf(&all[i])
				if err != nil {
					return f, err
				}
				f.Rows = append(f.Rows, row)
			}
		}
		c := counted(len(f.Rows))
		f.Text, f.Value = c.Text, c.Value
		return f, nil
	case review.LowerTable:
		return x.lowerTable(all)
	}
	l, problem := x.lowerNamed(all, ref.Bare)
	if problem.Vi != "" {
		return review.Figure{Problem: problem}, nil
	}
	row, err := x.rowOf(l)
	if err != nil || ref.Sort == review.LowerReview {
		return review.Figure{Text: "báo cáo của " + l.unit.Name, Rows: []int{row}}, err
	}
	f := l.closing.Of(review.Parse(ref.Inner))
	if !f.Known() || f.Table != nil || f.Chart != nil {
		have := slices.Sorted(maps.Keys(l.closing.Figures))
		have = slices.DeleteFunc(have, func(name string) bool {
			g := l.closing.Figures[name]
			return g.Table != nil || g.Chart != nil || g.Value == ""
		})
		some := strings.Join(have[:min(len(have), mostAsked)], ", ")
		return unfollowed("báo cáo của "+l.unit.Name+" không có số “"+ref.Inner+"”; có: "+some, "the review of "+l.unit.Name+" has no figure “"+ref.Inner+"”; it has: "+some), nil
	}
	return review.Figure{Text: f.Text, Value: f.Value, Rows: x.taken(l, row, f.Rows)}, nil
}

// taken are the row of a lower review and copies of the rows that one of its figures stands on.
func (x *reviewRecord) taken(l *lowerReview, row int, theirs []int) []int {
	out := []int{row}
	for _, i := range theirs[:min(len(theirs), mostLowerRows)] {
		if i < len(l.closing.Rows) {
			out = append(out, len(x.rows))
			x.rows = append(x.rows, l.closing.Rows[i])
		}
	}
	return out
}

// lowerNamed finds the closed review of a lower body by the code or the name of the body.
func (x *reviewRecord) lowerNamed(all []lowerReview, name string) (found *lowerReview, problem review.Problem) {
	var bodies []string
	n, open := 0, false
	for i := range all {
		l := &all[i]
		if l.unit.Code == name || vi.Fold(l.unit.Name) == vi.Fold(name) || string(l.ID) == name {
			if open = open || !l.closed(); l.closed() {
				found = l
				n++
			}
		}
		if l.closed() {
			bodies = append(bodies, l.unit.Code)
		}
	}
	some := strings.Join(bodies[:min(len(bodies), mostAsked)], ", ")
	switch {
	case n == 1:
		return found, problem
	case n > 1:
		return nil, review.Problem{Vi: fmt.Sprintf("“%s” có %d báo cáo cùng thời kỳ đã chốt; hãy viết mã báo cáo", name, n), En: fmt.Sprintf("“%s” has %d closed reviews of the period; write the id of one", name, n)}
	case open:
		return nil, review.Problem{Vi: "báo cáo của “" + name + "” chưa chốt, hoặc chốt với số liệu của ngày sau", En: "the review of “" + name + "” is not closed, or closed with figures of a later day"}
	}
	return nil, review.Problem{Vi: "không có báo cáo cùng loại, cùng thời kỳ của cấp dưới “" + name + "”; đã chốt: " + some, En: "there is no review of the same kind and period by the lower body “" + name + "”; closed: " + some}
}

type lowerColumn struct{ title, over, ref string }

// lowerColumns are the figures of lower reviews that the table of them shows, those of them that any review has.
var lowerColumns = []lowerColumn{{"Tổng số", "Nhiệm vụ", "số nhiệm vụ"}, {"Hoàn thành", "Nhiệm vụ", "số nhiệm vụ hoàn thành"}, {"Quá hạn", "Nhiệm vụ", "số nhiệm vụ quá hạn"}, {"Đạt", "Chỉ tiêu", "số chỉ tiêu đạt"}, {"Đúng lộ trình", "Chỉ tiêu", "số chỉ tiêu đúng lộ trình"}, {"Chậm so với lộ trình", "Chỉ tiêu", "số chỉ tiêu chậm so với lộ trình"}}

// lowerTable lists the lower reviews with their figures as they froze them. They are not added up: a task may stand in several.
func (x *reviewRecord) lowerTable(all []lowerReview) (review.Figure, error) {
	if len(all) == 0 {
		return unfollowed("chưa có báo cáo cùng loại, cùng thời kỳ nào của cấp dưới", "no lower body has a review of the same kind and period"), nil
	}
	t := &review.Table{Title: "Báo cáo của cấp dưới", Note: "Số như khi từng báo cáo chốt; không cộng vì một nhiệm vụ có thể ở nhiều báo cáo", Columns: []review.Column{{Title: "TT", Width: 13, Align: "center"}, {Title: "Đơn vị", Width: 50}, {Title: "Chốt ngày", Width: 26, Align: "center"}}}
	columns := slices.DeleteFunc(slices.Clone(lowerColumns), func(c lowerColumn) bool {
		return !slices.ContainsFunc(all, func(l lowerReview) bool { return l.closing.Of(review.Parse(c.ref)).Value != "" })
	})
	for _, c := range columns {
		t.Columns = append(t.Columns, review.Column{Title: c.title, Over: c.over, Width: 20, Align: "right"})
	}
	f := review.Figure{Table: t}
	for i := range all {
		l := &all[i]
		row, err := x.rowOf(l)
		if err != nil {
			return f, err
		}
		f.Rows = append(f.Rows, row)
		line := review.Line{Cells: []review.Cell{{Text: fmt.Sprint(i + 1)}, {Text: l.unit.Name, Rows: []int{row}}, {Text: "chưa chốt"}}}
		if l.closed() {
			line.Cells[2] = review.Cell{Day: l.ClosedOn, Rows: []int{row}}
		}
		for _, c := range columns {
			cell := review.Cell{Text: "…"}
			if g := l.closing.Of(review.Parse(c.ref)); g.Known() && g.Value != "" {
				cell = review.Cell{Number: g.Value, Rows: x.taken(l, row, g.Rows)}
			}
			line.Cells = append(line.Cells, cell)
		}
		t.Lines = append(t.Lines, line)
	}
	return f, nil
}

// lowerTold says how many lower reviews have closed, and what each of them found.
func (d *draft) lowerTold() []string {
	all, err := d.lower()
	if err != nil || len(all) == 0 {
		return nil
	}
	said := "Cấp dưới có {{số báo cáo cấp dưới}} báo cáo cùng thời kỳ, chưa báo cáo nào được chốt."
	if slices.ContainsFunc(all, lowerReview.closed) {
		said = "Đã có {{số báo cáo cấp dưới đã chốt}}/{{số báo cáo cấp dưới}} báo cáo cùng thời kỳ của cấp dưới được chốt."
	}
	out := []string{said, "{{bảng báo cáo cấp dưới}}"}
	for i := range all {
		l := &all[i]
		if !l.closed() {
			continue
		}
		if _, err := d.rowOf(l); err != nil || len(l.reads) == 0 {
			continue
		}
		name := l.unit.Code
		if _, problem := d.lowerNamed(all, name); problem.Vi != "" {
			name = string(l.ID)
		}
		out = append(out, "## "+l.unit.Name)
		for _, s := range l.reads {
			out = append(out, fmt.Sprintf("- %s ({{báo cáo cấp dưới %s}}).", s, name))
		}
	}
	return out
}
