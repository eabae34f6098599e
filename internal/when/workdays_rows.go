package when

import (
	"cmp"
	"unicode/utf8"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

// DayRow is a row of a file of special days as it stands there: ngày, loại (nghỉ or làm bù), tên.
type DayRow struct {
	N               int // row of the file, from 1
	Day, Kind, Name string
}

// WrongRow is what is wrong with a row.
type WrongRow struct {
	N   int
	Err error
}

// the kinds as people write them, folded.
var dayKinds = map[string]DayKind{"nghi": Off, "nghi le": Off, "nghi tet": Off, "nghi bu": Off, "nghi hoan doi": Off, "off": Off,
	"lam bu": Worked, "di lam": Worked, "lam viec": Worked, "worked": Worked}

const maxDayName = 200 // characters

// ReadDays makes years of rows, and says of each row that it cannot take why.
func ReadDays(rows []DayRow) (years []YearDays, wrong []WrongRow) {
	seen, days := map[Date]int{}, map[int][]SpecialDay{}
	for _, row := range rows {
		d, err := row.read()
		if at, twice := seen[d.Date]; err == nil && twice {
			err = invalid("Ngày %s đã có ở dòng %d.", "The day %s stands in row %d already.", d.Date.Vi(), at)
		}
		if err != nil {
			wrong = append(wrong, WrongRow{row.N, err})
			continue
		}
		seen[d.Date] = row.N
		year, _, _ := d.Date.YMD()
		days[year] = append(days[year], d)
	}
	for year, list := range days {
		arrange.By(list, func(a, b SpecialDay) int { return cmp.Compare(a.Date, b.Date) })
		years = append(years, YearDays{Year: year, Days: list})
	}
	arrange.By(years, func(a, b YearDays) int { return cmp.Compare(a.Year, b.Year) })
	return years, wrong
}

func invalid(vi, en string, args ...any) error { return fault.New(fault.Invalid, vi, en, args...) }

func (r DayRow) read() (SpecialDay, error) {
	d := SpecialDay{Kind: dayKinds[vi.Fold(r.Kind)], Name: r.Name}
	date, ok := Typed(r.Day)
	d.Date = date
	year, _, _ := date.YMD()
	switch {
	case r.Day == "":
		return d, invalid("Thiếu ngày.", "The day is missing.")
	case !ok:
		return d, invalid("%.40q không phải là ngày; viết 31/12/2026.", "%.40q is not a day; write 31/12/2026.", r.Day)
	case year < 1945 || year > 2200:
		return d, invalid("Năm %d ngoài khoảng 1945–2200.", "The year %d is not within 1945–2200.", year)
	case d.Kind == "":
		return d, invalid("Loại %.40q không có; viết \"nghỉ\" hoặc \"làm bù\".", "There is no kind %.40q; write \"nghỉ\" (off) or \"làm bù\" (worked instead).", r.Kind)
	case d.Kind == Worked && !offByRule(date):
		return d, invalid("Ngày %s vốn là ngày làm việc, không thể làm bù.", "The day %s is worked anyway and cannot be worked instead of another.", date.Vi())
	case utf8.RuneCountInString(r.Name) > maxDayName:
		return d, invalid("Tên dài hơn %d ký tự.", "The name is longer than %d characters.", maxDayName)
	}
	return d, nil
}

// DayChanges counts what loading a year changes.
type DayChanges struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
	Same    int `json:"same"`
}

// Any tells whether anything changes.
func (c DayChanges) Any() bool { return c.Added+c.Changed+c.Removed > 0 }

// Since compares the days of a year with those it had before.
func (y YearDays) Since(before YearDays) (c DayChanges) {
	was := map[Date]SpecialDay{}
	for _, d := range before.Days {
		was[d.Date] = d
	}
	for _, d := range y.Days {
		old, had := was[d.Date]
		switch {
		case !had:
			c.Added++
		case old != d:
			c.Changed++
		default:
			c.Same++
		}
		delete(was, d.Date)
	}
	c.Removed = len(was)
	return c
}
