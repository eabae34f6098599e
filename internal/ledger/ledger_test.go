package ledger_test

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/ledger"
)

func TestTokensAreFound(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Giao Sở Tài chính chủ trì, phối hợp với các sở, ngành hoàn thành trước ngày 30/6/2025.",
			"directive:Giao unit:Sở Tài chính directive:chủ trì directive:phối hợp unit:các sở, ngành date:ngày 30/6/2025"},
		{"Kế hoạch số 35/KH-UBND ngày 28 tháng 02 năm 2024 của UBND tỉnh Mẫu Giang", "document:35/KH-UBND date:ngày 28 tháng 02 năm 2024 unit:UBND tỉnh Mẫu Giang"},
		{"274 - CTr/TU, 190/2025/QH15, 6001/BKHCN-CĐSQG", "document:274 - CTr/TU document:190/2025/QH15 document:6001/BKHCN-CĐSQG"},
		{"đạt 8,5%/năm, khoảng 1.200 tỷ đồng trong quý III/2025", "number:8,5 number:1.200 tỷ đồng date:quý III/2025"},
		{"6 tháng đầu năm 2025 và giai đoạn 2021 - 2030, hằng năm", "date:6 tháng đầu năm 2025 date:2021 - 2030 date:hằng năm"},
		{"Giao thông, bàn giao, thành phố Cần Thơ, cần thiết", ""},
		{"Ủy ban nhân dân các xã, phường phải báo cáo", "unit:Ủy ban nhân dân các xã, phường directive:phải"},
		{"Chính phủ điện tử; chính phủ số", ""},
	} {
		var got []string
		for _, x := range ledger.Scan(c.text) {
			got = append(got, string(x.Kind)+":"+c.text[x.Span.Start:x.Span.End])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

// paper makes a source of one paragraph under a heading of a section.
func paper(section doc.SectionType, text string) *doc.Source {
	title := "II. PHẦN HAI"
	all := title + "\n" + text
	head, body := doc.Span{Start: 0, End: len(title)}, doc.Span{Start: len(title) + 1, End: len(all)}
	return &doc.Source{Text: all, Blocks: []doc.Block{{Span: head}, {Span: body}}, Passages: []doc.Passage{
		{ID: "s1", Level: 1, Kind: doc.Section, Marker: "II.", Title: "PHẦN HAI", Section: section, Span: head},
		{ID: "s2", Parent: "s1", Level: 2, Kind: doc.Para, Section: section, Span: body},
	}}
}

func TestReasonsFollowFromThePlace(t *testing.T) {
	for _, c := range []struct {
		section doc.SectionType
		text    string
		token   string
		want    ledger.Reason
	}{
		{doc.Tasks, "Giao Sở Y tế lập kế hoạch trong quý II/2025.", "quý II/2025", ""},
		{doc.Tasks, "Rà soát quy hoạch mạng lưới trường lớp trước ngày 30/6/2025.", "ngày 30/6/2025", ""},
		{doc.Tasks, "Sở Y tế, trong phạm vi nhiệm vụ của mình, giám sát việc thực hiện.", "Sở Y tế", ""},
		{doc.Goals, "Tỷ lệ hộ nghèo còn dưới 2%.", "2", ""},
		{doc.Results, "Tỷ lệ hộ nghèo còn 2%.", "2", ledger.Achieved},
		{doc.Tasks, "Năm 2024, tỷ lệ hộ nghèo đã giảm còn 2%.", "2", ledger.Achieved},
		{doc.LegalBasis, "Căn cứ Luật số 72/2025/QH15;", "72/2025/QH15", ledger.LegalBasis},
		{doc.Recipients, "- Sở Y tế;", "Sở Y tế", ledger.Recipient},
		{doc.Funding, "Ngân sách tỉnh bố trí 20 tỷ đồng.", "20 tỷ đồng", ledger.Funding},
		{doc.Tasks, "Trong quá trình thực hiện, nếu có vướng mắc, báo cáo Sở Y tế.", "Sở Y tế", ledger.Condition},
		{doc.Tasks, "Xây dựng đề án đáp ứng yêu cầu.", "yêu cầu", ""},
		{doc.Unspecified, "Thủ tục phải đơn giản, dễ hiểu.", "phải", ledger.Requirement},
		{doc.Unspecified, "Theo quy định tại khoản 3 Điều 5.", "5", ledger.CrossReference},
		{doc.Unspecified, "Mạng 5G là nền tảng.", "5", ledger.NamePart},
		{doc.Unspecified, "Khẩu hiệu “Sở Y tế phục vụ” treo ở cổng.", "Sở Y tế", ledger.Cited},
		{doc.Unspecified, "Thủ trưởng Sở Y tế chủ trì hội nghị.", "chủ trì", ledger.Event},
		{doc.Unspecified, "Trụ sở của Sở Y tế ở trung tâm.", "Sở Y tế", ledger.Statement},
	} {
		src := paper(c.section, c.text)
		found := false
		for _, e := range ledger.Of(src, nil) {
			if src.Text[e.Span.Start:e.Span.End] == c.token {
				found = true
				if e.Reason != c.want || e.By != "" {
					t.Errorf("%q in %q: %q by %q, want %q", c.token, c.text, e.Reason, e.By, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%q is no token of %q", c.token, c.text)
		}
	}
}

func TestWhatAnItemStandsOnIsUsed(t *testing.T) {
	src := paper(doc.Tasks, "Chủ tịch UBND tỉnh yêu cầu Sở Y tế lập kế hoạch; Sở Xây dựng rà soát quy hoạch.")
	at := strings.Index(src.Text, "Sở Y tế")
	end := strings.Index(src.Text, ";")
	l := ledger.Of(src, []ledger.Claim{{Span: doc.Span{Start: at, End: end}, By: "i1", Item: true}})
	for _, e := range l {
		text := src.Text[e.Span.Start:e.Span.End]
		switch {
		case text == "Sở Xây dựng" && !e.Unaccounted():
			t.Errorf("an overlooked task has a reason: %+v", e)
		case (text == "Sở Y tế" || text == "yêu cầu") && e.By != "i1":
			t.Errorf("%s: by %q, want the item and the order that leads into it", text, e.By)
		}
	}
	if n := len(l.Unused()); n == 0 || n == len(l) {
		t.Errorf("%d of %d are unused", n, len(l))
	}
}

func TestEveryReasonIsSaidInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range append(ledger.Reasons, ledger.Reason("").Of()) {
		for _, s := range []string{r.Vi, r.En, r.ViWhen, r.EnWhen} {
			if s == "" || seen[s] {
				t.Errorf("%s: a name is missing or said twice: %q", r.Reason, s)
			}
			seen[s] = true
		}
	}
}
