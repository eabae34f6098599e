package extract

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/read"
)

// A thing is one task that a plan tells in three places; another is a task with nearly the same words that is another one.
type thing struct{ verb, object, purpose, another string }

var things = []thing{
	{"Xây dựng", "Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang", "tạo việc làm cho người dân vùng ven biển", "Tổng kết 5 năm thực hiện Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang"},
	{"Rà soát", "quy hoạch sử dụng đất của các xã miền núi phía Tây", "tháo gỡ vướng mắc về đất đai", "Công bố quy hoạch xây dựng vùng các xã ven biển"},
	{"Số hóa", "hồ sơ hộ tịch lưu trữ tại Ủy ban nhân dân cấp xã", "phục vụ giải quyết thủ tục hành chính", "Số hóa bản đồ địa chính lưu trữ tại kho tư liệu đất đai"},
	{"Đầu tư xây dựng", "nhà máy xử lý rác thải sinh hoạt Mẫu Hòa", "chấm dứt chôn lấp rác", "Đầu tư xây dựng nhà máy nước sạch Mẫu Sơn"},
	{"Ban hành", "chính sách hỗ trợ lãi suất vay vốn cho hợp tác xã nông nghiệp", "mở rộng sản xuất hàng hóa", "Ban hành chính sách hỗ trợ học phí cho học sinh trung học"},
	{"Nâng cấp", "tuyến đường tỉnh 614 đoạn Mẫu Sơn đến cảng cá", "rút ngắn thời gian vận chuyển", "Nâng cấp tuyến đường tỉnh 622 đoạn Mẫu An đến cửa khẩu"},
	{"Tổ chức", "đào tạo kỹ năng số cho cán bộ thôn, tổ dân phố", "nâng cao năng lực chuyển đổi số ở cơ sở", "Tổ chức tập huấn phòng cháy, chữa cháy cho cán bộ thôn, tổ dân phố"},
	{"Thành lập", "trung tâm hỗ trợ khởi nghiệp sáng tạo của thanh niên", "thu hút doanh nghiệp khởi nghiệp", "Kiểm tra hoạt động của trung tâm hỗ trợ khởi nghiệp sáng tạo của thanh niên"},
	{"Phát triển", "vùng trồng lúa hữu cơ quy mô 2.000 ha tại hạ lưu sông Mẫu", "gắn với tiêu thụ sản phẩm", "Phát triển vùng nuôi tôm công nghệ cao tại hạ lưu sông Mẫu"},
	{"Xây dựng", "cơ sở dữ liệu dùng chung về lao động và việc làm", "kết nối cung cầu lao động", "Xây dựng cơ sở dữ liệu dùng chung về giá đất"},
	{"Hoàn thiện", "hệ thống cảnh báo sạt lở đất ở các xã vùng cao", "bảo đảm an toàn cho nhân dân mùa mưa lũ", "Hoàn thiện hệ thống cấp nước tập trung ở các xã vùng cao"},
	{"Lập", "hồ sơ trình công nhận làng nghề gốm Mẫu Lâm là di tích cấp quốc gia", "bảo tồn di sản", "Lập hồ sơ trình công nhận lễ hội đua thuyền Mẫu Hưng là di sản cấp quốc gia"},
}

var owners = []string{"Sở Tài chính", "Sở Nội vụ", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch"}

// inWords says the task once more, otherwise.
func (x thing) inWords(d *rand.Rand) string {
	s := x.verb + " " + x.object
	switch d.IntN(5) {
	case 0:
		s = "Khẩn trương " + lowered(x.verb) + " " + x.object
	case 1:
		s += ", " + x.purpose
	case 2:
		s += " nhằm " + x.purpose
	case 3:
		s = "Tập trung " + lowered(x.verb) + " " + x.object + ", bảo đảm chất lượng, hiệu quả"
	}
	return s
}

func lowered(s string) string {
	r := []rune(s)
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// toldThrice writes one plan in its prose, in the duties of its units and in its annex.
func toldThrice(seed uint64) (text string, drawn []int) {
	d := rand.New(rand.NewPCG(seed, 7))
	drawn = d.Perm(len(things))[:8]
	var b strings.Builder
	b.WriteString("ỦY BAN NHÂN DÂN\nTỈNH MẪU GIANG\n\nSố: 112/KH-UBND\nMẫu Giang, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nPhát triển kinh tế - xã hội tỉnh Mẫu Giang năm 2026\n\n## III. NHIỆM VỤ, GIẢI PHÁP\n\n")
	for n, i := range drawn {
		if n%4 == 0 {
			fmt.Fprintf(&b, "### %d. Nhóm việc thứ %d\n\n", n/4+1, n/4+1)
		}
		fmt.Fprintf(&b, "- %s.\n\n", things[i].inWords(d))
	}
	fmt.Fprintf(&b, "- %s.\n\n", things[drawn[0]].another)
	b.WriteString("## IV. TỔ CHỨC THỰC HIỆN\n\n")
	for k, unit := range owners {
		fmt.Fprintf(&b, "### %d. %s\n\n", k+1, unit)
		for _, i := range drawn {
			if i%len(owners) == k {
				fmt.Fprintf(&b, "- %s.\n\n", things[i].inWords(d))
			}
		}
		b.WriteString("- Phối hợp với các cơ quan, đơn vị liên quan triển khai thực hiện Kế hoạch này.\n\n")
	}
	b.WriteString("## PHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |\n|---|---|---|---|---|\n")
	for n, i := range drawn {
		fmt.Fprintf(&b, "| %d | %s | %s | UBND cấp xã | Quý %s/2026 |\n", n+1, things[i].inWords(d), owners[i%len(owners)], []string{"II", "III", "IV"}[n%3])
	}
	fmt.Fprintf(&b, "| 9 | %s | Sở Tư pháp | UBND cấp xã | 12/2026 |\n", things[drawn[1]].another)
	return b.String(), drawn
}

// thingOf is which thing a candidate tells, "" for none; another of it counts as a thing of its own.
func thingOf(c plan.Candidate) string {
	for _, x := range things {
		if strings.Contains(c.Text, x.another) {
			return "another " + x.object
		}
	}
	for _, x := range things {
		if strings.Contains(c.Text, x.object) {
			return x.object
		}
	}
	return ""
}

func TestOnePlanToldThrice(t *testing.T) {
	told, found, wrong := 0, 0, 0
	for seed := uint64(1); seed <= 60; seed++ {
		text, _ := toldThrice(seed)
		src, err := read.File("ke-hoach.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := Document(src, Options{})
		times := map[string]int{}
		for _, c := range r.Candidates {
			if x := thingOf(c); x != "" && c.Kind == plan.TaskKind {
				times[x]++
				if times[x] > 1 {
					told++
				}
			}
			if c.SameAs == 0 {
				continue
			}
			if main := r.Candidates[c.SameAs-1]; thingOf(main) != thingOf(c) || main.SameAs != 0 {
				wrong++
				t.Logf("seed %d: %q is not %q", seed, c.Text, main.Text)
			} else if found++; main.Locator.Row == 0 {
				t.Errorf("seed %d: %q stands for the row of the annex", seed, main.Text)
			}
		}
	}
	t.Logf("%d further tellings, %d found, %d wrong", told, found, wrong)
	if told < 60*12 || float64(found) < 0.97*float64(told) || wrong > 0 {
		t.Errorf("%d further tellings, %d found, %d wrong", told, found, wrong)
	}
}
