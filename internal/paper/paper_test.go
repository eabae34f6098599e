package paper

import (
	"slices"
	"strings"
	"testing"
)

const (
	water = "Sở đã rà soát toàn bộ hồ chứa nước trên địa bàn, lập bản đồ vùng hạ du và thống nhất quy trình vận hành liên hồ với các địa phương ở cuối nguồn."
	boats = "Đội tàu câu xa bờ được trang bị máy thông tin tầm xa, mỗi chuyến biển đều báo vị trí hai lần một ngày cho đài canh của bến cá Hải Lộ."
	maps  = "Bản đồ số của vùng trồng chè được cập nhật từng thửa, người dân tra mã thửa bằng điện thoại và biết ngay ngày bón phân gần nhất."
	other = "Thư viện huyện mở cửa buổi tối, phục vụ học sinh nội trú và công nhân tan ca muộn tại khu nhà trọ gần cụm công nghiệp."
	third = "Nghệ nhân truyền nghề dệt thổ cẩm cho lớp trẻ vào mùa nông nhàn, sản phẩm bán tại chợ phiên và trên sàn trực tuyến của tỉnh."
)

// paperOf is a contribution with these paragraphs between the usual courtesies.
func paperOf(name string, paragraphs ...string) *Paper {
	return OfText(name, "THAM LUẬN\nCông tác năm qua của đơn vị\n\nKính thưa Hội nghị! Tôi xin trình bày tham luận của đơn vị.\n\n"+
		"Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017; căn cứ Kế hoạch của Ủy ban nhân dân tỉnh Mẫu Giang.\n\nI. KẾT QUẢ\n"+strings.Join(paragraphs, "\n\n")+"\n\nXin trân trọng cảm ơn!\n")
}

func reuseOf(r Result) (out []Passage) {
	for _, p := range r.Passages {
		if p.Use == Reuse {
			out = append(out, p)
		}
	}
	return out
}

func TestSharedPassages(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		kind       Kind // "" = nothing is shared
	}{
		{"word for word", water + " " + boats, water + " " + boats, Exact},
		{"other marks and capitals", water, strings.ReplaceAll(strings.ToUpper(water[:1])+water[1:], "hòa", "hoà"), Exact},
		{"an abbreviation written out", "UBND tỉnh giao đơn vị làm đầu mối cập nhật CSDL đất đai, mỗi quý đối soát một lần với từng xã.",
			"Ủy ban nhân dân tỉnh giao đơn vị làm đầu mối cập nhật cơ sở dữ liệu đất đai, mỗi quý đối soát một lần với từng xã.", Exact},
		{"an abbreviation of the paper itself", "Nhóm trực bến cá (NTBC) ghi lượt tàu. Mỗi tối NTBC đối chiếu nhật ký khai thác với phiếu cân của từng tàu cá trước khi gửi về đài canh.",
			"Nhóm trực bến cá ghi lượt tàu. Mỗi tối nhóm trực bến cá đối chiếu nhật ký khai thác với phiếu cân của từng tàu cá trước khi gửi về đài canh.", Exact},
		{"words changed", water + " " + boats, strings.NewReplacer("toàn bộ", "hết các", "thống nhất", "bàn bạc", "mỗi chuyến biển đều", "tất cả chuyến đi phải").Replace(water + " " + boats), Edited},
		{"sentences in another order", water + " " + boats + " " + maps, maps + " " + water + " " + boats, Reordered},
		{"clauses in another order", "Khi nước hồ dâng quá báo động hai, tổ xung kích của xã đi từng nhà bằng loa tay, đoàn viên đưa người già về trường học trước nửa đêm.",
			"Đoàn viên đưa người già về trường học trước nửa đêm, tổ xung kích của xã đi từng nhà bằng loa tay, khi nước hồ dâng quá báo động hai.", Reordered},
		{"nothing", water, other, ""},
		{"one frame around other figures", "Theo niên giám, số hộ nuôi cá lồng trên sông năm 2024 là 312 hộ; số này do chi cục tổng hợp.", "Theo niên giám, số vườn ươm trên sông năm 2024 là 45 vườn; số này do chi cục tổng hợp.", ""},
	} {
		papers := []*Paper{paperOf("a", other, c.a), paperOf("b", c.b, third)}
		if c.b == other {
			papers = []*Paper{paperOf("a", c.a), paperOf("b", c.b)}
		}
		found := reuseOf(Check(papers, nil))
		switch {
		case c.kind == "" && len(found) > 0:
			t.Errorf("%s: found %v", c.name, found)
		case c.kind != "" && (len(found) != 1 || found[0].Kind != c.kind):
			t.Errorf("%s: found %+v, not one %s", c.name, found, c.kind)
		case c.kind != "":
			if got := papers[1].Text[found[0].B.Start:found[0].B.End]; got != c.b {
				t.Errorf("%s: marked %q", c.name, got)
			}
		}
	}
}

