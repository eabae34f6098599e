package exchange

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"reflect"
	"strings"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

var sample = []Row{
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Target, Span: when.Interval{From: "2026-01-01", To: "2030-12-31"}, Comparator: "between", Value: "9", High: "10"},
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Target, Span: when.Interval{To: "2030-12-31"}, Comparator: ">=", Value: "9.5", KnownOn: "2026-01-15"},
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Target, Span: when.Interval{From: "2027-01-01"}, Worded: "tăng khá, “bền vững”\nhằng năm"},
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Baseline, Span: when.Interval{From: "2025-01-01", To: "2025-12-31"}, Comparator: "=", Value: "8.76"},
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Path, Span: when.Interval{From: "2026-04-01", To: "2026-06-30"}, Comparator: "=", Value: "0.000000001"},
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Observed, Period: "2025", Value: "8.1", Quality: plan.Estimate, KnownOn: "2025-12-10", Source: "Báo cáo, 6 tháng; \"quý\""},
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Observed, Period: "2025", Value: "8.3", Quality: plan.Estimate, KnownOn: "2025-12-29"},
	{Code: "CT-0001", Name: "Tốc độ tăng GRDP", Unit: "%/năm", Sort: Observed, Period: "2025-9M", Value: "-1", Quality: plan.Provisional},
	{Code: "CT-0002", Name: "Xếp hạng PCI", Unit: "thứ bậc", Sort: Observed, Period: "2024", Absent: true, Quality: plan.Final},
	{Code: "CT-0002", Name: "Xếp hạng PCI", Unit: "thứ bậc", Sort: Observed, Period: "2022", Value: "12", Quality: plan.Final, OutOf: 63, Note: "63 tỉnh"},
	{Code: "CT-0003", Name: "Lao động qua đào tạo", Unit: "%", Of: "xa-an-binh", Cut: map[string]string{"giới tính": "nữ", "khu vực": "thành thị"}, Sort: Observed, Period: "2026-05", Value: "70", Quality: plan.Revised, Since: "2026-01-01"},
	{Code: "CT-0003", Name: "Lao động qua đào tạo", Unit: "%", Sort: Observed, Period: "2025-H2", Value: "70", Quality: plan.Final},
	{Code: "CT-0003", Name: "Lao động qua đào tạo", Unit: "%", Sort: Observed, Period: "2026-W07", Value: "70", Quality: plan.Final},
	{Code: "CT-0003", Name: "Lao động qua đào tạo", Unit: "%", Sort: Observed, Period: "2026-05-31_2026-03-01_chuyen-de", Value: "70", Quality: plan.Final},
}

func samples(put func(Row) error) error {
	for _, x := range sample {
		if err := put(x); err != nil {
			return err
		}
	}
	return nil
}

// What is written as SDMX-CSV is read again as it was.
func TestSDMXCSVThereAndBack(t *testing.T) {
	var b bytes.Buffer
	left, err := WriteSDMXCSV(&b, samples)
	if err != nil || left != 0 {
		t.Fatal(left, err)
	}
	if !strings.HasPrefix(b.String(), "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,UNIT_MEASURE,") || !strings.Contains(b.String(), "\r\ndataflow,LOTRINH:INDICATORS(1.0.0),M,A,_T,CT-0001,PHAN_TRAM_TREN_NAM,ACTUAL,E,_Z,2,2025,8.3,E,") {
		t.Error(b.String())
	}
	var got []Row
	told, err := Read("values.csv", b.Bytes(), Options{Today: today}, func(x Row) error {
		x.Place = Place{}
		got = append(got, x)
		return nil
	})
	if err != nil || told.Format != "sdmx-csv" || told.Wrongs > 0 || len(told.Asked) > 0 {
		t.Fatal(told, err)
	}
	for i, want := range sample {
		if i >= len(got) || !reflect.DeepEqual(got[i], want) {
			t.Fatalf("%d: %+v\nwant %+v", i, got[i], want)
		}
	}
	again := func(put func(Row) error) error { return put(Row{Code: "CT-0009", Sort: Target, Value: "1"}) }
	if left, err = WriteSDMXCSV(io.Discard, again); err != nil || left != 1 {
		t.Error("a target without a time is told as left out:", left, err)
	}
}

