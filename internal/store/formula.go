package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Formula is an indicator that follows from others, ready to be computed.
type Formula struct {
	Item    plan.Item
	Text    string
	Program *indicator.Program   // nil when it does not fit: Err says why
	Inputs  map[string]plan.Item // by the code that the formula writes
	Err     error
	points  map[indicator.Point]bool
}

// FormulaOf reads the formula of an indicator against what its inputs are now. The error is the database's; that the formula
// cannot be computed is told by Err.
func (r Reader) FormulaOf(it plan.Item, text string) (*Formula, error) {
	f := &Formula{Item: it, Text: text, Inputs: map[string]plan.Item{}}
	parsed, err := indicator.ParseFormula(text)
	if err != nil {
		f.Err = err
		return f, nil
	}
	for _, code := range parsed.Codes {
		in, err := r.IndicatorByCode(code)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		if err == nil && in.Kind == plan.IndicatorKind {
			f.Inputs[code] = in
		}
	}
	own, err := indicator.ParseMeasure(it.Fields["unit"])
	if err != nil {
		f.Err = err
		return f, nil
	}
	var bad error
	f.Program, f.Err = parsed.Check(own, func(code string) (indicator.Measure, bool) {
		in, ok := f.Inputs[code]
		m, err := indicator.ParseMeasure(in.Fields["unit"])
		if bad == nil {
			bad = err
		}
		return m, ok
	})
	if f.Err = errors.Join(bad, f.Err); bad != nil {
		f.Program, f.Err = nil, bad
	}
	return f, nil
}

// InputsOf are the indicators that the formulas of some indicators read.
func (r Reader) inputsOf(ids []plan.ItemID) (map[plan.ItemID][]plan.ItemID, error) {
	return r.joined("item_id", "input_id", ids)
}

// FollowersOf are the indicators whose formulas read one of some indicators.
func (r Reader) followersOf(ids []plan.ItemID) (map[plan.ItemID][]plan.ItemID, error) {
	return r.joined("input_id", "item_id", ids)
}

