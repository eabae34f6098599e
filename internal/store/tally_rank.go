package store

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// WorstTallies are the n keys of a noun with most overdue, then with most in all, and how many keys count anything.
func (r Reader) WorstTallies(noun string, n int, today when.Date, soonDays int) (worst []KeyTally, total int, err error) {
	kept, err := r.keeps(today, soonDays)
	if err != nil {
		return nil, 0, err
	}
	if kept {
		if err := r.row("SELECT count(*) FROM tally_on WHERE day = ? AND noun = ? AND total > 0", string(today), noun).Scan(&total); err != nil {
			return nil, 0, err
		}
		worst, err = r.keptFigures("noun = ? AND total > 0 ORDER BY overdue DESC, total DESC, tally_key DESC LIMIT ?", string(today), noun, n)
		return worst, total, err
	}
	keys, err := r.RankedTallies(noun, []string{"overdue"}, 0, today, soonDays)
	if err != nil {
		return nil, 0, err
	}
	first := keys[:min(n, len(keys))]
	of, err := r.TalliesOf(first, today, soonDays)
	for _, key := range first {
		worst = append(worst, KeyTally{key, of[key]})
	}
	return worst, len(keys), err
}

// RankedTallies are the keys of a noun that count anything, those with most of the sum of some figures first, then with
// most in all; the first n of them, 0 = all.
func (r Reader) RankedTallies(noun string, by []string, n int, today when.Date, soonDays int) ([]TallyKey, error) {
	for _, name := range by {
		if !slices.Contains(figures, name) {
			return nil, fault.New(fault.Internal, "Không có số liệu %q.", "There is no figure %q.", name)
		}
	}
	kept, err := r.keeps(today, soonDays)
	if err != nil {
		return nil, err
	}
	var out []TallyKey
	if kept { // as one text: rows of one short column would cost more than finding them
		var keys string
		order, args := strings.Join(by, " + ")+" DESC, total DESC, tally_key DESC", []any{string(today), noun}
		if n > 0 {
			order, args = order+" LIMIT ?", append(args, n)
		}
		err := r.row("SELECT coalesce(string_agg(tally_key, ' '), '') FROM (SELECT tally_key FROM tally_on WHERE day = ? AND noun = ? AND total > 0 ORDER BY "+order+") x", args...).Scan(&keys)
		for key := range strings.FieldsSeq(keys) {
			out = append(out, TallyKey(key))
		}
		return out, err
	}
	all, err := r.tallies(noun, today, soonDays)
	all = slices.DeleteFunc(all, func(x KeyTally) bool { return x.Tally.Total == 0 })
	sum := func(t plan.Tally) (n int) {
		for i, value := range t.Figures() {
			if slices.Contains(by, figures[i]) {
				n += *value
			}
		}
		return n
	}
	arrange.By(all, func(x, y KeyTally) int {
		return cmp.Or(cmp.Compare(sum(y.Tally), sum(x.Tally)), cmp.Compare(y.Tally.Total, x.Tally.Total), cmp.Compare(y.Key, x.Key))
	})
	for _, x := range all {
		out = append(out, x.Key)
	}
	if n > 0 {
		out = out[:min(n, len(out))]
	}
	return out, err
}
