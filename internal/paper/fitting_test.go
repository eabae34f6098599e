package paper

import (
	"slices"
	"testing"
)

func TestTopicsFindTheUnitsWhoseFunctionsSpeakToThem(t *testing.T) {
	common := "\n9. Thực hiện cải cách hành chính, phòng, chống tham nhũng trong phạm vi quản lý của sở theo quy định."
	f := FunctionsOf([]Statement{
		statementOf(t, "Sở Thủy sản", "1. Quản lý tàu cá, cảng cá, nơi neo đậu tránh trú bão và giám sát hành trình tàu cá trên biển.\n2. Cứu hộ người và phương tiện trên hồ khi có bão, lũ; thường trực ở bến."+common),
		statementOf(t, "Sở Di sản", "1. Quản lý bảo tàng, kiểm kê hiện vật và tu bổ di tích đã xếp hạng trên địa bàn tỉnh.\n2. Truyền dạy dệt thổ cẩm, hát ru và lễ hội truyền thống của các dân tộc."+common),
		statementOf(t, "Sở Văn thư", "1. Quản lý con dấu, kho lưu trữ và số hóa tài liệu của tỉnh."+common),
		statementOf(t, "Sở Bến thủy", "1. Cứu hộ người và phương tiện trên hồ khi có bão, lũ; thường trực ở bến.\n2. Cấp phép bến khách ngang sông."+common),
		statementOf(t, "Sở Lâm vườn", "1. Quản lý vườn ươm, giống cây bản địa và rừng phòng hộ đầu nguồn."+common),
	})
	units := func(lines ...string) (out []string) {
		for _, x := range f.ForTopic(lines) {
			if x.Clause == "" || len(x.Terms) == 0 {
				t.Errorf("no reason: %+v", x)
			}
			out = append(out, x.Unit)
		}
		return out
	}
	for _, c := range []struct {
		lines []string
		want  []string
	}{
		{[]string{"Giữ gìn di tích và lễ hội truyền thống"}, []string{"Sở Di sản"}},
		{[]string{"Đời sống ven hồ", "Cảng cá và nơi neo đậu nào còn thiếu, vì sao?"}, []string{"Sở Thủy sản"}},
		{[]string{"An toàn ven hồ", "Cứu hộ người và phương tiện trên hồ đã làm đến đâu?"}, []string{"Sở Bến thủy", "Sở Thủy sản"}},
		{[]string{"Cải cách hành chính trong phạm vi quản lý của sở", "Việc nào ở đâu đã làm được gì, còn gì phải làm?"}, nil}, // all have it, so nobody is told
	} {
		if got := units(c.lines...); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, wanted %q", c.lines, got, c.want)
		}
	}
	shared, known := f.Together("Sở Thủy sản", "Sở Bến thủy", []string{"An toàn ven hồ", "Cứu hộ người và phương tiện trên hồ đã làm đến đâu?"})
	if !known || len(shared.Clauses) != 1 || !slices.Equal(shared.Lines, []int{1}) {
		t.Errorf("in common: %+v", shared)
	}
	if shared, known := f.Together("Sở Di sản", "Sở Văn thư", []string{"Kho lưu trữ của tỉnh"}); !known || len(shared.Clauses)+len(shared.Lines) != 0 {
		t.Errorf("two that share what all have: %+v", shared)
	}
	if _, known := f.Together("Sở Di sản", "Sở Không Có", nil); known {
		t.Error("what a unit without functions shares is known")
	}
}
