// Package places holds the provinces, districts and communes of Viet Nam of July 2025 and of before, which became which, and
// the usual bodies of a province.
package places

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"

	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Reform is the first day of the 34 provinces and 3,321 communes: the day on which the governments of the new communes begin
// to work, as each of the 34 resolutions of the Standing Committee of the National Assembly says.
const Reform when.Date = "2025-07-01"

const eve when.Date = "2025-06-30"

// Level is how high a place stands. Districts ended with June 2025.
type Level string

const (
	Province Level = "province"
	District Level = "district"
	Commune  Level = "commune"
)

// Place is a province, district or commune. Two places may bear one name at different times, or in different districts.
type Place struct {
	Code  string // of the General Statistics Office; places of before have the codes of before
	Kind  string // "tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu"
	Name  string // "Ba Đình"
	Level Level
	From  when.Date // Reform, or "" = it was there before
	To    when.Date // last day; "" = still there
	// EndedBefore says that it is of the list of 2023, had gone before the reform, and no source at hand tells when and into what.
	EndedBefore bool

	also      []string // other full names: that of 2023 where it was another
	otherCode string   // the code that the list of mergers has, where it is another
	above     *Place   // the district or province it lies in
	district  *Place   // where it goes on without one: the one it lay in before the reform
	heirs     []Heir
	forebears []Heir
	heirCodes string
	order     int // in the table
}

// Heir is a place that became another, or a part of another.
type Heir struct {
	Place *Place
	Part  bool // of the earlier place only a part went there
}

// FullName is the name with its kind, as inside a sentence: "phường Ba Đình".
func (p *Place) FullName() string { return p.Kind + " " + p.Name }

// Also are other full names the place had between 2023 and the reform.
func (p *Place) Also() []string { return p.also }

// ExistsOn tells whether the place existed on a day; a day that is not known is no objection.
func (p *Place) ExistsOn(d when.Date) bool {
	return d == "" || ((p.From == "" || p.From <= d) && (p.To == "" || d <= p.To))
}

// Province is the province the place lies in, itself for a province.
func (p *Place) Province() *Place {
	for p.above != nil {
		p = p.above
	}
	return p
}

// Above is the district or province that a place lies in, nil for a province.
func (p *Place) Above() *Place { return p.above }

// Heirs are the places that took this one over, none while it exists or where no source tells.
func (p *Place) Heirs() []Heir { return p.heirs }

// Forebears are the places of before the reform that this one was made of.
func (p *Place) Forebears() []Heir { return p.forebears }

// Provinces are the provinces of a day by code; "" gives those of now and of before.
func Provinces(on when.Date) []*Place { return all().pick(Province, nil, on) }

// Communes are the communes of a day in a province by code.
func (p *Place) Communes(on when.Date) []*Place { return all().pick(Commune, p, on) }

// ByCode are the places of an official code: at most one of the present and one of before on each level.
func ByCode(code string) []*Place {
	var found []*Place
	for _, p := range all().places {
		if p.Code == code || p.otherCode == code {
			found = append(found, p)
		}
	}
	return found
}

// Notice names the sources of the table and holds their licences.
//
//go:embed NOTICE.txt
var Notice string

// The table has a line a place: kind of line, code, full name, and then
//
//	P province of now      –
//	C commune of now       the other code it is known by; it lies in the P above
//	p province of before   the P it became, its name of 2023
//	d district of before   the C it became, its name of 2023; it lies in the p above
//	c commune of before    the C it became, parted by commas, "~" behind one that a part of it became; its name of 2023; it lies in the d above
//	m province of now, code, name, heirs: a commune of before that only the list of mergers names
//
//go:embed places.tsv.gz
var packed []byte

type register struct {
	places []*Place
	exact  map[string][]*Place // by the spellings of names.go, with marks
}

var all = sync.OnceValue(func() *register {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // the table is ours
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	r := &register{}
	r.read(string(text))
	r.join()
	r.exact = r.index()
	return r
})

