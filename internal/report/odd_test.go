package report_test

import (
	"strings"
	"testing"

	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
)

func TestOdd(t *testing.T) {
	task, _ := plan.Kinds(plan.DefaultKinds).Of(plan.TaskKind)
	indicator, _ := plan.Kinds(plan.DefaultKinds).Of(plan.IndicatorKind)
	working := func(percent int, text string) report.Line {
		return report.Line{State: plan.InProgress, Percent: percent, Text: text}
	}
	value := func(v string) report.Line { return report.Line{Percent: -1, Value: v, Quality: plan.Estimate} }
	for what, c := range map[string]struct {
		kind      plan.Kind
		now, last report.Line
		want      string // rules and fields
	}{
		"further on":             {task, working(60, "Đã trình"), working(40, "Đang soạn"), ""},
		"nothing said":           {task, report.Line{Percent: -1}, working(40, "Đang soạn"), ""},
		"percent down":           {task, working(30, "Đã trình"), working(40, "Đang soạn"), "down percent"},
		"percent no longer told": {task, working(-1, "Đã trình"), working(40, "Đang soạn"), ""},
		"the same words":         {task, working(60, " Đang   SOẠN "), working(40, "Đang soạn"), "same_text text"},
		"no words, twice":        {task, working(60, ""), working(40, ""), ""},
		"done without product":   {task, report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-06-01"}, working(90, "x"), "no_product product"},
		"done with a file":       {task, report.Line{State: plan.Done, Percent: 100, DoneOn: "2026-06-01", Evidence: "abc"}, working(90, "x"), ""},
		"reopened":               {task, working(90, "y"), report.Line{State: plan.Done, Percent: 100, Text: "x"}, "reopened state, down percent"},
		"whole and not done":     {task, working(100, "y"), working(90, "x"), "full state"},
		"half as much again":     {indicator, value("15"), value("10"), ""},
		"twice":                  {indicator, value("20"), value("10"), "jump value"},
		"a third":                {indicator, value("3.3"), value("10"), "jump value"},
		"a thousand times":       {indicator, value("71250"), value("71.25"), "jump value"},
		"from nothing":           {indicator, value("5"), value("0"), ""},
		"to nothing":             {indicator, value("0"), value("5"), ""},
		"below zero":             {indicator, value("-5"), value("5"), ""},
		"first value":            {indicator, value("5"), value(""), ""},
	} {
		c.now.ItemID = "i1"
		var got []string
		for _, o := range report.Odd(c.kind, c.now, &c.last) {
			got = append(got, o.Rule+" "+o.Field)
			if o.Vi == "" || o.En == "" || strings.Contains(o.Vi+o.En, "%!") || o.Say(lang.Vi) == o.Say(lang.En) || !strings.Contains(o.Key, "|i1|") {
				t.Errorf("%s: %+v", what, o)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q, want %q", what, s, c.want)
		}
	}
	if got := report.Odd(task, report.Line{State: plan.Done, Percent: 100}, nil); len(got) != 1 {
		t.Errorf("without a line before: %+v", got)
	}
	last := value("71.25")
	said := report.Odd(indicator, value("71250"), &last)[0]
	if want := "Giá trị tăng 1000 lần: kỳ trước 71,25, kỳ này 71250; xin xem lại đơn vị tính."; said.Vi != want {
		t.Errorf("%q, want %q", said.Vi, want)
	}
}

// What was confirmed of one figure says nothing of another one.
func TestConfirmedIsOneFigure(t *testing.T) {
	indicator, _ := plan.Kinds(plan.DefaultKinds).Of(plan.IndicatorKind)
	last := report.Line{Value: "10"}
	odd := func(v string) report.Oddity { return report.Odd(indicator, report.Line{Value: v}, &last)[0] }
	x := report.Report{Confirmed: []string{odd("30").Key}}
	if !x.Confirms(odd("30")) || x.Confirms(odd("40")) {
		t.Errorf("%v confirms the wrong one", x.Confirmed)
	}
}

func TestEvidenceIsWhatItsNameSays(t *testing.T) {
	zip, pdf, old, png := "PK\x03\x04rest", "%PDF-1.7\n", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "\x89PNG\r\n\x1a\n"
	fits := map[string]string{"a.pdf": pdf, "A.PDF": pdf, "a.docx": zip, "a.xlsx": zip, "a.doc": old, "a.png": png, "a.jpg": "\xff\xd8\xff\xe0", "a.txt": "đủ chữ", "ảnh.jpeg": "\xff\xd8\xff\xdb", "a.doc ": old}
	for name, content := range fits {
		if err := report.EvidenceFits(name, []byte(content)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, bad := range [][2]string{{"a.pdf", zip}, {"a.docx", pdf}, {"a.png", "GIF89a"}, {"a.txt", "a\x00b"}, {"a.exe", "MZ\x90\x00"}, {"bao-cao", pdf}, {"a.pdf", ""}, {"a.jpg", "<html>"}} {
		if err := report.EvidenceFits(bad[0], []byte(bad[1])); err == nil {
			t.Errorf("%s of %q is taken: %v", bad[0], bad[1], err)
		}
	}
}
