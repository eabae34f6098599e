package conference

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
)

// Clock is a time of day, "08:00"; "" = not settled.
type Clock string

// written is how people write a time of day: 8:00, 8h00, 08.00, 8 giờ 30, 8h.
var written = regexp.MustCompile(`^(\d{1,2})(?:\s*(?::|\.|h|giờ)\s*(\d{1,2})?(?:\s*phút)?)?$`)

// ParseClock reads a time of day.
func ParseClock(text string) (Clock, error) {
	if text = strings.ToLower(strings.TrimSpace(text)); text == "" {
		return "", nil
	}
	m := written.FindStringSubmatch(text)
	if m == nil {
		return "", wrongClock(text)
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if hour > 23 || minute > 59 {
		return "", wrongClock(text)
	}
	return clockOf(60*hour + minute), nil
}

func wrongClock(text string) error {
	return fault.New(fault.Invalid, "Không đọc được giờ %.40q; viết dạng 08:00 hoặc 8h30.", "The time %.40q cannot be read; write it as 08:00.", text).At("starts")
}

func clockOf(minutes int) Clock {
	return Clock(fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60))
}

// After is the time of day some minutes later; that of no time is none.
func (c Clock) After(minutes int) Clock {
	hour, minute, ok := strings.Cut(string(c), ":")
	h, wrong := strconv.Atoi(hour)
	m, also := strconv.Atoi(minute)
	if !ok || wrong != nil || also != nil {
		return ""
	}
	return clockOf(60*h + m + minutes)
}

// Talk is a contribution's place in the order of speaking, with the time it takes. From and To are "" where no start is settled.
type Talk struct {
	Contribution
	From, To Clock
}

// Programme is the order in which accepted contributions are spoken, and those that stand in the volume alone.
type Programme struct {
	Talks   []Talk
	Minutes int            // of all talks
	Unset   int            // talks that have no place or no minutes yet
	Printed []Contribution // in the volume alone
}

// ProgrammeOf sets the order: by the places that were given, then those without a place as they come.
func ProgrammeOf(starts Clock, papers []Contribution) (p Programme) {
	for _, x := range papers {
		switch x.State {
		case Plenary:
			p.Talks = append(p.Talks, Talk{Contribution: x})
			if x.Order == 0 || x.Minutes == 0 {
				p.Unset++
			}
		case Proceedings:
			p.Printed = append(p.Printed, x)
		}
	}
	arrange.By(p.Talks, func(x, y Talk) int { return byOrder(x.Order, y.Order) })
	for i := range p.Talks {
		t := &p.Talks[i]
		t.From = starts.After(p.Minutes)
		p.Minutes += t.Minutes
		t.To = starts.After(p.Minutes)
	}
	return p
}

// byOrder compares places; 0 is behind all.
func byOrder(x, y int) int {
	if (x == 0) != (y == 0) {
		return cmp.Compare(y, x)
	}
	return cmp.Compare(x, y)
}

// Place is what one contribution is to have in the order of speaking. Places are compared, not kept: 10, 20, 30 is the same as 1, 2, 3.
type Place struct {
	ID      ContributionID
	Order   int
	Minutes int
}

// Arrange gives every contribution of the plenary its place, numbered from 1, and its minutes. Two with one place keep the
// order in which they are named. All of the plenary must be named, so that nobody is forgotten.
func Arrange(papers []Contribution, places []Place) ([]Contribution, error) {
	sorted := slices.Clone(places)
	arrange.By(sorted, func(x, y Place) int { return byOrder(x.Order, y.Order) })
	var out []Contribution
	for _, x := range sorted {
		i := slices.IndexFunc(papers, func(p Contribution) bool { return p.ID == x.ID })
		if i < 0 || slices.ContainsFunc(out, func(p Contribution) bool { return p.ID == x.ID }) {
			return nil, fault.New(fault.Invalid, "Thứ tự phát biểu nêu một tham luận hai lần, hoặc nêu tham luận không có trong hội nghị.", "The order of speaking names a contribution twice, or one that is not of this conference.").At("order")
		}
		p := papers[i]
		if err := p.Speak(len(out)+1, x.Minutes); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	speaking := 0
	for _, p := range papers {
		if p.State == Plenary {
			speaking++
		}
	}
	if len(out) != speaking {
		return nil, fault.New(fault.Conflict, "Có %d tham luận được chọn trình bày mà thứ tự nêu %d; xin xem lại.", "%d contributions are chosen for the plenary, the order names %d; please look again.", speaking, len(out)).At("order")
	}
	return out, nil
}

// Undecided are the contributions that keep the volume from being made: something came and nobody has decided on it.
func Undecided(papers []Contribution) (out []Contribution) {
	for _, x := range papers {
		if x.State == HandedIn || x.State == InCheck || x.State == Returned {
			out = append(out, x)
		}
	}
	return out
}
