package main

import "strconv"

// calendar is that of an indicator's periods: "" of the year, of reports (from the 15th to the 14th), of schools (from September).
type calendar string

const (
	reportYear calendar = "15-14"
	schoolYear calendar = "school"
)

// days are those of a period of values.
func (c calendar) days(period string) (first, last string) {
	first, last, _ = days(period)
	if c == schoolYear && len(period) != 4 {
		return first, last
	}
	return c.span(first, last)
}

// span are the days that a target is for whose period is told in whole months, or years of schools.
func (c calendar) span(from, to string) (first, last string) {
	first, last = from, to
	if len(to) != len("2025-12-31") {
		return first, last
	}
	switch c {
	case reportYear:
		if len(from) == len(to) && from[8:] == "01" {
			first = addDays(from, -1)[:8] + "15"
		}
		if lastDay(to[:7]) == to {
			last = to[:8] + "14"
		}
	case schoolYear:
		if to[5:] == "12-31" && (from == "" || from[5:] == "01-01") {
			last = strconv.Itoa(number(to[:4])+1) + "-08-31"
			if from != "" {
				first = from[:4] + "-09-01"
			}
		}
	}
	return first, last
}

// civil is span turned round.
func (c calendar) civil(from, to string) (first, last string) {
	first, last = from, to
	if len(to) != len("2025-12-31") {
		return first, last
	}
	switch {
	case c == reportYear && to[8:] == "14" && (from == "" || from[8:] == "15"):
		last = lastDay(to[:7])
		if from != "" {
			first = addDays(lastDay(from[:7]), 1)
		}
	case c == schoolYear && to[5:] == "08-31" && (from == "" || from[5:] == "09-01"):
		last = strconv.Itoa(number(to[:4])-1) + "-12-31"
		if from != "" {
			first = from[:4] + "-01-01"
		}
	}
	return first, last
}

// yearOf is the year of its calendar in which a period ends.
func (c calendar) yearOf(period, last string) int {
	year := number(last[:4])
	if c == schoolYear && len(period) != 4 && last[5:7] < "09" {
		return year - 1
	}
	return year
}

// schoolMonths are the months of a school year.
func schoolMonths(year string) (months []string) {
	next := strconv.Itoa(number(year) + 1)
	for _, m := range []string{"09", "10", "11", "12"} {
		months = append(months, year+"-"+m)
	}
	for _, m := range []string{"01", "02", "03", "04", "05", "06", "07", "08"} {
		months = append(months, next+"-"+m)
	}
	return months
}
