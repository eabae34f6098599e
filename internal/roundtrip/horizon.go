package roundtrip

import (
	"fmt"

	"lotrinh/internal/when"
)

// A horizon is a period in the heading of a section. Every task below that has no deadline of its own inherits it, and what
// begins now begins on the day of the document (gold-schema §5.4).
type horizon struct {
	heading  string
	readings []Moment
	year     int // tasks below may have days of their own in it; 0 = none may
}

var noHorizon = horizon{}

func (p *Plan) drawHorizon(d dice) horizon {
	year := p.year()
	if d.chance(50) {
		end := when.Day(year, 12, 31)
		return horizon{fmt.Sprintf("NHIỆM VỤ TRỌNG TÂM TỪ NAY ĐẾN %s NĂM %d", pick(d, []string{"HẾT", "CUỐI"}), year), []Moment{interval(p.Issued, end), until(end)}, year}
	}
	quarter := d.between(1, 4)
	year++
	return horizon{fmt.Sprintf("NHIỆM VỤ HOÀN THÀNH TRONG QUÝ %s/%d", roman[quarter], year), []Moment{interval(when.Day(year, 3*quarter-2, 1), when.LastOf(year, 3*quarter))}, 0}
}

// title is the heading of the section: the horizon's, or one of others.
func (h horizon) title(d dice, others []string) string {
	other := pick(d, others)
	return orElse(h.heading, other)
}

// leave keeps of an order the deadlines that lie within the horizon, so that all others come from the heading.
func (h horizon) leave(o Order) Order {
	if h.heading == "" {
		return o
	}
	o.Tasks = append([]Task{}, o.Tasks...)
	for i := range o.Tasks {
		if due := &o.Tasks[i].Due; due.kind > inYear || due.year != h.year {
			due.kind = noDue
		}
	}
	return o
}

// inherit gives the heading's period to the tasks without one.
func (h horizon) inherit(tasks []TaskReading) {
	for i := range tasks {
		if t := &tasks[i]; h.heading != "" && t.DueForm == "none" {
			t.Dues, t.DueForm = h.readings, "from the section's heading"
		}
	}
}
