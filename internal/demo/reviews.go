package demo

import (
	"context"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/review"
	"lotrinh/samples"
)

// reviews writes the review of the year 2025, which is closed, and the mid-term one, whose conference is still to come; both
// are drafted from the record, and people wrote what no record holds.
func (l *loader) reviews(ctx context.Context) error {
	plan := []string{string(l.docs["01"]), string(l.docs["02"])}
	then := l.a.At("2026-01-15")
	year, err := then.OpenReview(ctx, l.who, app.ReviewEdit{Kind: review.Annual, Title: "Kết quả năm 2025 thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII và Chương trình hành động số 12-CTr/TU", Issuer: "tinh-uy",
		Documents: plan, From: "01/01/2025", To: "31/12/2025", AsOf: "31/12/2025"})
	if err != nil {
		return err
	}
	if err := l.write(ctx, then, year, nil); err != nil {
		return err
	}
	if err := then.CloseReview(ctx, l.who, year, 1); err != nil {
		return err
	}
	now := l.a.At(samples.Today)
	half, err := now.OpenReview(ctx, l.who, app.ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII và Chương trình hành động số 12-CTr/TU", Issuer: "tinh-uy",
		Documents: append(plan, string(l.docs["03"]), string(l.docs["04"])), From: "18/10/2023", To: "30/10/2026", Previous: year})
	if err != nil {
		return err
	}
	return l.write(ctx, now, half, midTermWords)
}

// write drafts a review from the record and puts the words of people into the sections that have any.
func (l *loader) write(ctx context.Context, day *app.App, id review.ID, words map[string][]string) error {
	for _, key := range slices.Sorted(maps.Keys(words)) {
		if err := day.WriteReviewSection(ctx, l.who, id, key, 0, l.named(strings.Join(words[key], "\n"))); err != nil {
			return err
		}
	}
	_, err := day.DraftReview(ctx, l.who, id, "")
	return err
}

// named puts the codes of indicators in place of the keys by which the set names those of the term before.
func (l *loader) named(text string) string {
	for key, code := range l.codes {
		text = strings.ReplaceAll(text, key, code)
	}
	return text
}

