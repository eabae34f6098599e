// Package roundtrip makes random plans, writes each as a document of a province in several layouts, and says what a reader must find there; it is for tests.
//
// It was written without looking at the rules that read, from how provinces write and from the annotation rules of the gold.
// One text beside what is read in it: go test ./internal/roundtrip -run Show -v -layout=3 -seed=17
package roundtrip

import (
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/when"
)

// A Plan is what a document says, apart from any layout: orders of tasks to units, and goals.
type Plan struct {
	Seed    uint64
	Body    Body
	Number  int
	Issued  when.Date
	Subject string // "phát triển du lịch sông nước"
	Chair   string // who leads the body
	Signer  string
	Orders  []Order
	Goals   []GoalGroup
}

// An Order gives tasks of one sector to one or more units.
type Order struct {
	Sector  string
	Leads   []string // as written in the middle of a sentence
	Helpers []string // who coordinates in all tasks, where a layout has room for it
	Tasks   []Task
}

// A Task is one action. Its helpers are its own; layouts that state helpers by order leave them out.
type Task struct {
	Action  string // "khẩn trương nghiệm thu cầu Mẫu Giang 2, bảo đảm …", without unit and deadline
	Tailed  bool   // the action ends with a phrase of manner or purpose
	Due     Due
	Helpers []string
	Product string
}

// A Body issues documents.
type Body struct {
	kind       bodyKind
	Header     [2]string // the two lines above the number
	Code       string    // in the number: "UBND", "TU"
	Short      string    // "UBND tỉnh"
	Long       string
	Head       string // "Chủ tịch UBND tỉnh"
	Place      string
	SignerPost string
}

type bodyKind int

const (
	province bodyKind = iota
	party
	commune
)

var bodies = map[bodyKind]Body{
	province: {province, [2]string{"ỦY BAN NHÂN DÂN", "TỈNH MẪU GIANG"}, "UBND", "UBND tỉnh", "Ủy ban nhân dân tỉnh Mẫu Giang", "Chủ tịch UBND tỉnh", "Mẫu Giang", "CHỦ TỊCH"},
	party:    {party, [2]string{"ĐẢNG BỘ TỈNH MẪU GIANG", "TỈNH ỦY"}, "TU", "Tỉnh ủy", "Tỉnh ủy Mẫu Giang", "Bí thư Tỉnh ủy", "Mẫu Giang", "BÍ THƯ"},
	commune:  {commune, [2]string{"ỦY BAN NHÂN DÂN", "XÃ MẪU LÂM"}, "UBND", "UBND xã", "Ủy ban nhân dân xã Mẫu Lâm", "Chủ tịch UBND xã", "Mẫu Lâm", "CHỦ TỊCH"},
}

// New makes the plan of a seed, issued by one of some bodies.
func New(seed uint64, by ...bodyKind) *Plan {
	d := roll(seed, 1)
	p := &Plan{Seed: seed, Body: bodies[pick(d, by)], Number: d.between(3, 480), Chair: pick(d, persons), Signer: pick(d, persons)}
	p.Issued = when.Day(d.between(2025, 2028), d.between(1, 12), d.between(1, 28))
	drawn := map[string]bool{}
	for range d.between(2, 5) {
		p.Orders = append(p.Orders, p.order(d, drawn))
	}
	p.Subject = p.fill(pick(d, subjects), d)
	p.Goals = drawGoals(d, p.Issued)
	return p
}

func (p *Plan) year() int {
	year, _, _ := p.Issued.YMD()
	return year
}