func (r *register) read(table string) {
	var province, district *Place
	add := func(level Level, code, full string, above *Place) *Place {
		p := &Place{Code: code, Level: level, above: above, order: len(r.places)}
		p.Kind, p.Name = kindAndName(full)
		r.places = append(r.places, p)
		return p
	}
	provinces := map[string]*Place{}
	for line := range strings.Lines(table) {
		f := append(strings.Split(strings.TrimSuffix(line, "\n"), "\t"), "", "", "")
		switch f[0] {
		case "P":
			province = add(Province, f[1], f[2], nil)
			province.From, provinces[f[1]] = Reform, province
			continue
		case "C":
			c := add(Commune, f[1], f[2], province)
			c.From, c.otherCode = Reform, f[3]
			continue
		case "m":
			p := add(Commune, f[2], f[3], provinces[f[1]])
			p.To, p.heirCodes = eve, f[4]
			continue
		case "p":
			province = add(Province, f[1], f[2], nil)
			province.heirCodes = f[3]
		case "d":
			district = add(District, f[1], f[2], province)
			district.heirCodes = f[3]
		case "c":
			add(Commune, f[1], f[2], district).heirCodes = f[3]
		}
		p := r.places[len(r.places)-1]
		p.To, p.EndedBefore = eve, f[0] == "c" && f[3] == ""
		if f[4] != "" {
			kind, name := kindAndName(f[4])
			p.also = append(p.also, kind+" "+name)
		}
	}
}

// kinds are the words of kinds as the table has them, longest first.
var kinds = []string{"thành phố", "thị trấn", "đặc khu", "thị xã", "phường", "huyện", "tỉnh", "quận", "xã"}

func kindAndName(full string) (kind, name string) {
	for _, kind := range kinds {
		if len(full) > len(kind) && vi.Lower(full[:len(kind)]) == kind {
			return kind, full[len(kind)+1:]
		}
	}
	return "", full
}

// join ties earlier places to later ones. One that goes on under its name, alone and whole, is one place and not two.
func (r *register) join() {
	now := map[string]*Place{}
	for _, p := range r.places {
		if p.From == Reform {
			now[string(p.Level)+p.Code] = p
		}
	}
	for _, p := range r.places {
		level := Commune
		if p.Level == Province {
			level = Province
		}
		for code := range strings.SplitSeq(p.heirCodes, ",") {
			code, part := strings.CutSuffix(code, "~")
			if heir := now[string(level)+code]; heir != nil {
				p.heirs = append(p.heirs, Heir{heir, part})
				heir.forebears = append(heir.forebears, Heir{p, part})
			}
		}
	}
	kept := r.places[:0]
	same := map[*Place]*Place{}
	for _, p := range r.places {
		if q := p.sameAs(); q != nil {
			q.From, q.forebears, q.also, q.district = "", nil, p.also, p.above
			same[p] = q
			continue
		}
		kept = append(kept, p)
	}
	r.places = kept
	for _, p := range r.places {
		if q := same[p.above]; q != nil {
			p.above = q
		}
	}
	r.endDistricts()
}

// sameAs is the place that this one goes on as, nil when it ended.
func (p *Place) sameAs() *Place {
	if len(p.heirs) != 1 || p.heirs[0].Part || p.Level == District {
		return nil
	}
	q := p.heirs[0].Place
	if len(q.forebears) != 1 || spelling(p.FullName()) != spelling(q.FullName()) {
		return nil
	}
	return q
}

// endDistricts gives districts the communes that theirs became.
func (r *register) endDistricts() {
	seen := map[[2]*Place]bool{}
	for _, c := range r.places {
		d := c.above
		if c.Level != Commune || d == nil || d.Level != District {
			continue
		}
		for _, h := range c.heirs {
			if seen[[2]*Place{d, h.Place}] {
				continue
			}
			seen[[2]*Place{d, h.Place}] = true
			d.heirs = append(d.heirs, Heir{h.Place, true})
		}
	}
	for _, p := range r.places {
		if p.Level == District && len(p.heirs) == 1 {
			p.heirs[0].Part = false
		}
	}
}

func (r *register) pick(level Level, in *Place, on when.Date) []*Place {
	var found []*Place
	for _, p := range r.places {
		if p.Level == level && p.ExistsOn(on) && (in == nil || p.Province() == in) {
			found = append(found, p)
		}
	}
	return found
}
