package places

import (
	_ "embed"
	"strings"
	"sync"

	"lotrinh/internal/when"
)

// Body is a usual body of a province, named as in a tỉnh; ForCity names it as in a city. A body that no province must have
// (Sở Du lịch) is one all the same: a document that names it says that it is there.
type Body struct {
	Name, Short string
	Aliases     []string
	Line        string // of the political system, as org.Line
	Parent      string // name of the body it belongs to
	From, To    when.Date
	Heirs       []BodyHeir
	Department  bool // one of "các sở, ban, ngành"
	Head        bool // Tỉnh ủy, HĐND, UBND: bears the province's name
}

// BodyHeir is a body that took over all, or a field of work where there are several.
type BodyHeir struct{ Name, Field string }

// The table has its columns in its first line: aliases and heirs parted by "|", the field of an heir behind "=". Departments of
// before March 2025 end with the day before decree 45/2025/NĐ-CP; bodies of the Party whose day differs by province have an heir
// and no day.
//
//go:embed bodies.tsv
var bodyTable string

// Bodies are the usual bodies of a province.
var Bodies = sync.OnceValue(func() []Body {
	var out []Body
	for line := range strings.Lines(bodyTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if f[0] == "name" {
			continue
		}
		b := Body{Name: f[0], Short: f[1], Line: f[3], Parent: f[4], From: when.Date(f[5]), To: when.Date(f[6]), Department: f[8] == "department", Head: f[8] == "head"}
		b.Aliases = strings.FieldsFunc(f[2], func(r rune) bool { return r == '|' })
		for _, heir := range strings.FieldsFunc(f[7], func(r rune) bool { return r == '|' }) {
			name, field, _ := strings.Cut(heir, "=")
			b.Heirs = append(b.Heirs, BodyHeir{name, field})
		}
		out = append(out, b)
	}
	return out
})

// BodyNamed is the usual body that a name means, in a province where that is known: "Sở KH&ĐT", "UBND tỉnh", "Sở Y tế Cần Thơ".
// A body of another province is none.
func BodyNamed(name string, in *Place) (Body, bool) {
	if len(name) > 300 {
		return Body{}, false
	}
	key, named := bodyKey(name), bodiesByName().tinh
	if in != nil && in.Kind == "thành phố" {
		named = bodiesByName().city
	}
	if at, ok := named[key]; ok {
		return Bodies()[at], true
	}
	if in == nil {
		return Body{}, false
	}
	for _, place := range in.spellings() {
		short, ok := strings.CutSuffix(key, " "+bodyKey(place))
		if !ok {
			continue
		}
		for _, key := range []string{short, short + " tỉnh"} {
			if at, ok := named[key]; ok {
				return Bodies()[at], true
			}
		}
	}
	return Body{}, false
}

// ForCity is a name of a body as a city under the centre has it: "Tỉnh ủy" is "Thành ủy" there.
func ForCity(name string) string {
	return strings.NewReplacer("Tỉnh ủy", "Thành ủy", "Tỉnh Đoàn", "Thành Đoàn", " tỉnh", " thành phố").Replace(name)
}

// bodiesByName are the places in Bodies by every name, with and without "tỉnh" behind it. Only in a city is "UBND thành phố" that
// of the province: elsewhere it is a district's of before.
var bodiesByName = sync.OnceValue(func() (by struct{ tinh, city map[string]int }) {
	by.tinh, by.city = map[string]int{}, map[string]int{}
	for i, b := range Bodies() {
		for _, name := range append([]string{b.Name}, b.Aliases...) {
			for _, n := range []string{name, name + " tỉnh"} {
				by.tinh[bodyKey(n)] = i
				by.city[bodyKey(n)] = i
				by.city[bodyKey(ForCity(n))] = i
			}
		}
	}
	return by
})

// written are words that offices write for one another in names of bodies.
var written = strings.NewReplacer("ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "mặt trận tổ quốc", "mttq", "chỉ huy quân sự", "chqs", "đoàn đại biểu quốc hội", "đoàn đbqh", "ủy ban kiểm tra", "ubkt")

func bodyKey(name string) string { return written.Replace(spelling(name)) }

// Collective is a group of bodies that plans give work to: the governments of all communes or districts of a province, or its departments.
type Collective struct {
	Name    string
	Aliases []string
	Level   Level     // of the governments; Province = the departments
	To      when.Date // of the districts
}

// Collectives are those that every province has, or had.
func Collectives() []Collective {
	return []Collective{
		{"UBND các xã, phường", []string{"UBND cấp xã", "các xã, phường", "UBND các xã, phường, thị trấn", "UBND các xã, phường, đặc khu", "các xã, phường, thị trấn", "các xã, phường, đặc khu", "UBND các xã"}, Commune, ""},
		{"UBND các huyện, thị xã, thành phố", []string{"UBND cấp huyện", "các huyện, thị xã, thành phố", "UBND các huyện, thành phố", "UBND các huyện, thị xã", "UBND các quận, huyện, thị xã", "UBND các quận, huyện", "UBND các quận, huyện, thành phố", "các quận, huyện, thị xã"}, District, eve},
		{"Các sở, ban, ngành", []string{"các sở, ngành", "các sở, ban", "các sở, ban, ngành tỉnh", "các sở, ban, ngành cấp tỉnh", "các sở, ban, ngành có liên quan"}, Province, ""},
	}
}

// CollectiveNamed is the collective of a name, with or without "các" and what narrows no province down ("có liên quan", "cấp tỉnh").
func CollectiveNamed(name string) (Collective, bool) {
	if len(name) > 300 {
		return Collective{}, false
	}
	at, ok := collectivesByName()[collectiveKey(name)]
	if !ok {
		return Collective{}, false
	}
	return Collectives()[at], true
}

var collectivesByName = sync.OnceValue(func() map[string]int {
	by := map[string]int{}
	for i, c := range Collectives() {
		for _, name := range append(c.Aliases, c.Name) {
			by[collectiveKey(name)] = i
		}
	}
	return by
})

func collectiveKey(name string) string {
	key := strings.Replace(" "+bodyKey(name), " các ", " ", 1)
	for {
		short := key
		for _, tail := range []string{" có liên quan", " liên quan", " cấp tỉnh", " thuộc tỉnh", " tỉnh", " thuộc thành phố", " trên địa bàn"} {
			short = strings.TrimSuffix(short, tail)
		}
		if short == key {
			return strings.TrimSpace(key)
		}
		key = short
	}
}