func (r Reader) joined(by, to string, ids []plan.ItemID) (map[plan.ItemID][]plan.ItemID, error) {
	out := map[plan.ItemID][]plan.ItemID{}
	for some := range slices.Chunk(ids, 500) {
		rows, err := r.query("SELECT "+by+", "+to+" FROM formula_input WHERE "+by+" IN ("+marks(len(some))+") ORDER BY "+by+", "+to, anys(some)...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var a, b plan.ItemID
			if err := rows.Scan(&a, &b); err != nil {
				rows.Close()
				return nil, err
			}
			out[a] = append(out[a], b)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// CheckFormula refuses a formula that cannot be read, reads what is not there, whose units of measure do not fit, or that leads
// back to the indicator itself.
func (r Reader) CheckFormula(it plan.Item, text string) error {
	f, err := r.FormulaOf(it, text)
	if err != nil || f.Err != nil {
		return errors.Join(err, f.Err)
	}
	codes := map[plan.ItemID]string{it.ID: it.Code}
	reads := map[string][]string{}
	var next []plan.ItemID
	for _, in := range f.Inputs {
		codes[in.ID] = in.Code
		reads[it.Code] = append(reads[it.Code], in.Code)
		next = append(next, in.ID)
	}
	slices.Sort(reads[it.Code])
	for len(next) > 0 && len(codes) < 10_000 {
		below, err := r.inputsOf(next)
		if err != nil {
			return err
		}
		next = nil
		for _, id := range slices.Sorted(maps.Keys(below)) {
			if id == it.ID {
				continue // its formula is the new one
			}
			for _, in := range below[id] {
				if codes[in] == "" {
					item, err := Items.Get(r, string(in))
					if err != nil {
						return err
					}
					codes[in] = item.Code
					next = append(next, in)
				}
				reads[codes[id]] = append(reads[codes[id]], codes[in])
			}
		}
	}
	if path := indicator.Cycle(it.Code, func(code string) []string { return reads[code] }); path != nil {
		return indicator.CycleFault(path)
	}
	return nil
}

// Computed is what a formula gives at a point as known on a day ("" = now), with all it read.
func (r Reader) Computed(f *Formula, at indicator.Point, day when.Date) (indicator.Computed, error) {
	known, err := r.readings(f, []indicator.Point{at})
	if err != nil || f.Program == nil {
		return indicator.Computed{}, err
	}
	return f.Program.Compute(at, known.asOf(day)), nil
}

// readings are the values that a formula may read for some points, all vintages.
type readings struct {
	of    map[string]map[indicator.Point][]plan.Observation // by code
	units map[string][]org.UnitID
}

func (r Reader) readings(f *Formula, points []indicator.Point) (readings, error) {
	out := readings{of: map[string]map[indicator.Point][]plan.Observation{}, units: map[string][]org.UnitID{}}
	if f.Program == nil {
		return out, nil
	}
	periods, units := map[when.Period]bool{}, map[org.UnitID]bool{}
	for _, at := range points {
		for p, n := at.Period, 0; n <= f.Program.Back() && p != ""; p, n = indicator.YearBefore(p), n+1 {
			periods[p] = true
		}
		units[at.UnitID] = true
	}
	for code, in := range f.Inputs {
		of := map[indicator.Point][]plan.Observation{}
		for some := range slices.Chunk(slices.Sorted(maps.Keys(periods)), 200) {
			where, args := "", append([]any{string(in.ID)}, anys(some)...)
			if !f.Program.OverUnits() && len(units) <= 200 {
				list := slices.Sorted(maps.Keys(units))
				where, args = " AND unit_id IN ("+marks(len(list))+")", append(args, anys(list)...)
			}
			list, err := dated(r, observedSince, "SELECT body, valid_from FROM observation WHERE valid_to IS NULL AND item_id = ? AND period IN ("+marks(len(some))+") AND cut = ''"+where+" ORDER BY period, recorded_at, id", args...)
			if err != nil {
				return out, err
			}
			for _, o := range list {
				if o.Value != "" || o.Absent != "" {
					at := indicator.Point{Period: o.Period, UnitID: o.UnitID}
					of[at] = append(of[at], o)
				}
			}
		}
		out.of[code] = of
		if f.Program.OverUnits() {
			var list []org.UnitID
			if err := r.eachText("SELECT DISTINCT unit_id FROM observation WHERE valid_to IS NULL AND item_id = ? AND unit_id > '' ORDER BY unit_id", func(id string) { list = append(list, org.UnitID(id)) }, string(in.ID)); err != nil {
				return out, err
			}
			out.units[code] = list
		}
	}
	return out, nil
}

// asOf is where a formula finds what was known on a day.
func (x readings) asOf(day when.Date) indicator.Values {
	return indicator.Values{
		Of: func(code string, at indicator.Point) (string, plan.Quality, when.Date) {
			for _, o := range indicator.AsKnown(x.of[code][at], day) {
				if o.Since == "" || len(x.of[code][at]) == 1 {
					return o.Value, o.Quality, o.KnownOn
				}
			}
			return "", "", ""
		},
		Units: func(code string) []org.UnitID { return x.units[code] },
	}
}

// days are those on which something that is read for a point, whatever its period and unit, became known.
func (x readings) days(f *Formula, at indicator.Point) []when.Date {
	all := map[when.Date]bool{}
	for _, of := range x.of {
		for p, n := at.Period, 0; n <= f.Program.Back() && p != ""; p, n = indicator.YearBefore(p), n+1 {
			for point, list := range of {
				if point.Period == p && (point.UnitID == at.UnitID || f.Program.OverUnits()) {
					for _, o := range list {
						all[o.KnownOn] = true
					}
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// follow gives the values that must stand for some points: one for each day on which what the formula reads changed it.
func (r Reader) follow(f *Formula, points []indicator.Point) (map[string]plan.Observation, error) {
	out := map[string]plan.Observation{}
	if f.Program == nil {
		return out, nil
	}
	known, err := r.readings(f, points)
	if err != nil {
		return nil, err
	}
	for _, at := range points {
		if at.UnitID != "" && f.Program.OverUnits() {
			continue
		}
		last := ""
		for _, day := range known.days(f, at) {
			c := f.Program.Compute(at, known.asOf(day))
			if c.Value == "" || c.Value+"|"+string(c.Quality) == last {
				continue
			}
			last = c.Value + "|" + string(c.Quality)
			o := plan.Observation{ItemID: f.Item.ID, Period: at.Period, UnitID: at.UnitID, Value: c.Value, Quality: c.Quality, KnownOn: day, Source: FromFormula}
			out[followedAs(o)] = o
		}
	}
	return out, nil
}

// FromFormula is the source of a value that a formula gave.
const FromFormula = "formula"

func followedAs(o plan.Observation) string {
	return fmt.Sprintf("%s|%s|%s", o.Period, o.UnitID, o.KnownOn)
}
