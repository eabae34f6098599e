package conference

import (
	"slices"
	"testing"
)

func TestMembersAreReadOutOfADecision(t *testing.T) {
	text := `Điều 1. Thành lập Tổ giúp việc, gồm:
1. Giám đốc Sở Tài chính, Tổ trưởng;
2. Đồng chí Trần Thị B, Phó Chánh Văn phòng Tỉnh ủy - Tổ phó;
- Ông Lê Văn C, Phó Giám đốc Sở Tư pháp: thành viên;
4. Trưởng phòng Tổng hợp kinh tế, Sở Tài chính, thành viên kiêm thư ký.
5. Rà soát các tham luận, chỉ ra nội dung trùng nhau.
Điều 2. Tổ trưởng phân công thành viên, thư ký
`
	named := MembersNamed(text)
	if len(named) != 4 {
		t.Fatalf("read %d members: %+v", len(named), named)
	}
	for i, want := range []struct {
		role  GroupRole
		title string
	}{{Chair, "Giám đốc Sở Tài chính"}, {Deputy, "Phó Chánh Văn phòng Tỉnh ủy"}, {Reviewer, "Phó Giám đốc Sở Tư pháp"}, {Secretary, "Trưởng phòng Tổng hợp kinh tế, Sở Tài chính"}} {
		if named[i].Role != want.role || !slices.Contains(named[i].Titles(), want.title) {
			t.Errorf("member %d: %+v, want %+v", i+1, named[i], want)
		}
		if line := text[named[i].Span.Start:named[i].Span.End]; !slices.Contains([]string{"1", "2", "-", "4"}, line[:1]) {
			t.Errorf("member %d stands at %q", i+1, line)
		}
	}
	if got := MembersNamed("Điều 3. Sở Tài chính là cơ quan thường trực.\n1. Báo cáo, trước ngày 30/6."); got != nil {
		t.Errorf("members out of nothing: %+v", got)
	}
}
