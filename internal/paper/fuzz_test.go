package paper

import (
	"strings"
	"testing"
)

// FuzzCheck: whatever two papers hold, nothing fails, every word stands in one sentence, and places lie in the texts.
func FuzzCheck(f *testing.F) {
	f.Add(water+" "+boats, boats+" Năm 2024, tỷ lệ hộ nghèo của tỉnh còn 3,62%; UBND, HĐND và KT-XH (KT-XH) tăng 5 UBND.")
	f.Add("Tổng thu năm 2024 đạt 6.683 tỷ UBND tỉnh. "+maps, "Căn cứ Luật; “"+other+"” Kính thưa! Nhóm trực bến cá (NTBC). NTBC thu năm 2024 là 7 tỷ NTBC. "+maps)
	f.Add("", "12 34,5 6.7.8 99% "+third)
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 20_000 {
			return
		}
		papers := []*Paper{OfText("a", a), OfText("b", b), OfText("c", a+"\n"+b), OfText("d", strings.ToUpper(b))}
		for _, p := range papers {
			at := int32(0)
			for _, s := range p.sentences {
				if s.from != at || s.to <= s.from || s.span.Start < 0 || s.span.End > len(p.Text) {
					t.Fatalf("%q: sentence %+v after word %d", p.Text, s, at)
				}
				at = s.to
			}
			if int(at) != len(p.words) {
				t.Fatalf("%q: %d of %d words in sentences", p.Text, at, len(p.words))
			}
		}
		r := Check(papers, papers[0])
		for _, p := range append(r.Passages, NewDesk(papers[:3], nil).Put(papers[3]).Passages...) {
			if p.Similarity < 0 || p.Similarity > 1 || p.A.Start < 0 || p.A.Start >= p.A.End || p.B.Start >= p.B.End {
				t.Fatalf("%+v", p)
			}
		}
	})
}
