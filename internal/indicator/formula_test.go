package indicator

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// units of measure of the indicators that the examples read
var exampleUnits = map[string]string{
	"CT-0001": "tỷ đồng", "CT-0002": "tỉ đồng", "CT-0003": "triệu đồng", "CT-0004": "người", "CT-0005": "%", "CT-0006": "thứ bậc", "CT-0007": "điểm", "CT-0008": "giường bệnh", "CT-0009": "triệu USD", "CT-0010": "ha", "CT-0011": "tấn", "CT-0012": "", "CT-0013": "%",
}

func exampleMeasures(code string) (Measure, bool) {
	text, ok := exampleUnits[code]
	m, err := ParseMeasure(text)
	return m, ok && err == nil
}

// exampleValues are told by "CT-0001 2025" or, of a unit, "CT-0001 2025 xa-a".
func exampleValues(values map[string]string) Values {
	return Values{
		Of: func(code string, at Point) (string, plan.Quality, when.Date) {
			return values[strings.TrimSpace(code+" "+string(at.Period)+" "+string(at.UnitID))], plan.Final, "2026-01-10"
		},
		Units: func(code string) (out []org.UnitID) {
			for k := range values {
				if f := strings.Fields(k); len(f) == 3 && f[0] == code && !slices.Contains(out, org.UnitID(f[2])) {
					out = append(out, org.UnitID(f[2]))
				}
			}
			return out
		},
	}
}

