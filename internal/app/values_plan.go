package app

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/exchange"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// plan settles what becomes of each row, and writes nothing.
func (b *intake) plan() error {
	ids := map[plan.ItemID]bool{}
	for _, x := range b.rows {
		ids[b.items[x.item].ID] = true
	}
	list := slices.Sorted(maps.Keys(ids))
	observed, err := b.r.ObservationsOfAll(list)
	if err != nil {
		return err
	}
	targets, err := b.r.TargetsOfAll(list)
	if err != nil {
		return err
	}
	known := map[string][]plan.Observation{}
	for _, all := range observed {
		for _, o := range all {
			k := observedAs(o)
			known[k] = append(known[k], o)
		}
	}
	aims := map[string][]plan.Target{}
	for _, all := range targets {
		for _, t := range all {
			k := aimedAt(t)
			aims[k] = append(aims[k], t)
		}
	}
	usual := b.usual(observed, targets)
	for i := range b.rows {
		x := &b.rows[i]
		it := b.items[x.item]
		if formula := b.cards[it.ID].Formula; formula != "" && x.Sort == exchange.Observed && x.Source != store.FromFormula {
			b.wrong(x.Place, computedNotEntered(it, b.cards[it.ID]))
			continue
		} else if formula != "" && x.Sort == exchange.Observed {
			b.out.Left++ // an export tells it, and it follows by itself
			continue
		}
		note, ok := b.convert(x, it)
		if !ok || !b.magnitude(x, it, usual, &note) {
			continue
		}
		if x.Sort == exchange.Observed {
			b.observe(x, it, known, note)
		} else {
			b.aim(x, it, aims, note)
		}
	}
	return nil
}

func (b *intake) wrong(p exchange.Place, err error) {
	b.out.Read.Wrongs++
	if len(b.out.Read.Wrong) < exchange.MaxTold {
		b.out.Read.Wrong = append(b.out.Read.Wrong, exchange.Wrong{Place: p, Err: err})
	}
}

// convert brings the number of a row into the indicator's own unit of measure; of another kind it is refused.
func (b *intake) convert(x *taken, it plan.Item) (note [2]string, ok bool) {
	own := it.Fields["unit"]
	if x.Unit == "" || own == "" || x.Value == "" {
		return note, true
	}
	if x.Unit == indicator.MeasureCode(own) {
		return note, true
	}
	from, err := indicator.ParseMeasure(x.Unit)
	if err != nil {
		b.wrong(x.Place, err)
		return note, false
	}
	to, err := indicator.ParseMeasure(own)
	tens, same := from.To(to)
	if err != nil || !same {
		b.wrong(x.Place, fault.New(fault.Invalid, "Tệp ghi đơn vị tính “%[1]s”, còn %[3]s tính bằng “%[2]s”; hai đơn vị không đổi được cho nhau.", "The file says the unit “%[1]s”, and %[3]s is in “%[2]s”; one cannot be converted to the other.", x.Unit, own, it.Code))
		return note, false
	}
	if tens == 0 {
		return note, true
	}
	x.Value, x.High = byTens(x.Value, tens), byTens(x.High, tens)
	return [2]string{"đã đổi từ “" + x.Unit + "” của tệp", "converted from “" + x.Unit + "” of the file"}, true
}

// byTens multiplies an exact number by a power of ten.
func byTens(value string, tens int) string {
	d, ok := indicator.Parse(value)
	if !ok {
		return value
	}
	d.Exponent += int32(tens)
	return plainDecimal(d)
}

func plainDecimal(d *apd.Decimal) string {
	d.Reduce(d)
	return d.Text('f')
}

// scaleKey is what the numbers of an indicator and a unit usually are.
type scaleKey struct {
	item plan.ItemID
	unit org.UnitID
}

// usual is the middle of what is known of each indicator, else of its targets, else of what the file says of it.
func (b *intake) usual(observed map[plan.ItemID][]plan.Observation, targets map[plan.ItemID][]plan.Target) map[scaleKey]float64 {
	sizes := map[scaleKey][]float64{}
	add := func(k scaleKey, value string) {
		if f, err := strconv.ParseFloat(value, 64); err == nil && f != 0 {
			sizes[k] = append(sizes[k], max(f, -f))
		}
	}
	for id, all := range observed {
		for _, o := range all {
			if len(o.Cut) == 0 {
				add(scaleKey{id, o.UnitID}, o.Value)
			}
		}
	}
	for id, all := range targets {
		if k := (scaleKey{id, ""}); len(sizes[k]) == 0 {
			for _, t := range all {
				if t.Comparator == "=" || t.Comparator == ">=" || t.Comparator == "<=" {
					add(k, t.Value)
				}
			}
		}
	}
	fresh := map[scaleKey]bool{}
	for _, x := range b.rows {
		k := scaleKey{b.items[x.item].ID, x.unit}
		if len(sizes[k]) == 0 || fresh[k] {
			fresh[k] = true
			add(k, x.Value)
		}
	}
	out := map[scaleKey]float64{}
	for k, all := range sizes {
		if fresh[k] && len(all) < 3 {
			continue
		}
		slices.Sort(all)
		out[k] = all[len(all)/2]
	}
	return out
}

