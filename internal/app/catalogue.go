package app

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/places"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// entry is a unit that the catalogue of places and usual bodies knows. It enters the register when somebody uses it.
type entry struct {
	unit   org.Unit // without ID; one of the register once there is one of its code
	parent *entry
	heirs  []heir
	group  *places.Collective
	place  *places.Place
}

// heir is who took an ended unit over, or a field of its work or part of its area.
type heir struct {
	*entry
	field string // of work, where it did not take over all
	part  bool   // of the area
}

// catalogue knows names in a province, nil = in none: then usual bodies alone, without those that bear a province's name.
type catalogue struct{ in *places.Place }

// fits are the entries that a document of a day may mean by a name; none for a name that says of no place that it is one.
func (c catalogue) fits(name string, on when.Date) []*entry {
	if group, ok := places.CollectiveNamed(name); ok {
		return []*entry{c.group(group)}
	}
	if b, ok := places.BodyNamed(name, c.in); ok && !(b.Head && c.in == nil) {
		return []*entry{c.body(b)}
	}
	line, sure := places.Governed(name)
	if c.in == nil || !sure {
		return nil
	}
	var out []*entry
	for _, p := range places.Find(name, c.in, on) {
		out = append(out, c.place(p, org.Line(line)))
	}
	return out
}

// coded is the entry of a code as place and body make it.
func (c catalogue) coded(code string) []*entry {
	if b, ok := bodyCodes()[code]; ok {
		return []*entry{c.body(b)}
	}
	found := placeCode.FindStringSubmatch(code)
	if found == nil {
		return nil
	}
	for _, p := range places.ByCode(found[1]) {
		for _, line := range []org.Line{org.State, org.Party, org.Council} {
			if e := c.place(p, line); e.unit.Code == code {
				return []*entry{e}
			}
		}
	}
	return nil
}

// catalogued tells whether a code is one that the catalogue gives.
func catalogued(code string) bool {
	_, body := bodyCodes()[code]
	return body || placeCode.MatchString(code)
}

// bodyCodes are the usual bodies by the codes their units get.
var bodyCodes = sync.OnceValue(func() map[string]places.Body {
	by := map[string]places.Body{}
	for _, b := range places.Bodies() {
		if !b.Head {
			by[org.CodeOf(b.Name)], by[org.CodeOf(places.ForCity(b.Name))] = b, b
		}
	}
	return by
})

// placeCode is how the codes of units end that the catalogue made of places: the official code, "-cu" where the place has ended.
var placeCode = regexp.MustCompile(`-(\d{2,5})(?:-cu)?$`)

// place is the body of a place on a line. Its province is the unit above it.
func (c catalogue) place(p *places.Place, line org.Line) *entry {
	name := p.FullName()
	u := org.Unit{Line: line, Level: string(p.Level), From: p.From, To: p.To, Code: org.CodeOf(name) + "-" + p.Code}
	switch line {
	case org.Party:
		u.Name, u.Code = partyOf(p), "dang-"+u.Code
	case org.Council:
		u.Name, u.Aliases, u.Code = "HĐND "+name, []string{"Hội đồng nhân dân " + name}, "hdnd-"+u.Code
	default:
		u.Name, u.Aliases = "UBND "+name, []string{"Ủy ban nhân dân " + name, name}
		for _, other := range p.Also() {
			u.Aliases = append(u.Aliases, "UBND "+other, other)
		}
	}
	if p == c.in {
		own := map[org.Line][]string{org.State: {"UBND tỉnh", "Ủy ban nhân dân tỉnh"}, org.Party: {"Tỉnh ủy"}, org.Council: {"HĐND tỉnh", "Hội đồng nhân dân tỉnh"}}[line]
		for _, alias := range own {
			u.Aliases = append(u.Aliases, c.named(alias))
		}
	}
	if p.To != "" {
		u.Code += "-cu"
	}
	e := &entry{unit: u, place: p}
	for _, h := range p.Heirs() {
		e.heirs = append(e.heirs, heir{c.place(h.Place, line), "", h.Part})
	}
	if p.Level != places.Province {
		e.parent = c.place(p.Province(), line)
	}
	return e
}

// partyOf is the party committee of a place.
func partyOf(p *places.Place) string {
	switch p.Kind {
	case "tỉnh":
		return "Tỉnh ủy " + p.Name
	case "thành phố":
		return "Thành ủy " + p.Name
	case "huyện":
		return "Huyện ủy " + p.Name
	case "quận":
		return "Quận ủy " + p.Name
	case "thị xã":
		return "Thị ủy " + p.Name
	}
	return "Đảng ủy " + p.FullName()
}

// named is a name of a usual body as the province has it.
func (c catalogue) named(name string) string {
	if c.in != nil && c.in.Kind == "thành phố" {
		return places.ForCity(name)
	}
	return name
}

func (c catalogue) body(b places.Body) *entry {
	if b.Head {
		return c.place(c.in, org.Line(b.Line))
	}
	u := org.Unit{Name: c.named(b.Name), Short: b.Short, Line: org.Line(b.Line), Level: "province", From: b.From, To: b.To}
	u.Code = org.CodeOf(u.Name)
	for _, alias := range b.Aliases {
		u.Aliases = append(u.Aliases, c.named(alias))
	}
	e := &entry{unit: u}
	for _, x := range places.Bodies() {
		if x.Name == b.Parent && !(x.Head && c.in == nil) {
			e.parent = c.body(x)
		}
	}
	e.heirs = c.heirsOf(u)
	return e
}

