package app

import (
	"fmt"
	"maps"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/places"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// resolver turns the names that documents write into units: those of the register, else those of the catalogue, else a unit of
// that bare name: the name is what the document states, its line and level stay open until a person says them.
type resolver struct {
	r      store.Reader
	tx     *store.Tx // nil where names are only looked up
	reg    *org.Register
	cat    catalogue
	on     when.Date
	names  map[org.UnitID]string
	byCode map[string]org.Unit // of the register, with what this resolver made
	made   map[string]org.Unit // of bare names
	seen   map[string][]*entry // what names mean, where they are only looked up
}

func newResolver(tx *store.Tx, on when.Date) (*resolver, error) {
	rs, err := namesOn(tx.Reader, on)
	rs.tx = tx
	return rs, err
}

// namesOn looks names up as they hold on a day.
func namesOn(r store.Reader, on when.Date) (*resolver, error) {
	units, err := r.AllUnits()
	rs := &resolver{r: r, reg: org.NewRegister(units), on: on, names: map[org.UnitID]string{}, byCode: map[string]org.Unit{}, made: map[string]org.Unit{}, seen: map[string][]*entry{}}
	for _, u := range units {
		rs.names[u.ID], rs.byCode[u.Code] = u.Name, u
	}
	if err == nil {
		rs.cat, err = ownCatalogue(r)
	}
	return rs, err
}

// fits are the units that a name may mean. What people have registered goes before the catalogue; units that came from the
// catalogue do not, for it knows of others of their name.
func (rs *resolver) fits(name string) []*entry {
	if fit, ok := rs.seen[name]; ok {
		return fit
	}
	var fit []*entry
	own := false
	for _, u := range rs.reg.Fitting(name, rs.on) {
		fit = append(fit, &entry{unit: u, heirs: rs.cat.heirsOf(u)})
		own = own || !catalogued(u.Code)
	}
	if !own {
		if meant := rs.meant(name); len(meant) > 0 {
			fit = meant
		}
	}
	for _, e := range fit {
		for i, h := range e.heirs {
			e.heirs[i].entry = rs.here(h.entry)
		}
	}
	if rs.tx == nil {
		rs.seen[name] = fit
	}
	return fit
}

// meant are the entries of the catalogue for a name. A unit that had ended on the day, and those that took it over, are for a
// person to choose from.
func (rs *resolver) meant(name string) []*entry {
	fit := rs.cat.fits(name, rs.on)
	for i, e := range fit {
		fit[i] = rs.here(e)
	}
	if len(fit) == 1 && fit[0].unit.To != "" && rs.on > fit[0].unit.To {
		for _, h := range fit[0].heirs {
			fit = append(fit, rs.here(h.entry))
		}
	}
	return fit
}

// here is an entry with the unit of the register that it is already.
func (rs *resolver) here(e *entry) *entry {
	u, ok := rs.byCode[e.unit.Code]
	if !ok {
		var fit []org.Unit
		for _, x := range rs.reg.Fitting(e.unit.Name, rs.on) {
			if !catalogued(x.Code) {
				fit = append(fit, x)
			}
		}
		if len(fit) != 1 {
			return e
		}
		u = fit[0]
	}
	return &entry{unit: u, parent: e.parent, heirs: e.heirs, group: e.group}
}

// known finds the registered unit of a name, or of a code written in its place.
func (rs *resolver) known(name string) (u org.Unit, found bool, err error) {
	fit := rs.fits(name)
	if len(fit) > 1 {
		return u, false, fault.New(fault.Invalid, "%[1]q có thể là %[2]d đơn vị; hãy ghi mã của một đơn vị: %[3]s.", "%[1]q may be %[2]d units; write the code of one: %[3]s.", name, len(fit), choices(fit, ", ")).At("lead")
	}
	if len(fit) == 1 && fit[0].unit.ID != "" {
		return fit[0].unit, true, nil
	}
	code := org.CodeOf(name)
	if u, found = rs.byCode[name]; found && name == code {
		return u, true, nil
	}
	u, found = rs.made[code]
	return u, found, nil
}

// unit finds or makes the unit of a name, or of a code written in its place.
func (rs *resolver) unit(name string) (org.Unit, error) {
	if u, found, err := rs.known(name); found || err != nil {
		return u, err
	}
	code := org.CodeOf(name)
	if code == "" {
		return org.Unit{}, fault.New(fault.Invalid, "%q không phải là tên đơn vị.", "%q is not the name of a unit.", name).At("lead")
	}
	if len(name) > 300 {
		return org.Unit{}, fault.New(fault.TooLarge, "Tên đơn vị dài quá 300 byte: %.60q…", "A unit's name is longer than 300 bytes: %.60q…", name).At("lead")
	}
	fit := rs.fits(name)
	if name == code {
		fit = append(fit, rs.cat.coded(code)...)
	}
	if len(fit) > 0 {
		return rs.enter(fit[0])
	}
	u := org.Unit{Code: rs.free(code), Name: name, Line: org.LineOf(name)}
	err := rs.save(&u)
	rs.made[code] = u
	return u, err
}

// free is a code that no unit has.
func (rs *resolver) free(code string) string {
	out := code
	for n := 2; ; n++ {
		if _, taken := rs.byCode[out]; !taken {
			return out
		}
		out = fmt.Sprintf("%s-%d", code, n)
	}
}

func (rs *resolver) save(u *org.Unit) error {
	if u.ID == "" {
		u.ID = org.UnitID(newID())
	}
	err := store.Units.Save(rs.tx, u)
	rs.byCode[u.Code] = *u
	return err
}

// enter puts an entry of the catalogue into the register, below the unit it belongs to.
func (rs *resolver) enter(e *entry) (org.Unit, error) {
	e = rs.here(e)
	u := e.unit
	if u.ID != "" {
		return u, nil
	}
	if e.parent != nil {
		above, err := rs.enter(e.parent)
		if err != nil {
			return u, err
		}
		u.ParentID = above.ID
	}
	if e.group != nil {
		for _, code := range slices.Sorted(maps.Keys(rs.byCode)) {
			if x := rs.byCode[code]; holds(*e.group, x, rs.on) {
				u.Members = append(u.Members, x.ID)
			}
		}
	}
	if err := rs.save(&u); err != nil {
		return u, err
	}
	return u, rs.join(u)
}

// join makes a new unit a member of the collectives that the catalogue made and that it belongs to.
func (rs *resolver) join(u org.Unit) error {
	for _, g := range places.Collectives() {
		all, ok := rs.byCode[org.CodeOf(g.Name)]
		if !ok || !all.Group || !holds(g, u, rs.on) || slices.Contains(all.Members, u.ID) {
			continue
		}
		all.Members = append(slices.Clone(all.Members), u.ID)
		if err := rs.save(&all); err != nil {
			return err
		}
	}
	return nil
}
