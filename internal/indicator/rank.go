package indicator

import (
	"cmp"
	"slices"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/arrange"
)

// Ranking is an index by which provinces are ranked each year, as a template: what it is called, what its score is out of,
// and when its method changed.
type Ranking struct {
	Key, Name, NameEn string
	Owner             string // who measures it
	Scale             string // what the score is out of, exact decimal
	Changes           []RankChange
}

// RankChange is a change of method: scores and ranks from that year on are not compared with those before.
type RankChange struct {
	From    int
	What    string // Vietnamese, for pages
	Partial bool   // it touched some parts only; the total goes on
}

// Rankings are the indices that provinces are judged by. Facts: domain.md § f and the published tables themselves.
var Rankings = []Ranking{
	{Key: "pci", Name: "Năng lực cạnh tranh cấp tỉnh (PCI)", NameEn: "Provincial competitiveness (PCI)", Owner: "VCCI", Scale: "100",
		Changes: []RankChange{{From: 2021, What: "đổi tên và nội dung chỉ số thành phần 8", Partial: true}}},
	{Key: "papi", Name: "Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)", NameEn: "Provincial governance and public administration (PAPI)", Owner: "CECODES, UNDP", Scale: "80",
		Changes: []RankChange{{2019, "đo thêm phần phản hồi trực tuyến của chính quyền", false}, {2021, "thôi đo phần cấp phép xây dựng", false}}},
	{Key: "par", Name: "Cải cách hành chính (PAR INDEX)", NameEn: "Public administration reform (PAR INDEX)", Owner: "Bộ Nội vụ", Scale: "100",
		Changes: []RankChange{{2016, "Quyết định 4361 năm 2016", false}, {2017, "Quyết định 2948 năm 2017", false}, {2018, "Quyết định 2636 năm 2018", false}, {2019, "Quyết định 1150 năm 2019", false}, {2020, "Quyết định 1149 năm 2020", false}}},
	{Key: "sipas", Name: "Hài lòng của người dân, tổ chức (SIPAS)", NameEn: "Satisfaction with public administration (SIPAS)", Owner: "Bộ Nội vụ", Scale: "100"},
	{Key: "dti", Name: "Chuyển đổi số (DTI)", NameEn: "Digital transformation (DTI)", Owner: "Bộ Thông tin và Truyền thông, nay là Bộ Khoa học và Công nghệ"},
}

// RankingOf finds a template.
func RankingOf(key string) (Ranking, bool) {
	i := slices.IndexFunc(Rankings, func(r Ranking) bool { return r.Key == key })
	if i < 0 {
		return Ranking{}, false
	}
	return Rankings[i], true
}

// RankTable is one year of a ranking: all who were measured, with score, parts and place.
type RankTable struct {
	Year  int
	Parts []RankPart
	Rows  []Ranked // best first; those without a score last
	N     int      // how many have a score: places are 1 to N
}

// RankPart is one part of a score; its value times Weight goes into the score.
type RankPart struct {
	Code, Name, NameEn string
	Weight             string // exact decimal; "" = 1
}

// Ranked is one province of a table. Score and place are two things: a score may fall while the place rises.
type Ranked struct {
	Place, Name string
	Score       string            // exact decimal; "" = not published
	Rank        int               // 1 = best, equal scores share the better place and the next is left out; 0 = not ranked
	Told        int               // place as its owner published it, 0 where only the score was
	Tied        bool              // somebody else has the same score
	Parts       map[string]string // by code; one that is not there was not published
}

// MakeTable puts rows in their order. Scores that are not given are added up from the parts; of a row that lacks a part
// there is no score, and it takes no place.
func MakeTable(year int, parts []RankPart, rows []Ranked) RankTable {
	t := RankTable{Year: year, Parts: parts, Rows: slices.Clone(rows)}
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Score == "" && len(parts) > 0 {
			if total, ok := t.total(r.Parts); ok {
				r.Score = text(total)
			}
		}
	}
	arrange.By(t.Rows, func(a, b Ranked) int {
		switch {
		case a.Score == "" || b.Score == "":
			return cmp.Compare(truth(a.Score == ""), truth(b.Score == ""))
		}
		return number(b.Score).Cmp(number(a.Score))
	})
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Rank, r.Tied = 0, false; r.Score == "" {
			continue
		}
		t.N++
		r.Rank = i + 1
		if i > 0 && number(t.Rows[i-1].Score).Cmp(number(r.Score)) == 0 {
			r.Rank, r.Tied, t.Rows[i-1].Tied = t.Rows[i-1].Rank, true, true
		}
	}
	return t
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// total adds up the weighted parts; ok is false when one is missing.
func (t RankTable) total(parts map[string]string) (*apd.Decimal, bool) {
	sum := zero
	for _, p := range t.Parts {
		v, ok := Parse(parts[p.Code])
		if !ok {
			return nil, false
		}
		sum = add(sum, mul(v, p.weight()))
	}
	return sum, true
}

func (p RankPart) weight() *apd.Decimal {
	if p.Weight == "" {
		return one
	}
	return number(p.Weight)
}

// Of is the row of a place, nil when it was not measured.
func (t RankTable) Of(place string) *Ranked {
	for i := range t.Rows {
		if t.Rows[i].Place == place {
			return &t.Rows[i]
		}
	}
	return nil
}

// RankBreak is a year from which a ranking is not compared with the years before, and why.
type RankBreak struct {
	Year       int
	Added      []RankPart // parts that were not there before
	Dropped    []RankPart
	From, To   int    // N, where it changed by more than what a missing province explains
	What       string // of the template
	WholeScore bool   // totals are not comparable either
}

// Breaks are the changes between tables of following years: of the parts, of how many are ranked, and those the template names.
func Breaks(r Ranking, tables []RankTable) (out []RankBreak) {
	for i := 1; i < len(tables); i++ {
		before, after := tables[i-1], tables[i]
		b := RankBreak{Year: after.Year, Added: lacking(after.Parts, before.Parts), Dropped: lacking(before.Parts, after.Parts)}
		if d := len(after.Rows) - len(before.Rows); d > 5 || d < -5 {
			b.From, b.To = before.N, after.N
		}
		for _, c := range r.Changes {
			if c.From > before.Year && c.From <= after.Year {
				b.What, b.WholeScore = c.What, b.WholeScore || !c.Partial
			}
		}
		b.WholeScore = b.WholeScore || len(b.Added)+len(b.Dropped) > 0
		if b.WholeScore || b.From != b.To || b.What != "" {
			out = append(out, b)
		}
	}
	return out
}

// lacking are the parts of a that b has not.
func lacking(a, b []RankPart) (out []RankPart) {
	for _, p := range a {
		if !slices.ContainsFunc(b, func(q RankPart) bool { return p.Code == q.Code }) {
			out = append(out, p)
		}
	}
	return out
}

// SumParts adds parts up by their weights; ok is false when one of them is not known.
func SumParts(parts []RankPart, values map[string]string) (sum string, ok bool) {
	total, ok := RankTable{Parts: parts}.total(values)
	if !ok {
		return "", false
	}
	return text(total), true
}