func (p *Plan) order(d dice, drawn map[string]bool) Order {
	s := pick(d, sectors)
	for drawn[s.name] || p.Body.kind != party && slices.Contains(s.units, "Ban Tổ chức Tỉnh ủy") {
		s = pick(d, sectors)
	}
	drawn[s.name] = true
	o := Order{Sector: s.name, Leads: p.leads(d, s)}
	if d.chance(45) {
		o.Helpers = p.helpers(d, o.Leads)
	}
	for range d.weighted(0, 30, 30, 25, 15) {
		if t, ok := p.task(d, s, drawn); ok {
			if d.chance(35) {
				t.Helpers = p.helpers(d, o.Leads)
			}
			o.Tasks = append(o.Tasks, t)
		}
	}
	if len(o.Tasks) == 0 {
		return p.order(d, drawn)
	}
	return o
}

// leads are one unit as a rule, now and then two or three, or a collective.
func (p *Plan) leads(d dice, s sector) []string {
	units, groups := s.units, collectives
	switch p.Body.kind {
	case commune:
		units, groups = communeUnits, communeCollectives
	case party:
		groups = partyCollectives
		if d.chance(30) {
			units = []string{"Đảng ủy UBND tỉnh", "Đảng ủy HĐND tỉnh", "Ban Thường vụ Tỉnh đoàn", "Đảng ủy Quân sự tỉnh"}
		}
	}
	switch d.weighted(66, 12, 4, 12, 6) {
	case 1:
		return some(d, 2, units)
	case 2:
		return some(d, 3, units)
	case 3:
		return []string{pick(d, groups)}
	case 4:
		if p.Body.kind == province {
			return []string{pick(d, communes)}
		}
	}
	return []string{pick(d, units)}
}

// helpers are one to three units apart from the leads; those at large come last.
func (p *Plan) helpers(d dice, leads []string) (names []string) {
	pool, large := helpers, partners
	if p.Body.kind == commune {
		pool, large = communeUnits, communePartners
	}
	for _, name := range some(d, d.between(1, 3), pool) {
		if !slices.Contains(leads, name) {
			names = append(names, name)
		}
	}
	if d.chance(35) || len(names) == 0 {
		if name := pick(d, large); !slices.Contains(leads, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return []string{"các đơn vị liên quan"}
	}
	return names
}

// task draws an action whose object the plan does not hold yet.
func (p *Plan) task(d dice, s sector, drawn map[string]bool) (Task, bool) {
	classes := make([]class, 0, len(s.objects))
	for c := range s.objects {
		classes = append(classes, c)
	}
	slices.Sort(classes)
	kind := pick(d, append(classes, paper, paper)) // documents are what is asked for most
	object := pick(d, s.objects[kind])
	if drawn[object] {
		return Task{}, false
	}
	drawn[object] = true
	action := pick(d, verbs[kind]) + " " + object
	if d.chance(22) && !hasAnyPrefix(action, "trực tiếp", "kịp thời", "chỉ đạo") {
		action = pick(d, adverbs) + " " + action
	}
	t := Task{Due: drawDue(d, p.Issued), Tailed: d.chance(40)}
	if t.Tailed {
		action += glue(d, pick(d, tails))
	}
	t.Action = p.fill(action, d)
	if d.chance(75) {
		t.Product = p.fill(pick(d, products[kind]), d)
	}
	return t, true
}

// glue sets a tail off by a comma, or by a semicolon before bảo đảm, which never begins a task (gold-schema §5.2).
func glue(d dice, tail string) string {
	switch {
	case strings.HasPrefix(tail, "bảo đảm") && d.chance(25):
		return "; " + tail
	case hasAnyPrefix(tail, "theo ", "nhằm ", "phục vụ "):
		return " " + tail
	}
	return ", " + tail
}

func (p *Plan) fill(text string, d dice) string {
	year := p.year()
	first := year - year%5 + 1
	return strings.NewReplacer("{năm}", fmt.Sprint(d.between(year, year+1)), "{gđ}", fmt.Sprintf(pick(d, []string{"giai đoạn %d - %d", "giai đoạn %d-%d"}), first, first+4), "{cấp}", p.Body.Short).Replace(text)
}

// All are the tasks of all orders.
func (p *Plan) All() (n int) {
	for _, o := range p.Orders {
		n += len(o.Tasks)
	}
	return n
}
