package when

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/fault"
)

// 2026 as it was announced, for the rules to be tried on; no test says that it is complete.
func year2026() Calendar {
	years, wrong := ReadDays([]DayRow{
		{2, "02/01/2026", "nghỉ", "Hoán đổi"}, {3, "10/01/2026", "làm bù", "Hoán đổi"},
		{4, "16/02/2026", "nghỉ", "Tết"}, {5, "17/02/2026", "nghỉ", "Tết"}, {6, "18/02/2026", "nghỉ", "Tết"}, {7, "2026-02-19", "Nghỉ Tết", "Tết"}, {8, "20.2.2026", "nghỉ", "Tết"},
		{9, "27/04/2026", "nghỉ bù", "Giỗ Tổ"}, {10, "31/08/2026", "nghỉ", "Hoán đổi"}, {11, "22/08/2026", "làm bù", "Hoán đổi"}, {12, "01/09/2026", "nghỉ", "Quốc khánh"},
	})
	if len(wrong) > 0 || len(years) != 1 {
		panic("the year is not read")
	}
	return NewCalendar(years)
}

func TestWorkingDaysAreAdded(t *testing.T) {
	c := year2026()
	for _, x := range []struct {
		from    Date
		n       int
		want    Date
		unknown []int
	}{
		{"2026-03-02", 0, "2026-03-02", nil},
		{"2026-03-02", 3, "2026-03-05", nil},          // the day itself is not counted
		{"2026-03-05", 3, "2026-03-10", nil},          // a weekend between
		{"2026-03-07", 1, "2026-03-09", nil},          // from a Saturday
		{"2026-02-13", 3, "2026-02-25", nil},          // over Tết
		{"2026-01-08", 2, "2026-01-10", nil},          // a Saturday worked
		{"2026-04-29", 1, "2026-05-04", nil},          // days off of the law, and a weekend
		{"2025-12-31", 1, "2026-01-05", nil},          // nothing of 2025 is counted
		{"2025-12-30", 2, "2026-01-05", []int{2025}},  // but here it is
		{"2026-12-30", 3, "2027-01-05", []int{2027}},  // the first of January is off by law, Tết is not known
		{"2026-02-25", -3, "2026-02-13", nil},         // back
		{"2027-01-05", -3, "2026-12-30", []int{2027}}, // back over the end of a year
		{"", 5, "", nil},
		{"9999-12-30", 500, "", nil},
		{"0001-01-10", -500, "", nil},
	} {
		got := c.Add(x.from, x.n)
		if got != x.want {
			t.Errorf("%s and %d working days: %s, want %s", x.from, x.n, got, x.want)
		}
		if !slices.Equal(c.Unknown(x.from, got), x.unknown) {
			t.Errorf("%s and %d working days: %v are not known, want %v", x.from, x.n, c.Unknown(x.from, got), x.unknown)
		}
	}
}

func TestACalendarKnowsWhatIsLoaded(t *testing.T) {
	worked := NewCalendar([]YearDays{{Year: 2027, Days: []SpecialDay{{"2027-01-09", Worked, ""}}}})
	for year, want := range map[int]bool{2025: false, 2026: true, 2027: false} {
		if got := year2026().Known(year); got != want {
			t.Errorf("%d is known: %v", year, got)
		}
	}
	if worked.Known(2027) || !worked.Working("2027-01-09") || worked.Working("2027-01-10") {
		t.Error("a day worked instead is a day off, or tells the days off")
	}
	for _, law := range LawDays(2030) {
		if (Calendar{}).Working(law.Date) {
			t.Errorf("%s, %s, is worked", law.Date, law.Name)
		}
	}
}

// Any calendar, any day, over the ends of years: counting back leads back, more days never end earlier, and Between agrees.
func TestWorkingDaysGoForthAndBack(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) Date { return Date("2024-06-01").Add(rapid.IntRange(0, 1200).Draw(t, "day")) })
	rapid.Check(t, func(t *rapid.T) {
		c := Calendar{days: map[Date]DayKind{}}
		for range rapid.IntRange(0, 60).Draw(t, "special") {
			c.days[day.Draw(t, "on")] = rapid.SampledFrom([]DayKind{Off, Worked}).Draw(t, "kind")
		}
		from, n, more := day.Draw(t, "from"), rapid.IntRange(1, 300).Draw(t, "n"), rapid.IntRange(0, 40).Draw(t, "more")
		end := c.Add(from, n)
		if !c.Working(end) || end <= from {
			t.Fatalf("%s and %d days end on %s", from, n, end)
		}
		if back := c.Add(end, -n); c.Working(from) && back != from || back > from || c.Between(back, from) != 0 && back != from {
			t.Fatalf("%s and %d days: %s, and back: %s", from, n, end, back)
		}
		if c.Between(from, end) != n || c.Between(end, from) != -n {
			t.Fatalf("between %s and %s: %d, want %d", from, end, c.Between(from, end), n)
		}
		if later := c.Add(from, n+more); later < end || c.Add(end, more) != later {
			t.Fatalf("%d days end on %s, %d on %s", n, end, n+more, later)
		}
		if later := c.Add(from.Add(more), n); later < end {
			t.Fatalf("begun %d days later it ends on %s, before %s", more, later, end)
		}
	})
}

func TestWrongDaysAreToldByRow(t *testing.T) {
	years, wrong := ReadDays([]DayRow{
		{2, "31/02/2026", "nghỉ", ""}, {3, "", "nghỉ", "Tết"}, {4, "17/02/2026", "nghỉ", "Tết"}, {5, "17/2/2026", "nghỉ", "Tết"}, {6, "18/02/2026", "ốm", ""},
		{7, "19/02/2026", "làm bù", ""}, {8, "17/02/1826", "nghỉ", ""}, {9, "01/01/2025", "nghỉ", strings.Repeat("a", 201)}, {10, "10/01/2026", "làm bù", ""},
	})
	said := []string{"2 không phải là ngày", "3 Thiếu ngày", "5 đã có ở dòng 4", `6 Loại "ốm" không có`, "7 vốn là ngày làm việc", "8 Năm 1826", "9 dài hơn 200"}
	if len(wrong) != len(said) || len(years) != 1 || len(years[0].Days) != 2 || years[0].Days[0].Date != "2026-01-10" {
		t.Fatalf("%v %v", years, wrong)
	}
	for i, want := range said {
		n, text, _ := strings.Cut(want, " ")
		if got := fault.Say(wrong[i].Err, "vi"); n != string(rune('0'+wrong[i].N)) || !strings.Contains(got, text) {
			t.Errorf("row %d: %s, want %s", wrong[i].N, got, want)
		}
	}
}

func TestChangesOfAYearAreCounted(t *testing.T) {
	before := YearDays{Year: 2026, Days: []SpecialDay{{"2026-02-16", Off, "Tết"}, {"2026-02-17", Off, "Tết"}, {"2026-02-18", Off, "Tết"}}}
	now := YearDays{Year: 2026, Days: []SpecialDay{{"2026-02-16", Off, "Tết"}, {"2026-02-17", Off, "Mồng một"}, {"2026-01-10", Worked, ""}}}
	if got, want := now.Since(before), (DayChanges{1, 1, 1, 1}); got != want || !got.Any() {
		t.Errorf("%+v, want %+v", got, want)
	}
	if now.Since(now).Any() {
		t.Error("a year differs from itself")
	}
}
