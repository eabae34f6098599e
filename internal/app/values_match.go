package app

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/exchange"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// intake is a file of values on its way in.
type intake struct {
	a    *App
	r    store.Reader
	name string
	o    ValuesOptions
	rs   *resolver
	out  ValuesLoad

	items  []plan.Item
	cards  map[plan.ItemID]indicator.Card
	byCode map[string][]int // codes of items and of cards, in capitals
	byName map[string][]int // titles and short names, folded
	asked  map[string]bool
	units  map[string]org.UnitID // by the name as written; "-" = left out
	rows   []taken
	seen   map[string]exchange.Place

	observations []plan.Observation // to be saved
	targets      []plan.Target
}

// taken is a row whose indicator and unit are found.
type taken struct {
	exchange.Row
	item int // of items
	unit org.UnitID
}

func (a *App) newIntake(r store.Reader, name string, o ValuesOptions) (*intake, error) {
	b := &intake{a: a, r: r, name: name, o: o, byCode: map[string][]int{}, byName: map[string][]int{}, asked: map[string]bool{}, units: map[string]org.UnitID{}, seen: map[string]exchange.Place{}}
	var err error
	if b.rs, err = namesOn(r, a.Today()); err != nil {
		return b, err
	}
	if b.items, err = r.IndicatorItems(); err != nil {
		return b, err
	}
	ids := make([]plan.ItemID, len(b.items))
	for i, it := range b.items {
		ids[i] = it.ID
	}
	if b.cards, err = r.CardsOfMany(ids); err != nil {
		return b, err
	}
	called := func(by map[string][]int, name string, i int) {
		if name != "" && !slices.Contains(by[name], i) {
			by[name] = append(by[name], i)
		}
	}
	for i, it := range b.items {
		called(b.byCode, strings.ToUpper(it.Code), i)
		called(b.byName, vi.Fold(it.Title), i)
	}
	for i, it := range b.items { // a code of the plan goes before the same code on a card
		card := b.cards[it.ID]
		if code := strings.ToUpper(strings.TrimSpace(card.Code)); len(b.byCode[code]) == 0 || !strings.EqualFold(b.items[b.byCode[code][0]].Code, code) {
			called(b.byCode, code, i)
		}
		called(b.byName, vi.Fold(card.Short), i)
	}
	return b, nil
}

// coded is the one indicator that has a code.
func (b *intake) coded(code string) (int, bool) {
	fit := b.byCode[strings.ToUpper(strings.TrimSpace(code))]
	if len(fit) != 1 {
		return 0, false
	}
	return fit[0], true
}

// take finds what a row is about, and keeps it.
func (b *intake) take(x exchange.Row) error {
	if len(b.rows) >= maxValues {
		return fault.New(fault.TooLarge, "Tệp có hơn %[1]d số liệu (từ ô %[2]s); chưa ghi gì, hãy chia làm nhiều tệp.", "The file has more than %[1]d values (from %[2]s on); nothing was written, make several files.", maxValues, x.Place).At("file")
	}
	i, ok := b.indicator(x)
	if !ok {
		return nil
	}
	unit, ok := b.unit(x)
	if ok {
		b.rows = append(b.rows, taken{x, i, unit})
	}
	return nil
}

var listMark = regexp.MustCompile(`^(?:[-–+*•]|\(?[0-9ivx]{1,4}(?:\.[0-9]{1,2})*[.)]|[a-zđ][.)])\s*`)

// indicator finds the indicator of a row, by its code in the plan or on its card, else by its title or short name; otherwise it is asked, once for each name.
func (b *intake) indicator(x exchange.Row) (int, bool) {
	if x.Code != "" {
		if i, ok := b.coded(x.Code); ok {
			return i, true
		}
	}
	fit := b.byName[vi.Fold(x.Name)]
	if len(fit) == 0 {
		fit = b.byName[vi.Fold(listMark.ReplaceAllString(strings.ToLower(x.Name), ""))]
	}
	if len(fit) == 1 && x.Code == "" {
		return fit[0], true
	}
	name := cmp.Or(x.Code, x.Name)
	if x.Code != "" && x.Name != "" {
		name = x.Code + " " + x.Name
	}
	q := exchange.Question{Key: "name:" + vi.Fold(name), Place: x.Place, Vi: "“" + name + "” là chỉ tiêu nào?", En: "Which indicator is “" + name + "”?"}
	if len(fit) == 0 {
		fit = b.byCode[strings.ToUpper(strings.TrimSpace(x.Code))] // several have it
	}
	if len(fit) == 0 {
		fit = b.alike(x.Name)
	}
	for _, i := range fit {
		it := b.items[i]
		text := it.Code + " " + it.Title
		q.Choices = append(q.Choices, exchange.Choice{Value: it.Code, Vi: text, En: text})
	}
	q.Choices = append(q.Choices, leaveOut)
	given, ok := b.answer(q)
	if !ok || given == leaveOut.Value {
		b.out.Left++
		return 0, false
	}
	return b.coded(given)
}

