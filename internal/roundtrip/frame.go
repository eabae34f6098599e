package roundtrip

import (
	"fmt"
	"strings"
)

// A genre is a type of document with its symbol.
type genre struct {
	title  string // "KẾ HOẠCH"
	symbol string // "KH"; "" = a letter (công văn)
	about  string // how the subject is joined on: "Triển khai"
}

var (
	planGenre      = genre{"KẾ HOẠCH", "KH", "Triển khai nhiệm vụ"}
	directiveGenre = genre{"CHỈ THỊ", "CT", "Về việc tăng cường"}
	noticeGenre    = genre{"THÔNG BÁO", "TB", "Kết luận tại cuộc họp về"}
	telegramGenre  = genre{"CÔNG ĐIỆN", "CĐ", "Về việc tập trung"}
	actionGenre    = genre{"CHƯƠNG TRÌNH HÀNH ĐỘNG", "CTr", "Thực hiện Nghị quyết về"}
	decisionGenre  = genre{"QUYẾT ĐỊNH", "QĐ", "Về việc giao nhiệm vụ"}
	letterGenre    = genre{"", "", "V/v triển khai nhiệm vụ"}
)

var subjects = list(`phát triển du lịch sông nước {gđ} | cải cách hành chính năm {năm} | giải ngân vốn đầu tư công | chuyển đổi số {gđ} | phòng, chống thiên tai và tìm kiếm cứu nạn năm {năm} |
	phát triển nhà ở xã hội | bảo đảm trật tự, an toàn giao thông | giảm nghèo bền vững {gđ} | cải thiện môi trường đầu tư kinh doanh | phát triển kinh tế - xã hội năm {năm} | sắp xếp tài sản công sau khi tổ chức lại bộ máy |
	bảo vệ môi trường lưu vực sông Mẫu | phát triển nông nghiệp sạch | xây dựng nông thôn mới {gđ} | nâng cao chất lượng nguồn nhân lực | phát triển công nghiệp và logistics`)

