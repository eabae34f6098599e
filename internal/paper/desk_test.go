package paper

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What papers are put together from: sentences that meet again word for word, edited, in other words, and with other figures.
var said = []string{water, boats, maps, other, third,
	strings.ReplaceAll(water, "thống nhất", "bàn bạc"), strings.ReplaceAll(boats, "mỗi chuyến biển đều", "tất cả chuyến đi phải"),
	"Năm 2024, tỷ lệ hộ nghèo của tỉnh còn 3,62%, giảm đều ở các xã.", "Theo báo cáo, tỷ lệ hộ nghèo năm 2024 là 5,1%.", "Tỷ lệ hộ nghèo năm 2024 là 3,6%; năm 2023 là 5,1%.",
	"Ở xã Mẫu Phú, 187 hộ trồng lúa thơm trên 1.426 ha đã ký bán cho nhà máy gạo ngay từ đầu vụ.", "Nhà máy gạo đã ký mua ngay từ đầu vụ của 187 hộ xã Mẫu Phú, những người trồng 1.426 ha lúa thơm.",
	"Đơn vị xin hứa tiếp tục nỗ lực hết mình để xứng đáng với niềm tin của nhân dân trong tỉnh.",
}

// TestAPutPaperIsToldAsByAFullCheck: papers come, are replaced and withdrawn in any order; what is told of each when it comes is what a full check
// of the papers of that moment tells of it.
func TestAPutPaperIsToldAsByAFullCheck(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sentences := rapid.SliceOfN(rapid.SampledFrom(said), 0, 5)
		name := rapid.SampledFrom(strings.Split("a b c d e f g h i", " "))
		outline := OfText("outline", rapid.SampledFrom([]string{"", maps}).Draw(t, "outline"))
		var first []*Paper
		for _, n := range rapid.SliceOfNDistinct(name, 0, 7, rapid.ID[string]).Draw(t, "first") {
			first = append(first, paperOf(n, sentences.Draw(t, "says")...))
		}
		d := NewDesk(first, outline)
		for range rapid.IntRange(1, 8).Draw(t, "acts") {
			n := name.Draw(t, "name")
			if rapid.IntRange(0, 4).Draw(t, "withdraw") == 0 {
				d.Drop(n)
				continue
			}
			got := d.Put(paperOf(n, sentences.Draw(t, "says")...))
			want := among(Check(d.Papers(), outline), slices.Index(d.names, n))
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("put %s among %v:\n%+v\nfull check:\n%+v", n, d.names, got, want)
			}
		}
	})
}

// among is what a result tells of one paper, without what is nobody's own.
func among(r Result, k int) (out Result) {
	for _, p := range r.Passages {
		if p.Use == Reuse && (p.PaperA == k || p.PaperB == k) {
			out.Passages = append(out.Passages, p)
		}
	}
	for _, c := range r.Contradictions {
		if c.PaperA == k || c.PaperB == k {
			out.Contradictions = append(out.Contradictions, c)
		}
	}
	return out
}
