package paper

import (
	"strings"
	"testing"
)

// What stood there before is found exact, edited and in other words; what the outline says, greetings and legal bases are not told,
// and what six earlier texts repeat is told all the same.
func TestSharedWithWhatStoodThereBefore(t *testing.T) {
	const (
		asked   = "Những kết quả nổi bật trong ba năm qua của ngành là gì, và ngành tự đánh giá mình đóng góp được bao nhiêu?"
		basis   = "Căn cứ Nghị quyết số 08-NQ/TU ngày 12/3/2024 của Ban Chấp hành Đảng bộ tỉnh về phát triển hạ tầng giao thông giai đoạn 2024 - 2030;"
		exact   = "Khi nước hồ dâng quá báo động hai, tổ xung kích của xã đi từng nhà bằng loa tay, đoàn viên đưa người già về trường học trước nửa đêm."
		edited  = "Khi nước hồ dâng quá báo động hai, tổ xung kích của thôn đi từng nhà bằng loa tay, thanh niên đưa người già về trường học trước nửa đêm."
		figured = "Đến nay toàn tỉnh có 1.284 lồng cá được bảo hiểm với tổng giá trị 96,4 tỷ đồng, do Quỹ Bảo hiểm Thủy sản Mẫu Giang đứng ra."
		between = "Chúng tôi nghĩ nhiều đến những người ở lại giữ bè cá trong đêm ấy, và đến câu hỏi vì sao họ không chịu rời đi khi nước đã tới chân."
		apart   = "Trong quý vừa qua văn phòng đã chuyển toàn bộ sổ sách sang hệ thống mới, các trạm nhận được máy tính bảng và cán bộ học cách dùng."
		other   = "Quỹ Bảo hiểm Thủy sản Mẫu Giang đang bảo hiểm 1.284 lồng cá, tổng giá trị lên tới 96,4 tỷ đồng trên toàn tỉnh."
	)
	paper := OfText("p", strings.Join([]string{"THAM LUẬN", "Kính thưa Hội nghị!", basis, asked, edited, between, figured, "Trân trọng cảm ơn!"}, "\n"))
	var texts []*Paper
	for range 7 {
		texts = append(texts, OfText("t", strings.Join([]string{"BÁO CÁO", "Kính thưa Hội nghị!", basis, asked, exact, apart, other, "Trân trọng cảm ơn!"}, "\n")))
	}
	got := SharedWith(paper, texts, OfText("outline", asked))
	if len(got) != 14 {
		t.Fatalf("%d passages", len(got))
	}
	for i, x := range got {
		want, kind := edited, Edited
		if i >= 7 {
			want, kind = figured, Paraphrase
		}
		if said := paper.Text[x.A.Start:x.A.End]; said != want || x.Kind != kind || x.PaperA != 0 || x.PaperB != i%7 || x.Use != Reuse {
			t.Errorf("%d: %s %q of text %d", i, x.Kind, said, x.PaperB)
		}
	}
	if got := SharedWith(paper, nil, nil); len(got) != 0 {
		t.Errorf("with nothing it shares %v", got)
	}
}
