package web_test

import "testing"

// A name that a person types on the review form becomes a new unit only after it was asked about; one of the register, or one
// that the document writes, is not asked about.
func TestNewUnitIsAskedAbout(t *testing.T) {
	s := newSite(t)
	review := s.must(s.send("/documents", "file", "ke-hoach-9.txt", []byte("ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nSố: 9/KH-UBND\n\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nTổ chức thực hiện nhiệm vụ năm 2026\n\n"+
		"II. NHIỆM VỤ, GIẢI PHÁP\n\n1. Giao Sở Tài chính chủ trì xây dựng Đề án tự chủ, hoàn thành trước ngày 30/9/2026.\n\n2. Giao Sở Nội vụ chủ trì xây dựng Kế hoạch tinh giản biên chế, hoàn thành trong quý IV năm 2026.\n"), nil), 200).path
	v := form(s.get(review), review)
	v.Set("do", "accept")
	v.Set("lead", "Sở Tài chánhh")
	asked := s.must(s.post(review, v), 422, "Chưa có đơn vị tên “Sở Tài chánhh”", "lập đơn vị mới")
	again := form(asked, review)
	if again.Get("lead") != "Sở Tài chánhh" {
		t.Errorf("typed: %q", again.Get("lead"))
	}
	again.Set("do", "accept")
	other := form(asked, review)
	other.Set("do", "accept")
	other.Set("lead", "Sở Tài chánh lạ")
	s.must(s.post(review, other), 422, "Chưa có đơn vị tên “Sở Tài chánh lạ”")
	s.must(s.post(review, again), 200, "Đã nhận bản đã sửa thành NV-0001")
	v = form(s.get(review), review)
	v.Set("do", "accept")
	v.Set("lead", "Sở Tài chính")
	s.must(s.post(review, v), 200, "Đã nhận bản đã sửa thành NV-0002")
}
