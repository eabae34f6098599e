package paper

import (
	"fmt"
	"testing"
)

// What one wrote and five copied is common, as any set phrase is, and counts as no reuse; but it is told, with all who have it.
func TestWhatManyPapersCopyIsNotHidden(t *testing.T) {
	const (
		phrase = "Tiếp tục đẩy mạnh công tác tuyên truyền, phổ biến các chủ trương lớn."
		copied = "Ở bốn xã ven sông, cán bộ trạm cùng cộng tác viên đi thu phí theo con nước, mỗi tháng hai đợt, nhờ đó người dân không phải bỏ buổi chợ."
		more   = "Cách làm ấy giữ được 86% số hộ tham gia."
	)
	var papers []*Paper
	for i := range 26 {
		text := fmt.Sprintf("THAM LUẬN\n%s\nĐơn vị số %d có câu chuyện riêng về vùng đất %d của mình, không giống ai trong hội nghị này.\n", phrase, i, i*i)
		if i%4 == 1 {
			text += copied + " " + more + "\n"
		}
		papers = append(papers, OfText(fmt.Sprintf("%02d", i), text))
	}
	r := Check(papers, nil)
	for _, p := range r.Passages {
		if said := papers[p.PaperA].Text[p.A.Start:p.A.End]; p.Use == Reuse && (said == copied || said == more) {
			t.Errorf("counted as reuse: %q", said)
		}
	}
	got := r.Repeats(papers)
	if len(got) != 1 || len(got[0].Papers) != 7 {
		t.Fatalf("repeats: %+v", got)
	}
	for i, k := range got[0].Papers {
		if at := got[0].Spans[i]; papers[k].Text[at.Start:at.End] != copied+" "+more {
			t.Errorf("%d: %q", k, papers[k].Text[at.Start:at.End])
		}
	}
}
