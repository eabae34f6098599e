package app

import (
	"context"
	"slices"
	"strconv"
	"sync"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/places"
	"lotrinh/internal/reference"
)

// RankingSet is one index by which provinces are ranked, with the years the program holds of it.
type RankingSet struct {
	indicator.Ranking
	Source string                // where the figures come from; "" = none are held
	Tables []indicator.RankTable // by year
	Breaks []indicator.RankBreak
}

// Years are those that have a table.
func (s RankingSet) Years() (years []int) {
	for _, t := range s.Tables {
		years = append(years, t.Year)
	}
	return years
}

// Rankings are all indices. They are public and the same on every installation, so nothing is read from the store.
func (a *App) Rankings(context.Context) ([]RankingSet, error) { return rankingSets(), nil }

// RankingQuery chooses what is shown of one index.
type RankingQuery struct {
	Key   string
	Year  int      // 0 = the newest
	Place string   // code of a province before July 2025; "" = none is looked at
	Aim   int      // wanted place; 0 = ten better than now
	Peers []string // codes of provinces to compare with, at most MaxPeers
}

// MaxPeers can be told apart in one picture.
const MaxPeers = 3

// RankingView is one index in one year, and one province in it.
type RankingView struct {
	RankingSet
	Table  indicator.RankTable
	Before *indicator.RankTable // of the year before, nil where there is none
	Place  reference.Old        // the province looked at; zero when none
	Row    *indicator.Ranked    // its row, nil when it was not measured
	Was    *indicator.Ranked    // its row of the year before
	Aim    int
	Raises []indicator.Raise // what would bring it to the aim; none where the index has no parts
	Groups []indicator.Peers // its region, the country, the chosen ones
	Peers  []reference.Old
}

// Ranking shows one index.
func (a *App) Ranking(_ context.Context, q RankingQuery) (RankingView, error) {
	v := RankingView{}
	i := slices.IndexFunc(rankingSets(), func(s RankingSet) bool { return s.Key == q.Key })
	if i < 0 {
		return v, fault.New(fault.NotFound, "Không có chỉ số %q. Có: pci, papi, par, sipas, dti.", "There is no index %q. There are: pci, papi, par, sipas, dti.", q.Key)
	}
	v.RankingSet = rankingSets()[i]
	if q.Place != "" {
		old, ok := OldProvince(q.Place)
		if !ok {
			return v, fault.New(fault.NotFound, "Không có tỉnh mã %q trước ngày 1/7/2025.", "There was no province of code %q before 1 July 2025.", q.Place).At("province")
		}
		v.Place = old
	}
	for _, code := range q.Peers {
		if old, ok := OldProvince(code); ok && code != q.Place && len(v.Peers) < MaxPeers && !slices.Contains(v.Peers, old) {
			v.Peers = append(v.Peers, old)
		}
	}
	if len(v.Tables) == 0 {
		return v, nil
	}
	at := len(v.Tables) - 1
	if q.Year != 0 {
		if at = slices.Index(v.Years(), q.Year); at < 0 {
			return v, fault.New(fault.NotFound, "Chương trình không giữ số liệu năm %d của chỉ số này; có từ %d đến %d.", "No figures of %d are held for this index; there are those of %d to %d.", q.Year, v.Tables[0].Year, v.Tables[len(v.Tables)-1].Year).At("year")
		}
	}
	v.Table = v.Tables[at]
	if at > 0 && v.Tables[at-1].Year == v.Table.Year-1 {
		v.Before = &v.Tables[at-1]
	}
	if q.Place != "" {
		v.look(q.Aim)
	}
	return v, nil
}