func TestBoilerplateIsSetApart(t *testing.T) {
	quote := "“Nước đến đâu thì người đến đó, lòng hồ đầy thì lòng dân yên, việc của dân là việc của mình” là lời dặn của Đại hội."
	papers := []*Paper{paperOf("a", water, quote), paperOf("b", boats, quote)}
	r := Check(papers, nil)
	if found := reuseOf(r); len(found) > 0 {
		t.Errorf("reuse: %+v", found)
	}
	var classes []Class
	for _, p := range r.Passages {
		classes = append(classes, p.Class)
	}
	for _, want := range []Class{Greeting, Basis, Quotation, Title} {
		if !slices.Contains(classes, want) {
			t.Errorf("class %d is not set apart: %v", want, classes)
		}
	}
}

func TestOutlineCountsForNobody(t *testing.T) {
	asked := "Nêu rõ những việc đơn vị đã làm khác với năm trước, vì sao làm khác và ai được lợi từ cách làm ấy."
	papers := []*Paper{paperOf("a", asked+" "+water), paperOf("b", asked+" "+boats)}
	if found := reuseOf(Check(papers, nil)); len(found) != 1 {
		t.Errorf("without the outline: %+v", found)
	}
	if found := reuseOf(Check(papers, OfText("outline", "Câu hỏi gợi ý\n\n"+asked))); len(found) != 0 {
		t.Errorf("with the outline: %+v", found)
	}
}

func TestWhatMostPapersSayIsNobodysOwn(t *testing.T) {
	own := []string{water, boats, maps, other, third, strings.ToUpper(other), strings.ReplaceAll(third, "dệt", "rèn")}
	var papers []*Paper
	for i, text := range own {
		papers = append(papers, paperOf(string(rune('a'+i)), "Đơn vị xin hứa tiếp tục nỗ lực hết mình để xứng đáng với niềm tin của nhân dân trong tỉnh.", text))
	}
	for _, p := range reuseOf(Check(papers, nil)) {
		if strings.Contains(papers[p.PaperA].Text[p.A.Start:p.A.End], "xin hứa") {
			t.Errorf("a phrase of seven papers: %+v", p)
		}
	}
}

