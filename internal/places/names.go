package places

import (
	"slices"
	"strings"
	"sync"

	"lotrinh/internal/arrange"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Find gives the places that a document of a day means by a name, in a province of now or of before (nil = anywhere): those of
// that day, else those of another time. The name may stand with its kind or without, shortened ("P. Ba Đình", "TP Huế"), behind
// the body that governs it ("UBND xã Tân Lập") and before what it lies in ("xã Tân Lập, huyện Mộc Châu"). Marks decide; only a
// name that nobody bears with its marks is looked for without them. Several are for a person to choose from.
func Find(name string, in *Place, on when.Date) []*Place {
	if len(name) > 300 {
		return nil
	}
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == ',' || r == '(' || r == ';' })
	if len(parts) == 0 {
		return nil
	}
	first, _, kinds := parted(spelling(parts[0]))
	found := all().exact[first]
	if len(found) == 0 {
		found = folded()[vi.Fold(first)]
	}
	var of, now []*Place
	for _, p := range found {
		if !strings.Contains(kinds, p.Kind) && kinds != "" || in != nil && !p.within(in) || slices.ContainsFunc(parts[1:], func(part string) bool { return !p.liesIn(part) }) {
			continue
		}
		of = append(of, p)
		if p.ExistsOn(on) {
			now = append(now, p)
		}
	}
	if len(now) > 0 {
		return now
	}
	return of
}

// ProvinceIn is the province named at the end of a body's name ("UBND tỉnh Bắc Ninh", "SỞ TÀI CHÍNH HÀ NỘI") as it was on a
// day, nil when none is. Where no day is known it is the one of now.
func ProvinceIn(body string, on when.Date) *Place {
	words := strings.Fields(spelling(body))
	for from := max(0, len(words)-5); from < len(words); from++ {
		var of *Place
		for _, p := range all().exact[strings.Join(words[from:], " ")] {
			if p.Level == Province && (of == nil || p.ExistsOn(on) && (on != "" || p.To == "")) {
				of = p
			}
		}
		if of != nil {
			return of
		}
	}
	return nil
}

// within tells whether a place lies in a province: in itself, in what became it, or in what it became once it had ended.
func (p *Place) within(in *Place) bool {
	own := p.Province()
	to := func(from, to *Place) bool {
		return slices.ContainsFunc(from.heirs, func(h Heir) bool { return h.Place == to })
	}
	return own == in || to(own, in) || to(in, own)
}

// liesIn tells whether a name is one of a place above this one, of then or of now.
func (p *Place) liesIn(name string) bool {
	key, _, _ := parted(spelling(name))
	named := func(q *Place) bool { return slices.Contains(q.spellings(), key) }
	if p.district != nil && named(p.district) {
		return true
	}
	for q := p.above; q != nil; q = q.above {
		if named(q) || slices.ContainsFunc(q.heirs, func(h Heir) bool { return h.Place.Level == Province && named(h.Place) }) {
			return true
		}
	}
	return false
}

// shortKinds are kinds as offices shorten them.
var shortKinds = map[string]string{"x": "xã", "p": "phường", "tt": "thị trấn", "đk": "đặc khu", "q": "quận", "h": "huyện", "tx": "thị xã", "tp": "thành phố", "t": "tỉnh"}

// spelling is a name as names are compared: one spelling of tones, small letters, kinds written out, "01" as "1".
func spelling(name string) string {
	words := strings.Fields(vi.Exact(name))
	for i, w := range words {
		if long, ok := shortKinds[w]; ok && i+1 < len(words) {
			words[i] = long
		}
		if short := strings.TrimLeft(w, "0"); short != "" && w[0] == '0' {
			words[i] = short
		}
	}
	return strings.Join(words, " ")
}

// governing are the bodies that stand before the name of the place they govern, the line they belong to, and the kinds of place
// that have one called so.
var governing = []struct{ body, line, kinds string }{
	{"ủy ban nhân dân", "state", ""}, {"ubnd", "state", ""}, {"chính quyền", "state", ""},
	{"hội đồng nhân dân", "council", ""}, {"hđnd", "council", ""}, {"thường trực hđnd", "council", ""},
	{"đảng ủy", "party", "xã phường thị trấn đặc khu"}, {"đảng bộ", "party", ""}, {"tỉnh ủy", "party", "tỉnh"}, {"thành ủy", "party", "thành phố"},
	{"huyện ủy", "party", "huyện"}, {"quận ủy", "party", "quận"}, {"thị ủy", "party", "thị xã"},
}

// parted is a spelling without the body before the place; the line it is of, "" where no body stands there; the kinds it can be of.
func parted(key string) (place, line, of string) {
	for _, g := range governing {
		if rest, ok := strings.CutPrefix(key, g.body+" "); ok {
			return rest, g.line, g.kinds
		}
	}
	return key, "", ""
}

// Governed tells what part of the political system a name is of by the body before the place, "state" where there is none; sure is
// whether the name says that it means a place at all, by a body or a kind: "Thống Nhất" alone does not.
func Governed(name string) (line string, sure bool) {
	key, line, _ := parted(spelling(name))
	if line != "" {
		return line, true
	}
	return "state", slices.ContainsFunc(kinds, func(kind string) bool { return strings.HasPrefix(key, kind+" ") })
}

// spellings are the keys under which a place is found: each name with its kind, and without it where that leaves a word.
func (p *Place) spellings() []string {
	keys := []string{spelling(p.FullName())}
	for _, full := range p.also {
		keys = append(keys, spelling(full))
	}
	for _, full := range keys {
		for _, kind := range kinds {
			if bare, ok := strings.CutPrefix(full, kind+" "); ok && len(bare) > 2 {
				keys = append(keys, bare)
				break
			}
		}
	}
	if p.Level == Province && p.Name == "Hồ Chí Minh" {
		keys = append(keys, "tphcm", "thành phố hcm")
	}
	return keys
}

func (r *register) index() map[string][]*Place {
	by := make(map[string][]*Place, 2*len(r.places))
	known := map[string][]string{} // hundreds of communes share a name
	for _, p := range r.places {
		keys := known[p.FullName()]
		if keys == nil || len(p.also) > 0 || p.Level == Province {
			keys = p.spellings()
			if len(p.also) == 0 {
				known[p.FullName()] = keys
			}
		}
		for _, key := range keys {
			by[key] = append(by[key], p)
		}
	}
	return by
}

// folded is the register by names without marks, made for the first name that nobody bears with its marks.
var folded = sync.OnceValue(func() map[string][]*Place {
	exact := all().exact
	by := make(map[string][]*Place, len(exact))
	for key, places := range exact {
		key = vi.Fold(key)
		by[key] = append(by[key], places...)
	}
	for _, places := range by { // the order of a map is none
		arrange.By(places, func(x, y *Place) int { return x.order - y.order })
	}
	return by
})