// look works out what is said of the province.
func (v *RankingView) look(aim int) {
	v.Row = v.Table.Of(v.Place.Code)
	if v.Before != nil {
		v.Was = v.Before.Of(v.Place.Code)
	}
	if v.Row != nil && v.Row.Rank > 0 {
		if v.Aim = aim; v.Aim < 1 || v.Aim > v.Table.N {
			v.Aim = max(1, v.Row.Rank-10)
		}
		v.Raises, _ = v.Table.Raises(v.Place.Code, v.Aim)
	}
	v.Groups = append(v.Groups,
		v.Table.Compare(v.Place.Region, v.Place.Code, "", func(code string) bool { p, _ := OldProvince(code); return p.Region == v.Place.Region }),
		v.Table.Compare("", v.Place.Code, "", func(string) bool { return true }))
}

// OldProvince is a province before July 2025 by its code.
func OldProvince(code string) (reference.Old, bool) {
	all := reference.Provinces63()
	i := slices.IndexFunc(all, func(p reference.Old) bool { return p.Code == code })
	if i < 0 {
		return reference.Old{}, false
	}
	return all[i], true
}

// NowOf is the code of the province of now that an old one belongs to.
func NowOf(code string) string {
	for _, p := range places.ByCode(code) {
		if p.Level != places.Province {
			continue
		}
		for _, h := range p.Heirs() {
			return h.Place.Code
		}
	}
	return code
}

// rankingSets makes the tables once: public figures do not change while the program runs.
var rankingSets = sync.OnceValue(func() (out []RankingSet) {
	for _, r := range indicator.Rankings {
		s := RankingSet{Ranking: r}
		switch r.Key {
		case "pci":
			s.Source, s.Tables = reference.PCI().Source, pciTables()
		case "papi":
			s.Source, s.Tables = reference.PAPI().Source, papiTables()
		}
		s.Breaks = indicator.Breaks(r, s.Tables)
		out = append(out, s)
	}
	return out
})

func pciTables() (tables []indicator.RankTable) {
	set := reference.PCI()
	for year := set.FirstYear; year <= set.Until; year++ {
		var rows []indicator.Ranked
		for _, r := range set.Rows {
			if r.Year == year {
				told, _ := strconv.Atoi(r.Values["rank"])
				rows = append(rows, indicator.Ranked{Place: r.Place, Name: r.Name, Score: r.Values["score"], Told: told})
			}
		}
		tables = append(tables, indicator.MakeTable(year, nil, rows))
	}
	return tables
}

// papiTables add the smallest parts up to the contents that PAPI reports by, of those parts that were measured in the year.
func papiTables() (tables []indicator.RankTable) {
	set := reference.PAPI()
	for year := set.FirstYear; year <= set.Until; year++ {
		measured := map[string]bool{}
		for _, r := range set.Rows {
			if r.Year == year {
				for code := range r.Values {
					measured[code] = true
				}
			}
		}
		var parts []indicator.RankPart
		within := map[string][]indicator.RankPart{} // the smallest parts of each content
		for _, c := range set.Columns {
			switch {
			case c.Of == "":
				parts = append(parts, indicator.RankPart{Code: c.Code, Name: c.Name, NameEn: c.NameEn})
			case measured[c.Code]:
				within[c.Of] = append(within[c.Of], indicator.RankPart{Code: c.Code})
			}
		}
		parts = slices.DeleteFunc(parts, func(p indicator.RankPart) bool { return len(within[p.Code]) == 0 })
		var rows []indicator.Ranked
		for _, r := range set.Rows {
			if r.Year != year {
				continue
			}
			row := indicator.Ranked{Place: r.Place, Name: r.Name, Parts: map[string]string{}}
			for _, p := range parts {
				if sum, ok := indicator.SumParts(within[p.Code], r.Values); ok {
					row.Parts[p.Code] = sum
				}
			}
			rows = append(rows, row)
		}
		tables = append(tables, indicator.MakeTable(year, parts, rows))
	}
	return tables
}

// RankTables are the tables of one index by year.
func RankTables(key string) ([]indicator.RankTable, bool) {
	for _, s := range rankingSets() {
		if s.Key == key {
			return s.Tables, true
		}
	}
	return nil, false
}
