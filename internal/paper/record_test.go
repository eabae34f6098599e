package paper

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/when"
)

// sampleRecord are the values of the fictional province's indicators.
func sampleRecord(t *testing.T) *Record {
	t.Helper()
	file, err := os.Open("../../samples/values.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []Recorded
	at := map[string]int{}
	for _, row := range rows[1:] {
		if row[2] != "observation" {
			continue
		}
		i, ok := at[row[0]]
		if !ok {
			i = len(out)
			at[row[0]] = i
			out = append(out, Recorded{Code: row[0], Names: []string{row[1]}, Unit: row[5]})
		}
		v := RecordedValue{Period: when.Period(row[3]).Bounds(), Value: row[4], Current: true, Told: row[6]}
		if n := len(out[i].Values); n > 0 && out[i].Values[n-1].Period == v.Period {
			out[i].Values[n-1].Current = false
		}
		out[i].Values = append(out[i].Values, v)
	}
	return RecordOf(out, "tỉnh Mẫu Giang")
}

// TestPapersBesideTheRecord finds the planted departure in the 26 contributions, and no other.
func TestPapersBesideTheRecord(t *testing.T) {
	files, err := filepath.Glob("../../samples/papers/[0-2]*.txt")
	if err != nil || len(files) < 27 {
		t.Fatal(len(files), err)
	}
	r := sampleRecord(t)
	counts := map[Agreement]int{}
	for _, name := range files[1:] {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		home := ""
		if strings.HasPrefix(filepath.Base(name), "26-") {
			home = PlaceOf("UBND phường Mẫu Tân")
		}
		for _, b := range r.Beside(OfText("", string(text)), home) {
			counts[b.Agrees]++
			if (b.Agrees == Departs) != (filepath.Base(name) == "06-so-xd.txt" && b.Written == "34,5%") {
				t.Errorf("%s: %s %s %s %s: %v", name, b.Subject, PeriodName(b.Period), b.Written, b.Agrees, b.Of)
			}
			t.Logf("%s: %s %s %s %s aim %t", filepath.Base(name), b.Subject, PeriodName(b.Period), b.Written, b.Agrees, b.Aim)
		}
	}
	if counts[Departs] != 1 || counts[AgreesNow] < 6 {
		t.Errorf("%v", counts)
	}
}

// TestNothingIsToldOfAnotherThing: another year, place or part, a rise, a figure without a year, a rounded one and a target are no departures.
func TestNothingIsToldOfAnotherThing(t *testing.T) {
	year := func(y string) when.Interval { return when.Period(y).Bounds() }
	r := RecordOf([]Recorded{{Code: "CT-1", Names: []string{"Tỷ lệ hộ nghèo", "Tỷ lệ nghèo đa chiều"}, Unit: "%", Values: []RecordedValue{
		{Period: year("2024"), Value: "4.1", Current: true},
		{Period: year("2025"), Value: "3.6"}, {Period: year("2025"), Value: "3.52", Current: true},
		{Period: year("2025"), Value: "3.2", Current: true, Aim: true},
		{Period: year("2028"), Value: "1.5", Current: true, Aim: true},
		{Period: year("2025"), Value: "7.2", Current: true, Place: PlaceOf("UBND xã Mẫu Lâm")},
	}}}, "tỉnh Mẫu Giang")
	for text, want := range map[string]Agreement{
		"Năm 2025, tỷ lệ hộ nghèo của tỉnh còn 3,52%.":              AgreesNow,
		"Năm 2025, tỷ lệ hộ nghèo còn 3,5%.":                        AgreesNow,
		"Tỷ lệ hộ nghèo năm 2025 ước còn 3,6%.":                     AgreesEarlier,
		"Năm 2025, tỷ lệ hộ nghèo còn 2,9%.":                        Departs,
		"Tỷ lệ nghèo đa chiều của tỉnh Mẫu Giang năm 2025 là 2,9%.": Departs,
		"Năm 2025, tỷ lệ hộ nghèo còn 3,2%, đạt kế hoạch.":          Departs,
		"Năm 2025, kế hoạch là tỷ lệ hộ nghèo còn 3,2%.":            AgreesNow,
		"Năm 2024, tỷ lệ hộ nghèo còn 4,1%.":                        AgreesNow,
		"Năm 2023, tỷ lệ hộ nghèo còn 2,9%.":                        "",
		"Tỷ lệ hộ nghèo còn 2,9%.":                                  "",
		"Năm 2025, tỷ lệ hộ nghèo giảm 0,6%.":                       "",
		"Năm 2025, tỷ lệ hộ nghèo của xã Mẫu Lâm còn 7,2%.":         AgreesNow,
		"Năm 2025, tỷ lệ hộ nghèo của xã Mẫu Lâm còn 6,2%.":         Departs,
		"Năm 2025, tỷ lệ hộ nghèo của xã Mẫu Phú còn 6,2%.":         "",
		"Năm 2025, tỷ lệ hộ nghèo của cả nước còn 1,9%.":            "",
		"Ở khu vực nông thôn, tỷ lệ hộ nghèo năm 2025 còn 5,1%.":    "",
		"Trong 6 tháng đầu năm 2025, tỷ lệ hộ nghèo còn 3,9%.":      "",
		"Phấn đấu đến năm 2028 tỷ lệ hộ nghèo còn dưới 1,5%.":       AgreesNow,
		"Phấn đấu đến năm 2028 tỷ lệ hộ nghèo còn 0,8%.":            Departs,
		"Năm 2025, tỷ lệ hộ nghèo trong đồng bào dân tộc còn 9,5%.": "",
		"Năm 2025, tỷ lệ hộ nghèo, trong đó ở vùng ven sông là 8%.": "",
		"Năm 2025, số hộ nghèo còn 5.120 hộ.":                       "",
	} {
		got := Agreement("")
		for _, b := range r.Beside(OfText("", text), "") {
			got = b.Agrees
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := r.Beside(OfText("", "Năm 2025, tỷ lệ hộ nghèo còn 6,2%."), PlaceOf("UBND xã Mẫu Lâm")); len(got) != 1 || got[0].Agrees != Departs || got[0].Of[0] != (Compared{0, 5}) {
		t.Errorf("a commune writes of itself: %v", got)
	}
}