func computed(t testing.TB, text, result string, values map[string]string) Computed {
	t.Helper()
	f, err := ParseFormula(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	p, err := f.Check(measured(t, result), exampleMeasures)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return p.Compute(Point{Period: "2025"}, exampleValues(values))
}

func TestFormulas(t *testing.T) {
	values := map[string]string{
		"CT-0001 2025": "60", "CT-0001 2024": "50", "CT-0002 2025": "240", "CT-0003 2025": "1500", "CT-0004 2025": "800000", "CT-0005 2025": "12.5", "CT-0005 2024": "10", "CT-0006 2025": "12", "CT-0006 2024": "38",
		"CT-0007 2025": "68.12", "CT-0008 2025": "2400", "CT-0012 2025": "3", "CT-0013 2025": "30", "CT-0013 2025 a": "20", "CT-0013 2025 b": "40",
		"CT-0010 2025 a": "100", "CT-0010 2025 b": "300", "CT-0011 2025 a": "600", "CT-0011 2025 b": "2200", "CT-0003 2025 a": "5", "CT-0003 2025 b": "7",
	}
	for _, x := range []struct{ text, result, want string }{
		{"CT-0001 / CT-0002 * 100", "%", "25"},
		{"CT-0001 / CT-0002", "%", "25"}, // a share told in percent
		{"CT-0001 / CT-0002 * 100%", "%", "25"},
		{"CT-0001 ÷ CT-0002", "lần", "0.25"},
		{"CT-0001 / CT-0002", "", "0.25"},
		{"CT-0001 / prev(CT-0001) * 100 - 100", "%", "20"},
		{"CT-0001 / năm trước(CT-0001) - 1", "%/năm", "20"},
		{"(CT-0001 − nam truoc(CT-0001)) : prev(CT-0001)", "%", "20"},
		{"CT-0001 + CT-0003", "tỷ đồng", "61.5"}, // triệu is converted
		{"CT-0003 + CT-0001", "tỷ đồng", "61.5"},
		{"CT-0001 - CT-0003", "triệu đồng", "58500"},
		{"CT-0001 * 1000", "triệu đồng", "60000"}, // the conversion may be written
		{"CT-0001", "triệu đồng", "60000"},        // or left out
		{"CT-0001 * 1,5", "tỷ đồng", "90"},
		{"CT-0001 / CT-0004", "triệu đồng/người", "0.075"},
		{"CT-0001 / CT-0004 * 1000", "triệu đồng/người", "0.075"},
		{"CT-0008 / CT-0004", "giường bệnh/vạn dân", "30"},
		{"CT-0008 * 10000 / CT-0004", "giường bệnh/vạn dân", "30"},
		{"CT-0005 * CT-0001", "tỷ đồng", "7.5"},
		{"CT-0005 - prev(CT-0005)", "điểm %", "2.5"},
		{"100 - CT-0005", "%", "87.5"},
		{"prev(CT-0006) - CT-0006", "bậc", "26"},
		{"max(CT-0005; CT-0013; 20)", "%", "30"},
		{"nhỏ nhất(CT-0005, CT-0013)", "%", "12.5"},
		{"trung bình(CT-0005; CT-0013)", "%", "21.25"},
		{"tổng(CT-0010)", "ha", "400"},
		{"tổng(CT-0011) / tổng(CT-0010) * 10", "tạ/ha", "70"},
		{"sum(CT-0013 * CT-0010) / sum(CT-0010)", "%", "35"}, // a weighted mean
		{"avg(CT-0013)", "%", "30"},
		{"max(CT-0010) - min(CT-0010)", "ha", "200"},
		{"sum(CT-0003)", "tỷ đồng", "0.012"},
		{"-CT-0012 + 2 * (CT-0012 - 1)", "", "1"},
		{"CT-0012 / 7", "", "0.428571428571"},
		{"CT-0012 + 100000000000000000000,5", "", "100000000000000000003.5"},
		{"CT-0001/CT-0002*10", "điểm", "2.5"},
	} {
		if got := computed(t, x.text, x.result, values); got.Value != x.want {
			t.Errorf("%q in %q is %q, want %q (%+v)", x.text, x.result, got.Value, x.want, got)
		}
	}
}

// What is missing is named, is never zero, and leaves no value; what was read is told once.
func TestFormulaInputs(t *testing.T) {
	got := computed(t, "CT-0001 / prev(CT-0001) + CT-0001 / CT-0002", "lần", map[string]string{"CT-0001 2025": "60"})
	if got.Value != "" || len(got.Missing) != 2 || got.Missing[0].Code != "CT-0001" || got.Missing[0].Point.Period != "2024" || got.Missing[1].Code != "CT-0002" {
		t.Errorf("%+v", got)
	}
	if len(got.Inputs) != 1 || got.Inputs[0].Value != "60" || got.Inputs[0].Measure != "tỷ đồng" {
		t.Errorf("inputs: %+v", got.Inputs)
	}
	got = computed(t, "sum(CT-0003) + sum(CT-0001)", "tỷ đồng", map[string]string{"CT-0003 2025 a": "5", "CT-0003 2024 b": "7", "CT-0001 2025 a": "1"})
	if got.Value != "" || len(got.Missing) != 1 || got.Missing[0].Point.UnitID != "b" {
		t.Errorf("a unit that has not told its value: %+v", got)
	}
	if got = computed(t, "sum(CT-0003)", "tỷ đồng", nil); got.Value != "" || len(got.Missing) != 1 {
		t.Errorf("no unit has told anything: %+v", got)
	}
	got = computed(t, "CT-0001 / (CT-0002 - CT-0002)", "", map[string]string{"CT-0001 2025": "60", "CT-0002 2025": "1"})
	if got.Value != "" || len(got.Missing) != 0 || !strings.Contains(got.Why[0], "(CT-0002 - CT-0002)") {
		t.Errorf("divided by zero: %+v", got)
	}
	if got.Quality != plan.Final || got.KnownOn != "2026-01-10" {
		t.Errorf("%+v", got)
	}
}

// What does not fit is refused with its place or its units.
func TestFormulasRefused(t *testing.T) {
	for _, x := range []struct{ text, result, say string }{
		{"CT-0001 + CT-0005", "tỷ đồng", "không cộng, trừ hay so được"},
		{"CT-0001 + CT-0009", "tỷ đồng", "triệu USD"},
		{"CT-0001 / CT-0002", "tỷ đồng", "cho ra"},
		{"CT-0001", "%", "cho ra"},
		{"CT-0001 / CT-0002 * 1000", "%", "10^3"},
		{"CT-0001 * 100", "triệu đồng", "10^2"},
		{"CT-0006 + CT-0006", "bậc", "thứ bậc"},
		{"avg(CT-0006)", "thứ bậc", "thứ bậc"},
		{"CT-0006 / 2", "thứ bậc", "thứ bậc"},
		{"sum(CT-0005)", "%", "các đơn vị"},
		{"sum(CT-0001 / CT-0004)", "triệu đồng/người", "các đơn vị"},
		{"CT-0001/CT-0002*100 + CT-0003/CT-0001", "%", "hệ số"},
		{"CT-0099", "%", "CT-0099"},
		{"CT-0001 +", "", "ký tự 10"},
		{"CT-0001 CT-0002", "", "ký tự 9"},
		{"(CT-0001", "", "ký tự 9"},
		{"lấy(CT-0001)", "", "không có hàm"},
		{"CT-0001 * 1.000", "", "hai cách"},
		{"CT-0001 * 1,000,5", "", "hai cách"},
		{"1 + 2", "", "không dùng chỉ tiêu"},
		{"", "", "còn thiếu"},
		{"sum(sum(CT-0001))", "", "hai lần"},
		{"prev(CT-0001; CT-0002)", "", "một số liệu"},
		{"CT-0001 = 1", "", "không đứng được"},
		{strings.Repeat("(", 60) + "CT-0001", "", "lớp ngoặc"},
		{strings.Repeat("-", 60) + "CT-0001", "", "không đứng được"},
		{"CT-0001" + strings.Repeat("+1", 300), "", "quá nhiều phép tính"},
		{strings.Repeat("CT-0001+", 200), "", "tối đa"},
	} {
		f, err := ParseFormula(x.text)
		if err == nil {
			_, err = f.Check(measured(t, x.result), exampleMeasures)
		}
		var told *fault.Error
		if !errors.As(err, &told) || told.Field != "formula" || !strings.Contains(told.Vi, x.say) {
			t.Errorf("%q in %q: %v, want %q", x.text, x.result, err, x.say)
		}
	}
}

func TestFormulaCycles(t *testing.T) {
	reads := map[string][]string{"CT-0001": {"CT-0002", "CT-0009"}, "CT-0002": {"CT-0003"}, "CT-0003": {"CT-0001"}, "CT-0004": {"CT-0004"}, "CT-0005": {"CT-0006"}, "CT-0007": {"CT-0001"}}
	of := func(code string) []string { return reads[code] }
	if got := Cycle("CT-0002", of); strings.Join(got, " ") != "CT-0002 CT-0003 CT-0001 CT-0002" {
		t.Errorf("%q", got)
	}
	if got := Cycle("CT-0004", of); strings.Join(got, " ") != "CT-0004 CT-0004" {
		t.Errorf("%q", got)
	}
	for _, code := range []string{"CT-0005", "CT-0007", "CT-0008"} {
		if got := Cycle(code, of); got != nil {
			t.Errorf("%s: %q", code, got)
		}
	}
	if err := CycleFault([]string{"CT-0004", "CT-0004"}); !strings.Contains(err.Error(), "CT-0004 → CT-0004") {
		t.Error(err)
	}
	got := Order(map[string][]string{"CT-0001": {"CT-0005", "CT-0002"}, "CT-0002": {"CT-0003"}, "CT-0003": {"CT-0009"}})
	if strings.Join(got, " ") != "CT-0003 CT-0002 CT-0001" {
		t.Errorf("%q", got)
	}
}

// Random formulas of plain numbers give what exact fractions give.
func TestFormulasComputeExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := map[string]string{}
		exampleUnitsPlain := func(string) (Measure, bool) { return Measure{}, true }
		var make func(depth int) (string, *big.Rat)
		make = func(depth int) (string, *big.Rat) {
			if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
				n := rapid.IntRange(-9999, 9999).Draw(t, "n")
				code := fmt.Sprintf("CT-%04d", len(values)+1)
				values[code+" 2025"] = fmt.Sprintf("%d.%02d", n, rapid.IntRange(0, 99).Draw(t, "cents"))
				r, _ := new(big.Rat).SetString(values[code+" 2025"])
				return code, r
			}
			op := rapid.SampledFrom([]string{"+", "-", "*", "max", "min", "−x"}).Draw(t, "op")
			a, x := make(depth - 1)
			if op == "−x" {
				return "−(" + a + ")", new(big.Rat).Neg(x)
			}
			b, y := make(depth - 1)
			switch op {
			case "+":
				return "(" + a + " + " + b + ")", new(big.Rat).Add(x, y)
			case "-":
				return "(" + a + " - " + b + ")", new(big.Rat).Sub(x, y)
			case "*":
				return a + " × " + b, new(big.Rat).Mul(x, y)
			}
			if (x.Cmp(y) < 0) == (op == "max") {
				x = y
			}
			return op + "(" + a + "; " + b + ")", x
		}
		text, want := make(3)
		f, err := ParseFormula(text)
		if err != nil {
			t.Fatal(text, err)
		}
		p, err := f.Check(Measure{}, exampleUnitsPlain)
		if err != nil {
			t.Fatal(text, err)
		}
		got := p.Compute(Point{Period: "2025"}, exampleValues(values))
		exact, ok := new(big.Rat).SetString(got.Value)
		if diff := new(big.Rat); !ok || diff.Sub(exact, want).Abs(diff).Cmp(big.NewRat(1, 1_000_000_000_000)) > 0 {
			t.Fatalf("%s = %q, want %s (%+v)", text, got.Value, want.FloatString(14), got)
		}
	})
}