// A message of another agency is read by its columns; what it cannot say is told by its cell.
func TestSDMXCSVOfOthers(t *testing.T) {
	rows, wrong, _ := read(t, []byte("STRUCTURE;STRUCTURE_ID;ACTION;REF_AREA: Vùng;INDICATOR;TIME_PERIOD;OBS_VALUE;OBS_STATUS\n"+
		"dataflow;NSO:X(1.0);I;_T;CT-0001: GRDP;2024-Q2;1.5E1;A: Normal\ndataflow;NSO:X(1.0);I;_T;CT-0001;2024-S1;;A\ndataflow;NSO:X(1.0);D;_T;CT-0001;2024;1;A\ndataflow;NSO:X(1.0);M;_T;CT-0001;bao giờ;1;A\ndataflow;NSO:X(1.0);M;_T;CT-0001;2024;1,5;A\ndataflow;NSO:X(1.0);M;_T;CT-0001;2023;NaN;A\n"), nil)
	same(t, "rows", rows, "G2|CT-0001|||observation|2024-Q2|15|final", "G7|CT-0001|||observation|2023|absent|final")
	if len(wrong) != 3 || !strings.HasPrefix(wrong[0], "C4: ") || !strings.HasPrefix(wrong[1], "F5: ") || !strings.HasPrefix(wrong[2], "G6: ") {
		t.Errorf("%q", wrong)
	}
}

// An SDMX-JSON message counts its codes by place: every index leads to the code it stands for.
func TestSDMXJSON(t *testing.T) {
	var b bytes.Buffer
	if left, err := WriteSDMXJSON(&b, Head{ID: "LOTRINH-1", On: today, Test: true}, samples); err != nil || left != 0 {
		t.Fatal(left, err)
	}
	var m struct {
		Meta struct {
			ID       string
			Prepared string
			Sender   struct{ ID string }
		}
		Data struct {
			DataSets []struct {
				Action       string
				Observations map[string][]any
			}
			Structures []struct {
				Dimensions, Attributes struct {
					Observation []struct {
						ID     string
						Values []struct{ ID, Name, Value string }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &m); err != nil {
		t.Fatal(err, b.String())
	}
	set, structure := m.Data.DataSets[0], m.Data.Structures[0]
	if len(set.Observations) != len(sample) || len(structure.Dimensions.Observation) != len(sdmxDimensions) {
		t.Fatalf("%d observations, %d dimensions", len(set.Observations), len(structure.Dimensions.Observation))
	}
	found := false
	for key, values := range set.Observations {
		var codes []string
		for i, n := range strings.Split(key, ":") {
			at := 0
			for _, c := range n {
				at = 10*at + int(c-'0')
			}
			codes = append(codes, structure.Dimensions.Observation[i].Values[at].ID)
		}
		if strings.Join(codes, ".") == "A._T.CT-0002.THU_BAC.ACTUAL.F._Z.1.2022" {
			found = values[0] == 12.0 && structure.Attributes.Observation[0].Values[int(values[1].(float64))].ID == "A"
		}
	}
	if !found {
		t.Errorf("the rank of 2022 is not there: %s", b.String())
	}
}

func TestStratML(t *testing.T) {
	var b bytes.Buffer
	err := WriteStratML(&b, Plan{Name: "Kế hoạch <2026>", Organisation: "Tỉnh Mẫu Giang", On: today, Days: when.Interval{From: "2025-10-01", To: "2030-10-01"}}, func(put func(Indicator) error) error {
		if err := put(Indicator{Code: "CT-0001", Name: "Tăng trưởng & thu nhập", Unit: "%/năm", Leads: []string{"Sở Tài chính"}, Group: []string{"I. KINH TẾ"}, Values: sample[:8]}); err != nil {
			return err
		}
		return put(Indicator{Code: "CT-0002", Name: "Xếp hạng", Values: sample[8:10]})
	})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	d := xml.NewDecoder(&b)
	var path []string
	count := map[string]int{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Space != stratML {
				t.Errorf("%s is of the namespace %q", x.Name.Local, x.Name.Space)
			}
			path = append(path, x.Name.Local)
			count[strings.Join(path, "/")]++
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if len(path) > 0 && path[len(path)-1] == "Identifier" {
				if ids[string(x)] || !strings.HasPrefix(string(x), "_") {
					t.Errorf("identifier %q", x)
				}
				ids[string(x)] = true
			}
		}
	}
	const measured = "PerformancePlanOrReport/StrategicPlanCore/Goal/Objective/PerformanceIndicator/MeasurementInstance/"
	if count[measured+"TargetResult"] != 4 || count[measured+"ActualResult"] != 6 || count["PerformancePlanOrReport/StrategicPlanCore/Goal"] != 2 {
		t.Errorf("%v", count)
	}
}
