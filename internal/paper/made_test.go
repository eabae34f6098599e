package paper

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// maker invents papers in a language that looks like Vietnamese and is none: two-syllable words, few of them frequent, some with a synonym.
// It shares nothing with the rules that find what it hides.
type maker struct {
	*rand.Rand
	words    []string
	synonyms map[string]string
	freq     []float64 // cumulated
}

const madeWords = 6000

func newMaker(seed uint64) *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 7)), synonyms: map[string]string{}}
	onsets := strings.Fields("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
	rimes := strings.Fields("a ai ao an ang anh át ác âm ân âu ê ên ết êu i iên iêng ít inh o oa oai oan óc ong ô ôi ôn ông ơ ơi ơn u ua ui un ung úc ư ưa ương ước")
	syllable := func() string { return onsets[m.IntN(len(onsets))] + rimes[m.IntN(len(rimes))] }
	total := 0.0
	for i := range madeWords {
		m.words = append(m.words, syllable()+" "+syllable())
		total += 1 / math.Pow(float64(i+3), 0.9)
		m.freq = append(m.freq, total)
	}
	for i := 0; i < madeWords; i += 2 {
		m.synonyms[m.words[i]] = syllable() + " " + syllable()
	}
	return m
}

// word is a frequent one more often than a rare one.
func (m *maker) word() string {
	at, from, to := m.Float64()*m.freq[madeWords-1], 0, madeWords-1
	for from < to {
		if k := (from + to) / 2; m.freq[k] < at {
			from = k + 1
		} else {
			to = k
		}
	}
	return m.words[from]
}

// toldSentence is a sentence taken apart: clauses of words, a name, and two figures at the end of clauses.
type toldSentence struct {
	clauses [][]string
	name    string
	figures []float64
}

func (m *maker) sentence() toldSentence {
	s := toldSentence{}
	for range 3 {
		var clause []string
		for range 4 + m.IntN(4) {
			clause = append(clause, m.word())
		}
		s.clauses = append(s.clauses, clause)
	}
	capital := func() string {
		w := []rune(strings.Fields(m.word())[0])
		return strings.ToUpper(string(w[:1])) + string(w[1:])
	}
	s.name = "xã " + capital() + " " + capital()
	s.figures = []float64{float64(100+m.IntN(899)) / 10, float64(1000 + m.IntN(8999))}
	return s
}

// how a sentence is written.
type writing struct {
	synonyms float64 // share of the words that are replaced, where they can be
	turned   bool    // clauses in another order
	rounded  bool
	short    bool // the abbreviation, not its words
	figures  bool
}

func (m *maker) write(s toldSentence, w writing) string {
	var clauses []string
	for _, c := range s.clauses {
		var out []string
		for _, word := range c {
			if other, ok := m.synonyms[word]; ok && m.Float64() < w.synonyms*2 {
				word = other
			}
			out = append(out, word)
		}
		clauses = append(clauses, strings.Join(out, " "))
	}
	if clauses[0] = "ủy ban nhân dân " + clauses[0]; w.short {
		clauses[0] = "UBND" + strings.TrimPrefix(clauses[0], "ủy ban nhân dân")
	}
	if w.figures {
		share, count := fmt.Sprintf("%.1f%%", s.figures[0]), fmt.Sprintf("%d.%03d lượt", int(s.figures[1])/1000, int(s.figures[1])%1000)
		if w.rounded {
			share, count = fmt.Sprintf("%.0f%%", s.figures[0]), fmt.Sprintf("%d.%d00 lượt", int(math.Round(s.figures[1]/100))/10, int(math.Round(s.figures[1]/100))%10)
		}
		clauses[1] += " ở " + s.name + " được " + strings.ReplaceAll(share, ".", ",")
		clauses[2] += " với " + count
	}
	if w.turned {
		clauses = append(clauses[1:], clauses[0])
	}
	text := strings.Join(clauses, ", ") + "."
	first := []rune(text)
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}

// text is a paper of about so many syllables that shares nothing with another but frequent words.
func (m *maker) text(syllables int) string {
	var b strings.Builder
	for n := 0; n < syllables; {
		for range 4 {
			s := m.sentence()
			b.WriteString(m.write(s, writing{}) + " ")
			n += 36
		}
		b.WriteString("\n\n")
	}
	return b.String()
}