var leaveOut = exchange.Choice{Value: "skip", Vi: "Để ngoài, không lấy", En: "Leave it out"}

// answer is the answer to a question: one that was offered, or the code of any indicator where codes are.
func (b *intake) answer(q exchange.Question) (string, bool) {
	given := strings.TrimSpace(b.o.Answers[q.Key])
	if given != "" && slices.ContainsFunc(q.Choices, func(c exchange.Choice) bool { return strings.EqualFold(c.Value, given) }) {
		return given, true
	}
	if _, code := b.coded(given); code && strings.HasPrefix(q.Key, "name:") {
		return given, true
	}
	if b.o.Leave {
		return leaveOut.Value, true
	}
	if !b.asked[q.Key] && len(b.asked) < exchange.MaxTold {
		b.out.Read.Asked = append(b.out.Read.Asked, q)
	}
	b.asked[q.Key] = true
	return "", false
}

// alike are the indicators whose names share the most words with one, at most five.
func (b *intake) alike(name string) []int {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(vi.Fold(name)) {
		words[w] = true
	}
	type near struct{ i, shared, all int }
	var best []near
	for i, it := range b.items {
		n := near{i: i, all: len(words)}
		for w := range strings.FieldsSeq(vi.Fold(it.Title)) {
			if words[w] {
				n.shared++
			} else {
				n.all++
			}
		}
		if 3*n.shared >= n.all && n.shared > 0 {
			best = append(best, n)
		}
	}
	arrange.By(best, func(x, y near) int { return cmp.Compare(y.shared*x.all, x.shared*y.all) })
	var out []int
	for _, n := range best[:min(5, len(best))] {
		out = append(out, n.i)
	}
	return out
}

// unit finds the unit whose value a row tells.
func (b *intake) unit(x exchange.Row) (org.UnitID, bool) {
	if x.Of == "" {
		return "", true
	}
	if id, known := b.units[x.Of]; known {
		if id == "-" {
			b.out.Left++
		}
		return id, id != "-"
	}
	u, found, err := b.rs.known(x.Of)
	if found && err == nil {
		b.units[x.Of] = u.ID
		return u.ID, true
	}
	q := exchange.Question{Key: "unit:" + vi.Fold(x.Of), Place: x.Place, Vi: "“" + x.Of + "” là đơn vị nào? Trả lời bằng mã đơn vị.", En: "Which unit is “" + x.Of + "”? Answer with its code."}
	for _, e := range b.rs.fits(x.Of) {
		if e.unit.ID != "" {
			q.Choices = append(q.Choices, exchange.Choice{Value: e.unit.Code, Vi: e.unit.Name, En: e.unit.Name})
		}
	}
	q.Choices = append(q.Choices, exchange.Choice{Value: "whole", Vi: "Là cả tỉnh, không của riêng đơn vị nào", En: "It is the whole, of no unit alone"}, leaveOut)
	if given := b.o.Answers[q.Key]; given != "" {
		if u, ok := b.rs.byCode[given]; ok {
			b.units[x.Of] = u.ID
			return u.ID, true
		}
	}
	given, ok := b.answer(q)
	switch {
	case !ok:
		return "", false
	case given == "whole":
		b.units[x.Of] = ""
		return "", true
	case given == leaveOut.Value:
		b.units[x.Of] = "-"
		b.out.Left++
		return "", false
	}
	b.units[x.Of] = b.rs.byCode[given].ID
	return b.units[x.Of], true
}