// took are those who took over a unit of the catalogue, or one that people registered under the name of a usual body.
func (c catalogue) took(u org.Unit) []heir {
	for _, e := range c.coded(u.Code) {
		return e.heirs
	}
	return c.heirsOf(u)
}

// heirsOf are those who took over a unit of the name of a usual body.
func (c catalogue) heirsOf(u org.Unit) (out []heir) {
	b, _ := places.BodyNamed(u.Name, c.in)
	for _, h := range b.Heirs {
		if x, ok := places.BodyNamed(h.Name, nil); ok {
			out = append(out, heir{c.body(x), h.Field, false})
		}
	}
	return out
}

func (c catalogue) group(g places.Collective) *entry {
	u := org.Unit{Code: org.CodeOf(g.Name), Name: g.Name, Aliases: g.Aliases, Line: org.State, Level: string(g.Level), Group: true, To: g.To}
	return &entry{unit: u, group: &g}
}

// holds tells whether a registered unit belongs to a collective: the government of a commune or district, or a department of the province.
func holds(g places.Collective, u org.Unit, on when.Date) bool {
	switch {
	case u.Group || u.Line != org.State || u.Level != string(g.Level) || !u.ExistsOn(on):
		return false
	case g.Level != places.Province:
		return true
	}
	b, ok := places.BodyNamed(u.Name, nil)
	return ok && b.Department || strings.HasPrefix(u.Name, "Sở ")
}

// catalogueOf is the catalogue of a document: of the province that its issuer bears the name of, else of the installation's.
func catalogueOf(r store.Reader, d doc.Document) (catalogue, error) {
	if in := places.ProvinceIn(d.Issuer, d.Date); in != nil {
		return catalogue{in}, nil
	}
	return ownCatalogue(r)
}

// ownCatalogue is that of the installation's province: the one set, else the only one whose government or committee is registered.
func ownCatalogue(r store.Reader) (catalogue, error) {
	code, err := r.Setting("province")
	if err != nil {
		return catalogue{}, err
	}
	if code != "" {
		for _, p := range places.ByCode(code) {
			if p.Level == places.Province && p.To == "" {
				return catalogue{p}, nil
			}
		}
	}
	var found []*places.Place
	err = store.Units.Each(r, func(u *org.Unit) {
		if u.Level != "province" || u.To != "" || !strings.HasPrefix(u.Name, "UBND ") && !strings.HasPrefix(u.Name, "Tỉnh ủy ") && !strings.HasPrefix(u.Name, "Thành ủy ") {
			return
		}
		if p := places.ProvinceIn(u.Name, ""); p != nil && !slices.Contains(found, p) {
			found = append(found, p)
		}
	})
	if len(found) == 1 {
		return catalogue{found[0]}, err
	}
	return catalogue{}, err
}

// asked is what a name leaves open: which of several it means, or that the unit has ended and who took it over.
func asked(field, name string, fit []*entry) (doc.Question, bool) {
	if len(fit) > 1 {
		return doc.Question{Field: field, Vi: fmt.Sprintf("%q có thể là %s. Hãy ghi mã của một đơn vị.", name, choices(fit, " hoặc ")), En: fmt.Sprintf("%q may be %s. Write the code of one.", name, choices(fit, " or "))}, true
	}
	if len(fit) == 0 || len(fit[0].heirs) == 0 {
		return doc.Question{}, false
	}
	ended, endedEn := "", ""
	if last := fit[0].unit.To; last != "" {
		ended, endedEn = " ngày "+last.Vi(), " on "+last.Vi()
	}
	return doc.Question{Field: field, Vi: fmt.Sprintf("%s đã kết thúc%s; nay là: %s. Giữ tên cũ, hay ghi đơn vị nay?", fit[0].unit.Name, ended, tookOver(fit[0].heirs, "một phần")),
		En: fmt.Sprintf("%s ended%s; it is now: %s. Keep the old name, or write the unit of now?", fit[0].unit.Name, endedEn, tookOver(fit[0].heirs, "a part"))}, true
}

// tookOver names heirs with what each took over.
func tookOver(heirs []heir, part string) string {
	var out []string
	for _, h := range heirs {
		say := h.unit.Name
		switch {
		case h.field != "":
			say += " (" + h.field + ")"
		case h.part:
			say += " (" + part + ")"
		}
		out = append(out, say)
	}
	return strings.Join(out, "; ")
}

// choices names entries with their codes.
func choices(of []*entry, or string) string {
	var out []string
	for _, e := range of {
		say := e.unit.Name
		if e.parent != nil && e.unit.Level != "province" {
			say += ", " + strings.TrimPrefix(e.parent.unit.Name, "UBND ")
		}
		if e.unit.To != "" {
			say += " (– " + e.unit.To.Vi() + ")"
		}
		out = append(out, say+" ["+e.unit.Code+"]")
	}
	return strings.Join(out, or)
}