// finalWords are what people wrote in the final review of the term 2018 - 2023, by section.
var finalWords = map[string][]string{
	"chi-dao": {
		"Ngay sau Đại hội, Ban Chấp hành Đảng bộ tỉnh đã cụ thể hóa Nghị quyết thành {{số nhiệm vụ}} nhiệm vụ có cơ quan chủ trì và thời hạn hoàn thành, gắn với {{số chỉ tiêu}} chỉ tiêu của nhiệm kỳ.",
		"Ban Thường vụ Tỉnh ủy định kỳ nghe báo cáo, kịp thời chỉ đạo tháo gỡ khó khăn; Ủy ban nhân dân tỉnh giao nhiệm vụ cho từng sở, ngành và địa phương, gắn kết quả với đánh giá, xếp loại hằng năm.",
	},
	"danh-gia-chung": {
		"Qua một nhiệm kỳ thực hiện Nghị quyết, Đảng bộ, chính quyền và Nhân dân trong tỉnh đã đoàn kết, nỗ lực, đạt {{số chỉ tiêu đạt}} trong {{số chỉ tiêu}} chỉ tiêu chủ yếu và hoàn thành {{số nhiệm vụ hoàn thành}} trong {{số nhiệm vụ}} nhiệm vụ.",
		"Năm cuối của kỳ đánh giá, tốc độ tăng trưởng GRDP đạt {{XI-01 2022}}%; GRDP bình quân đầu người đạt {{XI-02 2022}} triệu đồng; thu ngân sách nhà nước trên địa bàn đạt {{XI-04 2022}} tỷ đồng; tỷ lệ hộ nghèo giảm còn {{XI-09 2022}}%; tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ đạt {{XI-10 2022}}%.",
		"Hai nội dung chưa đạt là tỷ lệ đô thị hóa ({{XI-06 2022}}%, mục tiêu {{mục tiêu XI-06}}%) và thứ hạng năng lực cạnh tranh cấp tỉnh (xếp thứ {{XI-07 2022}}).",
	},
	"linh-vuc": {
		"## Quy hoạch, kinh tế và kết cấu hạ tầng",
		"Đã hoàn thành các nhiệm vụ:", "- {{XI-T01}}.", "- {{XI-T02}}.", "- {{XI-T11}}.", "- {{XI-T12}}.",
		"## Văn hóa - xã hội",
		"Đã hoàn thành các nhiệm vụ:", "- {{XI-T03}}.", "- {{XI-T04}}.", "- {{XI-T07}}.", "- {{XI-T09}}.",
		"## Tổ chức bộ máy, cải cách hành chính",
		"Đã hoàn thành các nhiệm vụ:", "- {{XI-T08}}.", "- {{XI-T10}}.",
		"## Tài nguyên, môi trường và chuyển đổi số",
		"Các nhiệm vụ “{{XI-T06}}” và “{{XI-T05}}” chưa hoàn thành trong nhiệm kỳ.",
	},
	"bai-hoc": {
		"- Chỉ tiêu phải đi cùng nhiệm vụ cụ thể, có cơ quan chủ trì và thời hạn; chỉ tiêu không có nhiệm vụ đi kèm thì khó tạo chuyển biến.",
		"- Cấp ủy phải theo dõi số liệu thường xuyên và xử lý sớm những việc chậm, không đợi đến cuối nhiệm kỳ.",
		"- Những việc cần nhiều cơ quan phối hợp phải có một cơ quan chịu trách nhiệm đến cùng.",
	},
	"phuong-huong": {
		"Nhiệm kỳ tới, tiếp tục thực hiện {{số nhiệm vụ chưa hoàn thành}} nhiệm vụ chưa hoàn thành; nâng thứ hạng năng lực cạnh tranh cấp tỉnh và đẩy nhanh đô thị hóa là hai nội dung cần đưa vào Nghị quyết Đại hội lần thứ XII.",
	},
	"kien-nghi": {
		"## Đối với Ủy ban nhân dân tỉnh",
		"- Giao rõ cơ quan đầu mối hoàn thành kho dữ liệu dùng chung của tỉnh và việc di dời cơ sở gây ô nhiễm còn lại.",
		"## Đối với các sở, ban, ngành",
		"- Cung cấp đầy đủ, đúng thời hạn số liệu của các chỉ tiêu được giao chủ trì.",
	},
}

// midTermWords are what people have written of the mid-term review so far.
var midTermWords = map[string][]string{
	"chi-dao": {
		"Ban Chấp hành Đảng bộ tỉnh đã ban hành Chương trình hành động thực hiện Nghị quyết; Ủy ban nhân dân tỉnh ban hành kế hoạch, giao {{số nhiệm vụ}} nhiệm vụ cho các cơ quan chủ trì và lộ trình từng năm của các chỉ tiêu.",
		"Sau khi sắp xếp tổ chức bộ máy, các nhiệm vụ được giao lại cho cơ quan kế thừa, không để gián đoạn.",
	},
	"danh-gia-chung": {
		"Đến thời điểm sơ kết, có {{số chỉ tiêu đúng lộ trình}} chỉ tiêu đúng lộ trình, {{số chỉ tiêu chậm so với lộ trình}} chỉ tiêu chậm so với lộ trình và {{số chỉ tiêu không đạt}} chỉ tiêu đã có năm không đạt; {{số nhiệm vụ hoàn thành}} trong {{số nhiệm vụ}} nhiệm vụ đã hoàn thành.",
		"Thu ngân sách nhà nước trên địa bàn năm 2025 đạt {{CT-0004 2025}} tỷ đồng; GRDP bình quân đầu người đạt {{CT-0002 2025}} triệu đồng; tỷ lệ hộ nghèo còn {{CT-0031 2025}}%.",
		"Tốc độ tăng trưởng GRDP năm 2025 đạt {{CT-0022 2025}}%; các năm còn lại phải tăng nhanh hơn mới đạt mức bình quân mà Đại hội đề ra.",
	},
	"bai-hoc": {
		"- Số liệu phải được công bố đúng kỳ và theo dõi theo lộ trình từng năm thì mới kịp điều chỉnh giải pháp.",
		"- Việc chậm giải phóng mặt bằng cho thấy phải giao trách nhiệm đến từng địa phương, có thời hạn cụ thể.",
	},
}
