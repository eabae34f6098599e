package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
)

// recount is what an act has changed that formulas read.
type recount struct {
	values map[plan.ItemID]map[indicator.Point]bool
	cards  []indicator.Card     // whose formulas have changed
	whole  map[plan.ItemID]bool // formulas to be computed for all periods: they are new, or units of measure have changed
}

// touchValue notes that a value has changed.
func touchValue(tx *Tx, now, before *plan.Observation) error {
	for _, o := range []*plan.Observation{now, before} {
		if o == nil || len(o.Cut) > 0 {
			continue
		}
		if tx.recount.values == nil {
			tx.recount.values = map[plan.ItemID]map[indicator.Point]bool{}
		}
		if tx.recount.values[o.ItemID] == nil {
			tx.recount.values[o.ItemID] = map[indicator.Point]bool{}
		}
		tx.recount.values[o.ItemID][indicator.Point{Period: o.Period, UnitID: o.UnitID}] = true
	}
	return nil
}

// touchUnit notes that the unit of measure of an indicator has changed: its own formula and those that read it may fit no more.
func (tx *Tx) touchUnit(now, before *plan.Item) error {
	if now == nil || before == nil || now.Kind != plan.IndicatorKind || now.Fields["unit"] == before.Fields["unit"] {
		return nil
	}
	follow, err := tx.followersOf([]plan.ItemID{now.ID})
	for _, id := range append(follow[now.ID], now.ID) {
		tx.wholly(id)
	}
	return err
}

func (tx *Tx) wholly(id plan.ItemID) {
	if tx.recount.whole == nil {
		tx.recount.whole = map[plan.ItemID]bool{}
	}
	tx.recount.whole[id] = true
}

// touchCard notes that the formula of an indicator has changed: all its values follow.
func touchCard(tx *Tx, now, before *indicator.Card) error {
	var was, is indicator.Card
	if before != nil {
		was, is.ItemID = *before, before.ItemID
	}
	if now != nil {
		is = *now
	}
	if is.Formula != was.Formula {
		tx.recount.cards = append(tx.recount.cards, is)
	}
	return nil
}

// keepInputs keeps what the formula of a card reads.
func (tx *Tx) keepInputs(c indicator.Card) error {
	text, id := c.Formula, c.ItemID
	if _, err := tx.exec("DELETE FROM formula_input WHERE item_id = ?", string(id)); err != nil {
		return err
	}
	tx.wholly(id)
	if text == "" {
		return nil
	}
	it, err := Items.Get(tx.Reader, string(id))
	if err != nil {
		return err
	}
	if err := tx.CheckFormula(it, text); err != nil {
		return err
	}
	f, err := tx.FormulaOf(it, text)
	if err != nil {
		return err
	}
	for _, in := range f.Inputs {
		if _, err := tx.exec("INSERT INTO formula_input (item_id, input_id) VALUES (?, ?) ON CONFLICT DO NOTHING", string(id), string(in.ID)); err != nil {
			return err
		}
	}
	return nil
}

// maxFollowers bounds the formulas that one act computes anew.
const maxFollowers = 20_000

// computeFormulas brings the values of formulas up to date that depend on what the act has changed, and no others, each
// behind those it reads.
func (tx *Tx) computeFormulas() error {
	if len(tx.recount.values)+len(tx.recount.whole)+len(tx.recount.cards) == 0 {
		return nil
	}
	for _, c := range tx.recount.cards {
		if err := tx.keepInputs(c); err != nil {
			return err
		}
	}
	reads := map[string][]string{}
	next := slices.Concat(slices.Collect(maps.Keys(tx.recount.values)), slices.Collect(maps.Keys(tx.recount.whole)))
	for id := range tx.recount.whole {
		reads[string(id)] = nil
	}
	seen := map[plan.ItemID]bool{}
	for len(next) > 0 && len(reads) < maxFollowers {
		follow, err := tx.followersOf(next)
		if err != nil {
			return err
		}
		next = nil
		for in, all := range follow {
			for _, id := range all {
				reads[string(id)] = append(reads[string(id)], string(in))
				if !seen[id] {
					seen[id] = true
					next = append(next, id)
				}
			}
		}
	}
	order := indicator.Order(reads)
	for some := range slices.Chunk(slices.Sorted(slices.Values(order)), manyItems) { // who changes another input waits, and then reads this one
		if err := tx.eachText("SELECT item_id FROM standing WHERE item_id IN ("+marks(len(some))+") ORDER BY item_id"+tx.d.forUpdate, func(string) {}, anys(some)...); err != nil {
			return err
		}
	}
	for _, id := range order {
		if err := tx.computeFormula(plan.ItemID(id), reads[id]); err != nil {
			return err
		}
	}
	return nil
}