// farOff is from how many times the usual size a number is asked about: the commonest slip, another unit of measure, is 1,000 times.
const farOff = 200

// magnitude asks about numbers that are far larger or smaller than the indicator's others, once for an indicator.
func (b *intake) magnitude(x *taken, it plan.Item, usual map[scaleKey]float64, note *[2]string) bool {
	f, err := strconv.ParseFloat(x.Value, 64)
	u := usual[scaleKey{it.ID, x.unit}]
	if f = max(f, -f); err != nil || f == 0 || u == 0 || len(x.Cut) > 0 || f < u*farOff && f > u/farOff {
		return true
	}
	tens := -3
	side := [2]string{"lớn", "larger"}
	if f < u {
		tens, side = 3, [2]string{"nhỏ", "smaller"}
	}
	fixed := byTens(x.Value, tens)
	q := exchange.Question{Key: "scale:" + it.Code, Place: x.Place,
		Vi:      fmt.Sprintf("%s: %s %s hơn hẳn các số khác của chỉ tiêu (thường khoảng %s %s). Có phải ghi nhầm đơn vị tính?", it.Code, x.Value, side[0], shortNumber(u), it.Fields["unit"]),
		En:      fmt.Sprintf("%s: %s is far %s than the indicator's other numbers (usually about %s %s). Is it in another unit of measure?", it.Code, x.Value, side[1], shortNumber(u), it.Fields["unit"]),
		Choices: []exchange.Choice{{Value: "as_is", Vi: "Đúng như ghi", En: "Right as it is"}, {Value: "convert", Vi: "Nhầm đơn vị: lấy " + fixed, En: "Another unit: take " + fixed}, leaveOut}}
	given, ok := b.answer(q)
	switch {
	case !ok:
		return false
	case given == leaveOut.Value:
		b.out.Left++
		return false
	case given == "convert":
		x.Value, x.High, *note = fixed, byTens(x.High, tens), [2]string{"đã đổi đơn vị theo trả lời", "converted as answered"}
	}
	return true
}

func shortNumber(f float64) string { return strconv.FormatFloat(f, 'g', 4, 64) }

// observedAs is what an observation is of; those alike are vintages, or tellings from several sources.
func observedAs(o plan.Observation) string {
	return strings.Join([]string{string(o.ItemID), string(o.UnitID), string(o.Period), cutText(o.Cut), string(o.Since), string(o.Quality)}, "|")
}

func aimedAt(t plan.Target) string {
	return strings.Join([]string{string(t.ItemID), t.Sort, t.Scope, string(t.Period.From), string(t.Period.To)}, "|")
}

// cutText writes a cut as files have it: "area=thành thị; sex=nữ".
func cutText(cut map[string]string) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(cut)) {
		out = append(out, k+"="+cut[k])
	}
	return strings.Join(out, "; ")
}

// once refuses a second value for the same thing, naming both cells.
func (b *intake) once(key string, at exchange.Place) bool {
	if first, twice := b.seen[key]; twice {
		b.wrong(at, fault.New(fault.Invalid, "Trùng kỳ: ô %s đã ghi số liệu của cùng chỉ tiêu, đơn vị và kỳ này.", "Twice the same period: cell %s has a value of this indicator, unit and period already.", first))
		return false
	}
	b.seen[key] = at
	return true
}

