package roundtrip

import (
	"fmt"
	"strconv"
	"strings"

	"lotrinh/internal/when"
)

// core words a deadline as it stands within a clause, without the verb before it; "" when a clause does not say such a thing.
func (due Due) core(d dice, c clock) phrase {
	year := strconv.Itoa(due.year)
	family := ""
	unknown := false
	if out, known := c.leavesYearOut(due); out {
		year, family, unknown = "", " yearless", !known
	}
	p := phrase{}
	switch due.kind {
	case byDay:
		last := when.Day(due.year, due.n, due.day)
		date := dated(d, due.day, due.n, year)
		hours := 0
		if c.urgent {
			hours = 40
		}
		switch d.weighted(60, 15, 15, 10, hours) {
		case 4: // before an hour of the day is on that day
			if hour := pick(d, []string{"trước 17 giờ ", "trước 16 giờ 30 phút ", "trước 10 giờ 00 ", "chậm nhất 15 giờ ", "trong "}); hour == "trong " {
				p = phrase{hour + date, []Moment{interval(last, last), until(last)}, "within a day"}
			} else {
				p = phrase{hour + date, []Moment{until(last)}, "to the hour"}
			}
		case 0:
			p = phrase{"trước " + date, []Moment{until(last.Add(-1))}, "before day"}
		case 1:
			p = phrase{pick(d, []string{"chậm nhất ", "chậm nhất ", "chậm nhất là "}) + date, []Moment{until(last)}, "at the latest day"}
		case 2:
			p = phrase{"chậm nhất đến " + date, []Moment{until(last)}, "at the latest by day"}
		default:
			p = phrase{"muộn nhất vào " + date, []Moment{until(last)}, "muộn nhất"}
		}
	case inMonth:
		month := pick(d, []string{"%d", "%02d"})
		text := "tháng " + fmt.Sprintf(month, due.n)
		switch {
		case year == "":
		case d.chance(50):
			text += "/" + year
		default:
			text += " năm " + year
		}
		p = within(d, text, when.Day(due.year, due.n, 1), when.LastOf(due.year, due.n), "month")
	case inQuarter:
		text := pick(d, []string{"quý ", "quý ", "Quý "}) + pick(d, []string{roman[due.n], roman[due.n], strconv.Itoa(due.n)})
		switch {
		case year == "":
		case d.chance(60):
			text += "/" + year
		default:
			text += " năm " + year
		}
		p = within(d, text, when.Day(due.year, 3*due.n-2, 1), when.LastOf(due.year, 3*due.n), "quarter")
	case inHalf:
		text := [...]string{"", "6 tháng đầu năm ", "6 tháng cuối năm "}[due.n] + year
		p = phrase{"trong " + text, []Moment{interval(when.Day(due.year, 6*due.n-5, 1), when.LastOf(due.year, 6*due.n))}, "half year"}
	case inYear:
		p = within(d, "năm "+year, when.Day(due.year, 1, 1), when.Day(due.year, 12, 31), "year")
	case dayOfYear:
		p = phrase{"trước " + dated(d, due.day, due.n, "") + pick(d, []string{" hằng năm", " hàng năm"}), []Moment{repeating("P1Y")}, "day of every year"}
	case dayOfMonth:
		p = phrase{fmt.Sprintf("trước ngày %02d ", due.day) + pick(d, []string{"hằng tháng", "hàng tháng"}), []Moment{repeating("P1M")}, "day of every month"}
	case fromNow:
		if c.stated {
			to := when.Day(due.year, 12, 31)
			p = phrase{"từ nay đến " + pick(d, []string{"hết", "cuối"}) + " năm " + year, []Moment{interval(c.issued, to), until(to)}, "from now"}
		}
	case open:
		p = phrase{pick(d, []string{"theo lộ trình được phê duyệt", "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "theo tiến độ chung của tỉnh", "ngay sau khi có hướng dẫn của cơ quan cấp trên"}), []Moment{{}}, "open"}
	}
	if unknown && p.words != "" {
		p.readings = []Moment{{}}
	}
	if p.words != "" {
		p.family += family
	}
	return p
}

// within words a span of the calendar: in it, or until its end.
func within(d dice, text string, first, last when.Date, family string) phrase {
	switch d.weighted(60, 25, 15) {
	case 0:
		return phrase{"trong " + text, []Moment{interval(first, last)}, "in " + family}
	case 1:
		return phrase{"đến hết " + text, []Moment{until(last)}, "to the end of " + family}
	}
	return phrase{"chậm nhất trong " + text, []Moment{until(last), interval(first, last)}, "at the latest in " + family}
}

// atEnd words a deadline behind the action it holds for, with what joins them.
func (due Due) atEnd(d dice, c clock, afterTail bool) phrase {
	p := due.core(d, c)
	switch {
	case p.words == "":
		if period, words := due.periodic(d); period != "" {
			return phrase{", định kỳ " + words, []Moment{repeating(period)}, "periodic " + words}
		}
		return phrase{readings: []Moment{{}}, family: "none"}
	case due.kind == open:
		p.words = " " + p.words
		if afterTail {
			p.words = "," + p.words
		}
	case due.kind == dayOfYear || due.kind == dayOfMonth || due.kind == fromNow:
		p.words = pick(d, []string{" ", ", thực hiện "}) + p.words
		if afterTail && p.words[0] == ' ' {
			p.words = "," + p.words
		}
	case strings.HasPrefix(p.words, "đến hết"):
		p.words = pick(d, []string{" ", ", thời hạn "}) + p.words
		if afterTail && p.words[0] == ' ' {
			p.words = "," + p.words
		}
	case afterTail || d.chance(40):
		p.words = pick(d, []string{", hoàn thành ", ", hoàn thành ", ", xong ", ", thời hạn hoàn thành "}) + p.words
	default:
		p.words = " " + p.words
	}
	return p
}

// atFront words a deadline before the action; "" where that is not said.
func (due Due) atFront(d dice, c clock) phrase {
	if period, words := due.periodic(d); period != "" {
		return phrase{"Định kỳ " + words + ", ", []Moment{repeating(period)}, "front periodic " + words}
	}
	if due.kind == open {
		return phrase{}
	}
	p := due.core(d, c)
	if p.words != "" {
		p.words, p.family = upper(p.words)+", ", "front "+p.family
	}
	return p
}

func (due Due) periodic(d dice) (period, words string) {
	switch due.kind {
	case everyMonth:
		return "P1M", pick(d, []string{"hằng tháng", "hàng tháng"})
	case everyQuarter:
		return "P3M", pick(d, []string{"hằng quý", "hàng quý", "mỗi quý một lần"})
	case everyHalf:
		return "P6M", pick(d, []string{"06 tháng", "6 tháng", "06 tháng một lần"})
	case everyYear:
		return "P1Y", pick(d, []string{"hằng năm", "hàng năm"})
	}
	return "", ""
}

// inField words a deadline as the value of a table cell or a labelled line.
func (due Due) inField(d dice, c clock) phrase {
	year := strconv.Itoa(due.year)
	switch due.kind {
	case byDay:
		last := when.Day(due.year, due.n, due.day)
		if d.chance(20) {
			return phrase{numeric(d, due.day, due.n, year), []Moment{until(last), interval(last, last)}, "field day alone"}
		}
	case inMonth:
		all := []Moment{interval(when.Day(due.year, due.n, 1), when.LastOf(due.year, due.n))}
		words := pick(d, []string{fmt.Sprintf("Tháng %d/%s", due.n, year), fmt.Sprintf("Tháng %02d/%s", due.n, year), fmt.Sprintf("%d/%s", due.n, year), fmt.Sprintf("%02d/%s", due.n, year), fmt.Sprintf("Tháng %d năm %s", due.n, year)})
		return phrase{words, all, "field month"}
	case inQuarter:
		all := []Moment{interval(when.Day(due.year, 3*due.n-2, 1), when.LastOf(due.year, 3*due.n))}
		words := pick(d, []string{"Quý " + roman[due.n] + "/" + year, "Quý " + roman[due.n] + " năm " + year, "Trong quý " + roman[due.n] + "/" + year, fmt.Sprintf("Quý %d/%s", due.n, year)})
		return phrase{words, all, "field quarter"}
	case inHalf:
		return phrase{[...]string{"", "6 tháng đầu năm ", "6 tháng cuối năm "}[due.n] + year, []Moment{interval(when.Day(due.year, 6*due.n-5, 1), when.LastOf(due.year, 6*due.n))}, "field half year"}
	case inYear:
		all := []Moment{interval(when.Day(due.year, 1, 1), when.Day(due.year, 12, 31))}
		return phrase{pick(d, []string{year, "Năm " + year, "Trong năm " + year}), all, "field year"}
	case overPeriod:
		last := due.year + pick(d, []int{1, 2, 4})
		words := fmt.Sprintf(pick(d, []string{"%d - %d", "%d-%d", "Giai đoạn %d - %d", "Năm %d - %d", "%d–%d"}), due.year, last)
		return phrase{words, []Moment{interval(when.Day(due.year, 1, 1), when.Day(last, 12, 31))}, "field period"}
	case always:
		return phrase{pick(d, []string{"Thường xuyên", "Nhiệm vụ thường xuyên", "Thường xuyên, liên tục"}), []Moment{repeating("thường xuyên")}, "field always"}
	case open:
		return phrase{pick(d, []string{"Theo tiến độ dự án", "Theo lộ trình", "Theo kế hoạch được duyệt"}), []Moment{{}}, "field open"}
	case noDue:
		return phrase{"", []Moment{{}}, "field empty"}
	}
	if period, words := due.periodic(d); period != "" {
		return phrase{pick(d, []string{"", "Định kỳ "}) + words, []Moment{repeating(period)}, "field " + words}.capital()
	}
	p := due.core(d, c)
	p.family = "field " + p.family
	if p.words == "" {
		return phrase{"", []Moment{{}}, "field empty"}
	}
	return p.capital()
}

func (p phrase) capital() phrase {
	p.words = upper(p.words)
	return p
}
