package org

import (
	"strings"

	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Register finds units by the names documents give them.
type Register struct {
	units  []Unit
	byName map[string][]int // folded name or alias → units
}

// NewRegister indexes the units by name, short name and alias.
func NewRegister(units []Unit) *Register {
	r := &Register{units: units, byName: make(map[string][]int, 2*len(units))}
	for i, u := range units {
		for _, name := range append([]string{u.Name}, u.Aliases...) {
			key := nameKey(name)
			if at := r.byName[key]; len(at) == 0 || at[len(at)-1] != i {
				r.byName[key] = append(at, i)
			}
		}
	}
	return r
}

// Resolve finds the unit that a document of a day means by a name. Two that fit are not a find: ok is false, a person decides.
func (r *Register) Resolve(name string, on when.Date) (Unit, bool) {
	if fit := r.Fitting(name, on); len(fit) == 1 {
		return fit[0], true
	}
	return Unit{}, false
}

// Fitting are all units that a document of a day may mean by a name; none when nobody has that name.
func (r *Register) Fitting(name string, on when.Date) []Unit {
	for _, key := range nameKeys(name) {
		var found []Unit
		for _, i := range r.byName[key] {
			if r.units[i].ExistsOn(on) {
				found = append(found, r.units[i])
			}
		}
		if len(found) == 0 && len(r.byName[key]) == 1 { // a name used after the body ended, or before it began
			found = append(found, r.units[r.byName[key][0]])
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// abbreviations that offices write in place of the words, folded.
var abbreviations = map[string]string{
	"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "ubmttq": "uy ban mat tran to quoc",
	"vp": "van phong", "ubkt": "uy ban kiem tra", "chqs": "chi huy quan su", "tx": "thi xa", "tp": "thanh pho",
}

func nameKey(name string) string {
	words := strings.Fields(vi.Fold(name))
	for i, w := range words {
		if long, ok := abbreviations[w]; ok {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

// nameKeys are the ways a name may stand in the register: as written, without "các", without the level behind it.
func nameKeys(name string) []string {
	key := nameKey(name)
	keys := []string{key}
	if short, ok := strings.CutPrefix(key, "cac "); ok {
		keys = append(keys, short)
	} else {
		keys = append(keys, "cac "+key)
	}
	for _, level := range []string{" tinh", " thanh pho"} {
		if short, ok := strings.CutSuffix(key, level); ok {
			keys = append(keys, short)
		} else {
			keys = append(keys, key+level)
		}
	}
	return keys
}

// CodeOf makes a code for an address out of a name: "Sở Tài chính" becomes "so-tai-chinh".
func CodeOf(name string) string {
	code := strings.ReplaceAll(vi.Fold(name), " ", "-")
	if len(code) > 60 {
		code = strings.TrimRight(strings.ToValidUTF8(code[:60], ""), "-")
	}
	return code
}
