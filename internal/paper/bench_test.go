//go:build unix

package paper

import (
	"fmt"
	"syscall"
	"testing"
	"time"
)

// cpu is the processor time this process has used.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// madePapers are n papers of so many syllables; every tenth shares a paragraph with the one before it.
func madePapers(n, syllables int) (texts []string) {
	m := newMaker(42)
	for k := range n {
		text := m.text(syllables)
		if k%10 == 9 {
			before := texts[k-1]
			text += before[:len(before)/8]
		}
		texts = append(texts, text)
	}
	return texts
}

func read(texts []string) (papers []*Paper) {
	for k, text := range texts {
		papers = append(papers, OfText(fmt.Sprintf("p%05d", k), text))
	}
	return papers
}

// BenchmarkConference: 26 papers of 2,500 syllables, from text to every passage and contradiction (goal 300 ms).
func BenchmarkConference(b *testing.B) {
	texts := madePapers(26, 2500)
	b.ResetTimer()
	begin := cpu()
	for range b.N {
		Check(read(texts), nil)
	}
	b.ReportMetric(float64((cpu()-begin).Milliseconds())/float64(b.N), "CPU-ms/op")
}

// BenchmarkNewPaper: a new paper of 1,500 words against 10,000 stored ones of as many (goal 200 ms).
func BenchmarkNewPaper(b *testing.B) {
	texts := madePapers(10_000, 1500)
	begin := cpu()
	desk := NewDesk(read(texts), nil)
	b.Logf("10,000 papers read and indexed in %d CPU ms", (cpu() - begin).Milliseconds())
	fresh := newMaker(43).text(1400) + texts[77][:1500]
	b.ResetTimer()
	begin = cpu()
	found := 0
	for range b.N {
		found = len(desk.Put(OfText("new", fresh)).Passages)
	}
	b.ReportMetric(float64((cpu()-begin).Milliseconds())/float64(b.N), "CPU-ms/op")
	b.ReportMetric(float64(found), "passages")
}

// BenchmarkAllPairs: 3,000 texts of 1,500 words, every pair, beside the bare exact index: every shingle of the texts in a map with its places,
// and how many each pair of texts shares, those in more than 5 % of the texts left out (goal: twice that).
func BenchmarkAllPairs(b *testing.B) {
	texts := madePapers(3000, 1500)
	for range b.N {
		begin := cpu()
		shared := bare(texts)
		theirs := cpu() - begin
		begin = cpu()
		r := Check(read(texts), nil)
		ours := cpu() - begin
		b.Logf("all pairs %d CPU ms, bare index %d CPU ms, ratio %.2f; %d passages, %d pairs with a shared shingle", ours.Milliseconds(), theirs.Milliseconds(), float64(ours)/float64(theirs), len(r.Passages), shared)
		b.ReportMetric(float64(ours)/float64(theirs), "ratio")
	}
}

// bare counts the pairs of texts that share a shingle, in the plainest way: a map of places, and one text after another beside all later ones.
func bare(texts []string) (pairs int) {
	places := map[uint32][]int32{} // the texts of a shingle, as often as it stands in them
	all := make([][]uint32, len(texts))
	for k, text := range texts {
		all[k] = ids(text)
		for i := 0; i+shingle <= len(all[k]); i++ {
			h := hash3(all[k][i], all[k][i+1], all[k][i+2])
			places[h] = append(places[h], int32(k))
		}
	}
	shared := make([]int32, len(texts))
	for k, words := range all {
		clear(shared)
		for i := 0; i+shingle <= len(words); i++ {
			list := places[hash3(words[i], words[i+1], words[i+2])]
			if len(list) > len(texts)/20 {
				continue
			}
			for _, other := range list {
				if other > int32(k) {
					if shared[other]++; shared[other] == 1 {
						pairs++
					}
				}
			}
		}
	}
	return pairs
}

// BenchmarkTenThousand: 10,000 papers of 1,500 words, every pair (goal: 60 s on two cores and 1 GB, the texts with it). The memory is the most
// the process has held, so it is run by itself.
func BenchmarkTenThousand(b *testing.B) {
	papers := read(madePapers(10_000, 1500))
	b.ResetTimer()
	begin := cpu()
	found := 0
	for range b.N {
		found = len(Check(papers, nil).Passages)
	}
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric((cpu()-begin).Seconds()/float64(b.N), "CPU-s/op")
	b.ReportMetric(float64(u.Maxrss)/1024, "MB")
	b.ReportMetric(float64(found), "passages")
}
