package paper

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestRequestsToTheCentreOfTheSample are those that were planted.
func TestRequestsToTheCentreOfTheSample(t *testing.T) {
	papers, _ := demoPapers(t)
	content, err := os.ReadFile("../../samples/papers/key.json")
	if err != nil {
		t.Fatal(err)
	}
	var key struct {
		ToTheCentre []struct{ Doc, First string } `json:"to_the_centre"`
	}
	if err := json.Unmarshal(content, &key); err != nil || len(key.ToTheCentre) != 5 {
		t.Fatal(err, len(key.ToTheCentre))
	}
	file, err := os.Open("../../samples/units.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var units []string
	for _, row := range rows[1:] {
		if row[4] == "central" {
			continue
		}
		units = append(append(units, row[1]), strings.Split(row[8], "|")...)
	}
	names := NamesOf(units)
	all, concrete, centre := 0, 0, 0
	for _, p := range papers {
		for _, x := range p.Requests(names) {
			all++
			if x.Concrete() {
				concrete++
			}
			text := p.Text[x.Span.Start:x.Span.End]
			t.Logf("%s: to %q by %q centre %t: %s", p.Name, x.To, x.By, x.Centre, text)
			if !x.Centre {
				continue
			}
			centre++
			planted := false
			for _, k := range key.ToTheCentre {
				planted = planted || k.Doc == p.Name && strings.Contains(text, k.First)
			}
			if !planted {
				t.Errorf("%s: to the centre: %s", p.Name, text)
			}
		}
	}
	t.Logf("%d proposals, %d concrete, %d to the centre", all, concrete, centre)
	if centre != 5 || all < 40 || concrete < 25 {
		t.Errorf("%d proposals, %d concrete, %d to the centre", all, concrete, centre)
	}
}

func TestAnswersOfTheSample(t *testing.T) {
	papers, outline := demoPapers(t)
	questions := map[string][]string{}
	var order []string
	for line := range strings.Lines(outline.Text) {
		if number, q, ok := strings.Cut(strings.TrimSpace(line), ". "); ok && len(number) == 3 && number[1] == '.' && number[0] >= '1' && number[0] <= '6' {
			questions[number[:1]] = append(questions[number[:1]], q)
			order = append(order, q)
		}
	}
	if len(order) != 18 {
		t.Fatalf("%d questions", len(order))
	}
	seen := 0
	for _, p := range papers {
		for i, a := range p.Answers(order) {
			if a.Seen() {
				seen++
				t.Logf("%s: %s | %s | %.90s", p.Name, order[i], strings.Join(a.Terms, "; "), p.Text[a.Span.Start:a.Span.End])
			}
			if p.Name == "20-so-ngv" && a.Seen() && strings.Contains(p.Text[a.Span.Start:a.Span.End], "Thủ tục nào người dân") {
				t.Errorf("a copy of the question is no answer")
			}
		}
	}
	if seen < 8 {
		t.Errorf("%d answers", seen)
	}
}

func TestWhatIsNewAgainstAnEarlierPaper(t *testing.T) {
	old := OfText("a", "Sở đã rút ngắn thời gian thẩm định giá đất từ bốn mươi lăm ngày xuống ba mươi ngày ở mười hai dự án của tỉnh.\n")
	now := OfText("a", old.Text+"Năm nay hai tổ công tác xuống từng xã ven sông, gặp bốn trăm hộ còn vướng và gỡ xong cho ba phần tư số hộ ấy.\n")
	if x := now.NewAgainst(now); x != 0 {
		t.Errorf("against itself: %.2f", x)
	}
	if x := now.NewAgainst(old); x < 0.4 || x > 0.6 {
		t.Errorf("against the old one: %.2f", x)
	}
	if x := now.NewAgainst(OfText("b", "Trạm y tế mở cửa cả buổi tối cho người đi làm xa về khám bệnh.")); x != 1 {
		t.Errorf("against another one: %.2f", x)
	}
}

func TestTheNumberOfAnItemIsNoAmount(t *testing.T) {
	p := OfText("a", "III. KIẾN NGHỊ\n1. Sở Xây dựng trình quy chế trước ngày 31/7/2026.\n2. Bàn giao hai khu đất sạch 6,8 ha cho nhà ở xã hội.\n3) Rà lại 37 cầu yếu trên đường xã.\n")
	var told []string
	for _, s := range p.Numbers() {
		told = append(told, p.Text[s.Start:s.End])
	}
	if len(told) != 2 || !strings.Contains(told[0], "6,8 ha") || !strings.Contains(told[1], "37 cầu") {
		t.Errorf("%q", told)
	}
}
