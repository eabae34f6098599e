package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// missing asks where a document counts more things than are found, and names the numbers that are not there.
func missing(src *doc.Source, r *Result) {
	for i := range r.Counts {
		c := &r.Counts[i]
		numbers, found := rowNumbers(src, r, *c)
		if len(c.Members) == 0 && found > 0 {
			r.Questions = append(r.Questions, notFound(*c, found, gaps(numbers, c.Stated)))
		}
		if n := len(c.Members); n > 0 && n < c.Stated {
			r.Questions = append(r.Questions, notFound(*c, n, gaps(memberNumbers(src, *c), c.Stated)))
		}
	}
}

func notFound(c Count, found int, gaps []int) doc.Question {
	q := doc.Question{Field: "count", Span: &c.Span, Vi: fmt.Sprintf("Văn bản nêu “%s”, chỉ tìm thấy %d", c.Text, found), En: fmt.Sprintf("The document states “%s”; only %d are found", c.Text, found)}
	if found > c.Stated {
		q.Vi, q.En = fmt.Sprintf("Văn bản nêu “%s”, nhưng tìm thấy %d", c.Text, found), fmt.Sprintf("The document states “%s”; %d are found", c.Text, found)
	}
	if len(gaps) > 0 {
		var list []string
		for _, n := range gaps[:min(len(gaps), 12)] {
			list = append(list, strconv.Itoa(n))
		}
		q.Vi += "; không thấy số " + strings.Join(list, ", ")
		q.En += "; number " + strings.Join(list, ", ") + " is not there"
	}
	q.Vi += ". Còn thiếu gì, hay con số ghi khác?"
	q.En += ". What is missing, or is the number another one?"
	return q
}

// gaps are the numbers from 1 to stated that do not stand among those found; none when the members are not numbered through.
func gaps(numbers []int, stated int) []int {
	if len(numbers) < 2 || slices.Max(numbers) > stated {
		return nil
	}
	var out []int
	for n := 1; n <= stated; n++ {
		if !slices.Contains(numbers, n) {
			out = append(out, n)
		}
	}
	return out
}

// nearly is how close the rows of all tables come to a stated number of tasks to be what it counts.
const nearly = 0.9

// rowNumbers are the numbers of the rows of tasks when a document counts about as many tasks as its tables have rows, and how many rows that are.
func rowNumbers(src *doc.Source, r *Result, c Count) (numbers []int, found int) {
	if len(c.Members) > 0 || !strings.HasPrefix(c.Of, "nhiệm vụ") || c.Stated < 10 {
		return nil, 0
	}
	l := &listing{src: src, r: r}
	if place := l.passageOf(c.Span); place < 0 || l.elsewhere(c, place) {
		return nil, 0
	}
	rows := map[[2]int]bool{}
	for _, x := range r.Candidates {
		if x.Kind == plan.TaskKind && x.Locator.Row > 0 {
			found++
			rows[[2]int{x.Locator.Table, x.Locator.Row}] = true
		}
	}
	if few, many := min(found, c.Stated), max(found, c.Stated); found == c.Stated || float64(few) < nearly*float64(many) {
		return nil, 0
	}
	for _, p := range src.Passages {
		if p.Table == nil {
			continue
		}
		for _, row := range p.Table.Rows {
			if rows[[2]int{p.Table.Ord, row.Ord}] && len(row.Cells) > 0 {
				if n, ok := leadingNumber(row.Cells[0].Text); ok {
					numbers = append(numbers, n)
				}
			}
		}
	}
	return numbers, found
}

// memberNumbers are the numbers that the members of a count bear.
func memberNumbers(src *doc.Source, c Count) []int {
	var out []int
	for _, m := range c.Members {
		if n, ok := leadingNumber(src.Text[m.Start:m.End]); ok {
			out = append(out, n)
		}
	}
	return out
}

// leadingNumber reads "7", "7." and "7)" at the beginning of a text.
func leadingNumber(s string) (int, bool) {
	s = strings.TrimLeft(strings.TrimSpace(s), "#* ")
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	n, err := strconv.Atoi(s[:min(end, 4)])
	return n, err == nil && n > 0
}