func TestContradictions(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Năm 2024, tỷ lệ hộ nghèo của tỉnh còn 3,62%, giảm đều ở các huyện.", "Theo báo cáo, tỷ lệ hộ nghèo năm 2024 là 5,1%.", true},
		{"Năm 2024, tỷ lệ hộ nghèo của tỉnh còn 3,62%.", "Tỷ lệ hộ nghèo năm 2023 là 5,1%.", false},
		{"Năm 2024, tỷ lệ hộ nghèo còn 3,62%.", "Năm 2024, tỷ lệ hộ nghèo còn 3,6%.", false},
		{"Năm 2024, tỷ lệ hộ nghèo còn 3,62%.", "Năm 2024, tỷ lệ hộ nghèo cả nước còn 5,1%.", false},
		{"Năm 2024, tỷ lệ hộ nghèo huyện Bến Lau còn 3,62%.", "Năm 2024, tỷ lệ hộ nghèo huyện Đồi Chè còn 5,1%.", false},
		{"Năm 2024, tỷ lệ hộ nghèo huyện Bến Lau còn 3,62%.", "Năm 2024, tỷ lệ hộ nghèo huyện Bến Lau còn 5,1%.", true},
		{"Tổng thu ngân sách năm 2024 đạt 6.683 tỷ đồng.", "Tổng thu ngân sách năm 2024 đạt 6.683.000 triệu đồng.", false},
		{"Tổng thu ngân sách năm 2024 đạt 6.683 tỷ đồng.", "Tổng thu ngân sách năm 2024 đạt 7.100 tỷ đồng.", true},
		{"Tổng thu ngân sách năm 2024 đạt 6.683 tỷ đồng.", "Tổng thu ngân sách năm 2024 đạt khoảng 6.700 tỷ đồng.", false},
		{"Tổng thu ngân sách năm 2024 đạt 6.683 tỷ đồng.", "Tổng thu ngân sách năm 2024 đạt trên 6.600 tỷ đồng.", false},
		{"Tổng thu ngân sách năm 2024 đạt 6.683 tỷ đồng.", "Tổng thu ngân sách năm 2024 đạt trên 7.600 tỷ đồng.", true},
		{"Năm 2024, tỷ lệ che phủ rừng đạt 38,2%.", "Mục tiêu năm 2024, tỷ lệ che phủ rừng đạt 40%.", false},
		{"Năm 2024, sản lượng chè đạt 12.400 tấn.", "Năm 2024, sản lượng cá đạt 9.100 tấn.", false},
		{"Tỷ lệ hộ nghèo còn 3,62%.", "Tỷ lệ hộ nghèo còn 5,1%.", false}, // no period: nothing can be said
	} {
		r := Check([]*Paper{paperOf("a", c.a), paperOf("b", c.b)}, nil)
		if got := len(r.Contradictions) == 1; got != c.want {
			t.Errorf("%q against %q: %+v", c.a, c.b, r.Contradictions)
		}
	}
}

func TestSameResultInAnyOrder(t *testing.T) {
	papers := []*Paper{paperOf("a", water, boats), paperOf("b", maps, water), paperOf("c", boats+" "+maps), paperOf("d", "Năm 2024, tỷ lệ hộ nghèo còn 3,62%.", other), paperOf("e", other, "Năm 2024, tỷ lệ hộ nghèo còn 5%.")}
	want, err := Check(papers, nil).JSON(papers)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		papers = append(papers[1:], papers[0])
		got, err := Check(papers, nil).JSON(papers)
		if err != nil || string(got) != string(want) {
			t.Errorf("in another order:\n%s\n%s", got, want)
		}
	}
}

func TestOddPapers(t *testing.T) {
	long := strings.Repeat("việc này lặp đi lặp lại mãi không thôi ", 20_000)
	for name, papers := range map[string][]*Paper{
		"none":            nil,
		"empty":           {OfText("a", ""), OfText("b", "\n\n…\n")},
		"the same twice":  {paperOf("a", water, boats), paperOf("a", water, boats)},
		"no sentence":     {OfText("a", "một hai"), OfText("b", "một hai")},
		"repeats itself":  {OfText("a", long), OfText("b", long)},
		"broken letters":  {OfText("a", "Sở \xff\xfe đã \x00 rà soát"), OfText("b", "Sở \xff\xfe đã \x00 rà soát")},
		"only quotations": {OfText("a", "“"+water+"”"), OfText("b", "“"+water+"”")},
	} {
		r := Check(papers, nil)
		for _, p := range r.Passages {
			if p.A.Start < 0 || p.A.End > len(papers[p.PaperA].Text) || p.A.Start >= p.A.End {
				t.Errorf("%s: %+v", name, p)
			}
		}
		if name == "the same twice" && len(reuseOf(r)) == 0 {
			t.Error("the same paper twice is not told")
		}
	}
}

// An abbreviation is several words at one place: the unit of an amount before it ends there.
func TestAnAmountBeforeAnAbbreviation(t *testing.T) {
	papers := []*Paper{
		paperOf("a", "Năm 2025, số kiến nghị của doanh nghiệp là 27 gửi UBND tỉnh xem xét. "+boats),
		paperOf("b", "Năm 2025, số kiến nghị của doanh nghiệp là 41 gửi UBND tỉnh xem xét. "+maps),
	}
	if found := Check(papers, nil); len(found.Contradictions) != 1 {
		t.Errorf("contradictions: %+v", found.Contradictions)
	}
}
