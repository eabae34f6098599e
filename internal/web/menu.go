package web

import (
	"strings"

	"lotrinh/internal/org"
)

// section is one entry of the menu of every page, and the pages that stand under it as tabs.
type section struct {
	Nav  string // what its pages give as their place
	Key  string // "g" and this letter open it
	Name string
	Tabs []tab // the first is where the entry leads
}

type tab struct {
	Path, Name string
	Current    bool
}

// sections are the menu of who looks at the page: what a post may not do is not offered.
func (f *frame) sections() []section {
	plan := []tab{
		{Path: "/items", Name: f.Say("Danh sách @các mục")}, {Path: "/gaps", Name: f.Say("Còn thiếu")}, {Path: "/extensions", Name: f.Say("Gia hạn")},
		{Path: "/directives", Name: f.Say("Chỉ đạo")}, {Path: "/cascade", Name: f.Say("Cụ thể hóa")},
		{Path: "/gantt", Name: f.Say("Sơ đồ tiến độ")}, {Path: "/themes", Name: f.Say("Chủ đề @nhiều")},
	}
	if f.Who.May(org.EditPlan) {
		plan = append(plan, tab{Path: "/tracker", Name: f.Say("Sổ theo dõi")})
	}
	indicators := []tab{
		{Path: "/indicators", Name: f.Say("Danh sách @các chỉ tiêu")}, {Path: "/forecast", Name: f.Say("Dự báo")}, {Path: "/ratings", Name: f.Say("Lệch với dự báo")},
		{Path: "/contributions", Name: f.Say("Việc và chỉ tiêu")}, {Path: "/rankings", Name: f.Say("Xếp hạng các tỉnh")},
	}
	if f.Who.May(org.EditPlan) {
		indicators = append(indicators, tab{Path: "/indicators/import", Name: f.Say("Nhập số liệu")})
	}
	out := []section{
		{"home", "t", f.Say("Toàn cảnh"), []tab{{Path: "/", Name: f.Say("Toàn cảnh")}, {Path: "/mine", Name: f.Say("Việc của tôi")}, {Path: "/terms", Name: f.Say("Nhiệm kỳ @trang")}}},
		{"documents", "v", f.Say("Văn bản @nhiều"), []tab{{Path: "/documents"}}},
		{"review", "r", f.Say("Rà soát"), []tab{{Path: "/review"}}},
		{"items", "k", f.Say("Kế hoạch"), plan},
		{"indicators", "c", f.Say("Chỉ tiêu @nhiều"), indicators},
		{"reports", "b", f.Say("Báo cáo @nhiều"), []tab{
			{Path: "/reports", Name: f.Say("Báo cáo trong kỳ")}, {Path: "/cycles", Name: f.Say("Kỳ báo cáo @nhiều")},
			{Path: "/punctuality", Name: f.Say("Đúng hạn")}, {Path: "/regimes", Name: f.Say("Chế độ báo cáo @nhiều")},
		}},
		{"reviews", "s", f.Say("Sơ kết, tổng kết"), []tab{{Path: "/reviews", Name: f.Say("Sơ kết, tổng kết")}, {Path: "/conferences", Name: f.Say("Hội nghị, tham luận")}}},
		{"units", "d", f.Say("Đơn vị @nhiều"), []tab{
			{Path: "/units", Name: f.Say("Danh sách @các đơn vị")}, {Path: "/reorganisations", Name: f.Say("Sắp xếp")},
			{Path: "/heirs", Name: f.Say("Chờ nơi nhận")}, {Path: "/calendar", Name: f.Say("Ngày làm việc")},
		}},
	}
	if f.Who.May(org.ReadJournal) {
		out = append(out, section{"journal", "n", f.Say("Nhật ký"), []tab{{Path: "/journal"}}})
	}
	if f.SignedIn && f.Who.May(org.ResetPassword) {
		out = append(out, section{"accounts", "a", f.Say("Tài khoản @nhiều"), []tab{{Path: "/accounts"}}})
	}
	return out
}

// Menu are the sections as the head of the page shows them.
func (f *frame) Menu() []section { return f.sections() }

// Tabs are the pages of the section that the page belongs to; none where it is the only one.
func (f *frame) Tabs() []tab {
	for _, s := range f.sections() {
		if s.Nav != f.Nav || len(s.Tabs) < 2 {
			continue
		}
		path, nearest := f.Path(), -1
		for i, t := range s.Tabs { // of "/indicators" and "/indicators/import" the longer one
			if (path == t.Path || strings.HasPrefix(path, t.Path+"/")) && (nearest < 0 || len(t.Path) > len(s.Tabs[nearest].Path)) {
				nearest = i
			}
		}
		if nearest >= 0 {
			s.Tabs[nearest].Current = true
		}
		return s.Tabs
	}
	return nil
}

// Path is the address of the page without what chooses among its rows.
func (f *frame) Path() string {
	path, _, _ := strings.Cut(f.Back, "?")
	return path
}
