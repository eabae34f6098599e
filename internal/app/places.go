package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/places"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// PlacesNotice names the sources of the catalogue of places and holds their licences.
var PlacesNotice = places.Notice

// Meaning is what a name may mean by the places of Viet Nam and the usual bodies of a province.
type Meaning struct {
	Name  string      `json:"name"`
	On    when.Date   `json:"on"`
	Means string      `json:"means"` // one, several, none
	Units []UnitMeant `json:"units"`
}

// UnitMeant is one unit a name may mean, as the register would get it.
type UnitMeant struct {
	Code     string    `json:"code"`
	Official string    `json:"official_code,omitempty"` // of a place, by the General Statistics Office
	Name     string    `json:"name"`
	Short    string    `json:"short,omitempty"`
	Line     org.Line  `json:"line"`
	Level    string    `json:"level"`
	Within   string    `json:"within,omitempty"` // district and province
	From     when.Date `json:"from,omitempty"`
	To       when.Date `json:"to,omitempty"`
	Gone     bool      `json:"gone_before,omitempty"` // it had ended before To; no source tells when
	Group    bool      `json:"group,omitempty"`
	Became   []Became  `json:"became,omitempty"`
	MadeOf   []Became  `json:"made_of,omitempty"`
}

// Became is a unit before or after another.
type Became struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Field string `json:"field,omitempty"` // of work that went over
	Part  bool   `json:"part,omitempty"`  // only a part of the area went over
}

// PlacesNamed tells what a name means on a day, in a province where one is named. It needs no installation.
func PlacesNamed(name, province string, on when.Date) (Meaning, error) {
	m := Meaning{Name: name, On: on, Means: "none", Units: []UnitMeant{}}
	var c catalogue
	if province != "" {
		var err error
		if c.in, err = provinceNamed(province, on); err != nil {
			return m, err
		}
	}
	if len(name) > 300 {
		return m, fault.New(fault.TooLarge, "Tên dài quá 300 byte.", "The name is longer than 300 bytes.").At("name")
	}
	fit := c.fits(name, on)
	if len(fit) == 0 { // also a name that does not say what it is of, for here one asks for places
		line, _ := places.Governed(name)
		for _, p := range places.Find(name, c.in, on) {
			fit = append(fit, c.place(p, org.Line(line)))
		}
	}
	for _, e := range fit {
		m.Units = append(m.Units, meantBy(e))
	}
	switch len(m.Units) {
	case 0:
	case 1:
		m.Means = "one"
	default:
		m.Means = "several"
	}
	return m, nil
}

// provinceNamed is the province of a name or code: that of the day, else one of before.
func provinceNamed(name string, on when.Date) (*places.Place, error) {
	var found []*places.Place
	for _, p := range append(places.Find(name, nil, on), places.ByCode(name)...) {
		if p.Level == places.Province && !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	arrange.By(found, func(x, y *places.Place) int { return cmp.Compare(existing(y, on), existing(x, on)) })
	if len(found) == 0 {
		return nil, fault.New(fault.NotFound, "Không có tỉnh, thành phố %q.", "There is no province %q.", name).At("province")
	}
	return found[0], nil
}

func existing(p *places.Place, on when.Date) int {
	if p.ExistsOn(on) {
		return 1
	}
	return 0
}

func meantBy(e *entry) UnitMeant {
	u := e.unit
	m := UnitMeant{Code: u.Code, Name: u.Name, Short: u.Short, Line: u.Line, Level: u.Level, From: u.From, To: u.To, Group: u.Group}
	for _, h := range e.heirs {
		m.Became = append(m.Became, Became{h.unit.Code, h.unit.Name, h.field, h.part})
	}
	if p := e.place; p != nil {
		m.Official, m.Gone = p.Code, p.EndedBefore
		for q := p.Above(); q != nil; q = q.Above() {
			if m.Within != "" {
				m.Within += ", "
			}
			m.Within += q.FullName()
		}
		for _, f := range p.Forebears() {
			was := catalogue{}.place(f.Place, u.Line).unit
			m.MadeOf = append(m.MadeOf, Became{was.Code, was.Name, "", f.Part})
		}
	}
	return m
}

// SetProvince says which province the installation is of; names in documents that bear no other's are looked for there.
func (a *App) SetProvince(ctx context.Context, who Who, name string) (string, error) {
	if err := who.must("plan"); err != nil {
		return "", err
	}
	p, err := provinceNamed(name, a.Today())
	if err != nil {
		return "", err
	}
	if p.To != "" {
		return "", fault.New(fault.Invalid, "%s đã kết thúc ngày %s; hãy ghi tỉnh, thành phố hiện nay: %s.", "%s ended on %s; name the province of now: %s.", p.FullName(), p.To.Vi(), p.Heirs()[0].Place.FullName()).At("province")
	}
	return p.FullName(), a.store.SetSetting(ctx, "province", p.Code)
}

// Offered are names that may be typed and are no units yet: the communes and usual bodies of the installation's province. One
// becomes a unit when it is used. None where the province is not known.
func (a *App) Offered(ctx context.Context) ([]string, error) {
	r := a.store.Read(ctx)
	c, err := ownCatalogue(r)
	if err != nil || c.in == nil {
		return nil, err
	}
	have := map[string]bool{}
	err = store.Units.Each(r, func(u *org.Unit) {
		have[vi.Exact(u.Name)] = true
		for _, alias := range u.Aliases {
			have[vi.Exact(alias)] = true
		}
	})
	var out []string
	offer := func(e *entry) {
		if !have[vi.Exact(e.unit.Name)] && e.unit.ExistsOn(a.Today()) {
			out = append(out, e.unit.Name)
		}
	}
	for _, b := range places.Bodies() {
		if len(b.Heirs) == 0 {
			offer(c.body(b))
		}
	}
	for _, g := range places.Collectives() {
		offer(c.group(g))
	}
	for _, p := range c.in.Communes(a.Today()) {
		offer(c.place(p, org.State))
	}
	return out, err
}