// Whatever is typed is read or refused at a place inside it; what is read computes without a fall.
func FuzzFormula(f *testing.F) {
	for _, seed := range []string{"CT-0001 / CT-0002 * 100", "tổng(CT-0011)/tổng(CT-0010)", "năm trước(CT-0001) − 1,5%", "max(CT-0005; 20, 30)", "((", "CT-1--CT-2", "1.000", "CT-0001/0", "avg(prev(CT-0001))", "0/CT-0001*10/0", "((CT-0001))", "0/0*CT-0001"} {
		f.Add(seed, "%")
	}
	values := exampleValues(map[string]string{"CT-0001 2025": "60", "CT-0002 2025": "0", "CT-0010 2025 a": "-3", "CT-0011 2025 a": "99999999999999999999999999"})
	f.Fuzz(func(t *testing.T, text, unit string) {
		formula, err := ParseFormula(text)
		if err != nil {
			return
		}
		for _, m := range formula.Mentions() {
			if m.Start < 0 || m.End > len(text) || !strings.EqualFold(text[m.Start:m.End], m.Code) {
				t.Fatalf("%q: %+v", text, m)
			}
		}
		result, err := ParseMeasure(unit)
		if err != nil {
			return
		}
		p, err := formula.Check(result, exampleMeasures)
		if err != nil {
			return
		}
		got := p.Compute(Point{Period: "2025"}, values)
		if _, ok := Parse(got.Value); got.Value != "" && !ok {
			t.Fatalf("%q gives %q", text, got.Value)
		}
		if got.Value != "" && len(got.Missing) > 0 {
			t.Fatalf("%q gives %q though %+v is missing", text, got.Value, got.Missing)
		}
	})
}