// computeFormula computes one indicator for the points that depend on what has changed of its inputs.
func (tx *Tx) computeFormula(id plan.ItemID, inputs []string) error {
	card, err := tx.CardOf(id)
	if err != nil {
		return err
	}
	it, err := Items.Get(tx.Reader, string(id))
	if err != nil {
		return err
	}
	f := &Formula{Item: it}
	if card.Formula != "" {
		if f, err = tx.FormulaOf(it, card.Formula); err != nil {
			return err
		}
	}
	points := map[indicator.Point]bool{}
	if tx.recount.whole[id] {
		if points, err = tx.allPoints(f); err != nil {
			return err
		}
	}
	for _, in := range inputs {
		for at := range tx.recount.values[plan.ItemID(in)] {
			addPoints(points, f, at)
		}
	}
	if len(points) == 0 {
		return nil
	}
	list := sortedPoints(points)
	want, err := tx.follow(f, list)
	if err != nil {
		return err
	}
	have, err := tx.followed(id, list)
	if err != nil {
		return err
	}
	var save []plan.Observation
	for _, k := range slices.Sorted(maps.Keys(want)) {
		o := want[k]
		old, there := have[k]
		if o.ID, o.Rev = old.ID, old.Rev; !there {
			o.ID = uuid.Must(uuid.NewV7()).String()
		}
		if !there || old.Value != o.Value || old.Quality != o.Quality {
			save = append(save, o)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(have)) {
		if _, stays := want[k]; !stays {
			old := have[k]
			if err := Observations.Remove(tx, &old); err != nil {
				return err
			}
		}
	}
	return Observations.SaveAll(tx, save, nil)
}

// addPoints adds the points of a formula that read a point of an input.
func addPoints(points map[indicator.Point]bool, f *Formula, at indicator.Point) {
	back, units := 0, []indicator.Point{at}
	if f.Program != nil {
		back = f.Program.Back()
		if f.Program.OverUnits() {
			units = []indicator.Point{{Period: at.Period}}
		}
	}
	for _, x := range units {
		for p, n := x.Period, 0; n <= back && p != ""; p, n = indicator.YearAfter(p), n+1 {
			points[indicator.Point{Period: p, UnitID: x.UnitID}] = true
		}
	}
}

// allPoints are all that a formula may have a value for: those its inputs have, and those it has now.
func (r Reader) allPoints(f *Formula) (map[indicator.Point]bool, error) {
	points := map[indicator.Point]bool{}
	ids := []plan.ItemID{f.Item.ID}
	for _, in := range f.Inputs {
		ids = append(ids, in.ID)
	}
	for n, id := range ids {
		list, err := Observations.live(r, "item_id = ? AND cut = ''", string(id))
		if err != nil {
			return nil, err
		}
		for _, o := range list {
			at := indicator.Point{Period: o.Period, UnitID: o.UnitID}
			if n == 0 {
				points[at] = points[at] || o.Source == FromFormula
				continue
			}
			addPoints(points, f, at)
		}
	}
	maps.DeleteFunc(points, func(_ indicator.Point, wanted bool) bool { return !wanted })
	return points, nil
}

// followed are the values that stand for some points of a formula.
func (r Reader) followed(id plan.ItemID, points []indicator.Point) (map[string]plan.Observation, error) {
	out := map[string]plan.Observation{}
	wanted := map[indicator.Point]bool{}
	periods := map[string]bool{}
	for _, at := range points {
		wanted[at], periods[string(at.Period)] = true, true
	}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(periods)), 400) {
		list, err := Observations.live(r, "item_id = ? AND period IN ("+marks(len(some))+") AND cut = '' ORDER BY period, id", append([]any{string(id)}, anys(some)...)...)
		if err != nil {
			return nil, err
		}
		for _, o := range list {
			if o.Source == FromFormula && wanted[indicator.Point{Period: o.Period, UnitID: o.UnitID}] {
				out[followedAs(o)] = o
			}
		}
	}
	return out, nil
}

func sortedPoints(points map[indicator.Point]bool) []indicator.Point {
	return slices.SortedFunc(maps.Keys(points), func(a, b indicator.Point) int {
		return strings.Compare(string(a.Period)+"|"+string(a.UnitID), string(b.Period)+"|"+string(b.UnitID))
	})
}

// checkFormulas computes every formula anew and compares what it gives, and what it reads, with what is kept.
func (r Reader) checkFormulas(bad func(vi, en string, args ...any)) error {
	cards, err := Cards.live(r, `body LIKE '%"formula":%' ORDER BY id`)
	if err != nil {
		return err
	}
	inputs := map[string]bool{}
	for _, card := range cards {
		it, err := Items.Get(r, string(card.ItemID))
		if err != nil {
			return err
		}
		f, err := r.FormulaOf(it, card.Formula)
		if err != nil {
			return err
		}
		for _, in := range f.Inputs {
			inputs[string(it.ID)+" "+string(in.ID)] = true
		}
		points, err := r.allPoints(f)
		if err != nil {
			return err
		}
		list := sortedPoints(points)
		want, err := r.follow(f, list)
		if err != nil {
			return err
		}
		have, err := r.followed(it.ID, list)
		if err != nil {
			return err
		}
		for k, o := range want {
			if have[k].Value != o.Value || have[k].Quality != o.Quality {
				bad("%s %s: công thức cho %s, lưu %s", "%s %s: the formula gives %s, %s is kept", it.Code, k, o.Value, have[k].Value)
			}
		}
		for k, o := range have {
			if _, stays := want[k]; !stays {
				bad("%s %s: lưu %s mà công thức không cho số nào", "%s %s: %s is kept, and the formula gives nothing", it.Code, k, o.Value)
			}
		}
	}
	return r.checkSet(inputs, "SELECT item_id || ' ' || input_id FROM formula_input", func(pair string) {
		bad("công thức và chỉ tiêu nó dùng khác nhau: %s", "a formula and what it reads differ: %s", pair)
	})
}
