package app

import (
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// What titles and reports are made of.
var (
	verbsVi = []string{"Xây dựng, trình ban hành", "Rà soát, sửa đổi, bổ sung", "Tổ chức triển khai", "Hoàn thành đầu tư", "Kiểm tra, giám sát việc thực hiện", "Tham mưu ban hành", "Đẩy nhanh tiến độ", "Sơ kết, đánh giá"}
	workVi  = []string{"Đề án chuyển đổi số", "Kế hoạch cải cách thủ tục hành chính", "Chương trình phát triển nguồn nhân lực", "dự án hạ tầng giao thông", "quy hoạch phân khu", "Đề án phát triển du lịch sinh thái",
		"phương án phòng, chống thiên tai", "Chương trình nhà ở xã hội", "Kế hoạch thu hút đầu tư", "Đề án nâng cao chất lượng giáo dục", "mạng lưới y tế cơ sở", "vùng nguyên liệu nông nghiệp công nghệ cao"}
	productsVi = []string{"Quyết định của UBND tỉnh", "Kế hoạch của UBND tỉnh", "Báo cáo", "Đề án được phê duyệt", "Nghị quyết của HĐND tỉnh"}
	newsVi     = []string{"Đã thành lập tổ soạn thảo.", "Đang lấy ý kiến các sở, ngành.", "Đã trình thẩm định.", "Đang hoàn thiện hồ sơ theo ý kiến góp ý.", "Đã tổ chức hội nghị triển khai."}
	troublesVi = []string{"Chưa bố trí được kinh phí.", "Chờ hướng dẫn của cơ quan cấp trên.", "Vướng mắc về đất đai, giải phóng mặt bằng."}
	themesVi   = []string{"Đột phá về hạ tầng", "Đột phá về nguồn nhân lực", "Đột phá về thể chế", "Phát triển kinh tế số", "Xây dựng nông thôn mới", "Bảo đảm an sinh xã hội"}
	officesVi  = []string{"Tài chính", "Xây dựng", "Nội vụ", "Công Thương", "Nông nghiệp và Môi trường", "Khoa học và Công nghệ", "Y tế", "Giáo dục và Đào tạo", "Tư pháp", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo", "Ngoại vụ"}
)

// syllables are made by joining every beginning with every rhyme: enough that some words are rare.
var syllables = func() (out []string) {
	for _, rhyme := range strings.Fields("an anh ao âm ân âu ăng em ên êu inh iên iêu oa oan oang ô ông ôi ơn ung uân uyên ư ương ước ưu yên ính ánh ồng ường ải ạch ái ấn ậu ẩm ậm ệ") {
		for _, onset := range strings.Fields("B C Ch D Đ G H Kh L M N Nh Ph Qu S T Th Tr V X") {
			out = append(out, onset+rhyme)
		}
	}
	return out
}()

func (g *generator) pick(from []string) string { return from[g.rng.IntN(len(from))] }

// place is a name of two syllables, some of them common and most of them rare.
func (g *generator) place() string {
	return syllables[g.words.Uint64()] + " " + syllables[g.words.Uint64()]
}

// makeUnits makes a tree: the province, its departments, their branches and the communes; last a group of the departments.
func (g *generator) makeUnits() {
	add := func(name, level string, parent org.UnitID) org.Unit {
		u := org.Unit{ID: org.UnitID(g.id()), Code: fmt.Sprintf("dv-%04d", len(g.units)), Name: name, Line: org.State, Level: level, ParentID: parent}
		g.units = append(g.units, u)
		return u
	}
	top := add("UBND tỉnh Mẫu Giang", "province", "")
	var departments []org.UnitID
	for i := 1; i < g.want.Units-1; i++ {
		switch {
		case i < 25:
			name := "Sở " + officesVi[(i-1)%len(officesVi)]
			if i > len(officesVi) {
				name = "Ban Quản lý " + strings.ToLower(officesVi[(i-1)%len(officesVi)])
			}
			departments = append(departments, add(name, "province", top.ID).ID)
		case i%5 == 0:
			add(fmt.Sprintf("Chi cục số %d", i), "province", departments[i%len(departments)])
		default:
			add(fmt.Sprintf("UBND xã %s %d", g.place(), i), "commune", top.ID)
		}
	}
	add("Các sở, ban, ngành", "province", "")
	group := &g.units[len(g.units)-1]
	group.Group, group.Members = true, departments
}

func (g *generator) term() plan.Term {
	year, _, _ := g.day.YMD()
	from := when.Day(year-1, 9, 20)
	return plan.Term{ID: g.id(), Code: "XII", Name: fmt.Sprintf("Nhiệm kỳ %d - %d", year-1, year+4), From: from, To: from.AddYears(5), MidTerm: from.AddYears(3)}
}

// makeDocuments registers what the tasks implement, without originals, and the themes that the first of them names.
func (g *generator) makeDocuments() {
	term := g.day.AddYears(-1)
	for i := range min(3+g.want.Tasks/2000, 60) {
		g.docs = append(g.docs, doc.Document{ID: doc.ID(g.id()), Type: "Kế hoạch", Number: fmt.Sprintf("%d/KH-UBND", 11+i*3), Date: term.Add(i * 5), Issuer: "Ủy ban nhân dân tỉnh Mẫu Giang",
			Subject: "Triển khai " + g.pick(workVi) + " tại " + g.place(), TermCode: "XII", Stage: doc.InForce})
	}
	for i, title := range themesVi {
		sort, ord := "breakthrough", i+1
		if i >= 3 {
			sort, ord = "group", i-2
		}
		g.themes = append(g.themes, plan.Theme{ID: plan.ThemeID(g.id()), Sort: sort, Ord: ord, Title: title, TermCode: "XII", DocumentID: g.docs[0].ID})
	}
}

// taskRows are the rows of a batch of tasks.
type taskRows struct {
	items []plan.Item
	dues  []plan.DueVersion
	parts []plan.Assignment
	links []plan.Link
}

// makeTask draws task i with its leads, due date, theme and document.
func (g *generator) makeTask(i int, b *taskRows) error {
	d := g.docs[g.rng.IntN(len(g.docs))]
	it := plan.Item{ID: plan.ItemID(g.id()), Kind: plan.TaskKind, Code: plan.CodeOf(plan.TaskKind, i+1), Ord: i + 1,
		Title: g.pick(verbsVi) + " " + g.pick(workVi) + " tại " + g.place() + " và " + g.place(), Fields: map[string]string{"deliverable": g.pick(productsVi)}, Origin: plan.Origin{DocumentID: d.ID}}
	if err := it.Validate(g.a.kinds); err != nil {
		return err
	}
	b.items = append(b.items, it)
	b.links = append(b.links, plan.Link{ID: g.id(), From: plan.ItemNoun, FromID: string(it.ID), Relation: plan.FromSource, To: plan.DocumentNoun, ToID: string(d.ID)})
	if g.rng.IntN(5) < 3 {
		t := g.themes[g.rng.IntN(len(g.themes))]
		b.links = append(b.links, plan.Link{ID: g.id(), From: plan.ItemNoun, FromID: string(it.ID), Relation: plan.InTheme, To: plan.ThemeNoun, ToID: string(t.ID)})
	}
	if due := g.due(); due.Stated() {
		b.dues = append(b.dues, plan.DueVersion{ItemID: it.ID, Due: due, Original: due.To})
	}
	leads := []int{g.lead()}
	if other := g.lead(); g.rng.IntN(20) == 0 && other != leads[0] {
		leads = append(leads, other)
	}
	taken := slices.Clone(leads)
	assign := func(u int, role plan.Role, ord int) {
		b.parts = append(b.parts, plan.Assignment{ID: g.id(), ItemID: it.ID, Role: role, UnitID: g.units[u].ID, Written: g.units[u].Name, Ord: ord})
	}
	for ord, u := range leads {
		assign(u, plan.Lead, ord)
	}
	for ord := range g.rng.IntN(3) {
		if u := g.rng.IntN(len(g.units)); !slices.Contains(taken, u) {
			taken = append(taken, u)
			assign(u, plan.Coordinating, ord)
		}
	}
	begin, end := g.fate()
	g.tasks = append(g.tasks, progress{it.ID, leads, begin, end})
	return nil
}

// due draws a deadline: mostly a day from a year ago to two and a half years ahead, else a standing duty or nothing.
func (g *generator) due() plan.Due {
	switch g.rng.IntN(10) {
	case 0:
		return plan.Due{Raw: "Thường xuyên", Recurrence: []string{"thường xuyên"}}
	case 1:
		return plan.Due{}
	}
	to := g.day.Add(g.rng.IntN(1200) - 300)
	return plan.Due{Raw: to.Vi(), To: to}
}
