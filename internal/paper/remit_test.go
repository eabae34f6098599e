package paper

import (
	"testing"

	reader "lotrinh/internal/read"
)

// statementOf is a decision on the functions of a unit of the fictional province.
func statementOf(t *testing.T, unit string, clauses string) Statement {
	t.Helper()
	src, err := reader.File("qd.txt", []byte("ỦY BAN NHÂN DÂN\nTỈNH MẪU GIANG\n\nSố: 07/2025/QĐ-UBND\n\nMẫu Giang, ngày 03 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\nVề việc quy định chức năng, nhiệm vụ, quyền hạn của "+unit+
		" tỉnh Mẫu Giang\n\nỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Nhiệm vụ và quyền hạn\n"+clauses+"\n\nĐiều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực kể từ ngày ký.\n"))
	if err != nil {
		t.Fatal(err)
	}
	s, ok := StatementOf(src)
	if !ok || s.Unit != unit {
		t.Fatalf("statement of %q: %q, %d clauses", unit, s.Unit, len(s.Clauses))
	}
	return s
}

func TestSectionsOutsideTheRemit(t *testing.T) {
	common := "\n9. Thực hiện cải cách hành chính, phòng, chống tham nhũng trong phạm vi quản lý của sở theo quy định."
	f := FunctionsOf([]Statement{
		statementOf(t, "Sở Thủy sản", "1. Quản lý tàu cá, cảng cá, nơi neo đậu tránh trú bão và giám sát hành trình tàu cá trên biển.\n2. Hướng dẫn nuôi cá lồng, kiểm tra giống và thức ăn thủy sản."+common),
		statementOf(t, "Sở Di sản", "1. Quản lý bảo tàng, kiểm kê hiện vật và tu bổ di tích đã xếp hạng trên địa bàn tỉnh.\n2. Truyền dạy dệt thổ cẩm, hát ru và lễ hội truyền thống của các dân tộc."+common),
		statementOf(t, "Sở Văn thư", "1. Quản lý con dấu, kho lưu trữ và số hóa tài liệu của tỉnh."+common),
	})
	const foreign = "Nhiều lớp truyền dạy dệt thổ cẩm, hát ru và lễ hội truyền thống đã mở tại các bản ven hồ; việc kiểm kê hiện vật và tu bổ di tích đã xếp hạng được làm ngay trong năm."
	for _, c := range []struct {
		text  string
		remit Remit
	}{
		{foreign, Foreign},
		{"Toàn bộ tàu cá đã gắn thiết bị giám sát hành trình tàu cá trên biển; cảng cá và nơi neo đậu tránh trú bão được nạo vét trước mùa mưa, không còn tàu phải neo tạm ngoài cửa sông.", Within},
		{"Sở đã phối hợp với Sở Di sản mở nhiều lớp. " + foreign, Partly},
		{"Đề nghị Chính phủ cho cơ chế. " + foreign, ToCentre},
		{"Kiến nghị với các bộ sớm có hướng dẫn.", ToCentre},
		{"Đề nghị các xã cùng làm. " + foreign, Proposal},
		{"Cải cách hành chính và phòng, chống tham nhũng trong phạm vi quản lý của sở được thực hiện theo quy định, mọi việc đều có người chịu trách nhiệm và có ngày hoàn thành rõ ràng.", Several},
		{"Các em nhỏ trong xóm thích ngồi nghe kể chuyện ma bên bếp lửa những đêm mưa dài, khi gió thổi qua vườn chuối sau nhà và tiếng ếch vọng lên từ ao làng tối om.", Uncovered},
	} {
		p := OfText("a", "THAM LUẬN\nCông tác năm 2025 của Sở Thủy sản\n\n"+c.text)
		author, known := f.Author(p)
		if !known {
			t.Fatal("the author is not known")
		}
		found := f.Sections(p, author)
		if len(found) != 1 || found[0].Remit != c.remit {
			t.Errorf("%s: %q: %+v", c.remit, c.text, found)
			continue
		}
		x := found[0]
		if c.remit == Foreign && (x.Better != "Sở Di sản" || x.Clause == "" || len(x.Terms) == 0) || c.remit == Several && len(x.Units) != 3 {
			t.Errorf("%+v", x)
		}
		if outside, _ := f.Outside(p); (len(outside) == 1) != (c.remit == Foreign) {
			t.Errorf("%q: outside %+v", c.text, outside)
		}
	}
	if _, known := f.Outside(OfText("a", "THAM LUẬN\nCủa Hội Làm vườn\n\n"+foreign)); known {
		t.Error("an author without a statement is known")
	}
}