// observe settles what becomes of a value that was reached.
func (b *intake) observe(x *taken, it plan.Item, known map[string][]plan.Observation, note [2]string) {
	o := plan.Observation{ItemID: it.ID, Period: x.Period, Value: x.Value, Quality: x.Quality, Source: x.Source, KnownOn: x.KnownOn, UnitID: x.unit, Cut: x.Cut, Since: x.Since, OutOf: x.OutOf, Note: x.Note}
	if x.Absent {
		o.Absent = plan.NotPublished
	}
	if o.Value != "" && o.Quality == "" { // it is asked
		return
	}
	if o.Value == "" && o.Absent == "" { // a judgement in words is a person's, not a file's
		b.out.Left++
		return
	}
	if err := o.Validate(b.a.Today()); err != nil {
		b.wrong(x.Place, err)
		return
	}
	key := observedAs(o)
	if !b.once(key+"|"+string(o.KnownOn)+"|"+o.Source, x.Place) {
		return
	}
	have := known[key]
	i := slices.IndexFunc(have, func(h plan.Observation) bool { return h.KnownOn == o.KnownOn && h.Source == o.Source })
	if i < 0 && len(have) == 1 && (o.KnownOn == "" || o.KnownOn == have[0].KnownOn) && (o.Source == "" || o.KnownOn != "") {
		i = 0
	}
	if i < 0 {
		o.ID = newID()
		if o.Source == "" {
			o.Source = b.name
		}
		b.out.New++
		b.observations = append(b.observations, o)
		b.show(x, it, "", shownAmount("", o.Value, "", ""), note)
		return
	}
	old := have[i]
	if old.Absent == o.Absent && equalNumbers(old.Value, o.Value) && (o.OutOf == 0 || o.OutOf == old.OutOf) && (o.Note == "" || o.Note == old.Note) {
		b.out.Same++
		return
	}
	before := shownAmount("", old.Value, "", "")
	old.Value, old.Absent = o.Value, o.Absent
	if o.OutOf > 0 {
		old.OutOf = o.OutOf
	}
	if o.Note != "" {
		old.Note = o.Note
	}
	if o.Source != "" {
		old.Source = o.Source
	}
	b.out.Changed++
	b.observations = append(b.observations, old)
	b.show(x, it, before, shownAmount("", o.Value, "", ""), note)
}

// aim settles what becomes of a target, a baseline or a point of a trajectory.
func (b *intake) aim(x *taken, it plan.Item, aims map[string][]plan.Target, note [2]string) {
	t := plan.Target{ItemID: it.ID, Sort: x.Sort, Comparator: x.Comparator, Value: x.Value, High: x.High, Worded: x.Worded, Unit: it.Fields["unit"], Scope: x.Scope, Period: x.Span, KnownOn: x.KnownOn, Source: x.Source}
	if t.Unit == "" {
		t.Unit = x.Unit
	}
	key := aimedAt(t)
	have := aims[key]
	fit := func(h plan.Target) bool { return h.Comparator == t.Comparator && h.Worded == t.Worded }
	if x.unit != "" || len(x.Cut) > 0 {
		b.wrong(x.Place, fault.New(fault.Invalid, "Mục tiêu của riêng một đơn vị hoặc một phân tổ chưa nhập được từ tệp.", "A target of one unit or one part cannot be imported."))
		return
	}
	if !b.once(key+"|"+t.Comparator+"|"+t.Worded, x.Place) {
		return
	}
	i := slices.IndexFunc(have, fit)
	if i < 0 && len(have) == 1 {
		i = 0
	}
	if i < 0 {
		t.ID = newID()
		b.out.New++
		b.targets = append(b.targets, t)
		b.show(x, it, "", shownAmount(t.Comparator, t.Value, t.High, t.Worded), note)
		return
	}
	old := have[i]
	if equalNumbers(old.Value, t.Value) && equalNumbers(old.High, t.High) && old.Comparator == t.Comparator && old.Worded == t.Worded {
		b.out.Same++
		return
	}
	before := shownAmount(old.Comparator, old.Value, old.High, old.Worded)
	old.Value, old.High, old.Comparator, old.Worded = t.Value, t.High, t.Comparator, t.Worded
	b.out.Changed++
	b.targets = append(b.targets, old)
	b.show(x, it, before, shownAmount(t.Comparator, t.Value, t.High, t.Worded), note)
}

// equalNumbers tells whether two exact numbers are one: "70" and "70.0".
func equalNumbers(a, b string) bool {
	x, ok1 := indicator.Parse(a)
	y, ok2 := indicator.Parse(b)
	return a == b || ok1 && ok2 && x.Cmp(y) == 0
}

func shownAmount(comparator, value, high, worded string) string {
	if comparator == "=" || comparator == "between" {
		comparator = ""
	}
	if high != "" {
		value += "–" + high
	}
	return strings.TrimSpace(strings.TrimSpace(comparator+" "+value) + " " + worded)
}

func (b *intake) show(x *taken, it plan.Item, before, after string, note [2]string) {
	if len(b.out.Shown) >= shownValues {
		return
	}
	time := string(x.Period)
	if x.Sort != exchange.Observed {
		time = strings.Trim(string(x.Span.From)+"/"+string(x.Span.To), "/")
	}
	if x.Absent {
		after = "không công bố"
	}
	b.out.Shown = append(b.out.Shown, ValueChange{Place: x.Place, Code: it.Code, Name: it.Title, Of: b.rs.names[x.unit], Sort: x.Sort, Time: time, Before: before, After: after, Unit: it.Fields["unit"], Note: note})
}
