package office

import (
	"errors"
	"testing"
)

func TestNumbersAsAReaderSeesThem(t *testing.T) {
	for _, c := range []struct{ code, value, want string }{
		{"", "1234.5", "1234,5"}, {"#,##0.0", "898.44537464911", "898,44537464911"}, {"", "0.30000000000000004", "0,3"}, {"", "1E3", "1000"}, {"0%", "0.07", "7%"}, {"0.00%", "0.1234", "12,34%"},
		{"dd/mm/yyyy", "45853", "15/07/2025"}, {"d/m/yy", "45853", "15/7/25"}, {`dd\/mm\/yyyy`, "45853", "15/07/2025"}, {"[$-42A]dd/mm/yyyy h:mm;@", "45853.75", "15/07/2025 18:00"}, {"mm/yyyy", "45853", "07/2025"},
		{"h:mm", "0.5", "12:00"}, {"dd/mm/yyyy", "59", "28/02/1900"}, {"dd/mm/yyyy", "-3", "-3"}, {`0.0" tỷ đồng"`, "12.5", "12,5"}, {"", "không", "không"},
	} {
		if got := (cellFormat{code: c.code}).numberText(c.value, false); got != c.want {
			t.Errorf("%s by %q: %q, want %q", c.value, c.code, got, c.want)
		}
	}
	if got := (cellFormat{code: "dd/mm/yyyy"}).numberText("44391", true); got != "15/07/2025" {
		t.Errorf("days from 1904: %s", got)
	}
}

func TestListNumbers(t *testing.T) {
	for _, c := range []struct {
		level listLevel
		n     int
		want  string
	}{
		{listLevel{format: "upperRoman"}, 14, "XIV"}, {listLevel{format: "lowerLetter"}, 4, "d"}, {listLevel{format: "lowerLetter"}, 28, "bb"}, {listLevel{format: "decimalZero"}, 3, "03"},
		{listLevel{format: "custom", custom: "a, b, c, d, đ, e, ..."}, 5, "đ"}, {listLevel{format: "custom", custom: "a, b, ..."}, 9, "9"}, {listLevel{format: "none"}, 1, ""},
	} {
		if got := c.level.number(c.n); got != c.want {
			t.Errorf("%+v: %q, want %q", c.level, got, c.want)
		}
	}
}

func TestCellReferences(t *testing.T) {
	if col, row, ok := cellAt("$AB$12"); col != 27 || row != 12 || !ok || columnName(27) != "AB" {
		t.Errorf("AB12 is column %d, row %d, %v; column 27 is %s", col, row, ok, columnName(27))
	}
	for _, bad := range []string{"", "12", "A", "A0", "ABCDE1"} {
		if _, _, ok := cellAt(bad); ok {
			t.Errorf("%q is no cell", bad)
		}
	}
}

func TestDamagedArchive(t *testing.T) {
	if _, err := Open([]byte("PK\x03\x04 cut off"), Limits{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("error %v", err)
	}
}