// number is "35/KH-UBND", "12-CTr/TU" or "210/UBND-TH".
func (p *Plan) number(g genre, d dice) string {
	switch {
	case p.Body.kind == party:
		return fmt.Sprintf("%02d-%s/%s", p.Number, orElse(g.symbol, "CV"), p.Body.Code)
	case g.symbol == "":
		return fmt.Sprintf("%d/%s-%s", p.Number, p.Body.Code, pick(d, []string{"TH", "KT", "NC", "VX"}))
	}
	return fmt.Sprintf("%02d/%s-%s", p.Number, g.symbol, p.Body.Code)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// head writes what stands above the text: issuer, number, motto, place and date, title, addressees, legal bases.
func (p *Plan) head(pg *page, d dice, g genre) {
	number := pick(d, []string{"Số: ", "Số: ", "Số "}) + p.number(g, d)
	left := []string{p.Body.Header[0], p.Body.Header[1]}
	right := []string{pick(d, []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"}), "Độc lập - Tự do - Hạnh phúc"}
	if p.Body.kind == party {
		left = append(left, "*")
		right = []string{"ĐẢNG CỘNG SẢN VIỆT NAM"}
	} else if d.chance(50) {
		left, right = append(left, "-------"), append(right, "---------------")
	}
	left = append(left, number)
	if g.symbol == "" {
		left = append(left, g.about+" "+p.Subject)
	}
	right = append(right, p.Body.Place+", "+p.Issued.Long())
	pg.columns(left, right)
	if g.symbol == "" {
		p.addressees(pg, d)
	} else {
		pg.heading(1, g.title)
		pg.centred(g.about + " " + p.Subject)
	}
	if g.symbol == "KH" || g.symbol == "QĐ" || g.symbol == "CTr" && d.chance(40) {
		p.bases(pg, d)
	}
}

func (p *Plan) addressees(pg *page, d dice) {
	pg.para("Kính gửi:")
	pg.item("-", pick(d, []string{"Các sở, ban, ngành tỉnh;", "Thủ trưởng các sở, ban, ngành;", "Các cơ quan, đơn vị;"}))
	pg.item("-", pick(d, []string{"UBND các xã, phường.", "Các đơn vị có liên quan."}))
}

// bases are the legal ground and what moves the issuer: no tasks.
func (p *Plan) bases(pg *page, d dice) {
	year := p.year()
	bases := []string{
		"Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
		fmt.Sprintf("Căn cứ Nghị quyết số %02d/NQ-HĐND ngày %02d/12/%d của Hội đồng nhân dân tỉnh về nhiệm vụ phát triển kinh tế - xã hội năm %d;", d.between(2, 60), d.between(5, 20), year-1, year),
		fmt.Sprintf("Thực hiện Chương trình số %02d-CTr/TU ngày %02d/%d/%d của Tỉnh ủy về %s;", d.between(2, 60), d.between(3, 28), d.between(3, 12), year-1, p.Subject),
		fmt.Sprintf("Căn cứ Quyết định số %d/QĐ-TTg ngày %02d tháng %d năm %d của Thủ tướng Chính phủ phê duyệt quy hoạch tỉnh;", d.between(100, 1900), d.between(3, 28), d.between(3, 12), year-2),
	}
	if p.Body.kind == party {
		bases = []string{
			fmt.Sprintf("Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ tỉnh, nhiệm kỳ %d - %d;", year-year%5, year-year%5+5),
			fmt.Sprintf("Thực hiện Nghị quyết số %d-NQ/TW ngày %02d tháng %d năm %d của Bộ Chính trị;", d.between(20, 90), d.between(3, 28), d.between(3, 12), year-1),
			"Xét đề nghị của Văn phòng Tỉnh ủy;",
		}
	}
	for _, base := range subset(d, d.between(1, len(bases)), bases) {
		pg.para(base)
	}
	if p.Body.kind != party && d.chance(60) {
		pg.para(fmt.Sprintf("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số %d/TTr-SNV ngày %02d/%d/%d.", d.between(20, 900), d.between(3, 28), d.between(3, 12), year-1))
	}
}

// foot writes what stands under the text: a closing sentence that is no task of the plan, recipients, signature.
func (p *Plan) foot(pg *page, d dice, r *Reading, g genre) {
	if d.chance(70) {
		closing := pick(d, closings)
		closing = strings.NewReplacer("{cấp}", p.Body.Short, "{văn bản}", upper(strings.ToLower(orElse(g.title, "văn bản")))).Replace(closing)
		pg.para(closing + pick(d, []string{"./.", ".", "./."}))
		r.Optional = append(r.Optional, closing)
	}
	post := []string{p.Body.SignerPost, "", p.Signer}
	switch {
	case p.Body.kind == party:
		post = append([]string{pick(d, []string{"T/M BAN THƯỜNG VỤ", "T/M TỈNH ỦY"})}, post...)
	case d.chance(50):
		post = []string{"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", p.Signer}
	case d.chance(40):
		post = append([]string{"TM. ỦY BAN NHÂN DÂN"}, post...)
	}
	if d.chance(40) {
		post[len(post)-2] = "(Đã ký)"
	}
	receivers := append([]string{"Nơi nhận:"}, some(d, d.between(2, 5), list(`- Như trên; | - Thường trực Tỉnh ủy; | - Thường trực HĐND tỉnh; | - CT, các PCT UBND tỉnh; | - Các sở, ban, ngành; | - Văn phòng Tỉnh ủy; | - UBND các xã, phường;`))...)
	receivers = append(receivers, pick(d, []string{"- Lưu: VT, TH.", "- Lưu: VT, KT, NC.", "- Lưu VT."}))
	pg.columns(receivers, post)
}

// closings are formulas under the tasks; whoever reads them as tasks is not wrong (gold-schema §5.7).
var closings = list(`Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời phản ánh về {cấp} để xem xét, giải quyết |
	Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện | Trên đây là {văn bản} của {cấp}, yêu cầu các cơ quan, đơn vị tổ chức thực hiện |
	{văn bản} này có hiệu lực kể từ ngày ký | Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ tổ chức thực hiện | Nhận được {văn bản} này, yêu cầu các đơn vị nghiêm túc thực hiện`)
